"""An export as Excel keeps it: each cell at its place, and no file that takes the machine down."""

from __future__ import annotations

import copy
import datetime as dt
import os
import re
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from collabready.errors import ResponsesError
from collabready.responses.extent import SLICE, Extent, measure, shared_lengths
from collabready.responses.workbook import Sheet, is_workbook, read_workbook

Cell = str | int | float | bool | None
DATA: list[list[Cell]] = [
    ["one", "two", "Comment"],
    ["Agree", 5, "more, please"],
    ["Strongly agree", 4, None],
    [None, None, None],
    ["Agree", 3.0, "=1+1"],
]
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{RELATIONS}"'
STATUS = Path("/proc/self/status")
READ = f"""
import re, sys
from pathlib import Path
from collabready.errors import ResponsesError
from collabready.responses.workbook import read_workbook
try:
    read_workbook(Path(sys.argv[1]))
except ResponsesError as error:
    print(error)
print(int(re.search("VmHWM:(.*)kB", Path({str(STATUS)!r}).read_text())[1]) >> 10)
"""


def write(path: Path, sheets: dict[str, list[list[Cell]]]) -> Path:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def forge(path: Path, cells: str, texts: str = "", *, sheets: int = 1, prologue: str = "") -> Path:
    """A workbook written by hand: the inside of sheetData, and of the table of shared texts."""
    numbers = range(1, sheets + 1)
    named = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    target = f'Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"'
    related = "".join(f'<Relationship Id="r{n}" {target}/>' for n in numbers)
    root = f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}">{root}</Relationships>')
        archive.writestr("xl/workbook.xml", f"<workbook {MAIN}><sheets>{named}</sheets></workbook>")
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>')
        archive.writestr("xl/styles.xml", f'<styleSheet {MAIN}><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>')
        archive.writestr("xl/sharedStrings.xml", f"<sst {MAIN}>{texts}</sst>")
        sheet = f"{prologue}<worksheet {MAIN}><sheetData>{cells}</sheetData></worksheet>"
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return path


