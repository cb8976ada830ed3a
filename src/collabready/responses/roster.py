"""The roster: a list of the people whose names are masked in comments. Text with a name a line, CSV, or XLSX."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from collabready.errors import ResponsesError
from collabready.responses.delimited import read_delimited
from collabready.responses.headers import heading
from collabready.responses.names import Names, keys, names_of, words
from collabready.responses.workbook import is_workbook, read_workbook

NAME_WORDS = """
name names naam namen nom noms prénom prénoms voornaam voornamen achternaam familienaam roepnaam vorname nachname familienname
nombre nombres apellido apellidos nome nomi cognome sobrenome apelido navn fornavn etternavn efternavn förnamn efternamn namn
nimi etunimi sukunimi imię nazwisko jméno příjmení surname surnames firstname lastname fullname first last nickname alias
employee medewerker collaborateur mitarbeiter respondent
"""
# 'Name of department' is no name of a person.
OTHER_WORDS = """
department afdeling service abteilung unit team site company organisation organization bedrijf entreprise firma land country id
code number nummer date datum
"""
ADDRESS_WORDS = "email mail emailadres emailaddress courriel correo"
NAMING, OTHERS, ADDRESSES = (frozenset(each.split()) for each in (NAME_WORDS, OTHER_WORDS, ADDRESS_WORDS))


@dataclass(frozen=True)
class Roster:
    """Names as they stand in the list, and the part before the @ of addresses."""

    people: tuple[str, ...]
    handles: tuple[str, ...] = ()

    @property
    def names(self) -> Names:
        return names_of(self.people, self.handles)


def read_roster(path: Path) -> Roster:
    """Read a list of people: a text file with a name a line, or a table with columns such as `name`, `first name`, `e-mail`.

    Raises:
        ResponsesError: it cannot be read, no column is named so that it can be taken for one of names, or there is none in it.
    """
    rows = list(_rows(path))
    head = rows[0] if rows else []
    naming = [place for place, cell in enumerate(head) if _names_people(cell)]
    addresses = [place for place, cell in enumerate(head) if _has(cell, ADDRESSES)]
    width = max(map(len, rows), default=0)
    if naming or addresses:
        rows = rows[1:]
    elif width == 1:
        naming = [0]
    else:
        raise ResponsesError(
            f"{path}: which column holds the names? Head it `name`, or `first name` and `last name`, and `e-mail` for addresses."
        )
    people = [" ".join(filter(None, (_cell(row, place) for place in naming))) for row in rows]
    cells = [_cell(row, place) for row in rows for place in (*naming, *addresses)]
    handles = [cell.partition("@")[0] for cell in cells if "@" in cell]
    people = [person for person in people if person and "@" not in person and words().search(person)]
    if not people and not handles:
        raise ResponsesError(
            f"{path}: there is no name in this file. Write one on each line, or head their column `name`."
        )
    return Roster(tuple(dict.fromkeys(people)), tuple(dict.fromkeys(handles)))


def _rows(path: Path) -> Iterator[Sequence[str]]:
    """The rows that hold anything; of a text file whose name ends in .txt a line is one cell."""
    if is_workbook(path):
        found: Iterator[Sequence[str]] = read_workbook(path).data.frame.iter_rows()
    else:
        source = read_delimited(path)
        if not source.whole:
            raise ResponsesError(f"{path}: this file is far too large for a list of people. Is it the right one?")
        as_lines = path.suffix.lower() == ".txt" and source.delimiter == "comma"
        found = ([line] for line in source.text.splitlines()) if as_lines else source.records()
    return (row for row in found if any(map(str.strip, row)))


def _cell(row: Sequence[str], place: int) -> str:
    return " ".join(row[place].split()) if place < len(row) else ""


def _names_people(cell: str) -> bool:
    return _has(cell, NAMING) and not _has(cell, OTHERS)


def _has(cell: str, known: frozenset[str]) -> bool:
    """Whether a header has one of the words, whatever its case and accents."""
    text = heading(cell)
    found = {key for word in words().findall(text.replace("e-mail", "email")) for key in keys(word)}
    return bool(found & {key for word in known for key in keys(word)})
