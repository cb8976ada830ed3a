"""Figures of a results.json, read by its keys and nothing else, so that no fault of the program hides from the attack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from collabready.audit.figures import EVERYBODY, PEOPLE, WHOLE, Figure, Output, Place, decimal, whole_number
from collabready.errors import CollabreadyError

Found = Mapping[str, Any]
# Keys that hold figures about people, and those that hold none or follow other rules; whatever else there is, is told.
READ = {"sources", "readiness", "dimensions", "questions", "groups", "voices", "response", "careless", "waves"}
NO_FIGURES = {"format", "tool", "questionnaire", "organisation", "scope", "wave", "created", "note", "released"}
NO_FIGURES |= {"settings", "min_group", "recipe", "privacy", "warnings", "plan", "quotes"}
NO_FIGURES |= {"plan_start", "readings", "extract"}
NOT_ATTACKED = {"interviews": "interviews", "comments": "comments"}
NO_VOICES = {"gaps", "readiness"}


def results_output(file: str, document: Any) -> Output:
    """The figures of a results.json, or of a comparison of two waves.

    Raises:
        CollabreadyError: not a results.json.
    """
    if not isinstance(document, dict) or not (_parts(document, "dimensions") or _part(document, "waves")):
        raise CollabreadyError(f"{file}: this is not a results.json: it has no scores. Name results or reports.")
    settings = _part(document, "settings")
    sources = [source for source in _parts(document, "sources") if source.get("channel") == "survey"]
    groups = _parts(document, "groups")
    unread = [name for key, name in NOT_ATTACKED.items() if document.get(key)]
    wave = _text(document.get("wave"))
    strange = sorted(key for key in document if key not in READ | NO_FIGURES | NOT_ATTACKED.keys())
    careless = whole_number(_part(document, "careless").get("n"))
    return Output(
        file,
        tuple(replace(figure, wave=wave) for figure in _figures(file, document, sources)),
        made_from=frozenset(str(source.get("sha256")) for source in sources) if "sources" in document else None,
        questionnaire=_text(_part(document, "questionnaire").get("id")),
        partial=_text(settings.get("partial")),
        careless=_text(settings.get("careless")),
        hidden=frozenset(_group(group) for group in groups if whole_number(group.get("n")) is None),
        unread=(*unread, *(f"what stands under '{key}'" for key in strange), *_shared(document)),
        told={} if careless is None else {"whose answers look careless": careless},
    )


def _figures(file: str, document: Found, sources: list[Found]) -> Iterator[Figure]:
    accepted = [whole_number(source.get("accepted")) for source in sources]
    known = [n for n in accepted if n is not None]
    if known:
        yield Figure(file, EVERYBODY, PEOPLE, sum(known))
    if len(known) > 1:
        for source, n in zip(sources, accepted, strict=True):
            yield Figure(file, Place("export", name=str(source.get("file"))), PEOPLE, n)
    readiness = _part(document, "readiness")
    if readiness and (sources or readiness.get("basis") != "interviews"):
        yield Figure(file, WHOLE, PEOPLE, whole_number(readiness.get("n")))
        yield from _of_the_whole(file, document)
    if (answered := whole_number(_part(document, "response").get("answered"))) is not None:
        yield Figure(file, WHOLE, PEOPLE, answered)
    yield from _of_groups(file, document)
    yield from _of_voices(file, _part(document, "voices"))
    yield from _of_waves(file, _part(document, "waves"))


def _of_the_whole(file: str, document: Found) -> Iterator[Figure]:
    for dimension in _parts(document, "dimensions"):
        yield from _told(file, WHOLE, f"dimension:{dimension.get('id')}", dimension)
        for practice in _parts(dimension, "practices"):
            yield from _told(file, WHOLE, f"practice:{practice.get('id')}", practice)
        for item in _parts(dimension, "items"):
            yield from _told(file, WHOLE, f"item:{item.get('id')}", item)
    for question in _parts(document, "questions"):
        yield from _told(file, WHOLE, f"question:{question.get('id')}", question)


def _of_groups(file: str, document: Found) -> Iterator[Figure]:
    every = {f"{dimension.get('id')}" for dimension in _parts(document, "dimensions")}
    for group in _parts(document, "groups"):
        place, cells = _group(group), _part(group, "dimensions")
        yield from _told(file, place, PEOPLE, {"n": group.get("n")})
        for key, cell in cells.items():
            yield from _told(file, place, f"dimension:{key}", cell)
        silent = every - {key for key, cell in cells.items() if decimal(_dict(cell).get("score")) is not None}
        if len(silent) == 1 and decimal(_part(group, "readiness").get("score")) is not None:
            yield Figure(file, place, f"dimension:{silent.pop()}")  # it follows from the readiness and all the others


def _of_voices(file: str, voices: Found) -> Iterator[Figure]:
    for key, voice in voices.items():
        if key not in NO_VOICES:
            place = Place("voice", name=key)
            yield from _told(file, place, PEOPLE, {"n": _dict(voice).get("n")})
            for dimension, cell in _part(_dict(voice), "dimensions").items():
                yield from _told(file, place, f"dimension:{dimension}", cell)
    for gap in _parts(voices, "gaps"):
        for key in ("staff", "leaders"):
            yield Figure(
                file, Place("voice", name=key), f"dimension:{gap.get('dimension')}", score=decimal(gap.get(key))
            )


def _of_waves(file: str, waves: Found) -> Iterator[Figure]:
    """Both waves. Scores over shared items are those of the wave only where all items are shared."""
    for key in ("earlier", "later"):
        n = whole_number(_part(waves, key).get("n"))
        if n is not None:
            yield Figure(file, WHOLE, PEOPLE, n, earlier=key == "earlier")
        for change in _parts(waves, "changes") if not waves.get("breaks") else []:
            kind = str(change.get("kind"))
            place = _group(change) if kind == "group" else WHOLE
            if kind in {"dimension", "item", "group"}:
                statistic = f"{'item' if kind == 'item' else 'dimension'}:{change.get('id')}"
                n, score = whole_number(change.get(f"n_{key}")), decimal(change.get(key))
                yield Figure(file, place, statistic, n, score, earlier=key == "earlier")
        for action in _parts(waves, "actions"):
            n, score = whole_number(action.get(f"n_{key}")), decimal(action.get(key))
            yield Figure(file, WHOLE, f"practice:{action.get('practice')}", n, score, earlier=key == "earlier")


def _told(file: str, place: Place, statistic: str, cell: Any) -> Iterator[Figure]:
    """A figure where anything but its name is told."""
    cell = _dict(cell)
    n, score, counts = whole_number(cell.get("n")), decimal(cell.get("score")), _dict(cell.get("distribution"))
    if n is None and counts:
        n = sum(whole_number(count) or 0 for count in counts.values())
    others = ("ci", "sd", "median", "difference", "favourable", "shares", "nearly_all")
    if n is not None or score is not None or any(cell.get(key) is not None for key in others):
        yield Figure(file, place, statistic, n, score)


def _shared(document: Found) -> Iterator[str]:
    if _part(document, "waves").get("breaks"):
        yield "scores of two waves over the items that they share"


def _group(group: Found) -> Place:
    return Place("group", str(group.get("by")), str(group.get("group")))


def _part(document: Found, key: str) -> Found:
    return _dict(document.get(key))


def _parts(document: Found, key: str) -> list[Found]:
    found = document.get(key)
    return [part for part in found if isinstance(part, dict)] if isinstance(found, list) else []


def _dict(value: Any) -> Found:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
