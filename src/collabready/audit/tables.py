"""Figures of tables: the CSV of the results, and the sheets of a workbook with the same rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from collabready.audit.figures import EVERYBODY, PEOPLE, WHOLE, Figure, Output, Place, decimal, whole_number
from collabready.errors import CollabreadyError
from collabready.spelling import unguarded

HEADER = ("what", "of", "id", "title", "n", "score")
Row = Mapping[str, str]
# Rows that hold no figure about a set of people that others could be taken from, or that follow other rules.
NO_FIGURES = {
    "recipe",
    "action",
    "document",
    "level",
    "setting",
    "set aside",
    "no answer",
    "privacy",
    "warning",
    "status",
}
NO_FIGURES |= {"gate", "mean", "break-even", "answer", "units", "break", "paired", "wave note"}
READ = {
    "readiness",
    "dimension",
    "practice",
    "item",
    "question",
    "group",
    "group dimension",
    "voice",
    "voice dimension",
}
READ |= {"gap", "wave", "change", "source", "careless", "response"}
NOT_ATTACKED = {"interview": "interviews", "quote": "interviews", "comment": "comments"}


def table_output(file: str, sheets: Sequence[Sequence[Sequence[str]]]) -> Output:
    """The figures of all sheets that have the header of the results, whatever more columns they have.

    Raises:
        CollabreadyError: no sheet has it.
    """
    tables = [sheet for sheet in sheets if sheet and set(HEADER) <= set(sheet[0])]
    if not tables:
        raise CollabreadyError(
            f"{file}: no table here begins with {', '.join(HEADER)}, as the results do. "
            "Name results or reports; the export itself goes with --data."
        )
    rows = [_row(sheet[0], row) for sheet in tables for row in sheet[1:] if row]
    facts = {row["id"]: row.get("value", "") for row in rows if row["what"] in {"setting", "document"}}
    digests = frozenset(filter(None, (row.get("sha256", "") for row in rows if _survey(row))))
    groups = {Place("group", row["of"], row["title"]) for row in rows if row["what"] == "group" and not row["n"]}
    figures = tuple(figure for row in rows for figure in _figures(file, row))
    accepted = [whole_number(row["n"]) for row in rows if _survey(row)]
    everybody = (Figure(file, EVERYBODY, PEOPLE, sum(n or 0 for n in accepted)),) if accepted else ()
    careless = [n for row in rows if row["what"] == "careless" and (n := whole_number(row["n"])) is not None]
    return Output(
        file,
        tuple(replace(figure, wave=facts.get("wave") or None) for figure in (*everybody, *figures)),
        made_from=digests or None,
        questionnaire=facts.get("questionnaire"),
        partial=facts.get("partial"),
        careless=facts.get("careless"),
        hidden=frozenset(groups),
        unread=tuple(dict.fromkeys(_unread(rows))),
        told={"whose answers look careless": careless[0]} if careless else {},
    )


def _row(header: Sequence[str], cells: Sequence[str]) -> Row:
    """The cells of a row by column; those that are missing are empty."""
    return {**dict.fromkeys(header, ""), **dict(zip(header, map(unguarded, cells), strict=False))}


def _survey(row: Row) -> bool:
    return row["what"] == "source" and row["of"] == "survey"


def _figures(file: str, row: Row) -> Iterator[Figure]:
    """The figures of a row; a row that holds no number holds none."""
    match row["what"]:
        case "change":
            yield from _change(file, row)
        case "gap":
            for voice in ("staff", "leaders"):
                place, score = Place("voice", name=voice), decimal(row.get(voice))
                yield Figure(file, place, f"dimension:{row['id']}", score=score)
        case _:
            yield from _plain(file, row)


def _plain(file: str, row: Row) -> Iterator[Figure]:
    """The figure of a row with n and score."""
    what, n, score = row["what"], whole_number(row["n"]), decimal(row["score"])
    if n is None and score is None and not any(row.get(key) for key in ("ci_low", "ci_high", "sd", "difference")):
        return
    if what in {"dimension", "practice", "item", "question"}:
        yield Figure(file, WHOLE, f"{what}:{row['id']}", n, score)
    elif what in {"group dimension", "voice dimension"}:
        yield Figure(file, _place(row), f"dimension:{row['id']}", n, score)
    elif n is not None and (what in {"group", "voice", "wave", "response"} or (what == "readiness" and not row["of"])):
        place = _place(row) if what in {"group", "voice"} else WHOLE
        yield Figure(file, place, PEOPLE, n, earlier=what == "wave" and row["id"] == "earlier")


def _place(row: Row) -> Place:
    if row["what"].startswith("voice"):
        return Place("voice", name=row["id"] if row["what"] == "voice" else row["of"])
    return Place("group", row["of"], row["title"])


def _change(file: str, row: Row) -> Iterator[Figure]:
    kind = row["of"]
    place = Place("group", row.get("by", ""), row.get("group", "")) if kind == "group" else WHOLE
    if kind in {"dimension", "item", "group"}:
        statistic = f"{'item' if kind == 'item' else 'dimension'}:{row['id']}"
        for key in ("earlier", "later"):
            n, score = whole_number(row.get(f"n_{key}")), decimal(row.get(key))
            if n is not None or score is not None:
                yield Figure(file, place, statistic, n, score, earlier=key == "earlier")


def _unread(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        if row["what"] in NOT_ATTACKED:
            yield NOT_ATTACKED[row["what"]]
        elif row["what"] not in READ | NO_FIGURES:
            yield f"rows of '{row['what']}'"
