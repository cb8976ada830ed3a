"""Whatever a client's computer wrote, the same words come out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from collabready.errors import ResponsesError
from collabready.responses.encoding import decode
from collabready.responses.table import open_table

if TYPE_CHECKING:
    from conftest import Run

FRENCH = "Zoë;plutôt d’accord;ça dépend;où;Île;déjà\n"
DUTCH = "één keer;geïnteresseerd;beïnvloedt – soms;“zeker”;reünie\n"
NORWEGIAN = "Ikke så ofte;Svært enig;Både og;Ænder;Øl;Ås\n"
GERMAN = "Stimme völlig zu;weiß nicht;Größe;für;ähnlich\n"
SPANISH = "Más o menos;No lo sé;¿Cuándo?;año;mañana\n"
POLISH = "Zdecydowanie się zgadzam;Żaden;łódź;ćwiczenie\n"
PLAIN = "just ASCII;a row;another\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize(
    "text", [FRENCH, POLISH, "Полностью согласен;не знаю\n", "同意;不知道;a;b;c;d;e;f;g\n" + PLAIN]
)
def test_unicode_in_every_form(text: str, encoding: str) -> None:
    assert decode((PLAIN * 9 + text).encode(encoding), Path("x")).text == PLAIN * 9 + text


@pytest.mark.parametrize("text", [FRENCH, DUTCH, NORWEGIAN, GERMAN, SPANISH])
@pytest.mark.parametrize("rows", [0, 1000])
def test_western_exports_in_cp1252_however_late_the_first_odd_byte(text: str, rows: int) -> None:
    """A thousand plain rows first: the odd byte comes after 16 KB."""
    assert decode((PLAIN * rows + text).encode("cp1252"), Path("x")).text == PLAIN * rows + text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "mac_roman"),
        (NORWEGIAN, "mac_roman"),
        (GERMAN, "mac_roman"),
        (POLISH, "cp1250"),
        ("Полностью согласен\n", "cp1251"),
    ],
)
def test_other_old_encodings(text: str, encoding: str) -> None:
    assert decode((PLAIN * 20 + text).encode(encoding), Path("x")).text == PLAIN * 20 + text


def test_a_file_that_is_cut_off_is_refused() -> None:
    with pytest.raises(ResponsesError, match="does not fit utf-16"):
        decode("abc".encode("utf-16") + b"\xd8", Path("x"))


@pytest.mark.parametrize("ends", ["\r", "\r\n", "\n"])
def test_lines_may_end_as_they_like(tmp_path: Path, ends: str) -> None:
    (tmp_path / "export.csv").write_bytes(ends.join(["one,two", "1,2", "3,4"]).encode())

    table = open_table(tmp_path / "export.csv")

    assert table.frame is not None
    assert table.frame.rows() == [("1", "2"), ("3", "4")]


def test_stray_zero_bytes_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_bytes(b"one,two\n" + b"1,2\n" * 90 + b"3\0,4\n")

    frame = open_table(tmp_path / "export.csv").frame

    assert frame is not None
    assert frame.row(-1) == ("3", "4")


def test_the_receipt_says_how_a_file_was_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.yaml").write_text(
        """
format: 1
id: small
version: "1"
title: Small
language: fr
scales: {cinq: {answers: {1: Pas du tout, 2: Plutôt non, 3: Ça dépend, 4: Plutôt oui, 5: Tout à fait}}}
dimensions:
  - {id: x, title: X, practices: [{id: px, title: PX, items: [{id: un, statement: Où}, {id: deux, statement: Déjà}]}]}
scoring: {levels: {low: 0, high: 65}}
""",
        encoding="utf-8",
    )
    (tmp_path / "export.csv").write_bytes(("Où;Déjà\r\n" + "Plutôt oui;Ça dépend\r\n" * 6).encode("cp1252"))

    done = run("score", "export.csv", "-q", "q.yaml", "--format", "json")

    assert "Read as cp1252, because its letters fit, by a detector." in done.stderr
    assert '"encoding": "cp1252"' in done.stdout
    assert '"score": 62.5' in done.stdout
