"""The executive summary: the answer, one number, the parts, the rules that fired, three decisions, what is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import caution, count, interval, ladder
from collabready.report.charts import Chart, bar
from collabready.report.headline import Opening, headline, unscored
from collabready.report.wording import LABEL, are, clip, counted, inside, listed, sentence, upper_first

if TYPE_CHECKING:
    from collabready.assessment.results import DimensionResult, FiredGate, PlannedAction, Results

MOST_PRIORITIES, MOST_UNKNOWNS, MOST_WARNINGS = 3, 4, 3
LONGEST_TITLE = 40


@dataclass(frozen=True)
class ScoreRow:
    """A named score beside its bar; `note` stands where there is no score."""

    title: str
    score: str
    below: bool
    chart: Chart | None
    note: str = ""


@dataclass(frozen=True)
class Rule:
    """A gate that fired: its sentence and what it does to the level."""

    says: str
    effect: str


@dataclass(frozen=True)
class Priority:
    rank: str
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
    unknowns: tuple[str, ...]
    warnings: tuple[str, ...]
    priorities: tuple[Priority, ...]
    priorities_title: str


def summary(results: Results) -> Summary:
    interviews = results.readiness.basis == "interviews"
    slim = any(len(dimension.title) > LONGEST_TITLE for dimension in results.dimensions)
    return Summary(
        opening=Opening("summary", "Executive summary", headline(results), _lead(results)),
        figure="none" if results.readiness.score is None else ladder(results).score(results.readiness.score),
        absent=results.readiness.score is None,
        figure_title="Readiness, of 100",
        figure_notes=_figure_notes(results),
        line=ladder(results).line_label,
        slim=slim,
        bars=tuple(
            score_row(results, dimension, f"summary-{at}", 120 if slim else 176)
            for at, dimension in enumerate(results.dimensions)
        ),
        bars_title="What was heard, rated 0-100" if interviews else "Score by part, 0-100",
        rules=rules(results),
        unknowns=unknowns(results)[:MOST_UNKNOWNS],
        warnings=tuple(sentence(warning) for warning in results.warnings[:MOST_WARNINGS]),
        priorities=tuple(_priority(action) for action in results.plan[:MOST_PRIORITIES]),
        priorities_title="First of all: ask staff. Then decide" if interviews else "What to decide now",
    )


def score_row(results: Results, dimension: DimensionResult, name: str, width: float = 176) -> ScoreRow:
    rungs, title = ladder(results), clip(dimension.title)
    if dimension.score is None:
        return ScoreRow(title, rungs.score(None), below=False, chart=None, note="too few answers")
    below, score = rungs.below(dimension.score), rungs.score(dimension.score)
    place = "below" if below else "at or above"
    alt = f"{title}: {score} of 100, {place} the {rungs.line_label}"
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
    named = [
        (f"{inside(d.title, language)} ({rungs.score(d.score)})", rungs.below(d.score)) for d in results.dimensions
    ]
    reach = [name for name, below in named if not below]
    fall = [name for name, below in named if below]
    line = f"the {rungs.line_label}"
    opening = f"Readiness is {rungs.score(readiness.score)} of 100, level “{readiness.level}”."
    if not fall:
        return f"{opening} {upper_first(listed(reach))} {_reach(reach)} {line}."
    if not reach:
        return f"{opening} {upper_first(listed(fall))} {_stay(fall)} below {line}."
    return f"{opening} {upper_first(listed(reach))} {_reach(reach)} {line}; {listed(fall)} {_do(fall)} not."


def _many(names: list[str]) -> bool:
    return len(names) > 1 or are(names[0].split(" (")[0]) == "are"


def _reach(names: list[str]) -> str:
    return "reach" if _many(names) else "reaches"


def _stay(names: list[str]) -> str:
    return "are" if _many(names) else "is"


def _do(names: list[str]) -> str:
    return "do" if _many(names) else "does"


def _figure_notes(results: Results) -> tuple[str, ...]:
    readiness, rungs = results.readiness, ladder(results)
    if readiness.basis == "interviews":
        return ("No number: staff have not been asked.", f"{counted(readiness.n, 'interview').capitalize()} heard.")
    careful = caution(readiness.n)
    people = f"{count(readiness.n)} {'person' if readiness.n == 1 else 'people'} answered" + (
        f": {careful}" if careful else ""
    )
    if readiness.score is None or readiness.level is None:
        return ("No number: a part could not be scored.", people)
    before = readiness.level_before_gates
    capped = f"Level: {readiness.level}" + (
        f"; {before} before the rules" if before not in {None, readiness.level} else ""
    )
    edge = ("The interval reaches into another level.",) if readiness.borderline else ()
    return (capped, f"95 % interval: {interval(readiness.ci)}", *edge, people, f"Ready from {rungs.line:g}")


def rules(results: Results) -> tuple[Rule, ...]:
    return tuple(_rule(gate) for gate in results.readiness.gates)


def _rule(gate: FiredGate) -> Rule:
    says = sentence(gate.says)
    return Rule(f"Probably: {says}" if gate.uncertain else says, f"Holds the level at “{clip(gate.cap)}” at most.")


def _priority(action: PlannedAction) -> Priority:
    return Priority(
        str(action.rank),
        clip(action.title, LABEL),
        clip(action.first_step, 140),
        clip(action.owner, 60),
        f"by day {action.due}",
    )


def unknowns(results: Results) -> tuple[str, ...]:
    """What the figures cannot say, the gravest first. Never empty: no survey shows a cause."""
    return (
        *_not_asked(results),
        *_not_scored(results),
        *_not_certain(results),
        *_not_shown(results),
        "Why people answer as they do: the figures show what they say, not what causes it.",
    )


def _not_asked(results: Results) -> tuple[str, ...]:
    if results.readiness.basis == "interviews":
        return ("How staff see it: they have not been asked.",)
    if not any(voice.n for key, voice in results.voices.items() if key != "staff"):
        return ("Whether leaders see it the same way: no answers of leaders are shown.",)
    return ()


def _not_scored(results: Results) -> tuple[str, ...]:
    told = [
        f"{upper_first(clip(dimension.title))}: too few people answered to score it." for dimension in unscored(results)
    ]
    lacking = [
        f"“{clip(practice.title)}”"
        for dimension in results.dimensions
        for practice in dimension.practices
        if dimension.score is not None and practice.score is None
    ]
    if lacking:
        told.append(f"How it stands with {listed(lacking, 3)}: too few people answered.")
    return tuple(told)


def _not_certain(results: Results) -> tuple[str, ...]:
    readiness, told = results.readiness, []
    if readiness.borderline:
        told.append(f"Which level it truly is: the interval, {interval(readiness.ci)}, reaches into another one.")
    if any(gate.uncertain for gate in readiness.gates):
        told.append("Whether a rule marked “probably” applies: the interval of what it tests covers its threshold.")
    if depends(results):
        told.append("Whether the level stands: another kind of mean gives another level.")
    if caution(readiness.n) and readiness.basis == "survey":
        told.append(f"Whether more answers would change the picture: only {count(readiness.n)} people answered.")
    return tuple(told)


def _not_shown(results: Results) -> tuple[str, ...]:
    if any(group.hidden for group in results.groups):
        return ("How hidden groups answer: they are small, or would give a small one away.",)
    return ()


def depends(results: Results) -> bool:
    """Does the level depend on the kind of mean?"""
    return any(other.level != results.readiness.level for other in results.readiness.robustness)
