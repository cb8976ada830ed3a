"""What one audience is asked in an interview, in the order of the guide: on the screen, in plain lines, on paper."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from collabready.questionnaire.model import Condition, Dimension, Item, Practice, Question, Questionnaire

Kind = Literal["rating", "choice", "text"]


@dataclass(frozen=True)
class Step:
    """One thing that is asked: an item to be rated, a choice that a skip rule needs, or an open question.

    `answers`: code -> what it stands for, the anchor where there is one, else the label; none for open questions.
    `dimension` and `practice`: those of an item. `fingerprint` changes whenever the wording, the anchors or the scale of
    the original do; a translation changes nothing.
    """

    id: str
    kind: Kind
    number: int
    text: str
    probes: tuple[str, ...]
    answers: Mapping[str, str]
    labels: Mapping[str, str]
    dimension: Dimension | None
    practice: Practice | None
    when: Condition | None
    fingerprint: str


def agenda(questionnaire: Questionnaire, audience: str | None, language: str | None = None) -> tuple[Step, ...]:
    """The steps of a talk with somebody of an audience; None stands for everybody. Numbered from 1.

    `language`: one of the questionnaire's translations; what is not translated is in the questionnaire's own.
    """
    spoken = questionnaire.spoken_in(language)
    prints = {part.id: _fingerprint(questionnaire, part) for part in _in_order(questionnaire)}
    asked = [part for part in _in_order(spoken) if _is_asked(part, audience, questionnaire)]
    homes = {i.id: (d, p) for d in spoken.dimensions for p in d.practices for i in p.items}
    return tuple(_step(spoken, part, homes, prints, number) for number, part in enumerate(asked, start=1))


def can_be_interviewed(questionnaire: Questionnaire) -> list[str]:
    """The audiences that an interview has a question for, in the order of the file."""
    parts = list(_in_order(questionnaire))
    return [name for name in questionnaire.audiences if any(_is_asked(part, name, questionnaire) for part in parts)]


def _in_order(questionnaire: Questionnaire) -> Iterator[Item | Question]:
    yield from (question for question in questionnaire.questions if question.ask == "first")
    yield from questionnaire.items
    yield from (question for question in questionnaire.questions if question.ask == "last")


def _is_asked(part: Item | Question, audience: str | None, questionnaire: Questionnaire) -> bool:
    """Items with a question, open questions, and of the choices those that decide what else is asked."""
    if part.audience and audience is not None and audience not in part.audience:
        return False
    if isinstance(part, Item):
        return part.question is not None
    return part.type == "text" or (part.type == "choice" and _decides(part, audience, questionnaire))


def _decides(question: Question, audience: str | None, questionnaire: Questionnaire) -> bool:
    return any(
        item.when and item.when.of == question.id and _is_asked(item, audience, questionnaire)
        for item in questionnaire.items
    )


def _step(
    spoken: Questionnaire,
    part: Item | Question,
    homes: Mapping[str, tuple[Dimension, Practice]],
    prints: Mapping[str, str],
    number: int,
) -> Step:
    if isinstance(part, Question):
        kind: Kind = "text" if part.type == "text" else "choice"
        return Step(part.id, kind, number, part.text, (), part.answers, part.answers, None, None, None, prints[part.id])
    scale, (dimension, practice) = spoken.scale(part), homes[part.id]
    labels = {code: scale.label(code) for code in scale.answers}
    return Step(
        id=part.id,
        kind="rating",
        number=number,
        text=part.question or "",
        probes=part.probes,
        answers={code: part.anchors.get(code, label) for code, label in labels.items()},
        labels=labels,
        dimension=dimension,
        practice=practice,
        when=part.when,
        fingerprint=prints[part.id],
    )


def _fingerprint(questionnaire: Questionnaire, part: Item | Question) -> str:
    if isinstance(part, Question):
        said = [part.text, repr(list(part.answers.items()))]
    else:
        scale = questionnaire.scale(part)
        answers = [(code, scale.label(code), part.anchors.get(code)) for code in scale.answers]
        said = [part.question or "", repr(answers), str(part.reverse)]
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:12]
