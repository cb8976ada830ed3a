"""What stands on the pages, for results of every kind."""

from __future__ import annotations

import json
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from collabready.assessment.comparison_results import GroupResult
from collabready.assessment.figures import ladder
from collabready.assessment.results import FiredGate, ItemResult, PlannedAction, Results
from collabready.questionnaire.reader import load_questionnaire
from collabready.report.answers import answer_rows, legend
from collabready.report.page import report_pages
from collabready.report.wording import listed

Load = Callable[[str], Results]
Profile = Callable[..., Results]
Gate = Callable[..., FiredGate]

EVERY = [
    "purpose-missing",
    "all-strong",
    "technology-weakest",
    "technology-unscored",
    "unsafe",
    "small-firm",
    "zero-variance",
    "nothing-scored",
    "interviews-only",
    "one-dimension",
    "twelve-dimensions",
]
AGREEMENT = {"1": "Strongly disagree", "2": "Disagree", "3": "Neither", "4": "Agree", "5": "Strongly agree"}


@pytest.mark.parametrize("name", EVERY)
def test_the_summary_prints_the_figures_of_the_results(load_results: Load, name: str) -> None:
    results = load_results(name)
    page = report_pages(results).summary

    for row, dimension in zip(page.bars, results.dimensions, strict=True):
        assert dimension.title.startswith(row.title.removesuffix("…"))
        assert row.score == ladder(results).score(dimension.score)
    if results.readiness.score is None:
        assert page.figure == "none"
    else:
        assert page.figure == ladder(results).score(results.readiness.score)
        assert any(results.readiness.level in note for note in page.figure_notes if results.readiness.level)


@pytest.mark.parametrize("name", EVERY)
def test_every_gate_that_fired_is_told(load_results: Load, name: str) -> None:
    results = load_results(name)

    told = [rule.says for rule in report_pages(results).method.rules]
    assert [says.removeprefix("Probably: ") for says in told] == [gate.says for gate in results.readiness.gates]
    assert [says.startswith("Probably: ") for says in told] == [gate.uncertain for gate in results.readiness.gates]


@pytest.mark.parametrize("name", EVERY)
def test_the_recipe_tells_three_rules_at_most_and_how_many_more(load_results: Load, name: str) -> None:
    results = load_results(name)
    page = report_pages(results).recipe
    if page is None:
        return

    rest = len(results.readiness.gates) - len(page.rules)
    assert len(page.rules) <= 3
    assert page.more_rules == (f"and {rest} more" if rest else "")


@pytest.mark.parametrize("name", EVERY)
def test_there_is_always_something_that_we_do_not_know(load_results: Load, name: str) -> None:
    assert report_pages(load_results(name)).summary.unknowns


@pytest.mark.parametrize("name", EVERY)
def test_every_chart_is_sound_xml(load_results: Load, name: str) -> None:
    report = report_pages(load_results(name))

    assert "ripples" in report.charts
    for svg in report.charts.values():
        ET.fromstring(svg)  # noqa: S314 - our own drawing


@pytest.mark.parametrize("name", EVERY)
def test_at_most_three_priorities_and_five_actions_a_month(load_results: Load, name: str) -> None:
    results = load_results(name)
    report = report_pages(results)

    assert len(report.summary.priorities) == min(3, len(results.plan))
    assert all(len(month.actions) <= 5 for month in (report.plan.days.months if report.plan.days else ()))
    assert len(report.plan.rows) + len(report.plan.rest) == (
        len(results.plan) if results.readiness.n >= 30 else min(3, len(results.plan))
    )


@pytest.mark.parametrize("name", EVERY)
def test_the_report_says_what_it_is_not(load_results: Load, name: str) -> None:
    method = report_pages(load_results(name)).method
    said = " ".join((*method.statements, method.conventions))

    assert said.startswith("A self-built instrument, not normed.")
    for words in ("other organisations", "not made to appraise persons", "conventions"):
        assert words in said
    assert "article" not in said


