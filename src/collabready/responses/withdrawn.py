"""Respondents who withdrew: they are taken out by the id that the survey tool gave them, before anything is scored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from collabready.errors import ResponsesError
from collabready.language import sayable
from collabready.responses.receipt import listed

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses

WITHDRAWN = sayable("withdrawn")
TELLING = 8
"""Ids as long as this are of one person in all files; shorter ones, such as running numbers, start anew in each file."""


def without_withdrawn(responses: Responses, ids: Sequence[str]) -> Responses:
    """The responses but for those with one of the ids, with a line in the receipt.

    Raises:
        ResponsesError: no column of ids, an id that nobody has, or a short one that people in two files have.
    """
    if not ids:
        return responses
    known = responses.respondent
    if known is None:
        raise ResponsesError(
            f"Nobody can be taken out by id ({listed(ids)}): no column of {_files(responses)} holds the ids of the survey "
            "tool. Export again with the ids of the responses, or delete the rows of those who withdrew from the export."
        )
    unknown = [name for name in ids if not (known == name).any()]
    if unknown:
        raise ResponsesError(
            f"No response has the id {listed(unknown)}. Copy it from the column of ids in {_files(responses)}; if the row "
            "is no longer in the export, leave the id out, here or under `withdrawn` in collabready.yaml."
        )
    for name in ids:
        _refuse_two_people(responses, known, name)
    return responses.without(known.is_in(list(ids)).fill_null(value=False), WITHDRAWN)


def who_answered(responses: Responses, ids: Sequence[str]) -> tuple[str, ...]:
    """Those of the ids that the responses have and that are of the same person in every file: an earlier wave may lack some."""
    known = responses.respondent
    return () if known is None else tuple(name for name in ids if len(name) >= TELLING and (known == name).any())


def _refuse_two_people(responses: Responses, known: pl.Series, name: str) -> None:
    origin = responses.origin
    if len(name) >= TELLING or origin is None:
        return
    places = origin.filter((known == name).fill_null(value=False)).unique(maintain_order=True).to_list()
    if len(places) > 1:
        files = listed([responses.receipts[place].file for place in places])
        raise ResponsesError(
            f"The id {name} occurs in several files ({files}), perhaps of different people. Delete the row of the one who "
            "withdrew from its file."
        )


def _files(responses: Responses) -> str:
    return listed([receipt.file for receipt in responses.receipts])
