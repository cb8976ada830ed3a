"""Interview files become Responses: a table of one row a talk, read by the same scorer as a survey.

Interviewees choose how their words may be used. `by-function` counts; `pooled` counts from three pooled talks on;
`background` never does. What is not counted is set aside with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.errors import DocumentError, Problem, ResponsesError
from collabready.questionnaire.model import Questionnaire
from collabready.responses.hearing import Heard, heard_in
from collabready.responses.interview_file import DONT_KNOW, Answer, Interview
from collabready.responses.interview_file import NOT_ASKED as NEVER_ASKED
from collabready.responses.model import BLANK, NOT_ASKED, Meaning, Reading, Responses
from collabready.responses.quotes import approved_quotes
from collabready.responses.receipt import Receipt, Rows
from collabready.responses.uses import POOL, Use

if TYPE_CHECKING:
    import polars as pl

KINDS = {NEVER_ASKED: NOT_ASKED, DONT_KNOW: "don't know"}
NONE_COUNTED = (
    f"None of the interviews may be counted: it takes one used by-function, or {POOL} pooled ones. "
    "The interviewees decide that, in the file under `interview: use:`."
)


def read_interviews(paths: Sequence[Path], questionnaire: Questionnaire) -> Responses:
    """Read interview files; one row for each that may be counted, perhaps none.

    Raises:
        DocumentError: a file is wrong, of another questionnaire, or has a rating that its scale does not have.
        ResponsesError: an interview was given twice.
    """
    talks = _all_heard(paths, questionnaire)
    uses = _uses_that_count([heard.interview for heard in talks])
    counted = [heard.interview for heard in talks if heard.use in uses]
    return replace(
        responses_of(counted, questionnaire),
        receipts=tuple(_receipt(number, heard, uses) for number, heard in enumerate(talks, start=1)),
        pooled=_pooled(counted),
        quotes=approved_quotes(questionnaire, counted),
    )


def _pooled(interviews: Sequence[Interview]) -> pl.Series:
    import polars as pl

    return pl.Series([each.interview.use == "pooled" for each in interviews], dtype=pl.Boolean)


def responses_of(interviews: Sequence[Interview], questionnaire: Questionnaire) -> Responses:
    """A row a talk, whatever its use. A rating that its scale does not have is blank, an unknown audience is none."""
    import polars as pl

    readings = _readings(questionnaire, interviews)
    role = questionnaire.audience_question
    answers = pl.DataFrame([_column(name, reading, interviews, role) for name, reading in readings.items()])
    audience = None
    if questionnaire.audiences:
        known = pl.Enum(list(questionnaire.audiences))
        audience = pl.Series([each.interview.audience for each in interviews], dtype=pl.String).cast(
            known, strict=False
        )
    return Responses(channel="interview", answers=answers, readings=readings, audience=audience, groups=pl.DataFrame())


def _all_heard(paths: Sequence[Path], questionnaire: Questionnaire) -> list[Heard]:
    """All interviews, or all the problems of all their files."""
    talks: dict[str, Heard] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            heard = heard_in(path, questionnaire)
        except DocumentError as error:
            problems += error.problems
            continue
        if heard.id in talks:
            raise ResponsesError(f"{path}: the interview '{heard.id}' was given before. Give it once.")
        talks[heard.id] = heard
    if problems:
        raise DocumentError(problems)
    return list(talks.values())


def _uses_that_count(interviews: Sequence[Interview]) -> set[Use]:
    pooled = sum(interview.interview.use == "pooled" for interview in interviews)
    return {"by-function", "pooled"} if pooled >= POOL else {"by-function"}


def _readings(questionnaire: Questionnaire, interviews: Sequence[Interview]) -> dict[str, Reading]:
    """A rating is spelt as its code, a missing one as its reason."""
    reasons = {answer.reason for interview in interviews for answer in interview.answers.values() if answer.reason}
    kinds = {_spelt(r): Meaning(no_answer=KINDS.get(r, r.replace("-", " "))) for r in sorted(reasons)}
    return {
        name: Reading.of({"": Meaning(no_answer=BLANK), **kinds, **{code: Meaning(code=code) for code in codes}})
        for name, codes in questionnaire.codes().items()
    }


def _spelt(reason: str) -> str:
    """A reason as no code can be spelt."""
    return f"({reason})"


def _column(name: str, reading: Reading, interviews: Sequence[Interview], role: str | None) -> pl.Series:
    import polars as pl

    answers = [interview.answers.get(name, Answer()) for interview in interviews]
    values = [answer.value or (_spelt(answer.reason) if answer.reason else "") for answer in answers]
    if name == role:
        values = [interview.interview.audience for interview in interviews]
    column = pl.Series(name, values, dtype=pl.String)
    return column.cast(pl.Enum(reading.spellings), strict=False).fill_null("")


def _receipt(number: int, heard: Heard, uses: set[Use]) -> Receipt:
    """By number: the name of the file may be that of the person."""
    reason = f"used as {heard.use}, which does not count here"
    return Receipt(
        file=f"interview {number}",
        sha256=heard.sha256,
        dialect="interview",
        encoding="UTF-8",
        delimiter="",
        rows=1,
        set_aside=() if heard.use in uses else (Rows(reason, (1,)),),
        unfinished=int(heard.unfinished and heard.use in uses),
        lost=heard.lost,
        remarks=heard.remarks,
    )
