"""The talk as a whole in plain lines: how the words may be used, the language, the clock, and the end."""

from __future__ import annotations

from collabready.interview import remarks
from collabready.interview.dialogue import Dialogue
from collabready.interview.orders import Order, command_of, unasked
from collabready.interview.session import in_language, languages, used
from collabready.interview.wording import closing_lines, progress_line, score_lines, use_words
from collabready.responses.uses import USES

QUIT = Order("quit")
# What is no order to leave the end for; and what would change a question that nobody looks at, unless it names one.
ABOUT_THE_END = {"help", "meant", "end"}
BLIND = {"not-asked", "dont-know", "flag", "clear-note", "clear-words"}
SIGNS = dict(zip("123", USES, strict=True))


def choose_use(dialogue: Dialogue, order: Order) -> Order | None:
    """Ask how the words may be used, unless that was said with the command; an empty line leaves it as it is."""
    line = order.words.strip()
    if not line:
        dialogue.say("How may the words be used? Let them choose.")
        dialogue.say(*(f"{number}  {USES[use].offered}" for number, use in SIGNS.items()))
    now = dialogue.session.interview.interview.use
    prompt = f"Use, 1 to 3, or an empty line for {USES[now].name}: "
    chosen = SIGNS.get(line)
    while chosen is None:
        if line:
            dialogue.say("Type 1, 2 or 3; q saves and stops.")
        line = dialogue.line(prompt).strip()
        if command_of(line) == QUIT:
            return QUIT
        chosen = SIGNS.get(line) if line else now
    use = chosen
    dialogue.hear(lambda s, _: used(s, use))
    dialogue.say(f"Use: {use_words(dialogue.session.interview.interview)}. u changes it.")
    return None


def change_language(dialogue: Dialogue, order: Order) -> None:
    """The language that is named, or the next one."""
    known, here = languages(dialogue.session), dialogue.session.interview.interview.language
    following = known[(known.index(here) + 1) % len(known)] if here in known else known[0]
    wanted = order.words.strip() or following
    if wanted not in known or len(known) == 1:
        dialogue.say(f"The questionnaire has: {', '.join(known)}.")
        return
    dialogue.hear(lambda s, _: in_language(s, wanted))
    dialogue.say(f"Language: {wanted}.")


def turn_clock(dialogue: Dialogue, _: Order) -> None:
    clock = dialogue.desk.clock
    if clock.paused:
        clock.go_on()
        dialogue.say("The clock runs again.")
        return
    clock.pause()
    dialogue.save()
    dialogue.say("The clock stands. p lets it run again.")


def tell_time(dialogue: Dialogue, _: Order) -> None:
    dialogue.say(progress_line(dialogue.session, dialogue.desk.clock.seconds, paused=dialogue.desk.clock.paused))


def end(dialogue: Dialogue, _: Order) -> Order | None:
    """Tell what is open and what is to be followed up, and finish if that is wanted; any order lets the talk go on."""
    dialogue.say(*closing_lines(dialogue.session))
    typed = ""
    while True:
        line, before = dialogue.line("Finish the talk? y, n, or scores: ").strip(), typed
        typed = "" if line.casefold() in {"m", "scores"} else line
        if line.casefold() == "m" and before:
            remarks.note(dialogue, Order("note", before))
        elif line.casefold() in {"n", "no", "b"}:
            dialogue.say("The talk goes on.")
            return None
        elif line.casefold() in {"y", "yes"}:
            dialogue.finish()
            dialogue.say("The talk is finished.")
            return QUIT
        elif (order := unasked(line, dialogue.session)) and _leaves(order):
            return order
        else:
            dialogue.say(*_shown(dialogue, line.casefold()))


def _leaves(order: Order) -> bool:
    return order.verb not in ABOUT_THE_END and (order.number is not None or order.verb not in BLIND)


def _shown(dialogue: Dialogue, line: str) -> list[str]:
    from collabready.interview.closing import scores_so_far  # reads tables, which a talk does not need

    if line == "scores":
        return score_lines(scores_so_far(dialogue.session)) or ["This talk asks nothing that is scored."]
    step = dialogue.session.step
    what = "answer" if step.kind == "text" else "note"
    lost = f"Nothing was changed. m keeps what you typed with the {what} of question {step.number}."
    asked = "Type y to finish, n to go on, scores to see what this talk scores, q to stop without finishing."
    return [*([lost] if line and command_of(line) is None else []), asked]
