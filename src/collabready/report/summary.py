"""The executive summary: the answer, one number, the parts, a few findings, three decisions, and what is not known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from collabready.assessment.figures import answered, caution, interval, ladder, limit
from collabready.language import level_name, long_date, say, say_count
from collabready.report.bars import ScoreRow, score_row
from collabready.report.due import by_day
from collabready.report.findings import Finding, findings
from collabready.report.headline import Opening, headline
from collabready.report.priorities import numbers, priorities
from collabready.report.reading import reading_of
from collabready.report.room import MORE, PAGE, lines, opening_height
from collabready.report.rules import more
from collabready.report.standing import standing
from collabready.report.unknowns import alike, level_is_open, unknowns
from collabready.report.wording import LABEL, clip, number, sentence, upper_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.results import PlannedAction, Results

LONGEST_TITLE, LONGEST_WARNING = 40, 160
MANY, ONE_LINE = 6, 26
"""Of more parts than this, names take one line so that the decisions stay on the page."""
HALF = 50
"""Letters of a line in half the width of the page."""
FULLNESS = (
    (4, 4, 3), (4, 4, 2), (4, 4, 1), (4, 3, 1), (3, 4, 1), (3, 3, 1), (3, 2, 1), (3, 1, 1), (2, 3, 1), (2, 2, 1), (2, 1, 1), (1, 2, 1), (1, 1, 1), (0, 1, 1),
)  # fmt: skip
"""How many findings, unknowns and warnings stand on the page, the fullest first: the first that fits is printed."""


@dataclass(frozen=True)
class Priority:
    number: str
    title: str
    first_step: str
    owner: str
    due: str


@dataclass(frozen=True)
class Summary:
    opening: Opening
    reading: str
    figure: str
    absent: bool
    figure_title: str
    figure_notes: tuple[str, ...]
    line: str
    bars: tuple[ScoreRow, ...]
    slim: bool
    many: bool
    bars_title: str
    findings: tuple[Finding, ...]
    unknowns: tuple[str, ...]
    warnings: tuple[str, ...]
    more_warnings: str
    priorities: tuple[Priority, ...]
    priorities_title: str


@dataclass(frozen=True)
class _Middle:
    """What stands around the decisions, as far as it fits."""

    findings: tuple[Finding, ...]
    unknowns: tuple[str, ...]
    warnings: tuple[str, ...]
    more_warnings: str

    @property
    def height(self) -> float:
        """In points. Beside warnings, what is not known takes half the width; alone it stands in two columns."""
        told = sum(map(_finding_height, self.findings)) + 12
        open_, warned = list(map(_note_height, self.unknowns)), list(map(_note_height, self.warnings))
        warned += [MORE] if self.more_warnings else []
        halves = (sum(open_), sum(warned)) if warned else (sum(open_[::2]), sum(open_[1::2]))
        return told + 30 + max(halves)


def summary(results: Results) -> Summary:
    score = results.readiness.score
    opening = Opening("summary", say("Executive summary"), headline(results), standing(results))
    notes, reading = _figure_notes(results), reading_of(results, "summary")
    decisions, middle = _fitting(results, _priorities(results), PAGE - _top(results, opening, notes, reading))
    return Summary(
        opening=opening,
        reading=reading,
        figure=say("none") if score is None else ladder(results).score(score),
        absent=score is None,
        figure_title=say("Readiness"),
        figure_notes=notes,
        line=ladder(results).line_label,
        slim=_slim(results),
        many=len(results.dimensions) > MANY,
        bars=_bars(results),
        bars_title=_bars_title(results),
        findings=middle.findings,
        unknowns=middle.unknowns,
        warnings=middle.warnings,
        more_warnings=middle.more_warnings,
        priorities=decisions,
        priorities_title=_priorities_title(results, len(decisions)),
    )


def _top(results: Results, opening: Opening, notes: Sequence[str], reading: str) -> float:
    """Height of what stands above the findings, and of the reading below them."""
    panel = 36 + 12.8 * lines(reading, 108) if reading else 0
    return opening_height(opening, short=(34, 37)) + _row_height(results, notes) + panel


def _fitting(results: Results, decisions: tuple[Priority, ...], room: float) -> tuple[tuple[Priority, ...], _Middle]:
    """What stands beside the decisions is shortened until all is on one page; after that, the decisions are."""
    middle = _middle(results, room - _decisions_height(decisions))
    if middle is None:
        decisions = tuple(replace(decision, first_step="") for decision in decisions)
        middle = _middle(results, room - _decisions_height(decisions))
    return decisions, middle or _at_most(results, *FULLNESS[-1])


def _middle(results: Results, room: float) -> _Middle | None:
    """The fullest that fits; None where nothing does."""
    return next((one for full in FULLNESS if (one := _at_most(results, *full)).height <= room), None)


def _at_most(results: Results, told: int, open_: int, warned: int) -> _Middle:
    warnings = [clip(sentence(warning), LONGEST_WARNING) for warning in results.warnings[:warned]]
    return _Middle(
        findings(results, told),
        unknowns(results)[:open_],
        tuple(warnings),
        more(len(results.warnings), len(warnings)),
    )


def _bars(results: Results) -> tuple[ScoreRow, ...]:
    width = 120 if _slim(results) else 176
    return tuple(
        score_row(results, dimension, f"summary-{at}", width, _letters(results))
        for at, dimension in enumerate(results.dimensions)
    )


def _bars_title(results: Results) -> str:
    if results.readiness.basis == "interviews":
        return say("What was heard, rated 0-100")
    return say("Score by part, 0-100")


def _row_height(results: Results, notes: Sequence[str]) -> float:
    """Of the number and the bars beside it."""
    titles = [clip(dimension.title, _letters(results)) for dimension in results.dimensions]
    around = 3 if len(results.dimensions) > MANY else 7
    bars = 32 + sum(around + max(16, 11 * lines(title, 30 if _slim(results) else 19)) for title in titles)
    figure = 70 + sum(12 * lines(note, 32) + 5 for note in notes)
    return max(bars, figure) + 14


def _decisions_height(decisions: Sequence[Priority]) -> float:
    return 54 + max(map(_decision_height, decisions), default=15)


def _decision_height(decision: Priority) -> float:
    first_step = lines(decision.first_step, 29) if decision.first_step else 0
    who = f"{decision.owner} {decision.due} {decision.number}"
    return 6 + 12.6 * (lines(decision.title, 25) + first_step + lines(who, 24))


def _finding_height(finding: Finding) -> float:
    return 10.2 + 12.6 * lines(f"{finding.title} {finding.text} {finding.page}, page 12", 101)


def _note_height(note: str) -> float:
    return 3 + 12 * lines(note, HALF)


def _slim(results: Results) -> bool:
    """Short bars beside long names."""
    return any(len(dimension.title) > LONGEST_TITLE for dimension in results.dimensions)


def _letters(results: Results) -> int:
    return ONE_LINE if len(results.dimensions) > MANY else LABEL


def _figure_notes(results: Results) -> tuple[str, ...]:
    readiness, rungs = results.readiness, ladder(results)
    if readiness.basis == "interviews":
        heard = say_count(
            readiness.n,
            "{number} interview heard.",
            "{number} interviews heard.",
            number=upper_first(number(readiness.n)),
        )
        return say("No number: staff have not been asked."), heard
    if readiness.score is None or readiness.level is None:
        return say("No number: a part could not be scored."), _people(results)
    edge = (say("The ends of the interval give different levels."),) if level_is_open(results) else ()
    return _level(results), _sure(results), *edge, _people(results), say("Ready from {cut}", cut=limit(rungs.line))


def _people(results: Results) -> str:
    readiness = results.readiness
    people, careful = answered(readiness.n, readiness.invited), caution(readiness.n)
    return say("{people}: {caution}", people=people, caution=careful) if careful else people


def _level(results: Results) -> str:
    level, before = results.readiness.level, results.readiness.level_before_gates
    if before in {None, level}:
        return say("Level: {level}", level=level_name(level))
    return say("Level: {level}; {before} before the rules", level=level_name(level), before=level_name(before))


def _sure(results: Results) -> str:
    if why := alike(results):
        return say("No interval: {why}", why=why)
    return say("95 % interval: {interval}", interval=interval(results.readiness.ci))


def _priorities(results: Results) -> tuple[Priority, ...]:
    number_of = numbers(results)
    return tuple(_priority(results, action, number_of[action.id]) for action in priorities(results))


def _priority(results: Results, action: PlannedAction, at: int) -> Priority:
    return Priority(
        str(at), clip(action.title, LABEL), clip(action.first_step, 140), clip(action.owner, 60), _due(results, action)
    )


def _due(results: Results, action: PlannedAction) -> str:
    """The date that was agreed, else the day of the plan."""
    if action.due_date:
        return say("by {date}", date=long_date(action.due_date))
    return by_day(results, action.due)


def _priorities_title(results: Results, decisions: int) -> str:
    if results.readiness.basis == "interviews":
        return say("First of all: ask staff. Then decide")
    if not decisions:
        return say("What to decide now")
    return say_count(
        decisions,
        "{number} decision to take now",
        "{number} decisions to take now",
        number=upper_first(number(decisions)),
    )
