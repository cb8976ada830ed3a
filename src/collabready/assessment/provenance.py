"""Where the numbers come from, and what to keep in mind when reading them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from collabready.assessment.counts import count_answers, no_answer_kinds
from collabready.assessment.disclosure import totals_are_safe
from collabready.assessment.publication import left_out
from collabready.assessment.results import DimensionResult, Readiness, SetAside, Source
from collabready.assessment.scores import surveyed
from collabready.assessment.voices import audiences_of, of_voice
from collabready.assessment.whole import Whole
from collabready.language import say, say_count, sayable

if TYPE_CHECKING:
    from collabready.responses.model import Responses
    from collabready.responses.receipt import Receipt

NOT_COUNTED = sayable("not to be counted, as the interviewees chose")


def sources(responses: Responses, whole: Whole) -> Iterator[Source]:
    """The receipts of a survey as far as they may be handed out: counts, no row numbers and no raw labels.

    `no_answer` is of the whole: kinds counted over everybody would tell what hidden leaders did not know.
    """
    if not whole.surveyed:
        return
    files = _files(responses, whole)
    least = whole.settings.min_group
    telling = totals_are_safe(files, least, apart=_leaders_asked(responses, whole))
    kinds = len(files) == 1 or all(staff == 0 or staff >= least for staff, _, _ in files)
    for place, receipt in enumerate(responses.receipts):
        yield Source(
            file=receipt.file,
            sha256=receipt.sha256,
            dialect=receipt.dialect,
            encoding=receipt.encoding,
            delimiter=receipt.delimiter,
            channel=responses.channel,
            rows=receipt.rows if telling else None,
            accepted=receipt.accepted if telling else None,
            set_aside=tuple(SetAside(reason=rows.reason, count=len(rows.numbers)) for rows in receipt.set_aside),
            unused_columns=len(receipt.unused_columns),
            unknown_labels=receipt.unknown_labels,
            unfinished=receipt.unfinished,
            no_answer=_kinds(whole, place) if kinds else None,
        )


def _leaders_asked(responses: Responses, whole: Whole) -> bool:
    """Whether the survey told who leads people, and the questionnaire knows of such."""
    return responses.audience is not None and bool(audiences_of("leaders", whole.questionnaire))


def _files(responses: Responses, whole: Whole) -> list[tuple[int, int, int]]:
    """For each file, how many of staff, of leaders, and of others answered."""
    staff, leaders = (of_voice(voice, whole.questionnaire, responses) for voice in ("staff", "leaders"))
    files = []
    for place in range(max(1, len(responses.receipts))):
        here = None if responses.origin is None else responses.origin == place
        everybody = responses.height if here is None else int(here.sum())
        led = 0 if leaders is None else int((leaders if here is None else leaders & here).sum())
        own = everybody if staff is None else int((staff if here is None else staff & here).sum())
        files.append((own, led, everybody - own - led))
    return files


def interview_sources(receipts: Sequence[Receipt]) -> Iterator[Source]:
    """All interview files as one source: in a list, the place of a file would tell whose it is and how it may be used."""
    if not receipts:
        return
    rows, accepted = sum(receipt.rows for receipt in receipts), sum(receipt.accepted for receipt in receipts)
    kept = (SetAside(reason=NOT_COUNTED, count=rows - accepted),) if accepted < rows else ()
    digests = sorted(receipt.sha256 for receipt in receipts)
    yield Source(
        file="interviews",
        sha256=hashlib.sha256("".join(digests).encode()).hexdigest(),
        dialect="interview files",
        encoding="UTF-8",
        delimiter="",
        channel="interview",
        rows=rows,
        accepted=accepted,
        set_aside=kept,
        unfinished=sum(receipt.unfinished for receipt in receipts),
    )


def interview_warnings(receipts: Sequence[Receipt]) -> Iterator[str]:
    unfinished = sum(receipt.unfinished for receipt in receipts)
    if unfinished:
        yield say_count(
            unfinished,
            "{n} interview is not finished; what was rated so far counts.",
            "{n} interviews are not finished; what was rated so far counts.",
        )


def _kinds(whole: Whole, place: int) -> dict[str, int]:
    """How many cells of the whole hold each kind of no answer, in one of the files."""
    answers, counts = whole.answers, whole.counts
    if len(answers.receipts) > 1 and answers.origin is not None:
        counts = count_answers(whole.questionnaire, answers.only(answers.origin == place))
    return no_answer_kinds(counts, surveyed(whole.questionnaire, answers))


def warnings(whole: Whole, dimensions: Sequence[DimensionResult], readiness: Readiness) -> Iterator[str]:
    """Sentences for the reader of the results, one for each thing that cannot be computed or taken at face value."""
    if not whole.surveyed:
        yield say("Staff have not been asked: these are ratings of evidence heard in interviews, not a readiness.")
    elif whole.answers.audience is None and len(whole.questionnaire.audiences) > 1:
        yield say("The export does not say who leads people, so all respondents are taken as staff.")
    if unasked := _unasked(whole):
        yield say_count(
            unasked,
            "{n} of the questionnaire's statements has no column in the export, so nobody was asked.",
            "{n} of the questionnaire's statements have no column in the export, so nobody was asked.",
        )
    for dimension in dimensions:
        yield from _about(dimension)
    if readiness.score == 0:
        yield say("A dimension at 0 makes the readiness 0; its interval is not estimable.")
    yield from left_out(whole.disclosure)


def _about(dimension: DimensionResult) -> Iterator[str]:
    if dimension.score is None:
        yield say("{dimension} could not be scored: too few answered enough of its items.", dimension=dimension.title)
    elif dimension.sd == 0:
        yield say("{dimension}: everybody has the same score, so its spread says nothing.", dimension=dimension.title)
    if dimension.reliability and dimension.reliability.verdict == "not one thing":
        yield say("{dimension}: {says}", dimension=dimension.title, says=dimension.reliability.says)


def _unasked(whole: Whole) -> int:
    """How many items a survey asks of these people and none of the files has."""
    missing = [set(receipt.missing_items) for receipt in whole.answers.receipts]
    return len(set.intersection(*missing)) if missing and whole.surveyed else 0
