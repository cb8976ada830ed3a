"""The files that a command reads: those that were named, or those of the client folder."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.errors import CollabreadyError

if TYPE_CHECKING:
    from collabready.engagement import Engagement


def input_files(files: Sequence[Path] | None, engagement: Engagement | None) -> list[Path]:
    """One results.json, or any number of exports and interviews; those of the engagement where none is named."""
    from collabready.engagement import exports, unmatched
    from collabready.responses.interview_folder import interview_files, no_files

    if engagement and not files and (patterns := unmatched(engagement)):
        print(f"exports: no file for {', '.join(patterns)}. Not there yet, or misspelt?", file=sys.stderr)
    if engagement and not files:
        print(*(f"{why}\n" for _, why in no_files(engagement.folder)), sep="", end="", file=sys.stderr)
    found = list(files or ((*exports(engagement), *interview_files(engagement.folder)) if engagement else ()))
    if engagement and not found:
        _refuse_purged(engagement.folder)
    if not found:
        raise CollabreadyError(
            "Which export? Name the file: collabready score responses.csv. In an engagement, `exports:` in "
            "collabready.yaml may name it."
        )
    if len(found) > 1 and any(map(is_results, found)):
        names = ", ".join(str(path) for path in found)
        raise CollabreadyError(
            f"Exports and interviews go together, a results.json goes alone; these do not go together: {names}."
        )
    return found


def _refuse_purged(client: Path) -> None:
    """Say that the answers are gone, where they were purged."""
    from collabready.purge.certificate import purged_on

    if purged := purged_on(client):
        raise CollabreadyError(
            f"The answers of this engagement were purged on {purged[0]}: {purged[1].name}. "
            "Results that were kept are still printed: collabready report results.json"
        )


def is_export(path: Path) -> bool:
    """An export is what is neither an interview nor results."""
    return path.suffix.lower() not in {".yaml", ".yml", ".json"}


def is_results(path: Path) -> bool:
    return path.suffix.lower() == ".json"
