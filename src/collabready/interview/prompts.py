"""The plain mode: the same talk as numbered lines, for a screen reader, a pipe and the simplest terminal."""

from __future__ import annotations

import signal
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.engagement import interviews_folder
from collabready.errors import CollabreadyError
from collabready.interview.farewell import Left, leave
from collabready.interview.folder import called, kept_in
from collabready.interview.lines import (
    OF_A_SIGNAL,
    Read,
    Say,
    Stopped,
    endings_told,
    heed_no_more,
    listed,
    plainly,
    shown,
    typed,
)
from collabready.interview.opening import Given
from collabready.interview.plain import Plain
from collabready.interview.talks import described
from collabready.questionnaire.agenda import can_be_interviewed
from collabready.questionnaire.model import Questionnaire

if TYPE_CHECKING:
    from collabready.engagement import Engagement
    from collabready.interview.desk import Desk


def completed(given: Given, questionnaire: Questionnaire, *, read: Read = typed, say: Say = shown) -> Given:
    """What is given, with what is missing asked for: whom, and as what.

    Raises:
        CollabreadyError: input has ended; the sentence says which option to give.
    """
    respondent = plainly(given.respondent or "").strip()
    fitting = can_be_interviewed(questionnaire)
    try:
        if not respondent:
            say("Who is asked? Write a function, such as CFO, and no name.")
        while not respondent:
            respondent = plainly(read("Function: ")).strip()
    except EOFError:
        raise CollabreadyError("Input has ended. Say who is asked: --respondent CFO, by function.") from None
    given = replace(given, respondent=respondent)
    if given.audience or not fitting:
        return given
    if len(fitting) == 1:
        return replace(given, audience=fitting[0])
    say("Which questions?")
    try:
        place = listed(read, say, "Questions for", [questionnaire.audiences[name].title for name in fitting])
    except EOFError:
        raise CollabreadyError(
            f"Input has ended. Say which questions are asked: --audience, one of {', '.join(fitting)}."
        ) from None
    return replace(given, audience=fitting[place])


def choose_talk(
    folder: Path,
    respondent: str | None,
    questionnaire: Questionnaire | None = None,
    *,
    read: Read = typed,
    say: Say = shown,
) -> Path:
    """The file of the talk that goes on: the one that is named, or one of the open ones. Broken files are told of.

    Raises:
        CollabreadyError: there is none, or several and input has ended.
    """
    found = kept_in(folder)
    for each in found:
        if each.interview is None:
            say(plainly(f"Skipped: {each.problem.splitlines()[0]}"))
    kept = [each for each in found if each.interview is not None]
    open_ = [each for each in kept if each.open and (questionnaire is None or each.about == questionnaire.id)]
    fitting = called(kept, respondent) if respondent else open_
    if not fitting and not respondent and (others := {each.about for each in kept if each.open}):
        raise CollabreadyError(_about_others(folder, sorted(others)))
    if not fitting:
        raise CollabreadyError(_none(folder, respondent, len(kept)))
    if len(fitting) == 1:
        say(plainly(f"Going on with {described(fitting[0], questionnaire)}."))
        return fitting[0].path
    say(f"{len(fitting)} talks fit. Which one?" if respondent else f"{len(fitting)} talks are open. Which one?")
    try:
        place = listed(read, say, "Talk", [described(each, questionnaire) for each in fitting])
    except EOFError:
        raise CollabreadyError(f"Input has ended. Name one: --resume {fitting[0].path.stem}.") from None
    return fitting[place].path


def _about_others(folder: Path, others: list[str]) -> str:
    return (
        f"The open talks in {interviews_folder(folder)} are about another questionnaire: {', '.join(others)}. "
        "Name it with -q, or name a talk: --resume NAME."
    )


def _none(folder: Path, respondent: str | None, count: int) -> str:
    where = "in this folder" if interviews_folder(folder) == Path() else f"in {interviews_folder(folder)}"
    if respondent and count:
        return (
            f"No talk {where} is called '{respondent}'. --resume without a name offers the open ones; --file names any."
        )
    if count:
        return f"No talk {where} is open. Name one to change it: --resume NAME. Without --resume a new one begins."
    return f"There is no talk {where}. Begin one without --resume, or name its file: --resume --file FILE."


def ask(desk: Desk, engagement: Engagement | None, *, read: Read = typed, say: Say = shown) -> Left:
    """Ask in plain lines until the talk is finished or left, or the program has to end."""
    with endings_told():
        try:
            code = _talked(Plain(desk, read, say, engagement=engagement))
            heed_no_more()
        except (KeyboardInterrupt, Stopped) as stopped:
            code = OF_A_SIGNAL + (stopped.number if isinstance(stopped, Stopped) else signal.SIGINT)
        except BaseException:
            desk.leave()
            raise
        return leave(desk, code)


def _talked(plain: Plain) -> int:
    """Talk to the end. Gives the exit code."""
    try:
        plain.run()
    except EOFError:
        return 0
    except OSError:  # nobody reads the lines any more
        return 1
    except CollabreadyError:
        if not plain.desk.taken_over:
            raise
    return 0
