"""Results as somebody names them: a results.json, or a report that carries it."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

from pydantic import ValidationError

from collabready.assessment.results import Results, read_results
from collabready.errors import CollabreadyError

# How the reports of this program hold their results: one compressed stream that says that it is JSON.
STREAM = re.compile(
    rb"/Type /EmbeddedFile/Subtype /application#2fjson(?:(?!endobj|stream).){0,400}?/Length (\d{1,9})>>\s*stream\n",
    re.DOTALL,
)
LARGEST = 1 << 28


def results_of(path: Path) -> Results:
    """The results in a results.json, or attached to a report.

    Raises:
        CollabreadyError: the file cannot be read, or holds no results.
    """
    if path.suffix.lower() != ".pdf":
        return read_results(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CollabreadyError(f"{path}: cannot be read ({error.strerror}). Check the name and the folder.") from error
    try:
        return Results.model_validate_json(_attached(content))
    except (ValueError, zlib.error, ValidationError) as error:
        raise CollabreadyError(
            f"{path}: no results of this version of collabready are attached to it. Name the results.json."
        ) from error


def _attached(content: bytes) -> bytes:
    """The attachment of a report; nothing where there is none. Raises zlib.error."""
    found = STREAM.search(content)
    packed = content[found.end() : found.end() + int(found[1])] if found else zlib.compress(b"")
    return zlib.decompressobj().decompress(packed, LARGEST)
