"""What is asked, how it counts, and what to do about it.

The classes are the keys of a questionnaire file, one class a mapping: a new key is a new field here, and the JSON
Schema for editors follows. What a single value must look like is said here; what must hold between values (an unknown
scale, an action that improves nothing) is one function a rule in `rules`.
"""

from __future__ import annotations

import hashlib
import operator
import re
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PrivateAttr, StringConstraints

from collabready.documents import Document, Texts, as_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")]
Role = Literal["ingredient", "condition"]
Voice = Literal["staff", "leaders", "specialists"]
Channel = Literal["survey", "interview"]
LANGUAGE = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
Operator = Literal["=", "!=", "<", "<=", ">", ">=", "in"]
COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def _as_number(value: Any) -> Any:
    """A literal number, which pydantic compares without converting."""
    return int(value) if isinstance(value, str) and re.fullmatch(r"[0-9]{1,6}", value) else value


Ids = Annotated[tuple[Id, ...], BeforeValidator(as_list, json_schema_input_type=Id | tuple[Id, ...])]
Rows = Annotated[tuple[int, ...], BeforeValidator(as_list, json_schema_input_type=int | tuple[int, ...])]
Format = Annotated[Literal[1], BeforeValidator(_as_number)]


class Condition(Document):
    """A skip rule: the item is asked when the answer to an earlier item or question compares true."""

    of: Id
    operator: Operator
    values: tuple[str, ...]

    def met_by(self, code: str) -> bool:
        """Whether the answer with this code lets the item be asked."""
        if self.operator in COMPARE:
            return bool(COMPARE[self.operator](float(code), float(self.values[0])))
        return (code in self.values) != (self.operator == "!=")

    def __str__(self) -> str:
        return f"{self.of} {self.operator} {', '.join(self.values)}"


def parse_condition(value: Any) -> Any:
    """`com-member = yes`, `exe-belief >= 3`, `unit in a, b` -> the keys of a Condition."""
    if not isinstance(value, str):
        return value
    match = re.fullmatch(r"\s*([A-Za-z][\w-]*)\s*(<=|>=|!=|=|<|>|\bin\b)\s*(.+?)\s*", value)
    if not match:
        raise ValueError(
            f"'{value}' is no skip rule. Write: an earlier item or question, one of = != < <= > >= in, a value."
        )
    of, operator, values = match.groups()
    parts = values.strip("[]()").split(",") if operator == "in" else [values]
    return {"of": of, "operator": operator, "values": [part.strip() for part in parts]}


class Audience(Document):
    """A kind of respondent. Staff make the headline, leaders the mirror; specialists are heard in interviews."""

    title: str
    voice: Voice = "staff"


class Scale(Document):
    """The allowed answers of an item: code -> label, in order. A scale with codes that are no numbers is nominal."""

    answers: Annotated[dict[str, str | None], Field(min_length=2)]
    aliases: dict[str, Texts] = Field(default_factory=dict)
    no_answer: Texts = ()

    @cached_property
    def nominal(self) -> bool:
        return not all(re.fullmatch(r"0|-?[1-9][0-9]{0,5}", code) for code in self.answers)

    @cached_property
    def codes(self) -> tuple[int, ...]:
        """The codes as numbers, in the order of the file. Only for scales that are not nominal."""
        return tuple(int(code) for code in self.answers)

    def label(self, code: int | str) -> str:
        return self.answers[str(code)] or str(code)


class Item(Document):
    """One thing a respondent is asked: a `statement` in a survey, a `question` in an interview, or both."""

    id: Id
    statement: str | None = None
    question: str | None = None
    probes: Texts = ()
    scale: Id | None = None
    anchors: dict[str, str] = Field(default_factory=dict)
    audience: Ids = ()
    when: Annotated[Condition | None, BeforeValidator(parse_condition, json_schema_input_type=str | None)] = None
    reverse: bool = False
    weight: Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)] = 1
    seed: Rows = ()
    aliases: Texts = ()

    def text(self, channel: Channel) -> str | None:
        return self.statement if channel == "survey" else self.question


class Practice(Document):
    """A small group of items about one habit; what an action improves."""

    id: Id
    title: str
    seed: Rows = ()
    about: Literal["manager", "top-leader"] | None = None
    items: Annotated[tuple[Item, ...], Field(min_length=1)]


class Dimension(Document):
    """Practices scored together. The ingredients make the recipe; the conditions let it work."""

    id: Id
    title: str
    role: Role = "condition"
    about: str | None = None
    practices: Annotated[tuple[Practice, ...], Field(min_length=1)]

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for practice in self.practices for item in practice.items)


class Question(Document):
    """Asked and reported, never scored. `group` and `audience` say who somebody is."""

    id: Id
    text: str
    type: Literal["text", "choice", "group", "audience"]
    ask: Literal["first", "last"] = "last"
    answers: dict[str, str] = Field(default_factory=dict)
    no_answer: Texts = ()
    audience: Ids = ()
    seed: Rows = ()
    aliases: Texts = ()


