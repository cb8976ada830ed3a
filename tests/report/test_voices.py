"""Leaders beside staff: what the page says follows from the labels of the gaps, and never says more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from collabready.assessment.comparison_results import Gap, GapLabel, GroupCell, VoiceResult, Voices
from collabready.report.voices import VoicesPage, voices_page
from filled_results import demo
from printed_pages import printed

if TYPE_CHECKING:
    from collabready.assessment.results import Results
    from report.conftest import Profile

PARTS = {"Communities": 60.0, "Technology": 60.0, "Purpose": 60.0}


def gap(dimension: str, difference: float, label: GapLabel) -> Gap:
    around = (difference - 8, difference + 8)
    return Gap(
        dimension=dimension, staff=60, leaders=60 + difference, difference=difference, ci=around, g=1, p_adjusted=0.01,
        label=label,
    )  # fmt: skip


def page(results: Results, *gaps: Gap) -> VoicesPage:
    scores = {gap.dimension: GroupCell(score=gap.leaders, n=12) for gap in gaps}
    heard = {"leaders": VoiceResult(title="Leaders", n=12, dimensions=scores)}
    found = voices_page(results.model_copy(update={"voices": Voices(heard=heard, gaps=gaps)}))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("labels", "title"),
    [
        (("blind-spot", "blind-spot", "agreed-weakness"), "Rated higher by leaders than by staff: communities and technology"),
        (("hidden-strength", "no-difference-shown", "agreed-strength"), "Rated lower by leaders than by staff: communities"),
        (
            ("blind-spot", "hidden-strength", "no-difference-shown"),
            "Rated higher by leaders than by staff: communities; rated lower by leaders than by staff: technology",
        ),
        (("agreed-weakness", "no-difference-shown", "agreed-weakness"), "Leaders and staff agree on what is weak: communities and purpose"),
        (("agreed-weakness", "agreed-strength", "no-difference-shown"), "Leaders and staff agree on what is weak: communities; on what is strong: technology"),
        (("no-difference-shown",) * 3, "No clear difference between leaders and staff"),
    ],
)  # fmt: skip
def test_the_title_says_what_the_labels_say(profile: Profile, labels: tuple[GapLabel, ...], title: str) -> None:
    parts = ("communities", "technology", "purpose")

    found = page(profile(PARTS), *(gap(part, 12, label) for part, label in zip(parts, labels, strict=True)))

    assert found.opening.title.text == title


def test_every_part_shows_the_difference_its_interval_and_what_it_is_called(profile: Profile) -> None:
    found = page(profile(PARTS), gap("communities", 21, "blind-spot"), gap("technology", 3, "no-difference-shown"))

    assert [(row.gap, row.around, row.reading, row.notable) for row in found.rows] == [
        ("+21", "+13 to +29", "Blind spot", True),
        ("+3", "\N{MINUS SIGN}5 to +11", "Left open", False),
        ("–", "", "", False),
    ]
    assert found.opening.lead == (
        "The widest gap is on communities: leaders score 81 of 100, staff 60. Left open: technology."
    )


def test_too_few_leaders_are_told_of_without_a_number(profile: Profile) -> None:
    voices = Voices(heard={"leaders": VoiceResult(title="Leaders", hidden=True)})

    found = voices_page(profile(PARTS).model_copy(update={"voices": voices}))

    assert found is not None
    assert found.opening.title.text == "Too few leaders answered to set them beside staff"
    assert found.headings == ("Staff, n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}100", "Leaders, hidden")
    assert [[cell.text for cell in row.cells] for row in found.apart] == [["60", "hidden"]] * 3
    assert found.how == ()


def test_the_chart_writes_what_is_read_aloud_and_names_its_marks_once(profile: Profile) -> None:
    found = page(profile(PARTS), gap("communities", 21, "blind-spot"), gap("technology", 0, "agreed-weakness"))

    charts = [row.chart for row in found.rows if row.chart]
    assert [chart.alt for chart in charts] == [
        "Communities: staff 60, leaders 81",
        "Technology: staff 60, leaders 60",
        "Purpose: staff 60, leaders not shown",
    ]
    assert [re.findall(r">([^<>]+)</text>", chart.svg) for chart in charts] == [
        ["60", "81", "staff", "leaders"],
        ["60", "60"],
        ["60"],
    ]


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("blind-spot", "Those who decide see a brighter picture than the staff of: communities."),
        ("hidden-strength", "Staff see a brighter picture than those who decide of: communities."),
        ("agreed-weakness", "Both score these low, so the talk can go straight to what to do: communities."),
        ("no-difference-shown", "Those who decide see the organisation from where they stand."),
    ],
)
def test_what_it_means_follows_from_the_labels(profile: Profile, label: GapLabel, said: str) -> None:
    found = page(profile(PARTS), gap("communities", 12, label))

    assert said in " ".join(found.meaning)


def test_few_leaders_are_to_be_read_with_care(profile: Profile) -> None:
    found = page(profile(PARTS), gap("communities", 12, "blind-spot"))

    assert "Leaders who answered: 12. Read their scores with care." in found.cannot


def test_the_page_holds_no_word_of_statistics(profile: Profile) -> None:
    found = page(profile(PARTS), gap("communities", 12, "blind-spot"), gap("technology", 2, "agreed-weakness"))

    told = " ".join((found.opening.lead, *found.how, *found.meaning, *found.cannot))
    assert not {word for word in ("Welch", "Holm", "p below", "interval", "deviation") if word in told}


@pytest.mark.usefixtures("pdf_libraries")
def test_five_parts_with_three_voices_take_one_sheet() -> None:
    (sheet,) = printed(demo(), "voices")

    assert "Each voice for itself" in sheet
    assert "How to read it" in sheet