def test_what_a_questionnaire_derives_from_stands_in_its_own_words(load_results: Load) -> None:
    """The flagship says that it derives from one practitioner article; no other does."""
    results, flagship = load_results("all-strong"), load_questionnaire("collaborative-learning")
    about = results.questionnaire.model_copy(update={"about": flagship.about})

    said = report_pages(results.model_copy(update={"questionnaire": about})).method.statements
    assert "Derived from one practitioner article and not normed" in said[1]


def test_a_hidden_group_shows_nothing_but_its_name(load_results: Load) -> None:
    report = report_pages(load_results("purpose-missing"))

    hidden = [row for page in report.groups for row in page.rows if row.hidden]
    assert [row.name for row in hidden] == ["Legal & Risk", "Strategy Office"]
    assert all((row.cells, row.n, row.readiness.shade) == ((), "", "none") for row in hidden)


def test_a_scale_of_groups_is_not_ranked(load_results: Load) -> None:
    results = load_results("purpose-missing")
    page = report_pages(results).groups[0]

    assert [row.name for row in page.rows] == [group.group for group in results.groups if group.by == "Department"]


def test_no_group_that_can_be_shown_is_said(load_results: Load) -> None:
    results = load_results("purpose-missing")
    hidden = tuple(GroupResult(by="Department", group=name, hidden=True) for name in "AB")

    page = report_pages(results.model_copy(update={"groups": hidden})).groups[0]
    assert page.opening.title.text == "No group can be shown without revealing people"


def test_without_leaders_there_is_no_page_for_them_and_the_summary_says_so(load_results: Load) -> None:
    report = report_pages(load_results("all-strong"))

    assert report.voices is None
    assert any("leaders" in unknown for unknown in report.summary.unknowns)


def test_one_part_alone_has_no_recipe(load_results: Load) -> None:
    assert report_pages(load_results("one-dimension")).recipe is None


def test_interviews_alone_claim_no_level_and_ask_for_staff(load_results: Load) -> None:
    report = report_pages(load_results("interviews-only"))

    assert report.summary.figure == "none"
    assert report.summary.priorities_title.startswith("First of all: ask staff")
    titles = [entry.title for entry in report.contents.entries]
    assert not any("ready line" in title or "missing" in title for title in titles)


def test_ratings_of_interviews_alone_have_no_interval_and_their_rules_cap_nothing(load_results: Load) -> None:
    alone = load_results("interviews-only")
    gate = FiredGate(
        id="g", cap="fragile", says="Nobody says it.", uncertain=True, where=("trust",), basis="interviews"
    )
    rated = alone.model_copy(update={"readiness": alone.readiness.model_copy(update={"gates": (gate,)})})

    report = report_pages(rated)

    assert report.recipe is not None
    assert not report.recipe.sure
    assert {row.interval for row in report.recipe.estimates} == {""}
    assert [fact.label for page in report.dimensions for fact in page.facts] == ["Interviews"] * len(alone.dimensions)
    [rule] = report.method.rules
    assert rule.effect == "It caps no level, since there is none."
    assert (
        "Whether a rule that rests on interviews applies: those interviewed were chosen, not drawn."
        in report.summary.unknowns
    )


def test_a_level_that_depends_on_the_mean_is_flagged_in_the_same_words_everywhere(load_results: Load) -> None:
    report = report_pages(load_results("purpose-missing"))
    said = "Another kind of mean gives another level than “fragile”: the lowest part alone “missing”."

    assert report.method.means_note == said
    assert said in report.method.opening.lead
    assert said in report.summary.unknowns
    assert "firm enough" not in report.method.opening.title.text


def test_a_level_that_does_not_depend_on_the_mean_is_said_too(load_results: Load) -> None:
    note = report_pages(load_results("all-strong")).method.means_note

    assert note == "The level is the same under every kind of mean that was tried."


def readiness(results: Results, **changed: object) -> Results:
    """The results with another readiness."""
    return results.model_copy(update={"readiness": results.readiness.model_copy(update=changed)})


