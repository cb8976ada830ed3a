"""Which exports a finished file was made from, and whether its figures are what those give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from collabready.audit.figures import PEOPLE, TITLED, Figure, Output, Place
from collabready.audit.rolls import People, Roll
from collabready.questionnaire.model import Questionnaire
from collabready.spelling import normalised

PARTIAL = ("scored", "all", "none")
CARELESS = ("kept", "set aside")
NOISE = 1e-6


@dataclass(frozen=True)
class Fitted:
    """An output and what it was made from. `earlier`: the wave before, where it tells of one.

    `misfit`: a sentence, where none of the exports gives its figures; None where one does.
    """

    output: Output
    roll: Roll | None = None
    earlier: Roll | None = None
    misfit: str | None = None

    def people(self) -> Iterator[tuple[Figure, People]]:
        """The figures, each with the people in it."""
        for figure in self.output.figures:
            roll = self.earlier if figure.earlier else self.roll
            people = roll.people(figure.place, figure.statistic) if roll else None
            if people is not None:
                yield figure, people


def fitted(output: Output, rolls: Sequence[Roll]) -> Fitted:
    """The first reading of the exports that gives all figures of an output."""
    own = [figure for figure in output.figures if not figure.earlier]
    before = [figure for figure in output.figures if figure.earlier]
    if misfit := _strange(output, rolls):
        return Fitted(output, misfit=misfit)
    possible = [roll for roll in rolls if output.made_from is None or roll.exports == output.made_from]
    if not possible:
        return Fitted(
            output, misfit=f"{output.file}: this file was not made from this export: it names another as its source."
        )
    roll, misfit = _first(own, possible, output)
    if roll is None:
        return Fitted(output, misfit=f"{output.file}: this file was not made from this export: {misfit}")
    if not before:
        return Fitted(output, roll)
    others = [other for other in rolls if other.exports != roll.exports]
    earlier, _ = _first(before, others, output)
    missing = (
        f"{output.file}: its figures of the earlier wave were not attacked. Name that wave's export with --data, too."
    )
    return Fitted(output, roll, earlier, misfit=None if earlier else missing)


def _strange(output: Output, rolls: Sequence[Roll]) -> str | None:
    """Why nothing of an output can be held against the exports; None where something can."""
    asked = {roll.questionnaire.id for roll in rolls}
    if output.questionnaire and output.questionnaire not in asked:
        return f"{output.file}: this file is about '{output.questionnaire}'. Name its questionnaire with -q."
    if not output.figures:
        return f"{output.file}: nothing in this file rests on a survey, so there is nothing to attack."
    return None


def _first(figures: Sequence[Figure], rolls: Sequence[Roll], output: Output) -> tuple[Roll | None, str]:
    """The first roll that fits, under the rules that the output names or any; and what does not fit the nearest."""
    nearest: tuple[int, str] | None = None
    partial = [output.partial] if output.partial in PARTIAL else PARTIAL
    careless = [output.careless] if output.careless in CARELESS else CARELESS
    for roll, *rules in product(rolls, partial, careless, (True, False)):
        counted = roll.counting(str(rules[0]), str(rules[1]), withdrawn=bool(rules[2]))
        wrong = [reason for figure in figures if (reason := _wrong(figure, counted))]
        if not wrong:
            return counted, ""
        if nearest is None or len(wrong) < nearest[0]:
            nearest = len(wrong), wrong[0]
    return None, nearest[1] if nearest else ""


def _wrong(figure: Figure, roll: Roll) -> str | None:
    """What does not fit, as the end of a sentence; None where all does."""
    people = roll.people(figure.place, figure.statistic)
    name = titles(roll.questionnaire).get(figure.statistic, figure.statistic)
    what = figure.place.label if figure.statistic == PEOPLE else f"{figure.place.label}, {name}"
    if people is None:
        return f"that has nothing on {what}."
    if figure.n is not None and figure.n != len(people):
        return f"it gives n = {figure.n:,} for {what}, and the export {len(people):,}."
    mean = roll.mean(figure.place, figure.statistic) if figure.score is not None else None
    if figure.score is not None and (mean is None or abs(figure.score - mean) > figure.rounded + NOISE):
        return f"it gives {figure.score:.1f} for {what}, and the export {'nothing' if mean is None else f'{mean:.1f}'}."
    return None


def titles(questionnaire: Questionnaire) -> dict[str, str]:
    """Statistic -> its title."""
    return {
        **{f"dimension:{dimension.id}": dimension.title for dimension in questionnaire.dimensions},
        **{f"practice:{practice.id}": practice.title for practice in questionnaire.practices},
        **{f"item:{item.id}": f"'{item.statement or item.id}'" for item in questionnaire.items},
        **{f"question:{question.id}": f"'{question.text}'" for question in questionnaire.questions},
    }


def by_id(output: Output, questionnaire: Questionnaire) -> Output:
    """An output with ids in place of titles, which the questionnaire has in any of its languages; others are not attacked."""
    statistics, voices = dict(_titles(questionnaire)), dict(_voices(questionnaire))

    def named(figure: Figure) -> Figure:
        statistic, place = figure.statistic, figure.place
        if statistic.startswith(TITLED):
            statistic = statistics.get(normalised(statistic.removeprefix(TITLED)), statistic)
        if place.kind == "voice":
            place = Place("voice", name=voices.get(normalised(place.name), place.name))
        return replace(figure, statistic=statistic, place=place)

    figures = [named(figure) for figure in output.figures]
    strange = dict.fromkeys(f.statistic.removeprefix(TITLED) for f in figures if f.statistic.startswith(TITLED))
    known = tuple(figure for figure in figures if not figure.statistic.startswith(TITLED))
    return replace(output, figures=known, unread=(*output.unread, *(f"'{title}'" for title in strange)))


def _titles(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """Title -> statistic; where two have the same title, the one that stands higher counts."""
    for spoken in questionnaire.spoken:
        yield from ((normalised(question.text), f"question:{question.id}") for question in spoken.questions)
        yield from ((normalised(item.statement or ""), f"item:{item.id}") for item in spoken.items)
        yield from ((normalised(practice.title), f"practice:{practice.id}") for practice in spoken.practices)
        yield from ((normalised(dimension.title), f"dimension:{dimension.id}") for dimension in spoken.dimensions)


def _voices(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    for spoken in questionnaire.spoken:
        yield from ((normalised(audience.title), name) for name, audience in spoken.audiences.items())
    yield from ((voice, voice) for voice in ("staff", "leaders"))
