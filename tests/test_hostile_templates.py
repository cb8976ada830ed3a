"""A template of the user's own may ask for anything: it gets the files of its folder, and nothing else of this machine."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from collabready import bundled
from collabready.assessment.results import Results, read_results
from collabready.errors import CollabreadyError
from collabready.report.confinement import Limits, confined
from collabready.report.html import render_html
from collabready.report.inspection import flaws
from collabready.report.output import render_report
from collabready.report.page import report_pages
from collabready.report.pdf import render_pdf

Load = Callable[[str], Results]

RESULTS = Path(__file__).parent / "report" / "results"
HIDDEN = "known to this machine alone"
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>t</title>{head}'
    '<link rel="stylesheet" href="style.css"></head><body><h1>Words</h1>{body}</body></html>'
)


@pytest.fixture(scope="module")
def load_results() -> Load:
    return lambda name: read_results(RESULTS / f"{name}.json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A template beside a secret."""
    (tmp_path / "secret.svg").write_text(
        f"<svg xmlns='http://www.w3.org/2000/svg'><text>{HIDDEN}</text></svg>", "utf-8"
    )
    (tmp_path / "secret.css").write_text(f"h1::after {{ content: '{HIDDEN}' }}", encoding="utf-8")
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "style.css").write_text("h1 { color: #123456 }", encoding="utf-8")
    (mine / "link.svg").symlink_to(tmp_path / "secret.svg")
    return mine


def printed(folder: Path, body: str = "", head: str = "", css: str = "") -> bytes:
    """The PDF of a page in a template of one's own, by the renderer alone."""
    (folder / "style.css").write_text(css or "h1 { color: #123456 }", encoding="utf-8")
    return render_pdf(PAGE.format(head=head, body=body), {}, folder, created="2026-11-24T09:00:00+00:00")


REACHING = {
    "the web": '<img alt="x" src="http://127.0.0.1:9/a.png">',
    "a file": '<img alt="x" src="file:///etc/hostname">',
    "the folder above": '<img alt="x" src="../secret.svg">',
    "the folder above, written otherwise": '<img alt="x" src="%2e%2e/secret.svg">',
    "a link that leads out": '<img alt="x" src="link.svg">',
    "localhost": '<img alt="x" src="file://localhost/etc/hostname">',
    "capitals": '<img alt="x" src="FILE:///etc/hostname">',
    "an object": '<object data="../secret.svg"></object>',
    "an embedded file": '<embed src="../secret.svg">',
    "a style": '<p style="background: url(../secret.svg)">x</p>',
    "a picture as text": '<p style="content: url(../secret.svg)">x</p>',
    "html as a picture": '<img alt="x" src="data:text/html,<b>x</b>">',
}


@pytest.mark.parametrize("name", REACHING)
def test_a_page_reaches_nothing_outside_its_folder(folder: Path, name: str) -> None:
    try:
        content = printed(folder, REACHING[name])
    except CollabreadyError:
        return
    assert HIDDEN not in words(content)


STYLES = {
    "an import": "@import url(../secret.css);",
    "an import from the web": "@import url(http://127.0.0.1:9/a.css);",
    "a font of the web": "@font-face { font-family: x; src: url(http://127.0.0.1:9/a.ttf) } h1 { font-family: x }",
    "a font above": "@font-face { font-family: x; src: url(../x.ttf) } h1 { font-family: x }",
    "a colour profile": "@color-profile --x { src: url(file:///etc/hostname) } h1 { color: color(--x 1 1 1) }",
}


@pytest.mark.parametrize("name", STYLES)
def test_a_style_reaches_nothing_outside_its_folder(folder: Path, name: str) -> None:
    try:
        content = printed(folder, css=STYLES[name])
    except CollabreadyError:
        return
    assert HIDDEN not in words(content)


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="attachment" href="../secret.svg">',
        '<link rel="stylesheet" href="../secret.css">',
        '<base href="file:///etc/">',
    ],
)
def test_the_head_of_a_page_reaches_nothing_outside_its_folder(folder: Path, head: str) -> None:
    try:
        content = printed(folder, head=head)
    except CollabreadyError:
        return
    assert HIDDEN not in words(content)
    assert HIDDEN.encode() not in content
    assert not PdfReader(io.BytesIO(content)).attachments


