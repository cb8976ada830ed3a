"""What is to be said of two waves besides the numbers: a sentence for everything that could not be compared, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from collabready.assessment.results import Results
from collabready.assessment.rounds import Round, Shared
from collabready.assessment.wave_results import Change


def wave_notes(earlier: Round, later: Round, shared: Shared, changes: Sequence[Change], codes: int) -> Iterator[str]:
    """The sentences, what matters most first. `codes`: how many respondents are known in both waves."""
    again = bool(earlier.answers and later.answers)
    yield from _subjects(earlier, later)
    yield from _questionnaires(earlier.results, later.results, again=again)
    if again and shared.breaks:
        count = len(shared.items)
        yield (
            f"Scores here rest on the {count} {'statement' if count == 1 else 'statements'} that both waves asked alike, "
            "so they can differ from those elsewhere."
        )
    if shared.silent:
        count = len(shared.silent)
        what = "statement that both waves asked has" if count == 1 else "statements that both waves asked have"
        yield f"{count} {what} too few answers in one of them, or no column in its export: left out."
    yield from _parts(earlier.results, later.results, changes, again=again)
    yield from _readiness(changes, again=again)
    yield from _groups(earlier.results, later.results, changes)
    least = max(each.results.settings.min_group for each in (earlier, later))
    if any(each.results.settings.min_group < least for each in (earlier, later)):
        yield f"The waves have different minimum groups; the larger holds: {least}."
    if 0 < codes < least:
        yield f"Fewer than {least} respondents are known in both waves by their code, so the waves are compared as different people."


def _subjects(earlier: Round, later: Round) -> Iterator[str]:
    """Whether the waves are about the same people."""
    before, after = earlier.results, later.results
    if before.organisation and after.organisation and before.organisation != after.organisation:
        yield f"The waves are of different organisations: {before.organisation} and {after.organisation}."
    if earlier.answers is None and before.scope != after.scope:
        yield f"The waves looked at different parts of the organisation: {before.scope} and {after.scope}."
    if bool(before.voices.heard) != bool(after.voices.heard):
        yield "In one wave nobody said who leads people, so leaders count among its staff."
    if before.settings.careless != after.settings.careless:
        yield "Careless answers were set aside in one wave only."


def _questionnaires(earlier: Results, later: Results, *, again: bool) -> Iterator[str]:
    before, after = earlier.questionnaire, later.questionnaire
    if before.id != after.id:
        yield f"The waves asked different questionnaires, {before.id} and {after.id}: only what both asked alike is compared."
    if before.sha256 != after.sha256 and not again:
        yield (
            "The questionnaire changed between the waves, and each score was made by its own: practices, weights and skip "
            "rules may differ. With the exports of both waves, both are scored alike."
        )


def _parts(earlier: Results, later: Results, changes: Sequence[Change], *, again: bool) -> Iterator[str]:
    compared = {change.id for change in changes if change.kind == "dimension"}
    lacking = [part.title for part in later.dimensions if part.id not in compared]
    why = (
        "too little of what both waves asked alike has enough answers."
        if again
        else "its items are not all the same in both waves, or too few answered; with the exports of both, what both "
        "asked alike could be."
    )
    yield from (f"{title} is not compared: {why}" for title in lacking)
    ids = {part.id for part in later.dimensions}
    gone = [part.title for part in earlier.dimensions if part.id not in ids]
    yield from (f"{title} was asked in the earlier wave only." for title in gone)


def _readiness(changes: Sequence[Change], *, again: bool) -> Iterator[str]:
    if not any(change.kind == "readiness" for change in changes):
        exports = "" if again else ", and an interval from which its spread can be read"
        yield f"The readiness is not compared: that needs every part in both waves, none at 0{exports}."


def _groups(earlier: Results, later: Results, changes: Sequence[Change]) -> Iterator[str]:
    if not earlier.groups and not later.groups:
        return
    of_groups = [change for change in changes if change.kind == "group"]
    if not of_groups:
        yield "No group is compared: that needs one breakdown in which a group may be shown in both waves."
    elif len(dict.fromkeys(group.by for group in later.groups)) > 1:
        yield f"Groups are compared by {of_groups[0].by} only."
