"""`collabready interview list | show | use | approve | withdraw`: looking after what was heard."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.cli.options import QuestionnaireName
from collabready.errors import CollabreadyError

if TYPE_CHECKING:
    from collabready.interview.approval import Saying
    from collabready.interview.folder import Kept
    from collabready.interview.journal import Journal
    from collabready.questionnaire.model import Questionnaire
    from collabready.responses.interview_file import Interview


class Choice(StrEnum):
    by_function = "by-function"
    pooled = "pooled"
    background = "background"


MEANS = {
    Choice.by_function: "Its ratings count, and what was approved may be printed with the function.",
    Choice.pooled: "Its ratings count once three talks are pooled, and no function is printed with what was approved.",
    Choice.background: "Its ratings never count, and nothing of it is printed.",
}

Name = Annotated[
    str,
    typer.Argument(metavar="NAME", help="An interview: its id, its file, its respondent, or how one of them begins."),
]
Items = Annotated[
    list[str] | None,
    typer.Argument(metavar="ITEM", help="The items whose quotes are approved. [default: ask for each]"),
]


def list_(questionnaire: QuestionnaireName = None) -> None:
    """List the interviews, and how far each is."""
    from collabready.interview.folder import home, kept_in
    from collabready.interview.transcript import overview, session_of

    kept = kept_in(_client() or Path())
    if not kept:
        print(f"No interviews in {home(_client() or Path())}. Begin one with: collabready interview")
    find = _questionnaires(questionnaire) if kept else None
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

    interview = readable(named(name, _client() or Path()))
    session = session_of(interview, _questionnaires(questionnaire)(interview))
    print(*transcript(interview, session), sep="\n")


def use(
    name: Name, choice: Annotated[Choice, typer.Argument(help="What the interviewee chose.", show_default=False)]
) -> None:
    """Change how a talk may be used."""
    from collabready.interview.folder import named
    from collabready.interview.withdrawal import may_hold

    with _opened(named(name, _client() or Path())) as (journal, interview):
        before = interview.interview.use
        talk = interview.interview.model_copy(update={"use": choice.value})
        if before != choice:
            _save(journal, interview.model_copy(update={"interview": talk}))
    now = f"used as {choice} already" if before == choice else f"used as {choice} from now on; it was {before}"
    print(f"{talk.id}: {now}. {MEANS[choice]}")
    if before != choice:
        _tell_older(may_hold(_client() or Path()), "were made before, and may hold what follows from the old choice")


def approve(
    name: Name,
    items: Items = None,
    notes: Annotated[bool, typer.Option("--notes", help="Notes as well as quotes.")] = False,
) -> None:
    """Mark what may be printed: approved quotes."""
    from collabready.interview.approval import approved, sayings, under
    from collabready.interview.folder import named, readable

    kept = named(name, _client() or Path())
    if not items and not _on_a_terminal():
        _show_sayings(sayings(readable(kept), notes=notes))
        raise CollabreadyError(
            "Nobody can be asked here. Name the items whose words are approved: "
            f"collabready interview approve {kept.id} ITEM..."
        )
    with _opened(kept) as (journal, before):
        if items:
            now = approved(before, under(items, before, notes=notes))
            _save(journal, now)
        else:
            now = _asked(journal, before, notes=notes)
    words = [saying.words.approved for saying in sayings(now, notes=True)]
    print(f"{kept.id}: {words.count(True)} approved; {words.count(False)} not approved, and never printed.")


def withdraw(name: Name, yes: Annotated[bool, typer.Option("--yes", help="Erase without asking.")] = False) -> None:
    """Erase a talk for good, on request."""
    from collabready.interview.desk import moment
    from collabready.interview.folder import named
    from collabready.interview.lock import LockedError
    from collabready.interview.withdrawal import may_hold
    from collabready.interview.withdrawal import withdraw as erase

    client = _client()
    kept = named(name, client or Path())
    if not yes:
        _confirm(kept, client)
    try:
        erased = erase(kept, client, moment())
    except LockedError as error:
        raise _open_elsewhere(kept) from error
    print("Erased:", *(f"- {path}" for path in erased.files), sep="\n")
    print(erased.line)
    print("Copies elsewhere, such as backups and e-mail, are yours to erase.")
    _tell_older(may_hold(client or Path()), "were made before, and may still hold its ratings")
    if erased.unlogged:
        print(erased.unlogged, file=sys.stderr)


def _client() -> Path | None:
    """The client's folder; None outside an engagement. Its settings are not read: they may be wrong."""
    from collabready.engagement import engagement_folder

    return engagement_folder()


def _questionnaires(name: str | None) -> Callable[[Interview], Questionnaire | None]:
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
def _opened(kept: Kept) -> Iterator[tuple[Journal, Interview]]:
    """An interview with its lock, as long as it is changed."""
    from collabready.interview.desk import moment
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


def _save(journal: Journal, interview: Interview) -> None:
    if told := journal.save(interview):
        print(told, file=sys.stderr)


def _asked(journal: Journal, interview: Interview, *, notes: bool) -> Interview:
    """The talk with what is approved at the terminal; written after each answer."""
    from collabready.interview.approval import approved, sayings

    found = sayings(interview, notes=notes)
    _show_sayings(found)
    for saying in found:
        if not saying.words.approved and typer.confirm(f"\n{_shown(saying)}\nIs it approved?", err=True):
            interview = approved(interview, [saying])
            _save(journal, interview)
    return interview


def _show_sayings(found: Sequence[Saying]) -> None:
    for saying in found:
        print(f"{_shown(saying)} [{'approved' if saying.words.approved else 'not approved'}]", file=sys.stderr)
    if not found:
        print("There are no quotes in this talk. Notes are looked at with --notes.", file=sys.stderr)


def _shown(saying: Saying) -> str:
    return f"{saying.item}, {saying.kind}: {saying.words.text}"


def _confirm(kept: Kept, client: Path | None) -> None:
    from collabready.interview.withdrawal import to_erase

    if not _on_a_terminal():
        raise CollabreadyError(f"{kept.path}: nothing was erased. To erase it without being asked, add --yes.")
    print(f"{kept.title} will be erased:", *(f"- {path}" for path in to_erase(kept, client)), sep="\n", file=sys.stderr)
    if not typer.confirm("Nobody can bring them back. Erase them?", err=True):
        raise CollabreadyError("Nothing was erased.")


def _tell_older(files: Sequence[Path], why: str) -> None:
    if files:
        print(f"These {why}:", *(f"- {path}" for path in files), sep="\n")
        print("Write them again: collabready score -o results.json, collabready report")


def _on_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Columns as wide as their widest cell; a file that cannot be read has no part in that but its name."""
    whole = [row for row in rows if len(row) > len(("name", "why"))]
    widths = [max(map(len, column)) for column in zip(*whole, strict=True)]
    return ["  ".join(f"{cell:<{width}}" for cell, width in _beside(row, widths)).rstrip() for row in rows]


def _beside(row: tuple[str, ...], widths: Sequence[int]) -> Iterator[tuple[str, int]]:
    yield from zip(row, [*widths, *[0] * len(row)], strict=False)
