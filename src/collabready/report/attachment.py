"""The results that a report carries, read back out of the PDF."""

from __future__ import annotations

import io
import logging
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from collabready.errors import CollabreadyError
from collabready.report.brand import Paper
from collabready.report.pdf import ATTACHMENT
from collabready.report.template import SHARED

if TYPE_CHECKING:
    from collabready.assessment.results import Results

DEBRIEF = "debrief"
"""The keyword of a PDF that holds the page for the consultant."""
# What a damaged file makes of the reader, which trusts that a PDF is well made.
DAMAGED = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError, zlib.error)


@dataclass(frozen=True)
class Making:
    """How a report was made: with which template, on which paper, who signed it, whether the debrief is in it, and the digest of its logo."""

    template: str
    paper: Paper
    prepared: str
    debrief: bool = False
    logo: str = ""


def making_of(path: Path) -> Making:
    """What a PDF says of how it was made. Raises CollabreadyError: it cannot be read."""
    from pypdf import PdfReader  # only who reads a report back needs it
    from pypdf.errors import PyPdfError

    try:
        told: Any = PdfReader(io.BytesIO(path.read_bytes())).metadata or {}
        paper: Paper = "Letter" if told.get("/Paper") == "Letter" else "A4"
        return Making(
            str(told.get("/Template", SHARED)),
            paper,
            str(told.get("/Prepared", "")),
            DEBRIEF in str(told.get("/Keywords", "")),
            str(told.get("/Logo", "")),
        )
    except (PyPdfError, *DAMAGED) as error:
        raise CollabreadyError(f"{path}: this is no PDF that can be read.") from error


def attached(path: Path) -> bytes:
    """The `results.json` in a PDF.

    Raises:
        CollabreadyError: no such file, not a PDF, or one that does not carry exactly one.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CollabreadyError(f"{path}: cannot be read ({error.strerror}). Check the name and the folder.") from error
    found = _attachments(path, content)
    if not found:
        raise CollabreadyError(
            f"{path}: no results are attached to this PDF. A summary of one page and a page for staff carry none: name "
            "the results.json that they were made from. Anything else is no report of collabready as it was written; write "
            "it again with collabready report."
        )
    if len(found) > 1:
        raise CollabreadyError(
            f"{path}: {ATTACHMENT} is {len(found)} times attached to this PDF, so it is no report of collabready as it was "
            "written. Write it again with collabready report."
        )
    return found[0]


def attached_results(path: Path) -> Results:
    """The results in a report. Raises CollabreadyError as `attached` does, and where they are of another version."""
    from collabready.assessment.results import Results

    content = attached(path)
    try:
        return Results.model_validate_json(content)
    except ValidationError as error:
        raise CollabreadyError(
            f"{path}: the results in this report are not of this version of collabready. Write it again with collabready report."
        ) from error


def results_in(path: Path) -> Results:
    """The results as somebody names them: a results.json, or a report that carries it.

    Raises:
        CollabreadyError: it cannot be read, or holds no results of this version.
    """
    from collabready.assessment.results import read_results

    return attached_results(path) if path.suffix.lower() == ".pdf" else read_results(path)


def _attachments(path: Path, content: bytes) -> list[bytes]:
    # Only who reads a report back needs it.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would tell of every flaw that it gets over
    try:
        return list(PdfReader(io.BytesIO(content)).attachments.get(ATTACHMENT, []))
    except (PyPdfError, *DAMAGED) as error:
        raise CollabreadyError(
            f"{path}: this is no PDF that can be read. Write the report again with collabready report."
        ) from error
