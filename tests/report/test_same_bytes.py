"""The same results give the same file, whoever prints it, wherever and whenever."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from collabready.assessment.results import read_results
from collabready.report.output import render_report

pytestmark = pytest.mark.usefixtures("pdf_libraries")

RESULTS = Path(__file__).parent / "results" / "small-firm.json"
PRINT = """
import hashlib, sys
from pathlib import Path
from collabready.assessment.results import read_results
from collabready.report.output import render_report
for content in render_report(read_results(Path(sys.argv[1]))):
    print(hashlib.sha256(content).hexdigest())
"""


@pytest.fixture(scope="module")
def digests() -> list[str]:
    """Of the PDF and of the page beside it, printed here."""
    return [hashlib.sha256(content).hexdigest() for content in render_report(read_results(RESULTS))]


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C", "HOME": "/nonexistent"},
        {
            "PYTHONHASHSEED": "2",
            "TZ": "America/Lima",
            "LC_ALL": "C.UTF-8",
            "FONTCONFIG_FILE": "/nonexistent/fonts.conf",
        },
    ],
    ids=["another zone, another language", "a machine without any fonts"],
)
def test_another_process_elsewhere_writes_the_same_bytes(
    digests: list[str], elsewhere: dict[str, str], tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PRINT, RESULTS],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, **elsewhere},
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == digests


def test_whoever_asks_fontconfig_afterwards_finds_what_was_there_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/somewhere/fonts.conf")
    render_report(read_results(RESULTS.with_name("one-dimension.json")))

    assert os.environ["FONTCONFIG_FILE"] == "/somewhere/fonts.conf"
