"""The page for the consultant: ninety minutes, a line for each page, what to ask; and it leaves with no report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from collabready.assessment.comparison_results import Gap, Voices
from collabready.assessment.results import DimensionResult, ItemResult, PracticeResult, Results, Tool
from collabready.report.agenda import agenda
from collabready.report.brand import Brand
from collabready.report.debrief import Debrief
from collabready.report.handouts import Handout
from collabready.report.output import write_report
from collabready.report.page import report_pages
from collabready.report.verification import verify
from collabready.version import __version__
from conftest import Run
from filled_results import filled
from layout import faults, laid_out

Profile = Callable[..., Results]
Load = Callable[[str], Results]
RESULTS = sorted(path.stem for path in (Path(__file__).parent / "results").glob("*.json"))


def page_of(results: Results) -> Debrief:
    page = report_pages(results, with_debrief=True).debrief
    assert page
    return page


def item(text: str, sd: float, agreement: str = "split") -> ItemResult:
    return ItemResult.model_validate(
        {
            "id": text, "text": text, "n": 40, "no_answer": 0, "score": 50.0, "sd": sd, "distribution": None, "labels": {},
            "reverse": False, "agreement": agreement, "fingerprint": "0",
        }
    )  # fmt: skip


def part(results: Results, **update: object) -> Results:
    first, *rest = results.dimensions
    changed: DimensionResult = first.model_copy(update=update)
    return results.model_copy(update={"dimensions": (changed, *rest)})


@pytest.mark.parametrize("name", [*RESULTS, "every field filled"])
def test_the_minutes_add_up_to_ninety(load_results: Load, name: str) -> None:
    slots = agenda(filled() if name == "every field filled" else load_results(name))

    assert sum(slot.minutes for slot in slots) == 90
    assert [slot.start for slot in slots] == [sum(slot.minutes for slot in slots[:at]) for at in range(len(slots))]
    assert next(slot.minutes for slot in slots if slot.title == "Decide") >= 15


def test_time_is_given_only_to_what_there_is(profile: Profile) -> None:
    plain = [(slot.minutes, slot.title) for slot in agenda(profile({"Purpose": 40.0}))]
    whole = [slot.title for slot in agenda(filled())]

    assert plain == [(5, "Welcome"), (10, "The answer"), (35, "The parts"), (35, "Decide"), (5, "Close")]
    assert {"Leaders and staff", "Since last time", "In people's words"} <= set(whole)


def test_each_page_of_the_report_has_a_line_and_leads_to_it(profile: Profile) -> None:
    results = profile({"Communities": 70.0, "Purpose": 31.0})
    report = report_pages(results, with_debrief=True)

    notes = {note.anchor: note.line for note in page_of(results).notes}
    assert list(notes) == ["summary", "recipe", "dimension-0", "dimension-1", "plan", "method"]
    assert notes["dimension-0"] == "Ask what keeps up even its lowest habit, “Practice of Communities” (70)."
    assert notes["dimension-1"] == "Ask for an example of its lowest habit, “Practice of Purpose” (31)."
    assert set(notes) <= {entry.anchor for entry in report.contents.entries}


def test_of_many_parts_the_lowest_have_a_line(load_results: Load) -> None:
    results = load_results("twelve-dimensions")
    lowest = sorted(results.dimensions, key=lambda part: part.score or 0)[:6]

    at = [int(note.anchor.split("-")[1]) for note in page_of(results).notes if note.anchor.startswith("dimension-")]
    assert {results.dimensions[place].id for place in at} == {part.id for part in lowest}


def test_statements_that_split_people_are_asked_about_widest_first(profile: Profile) -> None:
    items = (item("We share.", 20), item("We ask.", 30), item("We agree.", 40, "agreed"))

    (asked,) = page_of(part(profile({"Purpose": 40.0}), items=items)).questions

    assert asked.of == ("“We ask.”", "“We share.”")


def test_blind_spots_are_asked_about_with_both_scores(profile: Profile) -> None:
    gap = Gap(
        dimension="purpose", staff=31, leaders=52, difference=21, ci=(9, 33), g=1, p_adjusted=0.01, label="blind-spot"
    )
    other = gap.model_copy(update={"label": "no-difference-shown"})
    results = profile({"Purpose": 31.0}).model_copy(update={"voices": Voices(gaps=(gap,))})

    (asked,) = page_of(results).questions
    assert asked.of == ("Purpose: leaders 52, staff 31",)
    (nothing,) = page_of(results.model_copy(update={"voices": Voices(gaps=(other,))})).questions
    assert nothing.of == ()
    assert nothing.ask.startswith("No statement splits people and no blind spot was found.")


def test_what_could_not_be_scored_is_not_said_to_be_low(profile: Profile) -> None:
    practice = PracticeResult(id="p", title="Trust", n=None, score=None, ci=None, sd=None, level=None)
    results = part(profile({"Purpose": None, "Backing": 60.0}, None, None), practices=(practice,))

    line = next(note.line for note in page_of(results).notes if note.anchor == "dimension-0")
    assert line == "Too few answered to score it: ask what they would expect."


def test_the_contents_do_not_list_it_and_without_being_asked_for_there_is_none(profile: Profile) -> None:
    results = profile({"Purpose": 40.0})

    assert report_pages(results).debrief is None
    with_it, without = report_pages(results, with_debrief=True), report_pages(results)
    assert with_it.contents == without.contents


@pytest.mark.usefixtures("pdf_libraries")
@pytest.mark.parametrize("name", ["twelve-dimensions", "one-dimension", "every field filled"])
def test_it_is_one_page_the_last_on_which_nothing_runs_over(load_results: Load, name: str) -> None:
    results = filled() if name == "every field filled" else load_results(name)
    document = laid_out(report_pages(results, with_debrief=True), "executive")
    plain = laid_out(report_pages(results), "executive")

    assert len(document.pages) == len(plain.pages) + 1
    assert faults(document) == faults(plain)


@pytest.mark.usefixtures("pdf_libraries")
def test_a_report_with_it_agrees_with_its_results_and_is_released_without_it(profile: Profile, tmp_path: Path) -> None:
    results, path = (
        profile({"Purpose": 40.0}).model_copy(update={"tool": Tool(version=__version__)}),
        tmp_path / "report.pdf",
    )
    write_report(results, path, with_debrief=True)
    pages = len(PdfReader(path).pages)

    assert verify(path).same
    (path, released), *_ = Handout(path, results).written(date(2026, 11, 27), None, Brand()).items()
    path.write_bytes(released)
    assert len(PdfReader(path).pages) == pages - 1


@pytest.mark.parametrize("other", [["--template", "staff"], ["--each", "department"]])
def test_no_other_paper_can_have_it(run: Run, tmp_path: Path, profile: Profile, other: list[str]) -> None:
    (tmp_path / "results.json").write_text(profile({"Purpose": 40.0}).to_json())

    said = run("report", str(tmp_path / "results.json"), "--debrief", *other, code=1).stderr

    assert "--debrief adds a page to the report for executives. Leave --each and --template out." in said
