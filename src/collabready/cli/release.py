"""`collabready release`: what is handed out is noted first, and no longer a draft."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.cli.init import keep_out_of_git
from collabready.cli.options import Accept, Map, Options, QuestionnaireName, Reading
from collabready.errors import CollabreadyError, PdfUnavailableError
from collabready.files import check_target, write_whole

if TYPE_CHECKING:
    from collabready.engagement import Engagement
    from collabready.ledger.entries import Entry, Ledger
    from collabready.report.handouts import Handout

Template = Annotated[
    str | None,
    typer.Option(
        "--template", help="The template that the reports were made with. [default: what each says of itself]"
    ),
]


def release(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", help="What is handed out: reports (PDF), or a results.json."),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Show what was handed out when.")] = False,
    questionnaire: QuestionnaireName = None,
    map_: Map = None,
    accept_proposals: Accept = False,
    template: Template = None,
) -> None:
    """Note what is handed out, and take the stamp of a draft away."""
    from collabready.engagement import load_engagement
    from collabready.ledger.file import load_ledger

    engagement = load_engagement()
    if engagement is None:
        raise CollabreadyError(
            "What is handed out is noted in the client folder, and this is none. Go there, or make one with: "
            "collabready init DIR"
        )
    before = load_ledger(engagement.folder)
    if list_:
        _show(before)
        return
    if not files:
        raise CollabreadyError("Which files? Name what you hand out, such as: collabready release reports/report.pdf")
    options = Options(None, questionnaire, None, None, None, Reading(map_, accept_proposals))
    _release(_Desk(engagement, options, template), files, before)


@dataclass(frozen=True)
class _Desk:
    """Where something is released: of which engagement, how its exports are read, and how reports are set."""

    engagement: Engagement
    options: Options
    template: str | None

    @property
    def client(self) -> Path:
        return self.engagement.folder


def _release(desk: _Desk, files: Sequence[Path], before: Ledger | None) -> None:
    """All of the files or none: the ledger is written before them, so that nothing is out that it does not know."""
    from collabready.clock import today
    from collabready.engagement import RELEASED, note
    from collabready.ledger.entries import new_ledger
    from collabready.ledger.file import save_ledger
    from collabready.report.handouts import read_handout

    handouts = [read_handout(path) for path in dict.fromkeys(files)]
    contents: dict[Path, bytes] = {}
    ledger = before or new_ledger()
    for handout in handouts:
        ledger, written = _noted(desk, handout, ledger, today())
        contents |= written
    read = {handout.path for handout in handouts}  # results that are proven are replaced however they are laid out
    for path, content in contents.items():
        check_target(path, content, force=path in read)
    if ledger != before:
        keep_out_of_git(desk.client)
        save_ledger(desk.client, ledger, before)
        names = ", ".join(_named(each.path, desk.client) for each in handouts)
        if unlogged := note(desk.client, f"{today()}: {RELEASED}{names}."):
            print(unlogged, file=sys.stderr)
    for path, content in contents.items():
        write_whole(path, content, force=path in read)
    for handout in handouts:
        _tell(handout, before)


def _noted(desk: _Desk, handout: Handout, ledger: Ledger, day: date) -> tuple[Ledger, dict[Path, bytes]]:
    """The ledger with a file that is handed out, and what is to be written for it."""
    from collabready.ledger.entries import ReleasedFile
    from collabready.report.brand import brand_of

    entry = ledger.entry_of(handout.results) or _checked(desk, handout, ledger, day)
    try:
        written = handout.written(entry.released, desk.template, brand_of(desk.engagement))
    except PdfUnavailableError as error:
        raise CollabreadyError(
            f"{handout.path}: it cannot be written again without the stamp of a draft. {error} Nothing was released."
        ) from error
    digest = hashlib.sha256(written[handout.path]).hexdigest()
    file = ReleasedFile(name=_named(handout.path, desk.client), sha256=digest)
    return ledger.with_entry(entry.model_copy(update={"files": (file,)})), written


def _checked(desk: _Desk, handout: Handout, ledger: Ledger, day: date) -> Entry:
    """A release of results that are what the answers give, and that bare nobody beside what was released before."""
    from collabready.assessment.counted import counted
    from collabready.cli.rescoring import scored_again
    from collabready.ledger.check import refuse_bared
    from collabready.ledger.entries import Entry
    from collabready.responses.digests import contents, identities

    asked = scored_again(handout, desk.options, desk.engagement, ledger)
    results, file, key = handout.results, str(handout.path), ledger.key
    by_id = counted(asked, results, identities(asked.responses, key), file)
    by_answers = counted(asked, results, contents(asked.responses, key), file, in_detail=True)
    entry = Entry.of(by_id, by_answers, results, day)
    refuse_bared(entry, ledger, file)
    return entry


def _named(path: Path, client: Path) -> str:
    """A file as it is called from the client folder, or by its name alone where it lies elsewhere."""
    from collabready.engagement import place_in

    return place_in(client, path) or path.name


def _tell(handout: Handout, before: Ledger | None) -> None:
    earlier = before.entry_of(handout.results) if before else None
    page = " and the page beside it" if handout.path.suffix.lower() == ".pdf" else ""
    again = f" Its results were released on {earlier.released} already." if earlier else ""
    print(f"{handout.path}{page}: released.{again}", file=sys.stderr)


def _show(ledger: Ledger | None) -> None:
    if ledger is None or not ledger.releases:
        print("Nothing was released yet. Release what you hand out with: collabready release FILE")
        return
    for entry in ledger.releases:
        wave = f"wave {entry.wave}" if entry.wave else ""
        about = ", ".join(filter(None, (entry.questionnaire, wave, *(f"by {each}" for each in entry.by))))
        print(f"{entry.released}  {', '.join(file.name for file in entry.files)}  ({about})")