DRAWINGS = {
    "an entity": '<!DOCTYPE svg [<!ENTITY x "{secret}">]>',
    "an entity of a file": '<!DOCTYPE svg [<!ENTITY x SYSTEM "../secret.svg">]>',
    "laughs": '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;">]>',
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_with_entities_shows_none(folder: Path, name: str) -> None:
    drawing = f"{DRAWINGS[name]}<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text>&x;</text></svg>"
    (folder / "drawing.svg").write_text(drawing, encoding="utf-8")
    try:
        content = printed(folder, '<img alt="x" src="drawing.svg">')
    except CollabreadyError:
        return
    assert HIDDEN not in words(content)


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "JavaScript&#58;alert(1)", "vbscript:x"]
)
def test_no_link_leads_to_a_script_or_a_file(folder: Path, load_results: Load, target: str) -> None:
    (folder / "report.html").write_text(PAGE.format(head="", body=f'<a href="{target}">x</a>'), encoding="utf-8")

    with pytest.raises(CollabreadyError, match="only #, https, http and mailto can be followed"):
        render_html(report_pages(load_results("small-firm")), folder, self_contained=False)


GREEDY = {
    "the class of a value": "{{ ''.__class__.__mro__ }}",
    "globals": "{{ say.__globals__ }}",
    "a long string": "{{ 'a' * 1000000000 }}",
    "a power": "{{ 10 ** 1000000 }}",
    "a long range": "{% for i in range(10000000) %}{% endfor %}",
    "itself": '{% include "report.html" %}',
    "a filter that is not there": "{{ 'x'|nosuch }}",
    "a value that is not there": "{{ report.nosuch }}",
    "a file outside": '{% include "../secret.svg" %}',
}


@pytest.mark.parametrize("name", GREEDY)
def test_what_a_template_may_not_do_is_told_with_file_and_line(folder: Path, load_results: Load, name: str) -> None:
    (folder / "report.html").write_text(PAGE.format(head="", body=f"\n{GREEDY[name]}"), encoding="utf-8")

    with pytest.raises(CollabreadyError, match=r"report\.html:\d+: the template cannot be used"):
        render_html(report_pages(load_results("small-firm")), folder, self_contained=False)


def test_a_page_that_takes_for_ever_is_stopped(folder: Path, load_results: Load) -> None:
    nested = "<div style='display: flex'>" * 7 + "<p>x</p>" * 6 + "</div>" * 7
    (folder / "report.html").write_text(PAGE.format(head="", body=nested), encoding="utf-8")
    report = report_pages(load_results("small-firm"))
    html = render_html(report, folder, self_contained=False)

    with pytest.raises(CollabreadyError, match="was stopped"):
        confined(render_pdf, html, {}, folder, limits=Limits(seconds=2))


HOSTILE = [
    "<script>alert(1)</script>",
    "</style><style>body{display:none}",
    '"><img src=file:///etc/hostname>',
    "{{ 7 * 7 }}",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    "url(file:///etc/hostname)",
    "\u202eright to left\u202c שלום مرحبا",
    "👩‍👩‍👧‍👦 🎉",
    "a\x00b",
    "x" * 5_000_000,
]


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_words_from_the_data_stay_words(load_results: Load, name: str) -> None:
    results = load_results("one-dimension").model_copy(update={"organisation": name, "note": name})
    pdf, page = render_report(results)

    assert b"<script>alert" not in page
    assert b"<img src=file:" not in page
    assert b"</style><style>body{" not in page
    if "7 * 7" in name:
        assert name in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert pdf.startswith(b"%PDF")


def test_a_template_that_is_whole_has_no_flaws(tmp_path: Path, load_results: Load) -> None:
    shutil.copytree(bundled.template("executive"), tmp_path / "mine")

    assert flaws(tmp_path / "mine", [load_results("one-dimension")]) == ()


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        ("macros.html", "{% macro", "{% macri", "macros.html:1: Encountered unknown tag 'macri'"),
        ("report.html", "pages/cover.html", "pages/front.html", "there is no 'pages/front.html' in this template"),
        ("report.html", ' lang="{{ report.language }}"', "", "the page does not tell its language"),
        ("report.html", "{{ report.title }}", "{{ report.tittle }}", "has no attribute 'tittle'"),
        ("report.html", "<body>", "<body><img src='data:image/png;base64,'>", "a picture without words"),
        ("report.html", "<body>", "<body><script></script>", "a script"),
    ],
)
def test_what_is_wrong_with_a_template_is_told(
    tmp_path: Path, load_results: Load, file: str, before: str, after: str, told: str
) -> None:
    mine = tmp_path / "mine"
    shutil.copytree(bundled.template("executive"), mine)
    text = (mine / file).read_text("utf-8")
    assert before in text
    (mine / file).write_text(text.replace(before, after, 1), encoding="utf-8")

    assert told in "\n".join(map(str, flaws(mine, [load_results("one-dimension")])))


def words(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
