"""The roster: which cells of which lists are names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import xlsxwriter

from collabready.errors import ResponsesError
from collabready.responses.roster import Roster, read_roster


def roster(tmp_path: Path, text: str, name: str = "roster.csv") -> Roster:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_roster(path)


@pytest.mark.parametrize(
    ("text", "people", "handles"),
    [
        ("name\nEls Maes\nTom Peeters\nEls Maes\n", ("Els Maes", "Tom Peeters"), ()),
        ("Voornaam;Achternaam;Afdeling\nEls;Maes;Finance\n", ("Els Maes",), ()),
        ("Prénom,NOM,E-mail,Service\nÉlodie,Durand,edurand@x.fr,Achats\n", ("Élodie Durand",), ("edurand",)),
        ("Department,Employee name,Name of unit\nFinance,Els Maes,Ledger\n", ("Els Maes",), ()),
        ("e-mail\nels.maes@x.be\n", (), ("els.maes",)),
        ("Els Maes\nTom Peeters\n", ("Els Maes", "Tom Peeters"), ()),
    ],
    ids=["name", "two-columns", "french", "not-units", "addresses", "no-header"],
)
def test_columns_of_names_are_found_by_their_headers(
    tmp_path: Path, text: str, people: tuple[str, ...], handles: tuple[str, ...]
) -> None:
    assert roster(tmp_path, text) == Roster(people, handles)


def test_a_text_file_has_a_name_on_each_line(tmp_path: Path) -> None:
    assert roster(tmp_path, "Maes, Els\nPeeters, Tom\n\n", "staff.txt").people == ("Maes, Els", "Peeters, Tom")


def test_a_workbook_is_a_list_as_well(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_column(0, 0, ["Naam", "Els Maes"])

    assert read_roster(path).people == ("Els Maes",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Els,Maes\nTom,Peeters\n", "which column holds the names? Head it `name`"),
        ("name,unit\n,Finance\n", "there is no name in this file"),
        ("", "the file is empty"),
    ],
    ids=["no-header", "no-name", "empty"],
)
def test_a_list_without_names_is_told(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ResponsesError, match=re.escape(told)):
        roster(tmp_path, text)
