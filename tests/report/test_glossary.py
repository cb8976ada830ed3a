"""The words of the report: those that it uses, explained, and no others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from collabready.assessment.comparison_results import Gap, GroupResult, VoiceResult, Voices
from collabready.assessment.results import FiredGate, Results
from collabready.report.glossary import glossary_page
from filled_results import filled
from printed_pages import printed

Profile = Callable[..., Results]
Load = Callable[[str], Results]
Gate = Callable[..., FiredGate]


def terms(results: Results) -> dict[str, str]:
    return {term.word: term.means for chapter in glossary_page(results).chapters for term in chapter.terms}


def test_a_plain_survey_needs_few_words(profile: Profile) -> None:
    assert list(terms(profile({"Backing": 60.0, "Safety": 70.0}))) == [
        "score", "practice, habit", "part", "readiness", "level", "ready line", "range, 95 % interval", "n",
    ]  # fmt: skip


def test_ingredients_and_conditions_are_told_by_name(profile: Profile) -> None:
    told = terms(profile({"Communities": 60.0, "Purpose": 31.0, "Backing": 50.0}))

    assert told["ingredient"].startswith("A part that nothing can replace: communities and purpose.")
    assert told["condition"] == "A part that the ingredients need in order to work: backing."


def test_names_that_are_too_long_are_left_out(profile: Profile) -> None:
    results = profile({"A part with a name that goes on and on until nobody reads on, and then a bit more": 60.0})

    assert terms(results)["part"] == "Practices that are scored together."


@pytest.mark.parametrize(
    ("word", "update"),
    [
        ("hidden", {"groups": (GroupResult(by="Team", group="IT", hidden=True),)}),
        ("hidden", {"voices": Voices(heard={"leaders": VoiceResult(title="Leaders", hidden=True)})}),
        ("voice", {"voices": Voices(heard={"leaders": VoiceResult(title="Leaders", n=20)})}),
    ],
)
def test_a_word_stands_there_where_the_report_uses_it(profile: Profile, word: str, update: dict[str, object]) -> None:
    plain = profile({"Purpose": 60.0})

    assert word not in terms(plain)
    assert word in terms(plain.model_copy(update=update))


def test_a_rule_is_explained_where_one_fired(profile: Profile, gate: Gate) -> None:
    assert "rule" in terms(profile({"Purpose": 60.0}, gates=(gate("forming", "purpose"),)))


def test_a_blind_spot_is_explained_where_one_was_found(profile: Profile) -> None:
    gap = Gap(
        dimension="purpose", staff=40, leaders=60, difference=20, ci=(9, 31), g=1, p_adjusted=0.01, label="blind-spot"
    )
    other = gap.model_copy(update={"label": "no-difference-shown"})
    with_one, without = (
        profile({"Purpose": 40.0}).model_copy(update={"voices": Voices(gaps=(each,))}) for each in (gap, other)
    )

    assert "blind spot" in terms(with_one)
    assert "blind spot" not in terms(without)


def test_interviews_alone_have_no_range_and_no_readiness(load_results: Load) -> None:
    assert not {"range, 95 % interval", "readiness", "recipe"} & terms(load_results("interviews-only")).keys()


@pytest.mark.usefixtures("pdf_libraries")
def test_all_words_fit_on_one_page() -> None:
    assert len(terms(filled())) >= 20
    assert len(printed(filled(), "glossary")) == 1
