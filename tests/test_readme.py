"""The README does not lie: its console blocks are run, its files exist, its commands are all there are."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def steps() -> Iterator[tuple[str, str]]:
    """Each command of the console blocks with what the README says that it prints."""
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = step.partition("\n")
            yield command, printed


def as_pattern(printed: str) -> str:
    """`...` stands for anything, on a line of its own for any number of lines; blanks at line ends do not count."""
    lines = [r"(?:.*\n)*?" if line == "..." else pattern(line) + r"[ ]*\n" for line in printed.splitlines()]
    return "".join(lines)


def pattern(line: str) -> str:
    return ".*?".join(re.escape(part) for part in line.rstrip().split("..."))


@pytest.mark.usefixtures("pdf_libraries")
def test_the_console_blocks_print_what_they_say(tmp_path: Path) -> None:
    folder = tmp_path
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    count = 0
    for command, printed in steps():
        if command.startswith("cd "):
            folder = folder / command.removeprefix("cd ")
            continue
        done = subprocess.run(
            ["sh", "-c", command], cwd=folder, env={**os.environ, "PATH": path, "COLUMNS": "80"}, text=True, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{command}\n{done.stdout}"
        assert re.fullmatch(as_pattern(printed), done.stdout), f"{command}\n{done.stdout}"
        count += 1
    assert count >= 7


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#]+)\)", README))
def test_what_the_readme_links_to_exists(link: str) -> None:
    assert (ROOT / link).exists()


def test_the_files_of_the_table_exist() -> None:
    table = README[README.index("| I want to change") : README.index("`make help`")]
    for name in re.findall(r"`([\w/.-]+(?:\.py|\.yaml|/))`", table):
        assert (ROOT / "src" / "collabready" / name).exists() or (ROOT / name).exists(), name


def test_every_command_stands_in_the_readme(run: Run) -> None:
    text = run("--help").stdout
    commands = re.findall(r"^  ([a-z]+) {2,}", text[text.index("Commands") :], re.MULTILINE)

    assert len(commands) >= 4
    for command in commands:
        assert f"collabready {command}" in README