def changed(path: Path, change: Callable[[bytes], bytes]) -> Path:
    """The same workbook, its first sheet changed."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, change(content) if name == "xl/worksheets/sheet1.xml" else content)
    return path


def shared(count: int) -> str:
    return "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, count + 1))


def rows(sheet: Sheet) -> list[tuple[str, ...]]:
    assert all(kind == pl.String for kind in sheet.frame.dtypes)
    assert sheet.frame.columns == [str(position) for position in range(sheet.frame.width)]
    return sheet.frame.rows()


def test_cells_are_read_as_they_show(tmp_path: Path) -> None:
    book = read_workbook(write(tmp_path / "export.xlsx", {"Form1": DATA}))

    assert (book.data.name, book.data.first, book.others) == ("Form1", 1, ())
    assert rows(book.data) == [
        ("one", "two", "Comment"),
        ("Agree", "5", "more, please"),
        ("Strongly agree", "4", ""),
        ("", "", ""),
        ("Agree", "3", "=1+1"),
    ]


def test_every_kind_of_cell_arrives_as_text(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        bold = workbook.add_format({"bold": True})
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, [5.0, 3.5, 0.1 + 0.2, -0.25, 1234567890123, True, False])
        sheet.write_row(1, 0, ["  kept  ", "two\nlines", "\N{LATIN SMALL LETTER E WITH ACUTE}&<>", "007"])
        sheet.write_datetime(2, 0, dt.datetime(2025, 3, 1), day)  # noqa: DTZ001  # Excel knows no time zones
        sheet.write_datetime(2, 1, dt.datetime(2025, 3, 1, 13, 30), day)  # noqa: DTZ001  # likewise
        sheet.write_formula(2, 2, "=1+1", None, 2)
        sheet.write_formula(2, 3, '="a"&"b"', None, "ab")
        sheet.write_rich_string(2, 4, "very ", bold, "bold", " words")
        sheet.merge_range("F3:G3", "merged")

    assert rows(read_workbook(path).data) == [
        ("5", "3.5", "0.3", "-0.25", "1234567890123", "true", "false"),
        ("  kept  ", "two\nlines", "\N{LATIN SMALL LETTER E WITH ACUTE}&<>", "007", "", "", ""),
        ("2025-03-01 00:00:00", "2025-03-01 13:30:00", "2", "ab", "very bold words", "merged", ""),
    ]


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#GETTING_DATA"])
def test_an_error_shows_as_what_it_is_and_not_as_a_blank(tmp_path: Path, error: str) -> None:
    cells = f'<row r="1"><c r="A1" t="e"><v>{error}</v></c><c r="B1" s="0" t="e"><f>A1</f><v>{error}</v></c></row>'

    assert rows(read_workbook(forge(tmp_path / "export.xlsx", cells)).data) == [(error, error)]


def test_text_that_looks_like_the_mark_of_an_error_is_left_alone(tmp_path: Path) -> None:
    text = 'I wrote t="e" #1'

    assert rows(read_workbook(write(tmp_path / "export.xlsx", {"A": [[text]]})).data) == [(text,)]


def test_rows_have_the_numbers_that_the_spreadsheet_shows(tmp_path: Path) -> None:
    sheets: dict[str, list[list[Cell]]] = {"Form1": [[], [], [None, None], [None, "one"], [], [None, "Agree"], [" "]]}

    data = read_workbook(write(tmp_path / "export.xlsx", sheets)).data

    assert data.first == 4
    assert rows(data) == [("one",), ("",), ("Agree",)]


def test_cells_that_are_only_formatted_hold_nothing(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet, colour = workbook.add_worksheet(), workbook.add_format({"bg_color": "red"})
        for row, column in [(0, 0), (1, 7), (1_048_575, 16_383)]:
            sheet.write_blank(row, column, None, colour)
        sheet.write_row(2, 1, ["one", "two"])

    data = read_workbook(path).data

    assert data.first == 3
    assert rows(data) == [("one", "two")]


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 12), st.integers(0, 30)),
        st.sampled_from(["a", " b ", "5", "é\nè", "#N/A"]),
        min_size=1,
    )
)
def test_each_cell_arrives_at_its_place(cells: dict[tuple[int, int], str]) -> None:
    top, left = min(row for row, _ in cells), min(column for _, column in cells)
    bottom, right = max(row for row, _ in cells), max(column for _, column in cells)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.xlsx"
        with xlsxwriter.Workbook(path) as workbook:
            sheet = workbook.add_worksheet()
            for (row, column), text in cells.items():
                sheet.write_string(row, column, text)
        data = read_workbook(path).data

    assert data.first == top + 1
    assert rows(data) == [
        tuple(cells.get((row, column), "") for column in range(left, right + 1)) for row in range(top, bottom + 1)
    ]


def test_the_sheet_with_the_data_is_read_not_the_first(tmp_path: Path) -> None:
    sheets: dict[str, list[list[Cell]]] = {"Labels": [["v", "1"], ["v", "2"]], "Dataset": DATA, "Notes": []}

    book = read_workbook(write(tmp_path / "export.xlsx", sheets))

    assert book.data.name == "Dataset"
    assert [(sheet.name, sheet.first, rows(sheet)) for sheet in book.others] == [
        ("Labels", 1, [("v", "1"), ("v", "2")]),
        ("Notes", 1, []),
    ]


def test_hidden_sheets_are_read_and_charts_are_empty(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "export.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("Front").write_row(0, 0, ["one"])
        hidden = workbook.add_worksheet("Hidden")
        hidden.write_row(0, 0, ["one", "two"])
        hidden.hide()
        chart = workbook.add_chart({"type": "line"})
        chart.add_series({"values": "=Front!$A$1:$A$2"})
        workbook.add_chartsheet("Chart").set_chart(chart)

    book = read_workbook(path)

    assert rows(book.data) == [("one", "two")]
    assert [(sheet.name, sheet.frame.height) for sheet in book.others] == [("Front", 1), ("Chart", 0)]
    assert not caplog.records


@pytest.mark.parametrize("said", ["A1", "A1:XFD1048576"])
def test_what_a_sheet_says_of_its_size_is_not_believed(tmp_path: Path, said: str) -> None:
    def lie(content: bytes) -> bytes:
        content, times = re.subn(rb'<dimension ref="[^"]*"/>', f'<dimension ref="{said}"/>'.encode(), content)
        assert times == 1
        return content

    honest = rows(read_workbook(write(tmp_path / "honest.xlsx", {"Form1": DATA})).data)

    assert rows(read_workbook(changed(write(tmp_path / "lying.xlsx", {"Form1": DATA}), lie)).data) == honest


WRITINGS = {
    "without references": lambda xml: re.sub(rb'<(c|row) r="\w+"', rb"<\1", xml),
    "in single quotes": lambda xml: xml.replace(b"'", b"`").replace(b'"', b"'"),
    "with a namespace prefix": lambda xml: re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", xml).replace(b"xmlns=", b"xmlns:x="),
    "over several lines": lambda xml: re.sub(rb"(<(?:row|/row|c|v|/c)\b)", rb"\n  \1", xml),
    "with the type first": lambda xml: re.sub(rb'<c (r="\w+") (t="s")', rb"<c \2 \1", xml),
    "with comments": lambda xml: xml.replace(b"<v>", b"<!-- <c r='ZZ99'> --><v>"),
}


@pytest.mark.parametrize("writing", WRITINGS)
def test_a_sheet_is_read_however_it_is_written(tmp_path: Path, writing: str) -> None:
    full: list[list[Cell]] = [["one", "two"], ["Agree", 5], ["Disagree", 2.5]]
    path = changed(write(tmp_path / "export.xlsx", {"Form1": full}), WRITINGS[writing])

    assert rows(read_workbook(path).data) == [("one", "two"), ("Agree", "5"), ("Disagree", "2.5")]


@pytest.mark.parametrize(
    "texts",
    [
        "<si><t>a</t></si><si/><si><t>b</t></si>",
        "<si><t>a</t></si><si><t/></si><!-- <si> --><si><t>b</t></si>",
        "<si><t xml:space='preserve'>a</t></si><si><t></t></si><si><r><rPr><b/></rPr><t>b</t></r></si>",
    ],
)
def test_shared_texts_are_read_however_they_are_written(tmp_path: Path, texts: str) -> None:
    cells = '<row r="1">' + "".join(f'<c r="{c}1" t="s"><v>{n}</v></c>' for n, c in enumerate("ABC")) + "</row>"

    assert rows(read_workbook(forge(tmp_path / "export.xlsx", cells, texts)).data) == [("a", "", "b")]


@pytest.mark.parametrize("name", ["export.csv", "export.xlsm", "export"])
def test_a_workbook_is_known_by_its_content_not_its_name(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, {"Form1": DATA})

    assert is_workbook(path)
    assert read_workbook(path).data.name == "Form1"


def test_what_is_no_workbook_is_none(tmp_path: Path) -> None:
    (tmp_path / "text.xlsx").write_text("one,two\n1,2\n")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("letter.txt", "Dear all")

    assert not any(map(is_workbook, [tmp_path / "text.xlsx", tmp_path / "other.zip", tmp_path, tmp_path / "none"]))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without named pipes")
def test_what_can_be_read_only_once_is_not_looked_into(tmp_path: Path) -> None:
    path = tmp_path / "pipe.xlsx"
    os.mkfifo(path)
    pipe = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    os.write(pipe, b"PK\x03\x04")

    assert not is_workbook(path)
    assert os.read(pipe, 4) == b"PK\x03\x04"

    os.close(pipe)


@pytest.mark.parametrize(
    ("part", "what"), [("content.xml", "an OpenDocument file"), ("xl/workbook.bin", "a binary workbook")]
)
def test_workbooks_of_other_kinds_are_named(tmp_path: Path, part: str, what: str) -> None:
    path = tmp_path / "export.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "<a/>")

    assert is_workbook(path)
    with pytest.raises(ResponsesError, match=f"this is {what}.*save it as .xlsx"):
        read_workbook(path)


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def spoilt(content: bytes) -> bytes:
    """Another byte in the middle of the first part."""
    return content[:100] + bytes([content[100] ^ 255]) + content[101:]


def locked(content: bytes) -> bytes:
    return directory(content, 8, 1)


def packed_otherwise(content: bytes) -> bytes:
    return directory(content, 10, 12)


def misremembered(content: bytes) -> bytes:
    return directory(content, 16, 0)


def directory(content: bytes, offset: int, value: int) -> bytes:
    """The first entry of the archive's directory with one of its numbers changed."""
    place = content.index(b"PK\x01\x02") + offset
    return content[:place] + struct.pack("<H", value) + content[place + 2 :]


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (cut, "is damaged. Export or download it again"),
        (spoilt, "is damaged"),
        (packed_otherwise, "is damaged"),
        (misremembered, "is damaged"),
        (locked, "is protected by a password. Save it without one"),
    ],
)
def test_a_damaged_archive_is_refused(tmp_path: Path, damage: Callable[[bytes], bytes], sentence: str) -> None:
    path = write(tmp_path / "export.xlsx", {"Form1": DATA})
    path.write_bytes(damage(path.read_bytes()))

    assert is_workbook(path)
    with pytest.raises(ResponsesError, match=sentence):
        read_workbook(path)


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ("", "has no cell with anything in it"),
        ('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', "a cell in row 1 whose text is missing"),
        ('<row r="1"><c r="A1" t="s"><v>x</v></c></row>', "a cell in row 1 whose text is missing"),
        ("<row r='1'><c r='A1' t='e'><v>#N/A</v></c></row>", "an error in row 1 that is not written the usual way"),
        ('<row r="1"><c r="$A$1"><v>1</v></c></row>', r"a cell at '\$A\$1', where no cell can be"),
        ('<row r="1"><c r="AAAA1"><v>1</v></c><c r="Z1"><v>1</v></c></row>', "a cell at 'AAAA1'"),
        ('<row r="1"><c r="A4294967297"><v>1</v></c></row>', "a cell at 'A4294967297'"),
        ('<row r="1"><c r="A1" s="0"><v>-1e300</v></c></row>', "cannot be read"),
        ('<row r="1"><c t="s"><v>0<c><v>1</v></c></v></c></row>', "a cell in row 1 with another inside"),
        ('<row r="1"><c t="s"><is><c/></is><v>0</v></c></row>', "a cell in row 1 with another inside"),
        ('<row r="1"><c r="A1" t="zz"><v>1</v></c></row>', "cannot be read .Unknown cell"),
        ("<row r='1'><c r='A1'><v>1</c></row>", "a part that is not well-formed XML"),
    ],
)
def test_a_sheet_that_no_spreadsheet_writes_is_refused(tmp_path: Path, cells: str, sentence: str) -> None:
    with pytest.raises(ResponsesError, match=sentence):
        read_workbook(forge(tmp_path / "export.xlsx", cells))


