"""The log of an engagement: what was withdrawn, released and purged when, a line each."""

from __future__ import annotations

from pathlib import Path

from collabready.engagement.folder import LOG
from collabready.files import append_durably

RELEASED = "released "
"""How the line of a release goes on after its day; it changes no answer."""


def note(client: Path, line: str) -> str:
    """Add a line to the log of a client's folder. What went wrong and what to do, for a person; empty where nothing did."""
    path = client / LOG
    try:
        append_durably(path, line)
    except OSError as error:
        return f"{path}: cannot be written ({error.strerror}). Add the line yourself: {line}"
    return ""
