"""The executive summary: the answer, one number, the parts, the rules that fired, three decisions, what is not known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from collabready.assessment.figures import answered, caution, interval, ladder
from collabready.report.charts import Chart, bar
from collabready.report.headline import Opening, headline, unscored
from collabready.report.priorities import numbers, priorities
from collabready.report.room import MORE, PAGE, fitting, lines, opening_height
from collabready.report.rules import Rule, fitting_rules, more, rule_height, rules
from collabready.report.unknowns import alike, level_is_open, unknowns
from collabready.report.wording import LABEL, clip, counted, inside, listed, sentence

if TYPE_CHECKING:
    from collabready.assessment.results import DimensionResult, PlannedAction, Results

MOST_UNKNOWNS, MOST_WARNINGS = 5, 3
LONGEST_TITLE, LONGEST_WARNING = 40, 160
MANY, ONE_LINE = 6, 26
"""Of more parts than this, names take one line so that the decisions stay on the page."""
RULE = 52
"""Letters of a rule's line in half the width of the page."""
HEADING = 28
"""Height of a second heading in a column, in points."""


@dataclass(frozen=True)
class ScoreRow:
    """A named score beside its bar; `note` stands where there is no score."""

    title: str
    score: str
    below: bool
    chart: Chart | None
    note: str = ""


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
    figure: str
    absent: bool
    figure_title: str
    figure_notes: tuple[str, ...]
    line: str
    bars: tuple[ScoreRow, ...]
    slim: bool
    bars_title: str
    rules: tuple[Rule, ...]
    more_rules: str
    unknowns: tuple[str, ...]
    warnings: tuple[str, ...]
    more_warnings: str
    priorities: tuple[Priority, ...]
    priorities_title: str


@dataclass(frozen=True)
class _Middle:
    """What stands between the bars and the decisions, as far as it fits."""

    rules: tuple[Rule, ...]
    warnings: tuple[str, ...]
    unknowns: tuple[str, ...]


def summary(results: Results) -> Summary:
    """What stands above the decisions is shortened until they fit on the same page."""
    interviews, score = results.readiness.basis == "interviews", results.readiness.score
    opening = Opening("summary", "Executive summary", headline(results), _lead(results))
    notes, decisions, fired = _figure_notes(results), _priorities(results), rules(results)
    room = _room(opening, results, notes, decisions)
    if room < _least(results):
        decisions = tuple(replace(decision, first_step="") for decision in decisions)
        room = _room(opening, results, notes, decisions)
    middle = _middle(results, room)
    return Summary(
        opening=opening,
        figure="none" if score is None else ladder(results).score(score),
        absent=score is None,
        figure_title="Readiness, of 100",
        figure_notes=notes,
        line=ladder(results).line_label,
        slim=_slim(results),
        bars=_bars(results),
        bars_title="What was heard, rated 0-100" if interviews else "Score by part, 0-100",
        rules=middle.rules,
        more_rules=more(len(fired), len(middle.rules)),
        unknowns=middle.unknowns,
        warnings=middle.warnings,
        more_warnings=more(len(results.warnings), len(middle.warnings)),
        priorities=decisions,
        priorities_title="First of all: ask staff. Then decide" if interviews else "What to decide now",
    )


def _bars(results: Results) -> tuple[ScoreRow, ...]:
    width = 120 if _slim(results) else 176
    return tuple(
        score_row(results, dimension, f"summary-{at}", width, _letters(results))
        for at, dimension in enumerate(results.dimensions)
    )


def _warnings(results: Results) -> list[str]:
    return [clip(sentence(warning), LONGEST_WARNING) for warning in results.warnings]


def _one_warning(results: Results) -> float:
    """Height of the heading, the first warning, and how many more there are."""
    return HEADING + _note_height(_warnings(results)[0]) + MORE if results.warnings else 0


def _least(results: Results) -> float:
    """Height of one rule and one warning."""
    return max((rule_height(rule, RULE) + MORE for rule in rules(results)[:1]), default=MORE) + _one_warning(results)


def _middle(results: Results, room: float) -> _Middle:
    told, warned, open_ends = (
        fitting_rules(rules(results), room - _one_warning(results), RULE),
        _warnings(results),
        unknowns(results),
    )
    left = room - sum(rule_height(rule, RULE) for rule in told) - MORE - HEADING - MORE
    return _Middle(
        told,
        tuple(warned[: fitting([_note_height(warning) for warning in warned], left, MOST_WARNINGS)]),
        open_ends[: fitting([_note_height(unknown) for unknown in open_ends], room, MOST_UNKNOWNS)],
    )


