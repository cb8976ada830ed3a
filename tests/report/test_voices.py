"""Leaders beside staff: what the page says follows from the labels of the gaps, and never says more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from collabready.assessment.comparison_results import Gap, GapLabel, GroupCell, VoiceResult, Voices
from collabready.report.voices import VoicesPage, voices_page

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
    assert found.opening.lead == "Blind spot: communities. Left open: technology."


def test_too_few_leaders_are_told_of_without_a_number(profile: Profile) -> None:
    voices = Voices(heard={"leaders": VoiceResult(title="Leaders", hidden=True)})

    found = voices_page(profile(PARTS).model_copy(update={"voices": voices}))

    assert found is not None
    assert found.opening.title.text == "Too few leaders answered to set them beside staff"
    assert found.headings == ("Leaders, hidden",)
    assert all(row.others[0].text == "hidden" for row in found.rows)