def test_the_level_is_open_only_when_both_ends_of_the_interval_differ_after_the_caps(
    profile: Profile, gate: Gate
) -> None:
    near = profile({"Purpose": 66.0}, "ready", 66.0)
    held = readiness(near, gates=(gate("forming", "purpose"),), level="forming")

    opened, capped = report_pages(near), report_pages(held)
    assert (
        "Which level it truly is: the ends of the interval, 64 to 68, give different ones." in opened.summary.unknowns
    )
    assert opened.method.opening.title.text == "The scores can be acted on; the level is near a limit"
    assert not any("Which level" in unknown for unknown in capped.summary.unknowns)
    assert not any("different levels" in note for note in capped.summary.figure_notes)
    assert capped.method.opening.title.text == "The evidence is firm enough to act on"


@pytest.mark.parametrize(
    ("before", "level", "cap", "effect", "lowers"),
    [
        ("ready", "forming", "forming", "Holds the level at “forming”.", True),
        ("forming", "forming", "forming", "The level is no higher than “forming” anyway.", False),
        ("forming", "fragile", "forming", "Caps at “forming”; the level is below that anyway.", False),
        ("fragile", "fragile", "forming", "Caps at “forming”; the level is below that anyway.", False),
    ],
)
def test_a_rule_is_said_to_hold_the_level_only_when_it_does(
    profile: Profile, gate: Gate, before: str, level: str, cap: str, effect: str, *, lowers: bool
) -> None:
    results = readiness(
        profile({"Purpose": 40.0}), level=level, level_before_gates=before, gates=(gate(cap, "purpose"),)
    )

    (rule,) = report_pages(results).method.rules
    assert (rule.effect, rule.lowers) == (effect, lowers)


def test_who_was_invited_is_told_and_narrows_the_intervals(profile: Profile) -> None:
    report = report_pages(readiness(profile({"Purpose": 70.0}), invited=250, n=160))

    assert "160 of 250 invited answered (64 %)" in report.summary.figure_notes
    assert ("Staff in the survey", "160 of 250 invited answered (64 %)") in report.method.facts
    assert any("finite population" in text for text in report.annex.exactly)
    assert "What those think who did not answer: 90 of 250." in report.summary.unknowns


def test_nobody_counted_nothing_is_said_of_the_invited(profile: Profile) -> None:
    report = report_pages(profile({"Purpose": 70.0}))

    assert "100 people answered" in report.summary.figure_notes
    assert not any("finite population" in text for text in report.annex.exactly)


def test_few_of_those_invited_are_no_firm_evidence(profile: Profile) -> None:
    report = report_pages(readiness(profile({"Purpose": 70.0}), invited=250, n=100))

    assert report.method.opening.title.text.startswith("Fewer than half of those invited answered")


def test_an_interval_without_width_is_told_in_words(profile: Profile) -> None:
    even = profile({"Purpose": 50.0}, "forming", 50.0, margin=0)

    report = report_pages(even)
    assert "No interval: everybody answered alike" in report.summary.figure_notes
    assert "has no interval, because everybody answered alike." in report.method.opening.lead
    noise = report_pages(readiness(even, ci=(50.0, 50.0000000001)))
    assert "No interval: everybody answered alike" in noise.summary.figure_notes
    narrow = report_pages(readiness(even, ci=(49.8, 50.2)))
    assert "lies within a point of 50, 19 times in 20" in narrow.method.opening.lead
    whole = report_pages(readiness(even, invited=100))
    assert "No interval: everybody invited answered" in whole.summary.figure_notes


def test_ten_points_on_the_weakest_part_lift_nothing_while_a_part_is_at_zero(profile: Profile) -> None:
    scores = {"Purpose": 0.0, "Technology": 60.0}
    zero, some = report_pages(profile(scores, "missing", 0.0)), report_pages(profile(scores))

    assert zero.recipe is not None
    assert some.recipe is not None
    assert "lift the whole the most" not in zero.recipe.why
    assert "lift the whole the most" in some.recipe.why