def test_parts_that_hold_no_responses_may_be_anything(tmp_path: Path) -> None:
    path = write(tmp_path / "export.xlsx", {"Form1": DATA})
    with zipfile.ZipFile(path, "a") as archive:
        for name in ("xl/calcChain.xml", "xl/media/image1.png", "xl/pivotCache/records1.xml", "custom/item.xml"):
            archive.writestr(name, "<!DOCTYPE c><c r='$'><v>")

    assert read_workbook(path).data.frame.shape == (5, 3)


def many_parts(path: Path) -> Path:
    with zipfile.ZipFile(forge(path, "<row/>"), "a") as archive:
        for number in range(5000):
            archive.writestr(f"xl/worksheets/sheet{number + 2}.xml", "")
    return path


def honest_bomb(path: Path, megabytes: int = 1100) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(megabytes):
                part.write(bytes(1 << 20))
    return path


def forged_bomb(path: Path) -> Path:
    """A bomb that says it is 1,000 bytes."""
    content = honest_bomb(path, 400).read_bytes()
    place = content.rindex(b"PK\x01\x02") + 24
    path.write_bytes(content[:place] + struct.pack("<I", 1000) + content[place + 4 :])
    return path


def overlapping_bomb(path: Path) -> Path:
    """A hundred parts, all of them the same bytes of the file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(5 << 20))
        for number in range(100):
            twin = copy.copy(archive.getinfo("xl/workbook.xml"))
            twin.filename = f"xl/worksheets/sheet{number}.xml"
            archive.filelist.append(twin)
    return path


def one_sheet_often(path: Path) -> Path:
    cells = f'<row><c t="inlineStr"><is><t>{"x" * 2_000_000}</t></is></c></row>'
    with zipfile.ZipFile(forge(path, cells, sheets=100), "a") as archive:
        for number in range(100):
            archive.writestr(f"xl/worksheets/other{number}.xml", "")
    return path


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
BOMBS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "unpacks to more than memory": (honest_bomb, "unpacks to 1,100 MB"),
    "unpacks to more than it says": (forged_bomb, "is damaged"),
    "is one part many times": (overlapping_bomb, "is damaged"),
    "has thousands of parts": (many_parts, "more than 2,000 parts"),
    "multiplies entities": (
        lambda path: forge(path, '<row><c t="str"><v>&b;</v></c></row>', prologue=LAUGHS),
        "declares entities",
    ),
    "nests elements": (
        lambda path: forge(path, "<row><c>" + "<a>" * 500_000),
        "elements inside elements",
    ),
    "reaches the last cell": (
        lambda path: forge(path, '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>'),
        "reaches row 1,048,576 and column 16,384",
    ),
    "reaches the last row": (
        lambda path: forge(path, '<row r="1"><c r="A1"><v>1</v></c><c r="ZZ1048576"><v>1</v></c></row>'),
        "reaches row 1,048,576 and column 702",
    ),
    "reaches the last row unsaid": (
        lambda path: forge(path, '<row r="1048576">' + "<c><v>1</v></c>" * 700 + "</row>"),
        "reaches row 1,048,576 and column 700",
    ),
    "has too many columns": (
        lambda path: forge(path, "<row>" + "<c><v>1</v></c>" * 100_000 + "</row>"),
        "a cell outside the 1,048,576 rows and 16,384 columns",
    ),
    "shows a long text often": (
        lambda path: forge(path, shared(3000), f"<si><t>{'x' * 1_000_000}</t></si>"),
        "shows the same long text in very many cells",
    ),
    "shows a long text often and hides it": (
        lambda path: forge(path, shared(3000), f"<si><t>a</t><?x </si><si> ?><t>{'x' * 1_000_000}</t></si>"),
        "shows the same long text in very many cells",
    ),
    "shows long numbers": (
        lambda path: forge(path, "".join(f'<row><c r="A{n}"><v>1e308</v></c></row>' for n in range(1, 300_000))),
        "shows the same long text in very many cells",
    ),
    "names more sheets than it has": (
        lambda path: forge(path, "<row/>", sheets=1000),
        "names 1,000 sheets and has fewer",
    ),
    "shows one sheet often": (one_sheet_often, "shows one large sheet under several names"),
}


@pytest.mark.skipif(not STATUS.exists(), reason="only Linux tells the most memory that a process ever had")
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_file_that_asks_for_too_much_is_refused_before_it_gets_it(tmp_path: Path, bomb: str) -> None:
    """Reading takes at most 256 MB and ten times what the file unpacks to, and ends in a sentence."""
    make, sentence = BOMBS[bomb]
    path = make(tmp_path / "export.xlsx")

    done = subprocess.run([sys.executable, "-c", READ, path], capture_output=True, text=True, check=True)
    *said, peak = done.stdout.splitlines()

    assert re.search(sentence, "".join(said))
    assert done.stderr == ""
    assert int(peak) < 256 + 10 * unpacked(path) / (1 << 20)


def unpacked(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        return sum(part.file_size for part in archive.infolist())


def test_a_wide_and_sparse_sheet_within_reason_is_read(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row><row r="9"><c r="XFC9"><v>3</v></c></row>'

    frame = read_workbook(forge(tmp_path / "export.xlsx", cells)).data.frame

    assert frame.shape == (9, 16_384)
    assert frame.select((pl.all() != "").sum()).sum_horizontal().item() == 3


@pytest.mark.parametrize("writing", [None, *WRITINGS])
def test_a_sheet_measures_the_same_however_it_is_measured(tmp_path: Path, writing: str | None) -> None:
    """No room forces the careful way; of what is written unusually both take it."""
    path = write(tmp_path / "export.xlsx", {"Form1": [["one", "two", 1e30], ["Agree", 5, "one"]]})
    if writing:
        changed(path, WRITINGS[writing])
    with zipfile.ZipFile(path) as archive:
        texts, sheet = (archive.read(f"xl/{part}.xml") for part in ("sharedStrings", "worksheets/sheet1"))
    lengths = shared_lengths(texts)

    assert lengths.to_list() == [len(f"<si><t>{text}</t>") for text in ("one", "two", "Agree")]
    assert measure(sheet, lengths, 1 << 40) == measure(sheet, lengths, 0) == Extent(2, 3, 14 + 14 + 320 + 16 + 14)


def test_a_sheet_of_many_megabytes_is_measured_whole() -> None:
    """It is measured in pieces; no cell falls between two."""
    filler = " " * 5_000_000
    cells = f'<c r="A1"><v>1</v></c>{filler}<row r="7">{filler}<c r="B7"><v>2</v></c></row>{"<a/>" * 2_000_000}'
    lengths = pl.Series([], dtype=pl.UInt64)

    usual = f'<worksheet><sheetData>{cells}<c r="C3"><v>1</v></c></sheetData></worksheet>'
    unusual = f"<worksheet><sheetData>{cells}<x:c r='D9'><v>1</v></x:c></sheetData></worksheet>"
    name = "x" * (SLICE - 2) + ":c"
    cut_through = f"<worksheet><{name} r='D9'><v>1</v></{name}></worksheet>"

    assert measure(usual.encode(), lengths, 1 << 40) == Extent(7, 3)
    assert measure(unusual.encode(), lengths, 1 << 40) == Extent(9, 4)
    assert measure(cut_through.encode(), lengths, 1 << 40) == Extent(9, 4)