def _room(opening: Opening, results: Results, notes: tuple[str, ...], decisions: tuple[Priority, ...]) -> float:
    """Points between the bars and the decisions, under the headings there."""
    top = opening_height(opening, short=(34, 37))
    titles = [clip(dimension.title, _letters(results)) for dimension in results.dimensions]
    bars = 32 + sum(7 + max(16, 11 * lines(title, 30 if _slim(results) else 19)) for title in titles)
    figure = 70 + sum(12 * lines(note, 32) + 5 for note in notes)
    return PAGE - top - max(bars, figure) - 40 - 85 - max(map(_decision_height, decisions), default=15)


def _decision_height(decision: Priority) -> float:
    first_step = lines(decision.first_step, 29) if decision.first_step else 0
    who = f"{decision.owner} {decision.due} action {decision.number}"
    return 6 + 12.6 * (lines(decision.title, 25) + first_step + lines(who, 29))


def _note_height(note: str) -> float:
    return 3 + 12.4 * lines(note, 50)


def _slim(results: Results) -> bool:
    """Short bars beside long names."""
    return any(len(dimension.title) > LONGEST_TITLE for dimension in results.dimensions)


def _letters(results: Results) -> int:
    return ONE_LINE if len(results.dimensions) > MANY else LABEL


def score_row(results: Results, dimension: DimensionResult, name: str, width: float, letters: int) -> ScoreRow:
    """A part as a row; `letters`: longest name beside the bar."""
    rungs, title = ladder(results), clip(dimension.title, letters)
    if dimension.score is None:
        return ScoreRow(title, rungs.score(None), below=False, chart=None, note="too few answers")
    below, score = rungs.below(dimension.score), rungs.score(dimension.score)
    place = "below" if below else "at or above"
    alt = f"{clip(dimension.title)}: {score} of 100, {place} the {rungs.line_label}"
    return ScoreRow(title, score, below, Chart(name, alt, bar(dimension.score, rungs.line, width=width)))


def _lead(results: Results) -> str:
    readiness, rungs, language = results.readiness, ladder(results), results.questionnaire.language
    if readiness.basis == "interviews":
        return (
            "The ratings below are evidence heard in interviews, rated by the consultant. "
            "They give no readiness and no level; only staff can say whether it is so."
        )
    if readiness.score is None or readiness.level is None:
        lacking = [inside(dimension.title, language) for dimension in unscored(results)]
        about = f"Too few people answered about {listed(lacking)}. " if lacking else ""
        return about + "Readiness needs every part and is never the average of what is left."
    if len(results.dimensions) > MANY:
        return f"{_level(results)} {_how_many(results)}"
    named = [
        (f"{inside(d.title, language)} ({rungs.score(d.score)})", rungs.below(d.score)) for d in results.dimensions
    ]
    reach = [name for name, below in named if not below]
    fall = [name for name, below in named if below]
    opening = _level(results)
    if not fall:
        return f"{opening} At the {rungs.line_label} or above: {listed(reach)}."
    if not reach:
        return f"{opening} All below the {rungs.line_label}: {listed(fall)}."
    return f"{opening} At the {rungs.line_label} or above: {listed(reach)}. Below it: {listed(fall)}."


def _level(results: Results) -> str:
    readiness = results.readiness
    return f"Readiness is {ladder(results).score(readiness.score)} of 100, level “{readiness.level}”."


def _how_many(results: Results) -> str:
    """Where the parts are too many to be named in a line or two."""
    rungs, parts = ladder(results), results.dimensions
    reach = sum(not rungs.below(part.score) for part in parts)
    return f"At the {rungs.line_label} or above: {reach} of {len(parts)} parts."


def _figure_notes(results: Results) -> tuple[str, ...]:
    readiness, rungs = results.readiness, ladder(results)
    if readiness.basis == "interviews":
        return ("No number: staff have not been asked.", f"{counted(readiness.n, 'interview').capitalize()} heard.")
    careful = caution(readiness.n)
    people = answered(readiness.n, readiness.invited) + (f": {careful}" if careful else "")
    if readiness.score is None or readiness.level is None:
        return ("No number: a part could not be scored.", people)
    before = readiness.level_before_gates
    capped = f"Level: {readiness.level}" + (
        f"; {before} before the rules" if before not in {None, readiness.level} else ""
    )
    edge = ("The ends of the interval give different levels.",) if level_is_open(results) else ()
    sure = f"No interval: {alike(results)}" if alike(results) else f"95 % interval: {interval(readiness.ci)}"
    return (capped, sure, *edge, people, f"Ready from {rungs.line:g}")


def _priorities(results: Results) -> tuple[Priority, ...]:
    number = numbers(results)
    return tuple(_priority(action, number[action.id]) for action in priorities(results))


def _priority(action: PlannedAction, number: int) -> Priority:
    return Priority(
        str(number),
        clip(action.title, LABEL),
        clip(action.first_step, 140),
        clip(action.owner, 60),
        f"by day {action.due}",
    )
