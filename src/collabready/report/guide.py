"""The guide of an interview on paper: everything that is asked of one audience, with room to write by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from collabready.bundled import template
from collabready.documents import Document, Texts
from collabready.errors import CollabreadyError
from collabready.questionnaire.agenda import Step, agenda, can_be_interviewed
from collabready.questionnaire.placeholders import filled
from collabready.questionnaire.refusals import nothing_to_ask
from collabready.report.template import template_words
from collabready.report.wording import PARAGRAPH, SENTENCE, clip
from collabready.responses.uses import Use, UseWords
from collabready.version import __version__

if TYPE_CHECKING:
    from collabready.engagement import Engagement
    from collabready.questionnaire.model import Questionnaire

TEMPLATE = "guide"
# Answers of so many letters together, or any of so many, are too long to stand beside the notes; they stand above them.
BESIDE, ANY_BESIDE = 700, 220
DAY = "--date 2026-11-20"
NOTES, CHOICE_NOTES, QUOTE, OPEN = 6, 2, 2, 8
RELATIONS = {"=": "only_if", "in": "only_if", "!=": "only_if_not", "<": "only_if_below", "<=": "only_if_at_most"}
RELATIONS |= {">": "only_if_above", ">=": "only_if_at_least"}


class BoxWords(Document):
    """What is typed behind the number of a question for what stands on paper, and what that is."""

    typed: str
    means: str


class GuideWords(Document):
    """The words around the questions, from the template's `words.en.yaml` and its like."""

    title: str
    kicker: str
    private: str
    lead: str
    fields: Texts
    say_first: str
    choice: str
    uses: dict[Use, UseWords]
    contents: str
    before: str
    after: str
    not_asked: str
    dont_know: str
    follow_up: str
    note: str
    quote: str
    answer: str
    only_if: str
    only_if_not: str
    only_if_below: str
    only_if_at_most: str
    only_if_above: str
    only_if_at_least: str
    joined_by: str
    enter_title: str
    enter_start: str
    enter_day: str
    enter_use: str
    enter_rating: str
    enter_boxes: str
    boxes: tuple[BoxWords, ...]
    enter_answer: str
    enter_quote: str
    enter_note: str
    enter_text: str
    afterwards: str


Lines = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Option:
    """An answer to tick. `code`: the number of a rating; empty for answers that are known by their words."""

    code: str
    text: str


@dataclass(frozen=True)
class Asking:
    """One question with room to write. `only_if`: its skip rule in words. `notes`, `quote`: how many ruled lines.

    `beside`: whether the answers are short enough to stand beside the notes.
    """

    number: int
    about: str
    text: str
    probes: tuple[str, ...]
    only_if: str
    options: tuple[Option, ...]
    beside: bool
    notes: int
    quote: int


@dataclass(frozen=True)
class Part:
    """The questions of one dimension, or those before and after all dimensions. `numbers`: "3", "3-7"."""

    anchor: str
    title: str
    about: str
    numbers: str
    questions: tuple[Asking, ...]


@dataclass(frozen=True)
class Guide:
    """The whole guide. `language` is that of the words around the questions, `spoken` that of the questions.

    `entering`: how the paper gets into the program; sentences, each with the lines that are typed, and what each means
    where the sentence does not say it.
    """

    language: str
    spoken: str
    title: str
    organisation: str
    kicker: str
    heading: str
    created: str
    running_head: str
    running_foot: str
    generator: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]
    entering: tuple[tuple[str, Lines], ...]
    afterwards: str
    words: GuideWords
    charts: Mapping[str, str]


@dataclass(frozen=True)
class Wanted:
    """Which guide: for whom, None where the questionnaire has no audiences; in which of its languages, None for its own.

    `start`: the command that enters the answers afterwards.
    """

    audience: str | None
    language: str | None
    start: str


def guide(questionnaire: Questionnaire, wanted: Wanted, engagement: Engagement | None, *, created: str) -> Guide:
    """The guide for one audience.

    Args:
        questionnaire: what is asked.
        wanted: of whom, and in which language.
        engagement: fills the places that the opening text leaves open.
        created: ISO date and time, for the file's metadata.

    Raises:
        CollabreadyError: no audience given, or one that is asked nothing.
    """
    audience, steps = wanted.audience, _steps(questionnaire, wanted)
    spoken = questionnaire.spoken_in(wanted.language)
    language, words = template_words(template(TEMPLATE), spoken.language, GuideWords)
    whom = clip(spoken.audiences[audience].title) if audience else ""
    organisation = clip(engagement.organisation) if engagement else ""
    kicker = words.kicker.format(audience=whom) if whom else words.title
    title = clip(spoken.title)
    return Guide(
        language=language,
        spoken=spoken.language,
        title=": ".join(filter(None, (organisation, kicker))),
        organisation=organisation,
        kicker=kicker,
        heading=title,
        created=created,
        running_head=" · ".join(filter(None, (organisation or title, whom))),
        running_foot=f"{clip(title, 80)} · {clip(spoken.version, 20)}",
        generator=f"collabready {__version__}",
        opening=_paragraphs(filled(spoken.texts.get("interview", ""), engagement, spoken.language)),
        parts=_parts(steps, words),
        entering=_entering(steps, wanted.start, words),
        afterwards=filled(words.afterwards, engagement, language),
        words=words,
        charts={},
    )


