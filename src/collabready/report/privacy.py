"""What was asked, kept and hidden, in the words of those whose answers these are: for a works council."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.language import say, say_count
from collabready.report.headline import Headline, Opening
from collabready.report.reading import reading_of
from collabready.report.wording import clip, date, listed, number
from collabready.responses.uses import POOL, USES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabready.assessment.privacy_results import Privacy
    from collabready.assessment.results import Results

Facts = tuple[tuple[str, str], ...]
ANCHOR = "privacy"


@dataclass(frozen=True)
class PrivacyPage:
    """`open`: what nobody has settled yet."""

    opening: Opening
    asked: Facts
    kept: Facts
    hidden: tuple[str, ...]
    sees: Facts
    open: tuple[str, ...]
    reading: str


def privacy_page(results: Results) -> PrivacyPage | None:
    """None where nobody told how the answers were read."""
    privacy = results.privacy
    if privacy is None:
        return None
    return PrivacyPage(
        opening=Opening(ANCHOR, say("Privacy"), Headline(_title(results, privacy)), _lead(results)),
        asked=tuple(_asked(results, privacy)),
        kept=tuple(_kept(privacy)),
        hidden=tuple(_hidden(results)),
        sees=tuple(_sees(results, privacy)),
        open=tuple(_open(privacy)),
        reading=reading_of(results, ANCHOR),
    )


def _title(results: Results, privacy: Privacy) -> str:
    least = number(results.settings.min_group)
    if privacy.delete_by is None:
        return say("How long answers are kept is open; no group of fewer than {least} people is shown", least=least)
    return say(
        "Answers are kept until {day}; no group of fewer than {least} people is shown",
        day=date(privacy.delete_by.isoformat()),
        least=least,
    )


def _lead(results: Results) -> str:
    if results.readiness.basis == "interviews":
        return say(
            "What became of people's interviews: what was asked, what is kept where and for how long, and what nobody gets to see."
        )
    return say(
        "What became of people's answers: what was asked, what is kept where and for how long, and what nobody gets to see."
    )


def _asked(results: Results, privacy: Privacy) -> Iterator[tuple[str, str]]:
    if results.readiness.basis == "survey":
        yield say("Statements that were scored"), str(privacy.scored)
        open_questions = str(privacy.open_questions) if privacy.open_questions else say("none")
        yield say("Questions answered in own words"), open_questions
        asked = list(dict.fromkeys([*privacy.about_people, *results.settings.by]))
        about = listed([say("“{quote}”", quote=clip(text, 70)) for text in asked]) if asked else say("nothing")
        yield say("Asked about the person"), about
        stored = listed(privacy.metadata) if privacy.metadata else say("nothing")
        yield say("Stored by the survey tool, not used"), stored
        if privacy.unused:
            yield say("Other columns, not used"), str(privacy.unused)
        if privacy.fieldwork:
            first, last = (date(day.isoformat()) for day in privacy.fieldwork)
            yield say("Asked"), say("{first} to {last}", first=first, last=last)
    yield from _interviews(privacy)


def _interviews(privacy: Privacy) -> Iterator[tuple[str, str]]:
    """How many interviews may be used how; a use that few chose gives no number away, and no other does either."""
    if privacy.interviews is None:
        few = say(
            "used by function, pooled or not at all; fewer than {least} chose one of these, so no numbers",
            least=number(POOL),
        )
        yield say("Interviews, as each person chose"), few
    elif privacy.interviews:
        uses = [f"{count} {USES[use].name}" for use, count in privacy.interviews.items() if use in USES]
        yield say("Interviews, as each person chose"), listed(uses)


def _kept(privacy: Privacy) -> Iterator[tuple[str, str]]:
    yield say("Where"), _where(privacy)
    unsettled = say("not settled yet")
    yield say("Until when"), date(privacy.delete_by.isoformat()) if privacy.delete_by else unsettled
    yield say("What goes then"), say("answers, interviews, comments, and whatever names a single person or row")
    yield say("What stays"), say("this report and its figures")
    yield say("Taken out on request"), _withdrawn(privacy)
    contact = clip(privacy.contact, 80) if privacy.contact else unsettled
    yield say("Questions, or to see or withdraw answers"), contact
    if privacy.trust:
        yield say("In confidence"), clip(privacy.trust, 80)


def _where(privacy: Privacy) -> str:
    if privacy.keeper:
        return say(
            "on the consultant's computer; the program sends nothing anywhere ({keeper})",
            keeper=clip(privacy.keeper, 80),
        )
    return say("on the consultant's computer; the program sends nothing anywhere")


def _withdrawn(privacy: Privacy) -> str:
    if privacy.some_withdrawn:
        return say("some people's answers")
    if not privacy.withdrawn:
        return say("nobody's answers so far")
    return say_count(
        privacy.withdrawn,
        "the answers of one person",
        "the answers of {people} people",
        people=number(privacy.withdrawn),
    )


def _hidden(results: Results) -> Iterator[str]:
    settings = results.settings
    least, more = number(settings.min_group), number(settings.min_group_distribution)
    yield say(
        "No score of fewer than {least} people, and no number from which such a group could be worked out by subtraction. How "
        "answers are spread is shown from {more} people on.",
        least=least,
        more=more,
    )
    yield _broken_down(results)
    yield from _words_hidden(results, more)
    if settings.careless == "kept":
        yield say("Answers that look careless are counted with all others; nobody is told whose they are.")
    else:
        yield say(
            "Answers that look careless were set aside, for the whole organisation only; nobody is told whose they are."
        )


def _broken_down(results: Results) -> str:
    if not results.settings.by:
        return say("The results are not broken down by groups.")
    by = listed([say("“{quote}”", quote=clip(by, 80)) for by in results.settings.by])
    if any(group.hidden for group in results.groups):
        return say("Broken down by {by}. Some groups are hidden; a hidden group shows nothing but its name.", by=by)
    return say("Broken down by {by}. All groups are large enough to be shown.", by=by)


def _words_hidden(results: Results, more: str) -> Iterator[str]:
    """What is printed of people's own words, and what never is."""
    privacy = results.privacy
    if privacy and privacy.open_questions:
        yield f"{_masked(privacy, more)} {_printed(results)}"
    if privacy and privacy.interviews != {}:
        yield say(
            "Words from interviews: only those that the person approved, never with a name; pooled ones from {least} people on.",
            least=number(POOL),
        )


