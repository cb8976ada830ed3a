"""`collabready interview list | show | use | withdraw`: looking after what was heard."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.cli.options import QuestionnaireName
from collabready.errors import CollabreadyError, OutputError
from collabready.responses.uses import USES, Use

if TYPE_CHECKING:
    from collabready.interview.folder import Kept
    from collabready.interview.journal import Journal
    from collabready.questionnaire.model import Questionnaire
    from collabready.responses.interview_file import Interview


Name = Annotated[
    str,
    typer.Argument(metavar="NAME", help="An interview: its id, its file, its respondent, or how one of them begins."),
]
Chosen = Annotated[
    str,
    typer.Argument(metavar="USE", help=f"What the interviewee chose: {', '.join(USES)}.", show_default=False),
]


def list_(questionnaire: QuestionnaireName = None) -> None:
    """List the interviews, and how far each is."""
    from collabready.engagement import interviews_folder
    from collabready.interview.folder import kept_in
    from collabready.interview.transcript import overview, session_of

    kept = kept_in(folder())
    if not kept:
        place = interviews_folder(folder())
        where = "this folder" if place == Path() else place
        print(f"No interviews in {where}. Begin one with: collabready interview")
    find = questionnaires(questionnaire) if kept else None
    rows = []
    for each in kept:
        if each.interview and find:
            talk, session = each.interview.interview, session_of(each.interview, find(each.interview))
            rows.append((talk.id, talk.audience, talk.use, *overview(each.interview, session)))
        else:
            rows.append((each.path.name, "cannot be read"))
    print(*_aligned(rows), sep="\n", end="\n" if rows else "")
    if broken := [each.problem for each in kept if each.interview is None]:
        raise CollabreadyError("\n".join(broken))


def show(name: Name, questionnaire: QuestionnaireName = None) -> None:
    """Show a whole talk, question by question."""
    from collabready.interview.folder import named, readable
    from collabready.interview.transcript import session_of, transcript

    interview = readable(named(name, folder()))
    asked = questionnaires(questionnaire)(interview)
    print(*transcript(interview, session_of(interview, asked), asked), sep="\n")


def use(name: Name, choice: Chosen) -> None:
    """Change how a talk may be used."""
    from collabready.interview.folder import named
    from collabready.interview.withdrawal import may_hold

    choice = _use(choice)
    with opened(named(name, folder())) as (journal, interview):
        before = interview.interview.use
        talk = interview.interview.model_copy(update={"use": choice})
        if before != choice:
            save(journal, interview.model_copy(update={"interview": talk}))
    now = f"used as {choice} already" if before == choice else f"used as {choice} from now on; it was {before}"
    print(f"{talk.id}: {now}. {USES[choice].means}")
    if before != choice:
        _tell_older(may_hold(folder()), "were made before, and may hold what follows from the old choice")


def withdraw(name: Name, yes: Annotated[bool, typer.Option("--yes", help="Erase without asking.")] = False) -> None:
    """Erase a talk for good, on request."""
    from collabready.clock import moment
    from collabready.engagement import LEDGER
    from collabready.interview.folder import named
    from collabready.interview.lock import LockedError
    from collabready.interview.withdrawal import may_hold
    from collabready.interview.withdrawal import withdraw as erase

    client = _client()
    kept = named(name, folder(), whole=yes)
    if not yes:
        _confirm(kept, client)
    try:
        erased = erase(kept, client, moment())
    except LockedError as error:
        raise _open_elsewhere(kept) from error
    print("Erased:", *(f"- {path}" for path in erased.files), sep="\n")
    print(erased.line)
    print("Copies elsewhere, such as backups and e-mail, are yours to erase.")
    _tell_older(
        may_hold(folder()),
        "were made before, and may still hold its ratings; what `export` printed holds the whole talk",
    )
    if client and (client / LEDGER).exists():
        print("What was released before cannot be called back: ask those who have it (collabready release --list).")
    if erased.unlogged:
        print(erased.unlogged, file=sys.stderr)


def _use(choice: str) -> Use:
    from collabready.documents import closest

    for known in USES:
        if known == choice.strip().casefold():
            return known
    raise CollabreadyError(
        f"'{choice}' is no use of a talk. {closest(choice, USES) or f'Write {_either(list(USES))}.'}"
    )


def _either(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _client() -> Path | None:
    """The client's folder; None outside an engagement. Its settings are not read: they may be wrong."""
    from collabready.engagement import engagement_folder

    return engagement_folder()