def _steps(questionnaire: Questionnaire, wanted: Wanted) -> tuple[Step, ...]:
    if questionnaire.audiences and wanted.audience is None:
        known = ", ".join(can_be_interviewed(questionnaire))
        raise CollabreadyError(f"For whom is the guide? Name them with --audience. '{questionnaire.id}' has: {known}.")
    steps = agenda(questionnaire, wanted.audience, wanted.language)
    if not steps:
        raise CollabreadyError(nothing_to_ask(questionnaire, wanted.audience))
    return steps


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(clip(line, 2 * PARAGRAPH) for line in text.split("\n") if line.strip())


def _parts(steps: Sequence[Step], words: GuideWords) -> tuple[Part, ...]:
    grouped = [tuple(group) for _, group in groupby(steps, key=lambda step: step.dimension and step.dimension.id)]
    return tuple(_part(number, group, steps, words) for number, group in enumerate(grouped, start=1))


def _part(number: int, group: Sequence[Step], steps: Sequence[Step], words: GuideWords) -> Part:
    first, last = group[0], group[-1]
    ends = words.before if first is steps[0] else words.after
    whole = words.contents if len(group) == len(steps) else ends
    return Part(
        anchor=f"part-{number}",
        title=clip(first.dimension.title) if first.dimension else whole,
        about=clip(first.dimension.about or "", SENTENCE) if first.dimension else "",
        numbers=str(first.number) if first is last else f"{first.number}\N{EN DASH}{last.number}",
        questions=tuple(_asking(step, steps, words) for step in group),
    )


def _asking(step: Step, steps: Sequence[Step], words: GuideWords) -> Asking:
    options = tuple(_option(step, code) for code in step.answers)
    lengths = [len(option.text) for option in options]
    notes: dict[str, int] = {"rating": NOTES, "choice": CHOICE_NOTES, "text": OPEN}
    return Asking(
        number=step.number,
        about=clip(step.practice.title) if step.practice else "",
        text=clip(step.text, PARAGRAPH),
        probes=tuple(clip(probe, SENTENCE) for probe in step.probes),
        only_if=only_if(step, steps, words),
        options=options,
        beside=bool(lengths) and sum(lengths) <= BESIDE and max(lengths) <= ANY_BESIDE,
        notes=notes[step.kind],
        quote=0 if step.kind == "choice" else QUOTE,
    )


def _option(step: Step, code: str) -> Option:
    text = clip(step.answers[code], SENTENCE)
    return Option(code if code.lstrip("-").isdecimal() and text != code else "", text)


def only_if(step: Step, steps: Sequence[Step], words: GuideWords) -> str:
    """The skip rule of a step in words; nothing where it has none, or one over what this audience is not asked."""
    of = next((each for each in steps if step.when and each.id == step.when.of), None)
    if step.when is None or of is None:
        return ""
    values = f" {words.joined_by} ".join(f"'{of.labels.get(value, value)}'" for value in step.when.values)
    says: str = getattr(words, RELATIONS[step.when.operator])
    return clip(says.format(number=of.number, values=values), SENTENCE)


def _entering(steps: Sequence[Step], start: str, words: GuideWords) -> tuple[tuple[str, Lines], ...]:
    rated = next((step for step in steps if step.kind == "rating"), None)
    open_ = next((step for step in steps if step.kind == "text"), None)
    number = (rated or steps[0]).number
    # The colon says that the first number is that of a question: many a number is a rating as well.
    rating = f"{rated.number}: {list(rated.answers)[-2]} {words.enter_note}" if rated else ""
    answer = f"{open_.number}: {words.enter_text}" if open_ else ""
    boxes = tuple((f"{number}: {box.typed}", box.means) for box in words.boxes)
    sentences: list[tuple[str, Lines]] = [
        (words.enter_start, ((start, ""), (DAY, words.enter_day))),
        (words.enter_use, ()),
        *([(words.enter_rating, ((rating, ""),))] if rating else []),
        *([(words.enter_boxes, boxes)] if rating else []),
        *([(words.enter_answer, ((answer, ""),))] if answer else []),
        (words.enter_quote, ()),
    ]
    return tuple(sentences)
