"""The page that sets two waves side by side: its message, its rows, its chart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest

from collabready.assessment.results import Results
from collabready.assessment.wave_results import Altered, Break, Change, Followed, Kind, Moved, Wave, Waves
from collabready.report.page import report_pages
from collabready.report.slope import Slope, apart, slopes
from collabready.report.wave_rows import ChangeList
from collabready.report.waves import WavesPage, waves_page
from filled_results import filled
from printed_pages import printed

Profile = Callable[..., Results]

SCORES = {"Communities": 60.0, "Technology": 66.0, "Purpose": 31.0, "Support": 50.0}
OPEN: Moved = "too few answers to tell"


def moved(title: str, earlier: float, label: Moved, kind: Kind = "dimension", later: float | None = None) -> Change:
    """A change to the score of `SCORES`, three points sure either way."""
    now = SCORES[title] if later is None else later
    return Change(
        kind=kind,
        id=title.lower().replace(" ", "-") if kind != "readiness" else "",
        title=title,
        by="Team" if kind == "group" else None,
        group="North" if kind == "group" else None,
        earlier=earlier,
        later=now,
        n_earlier=80,
        n_later=100,
        difference=now - earlier,
        ci=(now - earlier - 3, now - earlier + 3),
        p_adjusted=0.01 if label == "changed" else 0.4,
        label=label,
    )


def broken(dimension: str, altered: Altered = "wording", before: str | None = None) -> Break:
    return Break(item="x", dimension=dimension, text="We share.", altered=altered, before=before)


def compared(
    profile: Profile, changes: Sequence[Change], breaks: Sequence[Break] = (), notes: Sequence[str] = ()
) -> Results:
    waves = Waves(
        earlier=Wave(wave="2025", created="2025-11-24T09:00:00+00:00", n=80),
        later=Wave(wave=None, created="2026-11-24T09:00:00+00:00", n=100),
        paired=None,
        changes=tuple(changes),
        breaks=tuple(breaks),
        notes=tuple(notes),
    )
    return profile(SCORES).model_copy(update={"waves": waves})


def page_of(results: Results) -> WavesPage:
    page = waves_page(results)
    assert page
    return page


STAYED = [moved("Technology", 66, "stable"), moved("Support", 50, "stable")]


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        (
            [moved("Communities", 52, "changed"), moved("Purpose", 40, "changed"), *STAYED],
            "Two of four parts moved: purpose fell by 9 points and communities rose by 8",
        ),
        ([moved("Communities", 52, "changed")], "The only part that can be compared moved: communities rose by 8 points"),
        ([moved("Communities", 52, OPEN), moved("Purpose", 40, OPEN)], "Too few answers to tell whether any part that can be compared moved"),
        (
            [moved("Communities", 58, OPEN), *STAYED],
            "No part is shown to have moved; for one of three there are too few answers to tell",
        ),
        (STAYED, "No part that can be compared moved: each stayed within 5 points"),
        ([], "The waves cannot be compared: too little was asked alike"),
    ],
    ids=["two", "one", "too few", "some open", "stable", "nothing alike"],
)  # fmt: skip
def test_the_title_says_what_the_numbers_say(profile: Profile, changes: list[Change], title: str) -> None:
    assert page_of(compared(profile, changes)).opening.title.text == title


def test_a_row_shows_both_scores_the_difference_and_how_sure_it_is(profile: Profile) -> None:
    page = page_of(compared(profile, [moved("Communities", 52.2, "changed"), moved("Technology", 64.6, OPEN)]))

    cells = [(r.title, r.earlier, r.later, r.difference, r.interval, r.n, r.verdict) for r in page.rows]
    assert cells == [
        ("Communities", "52", "60", "+8", "+5 to +11", "80, 100", "moved"),
        ("Technology", "<65", "66", "+1", "−2 to +4", "80, 100", OPEN),
        ("Purpose", "–", "31", "–", "–", "–", "not compared"),
        ("Support", "–", "50", "–", "–", "–", "not compared"),
    ]


def test_the_page_names_no_cause(profile: Profile) -> None:
    page = page_of(compared(profile, [moved("Communities", 52, "changed")]))

    assert "the figures name no cause" in page.cannot
    assert not re.search(r"because|thanks to|led to|effect", page.opening.title.text + page.opening.lead)


def test_of_statements_and_groups_those_that_changed_are_listed(profile: Profile) -> None:
    items = [moved("We share.", 40, "changed", "item", 55), moved("We ask.", 40, OPEN, "item", 44)]
    groups = [moved("Communities", 59, "stable", "group")]

    page = page_of(compared(profile, [*STAYED, *items, *groups]))

    assert [each.title for each in page.lists] == [
        "Statements: one of two moved",
        "Groups by “Team”: the only score did not move",
    ]
    assert [each.open for each in page.lists] == ["For one of them, too few answered to tell.", ""]
    assert [row.title for row in page.lists[0].rows] == ["We share."]


def test_what_was_asked_differently_is_named_and_marked(profile: Profile) -> None:
    page = page_of(
        compared(profile, [moved("Communities", 52, "changed")], [broken("communities", before="We hoard.")])
    )

    assert [(row.text, row.how) for row in page.breaks] == [("We share.", "other words; before: “We hoard.”")]
    assert "Communities: 52 to 60 (+8, moved; partly asked differently)" in page.chart.alt
    assert "Purpose: 31, not compared" in page.chart.alt


def test_long_lists_are_cut_and_say_so(profile: Profile) -> None:
    items = [moved(f"Item {at}", 40, "changed", "item", 55) for at in range(12)]

    page = page_of(compared(profile, [*STAYED, *items], [broken("purpose")] * 10))

    shown, named = len(page.lists[0].rows), len(page.breaks)
    assert 3 <= shown <= 8
    assert (page.lists[0].more, page.more_breaks) == (f"and {12 - shown} more", f"and {10 - named} more")


def test_without_an_earlier_wave_there_is_no_page(profile: Profile) -> None:
    assert waves_page(profile(SCORES)) is None
    assert "waves" not in [entry.anchor for entry in report_pages(profile(SCORES)).contents.entries]


def slope(title: str, earlier: float | None, later: float, **more: object) -> Slope:
    kept = {"way": "not moved", "broken": False, "earlier_label": "", "later_label": "", "difference": "", **more}
    return Slope(title, earlier, later, **kept)  # type: ignore[arg-type] # as a test needs them


@pytest.mark.parametrize(
    ("one", "other"),
    [({"way": "moved"}, {"way": "not moved"}), ({"way": "not moved"}, {"way": "open"}), ({}, {"broken": True})],
    ids=["moved", "too few", "broken"],
)
def test_what_a_line_means_its_shape_says_and_not_its_colour_alone(
    one: dict[str, object], other: dict[str, object]
) -> None:
    drawn = [
        re.sub(r"#[0-9A-Fa-f]{6}", "#", slopes([slope("A", 40, 50, **each)], ("a", "b"), 65)) for each in (one, other)
    ]

    assert drawn[0] != drawn[1]


def test_labels_of_equal_scores_lie_below_each_other() -> None:
    drawing = slopes([slope(f"Part {at}", 50, 50) for at in range(6)], ("a", "b"), 65)

    heights = sorted(float(y) for y in re.findall(r'<text [^>]*y="([\d.]+)"[^>]*>Part \d</text>', drawing))
    assert len(heights) == 6
    assert all(below - above >= 10 for above, below in pairwise(heights))


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([50, 20], [50, 20]),
        ([30, 30], [25, 35]),
        ([30, 31, 90], [25.5, 35.5, 90]),
        ([100, 100, 100], [80, 90, 100]),
        ([0, 4], [0, 10]),
        ([20, 25, 33], [16, 26, 36]),
    ],
    ids=["far apart", "the same", "a pair and one", "at the end", "at the start", "a chain"],
)
def test_labels_move_as_little_as_it_takes(places: list[float], expected: list[float]) -> None:
    assert apart(places, 10, 0, 100) == pytest.approx(expected)


def many(profile: Profile, parts: int, items: int, groups: int) -> Results:
    """Waves of so many parts, all near each other, and so many statements and scores of groups that moved."""
    titles = {f"Part {at} with a name that is rather long": 48.0 + at % 4 for at in range(parts)}
    changes = [
        moved(title, score - 6, "changed" if at % 3 else "stable", later=score)
        for at, (title, score) in enumerate(titles.items())
    ]
    statement = "We share what we learn with those in other teams who need it"
    listed = [moved(f"{statement}, {at}.", 40, "changed", "item", 50 + at) for at in range(items)]
    listed += [moved(f"Part {at}", 40, "changed", "group", 50 + at) for at in range(groups)]
    return profile(titles).model_copy(update={"waves": compared(profile, [*changes, *listed]).waves})


@pytest.mark.usefixtures("pdf_libraries")
@pytest.mark.parametrize(
    ("parts", "items", "groups", "pages"),
    [(2, 0, 0, 1), (5, 3, 2, 1), (5, 30, 30, 1), (12, 0, 0, 1), (12, 3, 0, 1), (12, 30, 30, 2)],
)
def test_waves_take_a_second_page_only_where_they_fill_it(
    profile: Profile, parts: int, items: int, groups: int, pages: int
) -> None:
    sheets = printed(many(profile, parts, items, groups), "waves")

    assert len(sheets) == pages
    assert all(len(text.split()) > 100 for text in sheets)


@pytest.mark.parametrize("parts", [2, 7, 12])
def test_no_two_labels_of_the_chart_touch(profile: Profile, parts: int) -> None:
    page = page_of(many(profile, parts, 0, 0))

    for x in ("30", "153"):  # of the earlier scores, and of the later
        heights = sorted(float(y) for y in re.findall(rf'<text x="{x}" y="([\d.]+)"', page.chart.svg))
        assert len(heights) == parts
        assert all(below - above >= 10.5 for above, below in pairwise(heights))
    assert len(set(re.findall(r">(Part \d+)", page.chart.svg))) == parts


@pytest.mark.parametrize(
    ("scores", "ticks"),
    [((50, 52), ["30", "40", "50", "60", "70"]), ((3, 12), ["0", "10", "20", "30", "40", "50"]), ((5, 97), ["0", "20", "40", "60", "80", "100"])],
)  # fmt: skip
def test_the_scale_shows_fifty_points_or_more_so_that_no_small_change_looks_large(
    scores: tuple[float, float], ticks: list[str]
) -> None:
    drawing = slopes([slope("A", *scores)], ("a", "b"), 40)

    assert re.findall(r'<text x="9"[^>]*>(\d+)<', drawing)[: len(ticks)] == ticks


@pytest.mark.usefixtures("pdf_libraries")
def test_the_chart_can_be_read_in_the_pdf(profile: Profile) -> None:
    results = compared(
        profile, [moved("Communities", 52, "changed"), *STAYED], [broken("communities")], ["Purpose is not compared."]
    )
    (page,) = printed(results, "waves")

    for words in ("+8", "+5 to +11", "not moved", "not compared", "2025", "Later", "Mind this"):
        assert words in page


def test_what_was_agreed_is_told_with_its_practice_target_and_verdict() -> None:
    """One that moved, then one of which too few answered to tell: nothing is said of why."""
    results = filled()
    assert results.waves
    (action,) = results.waves.actions
    other = action.model_copy(update={"title": "Ask", "target": None, "label": "too few answers to tell"})

    def told(*actions: Followed) -> ChangeList:
        waves = results.waves.model_copy(update={"actions": actions}) if results.waves else None
        page = waves_page(results.model_copy(update={"waves": waves}))
        assert page
        return page.lists[0]

    both, alone = told(action, other), told(other)
    assert (both.title, both.open) == (
        "What was agreed: one of two moved", "For one of them, too few answered to tell.",
    )  # fmt: skip
    assert (alone.title, alone.open) == (
        "What was agreed: not shown to have moved", "Too few answered to tell.",
    )  # fmt: skip
    assert [(row.note, row.verdict) for row in both.rows] == [
        ("Trust across teams; target 62", "moved"), ("Trust across teams", "too few answers to tell"),
    ]  # fmt: skip
