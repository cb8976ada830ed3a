"""Where shipped questionnaires, report templates and examples lie: in the package of a wheel, or in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from collabready.errors import CollabreadyError


def questionnaires() -> dict[str, Path]:
    """Name -> file, by name. A translation (`name.nl.yaml`) is no questionnaire of its own."""
    files = sorted((_shipped() / "questionnaires").glob("*.yaml"))
    return {file.stem: file for file in files if "." not in file.stem}


def questionnaire(name: str) -> Path:
    """The file of a shipped questionnaire. Raises CollabreadyError when there is none of that name."""
    return _named(name, questionnaires(), "questionnaire")


def templates() -> tuple[str, ...]:
    """The names of the shipped report templates."""
    return tuple(_folders("report_templates"))


def template(name: str) -> Path:
    """The folder of a shipped report template. Raises CollabreadyError when there is none of that name."""
    return _named(name, _folders("report_templates"), "report template")


def example(name: str) -> Path:
    """The folder of a shipped example. Raises CollabreadyError when there is none of that name."""
    return _named(name, _folders("examples"), "example")


@cache
def _shipped() -> Path:
    packed = Path(__file__).parent / "shipped"
    return packed if packed.is_dir() else Path(__file__).parents[2]


def _folders(kind: str) -> dict[str, Path]:
    return {entry.name: entry for entry in sorted((_shipped() / kind).iterdir()) if entry.is_dir()}


def _named(name: str, known: dict[str, Path], kind: str) -> Path:
    if name not in known:
        raise CollabreadyError(f"There is no shipped {kind} '{name}'. There are: {', '.join(known)}.")
    return known[name]