def folder() -> Path:
    """Where interviews are looked for: the client's folder, or the one we stand in."""
    return _client() or Path()


def questionnaires(name: str | None) -> Callable[[Interview], Questionnaire | None]:
    """From an interview to its questionnaire: the one that is named, the engagement's, or one of its id."""
    from functools import cache

    from collabready.engagement import load_engagement, questionnaire_of
    from collabready.questionnaire.reader import load_questionnaire

    engagement = load_engagement()
    first = name or (questionnaire_of(engagement) if engagement else None)
    known = load_questionnaire(first) if first else None

    @cache
    def by_id(id_: str) -> Questionnaire | None:
        if known and known.id == id_:
            return known
        try:
            return load_questionnaire(id_, engagement.folder if engagement else Path())
        except CollabreadyError:
            return None

    return lambda interview: by_id(interview.questionnaire.id)


@contextmanager
def opened(kept: Kept) -> Iterator[tuple[Journal, Interview]]:
    """An interview with its lock, as long as it is changed."""
    from collabready.clock import moment
    from collabready.interview.journal import resume_journal
    from collabready.interview.lock import LockedError

    try:
        journal, interview = resume_journal(kept.path, moment())
    except LockedError as error:
        raise _open_elsewhere(kept) from error
    try:
        yield journal, interview
    finally:
        journal.close()


def _open_elsewhere(kept: Kept) -> CollabreadyError:
    return CollabreadyError(f"{kept.path}: this talk is open in another window. Close it there, then type this again.")


def save(journal: Journal, interview: Interview) -> None:
    from collabready.interview.journal import NotSavedError

    try:
        told = journal.save(interview)
    except NotSavedError as error:
        if isinstance(error.__cause__, OSError):  # what the sentence of the window says would be wrong here
            raise OutputError(
                f"{journal.path}: cannot be written ({error.__cause__.strerror}). This change was not made."
            ) from error
        raise
    if told:
        print(told, file=sys.stderr)


def yes(question: str) -> bool:
    """An answer at the terminal; Enter is no. Raises typer.Abort at ^C and at the end of input."""
    while True:
        said = str(typer.prompt(f"{question} [y/N]", default="", show_default=False, err=True)).strip().casefold()
        if said in {"y", "yes", "n", "no", ""}:
            return said.startswith("y")
        print("Type y for yes, or n for no.", file=sys.stderr)


def _confirm(kept: Kept, client: Path | None) -> None:
    from collabready.interview.withdrawal import to_erase

    if not on_a_terminal():
        raise CollabreadyError(f"{kept.path}: nothing was erased. To erase it without being asked, add --yes.")
    print(f"{kept.title} will be erased:", *(f"- {path}" for path in to_erase(kept, client)), sep="\n", file=sys.stderr)
    try:
        sure = yes("Nobody can bring them back. Erase them?")
    except typer.Abort:
        sure = False
        print(file=sys.stderr)
    if not sure:
        raise CollabreadyError("Nothing was erased.")


def _tell_older(files: Sequence[Path], why: str) -> None:
    if files:
        print(f"These {why}:", *(f"- {path}" for path in files), sep="\n")
        print("Write them again (collabready score -o results.json, collabready report), or delete them.")


def on_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Columns as wide as their widest cell; a file that cannot be read has no part in that but its name."""
    whole = [row for row in rows if len(row) > len(("name", "why"))]
    widths = [max(map(len, column)) for column in zip(*whole, strict=True)]
    return ["  ".join(f"{cell:<{width}}" for cell, width in _beside(row, widths)).rstrip() for row in rows]


def _beside(row: tuple[str, ...], widths: Sequence[int]) -> Iterator[tuple[str, int]]:
    yield from zip(row, [*widths, *[0] * len(row)], strict=False)
