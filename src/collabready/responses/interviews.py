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
from collabready.responses.checked_interview import CheckedInterview, check_interview
from collabready.responses.interview_file import DONT_KNOW, Answer, Interview, load_interview
from collabready.responses.interview_file import NOT_ASKED as NEVER_ASKED
from collabready.responses.model import BLANK, NOT_ASKED, Meaning, Reading, Responses
from collabready.responses.quotes import approved_quotes, person, pooled_people
from collabready.responses.receipt import INTERVIEW, Receipt, Rows
from collabready.responses.uses import POOL, Use

if TYPE_CHECKING:
    import polars as pl

KINDS = {NEVER_ASKED: NOT_ASKED, DONT_KNOW: "don't know"}
NONE_COUNTED = (
    f"None of the interviews may be counted: it takes one used by-function, or {POOL} pooled ones. "
    "The interviewees decide that, in the file under `interview: use:`."
)
ONE_PERSON = (
    "a talk in which nothing was heard does not count, and the same respondent counts once: "
    "write Driver 1 and Driver 2 where they are two"
)


def read_interviews(paths: Sequence[Path], questionnaire: Questionnaire) -> Responses:
    """Read interview files; one row for each that may be counted, perhaps none.

    Raises:
        DocumentError: a file is wrong, of another questionnaire, or has a rating that its scale does not have.
        ResponsesError: an interview was given twice.
    """
    talks = _all_checked(paths, questionnaire)
    pool = pooled_people([talk.interview for talk in talks])
    uses = _uses_that_count(pool)
    counted = [talk.interview for talk in talks if talk.use in uses]
    several = sum(talk.use == "pooled" for talk in talks) > pool
    return replace(
        responses_of(counted, questionnaire),
        receipts=tuple(_receipt(talk, uses, pool, several=several) for talk in talks),
        pooled=_pooled(counted),
        respondent=_people(counted),
        quotes=approved_quotes(questionnaire, counted),
    )


def apart(paths: Sequence[Path], questionnaire: Questionnaire) -> tuple[list[Path], list[tuple[Path, Receipt]]]:
    """Interview files that follow this questionnaire, and those that follow another, with why they are set aside.

    A file that cannot be read is among the first: whoever reads it tells what is wrong.
    """
    mine: list[Path] = []
    others: list[tuple[Path, Receipt]] = []
    for path in paths:
        try:
            interview, sha256 = load_interview(path)
        except DocumentError:
            mine.append(path)
            continue
        followed = interview.questionnaire.id
        if followed == questionnaire.id:
            mine.append(path)
        else:
            why = f"about '{followed}', not about '{questionnaire.id}'"
            others.append((path, _receipt_of(interview.interview.id, sha256, why)))
    return mine, others


def _pooled(interviews: Sequence[Interview]) -> pl.Series:
    import polars as pl

    return pl.Series([each.interview.use == "pooled" for each in interviews], dtype=pl.Boolean)


def _people(interviews: Sequence[Interview]) -> pl.Series:
    """A number for each talk, the same for the same person: no name goes further than this."""
    import polars as pl

    people = [person(each) for each in interviews]
    return pl.Series([str(people.index(each)) for each in people], dtype=pl.String)


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


def _all_checked(paths: Sequence[Path], questionnaire: Questionnaire) -> list[CheckedInterview]:
    """All interviews, or all the problems of all their files."""
    talks: dict[str, CheckedInterview] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            talk = check_interview(path, questionnaire)
        except DocumentError as error:
            problems += error.problems
            continue
        if talk.id in talks:
            raise ResponsesError(f"{path}: the interview '{talk.id}' was given before. Give it once.")
        talks[talk.id] = talk
    if problems:
        raise DocumentError(problems)
    return list(talks.values())


def _uses_that_count(pool: int) -> set[Use]:
    return {"by-function", "pooled"} if pool >= POOL else {"by-function"}


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


def _receipt(talk: CheckedInterview, uses: set[Use], pool: int, *, several: bool) -> Receipt:
    counts = talk.use in uses
    return replace(
        _receipt_of(talk.id, talk.sha256, "" if counts else _why_not(talk.use, pool, several=several)),
        unfinished=int(talk.unfinished and counts),
        lost=talk.lost,
        remarks=talk.remarks,
    )


def _receipt_of(id_: str, sha256: str, why_not: str) -> Receipt:
    """The receipt of a table of one row. `why_not`: empty where it counts."""
    return Receipt(
        file=id_,
        sha256=sha256,
        dialect=INTERVIEW,
        encoding="UTF-8",
        delimiter="",
        rows=1,
        set_aside=(Rows(why_not, (1,)),) if why_not else (),
    )


def _why_not(use: Use, pool: int, *, several: bool) -> str:
    """`several`: whether there are more pooled talks than people heard in them."""
    if use != "pooled":
        return "background only, which never counts"
    there = "is 1" if pool == 1 else f"are {pool}"
    if several:
        return f"pooled talks count from {POOL} people heard on, and there {there}; {ONE_PERSON}"
    return f"pooled talks count from {POOL} on, and there {there}"
