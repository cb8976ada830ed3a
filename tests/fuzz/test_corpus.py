"""The corpus from which `make fuzz` starts, and what it once found: each file is read or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from collabready.responses.table import open_table
from fuzz.harnesses import HARNESSES
from fuzz.promises import CORPUS

FILES = [(name, path) for name, (_, folder) in HARNESSES.items() for path in sorted((CORPUS / folder).glob("*"))]
TOOLS = {
    "alchemer": "Alchemer",
    "efs": "EFS Survey (Unipark)",
    "google": "Google Forms",
    "jotform": "Jotform",
    "kobo": "KoboToolbox",
    "limesurvey": "LimeSurvey",
    "limesurvey-heads": "LimeSurvey",
    "microsoft": "Microsoft Forms",
    "odk": "ODK Central",
    "qualtrics": "Qualtrics",
    "qualtrics-legacy": "Qualtrics",
    "redcap": "REDCap",
    "sosci": "SoSci Survey",
    "surveymonkey": "SurveyMonkey",
    "surveyxact": "SurveyXact",
    "typeform": "Typeform",
}


@pytest.mark.parametrize(("file", "tool"), TOOLS.items())
def test_the_corpus_starts_from_an_export_of_every_tool(file: str, tool: str) -> None:
    assert open_table(CORPUS / "csv" / f"tool-{file}.csv").recognised.dialect.name == tool


@pytest.mark.parametrize(("name", "path"), [pytest.param(*each, id=f"{each[0]}-{each[1].stem}") for each in FILES])
def test_bytes_are_read_or_refused_and_no_row_disappears(name: str, path: Path) -> None:
    harness, _ = HARNESSES[name]

    harness(path.read_bytes())
