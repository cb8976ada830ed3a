"""Finished files, whatever their kind: results.json, CSV, workbook, PDF by its attachment, HTML by its tables."""

from __future__ import annotations

import csv
import io
import json
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from collabready.audit.figures import Output
from collabready.audit.pages import page_output
from collabready.audit.results_file import results_output
from collabready.audit.tables import table_output
from collabready.errors import CollabreadyError, ResponsesError
from collabready.files import printable

ATTACHED = "results.json"
LARGEST = 200 << 20
# What a damaged file makes of the reader of PDFs, which trusts that one is well made.
DAMAGED = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError, zlib.error)


def read_outputs(paths: Sequence[Path]) -> list[Output]:
    """Finished files, each once and under a name that no other has.

    Raises:
        CollabreadyError: one cannot be read, or holds no figures of this program.
    """
    names, outputs = [path.name for path in dict.fromkeys(paths)], []
    for path in dict.fromkeys(paths):
        output = read_output(path)
        if names.count(path.name) > 1:
            file = printable(str(path))
            output = replace(output, file=file, figures=tuple(replace(figure, file=file) for figure in output.figures))
        outputs.append(output)
    return outputs


def read_output(path: Path) -> Output:
    """The figures of a finished file.

    Raises:
        CollabreadyError: it cannot be read, or holds no figures of this program.
    """
    file, content = printable(path.name), _content(path)
    if content.startswith(b"%PDF"):
        return _of_pdf(file, content)
    if content.startswith(b"PK\x03\x04"):
        return table_output(file, _sheets(path))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CollabreadyError(
            f"{path}: this is neither a PDF nor a workbook nor text. Name results or reports."
        ) from error
    start = text.lstrip()[:200].lower()
    if start.startswith(("<!doctype html", "<html")):
        return page_output(file, text)
    if start.startswith(("{", "[")):
        return results_output(file, _parsed(file, text))
    try:
        return table_output(file, [list(csv.reader(io.StringIO(text, newline="")))])
    except csv.Error as error:
        raise CollabreadyError(
            f"{path}: this is no table that could be read ({error}). Write the CSV again."
        ) from error


def _content(path: Path) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > LARGEST:
            raise CollabreadyError(f"{path}: this is larger than any result. Name results or reports.")
        return path.read_bytes()
    except OSError as error:
        raise CollabreadyError(f"{path}: cannot be read ({error.strerror}). Check the name and the folder.") from error


def _parsed(file: str, text: str | bytes) -> object:
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CollabreadyError(
            f"{file}: this is not valid JSON, so nothing was attacked. Write the results again."
        ) from error
    return found


def _of_pdf(file: str, content: bytes) -> Output:
    """A report by its attachment, which is read here once more: `report.attachment` wants results of this version whole."""
    import logging

    from pypdf import PdfReader  # only a report needs it
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it comments on every oddity of a file
    try:
        attached = PdfReader(io.BytesIO(content)).attachments
        found = attached.get(ATTACHED) or []
    except (PyPdfError, *DAMAGED) as error:
        raise CollabreadyError(f"{file}: this PDF is damaged and cannot be read. Write the report again.") from error
    if not found:
        raise CollabreadyError(
            f"{file}: no {ATTACHED} is attached to this PDF, so its figures cannot be read. Name it as HTML."
        )
    if len(found) > 1:
        raise CollabreadyError(
            f"{file}: {ATTACHED} is attached to this PDF {len(found)} times, so nothing was attacked. Write the report again."
        )
    output = results_output(file, _parsed(file, found[0]))
    return replace(output, unread=(*output.unread, "its pages, beside the attached results.json"))


def _sheets(path: Path) -> list[list[list[str]]]:
    from collabready.responses.workbook import read_workbook  # polars

    try:
        workbook = read_workbook(path)
    except ResponsesError as error:
        raise CollabreadyError(str(error)) from error
    return [[list(row) for row in sheet.frame.rows()] for sheet in (workbook.data, *workbook.others)]
