"""Tables as hypothesis draws them, and the ways in which they are written to a file."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from collabready.errors import CollabreadyError
from fuzz.promises import any_export, read

STATEMENTS = ["We help each other, always.", "We ask before we act.", "We meet in person.", "We lead by example."]
IDS = ["one", "two", "three", "four"]
QUESTIONS = ["role", "unit", "Do you lead people?", "tenure", "remarks", "Department"]
TOOLS = ["Timestamp", "ResponseId", "StartDate", "EndDate", "Finished", "Status", "Respondent ID", "Collector ID", "id"]
TOOLS += ["submitdate", "startlanguage", "lastpage", "_uuid", "_submission_time", "lfdn", "dispcode", "tester", ""]
LABELS = [
    "",
    " ",
    "Agree",
    "agree.",
    "Strongly disagree",
    "Tout \xe0 fait d'accord",
    "Never",
    "Always",
    "Yes",
    "No",
    "Nooit",
]
LABELS += [
    "1",
    "5",
    "3.0",
    "9",
    "-99",
    "5 - Agree",
    "Agree (4)",
    "Don't know",
    "n/a",
    "Agre",
    "6-May",
    "=1+1",
    "'=x",
    "<<",
]
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
# Letters that no spreadsheet drops and that are no delimiter: a table of them is the same however it is written.
PLAIN = st.text(
    st.characters(categories=["L", "N", "P", "S"], exclude_characters=',;|"', include_characters=" "), max_size=8
)


@dataclass(frozen=True)
class Drawn:
    """A table whose rows are as long as its header, with names by which items are found."""

    header: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Form:
    """How a table is written as text."""

    delimiter: str
    encoding: str
    quoting: int = csv.QUOTE_MINIMAL
    end: str = "\n"

    def bytes_of(self, rows: list[list[str]]) -> bytes:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=self.delimiter, quoting=self.quoting, lineterminator=self.end).writerows(rows)  # type: ignore[arg-type] # any int
        return text.getvalue().encode(self.encoding, "replace")


def forms(encodings: list[str]) -> st.SearchStrategy[Form]:
    return st.builds(
        Form,
        st.sampled_from(",;\t|"),
        st.sampled_from(encodings),
        st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
        st.sampled_from(["\n", "\r\n"]),
    )


HEADERS = st.lists(st.sampled_from([*IDS, *STATEMENTS, *QUESTIONS, *TOOLS]) | ANYTHING, min_size=1, max_size=7)
CELLS = st.lists(st.sampled_from(LABELS) | ANYTHING, max_size=8)
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "mac-roman", "cp850"]


@settings(deadline=None)
@given(HEADERS, st.lists(CELLS, max_size=6), forms(ENCODINGS), st.booleans())
def any_table(header: list[str], rows: list[list[str]], form: Form, is_raw: bool) -> None:  # noqa: FBT001 - drawn
    """Any header above any ragged rows, with quotation marks or without any, is read or refused."""
    if is_raw:
        lines = [form.delimiter.join(cells) for cells in [header, *rows]]
        content = form.end.join(lines).encode(form.encoding, "replace")
    else:
        content = form.bytes_of([header, *rows])
    any_export(content, "export.csv")


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    named = st.sampled_from([*zip(IDS, STATEMENTS, strict=True)])
    items = draw(st.lists(named, min_size=1, max_size=4, unique=True))
    header = [draw(st.sampled_from(pair)) for pair in items]
    header += [f"note {number}" for number in range(draw(st.integers(1 if len(header) == 1 else 0, 2)))]
    known = st.sampled_from([label for label in LABELS if label.strip()])
    cells = st.one_of(known, st.sampled_from(["", "Agree", "Never", "5", "1"]), PLAIN)
    rows = draw(st.lists(st.lists(cells, min_size=len(header), max_size=len(header)), min_size=1, max_size=6))
    return Drawn(header, rows)


def write_xlsx(path: Path, rows: list[list[str]]) -> None:
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Sheet1")
        for number, cells in enumerate(rows):
            for place, cell in enumerate(cells):
                if cell:
                    sheet.write_string(number, place, cell)


def answers_in(path: Path) -> list[dict[str, str]] | str:
    """What each accepted person answered, by item: codes or kinds of no answer; or by which error the file is refused."""
    try:
        responses = read(path)
    except CollabreadyError as error:
        return type(error).__name__
    columns = {}
    for name, reading in responses.readings.items():
        meanings = [meaning.code or str(meaning.no_answer) for meaning in reading.meanings]
        columns[name] = [meanings[category] for category in responses.answers[name].to_physical()]
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
