"""The talk as a whole in plain lines: how the words may be used, the language, the clock, and the end."""

from __future__ import annotations

from collabready.interview.dialogue import Dialogue
from collabready.interview.opening import CHOICES
from collabready.interview.orders import Order, command_of
from collabready.interview.session import in_language, languages, used
from collabready.interview.wording import closing_lines, progress_line, score_lines, use_words

QUIT = Order("quit")
USES = dict(zip("123", CHOICES, strict=True))


def choose_use(talk: Dialogue, order: Order) -> Order | None:
    """Ask how the words may be used, unless that was said with the command; an empty line leaves it as it is."""
    line = order.words.strip()
    if not line:
        talk.say("How may the words be used? Let them choose.")
        talk.say(*(f"{number}  {CHOICES[use]}" for number, use in USES.items()))
    now = talk.session.interview.interview.use
    prompt = f"Use, 1 to 3, or an empty line for {CHOICES[now].partition(':')[0]}: "
    chosen = USES.get(line)
    while chosen is None:
        if line:
            talk.say("Type 1, 2 or 3; q saves and stops.")
        line = talk.line(prompt).strip()
        if command_of(line) == QUIT:
            return QUIT
        chosen = USES.get(line) if line else now
    use = chosen
    talk.hear(lambda s, _: used(s, use))
    talk.say(f"Use: {use_words(talk.session)}. u changes it.")
    return None


def change_language(talk: Dialogue, order: Order) -> None:
    """The language that is named, or the next one."""
    known, here = languages(talk.session), talk.session.interview.interview.language
    following = known[(known.index(here) + 1) % len(known)] if here in known else known[0]
    wanted = order.words.strip() or following
    if wanted not in known or len(known) == 1:
        talk.say(f"The questionnaire has: {', '.join(known)}.")
        return
    talk.hear(lambda s, _: in_language(s, wanted))
    talk.say(f"Language: {wanted}.")


def turn_clock(talk: Dialogue, _: Order) -> None:
    clock = talk.desk.clock
    if clock.paused:
        clock.go_on()
        talk.say("The clock runs again.")
        return
    clock.pause()
    talk.save()
    talk.say("The clock stands. p lets it run again.")


def tell_time(talk: Dialogue, _: Order) -> None:
    talk.say(progress_line(talk.session, talk.desk.clock.seconds, paused=talk.desk.clock.paused))


def end(talk: Dialogue, _: Order) -> Order | None:
    """Tell what is open and what is to be followed up, and finish if that is wanted."""
    talk.say(*closing_lines(talk.session))
    while True:
        line = talk.line("Finish the talk? y, n, or scores: ").strip().casefold()
        if line in {"n", "no", "b"}:
            talk.say("The talk goes on.")
            return None
        if line in {"y", "yes"}:
            talk.finish()
            talk.say("The talk is finished.")
        if line in {"y", "yes", "q"}:
            return QUIT
        talk.say(*_shown(talk, line))


def _shown(talk: Dialogue, line: str) -> list[str]:
    from collabready.interview.closing import scores_so_far  # reads tables, which a talk does not need

    if line != "scores":
        return ["Type y to finish, n to go on, scores to see what this talk scores, q to stop without finishing."]
    return score_lines(scores_so_far(talk.session)) or ["This talk asks nothing that is scored."]
