"""One interview file beside the questionnaire as it is now: what of it still counts, and what has to be said of it."""

from __future__ import annotations

import shlex
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from collabready.documents import Tree, closest, parse, read
from collabready.errors import DocumentError, Problem
from collabready.questionnaire.agenda import agenda
from collabready.questionnaire.model import Questionnaire
from collabready.responses.interview_file import Interview
from collabready.responses.receipt import listed
from collabready.responses.uses import Use


@dataclass(frozen=True)
class CheckedInterview:
    """An interview without the ratings that count no more. `lost`, `remarks`: a sentence for each thing to be told."""

    interview: Interview
    sha256: str
    lost: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.interview.interview.id

    @property
    def use(self) -> Use:
        return self.interview.interview.use

    @property
    def unfinished(self) -> bool:
        """Whether the file says that the talk is still open: `finished: null`."""
        talk = self.interview.interview
        return "finished" in talk.model_fields_set and talk.finished is None


def check_interview(path: Path, questionnaire: Questionnaire) -> CheckedInterview:
    """An interview as it counts today.

    Raises:
        DocumentError: with every problem of the file: of another questionnaire, an answer to what nobody asks, or a
            rating that its scale does not have and never had.
    """
    tree = read(path)
    interview = parse(tree, Interview)
    if interview.questionnaire.id != questionnaire.id:
        raise DocumentError([_another(tree, interview, questionnaire)])
    changes = _changes(interview, questionnaire)
    gone = {*changes.gone, *changes.off_scale}
    problems = [
        *_audience_problems(tree, interview, questionnaire),
        *_answer_problems(tree, interview, questionnaire, gone),
    ]
    if problems:
        raise DocumentError(problems)
    answers = {
        name: answer.model_copy(update={"value": None, "reason": None}) if name in gone else answer
        for name, answer in interview.answers.items()
    }
    return CheckedInterview(
        interview=interview.model_copy(update={"answers": answers}),
        sha256=tree.sha256,
        lost=tuple(changes.lost()),
        remarks=tuple(changes.remarks(interview.interview.id)),
    )


@dataclass(frozen=True)
class _Changes:
    """Ids of ratings that were given to other words than those of today.

    `reworded`: the code is still there; `off_scale`: it is not; `gone`: nobody is asked it in an interview any more.
    """

    reworded: tuple[str, ...]
    off_scale: tuple[str, ...]
    gone: tuple[str, ...]

    def lost(self) -> Iterator[str]:
        if names := self.off_scale:
            scales = "its scale" if len(names) == 1 else "their scales"
            yield f"{_ratings(names)} set aside, because {scales} no longer {_has(names)} such an answer: {listed(names)}."
        if names := self.gone:
            yield f"{_ratings(names)} set aside, because no interview asks for {_it(names)} any more: {listed(names)}."

    def remarks(self, id_: str) -> Iterator[str]:
        if names := self.reworded:
            were = "was" if len(names) == 1 else "were"
            confirm = f"Confirm {_it(names)} with `collabready interview --resume {shlex.quote(id_)}`."
            yield f"{_ratings(names)} {were} given before the wording changed: {listed(names)}. {confirm}"


def _changes(interview: Interview, questionnaire: Questionnaire) -> _Changes:
    """By the fingerprints that the file keeps; an answer without one is taken as given to the words of today."""
    now = {step.id: step.fingerprint for step in agenda(questionnaire, None)}
    codes, then = questionnaire.codes(), interview.questionnaire.items
    rated = {name: answer.value for name, answer in interview.answers.items() if answer.value is not None}
    changed = [name for name in rated if name in then and name in now and now[name] != then[name]]
    asked = {*now, *(question.id for question in questionnaire.questions)}
    return _Changes(
        reworded=tuple(name for name in changed if rated[name] in codes.get(name, ())),
        off_scale=tuple(name for name in changed if rated[name] not in codes.get(name, ())),
        gone=tuple(name for name in rated if name in then and name not in asked),
    )


def _another(tree: Tree, interview: Interview, questionnaire: Questionnaire) -> Problem:
    return tree.problem(
        ("questionnaire", "id"),
        f"This interview followed '{interview.questionnaire.id}', not '{questionnaire.id}'.",
        "Name the right questionnaire with -q.",
    )


def _audience_problems(tree: Tree, interview: Interview, questionnaire: Questionnaire) -> Iterator[Problem]:
    audience = interview.interview.audience
    if questionnaire.audiences and audience not in questionnaire.audiences:
        known = ", ".join(questionnaire.audiences)
        yield tree.problem(
            ("interview", "audience"), f"'{questionnaire.id}' has no audience '{audience}'.", f"It has: {known}."
        )


def _answer_problems(
    tree: Tree, interview: Interview, questionnaire: Questionnaire, gone: Collection[str]
) -> Iterator[Problem]:
    codes = questionnaire.codes()
    known = {*codes, *(question.id for question in questionnaire.questions)}
    for name, answer in interview.answers.items():
        if name in gone:
            continue
        if name not in known and (answer.value is not None or name not in interview.questionnaire.items):
            node = tree.node(("answers", name))
            what = f"'{questionnaire.id}' asks nothing called '{name}'."
            yield Problem(*(node.key_place or node.place), what, closest(name, known))
        elif answer.value is not None and name not in codes:
            yield tree.problem(
                ("answers", name, "value"), f"'{name}' is an open question.", "Move the answer to `texts`."
            )
        elif answer.value is not None and answer.value not in codes[name]:
            allowed = ", ".join(codes[name])
            yield tree.problem(
                ("answers", name, "value"), f"'{name}' is rated {answer.value}, but its scale has {allowed}."
            )


def _ratings(names: Sequence[str]) -> str:
    return f"{len(names)} {'rating' if len(names) == 1 else 'ratings'}"


def _has(names: Sequence[str]) -> str:
    return "has" if len(names) == 1 else "have"


def _it(names: Sequence[str]) -> str:
    return "it" if len(names) == 1 else "them"
