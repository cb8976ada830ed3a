"""A translation: the words of a questionnaire in another language, in a file beside it (`NAME.nl.yaml`).

It gives nothing but words, each under the id that it belongs to, so that no translation changes how anything counts.
The ids of a kind stand in one list, whatever holds them in the questionnaire: whoever translates reads from top to
bottom. All words are optional; what is not given stays in the language of the questionnaire.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from collabready.documents import Document, Texts
from collabready.questionnaire.model import LANGUAGE, Format, Id


def _as_language(value: str) -> str:
    if not re.fullmatch(LANGUAGE, value):
        raise ValueError(f"'{value}' is no code of a language. Write it like nl or pt-BR.")
    return value


def _alone(key: str) -> BeforeValidator:
    """The only words of an id may stand without their key: `driver: Een trekker`."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


Language = Annotated[str, AfterValidator(_as_language)]
Text = Annotated[str, StringConstraints(min_length=1)] | None
Labels = dict[str, Text]


class TitleWords(Document):
    """An audience or a practice."""

    title: Text = None


class ScaleWords(Document):
    """Labels and their other spellings by code; `no_answer` in the order of the questionnaire's."""

    answers: Labels = Field(default_factory=dict)
    aliases: dict[str, Texts] = Field(default_factory=dict)
    no_answer: Texts = ()


class DimensionWords(Document):
    """What a dimension is called, and what it is about."""

    title: Text = None
    about: Text = None


class ItemWords(Document):
    """What is asked; `aliases` are other spellings of the statement in this language."""

    statement: Text = None
    question: Text = None
    probes: Texts = ()
    anchors: Labels = Field(default_factory=dict)
    aliases: Texts = ()


class QuestionWords(Document):
    """What is asked, with labels by code; `no_answer` in the order of the questionnaire's."""

    text: Text = None
    answers: Labels = Field(default_factory=dict)
    no_answer: Texts = ()
    aliases: Texts = ()


class GateWords(Document):
    """What a gate says when it caps the level."""

    says: Text = None


class ActionWords(Document):
    """An action as it stands in the plan."""

    title: Text = None
    owner: Text = None
    first_step: Text = None
    measure: Text = None


class Translation(Document):
    """A whole file. `version` is that of the questionnaire when it was translated."""

    format: Format
    translates: Id
    language: Language
    version: str | None = None
    title: Text = None
    about: Text = None
    texts: Labels = Field(default_factory=dict)
    audiences: dict[str, Annotated[TitleWords, _alone("title")]] = Field(default_factory=dict)
    scales: dict[str, ScaleWords] = Field(default_factory=dict)
    dimensions: dict[str, DimensionWords] = Field(default_factory=dict)
    practices: dict[str, Annotated[TitleWords, _alone("title")]] = Field(default_factory=dict)
    items: dict[str, ItemWords] = Field(default_factory=dict)
    questions: dict[str, QuestionWords] = Field(default_factory=dict)
    gates: dict[str, Annotated[GateWords, _alone("says")]] = Field(default_factory=dict)
    actions: dict[str, ActionWords] = Field(default_factory=dict)


HEAD = ("format", "translates", "language", "version")
KINDS: Mapping[str, type[Document]] = {
    "audiences": TitleWords,
    "scales": ScaleWords,
    "dimensions": DimensionWords,
    "practices": TitleWords,
    "items": ItemWords,
    "questions": QuestionWords,
    "gates": GateWords,
    "actions": ActionWords,
}
