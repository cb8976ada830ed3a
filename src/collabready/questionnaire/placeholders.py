"""The texts of a questionnaire with what the engagement says in place of `{contact}`, `{delete_by}` and their like."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from collabready.language import ENGLISH, long_date, say, speaking, worded

if TYPE_CHECKING:
    from collabready.engagement import Engagement
    from collabready.engagement.settings import Words

GAP = "____"
PLACEHOLDER = re.compile(r"\{(min_group|contact|delete_by|date)\}")
WORD = re.compile(r"\{(top_leader|tool|community)\}")
# Where each stands in collabready.yaml.
SETTINGS = {
    "min_group": "min_group",
    "contact": "contact: privacy",
    "delete_by": "delete_by",
    "date": "decision_meeting",
}


def filled(text: str, engagement: Engagement | None, language: str = "en") -> str:
    """A text with its placeholders filled in; a gap to be said aloud where the engagement does not know."""
    known = _known(engagement, language)
    return PLACEHOLDER.sub(lambda match: known[match[1]] or GAP, text)


def gaps(text: str, engagement: Engagement | None) -> tuple[str, ...]:
    """The settings of `collabready.yaml` that a text needs and that are not there, in the order of the text."""
    known = _known(engagement, "en")
    names = dict.fromkeys(match[1] for match in PLACEHOLDER.finditer(text))
    return tuple(SETTINGS[name] for name in names if not known[name])


def in_own_words(text: str, words: Words) -> str:
    """The text of an action with the client's words for `{top_leader}`, `{tool}` and `{community}`; plain ones elsewhere."""
    if not WORD.search(text):
        return text
    plain = {"top_leader": say("the top leader"), "tool": say("the tool"), "community": say("community")}
    return WORD.sub(lambda match: getattr(words, match[1]) or plain[match[1]], text)


def _known(engagement: Engagement | None, language: str) -> dict[str, str | None]:
    if engagement is None:
        return dict.fromkeys(SETTINGS)
    return {
        "min_group": str(engagement.min_group),
        "contact": engagement.contact.privacy or engagement.contact.trust,
        "delete_by": _day(engagement.delete_by, language),
        "date": _day(engagement.decision_meeting, language),
    }


def _day(day: date | None, language: str) -> str | None:
    """As people write it in the language; in one that we do not speak as a number that nobody can misread."""
    if day is None:
        return None
    if worded(language) == ENGLISH != language.split("-", maxsplit=1)[0]:
        return day.isoformat()
    with speaking(language):
        return long_date(day)
