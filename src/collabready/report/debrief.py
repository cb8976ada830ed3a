"""For the consultant alone: how to bring the report to those who asked for it. Nothing here that the results do not hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import ladder
from collabready.language import quoted, say, say_count
from collabready.report.agenda import Slot, agenda
from collabready.report.headline import Headline, Opening
from collabready.report.room import PAGE, lines, opening_height
from collabready.report.wording import clip, inside, number, upper_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from collabready.assessment.results import DimensionResult, ItemResult, Results
    from collabready.report.contents import Entry

ANCHOR = "debrief"
MOST_PARTS, MOST_QUESTIONS = 6, 5
FIXED, NOTE, SLOT, ASKED = 126.0, 13.4, 13.4, 13.4
"""Points of the blocks' rules, titles and heads; of a line of each table."""


@dataclass(frozen=True)
class Note:
    """What to say on a page, in a line."""

    anchor: str
    page: str
    line: str


@dataclass(frozen=True)
class Questions:
    """What to ask, of what. `more`: how many others there are."""

    ask: str
    of: tuple[str, ...]
    more: str


@dataclass(frozen=True)
class Debrief:
    opening: Opening
    notes: tuple[Note, ...]
    agenda: tuple[Slot, ...]
    questions: tuple[Questions, ...]


def debrief(results: Results, entries: Sequence[Entry]) -> Debrief:
    """`entries`: the pages of the report, in their order."""
    opening = Opening(
        ANCHOR,
        say("For the consultant"),
        Headline(say("Bringing this report: ninety minutes")),
        say("Remove this page before you hand the report out. All of it is made from the results."),
    )
    notes, slots = tuple(_notes(results, entries)), agenda(results)
    free = PAGE - opening_height(opening) - FIXED - SLOT * len(slots)
    free -= sum(NOTE * lines(note.line, 92) for note in notes)
    kinds = [questions for questions in (_split(results), _blind(results)) if questions]
    most = max(1, min(MOST_QUESTIONS, int((free - 30 * len(kinds)) / ASKED / max(len(kinds), 1))))
    asked = tuple(_cut(each, most) for each in kinds) or (_nothing_special(),)
    return Debrief(opening, notes, slots, asked)


def _notes(results: Results, entries: Sequence[Entry]) -> Iterator[Note]:
    """A line for each page; of very many parts, for the lowest."""
    parts = {f"dimension-{at}": part for at, part in enumerate(results.dimensions)}
    lowest = sorted(parts, key=lambda anchor: _height(parts[anchor]))[:MOST_PARTS]
    for entry in entries:
        if entry.anchor in parts:
            if entry.anchor in lowest:
                yield Note(entry.anchor, clip(entry.kicker, 44), _of_part(results, parts[entry.anchor]))
        elif line := _line(results, entry):
            yield Note(entry.anchor, clip(entry.kicker, 44), line)


def _height(part: DimensionResult) -> float:
    return 101 if part.score is None else round(part.score, 9)


def _line(results: Results, entry: Entry) -> str:
    """What to say on a page that is not of a part; empty for those at the end, which are there to be looked up."""
    if entry.anchor.startswith("groups"):
        return say("Rank nobody. What is hidden stays hidden: stop every guess about who it is.")
    if entry.anchor == "interviews" and not results.quotes:
        return say("Say who was heard, and that ratings are evidence, not a measure.")
    lines_of = {
        "summary": say("Begin with the title, word for word; then be silent and let them react."),
        "recipe": say("Let them guess the weakest part before you turn this page."),
        "voices": _of_voices(results),
        "interviews": say("Read one quote aloud, slowly; let nobody guess whose it is."),
        "waves": say("Say what moved and what did not, and offer no cause of your own."),
        "comments": say("Let each choose one answer that surprised them; let nobody guess who wrote it."),
        "plan": _of_plan(results),
        "days": say("Put the first dates into the diaries before anybody leaves the room."),
        "method": say("Only when somebody doubts the figures: begin with the cautions."),
    }
    return lines_of.get(entry.anchor, "")


def _of_part(results: Results, part: DimensionResult) -> str:
    scored = [practice for practice in part.practices if practice.score is not None]
    if not scored:
        return say("Too few answered to score it: ask what they would expect.")
    low = min(scored, key=lambda practice: round(practice.score or 0, 9))
    title, score = clip(low.title, 50), ladder(results).score(low.score)
    if ladder(results).below(low.score):
        return say("Ask for an example of its lowest habit, {habit} ({score}).", habit=quoted(title), score=score)
    return say("Ask what keeps up even its lowest habit, {habit} ({score}).", habit=quoted(title), score=score)


def _of_voices(results: Results) -> str:
    blind = len(results.voices.blind_spots)
    if not blind:
        return say("Ask leaders what they expect before you show it; there is no blind spot to defend.")
    return say_count(
        blind,
        "Ask leaders what they expect before you show it; then name the blind spot, and ask for no excuse.",
        "Ask leaders what they expect before you show it; then name the {spots} blind spots, and ask for no excuse.",
        spots=number(blind),
    )


def _of_plan(results: Results) -> str:
    if not results.plan:
        return say("No action applies: ask what must not be lost.")
    return say_count(
        min(len(results.plan), 3),
        "Have one action decided: yes or no, by whom, by when.",
        "Have {actions} actions decided at most: yes or no, by whom, by when.",
        actions=number(min(len(results.plan), 3)),
    )


def _split(results: Results) -> Questions | None:
    """Statements on which people are split, those that they answer most differently first."""
    items = [item for part in results.dimensions for item in part.items if item.agreement == "split"]
    if not items:
        return None
    ask = say("People are split on these. Ask: what does somebody meet who agrees, and somebody who does not?")
    return Questions(ask, tuple(_statement(item) for item in sorted(items, key=_apart)), "")


def _apart(item: ItemResult) -> float:
    return -round(item.sd or 0, 9)


def _statement(item: ItemResult) -> str:
    return quoted(clip(item.text, 100))


def _blind(results: Results) -> Questions | None:
    """Parts that leaders see higher than staff, the widest first."""
    spots = sorted(results.voices.blind_spots.values(), key=lambda gap: -round(gap.difference, 9))
    if not spots:
        return None
    titles = {part.id: part.title for part in results.dimensions}
    score, language = ladder(results).score, results.questionnaire.language
    told = [
        say(
            "{part}: leaders {leaders}, staff {staff}",
            part=upper_first(inside(titles.get(gap.dimension, gap.dimension), language)),
            leaders=score(gap.leaders),
            staff=score(gap.staff),
        )
        for gap in spots
    ]
    return Questions(say("Blind spots. Ask leaders: what do staff meet here that you do not?"), tuple(told), "")


def _nothing_special() -> Questions:
    ask = say("No statement splits people and no blind spot was found. Ask: which page surprised you most, and why?")
    return Questions(ask, (), "")


def _cut(questions: Questions, most: int) -> Questions:
    left = len(questions.of) - most
    more = say_count(left, "and {n} more", "and {n} more") if left > 0 else ""
    return Questions(questions.ask, questions.of[:most], more)
