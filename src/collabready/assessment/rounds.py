"""A round of asking, as it can be set beside another: which statements both asked alike, and what became of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from collabready.assessment.results import DimensionResult, ItemResult, Results
from collabready.assessment.wave_results import Altered, Break
from collabready.errors import CollabreadyError
from collabready.questionnaire.model import Questionnaire
from collabready.responses.model import Responses


@dataclass(frozen=True)
class Answers:
    """What a wave was asked, and all that was answered, by every voice."""

    questionnaire: Questionnaire
    responses: Responses


@dataclass(frozen=True)
class Round:
    """One wave. `name` is what the user calls it by in messages. `answers`: None where only the results are left."""

    name: str
    results: Results
    answers: Answers | None = None


@dataclass(frozen=True)
class Shared:
    """Which items two waves asked alike and can be compared by: id in the later wave -> id in the earlier.

    `breaks`: why others cannot. `silent`: ids in the later wave of those that one of the waves has too few answers to.
    """

    items: Mapping[str, str]
    breaks: tuple[Break, ...]
    silent: tuple[str, ...] = ()


def shared_items(earlier: Results, later: Results) -> Shared:
    """Match the items of two waves by text, scale and keying, under whatever id.

    An id that stands for another statement is a break.
    """
    old, new = _asked(earlier), _asked(later)
    alike = {key: key for key, (_, item) in new.items() if key in old and _alike(old[key][1], item)}
    for key, (_, item) in new.items():
        found = [name for name in old if name not in alike.values() and _alike(old[name][1], item)]
        if key not in alike and len(found) == 1:
            alike[key] = found[0]
    answered = {key: [each.n is not None for each in (old[name][1], new[key][1])] for key, name in alike.items()}
    lost = {key: asked for key, asked in old.items() if key not in alike.values()}
    left = {key: asked for key, asked in new.items() if key not in alike}
    return Shared(
        items={key: name for key, name in alike.items() if all(answered[key])},
        breaks=(*_altered(lost, left), *_dropped(lost, left)),
        silent=tuple(key for key in alike if any(answered[key]) and not all(answered[key])),
    )


def check_rounds(earlier: Round, later: Round) -> None:
    """Refuse what cannot be compared at all.

    Raises:
        CollabreadyError: a wave of interviews alone.
    """
    for each in (earlier, later):
        if each.results.readiness.basis == "interviews":
            raise CollabreadyError(
                f"{each.name}: this rests on interviews; only surveys are compared. Name an export, or its results.json."
            )


Asked = Mapping[str, tuple[DimensionResult, ItemResult]]


def _asked(results: Results) -> Asked:
    return {item.id: (part, item) for part in results.dimensions for item in part.items}


def _alike(one: ItemResult, other: ItemResult) -> bool:
    """Whether the same was asked in a survey; the question that an interview asks in its place may differ."""
    return one.fingerprint == other.fingerprint or not list(_differences(one, other))


def _differences(before: ItemResult, after: ItemResult) -> Iterator[Altered]:
    if before.text != after.text:
        yield "wording"
    if list(before.labels.items()) != list(after.labels.items()):
        yield "scale"
    if before.reverse != after.reverse:
        yield "reversed"


def _altered(lost: Asked, left: Asked) -> Iterator[Break]:
    """The items of the later wave that the earlier did not ask so, one break for everything that differs."""
    for key, (dimension, item) in left.items():
        before = lost[key][1] if key in lost else None
        for altered in _differences(before, item) if before else ("added",):
            yield Break(
                item=key,
                dimension=dimension.id,
                text=item.text,
                altered=altered,
                before=before.text if before and altered == "wording" else None,
            )


def _dropped(lost: Asked, left: Asked) -> Iterator[Break]:
    for key, (dimension, item) in lost.items():
        if key not in left:
            yield Break(item=key, dimension=dimension.id, text=item.text, altered="dropped")
