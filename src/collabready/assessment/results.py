"""Results: the one sealed value that every output prints.

It holds whatever any output may show, already hidden where it must be and rounded nowhere. The names are those of
`results.json`. Scores are 0-100; `ci` is the 95 % interval as (low, high); shares are 0-1. None means that a number
cannot be computed or may not be shown; the reason stands in `warnings`, or `hidden` is true beside it.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError

from collabready.assessment.comparison_results import GroupResult, Response, Voices
from collabready.assessment.interview_results import InterviewResult, Quote
from collabready.assessment.privacy_results import Comments, Privacy
from collabready.assessment.quality_results import Agreed, Agreement, Careless, Reliability, UnitDifferences
from collabready.assessment.sealed import Interval, Score, Sealed, first_problem
from collabready.assessment.wave_results import Waves
from collabready.errors import CollabreadyError
from collabready.language import say

Basis = Literal["survey", "interviews"]
Fold = Literal["favourable", "neutral", "unfavourable"]
Mean = Literal["arithmetic", "geometric", "harmonic", "minimum"]


def _moment(value: str) -> str:
    """An ISO date and time, which the report prints and the PDF carries."""
    datetime.fromisoformat(value)
    return value


class Tool(Sealed):
    name: str = "collabready"
    version: str


class QuestionnaireRef(Sealed):
    id: str
    version: str
    title: str
    language: str
    sha256: str
    about: str | None = None
    levels: Annotated[dict[str, float], Field(min_length=1)]


class Settings(Sealed):
    """How the numbers were made. `partial`: who counts of those who did not finish; `careless`: kept or set aside."""

    min_group: int
    min_group_distribution: int
    by: tuple[str, ...] = ()
    partial: Literal["scored", "all", "none"] = "scored"
    careless: Literal["kept", "set aside"] = "kept"


class SetAside(Sealed):
    reason: str
    count: int


class Source(Sealed):
    """One file that was read; rows = accepted + set aside. `file` is a bare name.

    `rows`, `accepted`: None where they would tell how many a hidden group holds. `no_answer`: None where a file holds the
    answers of a few.
    """

    file: str
    sha256: str
    dialect: str
    encoding: str
    delimiter: str
    channel: Literal["survey", "interview"]
    rows: int | None
    accepted: int | None
    set_aside: tuple[SetAside, ...] = ()
    unused_columns: int = 0
    unknown_labels: int = 0
    unfinished: int = 0
    no_answer: dict[str, int] | None = Field(default_factory=dict)


class FiredGate(Sealed):
    """A gate that fired. `where`: the dimensions, practice or question it was tested on, in the survey or in interviews."""

    id: str
    cap: str
    says: str
    uncertain: bool
    where: tuple[str, ...]
    basis: Basis = "survey"

    @property
    def sentence(self) -> str:
        """What it says, and that this rests on interviews where it does."""
        return self.says if self.basis == "survey" else say("{says} This rests on interviews.", says=self.says)


class Robustness(Sealed):
    """Readiness under another kind of mean, with its level after the gates."""

    mean: Mean
    score: Score
    level: str


class Readiness(Sealed):
    """`invited`: how many staff were asked, None where nobody said; when known, the intervals are narrowed by it."""

    score: Score | None
    ci: Interval | None
    n: int
    invited: int | None = None
    level: str | None
    level_before_gates: str | None
    gates: tuple[FiredGate, ...] = ()
    weakest: str | None
    borderline: bool
    basis: Basis
    robustness: tuple[Robustness, ...] = ()


class Recipe(Sealed):
    score: Score | None
    ci: Interval | None


class ItemResult(Sealed):
    """`distribution`: code -> count, or the counts of favourable, neutral, unfavourable; None where neither may be shown.

    `nearly_all`: in place of a distribution of three, the one class that 90 % or more are in: in a small group "all"
    would tell what each one said.
    `item_rest`: its correlation with the sum of the dimension's other items; `agreement`: whether people agree on it.
    `labels` names the codes, in the order of the scale and for a reversed item still as they were answered.
    """

    id: str
    text: str
    n: int | None
    no_answer: int | None
    score: Score | None
    sd: float | None
    distribution: dict[str, int] | None
    nearly_all: Fold | None = None
    labels: dict[str, str]
    reverse: bool
    item_rest: float | None = None
    agreement: Agreed | None = None
    fingerprint: str


class PracticeResult(Sealed):
    """`items`: ids of those that it is scored from; none where the results are of a version that did not say."""

    id: str
    title: str
    n: int | None
    score: Score | None
    ci: Interval | None
    sd: float | None
    level: str | None
    items: tuple[str, ...] = ()


class DimensionResult(Sealed):
    """What is found of one dimension.

    `favourable`, `neutral`, `unfavourable`: the means of the items' shares, 0-1; None where `nearly_all` names the
    class that 90 % or more of a small group's answers are in. `incomplete`: how many persons' scores rest on some of the
    items only.
    """

    id: str
    title: str
    role: Literal["ingredient", "condition"]
    about: str | None
    n: int | None
    score: Score | None
    ci: Interval | None
    sd: float | None
    median: float | None
    favourable: float | None
    neutral: float | None
    unfavourable: float | None
    nearly_all: Fold | None = None
    level: str | None
    borderline: bool
    incomplete: int | None
    reliability: Reliability | None = None
    agreement: Agreement | None = None
    units: tuple[UnitDifferences, ...] = ()
    practices: tuple[PracticeResult, ...]
    items: tuple[ItemResult, ...]


class QuestionResult(Sealed):
    """Shares of the answers to a question that is reported and never scored; None where too few answered."""

    id: str
    text: str
    n: int | None
    no_answer: int | None
    shares: dict[str, float] | None
    labels: dict[str, str]


class PlannedAction(Sealed):
    """An action that applies, or that the consultant added (`own`).

    `gain`: points of readiness for ten points more on every practice that it improves. `status`, `owner`, `due_date` and
    `note` may be the consultant's, from `plan.yaml`. `equal_priority`: nothing tells it from the action of the next rank.
    `stability`: the share of resamples of respondents, 0-1, in which it is among the first five; None where too few
    answered to tell.
    """

    id: str
    title: str
    improves: tuple[str, ...]
    because: str
    gate: str | None
    gain: float | None
    effort: Literal["S", "M", "L"]
    due: Literal[30, 60, 90]
    owner: str
    first_step: str
    measure: str
    baseline: float | None
    target: float | None
    rank: int
    seed: tuple[int, ...]
    status: Literal["proposed", "agreed", "rejected", "done"] = "proposed"
    due_date: date | None = None
    note: str | None = None
    own: bool = False
    equal_priority: bool = False
    stability: float | None = None


class Results(Sealed):
    """Everything that any output may show.

    `released`: the day on which it was handed out; None for a draft. `plan_start`: the first of the plan's days, where it
    is known. `readings`: what the consultant says about a page, by the page's anchor, such as `summary` or `recipe`.
    `extract`: whether this is only what the report of one group shows: that group, the whole beside it, nothing else.
    """

    format: Literal[1] = 1
    tool: Tool
    questionnaire: QuestionnaireRef
    organisation: str | None
    scope: str
    wave: str | None
    created: Annotated[str, AfterValidator(_moment)]
    note: str | None = None
    released: date | None = None
    settings: Settings
    sources: tuple[Source, ...]
    readiness: Readiness
    recipe: Recipe
    dimensions: Annotated[tuple[DimensionResult, ...], Field(min_length=1)]
    questions: tuple[QuestionResult, ...] = ()
    groups: tuple[GroupResult, ...] = ()
    voices: Voices = Voices()
    response: Response | None = None
    careless: Careless | None = None
    waves: Waves | None = None
    interviews: tuple[InterviewResult, ...] = ()
    quotes: tuple[Quote, ...] = ()
    comments: tuple[Comments, ...] = ()
    privacy: Privacy | None = None
    warnings: tuple[str, ...] = ()
    plan: tuple[PlannedAction, ...] = ()
    plan_start: date | None = None
    readings: dict[str, str] = Field(default_factory=dict)
    extract: bool = False

    def to_json(self) -> str:
        """The text of `results.json`: unrounded, in the order of the fields."""
        return self.model_dump_json(indent=2) + "\n"


def read_results(path: Path) -> Results:
    """Read a results.json back.

    Raises:
        CollabreadyError: no such file, or not one that this program wrote.
    """
    try:
        return Results.model_validate_json(path.read_bytes())
    except OSError as error:
        raise CollabreadyError(f"{path}: cannot be read ({error.strerror}). Check the name and the folder.") from error
    except ValidationError as error:
        raise CollabreadyError(
            f"{path}: this is not a results.json of this version of collabready ({first_problem(error)}). Score again."
        ) from error
