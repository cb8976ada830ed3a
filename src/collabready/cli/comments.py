"""`collabready comments`: what people wrote, masked and shuffled, for a person to read and approve."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.cli.options import (
    Accept,
    By,
    Map,
    MinGroup,
    Options,
    PartialRule,
    QuestionnaireName,
    Reading,
    refuse_inputs,
)
from collabready.errors import CollabreadyError

if TYPE_CHECKING:
    from collabready.cli.job import Prepared
    from collabready.engagement import Engagement
    from collabready.responses.open_answers import Written
    from collabready.responses.review import Changes, Review

DEFAULT = "comments.yaml"
Exports = Annotated[
    list[Path] | None,
    typer.Argument(readable=False, metavar="FILE", help="Survey exports. In an engagement: its exports."),
]
RosterFile = Annotated[
    Path | None,
    typer.Option("--roster", help="A list of people whose names are masked: TXT with a name a line, CSV or XLSX."),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", help=f"The review file. [default: {DEFAULT}, in a client folder as its settings say]"
    ),
]


def comments(
    files: Exports = None,
    questionnaire: QuestionnaireName = None,
    roster: RosterFile = None,
    output: Output = None,
    by: By = None,
    map_: Map = None,
    accept_proposals: Accept = False,
    partial: PartialRule = None,
    min_group: MinGroup = None,
) -> None:
    """Write what people wrote to a file, masked, for you to approve."""
    from collabready.assessment.disclosure import minimum_for_spreads
    from collabready.cli.job import responses_of
    from collabready.cli.privacy import roster_path
    from collabready.engagement import load_engagement

    engagement = load_engagement()
    people = roster or roster_path(engagement)
    target = output or ((engagement.folder / engagement.comments) if engagement else Path(DEFAULT))
    earlier = _earlier(target)
    reading = Reading(map_, accept_proposals, partial)
    prepared, exports = responses_of(Options(files, questionnaire, by, min_group, None, reading))
    refuse_inputs([target], [*exports, *(map_ or ()), people, questionnaire])
    least = minimum_for_spreads(prepared.wanted.min_group)
    written = _written(prepared, exports)
    review = _reviewed(prepared, written, engagement, people, earlier)
    _write(target, review, least)
    print(*_lines(review, written, least), *_told(earlier, review), sep="\n", file=sys.stderr)
    _say_where(target, engagement, roster=people is not None)


def _earlier(target: Path) -> Review | None:
    """The review that is there already; what is there and is none is never written over."""
    from collabready.files import check_target
    from collabready.responses.review import read_review

    if target.is_file():
        return read_review(target)
    check_target(target)
    return None


def _written(prepared: Prepared, exports: list[Path]) -> Written:
    from collabready.assessment.voices import of_voice
    from collabready.responses.open_answers import written_in

    staff = of_voice("staff", prepared.questionnaire, prepared.responses)
    written = written_in(exports, prepared.questionnaire, prepared.responses, staff)
    if not written.questions:
        raise CollabreadyError(
            f"None of the columns is an open question of '{prepared.questionnaire.id}': there are no comments to read."
        )
    return written


def _reviewed(
    prepared: Prepared, written: Written, engagement: Engagement | None, people: Path | None, earlier: Review | None
) -> Review:
    from collabready.cli.privacy import asked, roster_names, unit_names
    from collabready.responses.masks import masker_of
    from collabready.responses.review import Review, questions_of

    questionnaire, responses = prepared.questionnaire, prepared.responses
    units = (*written.units, *unit_names(prepared, engagement))
    ids = () if responses.respondent is None else responses.respondent.drop_nulls().to_list()
    masker = masker_of(roster_names(people), units, ids)
    return Review(
        format=1,
        questionnaire=questionnaire.id,
        exports=tuple(receipt.sha256 for receipt in responses.receipts),
        respondents=asked(questionnaire, responses),
        roster=people is not None,
        questions=questions_of(written.questions, masker, earlier.questions if earlier else {}),
    )


def _write(target: Path, review: Review, least: int) -> None:
    from collabready.files import write_whole
    from collabready.responses.review import review_text

    write_whole(target, review_text(review, least).encode(), private=True, force=True)


def _lines(review: Review, written: Written, least: int) -> Iterator[str]:
    """A line for each question: how many wrote something, how many did not, and whether that is enough."""
    from collabready.responses.receipt import counted

    for each in written.questions:
        kept = review.questions[each.question]
        masked = sum(bool(comment.masked) for comment in kept.comments)
        told = [counted(kept.answered, "comment"), *([f"{masked} with something masked"] if masked else [])]
        told += [f"{each.idle} dropped that say nothing ('-', n/a, none)"] if each.idle else []
        here = sum(comment.times for comment in kept.comments)
        told += [f"{here} of them in the file, drawn by chance"] if here < kept.answered else []
        few = "" if kept.answered >= least else f" Fewer than {least}: none will be printed."
        yield f"{each.question}: {', '.join(told)}; {each.blank} blank.{few}"


def _told(earlier: Review | None, review: Review) -> Iterator[str]:
    """What has changed since the file was written before."""
    from collabready.responses.review import changes

    if earlier:
        changed = changes(earlier.questions, review.questions)
        yield f"{changed.new} new, {len(changed.gone)} gone since the last time."
        yield from _lost(changed)


def _lost(changed: Changes) -> Iterator[str]:
    if changed.lost:
        yield f"Gone, though approved, because nobody's words are these any more: {', '.join(changed.lost)}."


def _say_where(target: Path, engagement: Engagement | None, *, roster: bool) -> None:
    from collabready.cli.init import keep_out_of_git

    if not roster:
        print("No list of people was named (--roster, or `roster:`): names of people are not masked.", file=sys.stderr)
    if engagement and not keep_out_of_git(engagement.folder):
        ignored = (engagement.folder / ".gitignore").read_text("utf-8", errors="replace")
        if "comments" not in ignored and target.name not in ignored:
            print(f"See that .gitignore keeps {target.name} out of git.", file=sys.stderr)
    print(
        f"{target} written, private. Read it, write `approved: yes` where a comment may be printed, then score or report.",
        file=sys.stderr,
    )
