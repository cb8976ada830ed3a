"""`collabready interview approve`: what the interviewee allows to be printed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.cli.kept_interviews import Name, folder, on_a_terminal, opened, questionnaires, save, yes
from collabready.errors import CollabreadyError

if TYPE_CHECKING:
    from collabready.interview.approval import Saying
    from collabready.interview.journal import Journal
    from collabready.responses.interview_file import Interview

Items = Annotated[
    list[str] | None,
    typer.Argument(metavar="ITEM", help="The items whose quotes are approved. [default: ask for each]"),
]


def approve(
    name: Name,
    items: Items = None,
    notes: Annotated[bool, typer.Option("--notes", help="Notes as well as quotes.")] = False,
) -> None:
    """Mark what may be printed: approved quotes."""
    from collabready.interview.approval import approved, sayings, under
    from collabready.interview.folder import named, readable

    kept = named(name, folder())
    if not items and not on_a_terminal():
        _show_sayings(sayings(readable(kept), notes=notes))
        raise CollabreadyError(
            "Nobody can be asked here. Name the items whose words are approved: "
            f"collabready interview approve {kept.id} ITEM..."
        )
    with opened(kept) as (journal, before):
        if items:
            items = _ids(items, before)
            now = approved(before, under(items, before, notes=notes))
            save(journal, now)
            words = [saying.words.approved for saying in under(items, now, notes=notes)]
        else:
            now = _asked(journal, before, notes=notes)
            words = [saying.words.approved for saying in sayings(now, notes=notes)]
    rest = f"; {words.count(False)} not approved, and never printed" if False in words else ""
    print(f"{kept.id}: {words.count(True)} approved{rest}.")


def _ids(items: Sequence[str], interview: Interview) -> list[str]:
    """Items by their ids. A number is that of the question in the talk, unless an item is called so."""
    from collabready.interview.transcript import session_of

    if not any(item.isdecimal() and item not in interview.answers for item in items):
        return list(items)
    session = session_of(interview, questionnaires(None)(interview))
    numbers = {str(step.number): step.id for step in session.steps} if session else {}
    return [item if item in interview.answers else numbers.get(item, item) for item in items]


def _asked(journal: Journal, interview: Interview, *, notes: bool) -> Interview:
    """The talk with what is approved at the terminal; written after each answer."""
    from collabready.interview.approval import approved, sayings

    found, saved = sayings(interview, notes=notes), 0
    _show_sayings(found)
    try:
        for saying in found:
            if not saying.words.approved and yes(f"\n{_shown(saying)}\nIs it approved?"):
                interview = approved(interview, [saying])
                save(journal, interview)
                saved += 1
    except typer.Abort:
        raise CollabreadyError(f"\nBroken off. Approved and saved before that: {saved}.") from None
    return interview


def _show_sayings(found: Sequence[Saying]) -> None:
    for saying in found:
        print(f"{_shown(saying)} [{'approved' if saying.words.approved else 'not approved'}]", file=sys.stderr)
    if not found:
        print("There are no quotes in this talk. Notes are looked at with --notes.", file=sys.stderr)


def _shown(saying: Saying) -> str:
    return f"{saying.item}, {saying.kind}: {saying.words.text}"
