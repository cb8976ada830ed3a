"""`collabready purge`: erase what single people answered, keep the results, certify it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.errors import CollabreadyError

if TYPE_CHECKING:
    from collabready.engagement import Engagement
    from collabready.purge.certificate import Purge
    from collabready.purge.inventory import Inventory

Folder = Annotated[Path, typer.Argument(metavar="[DIR]", help="The client's folder.")]
Yes = Annotated[bool, typer.Option("--yes", help="Erase without asking.")]


def purge(folder: Folder = Path(), yes: Yes = False) -> None:
    """Erase the answers of a finished engagement; results and reports stay."""
    from collabready.engagement import FILE, load_engagement
    from collabready.purge.certificate import purged_on
    from collabready.purge.inventory import inventory_of

    engagement = load_engagement(folder)
    if engagement is None:
        raise CollabreadyError(
            f"{folder}: there is no {FILE} here or above, so this is no engagement. Nothing was erased."
        )
    inventory = inventory_of(engagement)
    if not inventory.goes:
        earlier = purged_on(engagement.folder)
        when = f" It was purged on {earlier[0]}: {earlier[1].name}." if earlier else ""
        print(f"Nothing of single people is left here.{when}")
        print(*_others(inventory, engagement), sep="\n", end="\n" if inventory.outside or inventory.unknown else "")
        return
    print(*_shown(inventory, engagement), sep="\n", file=sys.stderr)
    if not yes:
        _confirm()
    _finish(*_purged(engagement, inventory))


def _shown(inventory: Inventory, engagement: Engagement) -> Iterator[str]:
    """What will go and what stays."""
    from collabready.clock import today
    from collabready.purge.certificate import shown

    client = engagement.folder
    yield f"{engagement.organisation}: these will be erased:"
    yield from (f"- {shown(found.path, client)} ({found.what})" for found in inventory.goes)
    if inventory.stays:
        yield "These stay:"
        yield from (f"- {shown(path, client)}" for path in inventory.stays)
    yield from _others(inventory, engagement)
    if engagement.delete_by and engagement.delete_by > today():
        yield f"People were promised this by {engagement.delete_by}; doing it now is early, and allowed. Nothing can be scored afterwards."


def _others(inventory: Inventory, engagement: Engagement) -> Iterator[str]:
    from collabready.purge.certificate import shown

    for title, paths in (
        ("Not known to collabready, and kept; look whether they hold answers:", inventory.unknown),
        ("Outside this folder, and not erased; delete them there:", inventory.outside),
    ):
        if paths:
            yield title
            yield from (f"- {shown(path, engagement.folder)}" for path in paths)


def _confirm() -> None:
    from collabready.cli.kept_interviews import on_a_terminal
    from collabready.cli.kept_interviews import yes as agreed

    if not on_a_terminal():
        raise CollabreadyError("Nothing was erased. To erase without being asked, add --yes.")
    try:
        sure = agreed("Nobody can bring them back. Erase them?")
    except typer.Abort:
        sure = False
        print(file=sys.stderr)
    if not sure:
        raise CollabreadyError("Nothing was erased.")


def _purged(engagement: Engagement, inventory: Inventory) -> tuple[Purge, Path]:
    """Erase; the certificate is there before the first file goes, and says at the end what became of each."""
    from dataclasses import replace

    from collabready.clock import moment
    from collabready.files import write_whole
    from collabready.purge.certificate import Purge, certificate, certificate_path
    from collabready.purge.erasing import Outcome, erase, traced

    begun = moment()
    path = certificate_path(engagement.folder, begun[:10])
    files = tuple(traced(inventory.goes))
    purge_ = Purge(engagement, inventory, tuple(map(Outcome, files)), begun)
    write_whole(path, certificate(purge_).encode(), private=True)
    purge_ = replace(purge_, outcomes=tuple(erase(files, begun)), ended=moment())
    write_whole(path, certificate(purge_).encode(), private=True, force=True)
    return purge_, path


def _finish(purge_: Purge, path: Path) -> None:
    """Tell what became of it, and note it in the log."""
    from collabready.engagement import note
    from collabready.purge.certificate import NOT_REACHED, shown

    gone, left = len(purge_.outcomes) - len(purge_.left), purge_.left
    line = f"{purge_.begun[:10]}: purged: {gone} of {len(purge_.outcomes)} files erased; see {path.name}."
    if unlogged := note(purge_.engagement.folder, line):
        print(unlogged, file=sys.stderr)
    print(f"{gone} files erased. {path} says which.")
    print(*NOT_REACHED, sep="\n")
    if left:
        client = purge_.engagement.folder
        named = "\n".join(f"- {shown(each.traced.found.path, client)}: {each.problem}" for each in left)
        raise CollabreadyError(
            f"Still there:\n{named}\nMake them writable, or close the window that has them open, then purge again."
        )
