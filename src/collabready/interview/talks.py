"""The talks of a folder in words: which one this is, how far it is, and how it goes on."""

from __future__ import annotations

import shlex
from pathlib import Path

from collabready.engagement import engagement_folder
from collabready.errors import CollabreadyError
from collabready.interview.folder import Kept, called, kept_in, readable
from collabready.interview.session import progress, resumed
from collabready.questionnaire.model import Questionnaire
from collabready.responses.interview_file import Interview


def described(kept: Kept, questionnaire: Questionnaire | None) -> str:
    """A talk in a line: respondent, audience, how far it is, day. `questionnaire`: the one it may follow."""
    interview = readable(kept)
    talk = interview.interview
    parts = [talk.respondent, talk.audience, _how_far(interview, questionnaire), (talk.started or "no date")[:10]]
    if questionnaire is not None and interview.questionnaire.id != questionnaire.id:
        parts.append(f"about '{interview.questionnaire.id}'")
    return ", ".join([*parts, f"file {kept.path.name}"])


def _how_far(interview: Interview, questionnaire: Questionnaire | None) -> str:
    if questionnaire is not None and interview.questionnaire.id == questionnaire.id:
        try:
            done, asked = progress(resumed(questionnaire, interview))
        except CollabreadyError:
            return "nothing to ask"
        return f"{done} of {asked} done"
    heard = len({*interview.answers, *interview.texts})
    return "1 answer" if heard == 1 else f"{heard} answers"


def begun_before(respondent: str, questionnaire: str | None = None) -> str:
    """That there is a talk with a respondent already, and how it goes on; nothing where there is none.

    `questionnaire`: what was given as -q.
    """
    wanted = respondent.strip().casefold()
    kept = [each for each in kept_in(engagement_folder() or Path()) if each.interview is not None]
    same = [each for each in kept if readable(each).interview.respondent.casefold() == wanted]
    if not same:
        return ""
    latest = max(same, key=lambda each: (each.open, each.path.name))
    state = "open" if latest.open else "finished"
    named = ["-q", questionnaire] if questionnaire else []
    command = shlex.join(["collabready", "interview", *named, "--resume", "--file", str(latest.path)])
    return (
        f"There is a talk with {respondent.strip()} already ({latest.path.name}, {state}); this is another one. "
        f"To go on with that one instead, type q, then: {command}"
    )


def how_to_go_on(path: Path, questionnaire: str | None = None) -> str:
    """The command that goes on with a talk. `questionnaire`: what was given as -q, which has to be given again."""
    words = ["collabready", "interview", *(["-q", questionnaire] if questionnaire else [])]
    kept = kept_in(engagement_folder() or Path())
    talk = next((each for each in kept if each.path.resolve() == path.resolve()), None)
    respondent = readable(talk).interview.respondent if talk else ""
    names = (respondent.lower(), respondent, path.stem) if talk else ()
    for name in names:
        if name and not name.startswith("-") and called(kept, name) == [talk]:
            return shlex.join([*words, "--resume", name])
    return shlex.join([*words, "--resume", "--file", str(path)])
