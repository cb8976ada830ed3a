"""The look of a consultant's own: what the settings name becomes a brand, or is refused with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from collabready import bundled
from collabready.engagement import load_engagement
from collabready.errors import CollabreadyError
from collabready.report.brand import PLAIN, Brand, brand_of
from collabready.report.output import render_report
from collabready.report.verification import verify
from filled_results import demo

PLAIN_LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h2v1z" fill="#123456"/></svg>'
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def brand(folder: Path, consultant: str) -> Brand:
    (folder / "collabready.yaml").write_text(f"organisation: Northmoor Water\nconsultant: {consultant}\n", "utf-8")
    return brand_of(load_engagement(folder))


def test_without_settings_the_design_stays() -> None:
    assert brand_of(None) == Brand()
    assert Brand().painted("color: #0E3347") == "color: #0E3347"


def test_names_and_colours_come_from_the_settings(tmp_path: Path) -> None:
    found = brand(tmp_path, '{name: Ann Peeters, firm: Peeters & Co, colours: {accent: "#3b0f47"}}')

    assert found.signature == "Ann Peeters, Peeters & Co"
    assert found.painted("h1 { color: #0e3347 } em { color: #B4461A }") == "h1 { color: #3B0F47 } em { color: #B4461A }"


def test_a_logo_is_carried_whole(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(PLAIN_LOGO, "utf-8")

    assert brand(tmp_path, "{logo: logo.svg}").logo.startswith("data:image/svg+xml;base64,")


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<path onclick="alert(1)" d="M0 0"/>',
        '<image href="file:///etc/passwd"/>',
        '<image xlink:href="https://elsewhere.example/logo.png"/>',
        '<use href="other.svg#logo"/>',
        "<style>@import 'https://elsewhere.example/a.css'</style>",
        "<style>path { fill: url(https://elsewhere.example/a.svg) }</style>",
        "<rect fill=\"url('https://elsewhere.example/a.svg#p')\"/>",
        "<foreignObject><iframe/></foreignObject>",
    ],
)
def test_a_logo_that_does_more_than_draw_is_refused(tmp_path: Path, inside: str) -> None:
    (tmp_path / "logo.svg").write_text("<!-- a logo -->\n" + DRAWING.format(inside), "utf-8")

    with pytest.raises(CollabreadyError, match=r"logo\.svg:2: a logo may only draw"):
        brand(tmp_path, "{logo: logo.svg}")


@pytest.mark.parametrize("entity", ["<!ENTITY a 'ha'>", "<!ENTITY a SYSTEM 'file:///etc/passwd'>"])
def test_a_logo_with_entities_is_refused(tmp_path: Path, entity: str) -> None:
    (tmp_path / "logo.svg").write_text(f"<!DOCTYPE svg [{entity}]>{DRAWING.format('&a;')}", "utf-8")

    with pytest.raises(CollabreadyError, match="a logo may only draw"):
        brand(tmp_path, "{logo: logo.svg}")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"MZ\x90\x00", "no logo that can be printed"),
        (b"<html></html>", "no logo that can be printed"),
        (b"", "no logo that can be printed"),
        (b"\x89PNG\r\n\x1a\n" + bytes(1_000_001), "more than 1 MB"),
    ],
)
def test_what_is_no_logo_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "logo.png").write_bytes(content)

    with pytest.raises(CollabreadyError, match=told):
        brand(tmp_path, "{logo: logo.png}")


def test_a_logo_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CollabreadyError, match=r"logo\.svg: the logo that collabready\.yaml names cannot be read"):
        brand(tmp_path, "{logo: logo.svg}")


def test_a_font_replaces_that_of_the_design(tmp_path: Path) -> None:
    shipped = bundled.template("executive") / "fonts" / "CollabSerif-Regular.ttf"
    (tmp_path / "Text.ttf").write_bytes(shipped.read_bytes())
    found = brand(tmp_path, "{fonts: {sans: Text.ttf}}")

    assert found.painted("font-family: 'Collab Sans'") == "font-family: 'Collab Serif'"


def test_what_is_no_font_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Text.ttf").write_bytes(b"no font at all")

    with pytest.raises(CollabreadyError, match="no font that can be read"):
        brand(tmp_path, "{fonts: {sans: Text.ttf}}")


def test_a_report_in_the_look_of_a_client_is_verified_with_it(tmp_path: Path) -> None:
    """A colour and a font change no word, but whoever has not the logo cannot print it again."""
    (tmp_path / "logo.svg").write_text(PLAIN_LOGO, "utf-8")
    look = brand(tmp_path, '{firm: Studio 54, logo: logo.svg, colours: {accent: "#3B0F47"}}')
    report = tmp_path / "report.pdf"
    report.write_bytes(render_report(demo(), brand=look)[0])

    assert verify(report, brand=look).same
    with pytest.raises(CollabreadyError, match="this report bears a logo"):
        verify(report, brand=PLAIN)
