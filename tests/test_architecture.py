"""What the house is built to: one direction, small rooms, names of the domain, a reason beside every exception."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "collabready"
SETTINGS = ROOT / "pyproject.toml"

MODULE_LINES = 300
FUNCTION_LINES = 30
DRAWERS = re.compile(r"utils?|helpers?|common|managers?")

# What may be longer, and why: "report/charts.py" or "report/charts.py:bars" -> reason.
LONGER: dict[str, str] = {}


class Size(NamedTuple):
    """A module or function, and its lines."""

    name: str
    lines: int


def _sizes(path: Path) -> Iterator[Size]:
    """The module with all its lines; its functions without docstring and parameters: a command has one for each option."""
    name, text = path.relative_to(SOURCE).as_posix(), path.read_text(encoding="utf-8")
    yield Size(name, len(text.splitlines()))
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Size(f"{name}:{node.name}", _lines(node) - _docstring_lines(node) - _parameter_lines(node))


def _docstring_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return _lines(function.body[0]) if ast.get_docstring(function) is not None else 0


def _parameter_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of parameters, where each has one of its own."""
    return function.body[0].lineno - function.lineno - 1


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


SIZES = [size for path in sorted(SOURCE.rglob("*.py")) for size in _sizes(path)]


def _limit(size: Size) -> int:
    return FUNCTION_LINES if ":" in size.name else MODULE_LINES


def test_imports_go_in_one_direction() -> None:
    assert lint_imports(config_filename=str(SETTINGS), no_cache=True) == 0


def test_modules_and_functions_are_short() -> None:
    longer = {size.name: size.lines for size in SIZES if size.lines > _limit(size) and size.name not in LONGER}

    assert longer == {}


def test_what_may_be_longer_still_is() -> None:
    longer = {size.name for size in SIZES if size.lines > _limit(size)}

    assert set(LONGER) <= longer


def test_no_module_is_a_drawer() -> None:
    names = [part for path in SOURCE.rglob("*.py") for part in path.relative_to(SOURCE).with_suffix("").parts]

    assert [name for name in names if DRAWERS.fullmatch(name)] == []


def test_every_rule_of_ruff_that_is_ignored_has_its_reason_on_its_line() -> None:
    text = SETTINGS.read_text(encoding="utf-8")
    lint = tomllib.loads(text)["tool"]["ruff"]["lint"]
    ignored = {code for codes in [lint["ignore"], *lint["per-file-ignores"].values()] for code in codes}

    lines = [line for line in text.splitlines() if any(f'"{code}"' in line for code in ignored)]

    assert len(lines) >= len(lint["ignore"])
    assert [line for line in lines if not re.search(r"#\s*\S", line)] == []
