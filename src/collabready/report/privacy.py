"""What was asked, kept and hidden, in the words of those whose answers these are: for a works council."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.report.headline import Headline, Opening
from collabready.report.wording import clip, counted, date, listed, number
from collabready.responses.uses import POOL, USES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabready.assessment.privacy_results import Privacy
    from collabready.assessment.results import Results

Facts = tuple[tuple[str, str], ...]
ANCHOR = "privacy"
LAPTOP = "on the consultant's computer; the program sends nothing anywhere"


@dataclass(frozen=True)
class PrivacyPage:
    """`open`: what nobody has settled yet."""

    opening: Opening
    asked: Facts
    kept: Facts
    hidden: tuple[str, ...]
    sees: Facts
    open: tuple[str, ...]


def privacy_page(results: Results) -> PrivacyPage | None:
    """None where nobody told how the answers were read."""
    privacy = results.privacy
    if privacy is None:
        return None
    return PrivacyPage(
        opening=Opening(ANCHOR, "Privacy", Headline(_title(results, privacy)), _lead(results)),
        asked=tuple(_asked(results, privacy)),
        kept=tuple(_kept(privacy)),
        hidden=tuple(_hidden(results)),
        sees=tuple(_sees(results, privacy)),
        open=tuple(_open(privacy)),
    )


def _title(results: Results, privacy: Privacy) -> str:
    least = number(results.settings.min_group)
    until = (
        f"Answers are kept until {date(privacy.delete_by.isoformat())}"
        if privacy.delete_by
        else "How long answers are kept is open"
    )
    return f"{until}; no group of fewer than {least} people is shown"


def _lead(results: Results) -> str:
    whose = "interviews" if results.readiness.basis == "interviews" else "answers"
    return f"What became of people's {whose}: what was asked, what is kept where and for how long, and what nobody gets to see."


def _asked(results: Results, privacy: Privacy) -> Iterator[tuple[str, str]]:
    if results.readiness.basis == "survey":
        yield "Statements that were scored", str(privacy.scored)
        yield "Questions answered in own words", str(privacy.open_questions) if privacy.open_questions else "none"
        asked = list(dict.fromkeys([*privacy.about_people, *results.settings.by]))
        about = listed([f"“{clip(text, 70)}”" for text in asked]) if asked else "nothing"
        yield "Asked about the person", about
        yield "Stored by the survey tool, not used", listed(privacy.metadata) if privacy.metadata else "nothing"
        if privacy.unused:
            yield "Other columns, not used", str(privacy.unused)
        if privacy.fieldwork:
            first, last = (date(day.isoformat()) for day in privacy.fieldwork)
            yield "Asked", f"{first} to {last}"
    yield from _interviews(privacy)


def _interviews(privacy: Privacy) -> Iterator[tuple[str, str]]:
    """How many interviews may be used how; a use that few chose gives no number away, and no other does either."""
    if privacy.interviews is None:
        yield (
            "Interviews, as each person chose",
            f"used by function, pooled or not at all; fewer than {number(POOL)} chose one of these, so no numbers",
        )
    elif privacy.interviews:
        uses = [f"{count} {USES[use].name}" for use, count in privacy.interviews.items() if use in USES]
        yield "Interviews, as each person chose", listed(uses)


def _kept(privacy: Privacy) -> Iterator[tuple[str, str]]:
    yield "Where", LAPTOP + (f" ({clip(privacy.keeper, 80)})" if privacy.keeper else "")
    yield "Until when", date(privacy.delete_by.isoformat()) if privacy.delete_by else "not settled yet"
    yield "What goes then", "answers, interviews, comments, and whatever names a single person or row"
    yield "What stays", "this report and its figures"
    yield "Taken out on request", _withdrawn(privacy)
    yield (
        "Questions, or to see or withdraw answers",
        clip(privacy.contact, 80) if privacy.contact else "not settled yet",
    )
    if privacy.trust:
        yield "In confidence", clip(privacy.trust, 80)


def _withdrawn(privacy: Privacy) -> str:
    if privacy.some_withdrawn:
        return "some people's answers"
    return (
        f"the answers of {counted(privacy.withdrawn, 'person', 'people')}"
        if privacy.withdrawn
        else "nobody's answers so far"
    )


def _hidden(results: Results) -> Iterator[str]:
    settings = results.settings
    least, more = number(settings.min_group), number(settings.min_group_distribution)
    yield (
        f"No score of fewer than {least} people, and no number from which such a group could be worked out by subtraction. How "
        f"answers are spread is shown from {more} people on."
    )
    if settings.by:
        some = any(group.hidden for group in results.groups)
        told = (
            "Some groups are hidden; a hidden group shows nothing but its name."
            if some
            else "All groups are large enough to be shown."
        )
        by = listed([f"“{clip(by, 80)}”" for by in settings.by])
        yield f"Broken down by {by}. {told}"
    else:
        yield "The results are not broken down by groups."
    yield from _words_hidden(results, more)
    kept = settings.careless == "kept"
    yield (
        "Answers that look careless are counted with all others; nobody is told whose they are."
        if kept
        else "Answers that look careless were set aside, for the whole organisation only; nobody is told whose they are."
    )


def _words_hidden(results: Results, more: str) -> Iterator[str]:
    """What is printed of people's own words, and what never is."""
    privacy = results.privacy
    if privacy and privacy.open_questions:
        names = "names on a list of people, " if privacy.roster else ""
        printed = (
            "Some are printed in this report."
            if any(each.comments for each in results.comments)
            else "None is printed in this report."
        )
        yield (
            f"Answers in own words: only of the whole, from {more} people on, without {names}e-mail addresses, telephone numbers and "
            f"units, in an order drawn by chance, after a person has read and approved each. {printed}"
        )
    if privacy and privacy.interviews != {}:
        yield f"Words from interviews: only those that the person approved, never with a name; pooled ones from {number(POOL)} people on."


def _sees(results: Results, privacy: Privacy) -> Iterator[tuple[str, str]]:
    yield (
        "Single answers and interviews",
        f"meant for the consultant alone{f' ({clip(privacy.keeper, 80)})' if privacy.keeper else ''}; no manager, no colleague",
    )
    yield "This report", "those to whom the client hands it; its figures are attached to the PDF"
    before = (
        f"{counted(privacy.releases, 'release')} of this wave, with which this report was compared"
        if privacy.releases
        else "nothing of this wave"
    )
    yield "Handed out before", before
    yield (
        "This copy",
        f"released on {date(results.released.isoformat())}" if results.released else "a draft until it is released",
    )


def _open(privacy: Privacy) -> Iterator[str]:
    if privacy.delete_by is None:
        yield "The day on which all answers are deleted is not set. Set it, and tell people, before this report is handed out."
    if privacy.contact is None:
        yield "Nobody is named to whom people can turn with questions about their data."
