"""What is refused beside an earlier release, told to the person who wants to hand it out."""

from __future__ import annotations

from collabready.assessment.differencing import HALF, bared_by, found_again
from collabready.assessment.releases import VOICE, Release, Row
from collabready.errors import CollabreadyError
from collabready.ledger.entries import Entry, Ledger


def refuse_bared(entry: Entry, ledger: Ledger, file: str) -> None:
    """Refuse a release beside which an earlier one would bare fewer people than the larger minimum of both.

    People are compared by their ids and by what they answered: a tool may number them anew, and somebody may answer anew.
    With a release of another wave or questionnaire by what they answered alone: the same people may answer a new wave.

    Raises:
        CollabreadyError: a number counts 1 to minimum - 1 people more, less or others; or nobody can tell.
    """
    same = ledger.of(entry.wave, entry.questionnaire)
    for earlier in same:
        if earlier.erased:
            raise CollabreadyError(
                f"{file}: it cannot be checked with {earlier.name}: the answers were erased on {earlier.erased}. "
                "Nothing more of this wave can be released; a new one needs its own `wave:` in collabready.yaml."
            )
        name = earlier.name
        pairs = ((entry.by_id, earlier.by_id), (entry.by_answers, earlier.by_answers))
        both = [(new.release(file), old.release(name)) for new, old in pairs]
        if max(found_again(new, old) for new, old in both) < HALF:
            raise CollabreadyError(
                f"{file}: hardly anybody who was counted in {earlier.name} is found among these answers, so nobody can "
                "tell what the two give away together. Read the export as it was read then (--map), or, if others were "
                "asked, give them their own `wave:` in collabready.yaml. Nothing was released."
            )
        least = max(entry.min_group, earlier.min_group)
        for new, old in both:
            _refuse_few(new, old, least)
    now = entry.by_answers.release(file)
    for earlier in ledger.answered_alike(now):
        if earlier not in same:
            least = max(entry.min_group, earlier.min_group)
            _refuse_few(now, earlier.by_answers.release(earlier.name), least)


def _refuse_few(new: Release, earlier: Release, least: int) -> None:
    if row := bared_by(new, earlier, least):
        raise CollabreadyError(
            f"{new.name}: {_told(row)} is not quite the same people as in {earlier.name}: fewer than {least} have "
            "come, gone or changed. Whoever holds both could work out what they answered. Hand out the earlier "
            f"one, or wait until {least} or more have. Nothing was released."
        )


def _told(row: Row) -> str:
    """Of whom a row is, for a reader."""
    among = "the whole" if not row.by else f"'{row.group}'" if row.by == VOICE else f"'{row.group}' of '{row.by}'"
    return f"{among} ({row.statistic.replace(':', ' ')})" if row.statistic else among
