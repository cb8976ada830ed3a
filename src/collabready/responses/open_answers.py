"""Open answers: what people wrote in answer to the questions of type text, of those whose answers count."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

from collabready.responses.model import Responses
from collabready.responses.no_answers import KINDS, is_blank
from collabready.responses.scan import ROW
from collabready.responses.table import open_table, read_columns
from collabready.spelling import TAG, normalised, unguarded

if TYPE_CHECKING:
    import polars as pl

    from collabready.questionnaire.model import Questionnaire

MOST_LETTERS = 20_000
NOTHING_TO_SAY = """
none|no|nope|nothing|no comment|no comments|nil|nothing to add|geen|nee|neen|niets|niks|geen commentaar|geen opmerkingen|nihil
aucun|aucune|non|rien|néant|pas de commentaire|pas de commentaires|ras|r.a.s|keine|keiner|nein|nichts|kein kommentar|ninguno
ninguna|nada|sin comentarios|nessuno|nessuna|niente|nenhum|nenhuma|ingen|ingenting|nej|nei|inga|ei|ei mitään|brak|nic|žádné|x|xx|xxx
"""
NOTHING = frozenset(NOTHING_TO_SAY.strip().replace("\n", "|").split("|"))


@dataclass(frozen=True)
class OpenAnswers:
    """The answers to one open question, in the order of the files. `blank`: how many wrote nothing; `idle`: how many that they have nothing to say."""

    question: str
    text: str
    answers: tuple[str, ...]
    blank: int
    idle: int


@dataclass(frozen=True)
class Written:
    """What an export holds beside its scores. `units`: the groups of its columns that say where somebody works."""

    questions: tuple[OpenAnswers, ...]
    units: tuple[str, ...]


def written_in(
    files: Sequence[Path], questionnaire: Questionnaire, responses: Responses, counted: pl.Series | None
) -> Written:
    """Read the open answers of the exports again that `responses` were read from.

    `files`: in the order of the receipts. `counted`: whose answers are wanted; None for all who are there.
    """
    texts = {question.id: question.text for question in questionnaire.questions if question.type == "text"}
    groups = {question.id for question in questionnaire.questions if question.type == "group"}
    found: dict[str, list[str]] = {}
    units = {
        str(name): None
        for header in responses.groups.columns
        for name in responses.groups[header].unique().drop_nulls()
    }
    for place, (file, receipt) in enumerate(zip(files, responses.receipts, strict=True)):
        wanted = [what for what in receipt.columns if what in texts or what in groups]
        cells = _cells(file, {what: receipt.columns[what] for what in wanted}, _rows(responses, counted, place))
        for what, column in cells.items():
            if what in texts:
                found.setdefault(what, []).extend(column)
            else:
                units |= dict.fromkeys(
                    filter(None, (" ".join(unguarded(cell).split()) for cell in dict.fromkeys(column)))
                )
    return Written(tuple(_answers(what, texts[what], found[what]) for what in texts if what in found), tuple(units))


def _rows(responses: Responses, counted: pl.Series | None, place: int) -> pl.Series:
    """The numbers of the rows of a file that are wanted."""
    assert responses.rows is not None  # noqa: S101 - an export always has them
    assert responses.origin is not None  # noqa: S101 - likewise
    mine = responses.origin == place
    return responses.rows.filter(mine if counted is None else mine & counted)


def _cells(file: Path, headers: Mapping[str, str], rows: pl.Series) -> dict[str, list[str]]:
    """The cells of some columns in some rows, by item or question."""
    import polars as pl

    if not headers:
        return {}
    table = open_table(file)
    places = {column.header: column.position for column in table.columns}
    frame = read_columns(table, {places[header]: pl.String() for header in headers.values()})
    frame = frame.filter(pl.col(ROW).is_in(rows.implode()))
    return {what: frame[str(places[header])].fill_null("").to_list() for what, header in headers.items()}


def _answers(question: str, text: str, cells: Sequence[str]) -> OpenAnswers:
    filled = [answer for answer in map(as_text, cells) if not is_blank(answer)]
    said = tuple(filter(says_something, filled))
    return OpenAnswers(question, text, said, len(cells) - len(filled), len(filled) - len(said))


def as_text(cell: str) -> str:
    """What somebody wrote as it is read on a screen: no tags, nothing that cannot be seen, blank lines left out."""
    text = unguarded(cell[:MOST_LETTERS])
    if "<" in text or "&" in text:
        text = html.unescape(TAG.sub(" ", html.unescape(text) if "&lt;" in text else text))
    lines = ("".join(_seen(line)).split() for line in text.splitlines())
    return "\n".join(" ".join(words) for words in lines if words)


def _seen(line: str) -> Iterator[str]:
    """The signs that can be seen; what sets the direction of a line, or has no width, is none of them."""
    for sign in line:
        kind = category(sign)
        if kind[0] != "C":
            yield sign
        elif kind == "Cc":
            yield " "


def says_something(text: str) -> bool:
    """Whether an answer says more than that there is none."""
    bare = normalised(text).strip(" .!,;:/-_*")
    return any(map(str.isalnum, bare)) and bare not in KINDS and bare not in NOTHING
