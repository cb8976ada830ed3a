"""Every PDF can be read out and passes the validators: PDF/UA-1, what a screen reader is told, and the file itself."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import outloud
import page as page_validation
import pytest
from pypdf import PdfReader

from printed_things import REPORTS, TEMPLATES, pdf, printable

pytestmark = pytest.mark.usefixtures("pdf_libraries")


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_rule_of_pdf_ua_is_broken(name: str) -> None:
    """PDF/UA-1 (ISO 14289-1), 104 rules."""
    report = page_validation.validate_pdf_bytes(pdf(name), profile=page_validation.ValidationProfile.PDF_UA_1)

    assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []
    assert report.rules.total > 100


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_screen_reader_is_told_what_the_page_shows(name: str, tmp_path: Path) -> None:
    """No error of outloud, no table whose headings say nothing, and no link that is not printed.

    Only that long running heads and feet are not read out, it takes for an error where they stand on one or two pages.
    """
    file = tmp_path / f"{name}.pdf"
    file.write_bytes(pdf(name))
    result = outloud.check(str(file))
    shown = printable(name)
    furniture = shown.running_head, shown.running_foot  # type: ignore[attr-defined] # what every template prints has both
    found = [
        (each.rule, each.severity, each.page, each.message)
        for each in result.sorted_findings()
        if each.rule != "TAG-002" or not str(each.evidence).startswith(furniture)
    ]

    assert result.error is None
    assert [each for each in found if each[1] == "error"] == []
    assert [each for each in found if each[0] in {"LNK-004", "TBL-011"}] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_file_itself_is_sound(name: str, tmp_path: Path) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed; apt-get install qpdf")
    file = tmp_path / f"{name}.pdf"
    file.write_bytes(pdf(name))
    done = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)

    assert (done.returncode, "WARNING" in done.stdout + done.stderr) == (0, False), done.stderr


def elements(element: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every tag with the names of those above it, in the order of reading."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        child = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(child, dict) and "/S" in child:
            yield above, child
            yield from elements(child, (*above, child["/S"]))


def tags(name: str) -> list[tuple[tuple[str, ...], Any]]:
    root: Any = PdfReader(io.BytesIO(pdf(name))).trailer["/Root"]
    return [*elements(root["/StructTreeRoot"])]


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_heading_of_a_table_says_what_it_heads(name: str) -> None:
    headings = [(above, element) for above, element in tags(name) if element["/S"] == "/TH"]
    for above, element in headings:
        assert element["/A"]["/Scope"] in ({"/Column"} if "/THead" in above else {"/Row", "/Column"})
    assert not any(element["/S"] == "/Table" for _, element in tags(name)) or headings


@pytest.mark.parametrize("name", REPORTS)
def test_every_picture_has_words_and_its_place_on_the_page(name: str) -> None:
    figures = [element for _, element in tags(name) if element["/S"] == "/Figure"]

    assert figures
    for figure in figures:
        _, _, width, height = map(float, figure["/Pg"].get_object()["/MediaBox"])
        left, low, right, high = map(float, figure["/A"]["/BBox"])
        assert figure["/Alt"]
        assert 0 <= left < right <= width + 1
        assert 0 <= low < high <= height + 1


@pytest.mark.parametrize("name", TEMPLATES)
def test_heads_and_feet_of_pages_are_not_read_out(name: str) -> None:
    """They are artifacts in the content of every page but a cover, and no tag is left that points at them."""
    reader = PdfReader(io.BytesIO(pdf(name)))
    tree: Any = reader.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index] # of an untyped dictionary
    numbers = tree["/ParentTree"]["/Nums"]
    for at, sheet in enumerate(reader.pages):
        content = sheet.get_contents()
        assert content is not None
        apart = content.get_data().count(b"/Type /Pagination")
        owners = numbers[2 * at + 1].get_object()
        assert apart == sum(not isinstance(owner.get_object(), dict) for owner in owners)
        assert apart or (at == 0 and name in REPORTS)
