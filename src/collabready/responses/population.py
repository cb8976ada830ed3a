"""A population: who is asked, from a list of head counts or a list of employees.

A table with a column for each breakdown, perhaps one of audiences, and one of counts; without that, a row is a person.
Who it is about are numbers of people, never names: all other columns are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from collabready.errors import ResponsesError
from collabready.files import printable
from collabready.questionnaire.model import Questionnaire
from collabready.responses.columns import wanted
from collabready.responses.headers import heading
from collabready.responses.labels import key_of, number_of, vocabulary
from collabready.responses.receipt import shortened
from collabready.responses.table import Table, open_table
from collabready.spelling import normalised

COUNTS = frozenset({"count", "counts", "n", "invited", "head count", "headcount", "people", "persons", "number", "employees",
                    "aantal", "effectif", "anzahl"})  # fmt: skip
AUDIENCE = "audience"
TOTALS = frozenset({"total", "totals", "grand total", "sum", "all", "totaal", "gesamt", "summe"})


@dataclass(frozen=True)
class Population:
    """People by row: alike in all columns, or one alone.

    `columns`: header -> the cell of each row, '' where it is blank. `audience`: an id for each row, None where the file does
    not tell, so that all are staff. `counts`: how many people each row stands for.
    """

    file: str
    columns: Mapping[str, tuple[str, ...]]
    audience: tuple[str, ...] | None
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)

    def column(self, by: str, questionnaire: Questionnaire) -> tuple[str, ...] | None:
        """The cells of a breakdown, which is named as in an export: by a header, or by a name of its question."""
        header = self.header(by, questionnaire)
        return None if header is None else self.columns[header]

    def header(self, by: str, questionnaire: Questionnaire) -> str | None:
        """The header of a breakdown in this file; None where it has no such column."""
        names = names_of(by, questionnaire)
        return next((header for header in self.columns if heading(header) in names), None)

    def of(self, audiences: Sequence[str]) -> Population:
        """Those of some audiences; everybody where the file does not tell."""
        if self.audience is None:
            return self
        chosen = [place for place, audience in enumerate(self.audience) if audience in audiences]
        return Population(
            self.file,
            {header: tuple(cells[place] for place in chosen) for header, cells in self.columns.items()},
            tuple(self.audience[place] for place in chosen),
            tuple(self.counts[place] for place in chosen),
        )


def names_of(by: str, questionnaire: Questionnaire) -> set[str]:
    """Everything that a breakdown may be called, as headings are compared."""
    names = {heading(by)}
    for each in wanted(questionnaire):
        own = set(map(heading, each.names))
        names |= own if own & {heading(by)} else set()
    return names


def read_population(path: Path, questionnaire: Questionnaire) -> Population:
    """Read a population from a CSV file or an Excel workbook.

    Raises:
        ResponsesError: the file cannot be read, a count is no whole number, an audience is not one of the questionnaire, a row
            is a total, or nobody is in it.
    """
    table = open_table(path)
    if table.frame is None:
        raise ResponsesError(f"{path}: this file is too large for a list of head counts. Is it the export?")
    counting = _only(table, COUNTS, "a column of counts")
    role = questionnaire.audience_question
    speaking = _only(table, {AUDIENCE, *(names_of(role, questionnaire) if role else ())}, "a column of audiences")
    columns = {
        column.header: tuple(" ".join(cell.split()) for cell in table.cells(column.position))
        for column in table.columns
        if column.position not in {counting, speaking}
    }
    rows = [place for place in range(table.frame.height) if any(map(str.strip, table.frame.row(place)))]
    _refuse_totals(table, columns, rows)
    counts = [1] * len(rows) if counting is None else list(_counts(table, counting, rows))
    audience = None if speaking is None else list(_audiences(table, speaking, rows, questionnaire))
    population = Population(
        file=printable(path.name),
        columns={header: tuple(cells[place] for place in rows) for header, cells in columns.items()},
        audience=None if audience is None else tuple(audience),
        counts=tuple(counts),
    )
    if not population.total:
        raise ResponsesError(f"{path}: nobody is in this file. Write how many people there are, or a row for each.")
    return population


def _only(table: Table, names: set[str] | frozenset[str], what: str) -> int | None:
    """The position of the only column with one of the names; None where there is none."""
    found = [column for column in table.columns if column.names & names]
    if len(found) > 1:
        headers = " and ".join(f"'{column.header}'" for column in found[:2])
        raise ResponsesError(f"{table.path}: {headers} may both be {what}. Keep one, or rename the other.")
    return found[0].position if found else None


def _refuse_totals(table: Table, columns: Mapping[str, Sequence[str]], rows: Sequence[int]) -> None:
    for header, cells in columns.items():
        for place in rows:
            if normalised(cells[place]) in TOTALS:
                raise ResponsesError(
                    f"{table.path}, row {table.first + place}: '{cells[place]}' in '{shortened(header)}' looks like a total, "
                    "which would count people twice. Leave the row out."
                )


def _counts(table: Table, position: int, rows: Sequence[int]) -> Iterator[int]:
    cells = table.cells(position)
    for place in rows:
        number = number_of(key_of(cells[place]))
        if number is None or int(number) < 0:
            raise ResponsesError(
                f"{table.path}, row {table.first + place}: '{shortened(cells[place])}' in "
                f"'{table.columns[position].header}' is no number of people. Write a whole number, 0 or more."
            )
        yield int(number)


def _audiences(table: Table, position: int, rows: Sequence[int], questionnaire: Questionnaire) -> Iterator[str]:
    """The audience of each row: written as its id, its title, or an answer to the question that asks for it."""
    known = {normalised(name): id_ for id_, each in questionnaire.audiences.items() for name in (each.title, id_)}
    asked = [q for spoken in questionnaire.spoken for q in spoken.questions if q.id == questionnaire.audience_question]
    labels = vocabulary(asked) if asked else None
    cells = table.cells(position)
    for place in rows:
        meant = known.get(normalised(cells[place])) or (labels.meaning(cells[place]).code if labels else None)
        if meant not in questionnaire.audiences:
            raise ResponsesError(
                f"{table.path}, row {table.first + place}: '{shortened(cells[place])}' in "
                f"'{table.columns[position].header}' is no audience. Write one of: {', '.join(questionnaire.audiences)}."
            )
        yield meant
