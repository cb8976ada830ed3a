"""The contents: what each page says, in figures who answered, how to read it all, and which pages there is no data for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from collabready.assessment.figures import Ladder, count, ladder, limit, whole
from collabready.language import say, say_count, whole_number
from collabready.report.charts import Chart, lacking
from collabready.report.headline import Headline, Opening
from collabready.report.room import PAGE, lines, set_closer
from collabready.report.wording import clip, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from collabready.assessment.results import Results

MOST_PARTS, LONGEST_PART, LONGEST_ABOUT = 6, 40, 100
AROUND, STRIP = 168, 92
"""Height of what stands around the entries, and of the parts below them, in points."""
DENSE_ENTRY, CLOSE_ENTRY = (61, 11.8, 5.0), (65, 11.2, 3.4)
"""Letters of a line of an entry, its height and what stands around an entry; the latter where blocks are set closer."""
Setting = Literal["full", "dense", "stacked"]


@dataclass(frozen=True)
class Entry:
    """A line of the contents."""

    anchor: str
    kicker: str
    title: str


@dataclass(frozen=True)
class Stat:
    figure: str
    text: str


@dataclass(frozen=True)
class Part:
    title: str
    about: str
    below: bool


@dataclass(frozen=True)
class Contents:
    """What the page holds.

    `setting`: `full` and `dense` where the entries stand beside the panel, `stacked` where they are too many for that.
    `absent`: pages that there is no data for.
    """

    opening: Opening
    stats: tuple[Stat, ...]
    entries: tuple[Entry, ...]
    reading: tuple[tuple[str, str], ...]
    line: str
    lacking: Chart
    dots: bool
    setting: Setting
    parts: tuple[Part, ...]
    absent: str


def contents(results: Results, pages: Iterable[Opening]) -> Contents:
    rungs = ladder(results)
    entries = tuple(Entry(page.anchor, page.kicker, page.title.text) for page in pages)
    absent = " ".join(_absent(results, {entry.anchor for entry in entries}))
    free = PAGE - AROUND - (22 + 11.5 * lines(absent, 130) if absent else 0)
    return Contents(
        opening=Opening(
            "contents",
            say("Contents"),
            Headline(say("What each page says")),
            say("Read only the titles and you have the argument."),
        ),
        stats=tuple(_stats(results))[:4],
        entries=entries,
        reading=_reading(rungs, results.settings.min_group),
        line=rungs.line_label,
        lacking=Chart("lacking", say("amber strokes"), lacking()),
        dots=any(group.dimensions for group in results.groups),
        setting=_setting(entries, free),
        parts=_parts(results) if _height(entries) + STRIP <= free else (),
        absent=absent,
    )


def _setting(entries: Sequence[Entry], free: float) -> Setting:
    if _height(entries) <= free:
        return "full"
    letters, line, around = CLOSE_ENTRY if set_closer() else DENSE_ENTRY
    dense = sum(around + line * lines(f"{entry.kicker} {entry.title}", letters) for entry in entries)
    return "dense" if dense <= free else "stacked"


def _height(entries: Sequence[Entry]) -> float:
    """Where the name of each page stands above its title."""
    return sum(19 + 13 * lines(entry.title, 55) for entry in entries)


def _parts(results: Results) -> tuple[Part, ...]:
    """What each part is about; none where they are too many for a row, or where it is not told of all."""
    parts = results.dimensions
    if not 1 < len(parts) <= MOST_PARTS or any(not part.about or len(part.title) > LONGEST_PART for part in parts):
        return ()
    rungs = ladder(results)
    return tuple(
        Part(clip(part.title), clip(part.about or "", LONGEST_ABOUT), rungs.below(part.score)) for part in parts
    )


def _stats(results: Results) -> Iterator[Stat]:
    readiness = results.readiness
    if readiness.basis == "interviews":
        yield Stat(count(readiness.n), say_count(readiness.n, "interview heard", "interviews heard"))
    elif readiness.invited:
        rate = 100 if readiness.n >= readiness.invited else min(whole(100 * readiness.n / readiness.invited), 99)
        asked = say_count(
            readiness.n, "person answered, of {invited} invited", "people answered, of {invited} invited",
            invited=count(readiness.invited),
        )  # fmt: skip
        yield Stat(count(readiness.n), asked)
        yield Stat(say("{rate} %", rate=rate), say("of those invited answered"))
    else:
        yield Stat(count(readiness.n), say_count(readiness.n, "person answered", "people answered"))
    yield from _asked(results)
    yield from _compared(results)


def _asked(results: Results) -> Iterator[Stat]:
    statements, parts = sum(len(part.items) for part in results.dimensions), len(results.dimensions)
    if statements:
        told = say_count(parts, "statements in {number} part", "statements in {number} parts", number=number(parts))
        yield Stat(whole_number(statements), told)
    else:
        yield Stat(whole_number(parts), say_count(parts, "part, scored alone", "parts, each scored alone"))


def _compared(results: Results) -> Iterator[Stat]:
    """Groups that are shown and hidden, then interviews."""
    shown = sum(not group.hidden for group in results.groups)
    hidden = len(results.groups) - shown
    if hidden:
        told = say_count(
            shown, "group shown; {hidden} hidden, to protect people", "groups shown; {hidden} hidden, to protect people",
            hidden=whole_number(hidden),
        )  # fmt: skip
        yield Stat(whole_number(shown), told)
    elif shown:
        yield Stat(whole_number(shown), say_count(shown, "group shown, none hidden", "groups shown, none hidden"))
    heard = sum(source.accepted or 0 for source in results.sources if source.channel == "interview")
    if heard and results.readiness.basis == "survey":
        yield Stat(count(heard), say_count(heard, "interview beside them", "interviews beside them"))


def _absent(results: Results, anchors: set[str]) -> Iterator[str]:
    """Which pages are left out, and why."""
    if "recipe" not in anchors:
        yield say("The recipe: one part alone has nothing to be multiplied with.")
    if not any(anchor.startswith("groups") for anchor in anchors):
        yield say("Groups: the answers were not broken down.")
    if "voices" not in anchors:
        yield say("Leaders and staff: there are no answers of leaders.")
    if "interviews" not in anchors and results.readiness.basis == "survey":
        yield say("Interviews: none was counted.")
    if "waves" not in anchors:
        yield say("Wave to wave: there is no earlier wave.")
    if "comments" not in anchors:
        yield say("In their own words: no answer was approved for print.")
    if "privacy" not in anchors:
        yield say("Privacy: nobody noted how the answers are kept.")


def _reading(rungs: Ladder, least: int) -> tuple[tuple[str, str], ...]:
    return (
        (
            say("Scores run from 0 to 100."),
            say("The least favourable answer counts 0, the most favourable 100; a score is the mean over people."),
        ),
        (
            say("The {line}.", line=rungs.line_label),
            say(
                "A surplus of one part does not make up for the lack of another, so each is held against the same line."
            ),
        ),
        (
            say("Intervals."),
            say(
                "The bar around a mark is the 95 % interval: were the survey repeated, the score would rarely fall outside it."
            ),
        ),
        (
            say("A mark before a number."),
            say("“<{cut}” is a score that rounds to {cut} but has not reached it.", cut=limit(rungs.line)),
        ),
        (
            say("Small groups are hidden."),
            say("No score is shown for fewer than {least} people, nor where it could be worked out.", least=least),
        ),
    )
