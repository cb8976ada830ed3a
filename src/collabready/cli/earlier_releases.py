"""What was released before, beside what is scored now."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collabready.assessment.releases import Release
    from collabready.assessment.results import Results
    from collabready.assessment.summary import Context
    from collabready.engagement import Engagement
    from collabready.ledger.entries import Entry, Ledger
    from collabready.responses.model import Responses


def with_releases(
    responses: Responses, context: Context, questionnaire: str | None, ledger: Ledger | None
) -> tuple[Responses, Context]:
    """With what was released of the same before, and a digest of each respondent to compare with it.

    The same are the wave and the questionnaire, or, whatever these are called, the answers. `questionnaire`: its id;
    None where the answers alone tell, as in an earlier wave, of which nobody says what it was called. As they are where
    nothing was released, and for interviews, which the ledger does not hold.
    """
    if ledger is None or not ledger.releases or responses.channel == "interview":
        return responses, context
    from collabready.assessment.releases import Release
    from collabready.responses.digests import contents, identities

    people, answers = identities(responses, ledger.key), contents(responses, ledger.key)
    same = ledger.of(context.wave, questionnaire) if questionnaire else ()
    named = tuple(entry.release() for entry in same if not entry.erased)
    alike = ledger.answered_alike(Release("these answers", (frozenset(),), dict.fromkeys(answers, 0)))
    known = dict(zip(answers, people, strict=True))
    releases = (*named, *(_by_answers(entry, known) for entry in alike if entry not in same))
    if not releases:
        return responses, context
    _tell_who_left(named, people)
    return replace(responses, digests=people), replace(context, releases=releases)


def _by_answers(entry: Entry, known: Mapping[str, str]) -> Release:
    """Whom each number counted, found again by what they answered. `known`: its digest -> that of the respondent now."""
    release, rows = entry.by_answers.release(entry.name), frozenset(entry.by_id.rows)
    return replace(
        release,
        classes=tuple(each & rows for each in release.classes),
        people={known.get(digest, digest): place for digest, place in release.people.items()},
    )


def _tell_who_left(releases: Iterable[Release], people: Iterable[str]) -> None:
    """Never how many they are: that would be the first step to who they are."""
    here = set(people)
    for release in releases:
        if not release.people.keys() <= here:
            print(
                f"Not all who were counted in {release.name} are among these answers: withdrawn, or set aside. "
                "What was handed out cannot be called back. A new release is refused where it would show who they are.",
                file=sys.stderr,
            )


def tell_what_is_hidden_now(results: Results, releases: Iterable[Release]) -> None:
    """That groups which were handed out are hidden beside that: how many, not which, and what to do."""
    hidden = {(group.by, group.group) for group in results.groups if group.hidden}
    for release in releases:
        shown = {(row.by, row.group) for rows in release.classes for row in rows}
        if gone := len(hidden & shown):
            groups = "1 group that it showed is" if gone == 1 else f"{gone} groups that it showed are"
            print(
                f"Beside {release.name}, {groups} hidden now: too few came or went to be told apart safely. "
                "Keep what is out, or wait for more answers before you release again.",
                file=sys.stderr,
            )


def as_noted(results: Results, engagement: Engagement | None) -> Results:
    """Results that were read back: in an engagement they are a draft, whatever they say, unless its ledger knows them."""
    if not results.released or engagement is None:
        return results
    from collabready.ledger.file import load_ledger

    ledger = load_ledger(engagement.folder)
    if ledger and ledger.entry_of(results):
        return results
    print("The ledger of this client folder knows of no such release: these results are a draft.", file=sys.stderr)
    return results.model_copy(update={"released": None})
