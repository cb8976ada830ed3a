"""The page of a part: what its title, facts, charts and rows of groups say follows from the results, and nothing more."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest

from collabready.assessment.comparison_results import GroupCell, GroupReadiness, GroupResult, VoiceResult, Voices
from collabready.assessment.interview_results import Quote
from collabready.assessment.quality_results import UnitDifferences
from collabready.assessment.wave_results import Change, Wave, Waves
from collabready.report.dimensions import DimensionPage, dimension_pages
from filled_results import demo
from printed_pages import printed

if TYPE_CHECKING:
    from collabready.assessment.quality_results import Rankable
    from collabready.assessment.results import Results
    from collabready.assessment.wave_results import Moved
    from report.conftest import Profile

JARGON = ("deviation", "alpha", "ICC", "r_wg", "median", "Welch", "Holm", "Cronbach", "significant")


def part(results: Results, **changed: object) -> Results:
    """The results with another first part."""
    first, *others = results.dimensions
    return results.model_copy(update={"dimensions": (first.model_copy(update=changed), *others)})


def practices(results: Results, *scores: float | None) -> Results:
    (model,) = results.dimensions[0].practices
    made = tuple(
        model.model_copy(update={"id": f"p{at}", "title": f"Habit {at}", "score": score})
        for at, score in enumerate(scores)
    )
    return part(results, practices=made)


def grouped(results: Results, *scores: float | None) -> Results:
    """Groups by their score on purpose; None: hidden."""
    groups = tuple(
        GroupResult(by="Team", group=f"Team {at}", hidden=True)
        if score is None
        else GroupResult(
            by="Team", group=f"Team {at}", n=20, readiness=GroupReadiness(score=None, ci=None, level=None),
            dimensions={"purpose": GroupCell(score=score, n=20)},
        )
        for at, score in enumerate(scores)
    )  # fmt: skip
    return results.model_copy(update={"groups": groups})


def first(results: Results) -> DimensionPage:
    return dimension_pages(results)[0]


def facts(results: Results) -> dict[str, str]:
    return {fact.label: fact.value for fact in first(results).facts}


@pytest.mark.parametrize("scores", [*product((20, 50, 64.9, 65, 90, None), repeat=2)])
def test_the_title_claims_of_the_practices_what_their_scores_say(
    profile: Profile, scores: tuple[float | None, ...]
) -> None:
    """Thirty-six profiles of two practices: strong, missing, ties, borderline, without a score."""
    title = first(practices(profile({"Purpose": 50.0}), *scores)).opening.title.text
    known = [score for score in scores if score is not None]
    short = [score for score in known if score < 65]

    assert ("no practice reaches" in title) == (len(known) == len(short) == 2)
    assert ("every practice" in title) == (len(known) == 2 and not short)
    assert ("In place: " in title) == (len(known) == 2 and len(short) == 1)
    assert ("least of all" in title) == (len(short) == 2 and round(short[0]) != round(short[1]))


@pytest.mark.parametrize("score", [0.0, 34.9, 64.9, 65.0, 79.9, 100.0])
def test_a_part_of_one_practice_is_told_by_its_score(profile: Profile, score: float) -> None:
    page = first(profile({"Purpose": score}))

    assert page.score in page.opening.title.text
    assert page.below == (score < 65)
    assert ("short" in page.opening.title.text) == (score < 65)


def test_the_page_holds_no_word_of_statistics() -> None:
    for page in dimension_pages(demo()):
        told = " ".join((page.opening.lead, page.talk, *(fact.label for fact in page.facts)))
        assert not {word for word in JARGON if word in told}


def test_the_lowest_statement_is_told_with_its_favourable_answers_unless_another_is_as_low() -> None:
    leads = {page.opening.kicker: page.opening.lead for page in dimension_pages(demo())}

    assert leads["Condition · Executive support"].endswith(
        "Scored lowest: “Our top leader regularly speaks up for sharing knowledge across teams”, with 22 % of the answers "
        "favourable."
    )
    assert leads["Ingredient · Purpose"].endswith("People score it 31 of 100, 34 points short.")


def changes(label: Moved) -> Waves:
    wave = Wave(wave="2025-10", created="2025-10-24T09:00:00+00:00", n=90)
    change = Change(
        kind="dimension", id="purpose", title="Purpose", earlier=56.2, later=50, n_earlier=90, n_later=100, difference=-6.2,
        ci=(-9, -3), p_adjusted=0.01, label=label,
    )  # fmt: skip
    return Waves(earlier=wave, later=wave, paired=None, changes=(change,))


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("changed", "\N{MINUS SIGN}6"),
        ("stable", "\N{MINUS SIGN}6, stable"),
        ("too few answers to tell", "too few answers to tell"),
    ],
)
def test_a_change_has_a_number_only_where_the_waves_can_tell(profile: Profile, label: Moved, told: str) -> None:
    results = profile({"Purpose": 50.0}).model_copy(update={"waves": changes(label)})

    assert facts(results)["Change since 2025-10"] == told


def test_leaders_stand_beside_staff_where_they_may_be_shown(profile: Profile) -> None:
    cells = {"purpose": GroupCell(score=71.0, n=12)}
    results = profile({"Purpose": 50.0})
    shown = Voices(heard={"leaders": VoiceResult(title="Leaders", n=12, dimensions=cells)})
    hidden = Voices(heard={"leaders": VoiceResult(title="Leaders", hidden=True)})

    assert facts(results.model_copy(update={"voices": shown}))["Leaders, n = 12"] == "71"
    assert not any("Leaders" in label for label in facts(results.model_copy(update={"voices": hidden})))


@pytest.mark.parametrize(
    ("verdict", "scores", "ends"),
    [
        ("ranking", (40, 70, None, 55), ("Team 1 70", "Team 0 40")),
        ("extremes only", (40.2, 70, 39.9), ("Team 1 70", "Team 0 and Team 2 40")),
        ("no ranking", (40, 70), None),
        ("ranking", (50.1, 50.2), None),
        ("ranking", (40, None), None),
    ],
)
def test_the_highest_and_lowest_group_are_named_only_where_that_is_no_chance(
    profile: Profile, verdict: Rankable, scores: tuple[float | None, ...], ends: tuple[str, str] | None
) -> None:
    unit = UnitDifferences(by="Team", icc1=0.1, icc2=0.8, size=20, groups=2, verdict=verdict, says="So it is.")
    results = part(grouped(profile({"Purpose": 50.0}), *scores), units=(unit,))

    told = facts(results)
    assert (told.get("Highest group shown"), told.get("Lowest group shown")) == (ends or (None, None))


def test_a_hidden_group_has_a_row_with_its_name_and_nothing_else(profile: Profile) -> None:
    page = first(grouped(profile({"Purpose": 50.0}), 40, None, 70))

    assert page.groups is not None
    ((one, hidden, other),) = page.groups.columns
    assert one.chart is not None
    assert other.chart is not None
    assert (one.chart.alt, other.chart.alt) == (
        "Team 0: 40 of 100, 25 points short",
        "Team 2: 70 of 100, 5 points over",
    )
    assert (hidden.name, hidden.word, hidden.chart, hidden.score, hidden.below) == ("Team 1", "hidden", None, "", False)


def test_where_no_group_may_be_shown_there_are_no_rows_of_groups(profile: Profile) -> None:
    assert first(grouped(profile({"Purpose": 50.0}), None, None)).groups is None


def test_sixty_groups_stand_on_one_line_a_mark_for_each_that_may_be_shown(profile: Profile) -> None:
    scores = [*(40 + at / 2 for at in range(54)), *[None] * 6]
    page = first(grouped(profile({"Purpose": 50.0}), *scores))

    assert page.groups is not None
    assert page.groups.strip is not None
    assert page.groups.strip.alt == (
        "Purpose, a mark for each group from 40 to 67. 54 groups of 60 can be shown; 50 below the ready line."
    )
    assert len(re.findall("<circle", page.groups.strip.svg)) == 4
    assert page.groups.strip.svg.count("Z") == 50


def test_what_was_said_of_a_practice_stands_on_the_page_of_its_part(profile: Profile) -> None:
    said = tuple(Quote(id=ident, title="t", text=f"On {ident}.", who="executives") for ident in ("p0", "elsewhere"))
    results = practices(profile({"Purpose": 50.0}), 40, 50).model_copy(update={"quotes": said})

    assert [(quote.text, quote.who) for quote in first(results).quotes] == [("On p0.", "Executives")]


def test_every_chart_of_the_page_says_its_numbers(profile: Profile) -> None:
    page = first(practices(profile({"Purpose": 64.9}), 64.9, 70))

    assert page.gauge is not None
    assert page.gauge.alt == "<65 of 100, 95 % range 63 to 67; ready line 65"
    assert [row.chart.alt for row in page.practices if row.chart] == [
        "Habit 0: <65 of 100, just short",
        "Habit 1: 70 of 100, 5 points over",
    ]


def test_the_consultant_may_read_each_part(profile: Profile) -> None:
    results = profile({"Purpose": 50.0, "Technology": 60.0})
    pages = dimension_pages(results.model_copy(update={"readings": {"dimension-1": "The tools came first."}}))

    assert [page.reading for page in pages] == ["", "The tools came first."]


def crowded(items: int, habits: int) -> Results:
    """The demo with so many statements and practices in its first part, and sixteen groups."""
    whole = demo()
    statements = [item for each in whole.dimensions for item in each.items]
    all_habits = [practice for each in whole.dimensions for practice in each.practices]
    cells = {whole.dimensions[0].id: whole.groups[0].dimensions[whole.dimensions[0].id]}
    groups = tuple(
        whole.groups[0].model_copy(update={"group": f"Depot {at:02}", "dimensions": cells}) for at in range(16)
    )
    one = whole.dimensions[0].model_copy(
        update={"items": tuple(statements[:items]), "practices": tuple(all_habits[:habits])}
    )
    readiness = whole.readiness.model_copy(update={"gates": (), "level": whole.readiness.level_before_gates})
    return whole.model_copy(update={"dimensions": (one,), "groups": groups, "voices": Voices(), "readiness": readiness})


@pytest.mark.usefixtures("pdf_libraries")
@pytest.mark.parametrize(("items", "habits", "sheets"), [(2, 1, 1), (5, 3, 1), (12, 10, 2), (20, 10, 2)])
def test_few_and_many_statements_take_the_sheets_that_they_need(items: int, habits: int, sheets: int) -> None:
    results = crowded(items, habits)

    text = printed(results, "dimensions")
    assert len(text) == sheets
    assert all(practice.title in text[0] for practice in results.dimensions[0].practices)
    assert all(f"Depot {at:02}" in text[-1] for at in range(16))


@pytest.mark.usefixtures("pdf_libraries")
def test_each_part_of_the_demo_takes_one_sheet() -> None:
    assert len(printed(demo(), "dimensions")) == len(demo().dimensions)
