"""What every test may use: questionnaires written inline, exports written inline, the command as a user types it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import settings

from collabready.assessment.results import Results, Settings
from collabready.assessment.summary import Context
from collabready.errors import PdfUnavailableError
from collabready.plan import assess
from collabready.questionnaire.model import Questionnaire
from collabready.questionnaire.reader import load_questionnaire
from collabready.report.pdf import load_weasyprint
from collabready.responses.reader import read_responses

Load = Callable[[str], Questionnaire]
Score = Callable[..., Results]
Run = Callable[..., "subprocess.CompletedProcess[str]"]

# A slow machine is no failure; the same examples every time, so that a red run can be repeated.
settings.register_profile("collabready", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("collabready")

CREATED = "2026-11-24T09:00:00+00:00"


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load a questionnaire from its text."""

    def load_text(text: str) -> Questionnaire:
        path = tmp_path / "questionnaire.yaml"
        path.write_text(dedent(text), encoding="utf-8")
        return load_questionnaire(path)

    return load_text


@pytest.fixture
def score(tmp_path: Path) -> Score:
    """Score an export given as text, or as rows of cells."""

    def score_text(questionnaire: Questionnaire, export: str, by: str | None = None, **context: object) -> Results:
        path = tmp_path / "export.csv"
        path.write_text(dedent(export), encoding="utf-8", newline="")
        responses = read_responses(path, questionnaire, [by] if by else [])
        settings = Settings(min_group=5, min_group_distribution=10, by=tuple(responses.groups.columns))
        return assess(questionnaire, responses, settings, Context(created=CREATED, **context))  # type: ignore[arg-type] # keywords as a test needs them

    return score_text


@pytest.fixture
def pdf_libraries() -> None:
    """Skip where the libraries outside Python are missing, which draw a PDF; never where every test must run."""
    try:
        load_weasyprint()
    except PdfUnavailableError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the program as a user would, in an empty folder; it must succeed unless told otherwise."""

    def run_program(*words: str | Path, code: int = 0, cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "collabready", *map(str, words)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False, encoding="utf-8")
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return done

    return run_program
