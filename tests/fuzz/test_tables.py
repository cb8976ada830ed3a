"""Tables that hypothesis draws: read or refused, and the same however they are written and ordered."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabready.errors import CollabreadyError
from collabready.responses.rejects import rejects_csv
from collabready.spelling import guarded
from fuzz.promises import questionnaire, read
from fuzz.tables import Drawn, Form, answers_in, any_table, drawn, forms, write_xlsx

SAFE = ["utf-8", "utf-8-sig", "utf-16", "utf-32"]
PLAIN = Form(",", "utf-8")


def answers(content: bytes) -> list[dict[str, str]] | str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "export.csv")
        path.write_bytes(content)
        return answers_in(path)


def test_any_table_is_read_or_refused() -> None:
    any_table()


@given(drawn(), forms(SAFE))
def test_delimiter_encoding_and_quotation_marks_change_no_answer(table: Drawn, form: Form) -> None:
    rows = [table.header, *table.rows]

    assert answers(form.bytes_of(rows)) == answers(PLAIN.bytes_of(rows))


@given(drawn())
def test_a_workbook_holds_the_same_answers(table: Drawn) -> None:
    rows = [table.header, *table.rows]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "export.xlsx")
        write_xlsx(path, rows)

        assert answers_in(path) == answers(PLAIN.bytes_of(rows))


@given(drawn(), st.data())
def test_the_order_of_rows_and_columns_does_not_matter(table: Drawn, data: st.DataObject) -> None:
    places = data.draw(st.permutations(range(len(table.header))))
    shuffled = [[row[place] for place in places] for row in [table.header, *data.draw(st.permutations(table.rows))]]

    found, again = answers(PLAIN.bytes_of([table.header, *table.rows])), answers(PLAIN.bytes_of(shuffled))

    assert in_order(found) == in_order(again)


def in_order(found: list[dict[str, str]] | str) -> list[list[tuple[str, str]]] | str:
    return found if isinstance(found, str) else sorted(sorted(each.items()) for each in found)


@given(drawn())
def test_every_row_is_accepted_or_among_the_rejects_as_it_stood(table: Drawn) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "export.csv")
        path.write_bytes(PLAIN.bytes_of([table.header, *table.rows]))
        try:
            responses = read(path)
        except CollabreadyError:
            return
        rejects = list(csv.reader(io.StringIO(rejects_csv([(path, responses.receipts[0])]), newline="")))[1:]

    assert responses.rows is not None
    assert {int(row[1]): row[3:] for row in rejects} == {
        number: list(map(guarded, cells))
        for number, cells in enumerate(table.rows[: responses.receipts[0].rows], start=2)
        if number not in responses.rows
    }


def test_the_questionnaire_of_these_tests_has_what_they_draw() -> None:
    assert [item.id for item in questionnaire().items] == ["one", "two", "three", "four"]


@pytest.mark.parametrize(
    "name", ["labels", "labels-bom", "labels-cp1252", "labels-macroman", "labels-utf16le", "labels-cr"]
)
def test_the_corpus_has_one_table_in_many_encodings(name: str) -> None:
    from fuzz.promises import CORPUS

    assert answers_in(CORPUS / "csv" / f"{name}.csv") == answers_in(CORPUS / "csv" / "labels.csv")
