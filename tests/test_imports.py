"""What the program does not load: a consultant who asks for help or a list does not wait for tables and printing.

Each promise is held in a process of its own, by the names that Python reports as imported; not by a clock.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from typer.main import get_command

import collabready
from collabready.bundled import example
from collabready.cli import app

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {"jinja2", "polars", "weasyprint"}
SLOW = HEAVY | {"numpy", "rich", "scipy", "yaml"}
IMPORTED = re.compile(r"^import time:.*\| +(\S+)$", re.MULTILINE)


def _commands(command: object, words: str = "") -> Iterator[str]:
    """The words of every command and group below this one, such as `questionnaire list`."""
    for name, subcommand in getattr(command, "commands", {}).items():
        yield f"{words}{name}"
        yield from _commands(subcommand, f"{words}{name} ")


def _modules(*words: str, cwd: Path | None = None) -> set[str]:
    command = [sys.executable, "-X", "importtime", *words]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=cwd, check=False)
    assert done.returncode == 0, done.stderr
    return set(IMPORTED.findall(done.stderr))


def _packages(*words: str, cwd: Path | None = None) -> set[str]:
    """The packages that the program loads for a command."""
    return {module.split(".")[0] for module in _modules("-m", "collabready", *words, cwd=cwd)}


def test_help_loads_nothing_slow() -> None:
    assert not _packages("--help") & (SLOW | {"pydantic"})


@pytest.mark.parametrize("command", [*_commands(get_command(app))])
def test_help_for_a_command_loads_nothing_slow(command: str) -> None:
    """Pydantic is free to come: the library that reads the command line wants it for options."""
    assert not _packages(*command.split(), "--help") & SLOW


def test_the_list_of_questionnaires_loads_nothing_heavy() -> None:
    assert not _packages("questionnaire", "list") & HEAVY


def test_scores_as_json_load_no_printing() -> None:
    loaded = _packages("score", "--format", "json", cwd=example("northmoor"))

    assert "polars" in loaded
    assert not loaded & {"jinja2", "rich", "weasyprint"}


def test_importing_the_library_loads_the_standard_library_and_itself() -> None:
    loaded = _modules("-c", "import collabready") - _modules("-c", "pass")

    others = {module for module in loaded if module.split(".")[0] not in sys.stdlib_module_names}
    assert others == {"collabready", "collabready.version"}


@pytest.mark.parametrize("name", collabready.__all__)
def test_every_public_name_is_there_when_it_is_used(name: str) -> None:
    _modules("-c", f"from collabready import {name}")


def test_a_name_that_is_not_public_is_refused_as_in_any_module() -> None:
    with pytest.raises(AttributeError, match="no attribute 'load_survey'"):
        collabready.load_survey  # noqa: B018 - looking is the test