def _masked(privacy: Privacy, more: str) -> str:
    if privacy.roster:
        return say(
            "Answers in own words: only of the whole, from {more} people on, without names on a list of people, e-mail "
            "addresses, telephone numbers and units, in an order drawn by chance, after a person has read and approved each.",
            more=more,
        )
    return say(
        "Answers in own words: only of the whole, from {more} people on, without e-mail addresses, telephone numbers and units, "
        "in an order drawn by chance, after a person has read and approved each.",
        more=more,
    )


def _printed(results: Results) -> str:
    if any(each.comments for each in results.comments):
        return say("Some are printed in this report.")
    return say("None is printed in this report.")


def _sees(results: Results, privacy: Privacy) -> Iterator[tuple[str, str]]:
    alone = say("meant for the consultant alone; no manager, no colleague")
    if privacy.keeper:
        alone = say(
            "meant for the consultant alone ({keeper}); no manager, no colleague", keeper=clip(privacy.keeper, 80)
        )
    yield say("Single answers and interviews"), alone
    yield say("This report"), say("those to whom the client hands it; its figures are attached to the PDF")
    yield say("Handed out before"), _before(privacy)
    copy = (
        say("released on {day}", day=date(results.released.isoformat()))
        if results.released
        else say("a draft until it is released")
    )
    yield say("This copy"), copy


def _before(privacy: Privacy) -> str:
    if not privacy.releases:
        return say("nothing of this wave")
    return say_count(
        privacy.releases,
        "one release of this wave, with which this report was compared",
        "{releases} releases of this wave, with which this report was compared",
        releases=number(privacy.releases),
    )


def _open(privacy: Privacy) -> Iterator[str]:
    if privacy.delete_by is None:
        yield say(
            "The day on which all answers are deleted is not set. Set it, and tell people, before this report is handed out."
        )
    if privacy.contact is None:
        yield say("Nobody is named to whom people can turn with questions about their data.")