def practices(results: Results, *scores: float | None) -> Results:
    """The results with several practices in the first dimension."""
    (first, *others) = results.dimensions
    (model,) = first.practices
    titles = ("Easy to start, easy to get help", "Simple rules and workable security", "Tools that serve the work")
    made = tuple(
        model.model_copy(update={"id": f"p{at}", "title": title, "score": score})
        for at, (title, score) in enumerate(zip(titles, scores, strict=False))
    )
    return results.model_copy(update={"dimensions": (first.model_copy(update={"practices": made}), *others)})


@pytest.mark.parametrize(
    ("scores", "title"),
    [
        ((70, 40), "In place: easy to start, easy to get help. Not yet: simple rules and workable security"),
        ((60, 40), "Technology: no practice reaches the ready line, simple rules and workable security least of all"),
        ((40, 40.2), "Technology: no practice reaches the ready line"),
        ((70, 70), "Technology: every practice reaches the ready line"),
        ((70, 70, None), "Technology: every practice that could be scored reaches the ready line"),
    ],
)
def test_the_title_of_a_part_agrees_with_no_name_and_ranks_no_tie(
    profile: Profile, scores: tuple[float | None, ...], title: str
) -> None:
    results = practices(profile({"Technology": 55.0}), *scores)

    assert report_pages(results).dimensions[0].opening.title.text == title


def test_a_practice_without_a_score_is_named_among_what_could_not_be_scored(profile: Profile) -> None:
    facts = dict(report_pages(practices(profile({"Technology": 55.0}), 60.0, None)).method.facts)

    assert facts["Parts and habits that could not be scored"] == "“Simple rules and workable security”"


@pytest.mark.parametrize(
    ("names", "room", "said"),
    [
        (["a"], 40, "a"),
        (["a", "b", "c"], 40, "a, b and c"),
        (["a and b", "c"], 40, "a and b, and c"),
        (["a, b", "c", "d"], 40, "a, b; c; and d"),
        (["alpha", "beta", "gamma", "delta"], 22, "alpha, beta and 2 more"),
        (["alpha", "beta", "gamma", "delta"], 40, "alpha, beta, gamma and delta"),
    ],
)
def test_names_are_left_out_only_where_they_do_not_fit(names: list[str], room: int, said: str) -> None:
    assert listed(names, room) == said


def test_safety_actions_warn_that_reported_concerns_rise_first(load_results: Load) -> None:
    (caution,) = report_pages(load_results("unsafe")).plan.cautions

    assert caution.startswith("Reported concerns rise first when safety improves")
    assert report_pages(load_results("all-strong")).plan.cautions == ()


def test_warnings_stand_on_the_summary(load_results: Load) -> None:
    summary = report_pages(load_results("small-firm")).summary

    assert summary.warnings == ("No column says who leads people: everybody counts as staff.",)


def test_a_pilot_is_named_on_every_page(load_results: Load) -> None:
    results = load_results("all-strong").model_copy(update={"scope": "pilot: Customer Service"})

    assert report_pages(results).running_head == "Northmoor Water · pilot: Customer Service"


def test_the_same_results_give_the_same_pages(load_results: Load) -> None:
    assert report_pages(load_results("small-firm")) == report_pages(load_results("small-firm"))


def item(
    distribution: dict[str, int] | None, *, reverse: bool = False, labels: dict[str, str] | None = None
) -> ItemResult:
    return ItemResult(
        id="i",
        text="I share what I learn.",
        n=40,
        no_answer=0,
        score=50.0,
        sd=1.0,
        distribution=distribution,
        labels=labels or AGREEMENT,
        reverse=reverse,
        fingerprint="0",
    )


def told(results: Results, one: ItemResult) -> str:
    """What the bar of an item says, read aloud, after the item's text."""
    (row,) = answer_rows(ladder(results), [one], "a")
    return row.chart.alt.split(": ", 1)[1] if row.chart else row.note


def test_a_bar_runs_from_unfavourable_to_favourable(profile: Profile) -> None:
    spread = {"1": 4, "2": 8, "3": 8, "4": 12, "5": 8}
    results = profile({"Purpose": 50.0})

    assert told(results, item(spread)).startswith("Strongly disagree 10 %, Disagree 20 %, Neither 20 %")
    assert told(results, item(spread, reverse=True)).startswith("Strongly agree 20 %, Agree 30 %, Neither 20 %")


