"""Rows of how the numbers were made: what was read, with which settings, and what to keep in mind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from collabready.assessment.results import Results, Source
from collabready.spreadsheet.rows import Cell, Row, listed


def method_rows(results: Results) -> Iterator[Row]:
    yield from (_fact("document", key, value) for key, value in _document(results).items())
    for name, cut in results.questionnaire.levels.items():
        yield Row("level", id=name, level=name, more={"cut": cut})
    settings = results.settings.model_dump()
    yield from (_fact("setting", key, _plain(value)) for key, value in settings.items())
    for place, source in enumerate(results.sources, start=1):
        yield from _source(str(place), source)
    if results.privacy:
        privacy = results.privacy.model_dump()
        yield from (_fact("privacy", key, _plain(value)) for key, value in privacy.items())
    for warning in results.warnings:
        yield Row("warning", more={"text": warning})


def _fact(what: str, key: str, value: Cell) -> Row:
    return Row(what, id=key, more={"value": value})


def _plain(value: Any) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return listed(f"{name} {inner}" for name, inner in value.items())
    return listed(str(_plain(each)) for each in value) if isinstance(value, tuple) else cast("Cell", value)


def _document(results: Results) -> dict[str, Cell]:
    asked = results.questionnaire
    return {
        "tool": f"{results.tool.name} {results.tool.version}",
        "questionnaire": asked.id,
        "questionnaire_title": asked.title,
        "questionnaire_version": asked.version,
        "questionnaire_language": asked.language,
        "questionnaire_sha256": asked.sha256,
        "questionnaire_about": asked.about,
        "organisation": results.organisation,
        "scope": results.scope,
        "wave": results.wave,
        "created": results.created,
        "note": results.note,
        "plan_start": results.plan_start.isoformat() if results.plan_start else None,
    }


def _source(place: str, source: Source) -> Iterator[Row]:
    """A file that was read, by its place: its name can name people."""
    more: dict[str, Cell] = {
        "rows": source.rows,
        "unused_columns": source.unused_columns,
        "unknown_labels": source.unknown_labels,
        "unfinished": source.unfinished,
        "encoding": source.encoding,
        "delimiter": source.delimiter,
        "sha256": source.sha256,
    }
    yield Row("source", source.channel, place, source.dialect, source.accepted, more=more)
    for left in source.set_aside:
        yield Row("set aside", place, title=left.reason, more={"rows": left.count})
    for kind, times in (source.no_answer or {}).items():
        yield Row("no answer", place, title=kind, more={"cells": times})
