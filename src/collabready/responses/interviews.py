"""Interview files become Responses: a table of one row a talk, read by the same scorer as a survey.

Interviewees choose how their words may be used. `by-function` counts; `pooled` counts from three pooled talks on;
`background` never does. What is not counted is set aside with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.documents import closest
from collabready.errors import ResponsesError
from collabready.questionnaire.model import Questionnaire
from collabready.responses.interview_file import Answer, Interview, Use, load_interview
from collabready.responses.model import BLANK, Meaning, Reading, Responses
from collabready.responses.receipt import Receipt, Rows

if TYPE_CHECKING:
    import polars as pl

POOL = 3


def read_interviews(paths: Sequence[Path], questionnaire: Questionnaire) -> Responses:
    """Read interview files; one row for each that may be counted.

    Raises:
        DocumentError: a file is wrong.
        ResponsesError: of another questionnaire, a rating that its scale does not have, or none may be counted.
    """
    loaded = _loaded(paths, questionnaire)
    uses = _uses_that_count([interview for interview, _ in loaded])
    counted = [interview for interview, _ in loaded if interview.interview.use in uses]
    if not counted:
        raise ResponsesError(
            f"None of the interviews may be counted: it takes one used by-function, or {POOL} pooled ones. "
            "The interviewees decide that, in the file under `interview: use:`."
        )
    receipts = tuple(
        _receipt(number, digest, interview.interview.use, counts=interview.interview.use in uses)
        for number, (interview, digest) in enumerate(loaded, start=1)
    )
    return replace(responses_of(counted, questionnaire), receipts=receipts)


def responses_of(interviews: Sequence[Interview], questionnaire: Questionnaire) -> Responses:
    """A row a talk, whatever its use. A rating that its scale does not have is blank, an unknown audience is none."""
    import polars as pl

    readings = _readings(questionnaire, interviews)
    role = next((question.id for question in questionnaire.questions if question.type == "audience"), None)
    answers = pl.DataFrame([_column(name, reading, interviews, role) for name, reading in readings.items()])
    audience = None
    if questionnaire.audiences:
        known = pl.Enum(list(questionnaire.audiences))
        audience = pl.Series([each.interview.audience for each in interviews]).cast(known, strict=False)
    return Responses(channel="interview", answers=answers, readings=readings, audience=audience, groups=pl.DataFrame())


def _loaded(paths: Sequence[Path], questionnaire: Questionnaire) -> list[tuple[Interview, str]]:
    """The interviews, each with the hash of its file."""
    loaded: dict[str, tuple[Interview, str]] = {}
    for path in paths:
        interview, digest = load_interview(path)
        _check(path, interview, questionnaire)
        if interview.interview.id in loaded:
            raise ResponsesError(f"{path}: the interview '{interview.interview.id}' was given before. Give it once.")
        loaded[interview.interview.id] = interview, digest
    return list(loaded.values())


def _uses_that_count(interviews: Sequence[Interview]) -> set[Use]:
    pooled = sum(interview.interview.use == "pooled" for interview in interviews)
    return {"by-function", "pooled"} if pooled >= POOL else {"by-function"}


def _check(path: Path, interview: Interview, questionnaire: Questionnaire) -> None:
    if interview.questionnaire.id != questionnaire.id:
        raise ResponsesError(
            f"{path}: an interview with '{interview.questionnaire.id}', not with '{questionnaire.id}'. Name the right one with -q."
        )
    if questionnaire.audiences and interview.interview.audience not in questionnaire.audiences:
        raise ResponsesError(
            f"{path}: the audience '{interview.interview.audience}' is not one of {', '.join(questionnaire.audiences)}."
        )
    spoken = {**{question.id: () for question in questionnaire.questions}, **questionnaire.codes()}
    for name, answer in interview.answers.items():
        if name not in spoken:
            raise ResponsesError(f"{path}: '{questionnaire.id}' asks nothing called '{name}'. {closest(name, spoken)}")
        if answer.value is not None and answer.value not in spoken[name]:
            codes = ", ".join(spoken[name])
            raise ResponsesError(f"{path}: '{name}' is rated {answer.value}, but its scale has {codes}.")


def _readings(questionnaire: Questionnaire, interviews: Sequence[Interview]) -> dict[str, Reading]:
    """A rating is spelt as its code, a missing one as its reason."""
    reasons = {answer.reason for interview in interviews for answer in interview.answers.values() if answer.reason}
    kinds = {f"({reason})": Meaning(no_answer=reason.replace("-", " ")) for reason in sorted(reasons)}
    return {
        name: Reading.of({"": Meaning(no_answer=BLANK), **kinds, **{code: Meaning(code=code) for code in codes}})
        for name, codes in questionnaire.codes().items()
    }


def _column(name: str, reading: Reading, interviews: Sequence[Interview], role: str | None) -> pl.Series:
    import polars as pl

    answers = [interview.answers.get(name, Answer()) for interview in interviews]
    values = [answer.value or (f"({answer.reason})" if answer.reason else "") for answer in answers]
    if name == role:
        values = [interview.interview.audience for interview in interviews]
    return pl.Series(name, values).cast(pl.Enum(reading.spellings), strict=False).fill_null("")


def _receipt(number: int, digest: str, use: Use, *, counts: bool) -> Receipt:
    """By number: the name of the file may be that of the person."""
    reason = f"used as {use}, which does not count here"
    return Receipt(
        file=f"interview {number}",
        sha256=digest,
        dialect="interview",
        encoding="UTF-8",
        delimiter="",
        rows=1,
        set_aside=() if counts else (Rows(reason, (1,)),),
    )
