"""The page for everybody: what you said, what we do, when we ask again, whom to ask.

Everybody reads it, so it holds no figure of a group, no interval and no word that has to be explained. What was not
decided is not announced: it is called a proposal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from collabready.assessment.figures import ladder
from collabready.language import long_date, say, say_count, whole_number
from collabready.report.charts import Chart, bar
from collabready.report.due import MONTHS, date_of
from collabready.report.headline import Headline
from collabready.report.keep import anything_scored, falls_short
from collabready.report.priorities import MOST_PRIORITIES, main_plan, priorities
from collabready.report.wording import LABEL, SENTENCE, clip, inside, listed, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from collabready.assessment.results import PlannedAction, PracticeResult, Results

MOST_HABITS, MOST_ACTIONS, MOST_PARTS = 3, 5, 8
HABIT, TITLE, OWNER, ONE_LINE = 60, 110, 40, 26
MANY = 6
"""Of more parts than this, names take one line so that all stays on one page."""
WIDTH = 226


@dataclass(frozen=True)
class Part:
    """A dimension in a word, such as "half-way there"; `chart`: None where too few answered."""

    title: str
    word: str
    below: bool
    chart: Chart | None


@dataclass(frozen=True)
class Deed:
    title: str
    owner: str
    when: str


@dataclass(frozen=True)
class StaffPage:
    """`decided`: whether the deeds are agreed, or only proposed; `note`: what they are, or why there are none.

    `dense`: whether so much is told that it is set smaller.
    """

    title: Headline
    lead: str
    parts: tuple[Part, ...]
    more_parts: str
    strongest: tuple[str, ...]
    weakest: tuple[str, ...]
    weakest_title: str
    deeds_title: str
    deeds: tuple[Deed, ...]
    note: str
    again: str
    kept: str
    ask: tuple[str, ...]
    reading: str
    dense: bool


def staff_page(results: Results) -> StaffPage:
    strongest, weakest = _habits(results)
    deeds, decided = _deeds(results)
    reading = clip(results.readings.get("staff", ""), SENTENCE)
    return StaffPage(
        title=Headline(_title(results)),
        lead=_lead(results),
        parts=_parts(results),
        more_parts=_more_parts(results),
        strongest=tuple(clip(practice.title, HABIT) for practice in strongest),
        weakest=tuple(clip(practice.title, HABIT) for practice in weakest),
        weakest_title=_weakest_title(results, weakest),
        deeds_title=say("What we do") if decided or not deeds else say("What is proposed"),
        deeds=tuple(_deed(results, action) for action in deeds),
        note=_note(results, deeds, decided=decided),
        again=_again(results),
        kept=_kept(results),
        ask=tuple(_ask(results)),
        reading=reading,
        dense=len(results.dimensions) > MANY or len(deeds) > MOST_PRIORITIES or bool(reading),
    )


def _asked(results: Results) -> bool:
    return results.readiness.basis == "survey"


def _title(results: Results) -> str:
    rungs = ladder(results)
    scored = [(d.title, round(d.score, 9)) for d in results.dimensions if d.score is not None]
    if not _asked(results):
        return say("You have not been asked yet: that comes first")
    if not scored:
        return say("Too few of us answered to say how things stand")
    lowest = min(score for _, score in scored)
    if not rungs.below(lowest):
        return say("You said it: what we need to learn from each other is there")
    names = [inside(title, results.questionnaire.language) for title, score in scored if score == lowest]
    return say("You said it: the most is left to do in {part}", part=listed(names, LABEL))


def _lead(results: Results) -> str:
    n, invited = results.readiness.n, results.readiness.invited
    if not _asked(results):
        return say_count(
            n,
            "So far one interview was held. It cannot say what you think; only you can.",
            "So far {n} interviews were held. They cannot say what you think; only you can.",
        )
    if invited is None:
        return say_count(n, "One of you answered. Thank you.", "{n} of you answered. Thank you.")
    if n >= invited:
        return say("All {invited} of you answered. Thank you.", invited=whole_number(invited))
    return say_count(
        n,
        "One of the {invited} of you who were asked answered. Thank you.",
        "{n} of the {invited} of you who were asked answered. Thank you.",
        invited=whole_number(invited),
    )


def _parts(results: Results) -> tuple[Part, ...]:
    if not _asked(results):
        return ()
    rungs = ladder(results)
    words = {
        1: say("strong"),
        0: say("good to build on"),
        -1: say("half-way there"),
        -2: say("weak"),
        -3: say("hardly there"),
    }
    rows, many = [], len(results.dimensions) > MANY
    for at, part in enumerate(results.dimensions[:MOST_PARTS]):
        title = clip(part.title, ONE_LINE if many else HABIT)
        if part.score is None:
            rows.append(Part(title, say("too few answers"), below=False, chart=None))
            continue
        word = words[rungs.rung(part.score)]
        drawing = bar(part.score, rungs.line, width=WIDTH, height=11 if many else 15)
        alt = say("{part}: {word}", part=title, word=word)
        rows.append(Part(title, word, rungs.below(part.score), Chart(f"staff-{at}", alt, drawing)))
    return tuple(rows)


def _more_parts(results: Results) -> str:
    rest = len(results.dimensions) - MOST_PARTS
    return say_count(rest, "and one more", "and {n} more") if rest > 0 and _asked(results) else ""


def _habits(results: Results) -> tuple[list[PracticeResult], list[PracticeResult]]:
    """The strongest practices and the weakest, three each at most, none in both."""
    if not _asked(results):
        return [], []
    scored = [p for d in results.dimensions for p in d.practices if p.score is not None]
    ordered = sorted(scored, key=lambda practice: -round(practice.score or 0, 9))
    each = min(MOST_HABITS, len(ordered) // 2)
    return ordered[:each], ordered[len(ordered) - each :][::-1]


def _weakest_title(results: Results, weakest: Sequence[PracticeResult]) -> str:
    if any(ladder(results).below(practice.score) for practice in weakest):
        return say("You find weakest")
    return say("A little less strong")


def _deeds(results: Results) -> tuple[Sequence[PlannedAction], bool]:
    """What is agreed or done; where nothing is, the first proposals."""
    agreed = [action for action in main_plan(results) if action.status in {"agreed", "done"}]
    if agreed:
        return agreed[:MOST_ACTIONS], True
    return priorities(results), False


def _deed(results: Results, action: PlannedAction) -> Deed:
    on = action.due_date or date_of(results, action.due)
    when = (
        say("by {date}", date=long_date(on))
        if on
        else say("within {number} days of the start", number=whole_number(action.due))
    )
    return Deed(
        clip(action.title, TITLE),
        clip(action.owner, OWNER),
        say("done") if action.status == "done" else when,
    )


def _note(results: Results, deeds: Sequence[PlannedAction], *, decided: bool) -> str:
    if decided:
        return ""
    if deeds:
        return say("Nothing of this is decided yet. We tell you what is.")
    if falls_short(results) or not anything_scored(results):
        return say("What to do is not decided yet. We tell you when it is.")
    return say("Nothing has to be mended first: what works is kept.")


def _again(results: Results) -> str:
    if not _asked(results):
        return say("You are asked with a survey. Nobody sees what one person answered.")
    if not main_plan(results):
        return say("In half a year or a year, with the same statements. Then we tell you what has moved.")
    end = date_of(results, MONTHS[-1])
    if end:
        return say(
            "After the first {days} days, from {date} on, with the same statements. Then we tell you what has moved.",
            days=MONTHS[-1],
            date=long_date(end + timedelta(days=1)),
        )
    return say(
        "After the first {days} days, with the same statements. Then we tell you what has moved.", days=MONTHS[-1]
    )


def _kept(results: Results) -> str:
    told = say(
        "No result of fewer than {number} people is shown to anybody, so that nobody can be recognised.",
        number=number(results.settings.min_group),
    )
    if results.privacy and results.privacy.delete_by:
        return f"{told} {say('Answers are deleted by {date}.', date=long_date(results.privacy.delete_by))}"
    return told


def _ask(results: Results) -> Iterator[str]:
    privacy = results.privacy
    if privacy and privacy.contact:
        yield say("About your answers: {contact}", contact=clip(privacy.contact))
    if privacy and privacy.trust:
        yield say("In confidence: {contact}", contact=clip(privacy.trust))
    if not (privacy and (privacy.contact or privacy.trust)):
        yield say("Whoever invited you to the survey.")
