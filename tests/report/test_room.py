"""How much fits on a page is counted as the style sets it in the language of the report."""

from __future__ import annotations

from collabready.language import speaking
from collabready.report.headline import Headline, Opening
from collabready.report.room import lead_height, opening_height

LEAD = "Each month ends with a check: is every action of the month done, yes or no? What is not done comes first next month."


def test_the_sentence_below_a_title_is_set_closer_in_a_language_of_longer_words() -> None:
    assert lead_height(LEAD, 84) == 2 * 16.8
    for language in ("fr", "nl", "fr-BE"):
        with speaking(language):
            assert lead_height(LEAD, 84) == 2 * 15.4


def test_an_opening_in_a_language_that_nothing_is_worded_in_is_counted_as_in_english() -> None:
    opening = Opening("days", "First 90 days", Headline("Five moves in 30 days"), LEAD)
    english = opening_height(opening)

    with speaking("de"):
        assert opening_height(opening) == english
    with speaking("fr"):
        assert opening_height(opening) < english
