"""The last page: how the numbers are made, how people are kept from being recognised, and what was asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.comparison import FALSE_DISCOVERIES
from collabready.assessment.figures import ladder, percent
from collabready.language import long_date, say, whole_number
from collabready.report.headline import Headline, Opening
from collabready.report.wording import clip, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabready.assessment.results import Results

FINGERPRINT = 12
"""Digits that tell one export from another."""


@dataclass(frozen=True)
class NotesPage:
    opening: Opening
    use: str
    making: tuple[str, ...]
    keeping: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


def notes_page(results: Results) -> NotesPage:
    return NotesPage(
        opening=Opening(
            "notes",
            say("Method and privacy"),
            Headline(say("A picture of a group, made so that nobody can be recognised")),
            say("What the numbers are, what was done so that nobody can be told from them, and whom to ask."),
        ),
        use=say(
            "A self-built questionnaire, not normed: a score says nothing about other organisations. It supports "
            "conversations and priorities. It is not made to appraise persons or managers, and must not be used so."
        ),
        making=tuple(_making(results)),
        keeping=tuple(_keeping(results)),
        facts=tuple(_facts(results)),
    )


def _making(results: Results) -> Iterator[str]:
    yield say(
        "Each answer is set on 0-100, the least favourable at 0; statements worded the other way round are turned."
    )
    yield say("A score is the mean over the people of the group. Don't know and blank are no answer, never a midpoint.")
    yield say(
        "Readiness is the geometric mean of all parts, so that a surplus of one cannot pay for the lack of another. "
        "Ready means {line} or more.",
        line=f"{ladder(results).line:g}",
    )
    yield say("The range is the 95 % interval: were the survey repeated, the score would rarely fall outside it.")
    if results.readiness.invited is not None:
        yield say(
            "Where it is known how many were invited, ranges are narrower. They cannot tell whether those who stayed silent "
            "think otherwise."
        )
    yield say(
        "Higher or lower: this group is set against all others together, never against one of them, and only what is more "
        "than chance explains is marked. About {share} of such marks may still be chance (Welch, Benjamini-Hochberg).",
        share=percent(FALSE_DISCOVERIES),
    )
    yield say("The whole counts this group too, so it differs less from it than from the others.")
    yield say("Read a score on fewer than 30 answers with care; on fewer than 10 it is indicative only.")
    yield say("A number that would round up to a limit without reaching it is marked “<”.")


def _keeping(results: Results) -> Iterator[str]:
    yield say(
        "No score is shown for fewer than {least} people, nor where it would let such a group be worked out, from this "
        "report or together with the reports of other groups.",
        least=results.settings.min_group,
    )
    by = listed([f"“{clip(by, 60)}”" for by in results.settings.by])
    yield say("What may be shown was decided for the whole survey at once, broken down by {by}.", by=by)
    yield say("Not broken down: single statements, habits, answers in own words, and what was said in interviews.")
    if any(source.channel == "interview" for source in results.sources):
        yield say(
            "Interviews may have called for an action of the plan; what was said there stands in no group's report."
        )
    yield say(
        "The figures of this report are attached to the PDF as results.json. They hold nothing about other groups."
    )
    yield say("Nothing left the consultant's computer: the answers were read, scored and printed there.")


def _facts(results: Results) -> Iterator[tuple[str, str]]:
    privacy = results.privacy
    if privacy and privacy.fieldwork:
        first, last = (long_date(day) for day in privacy.fieldwork)
        yield say("Asked"), say("{first} to {last}", first=first, last=last)
    if privacy:
        yield say("Statements that were scored"), whole_number(privacy.scored)
        yield say("Questions answered in own words"), whole_number(privacy.open_questions)
        yield say("Columns about the person or of the survey tool, not used"), whole_number(privacy.personal)
        yield say("Other columns, not used"), whole_number(privacy.unused)
        kept = long_date(privacy.delete_by) if privacy.delete_by else say("not settled yet")
        yield say("Answers are kept until"), kept
        if privacy.keeper:
            yield say("Answers are kept by"), clip(privacy.keeper, 80)
        yield say("Questions, or to see or withdraw answers"), clip(privacy.contact or say("not settled yet"), 80)
        if privacy.trust:
            yield say("In confidence"), clip(privacy.trust, 80)
    digests = [source.sha256[:FINGERPRINT] for source in results.sources if source.channel == "survey"]
    if digests:
        yield say("Made from the answers with the fingerprint"), " ".join(digests)
    copy = (
        say("released on {day}", day=long_date(results.released))
        if results.released
        else say("a draft until it is released")
    )
    yield say("This copy"), copy