def test_a_folded_class_of_all_is_not_told_as_all(profile: Profile) -> None:
    everybody = item(None).model_copy(update={"nearly_all": "favourable"})
    results = profile({"Purpose": 50.0})

    assert told(results, everybody) == "unfavourable ≤10 %, neutral ≤10 %, favourable ≥90 %"
    assert answer_rows(ladder(results), [everybody], "a")[0].favourable == "≥90 %"


def test_answers_that_may_not_be_shown_show_nothing(profile: Profile) -> None:
    assert told(profile({"Purpose": 50.0}), item(None)) == "answers not shown"


@pytest.mark.parametrize("points", range(2, 12))
def test_scales_of_two_to_eleven_points_are_drawn(profile: Profile, points: int) -> None:
    labels = {str(code): f"label {code}" for code in range(points)}
    one = item(dict.fromkeys(labels, 3), labels=labels)

    assert told(profile({"Purpose": 50.0}), one).count("%") == points
    (scale,) = legend([one], "l").scales
    assert len(scale) == (points if points <= 7 else 3)


def labels(*items: ItemResult) -> list[list[str]]:
    """The legends over the bars of some items."""
    return [[label for _, label in scale] for scale in legend(items, "l").scales]


def test_reversed_items_keep_the_legend_of_the_scale() -> None:
    assert labels(item({"1": 1}, reverse=True)) == [list(AGREEMENT.values())]


def test_a_legend_shows_the_classes_of_the_bars_that_are_drawn() -> None:
    """Each scale has its own colours told; folded classes only where a folded bar is drawn."""
    often = {"1": "Never", "2": "Seldom", "3": "Now and then", "4": "Often", "5": "Always"}
    full, other = item({"1": 20, "5": 20}), item({"1": 20, "5": 20}, labels=often)
    folded = item({"favourable": 12, "neutral": 0, "unfavourable": 3})

    assert labels(full, other, item(None)) == [list(AGREEMENT.values()), list(often.values())]
    assert labels(folded) == [["unfavourable", "neutral", "favourable"]]
    assert labels(full, folded) == [list(AGREEMENT.values()), ["unfavourable", "neutral", "favourable"]]
    assert labels(item(None)) == []


def action(rank: int, due: int = 30) -> PlannedAction:
    return PlannedAction.model_validate(
        {
            "id": f"a{rank}",
            "title": f"Action {rank}",
            "improves": ["purpose-practice"],
            "because": "purpose scores 40",
            "gate": None,
            "gain": 1.0,
            "effort": "S",
            "due": due,
            "owner": "Sponsor",
            "first_step": "Begin.",
            "measure": "Count",
            "baseline": 40,
            "target": 47,
            "rank": rank,
            "seed": [],
        }
    )


def test_the_sixth_action_of_a_month_waits_in_the_annex(profile: Profile) -> None:
    results = profile({"Purpose": 40.0}).model_copy(update={"plan": tuple(action(rank) for rank in range(1, 8))})
    plan = report_pages(results).plan

    assert [row.number for row in plan.rows] == ["1", "2", "3", "4", "5"]
    assert [row.number for row in plan.rest] == ["6", "7"]
    assert plan.opening.title.text == "Five moves in the first 30 days"


def test_nothing_of_a_source_names_its_file(load_results: Load) -> None:
    results = load_results("purpose-missing")

    assert "export.csv" not in json.dumps([vars(row) for row in report_pages(results).method.sources])


def test_every_action_has_a_stretch_of_days_of_its_own(load_results: Load) -> None:
    report = report_pages(load_results("purpose-missing"))

    assert report.plan.days
    rows = report.plan.days.rows
    assert len({row.chart.name for row in rows}) == len(rows) == len(report.plan.rows)
    assert all(report.charts[row.chart.name] == row.chart.svg for row in rows)
