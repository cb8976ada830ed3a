"""What a talk scores so far: for the eyes of who asks, whatever use of the words was chosen."""

from __future__ import annotations

from dataclasses import dataclass

from collabready.interview.session import Session
from collabready.interview.wording import spoken
from collabready.responses.interviews import responses_of


@dataclass(frozen=True)
class Scored:
    """A dimension and its practices with their scores, 0-100; None where too little was answered."""

    title: str
    score: float | None
    practices: tuple[tuple[str, float | None], ...]


def scores_so_far(session: Session) -> tuple[Scored, ...]:
    """The dimensions that this talk asks about, by the scorer of the surveys; none where it asks only open questions."""
    from collabready.assessment.scores import dimension_column, practice_column, score_persons  # brings polars

    wanted = {step.practice.id for step in session.steps if step.practice}
    if not wanted:
        return ()
    frame = score_persons(session.questionnaire, responses_of([session.interview], session.questionnaire))
    score = frame.row(0, named=True)
    return tuple(
        Scored(
            dimension.title,
            score[dimension_column(dimension.id)],
            tuple((p.title, score[practice_column(p.id)]) for p in dimension.practices if p.id in wanted),
        )
        for dimension in spoken(session).dimensions
        if any(practice.id in wanted for practice in dimension.practices)
    )
