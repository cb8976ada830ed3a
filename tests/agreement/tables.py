"""CSV and workbook, read back and held against what the JSON says."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree as ET

from agreement import expected
from agreement.rows import rows_of
from collabready.spelling import unguarded

HEADER = ["what", "of", "id", "title", "n", "score", "ci_low", "ci_high", "level"]


def _parsed(part: bytes) -> ET.Element:
    return ET.fromstring(part)  # noqa: S314 - our own file


def in_csv(value: Any) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def in_workbook(value: Any) -> str:
    """Excel keeps sixteen digits."""
    if isinstance(value, bool):
        return in_csv(value)
    return repr(float(f"{value:.16G}")) if isinstance(value, int | float) else str(value)


def must_hold(results: Any, cell: Callable[[Any], str]) -> list[dict[str, str]]:
    """The rows that a table must hold, without empty cells."""
    return [
        {key: cell(value) for key, value in row.items() if value is not None and value != ""}
        for row in rows_of(results)
    ]


def read_csv(text: str) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(text))
    assert list(reader.fieldnames or [])[:9] == HEADER
    return [{key: unguarded(cell) for key, cell in row.items() if cell} for row in reader]


def read_workbook(book: bytes) -> list[dict[str, str]]:
    parts = zipfile.ZipFile(io.BytesIO(book))
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    texts = ["".join(t.text or "" for t in si.iter(f"{space}t")) for si in _parsed(parts.read("xl/sharedStrings.xml"))]
    found: list[dict[str, str]] = []
    for name in sorted(
        (n for n in parts.namelist() if "worksheets/sheet" in n), key=lambda n: int(re.findall(r"\d+", n)[0])
    ):
        lines = []
        for row in _parsed(parts.read(name)).iter(f"{space}row"):
            line = {}
            for c in row:
                value = c.find(f"{space}v")
                if value is not None and value.text is not None:
                    column = re.sub(r"\d", "", c.attrib["r"])
                    line[column] = texts[int(value.text)] if c.get("t") == "s" else repr(float(value.text))
            lines.append(line)
        header = lines.pop(0)
        assert list(header.values())[:9] == HEADER
        found += [{header[column]: unguarded(cell) for column, cell in line.items()} for line in lines]
    return found


def unlike(found: list[dict[str, str]], wanted: list[dict[str, str]]) -> list[str]:
    told = [f"{a} instead of {b}" for a, b in zip(found, wanted, strict=False) if _without(a) != b]
    return [*told, f"{len(found)} rows instead of {len(wanted)}"] if len(found) != len(wanted) else told


def _without(row: dict[str, str]) -> dict[str, str]:
    """A row without the sentence that says what draft and released mean."""
    return {key: cell for key, cell in row.items() if not (row["what"] == "status" and key == "title")}


def csv_disagrees(content: Any, printed: str) -> list[str]:
    return unlike(read_csv(printed), must_hold(content, in_csv))


def workbook_disagrees(content: Any, printed: bytes) -> list[str]:
    return [*unlike(read_workbook(printed), must_hold(content, in_workbook)), *_looks_unlike(content, printed)]


def _looks_unlike(content: Any, printed: bytes) -> Iterator[str]:
    """Numbers that Excel would show in another way than the report prints them."""
    for column, value, pattern in looks(printed):
        if column in {"score", "median", "staff", "leaders", "survey_score", "target", "earlier", "later"}:
            shown, right = (
                pattern.replace('"', "").replace("0", str(expected.half_up(value))),
                expected.score(value, content),
            )
        elif column in {"favourable", "neutral", "unfavourable", "share", "rate", "stability"}:
            shown, right = pattern.replace("0", str(expected.half_up(100 * value))), expected.percent(value)
        elif column in {"ci_low", "ci_high"}:
            shown, right = pattern.replace("0", str(expected.half_up(value))), str(expected.half_up(value))
        else:
            continue
        if shown != right:
            yield f"{column} {value} is shown as {shown} instead of {right}"


def looks(book: bytes) -> Iterator[tuple[str, float, str]]:
    """Every number of a workbook: its column, its value, and the pattern that Excel shows it by."""
    parts = zipfile.ZipFile(io.BytesIO(book))
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    styles = _parsed(parts.read("xl/styles.xml"))
    own = {f.attrib["numFmtId"]: f.attrib["formatCode"] for f in styles.iter(f"{space}numFmt")} | {
        "1": "0",
        "0": "General",
    }
    patterns = [own.get(xf.attrib["numFmtId"], "") for xf in styles.find(f"{space}cellXfs") or ()]
    texts = ["".join(t.text or "" for t in si.iter(f"{space}t")) for si in _parsed(parts.read("xl/sharedStrings.xml"))]
    for name in (n for n in parts.namelist() if "worksheets/sheet" in n):
        header: dict[str, str] = {}
        for c in _parsed(parts.read(name)).iter(f"{space}c"):
            column, value = re.sub(r"\d", "", c.attrib["r"]), c.findtext(f"{space}v")
            if value is not None and c.get("t") == "s":
                header.setdefault(column, texts[int(value)])
            elif value is not None:
                yield header[column], float(value), patterns[int(c.get("s", "0"))]
