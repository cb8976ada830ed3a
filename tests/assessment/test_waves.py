"""Two waves compared: only what both asked alike, and no more than the answers can tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.stats import ttest_ind, ttest_rel

from collabready.assessment.contrasts import benjamini_hochberg, holm
from collabready.assessment.wave_results import Change, Waves
from collabready.assessment.waves import compare_waves
from collabready.errors import CollabreadyError
from wave_cases import QUESTIONNAIRE, asked, export, kept, wave

BEFORE = export({"2,3,4,2": 10, "3,3,4,3": 10, "2,2,3,2": 10, "3,4,5,1": 10})
AFTER = export({"4,4,4,2": 10, "3,4,4,3": 10, "4,3,3,2": 10, "4,5,5,1": 10})


def change(waves: Waves, ident: str, kind: str = "dimension") -> Change:
    return next(each for each in waves.changes if each.id == ident and each.kind == kind)


def compared(folder: Path, before: str = BEFORE, after: str = AFTER) -> Waves:
    questionnaire = asked(folder)
    return compare_waves(wave(folder, questionnaire, before), wave(folder, questionnaire, after))


def test_a_change_is_the_later_score_less_the_earlier_with_welchs_interval(tmp_path: Path) -> None:
    """Trust of a person is the mean of two items: 37.5, 50, 25, 62.5 before and 75, 62.5, 62.5, 87.5 after, ten of each.

    The interval is scipy's, `ttest_ind(equal_var=False)`.
    """
    before, after = [37.5, 50, 25, 62.5] * 10, [75, 62.5, 62.5, 87.5] * 10
    welch = ttest_ind(after, before, equal_var=False)

    trust = change(compared(tmp_path), "trust")

    assert (trust.earlier, trust.later, trust.difference) == pytest.approx((43.75, 71.875, 28.125))
    assert (trust.n_earlier, trust.n_later) == (40, 40)
    assert trust.ci == pytest.approx(tuple(welch.confidence_interval()))
    assert trust.label == "changed"


def test_what_both_waves_answered_alike_is_stable_with_enough_answers(tmp_path: Path) -> None:
    assert change(compared(tmp_path, *[export({"3,3,4,2": 100, "4,4,3,3": 100})] * 2), "tools").label == "stable"


def test_with_few_answers_nothing_is_told_of_the_same_scores(tmp_path: Path) -> None:
    assert change(compared(tmp_path, *[export({"3,3,1,5": 3, "4,4,5,1": 3})] * 2), "tools").label == (
        "too few answers to tell"
    )


def test_a_small_difference_is_no_change_however_sure_it_is(tmp_path: Path) -> None:
    """2.5 points between 2,000 and 2,000 people: p is far below .05, and no more than 5 points can be meant."""
    before = export({"3,3,3,3": 1000, "3,3,4,3": 1000})
    after = export({"3,3,3,3": 800, "3,3,4,3": 800, "3,3,4,2": 400})

    tools = change(compared(tmp_path, before, after), "tools")

    assert tools.p_adjusted is not None
    assert tools.p_adjusted < 0.001
    assert tools.label == "stable"


def test_a_large_difference_of_few_people_is_no_change(tmp_path: Path) -> None:
    before, after = export({"3,3,1,5": 3, "3,4,5,2": 3}), export({"3,3,3,3": 3, "3,4,5,1": 3})

    tools = change(compared(tmp_path, before, after), "tools")

    assert tools.difference == pytest.approx(31.25)
    assert tools.label == "too few answers to tell"


def test_readiness_and_dimensions_are_one_family_and_items_another(tmp_path: Path) -> None:
    """Holm over the readiness and the dimensions, Benjamini and Hochberg over the items; raw p from scipy where a mean is tested."""
    after = export({"3,3,4,2": 10, "3,4,4,3": 10, "2,3,3,2": 10, "4,4,5,2": 10})
    waves = compared(tmp_path, BEFORE, after)
    items = {
        "t1": ([25, 50, 25, 50], [50, 50, 25, 75]),
        "t2": ([50, 50, 25, 75], [50, 75, 50, 75]),
        "u1": ([75, 75, 50, 100], [75, 75, 50, 100]),
        "u2": ([75, 50, 75, 100], [75, 50, 75, 75]),
    }
    ps = [ttest_ind(late * 10, early * 10, equal_var=False).pvalue for early, late in items.values()]

    found = [each.p_adjusted for each in waves.changes if each.kind == "item"]
    family = [each for each in waves.changes if each.kind in {"readiness", "dimension"}]
    trust = ttest_ind([50, 62.5, 37.5, 75] * 10, [37.5, 50, 25, 62.5] * 10, equal_var=False).pvalue
    tools = ttest_ind([75, 62.5, 62.5, 87.5] * 10, [75, 62.5, 62.5, 100] * 10, equal_var=False).pvalue

    assert found == pytest.approx(benjamini_hochberg(ps))
    assert [each.id for each in family] == ["", "trust", "tools"]
    assert family[1].p_adjusted == pytest.approx(holm([family[0].p_adjusted or 1, trust, tools])[1])


def test_the_readiness_is_compared_by_the_delta_method(tmp_path: Path) -> None:
    """R = sqrt(trust x tools), SE^2 = g'Sg/n in each wave; here by hand for the first and the second wave, 40 people each.

    Before: trust 43.75, tools 75; after: 71.875, 75. g_i = R / (2 x_i).
    """
    readiness = change(compared(tmp_path), "", "readiness")

    assert (readiness.earlier, readiness.later) == pytest.approx((57.28220, 73.42088), abs=1e-5)
    assert readiness.ci is not None
    assert sum(readiness.ci) / 2 == pytest.approx(readiness.difference)
    assert (readiness.ci[1] - readiness.ci[0]) / 2 == pytest.approx(_half_width_by_hand(), rel=1e-6)


def _half_width_by_hand() -> float:
    import numpy as np
    from scipy.stats import t

    parts = []
    for trust, tools in (
        ([37.5, 50, 25, 62.5], [75, 62.5, 62.5, 100]),
        ([75, 62.5, 62.5, 87.5], [75, 62.5, 62.5, 100]),
    ):
        persons = np.array([trust * 10, tools * 10])
        means = persons.mean(axis=1)
        gradient = np.sqrt(means.prod()) / (2 * means)
        parts.append(float(gradient @ np.cov(persons) @ gradient) / 40)
    df = sum(parts) ** 2 / sum(part**2 / 39 for part in parts)
    return float(t.ppf(0.975, df) * sum(parts) ** 0.5)


def test_an_item_that_was_asked_differently_counts_in_neither_wave(tmp_path: Path) -> None:
    """Trust is then what both asked: helping alone, 50, 50, 25, 75 before and 75, 75, 50, 100 after."""
    later = QUESTIONNAIRE.replace("We trust each other.", "The boss trusts us.")

    waves = compare_waves(
        wave(tmp_path, asked(tmp_path), BEFORE), wave(tmp_path, asked(tmp_path, later, "later"), AFTER)
    )

    trust = change(waves, "trust")
    assert (trust.earlier, trust.later) == pytest.approx((50, 75))
    assert [(each.item, each.altered) for each in waves.breaks] == [("t1", "wording")]
    assert "Scores here rest on the 3 statements that both waves asked alike" in waves.notes[0]


def test_both_waves_are_weighed_as_the_later_questionnaire_says(tmp_path: Path) -> None:
    """With the weight 3 on helping, trust is (t1 + 3 t2) / 4 in both."""
    later = QUESTIONNAIRE.replace("other.}\n  - id: tools", "other., weight: 3}\n  - id: tools")

    waves = compare_waves(
        wave(tmp_path, asked(tmp_path), BEFORE), wave(tmp_path, asked(tmp_path, later, "later"), BEFORE)
    )

    assert waves.breaks == ()
    assert change(waves, "trust").earlier == pytest.approx((37.5 + 3 * 50) / 4)
    assert change(waves, "trust").difference == pytest.approx(0)


def test_an_item_goes_on_under_a_new_id_and_in_another_dimension(tmp_path: Path) -> None:
    later = QUESTIONNAIRE.replace("id: t1", "id: faith").replace("id: trust", "id: bonds")

    waves = compare_waves(
        wave(tmp_path, asked(tmp_path), BEFORE),
        wave(tmp_path, asked(tmp_path, later, "later"), AFTER.replace("t1", "faith")),
    )

    assert change(waves, "faith", "item").difference == pytest.approx(31.25)
    assert change(waves, "bonds").difference == pytest.approx(28.125)
    assert waves.breaks == ()


CODES = [f"person-{at}" for at in range(40)]


def test_linked_people_are_compared_with_themselves(tmp_path: Path) -> None:
    """Everybody known in both: scipy `ttest_rel`. The earlier file is in another order."""
    questionnaire, (head, *rows) = asked(tmp_path), BEFORE.splitlines()
    turned = "\n".join([head, *reversed(rows)])
    before, after = [37.5, 50, 25, 62.5], [75, 62.5, 62.5, 87.5]
    test = ttest_rel([value for value in after for _ in range(10)], [value for value in before for _ in range(10)])

    waves = compare_waves(
        wave(tmp_path, questionnaire, turned, codes=list(reversed(CODES))),
        wave(tmp_path, questionnaire, AFTER, codes=CODES),
    )

    trust = change(waves, "trust")
    assert waves.paired == 40
    assert trust.ci == pytest.approx(tuple(test.confidence_interval()))
    assert (trust.earlier, trust.later) == pytest.approx((43.75, 71.875))


def test_where_some_are_known_in_both_all_answers_count(tmp_path: Path) -> None:
    """The means are of everybody; the interval lies between that of strangers and that of the same people."""
    questionnaire = asked(tmp_path)

    def half_width(codes: list[str | None] | None) -> float:
        waves = compare_waves(
            wave(tmp_path, questionnaire, BEFORE, codes=[*CODES] if codes else None),
            wave(tmp_path, questionnaire, AFTER, codes=codes),
        )
        assert waves.paired == (len({*CODES} & {*codes}) if codes else None)
        trust = change(waves, "trust")
        assert trust.ci
        assert (trust.earlier, trust.later) == pytest.approx((43.75, 71.875))
        return trust.ci[1] - trust.ci[0]

    assert (
        half_width([*CODES])
        < half_width([code if at % 2 else f"newcomer-{at}" for at, code in enumerate(CODES)])
        < half_width(None)
    )


def test_people_who_answer_the_same_twice_are_stable_however_few(tmp_path: Path) -> None:
    questionnaire, few = asked(tmp_path), export({"2,3,4,2": 3, "4,5,5,1": 3})
    codes = [f"person-{at}" for at in range(6)]

    waves = compare_waves(*[wave(tmp_path, questionnaire, few, codes=codes) for _ in range(2)])

    assert {each.label for each in waves.changes} == {"stable"}
    assert len(waves.of_kind("readiness")) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([str(at) for at in range(40)], [str(at) for at in range(40)]),
        (["same-code"] * 40, CODES),
        ([None] * 40, CODES),
        ([f"R_{at}" for at in range(40)], CODES),
    ],
    ids=["running numbers", "one code for all", "no codes", "none in common"],
)
def test_codes_that_tell_nothing_link_nobody(tmp_path: Path, before: list[str | None], after: list[str | None]) -> None:
    questionnaire = asked(tmp_path)

    waves = compare_waves(
        wave(tmp_path, questionnaire, BEFORE, codes=before), wave(tmp_path, questionnaire, AFTER, codes=after)
    )

    assert waves.paired is None
    assert change(waves, "trust").ci == change(compared(tmp_path), "trust").ci


def test_fewer_known_people_than_the_smallest_group_are_not_made_use_of(tmp_path: Path) -> None:
    questionnaire = asked(tmp_path)
    strangers = [f"newcomer-{at}" for at in range(36)]

    waves = compare_waves(
        wave(tmp_path, questionnaire, BEFORE, codes=[*CODES]),
        wave(tmp_path, questionnaire, AFTER, codes=[*CODES[:4], *strangers]),
    )

    assert waves.paired is None
    assert any("Fewer than 5 respondents are known in both waves" in note for note in waves.notes)


@pytest.mark.parametrize("sides", [(True, False), (False, True), (True, True)], ids=["earlier", "later", "both"])
def test_results_tell_the_same_as_the_answers_behind_them(tmp_path: Path, sides: tuple[bool, bool]) -> None:
    questionnaire = asked(tmp_path)
    rounds = wave(tmp_path, questionnaire, BEFORE, invited=300), wave(tmp_path, questionnaire, AFTER)
    full = compare_waves(*rounds)

    before, after = (kept(each) if only else each for each, only in zip(rounds, sides, strict=True))
    waves = compare_waves(before, after)

    assert len(waves.changes) == len(full.changes) == 7
    for one, other in zip(waves.changes, full.changes, strict=True):
        assert (one.id, one.label, one.n_earlier) == (other.id, other.label, other.n_earlier)
        assert one.difference == pytest.approx(other.difference)
        assert one.ci == pytest.approx(other.ci)


def test_with_results_a_dimension_is_compared_only_if_nothing_of_it_changed(tmp_path: Path) -> None:
    later = QUESTIONNAIRE.replace("We trust each other.", "The boss trusts us.")
    before = kept(wave(tmp_path, asked(tmp_path), BEFORE))

    waves = compare_waves(before, wave(tmp_path, asked(tmp_path, later, "later"), AFTER))

    assert [(each.kind, each.id) for each in waves.changes] == [
        ("dimension", "tools"),
        ("item", "t2"),
        ("item", "u1"),
        ("item", "u2"),
    ]
    assert any(note.startswith("Trust is not compared") and "with the exports of both" in note for note in waves.notes)
    assert any(note.startswith("The readiness is not compared") for note in waves.notes)


def test_an_interval_that_was_cut_off_at_both_ends_tells_no_spread(tmp_path: Path) -> None:
    extreme = export({"1,1,1,5": 3, "5,5,5,1": 3})
    questionnaire = asked(tmp_path)

    waves = compare_waves(kept(wave(tmp_path, questionnaire, extreme)), kept(wave(tmp_path, questionnaire, AFTER)))

    assert waves.of_kind("readiness") == ()
    assert any("The readiness is not compared" in note for note in waves.notes)


def test_a_head_count_that_everybody_answered_leaves_no_interval_to_read(tmp_path: Path) -> None:
    questionnaire = asked(tmp_path)
    all_of_them = kept(wave(tmp_path, questionnaire, BEFORE, invited=40))

    waves = compare_waves(all_of_them, kept(wave(tmp_path, questionnaire, AFTER)))

    assert waves.of_kind("readiness") == ()
    assert len(waves.of_kind("dimension")) == 2


TEAMS = "t1,t2,u1,u2,In which team do you work?"


def teams(**sizes: int) -> str:
    """Members of each team, half of whom answer one way and half the other."""
    rows = {
        f"{row},{team}": size
        for team, n in sizes.items()
        for row, size in (("2,3,4,2", n // 2), ("4,4,4,3", n - n // 2))
    }
    return export(rows, TEAMS)


def groups_of(folder: Path, before: str, after: str, least: tuple[int, int] = (5, 5)) -> tuple[list[str | None], Waves]:
    questionnaire, by = asked(folder), "In which team do you work?"
    waves = compare_waves(
        wave(folder, questionnaire, before, by=by, min_group=least[0]),
        wave(folder, questionnaire, after, by=by, min_group=least[1]),
    )
    return [each.group for each in waves.of_kind("group") if each.id == "trust"], waves


def test_groups_are_compared_where_both_waves_show_them(tmp_path: Path) -> None:
    shown, waves = groups_of(tmp_path, teams(North=12, South=14, East=9), teams(East=10, South=11, North=13))

    assert shown == ["East", "North", "South"]
    assert {each.by for each in waves.of_kind("group")} == {"In which team do you work?"}


def test_which_wave_hid_a_group_is_not_told(tmp_path: Path) -> None:
    """East is hidden in the one or in the other, with West as its cover: what is printed is the same but for the scores."""
    large, small = teams(North=12, South=14, East=9, West=9), teams(North=12, South=14, East=3, West=3)

    first, told = groups_of(tmp_path, large, small)
    second, told_too = groups_of(tmp_path, small, large)

    assert first == second == ["North", "South"]
    assert told.notes == told_too.notes
    for name in ("East", "West"):
        assert name not in told.model_dump_json()
        assert name not in told_too.model_dump_json()


@pytest.mark.parametrize("least", [(10, 5), (5, 10)], ids=["earlier", "later"])
def test_the_larger_minimum_group_holds_for_both(tmp_path: Path, least: tuple[int, int]) -> None:
    sizes = teams(North=12, South=14, East=7, West=9)

    shown, waves = groups_of(tmp_path, sizes, sizes, least)

    assert shown == ["North", "South"]
    assert "The waves have different minimum groups; the larger holds: 10." in waves.notes


def test_groups_of_results_are_hidden_again_under_a_larger_minimum(tmp_path: Path) -> None:
    """East has 9: to be shown under 5, hidden under 10, and then South too, or the rest would be East."""
    questionnaire, by, sizes = asked(tmp_path), "In which team do you work?", teams(North=14, South=12, East=9)
    before = kept(wave(tmp_path, questionnaire, sizes, by=by, min_group=5))
    after = kept(wave(tmp_path, questionnaire, sizes, by=by, min_group=10))

    waves = compare_waves(before, after)

    assert {each.group for each in waves.of_kind("group")} == {"North"}


def test_a_comparison_comes_back_from_json_as_it_was(tmp_path: Path) -> None:
    waves = compared(tmp_path)

    assert Waves.model_validate_json(waves.model_dump_json()) == waves


def test_what_too_few_answered_in_one_wave_is_left_out_of_both(tmp_path: Path) -> None:
    """Trust is then helping alone; nothing says in which of the waves the answers are lacking."""
    questionnaire = asked(tmp_path)
    rounds = wave(tmp_path, questionnaire, BEFORE), wave(tmp_path, questionnaire, "t2,u1,u2\n" + "4,4,2\n5,4,2\n" * 20)

    there, back = compare_waves(*rounds), compare_waves(*reversed(rounds))

    assert (change(there, "trust").earlier, change(there, "trust").later) == pytest.approx((50, 87.5))
    assert there.notes == back.notes
    assert "1 statement that both waves asked has too few answers in one of them" in there.notes[0]


def test_waves_of_different_people_are_told_apart(tmp_path: Path) -> None:
    one = kept(wave(tmp_path, asked(tmp_path), BEFORE))
    other = replace(one, results=one.results.model_copy(update={"organisation": "Firm B", "scope": "pilot: North"}))

    waves = compare_waves(replace(one, results=one.results.model_copy(update={"organisation": "Firm A"})), other)

    assert waves.notes[:2] == (
        "The waves are of different organisations: Firm A and Firm B.",
        "The waves looked at different parts of the organisation: whole and pilot: North.",
    )


def test_interviews_are_no_wave(tmp_path: Path) -> None:
    one = wave(tmp_path, asked(tmp_path), BEFORE)
    heard = one.results.model_copy(
        update={"readiness": one.results.readiness.model_copy(update={"basis": "interviews"})}
    )

    with pytest.raises(CollabreadyError, match="rests on interviews; only surveys are compared"):
        compare_waves(one, replace(one, results=heard))


def test_waves_that_share_nothing_are_refused_with_the_way_out(tmp_path: Path) -> None:
    later = QUESTIONNAIRE.replace("5: Always", "5: Each time")

    with pytest.raises(CollabreadyError, match=r"share no statement .* Name the questionnaires with -q"):
        compare_waves(wave(tmp_path, asked(tmp_path), BEFORE), wave(tmp_path, asked(tmp_path, later, "later"), AFTER))


def test_another_questionnaire_is_compared_on_what_coincides(tmp_path: Path) -> None:
    other = QUESTIONNAIRE.replace("id: duo", "id: pair").replace("Our tools work.", "Our tools are slow.")

    waves = compare_waves(
        wave(tmp_path, asked(tmp_path), BEFORE), wave(tmp_path, asked(tmp_path, other, "other"), AFTER)
    )

    assert waves.notes[0].startswith("The waves asked different questionnaires, duo and pair")
    assert {each.id for each in waves.of_kind("item")} == {"t1", "t2", "u2"}


ANSWER = st.sampled_from("12345")
ROWS = st.lists(st.tuples(ANSWER, ANSWER, ANSWER, ANSWER).map(",".join), min_size=5, max_size=14)


def _text(rows: list[str]) -> str:
    return "\n".join(["t1,t2,u1,u2", *rows]) + "\n"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(rows=ROWS)
def test_a_wave_never_differs_from_itself(tmp_path: Path, rows: list[str]) -> None:
    for codes in (None, [f"person-{at}" for at in range(len(rows))]):
        one = wave(tmp_path, asked(tmp_path), _text(rows), codes=codes)

        waves = compare_waves(one, one)

        assert all(each.difference == 0 and each.label != "changed" for each in waves.changes)
        assert waves.breaks == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(before=ROWS, after=ROWS)
def test_waves_the_other_way_round_differ_the_other_way(tmp_path: Path, before: list[str], after: list[str]) -> None:
    questionnaire = asked(tmp_path)
    one, other = wave(tmp_path, questionnaire, _text(before)), wave(tmp_path, questionnaire, _text(after))

    there, back = compare_waves(one, other), compare_waves(other, one)

    for each, turned in zip(there.changes, back.changes, strict=True):
        assert (each.id, each.label) == (turned.id, turned.label)
        assert each.difference == pytest.approx(-turned.difference)
        assert each.p_adjusted == pytest.approx(turned.p_adjusted)
        assert each.ci == (pytest.approx((-turned.ci[1], -turned.ci[0])) if turned.ci else None)
