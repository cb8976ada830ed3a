"""What is released: the wheel holds what the program needs, and runs where no tool of ours is installed.

It is built from the source archive, as a release is. The environment it runs in sees the distributions that the wheel
asks for and no others, so that a library which only a development tool brings along is missed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable, Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

from collabready.version import __version__

ROOT = Path(__file__).parents[1]
SHIPPED = ("questionnaires", "report_templates", "examples/northmoor")

Program = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT], check=True, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Run the installed program from the root folder; it must succeed."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, symlinks=True)
    pip = [sys.executable, "-m", "pip", "--python", str(home / "bin" / "python")]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", str(wheel)], check=True)
    _link_requirements(Path(sysconfig.get_path("purelib", vars={"base": str(home)})))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def run_installed(*words: str | Path) -> subprocess.CompletedProcess[str]:
        command = [home / "bin" / "collabready", *words]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd="/", env=environment, check=False)
        assert done.returncode == 0, done.stderr
        return done

    return run_installed


def test_everything_that_is_shipped_is_in_the_wheel(wheel: Path) -> None:
    files = [path for folder in SHIPPED for path in (ROOT / folder).rglob("*") if path.is_file()]
    shipped = {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}

    names = set(ZipFile(wheel).namelist())

    assert {f"collabready/shipped/{name}" for name in shipped} <= names
    assert "collabready/py.typed" in names
    assert f"collabready-{__version__}.dist-info/licenses/LICENSE" in names


def test_nothing_but_the_package_is_in_the_wheel(wheel: Path) -> None:
    folders = {name.split("/")[0] for name in ZipFile(wheel).namelist()}

    assert folders == {"collabready", f"collabready-{__version__}.dist-info"}


def test_the_installed_program_tells_its_version(program: Program) -> None:
    assert program("--version").stdout == f"collabready {__version__}\n"


def test_the_installed_program_finds_its_questionnaires(program: Program) -> None:
    listed = program("questionnaire", "list").stdout

    assert "collaborative-learning" in listed
    assert "pulse" in listed


@pytest.mark.usefixtures("pdf_libraries")
def test_the_installed_program_prints_and_scores_the_demo(program: Program, tmp_path: Path) -> None:
    program("demo", tmp_path)
    [export] = tmp_path.glob("exports/*.csv")

    assert (tmp_path / "reports" / "report.pdf").read_bytes().startswith(b"%PDF")
    assert "Communities" in program("score", export).stdout


def _link_requirements(site: Path) -> None:
    """Let an environment see what its collabready asks for, as it is installed here."""
    [installed] = Distribution.discover(name="collabready", path=[str(site)])
    for needed in _requirements(installed, frozenset()):
        for name in {file.parts[0] for file in needed.files or [] if file.parts[0] not in {"..", "__pycache__"}}:
            if not (site / name).exists():
                (site / name).symlink_to(str(needed.locate_file(name)))


def _requirements(needing: Distribution, extras: frozenset[str]) -> Iterator[Distribution]:
    """The distributions that one asks for, and those that they ask for in turn."""
    for line in needing.requires or []:
        requirement = Requirement(line)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in {"", *extras}):
            needed = distribution(requirement.name)
            yield needed
            yield from _requirements(needed, frozenset(requirement.extras))
