"""What is to be said of two waves besides the numbers: a sentence for everything that could not be compared, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from collabready.assessment.results import Results
from collabready.assessment.rounds import Round, Shared
from collabready.assessment.wave_results import Change
from collabready.language import say, say_count


def wave_notes(earlier: Round, later: Round, shared: Shared, changes: Sequence[Change], codes: int) -> Iterator[str]:
    """The sentences, what matters most first. `codes`: how many respondents are known in both waves."""
    again = bool(earlier.answers and later.answers)
    yield from _subjects(earlier, later)
    yield from _questionnaires(earlier.results, later.results, again=again)
    if again and shared.breaks:
        yield say_count(
            len(shared.items),
            "Scores here rest on the {n} statement that both waves asked alike, so they can differ from those elsewhere.",
            "Scores here rest on the {n} statements that both waves asked alike, so they can differ from those elsewhere.",
        )
    if shared.silent:
        yield say_count(
            len(shared.silent),
            "{n} statement that both waves asked has too few answers in one of them, or no column in its export: left out.",
            "{n} statements that both waves asked have too few answers in one of them, or no column in its export: left out.",
        )
    yield from _parts(earlier.results, later.results, changes, again=again)
    yield from _readiness(changes, again=again)
    yield from _groups(earlier.results, later.results, changes)
    least = max(each.results.settings.min_group for each in (earlier, later))
    if any(each.results.settings.min_group < least for each in (earlier, later)):
        yield say("The waves have different minimum groups; the larger holds: {least}.", least=least)
    if 0 < codes < least:
        yield say(
            "Fewer than {least} respondents are known in both waves by their code, so the waves are compared as different "
            "people.",
            least=least,
        )


def _subjects(earlier: Round, later: Round) -> Iterator[str]:
    """Whether the waves are about the same people."""
    before, after = earlier.results, later.results
    if before.organisation and after.organisation and before.organisation != after.organisation:
        yield say(
            "The waves are of different organisations: {earlier} and {later}.",
            earlier=before.organisation,
            later=after.organisation,
        )
    if earlier.answers is None and before.scope != after.scope:
        yield say(
            "The waves looked at different parts of the organisation: {earlier} and {later}.",
            earlier=before.scope,
            later=after.scope,
        )
    if bool(before.voices.heard) != bool(after.voices.heard):
        yield say("In one wave nobody said who leads people, so leaders count among its staff.")
    if before.settings.careless != after.settings.careless:
        yield say("Careless answers were set aside in one wave only.")


def _questionnaires(earlier: Results, later: Results, *, again: bool) -> Iterator[str]:
    before, after = earlier.questionnaire, later.questionnaire
    if before.id != after.id:
        yield say(
            "The waves asked different questionnaires, {earlier} and {later}: only what both asked alike is compared.",
            earlier=before.id,
            later=after.id,
        )
    if before.sha256 != after.sha256 and not again:
        yield say(
            "The questionnaire changed between the waves, and each score was made by its own: practices, weights and skip "
            "rules may differ. With the exports of both waves, both are scored alike."
        )


def _parts(earlier: Results, later: Results, changes: Sequence[Change], *, again: bool) -> Iterator[str]:
    compared = {change.id for change in changes if change.kind == "dimension"}
    lacking = [part.title for part in later.dimensions if part.id not in compared]
    yield from (_not_compared(title, again=again) for title in lacking)
    ids = {part.id for part in later.dimensions}
    gone = [part.title for part in earlier.dimensions if part.id not in ids]
    yield from (say("{dimension} was asked in the earlier wave only.", dimension=title) for title in gone)


def _not_compared(title: str, *, again: bool) -> str:
    if again:
        return say(
            "{dimension} is not compared: too little of what both waves asked alike has enough answers.",
            dimension=title,
        )
    return say(
        "{dimension} is not compared: its items are not all the same in both waves, or too few answered; with the exports "
        "of both, what both asked alike could be.",
        dimension=title,
    )


def _readiness(changes: Sequence[Change], *, again: bool) -> Iterator[str]:
    if any(change.kind == "readiness" for change in changes):
        return
    if again:
        yield say("The readiness is not compared: that needs every part in both waves, none at 0.")
    else:
        yield say(
            "The readiness is not compared: that needs every part in both waves, none at 0, and an interval from which its "
            "spread can be read."
        )


def _groups(earlier: Results, later: Results, changes: Sequence[Change]) -> Iterator[str]:
    if not earlier.groups and not later.groups:
        return
    of_groups = [change for change in changes if change.kind == "group"]
    if not of_groups:
        yield say("No group is compared: that needs one breakdown in which a group may be shown in both waves.")
    elif len(dict.fromkeys(group.by for group in later.groups)) > 1:
        yield say("Groups are compared by {breakdown} only.", breakdown=of_groups[0].by)
