"""What was released before, beside what is scored now."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collabready.assessment.releases import Release
    from collabready.assessment.results import Results
    from collabready.assessment.summary import Context
    from collabready.engagement import Engagement
    from collabready.ledger.entries import Ledger
    from collabready.responses.model import Responses


def with_releases(
    responses: Responses, context: Context, questionnaire: str, ledger: Ledger | None
) -> tuple[Responses, Context]:
    """With what was released of this wave and questionnaire before, and a digest of each respondent to compare with it.

    As they are where nothing was released, and for interviews, which the ledger does not hold.
    """
    earlier = [e for e in ledger.of(context.wave, questionnaire) if not e.erased] if ledger else []
    if ledger is None or not earlier or responses.channel == "interview":
        return responses, context
    from collabready.responses.digests import identities

    people, releases = identities(responses, ledger.key), tuple(entry.release() for entry in earlier)
    _tell_who_left(releases, people)
    return replace(responses, digests=people), replace(context, releases=releases)


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
