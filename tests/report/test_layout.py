"""Nothing lies on something else, leaves its margins or its cell, or is torn apart, however much or little there is.

Measured on the boxes of the renderer (`layout.py`), for the smallest and the largest that a report must hold; and the
measure is tried on pages that are wrong on purpose.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from collabready.assessment.results import Results
from collabready.bundled import template
from collabready.report.fonts import font_folders
from collabready.report.pdf import _fetcher, _fonts
from filled_results import filled
from layout import faults, groups_of, laid_out, pages_of
from printed_things import TEMPLATES, printable

Load = Callable[[str], Results]

pytestmark = pytest.mark.usefixtures("pdf_libraries")

SHORT = "ABC"
LONG = "The Intermunicipal Association for Water, Waste Water, Energy and Heat of all the Midlands"


def of(results: Results, organisation: str) -> Results:
    return results.model_copy(update={"organisation": organisation})


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_holds_what_the_demo_gives(name: str, paper: str) -> None:
    assert faults(laid_out(printable(name), name, paper)) == []  # type: ignore[arg-type] # it is one of both


CROWDS: dict[str, Callable[[Load], Results]] = {
    "3 groups, a name of 3 letters": lambda _: of(groups_of(filled(), 3), SHORT),
    "60 groups, a name of 90 letters": lambda _: of(groups_of(filled(), 60), LONG),
    "12 dimensions": lambda load: of(load("twelve-dimensions"), LONG),
    "1 dimension": lambda load: of(load("one-dimension"), SHORT),
}


@pytest.mark.parametrize("crowd", CROWDS)
def test_the_report_holds_little_and_much(load_results: Load, crowd: str) -> None:
    assert len(LONG) == 90
    assert pages_of(CROWDS[crowd](load_results)) == []


STYLE = "@page { size: 400px 500px; margin: 40px } body { margin: 0; font: 12px/16px 'Collab Sans' } p { margin: 0 }"
FILL = "<p>Enough.</p>" * 8
WRONG = {
    "lie on each other": f"{FILL}<p>One line of text</p><p style='margin-top: -12px'>and another line</p>",
    "beyond the margins": f"{FILL}<p style='white-space: nowrap'>{'A long line that does not end ' * 4}</p>",
    "wider than its cell": f"{FILL}<table style='table-layout: fixed; width: 100%'><tr><td style='width: 30px; "
    "white-space: nowrap'>Readiness of all</td><td style='text-align: right'>7</td></tr></table>",
    "a remnant": f"{FILL}<p style='break-before: page'>left over</p>",
    "stands alone at the foot": f"<div style='height: 390px'>x</div><h2 style='margin: 0; break-after: auto'>Title</h2>{FILL}",
}


@pytest.mark.parametrize("fault", WRONG)
def test_each_fault_is_found_on_a_page_that_has_it(fault: str) -> None:
    folder = template("executive")
    html = f"<html lang='en'><head><title>t</title><style>{STYLE}</style></head><body>{WRONG[fault]}</body></html>"
    with _fonts(font_folders(folder)) as (weasyprint, fonts):
        document = weasyprint.HTML(string=html, url_fetcher=_fetcher({}, folder)).render(font_config=fonts)

    assert any(fault in each for each in faults(document)), faults(document)


def test_a_page_without_faults_has_none() -> None:
    folder = template("executive")
    html = f"<html lang='en'><head><title>t</title><style>{STYLE}</style></head><body>{FILL}</body></html>"
    with _fonts(font_folders(folder)) as (weasyprint, fonts):
        document = weasyprint.HTML(string=html, url_fetcher=_fetcher({}, folder)).render(font_config=fonts)

    assert faults(document) == []