class Gate(Document):
    """A rule that caps the level whatever the average says."""

    id: Id
    any: Role | None = None
    dimension: Id | None = None
    practice: Id | None = None
    below: Annotated[float, Field(ge=0, le=100)] | None = None
    question: Id | None = None
    answer: str | None = None
    share_below: Annotated[float, Field(ge=0, le=1)] | None = None
    cap: str
    says: str


class Scoring(Document):
    """Conventions of this questionnaire: the half rule, the levels, the gates, the weights of the dimensions."""

    min_answered: Annotated[float, Field(gt=0, le=1)] = 0.5
    levels: Annotated[dict[str, Annotated[float, Field(ge=0, le=100)]], Field(min_length=1)]
    gates: tuple[Gate, ...] = ()
    weights: dict[str, Annotated[float, Field(gt=0, allow_inf_nan=False)]] | None = None


class Action(Document):
    """Something to do when a practice that it improves scores below its threshold."""

    id: Id
    title: str
    improves: Ids
    below: Annotated[float, Field(gt=0, le=100)] = 65
    effort: Literal["S", "M", "L"]
    due: Annotated[Literal[30, 60, 90], BeforeValidator(_as_number)]
    owner: str
    first_step: str
    measure: str
    seed: Rows = ()


class Questionnaire(Document):
    """A whole questionnaire file."""

    format: Format
    id: Id
    version: str
    title: str
    language: str
    licence: str | None = None
    about: str | None = None
    texts: dict[str, str] = Field(default_factory=dict)
    audiences: dict[str, Audience] = Field(default_factory=dict)
    scales: Annotated[dict[str, Scale], Field(min_length=1)]
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1)]
    questions: tuple[Question, ...] = ()
    scoring: Scoring
    actions: tuple[Action, ...] = ()

    _sha256: str = PrivateAttr("")
    _translations: dict[str, Questionnaire] = PrivateAttr(default_factory=dict)
    _prints: dict[str, str] = PrivateAttr(default_factory=dict)
    _named: dict[str, frozenset[str]] = PrivateAttr(default_factory=dict)

    @property
    def sha256(self) -> str:
        """Hash of the file's bytes; of both files when it extends another. Translations do not count."""
        return self._sha256

    @property
    def translations(self) -> Mapping[str, Questionnaire]:
        """The same questionnaire in other languages, by language; with its own words where they are not translated."""
        return self._translations

    @property
    def spoken(self) -> tuple[Questionnaire, ...]:
        """The questionnaire in each of its languages: its own first, the others by code."""
        return (self, *(self.translations[language] for language in sorted(self.translations)))

    def spoken_in(self, language: str | None) -> Questionnaire:
        """The questionnaire in a language; in its own where None is given, or one that it does not have."""
        return self.translations.get(language or "", self)

    @property
    def audience_question(self) -> str | None:
        """The id of the question by which a survey learns the audience; None where it does not ask."""
        return next((question.id for question in self.questions if question.type == "audience"), None)

    @property
    def practices(self) -> Iterator[Practice]:
        return (practice for dimension in self.dimensions for practice in dimension.practices)

    @property
    def items(self) -> Iterator[Item]:
        return (item for practice in self.practices for item in practice.items)

    def question_names(self) -> dict[str, frozenset[str]]:
        """What each question may be called, by id: its id, and its texts and aliases in every language.

        A translation knows those of the original, too: the headers of an export are in the language of those who answered.
        """
        named = dict(self._named)
        for spoken in self.spoken:
            for question in spoken.questions:
                own = {question.id, question.text, *question.aliases}
                named[question.id] = named.get(question.id, frozenset()) | own
        return named

    def scale(self, item: Item) -> Scale:
        return self.scales[self.scale_id(item)]

    def scale_id(self, item: Item) -> str:
        """The scale of an item; the first of the file unless the item names another."""
        return item.scale or next(iter(self.scales))

    def codes(self) -> dict[str, tuple[str, ...]]:
        """The codes of every item, and of every question that has any, by id."""
        codes = {item.id: tuple(self.scale(item).answers) for item in self.items}
        return codes | {question.id: tuple(question.answers) for question in self.questions if question.answers}

    def voice(self, audience: str) -> Voice:
        return self.audiences[audience].voice

    def weights(self) -> dict[str, float]:
        """Weight of each dimension in the readiness, summing to 1; equal unless the file says otherwise."""
        return self.scoring.weights or {dimension.id: 1 / len(self.dimensions) for dimension in self.dimensions}

    def level(self, score: float) -> str:
        """Level of a score; a boundary belongs to the upper level. Rounded to 9 decimals, so that five times 65 is 65."""
        reached = [name for name, cut in self.scoring.levels.items() if round(score, 9) >= cut]
        return reached[-1]

    def fingerprint(self, item: Item) -> str:
        """Changes whenever wording, scale or keying does: two waves compare an item only when it stayed the same.

        Of the original words, so that the same item has one in every language.
        """
        if item.id in self._prints:
            return self._prints[item.id]
        scale = self.scale(item)
        parts = [item.statement or "", item.question or "", repr(list(scale.answers.items())), str(item.reverse)]
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
