"""Only the fonts of a template and the shipped ones are used, and letters that they lack are boxes."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from collabready.errors import CollabreadyError
from collabready.report.fonts import font_folders
from collabready.report.html import render_html
from collabready.report.letters import boxed, letters_without_font, told
from collabready.report.page import report_pages
from collabready.report.pdf import render_pdf
from collabready.report.template import template_folder
from filled_results import demo

EXECUTIVE = template_folder("executive")
FOLDERS = font_folders(EXECUTIVE)
CREATED = "2026-11-24T09:00:00+00:00"


def fonts_of(html: str, template: Path) -> set[str]:
    reader = PdfReader(io.BytesIO(render_pdf(html, {}, template, created=CREATED)))
    found = set()
    for sheet in reader.pages:
        resources: Any = sheet["/Resources"]
        found |= {str(font.get_object()["/BaseFont"]).split("+")[-1] for font in resources.get("/Font", {}).values()}
    return found


def own_template(folder: Path) -> Path:
    """A folder with a font of its own: a shipped one under another name."""
    from fontTools.ttLib import TTFont

    (folder / "fonts").mkdir(parents=True)
    font = TTFont(EXECUTIVE / "fonts" / "CollabSerif-Regular.ttf")
    for record in font["name"].names:
        if record.nameID in {1, 4, 6, 16}:
            record.string = "HouseFont" if record.nameID == 6 else "House Font"
    font.save(folder / "fonts" / "House.ttf")
    for name in ("report.html", "style.css"):
        shutil.copy(EXECUTIVE / name, folder / name)
    return folder


def styled(family: str, text: str = "Text") -> str:
    return f'<html lang="en"><title>t</title><body><p style="font-family: {family}">{text}</p></body></html>'


@pytest.mark.usefixtures("pdf_libraries")
@pytest.mark.parametrize("family", ["Arial", "DejaVu Sans", "sans-serif", "monospace"])
def test_a_font_of_the_machine_is_not_used(family: str) -> None:
    assert all(name.startswith("Collab") for name in fonts_of(styled(family), EXECUTIVE))


@pytest.mark.usefixtures("pdf_libraries")
def test_a_template_may_bring_a_font(tmp_path: Path) -> None:
    own = own_template(tmp_path / "own")

    assert fonts_of(styled("'House Font'"), own) == {"House-Font"}
    assert fonts_of(styled("'Collab Sans'"), own) == {"Collab-Sans"}
    assert "House-Font" not in fonts_of(styled("'House Font'"), EXECUTIVE)


def test_letters_without_a_font_are_boxes() -> None:
    assert boxed("日本 café – Ω Ж", FOLDERS) == "□□ café – Ω Ж"
    assert letters_without_font("日本 café 日", FOLDERS) == ("日", "本")
    assert letters_without_font("plain", FOLDERS) == ()


def test_a_mark_without_a_font_is_left_out_and_a_blank_stays() -> None:
    assert boxed("a\u0940b\u202fc\u200bd", FOLDERS) == "ab\u202fc\u200bd"


def test_the_user_is_told_of_boxes_and_where_the_letters_are() -> None:
    assert told(tuple("日本"), "report.html") == (
        "No font for 日 本: the PDF shows boxes instead. report.html shows them; print it from a browser, or use a "
        "template of your own with such a font in its folder fonts."
    )
    assert "and 3 more" in told(tuple("日本語一二三四五六七八九十"), "report.html")


@pytest.mark.usefixtures("pdf_libraries")
def test_a_name_without_letters_still_gives_a_report() -> None:
    results = demo().model_copy(update={"organisation": "日本 🎉"})
    report = report_pages(results)
    html = render_html(report, EXECUTIVE, self_contained=False)
    reader = PdfReader(io.BytesIO(render_pdf(html, report.charts, EXECUTIVE, created=CREATED)))

    assert "□□ □" in reader.pages[0].extract_text()


@pytest.mark.usefixtures("pdf_libraries")
@pytest.mark.parametrize(
    ("style", "said"),
    [("colour: red", "unknown property"), ("width: 3 apples", "invalid value")],
)
def test_what_the_renderer_cannot_do_is_told_as_an_error_of_the_template(
    style: str, said: str, complaints: list[str]
) -> None:
    html = f'<html lang="en"><title>t</title><body><p style="{style}">x</p></body></html>'

    with pytest.raises(CollabreadyError) as failure:
        render_pdf(html, {}, EXECUTIVE, created=CREATED)
    complaints.clear()
    assert str(failure.value).startswith(
        f"{EXECUTIVE}: the PDF cannot be printed as this template says. Mend in it:\n- "
    )
    assert said in str(failure.value)
