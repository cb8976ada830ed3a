"""What a questionnaire does not have, in sentences: where it is asked for all the same, this is what is said."""

from __future__ import annotations

from collections.abc import Iterable

from collabready.documents import closest
from collabready.questionnaire.agenda import can_be_interviewed
from collabready.questionnaire.model import Questionnaire


def not_translated(questionnaire: Questionnaire, language: str) -> str:
    """Empty where the questionnaire speaks the language."""
    spoken = [each.language for each in questionnaire.spoken]
    if language in spoken:
        return ""
    return f"'{questionnaire.id}' is not translated into '{language}'. {closest(language, spoken) or _has(spoken)}"


def no_audience(questionnaire: Questionnaire, audience: str, known: Iterable[str]) -> str:
    """`known`: the audiences that would do."""
    known = tuple(known)
    hint = closest(audience, known) or _has(known)
    return f"'{questionnaire.id}' has no audience '{audience}'. {hint}"


def nothing_to_ask(questionnaire: Questionnaire, audience: str | None) -> str:
    """`audience`: None where the questionnaire has none."""
    others = ", ".join(can_be_interviewed(questionnaire))
    hint = f"It has for: {others}." if others else "Its items need a `question`."
    of = f" of '{audience}'" if audience else ""
    return f"'{questionnaire.id}' has nothing to ask{of} in an interview. {hint}"


def _has(known: Iterable[str]) -> str:
    return f"It has: {', '.join(known) or 'none'}."
