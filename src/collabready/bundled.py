"""Where shipped questionnaires, report templates and examples lie: in the package of a wheel, or in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _shipped() -> Path:
    packed = Path(__file__).parent / "shipped"
    return packed if packed.is_dir() else Path(__file__).parents[2]


def questionnaires() -> dict[str, Path]:
    """Name -> file, by name. A translation (`name.nl.yaml`) is no questionnaire of its own."""
    files = sorted((_shipped() / "questionnaires").glob("*.yaml"))
    return {file.stem: file for file in files if "." not in file.stem}


def questionnaire(name: str) -> Path:
    """The file of a shipped questionnaire. Raises KeyError when there is none of that name."""
    return questionnaires()[name]


def template(name: str) -> Path:
    """The folder of a shipped report template. Raises KeyError when there is none of that name."""
    return _folder("report_templates", name)


def example(name: str) -> Path:
    """The folder or file of a shipped example. Raises KeyError when there is none of that name."""
    return _folder("examples", name)


def _folder(kind: str, name: str) -> Path:
    entries = {entry.name: entry for entry in (_shipped() / kind).iterdir()}
    return entries[name]
