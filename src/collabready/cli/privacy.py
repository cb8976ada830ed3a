"""What a run tells of the answers themselves, and which comments it prints: from the settings and the review file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from collabready.assessment.privacy_results import Privacy
    from collabready.assessment.summary import Context
    from collabready.cli.job import Prepared
    from collabready.engagement import Engagement
    from collabready.questionnaire.model import Questionnaire
    from collabready.responses.masks import Masker
    from collabready.responses.model import Responses
    from collabready.responses.names import Names
    from collabready.responses.review import Question, Review
    from collabready.responses.uses import Use

AGAIN = "Run `collabready comments` again; what you approved stays with the words that are the same."


def with_privacy(context: Context, prepared: Prepared, engagement: Engagement | None) -> Context:
    """The context with the approved comments of the client's folder, and with what was asked, kept and hidden."""
    from collabready.assessment.comments import printed_comments
    from collabready.assessment.disclosure import minimum_for_spreads

    review = _review(prepared, engagement) if engagement else None
    privacy = _privacy(prepared, engagement, roster=review.roster if review else False)
    least = minimum_for_spreads(prepared.wanted.min_group)
    comments = printed_comments(_spoken(review.questions, prepared), least) if review else ()
    return replace(context, comments=comments, privacy=privacy.model_copy(update={"releases": len(context.releases)}))


def _spoken(questions: Mapping[str, Question], prepared: Prepared) -> dict[str, Question]:
    """The open questions in the language of the report, where the questionnaire still has them."""
    texts = {question.id: question.text for question in _in_its_language(prepared).questions}
    return {
        name: question.model_copy(update={"text": texts.get(name, question.text)})
        for name, question in questions.items()
    }


def _in_its_language(prepared: Prepared) -> Questionnaire:
    return prepared.questionnaire.spoken_in(prepared.wanted.language)


def asked(questionnaire: Questionnaire, responses: Responses) -> int:
    """How many people were asked for comments and count: staff, or everybody where voices are not told apart."""
    from collabready.assessment.voices import of_voice

    staff = of_voice("staff", questionnaire, responses)
    return responses.height if staff is None else int(staff.sum())


def unit_names(prepared: Prepared, engagement: Engagement | None) -> Iterator[str]:
    """The units that the settings and the breakdowns know."""
    invited = engagement.invited if engagement else {}
    for counts in invited.values() if isinstance(invited, dict) else ():
        yield from counts if isinstance(counts, dict) else ()
    groups = prepared.responses.groups
    for header in groups.columns:
        yield from map(str, groups[header].unique().drop_nulls().sort())


def roster_names(path: Path | None) -> Names:
    """The names of the list of people; none where there is no list. Raises ResponsesError."""
    from collabready.responses.names import Names
    from collabready.responses.roster import read_roster

    return read_roster(path).names if path else Names()


def roster_path(engagement: Engagement | None) -> Path | None:
    return engagement.folder / engagement.roster if engagement and engagement.roster else None


def telling(review: Review, masker: Masker) -> Iterator[str]:
    """A sentence for each approved text in which a mask still finds something."""
    for name, comment in review.approved():
        if found := masker.mask(comment.text).masks:
            yield f"{name}, comment {comment.id}: the approved text still seems to hold {_listed(found)}. Read it again."


def _listed(kinds: Iterable[str]) -> str:
    return " and ".join(f"a{'n' if kind[0] in 'aeio' else ''} {kind}" for kind in kinds)


def _review(prepared: Prepared, engagement: Engagement) -> Review | None:
    """The review file of a client's folder; None where there is none, or it is of other answers, which is told."""
    from collabready.responses.masks import masker_of
    from collabready.responses.review import read_review

    path = engagement.folder / engagement.comments
    responses = prepared.responses
    if responses.channel != "survey" or not path.is_file():
        return None
    review = read_review(path)
    if other := _of_others(review, prepared):
        print(f"{path}: {other}, so no comment is printed. {AGAIN}", file=sys.stderr)
        return None
    masker = masker_of(roster_names(roster_path(engagement)), unit_names(prepared, engagement))
    for sentence in telling(review, masker):
        print(f"{path}: {sentence}", file=sys.stderr)
    return review


def _of_others(review: Review, prepared: Prepared) -> str:
    """Why a review is not about these answers; nothing where it is."""
    questionnaire, responses = prepared.questionnaire, prepared.responses
    if review.questionnaire != questionnaire.id:
        return f"the comments belong to the questionnaire '{review.questionnaire}'"
    if set(review.exports) != {receipt.sha256 for receipt in responses.receipts}:
        return "the comments were taken from another export"
    if review.respondents != asked(questionnaire, responses):
        return "others count now than when the comments were taken"
    return ""


def _privacy(prepared: Prepared, engagement: Engagement | None, *, roster: bool) -> Privacy:
    from collabready.assessment.privacy import privacy_of

    surveyed = prepared.responses.channel == "survey"
    receipts = prepared.responses.receipts if surveyed else ()
    privacy = privacy_of(_in_its_language(prepared), receipts, _uses(prepared), prepared.wanted.min_group)
    if engagement is None:
        return privacy.model_copy(update={"roster": roster})
    consultant = engagement.consultant
    keeper = ", ".join(filter(None, (consultant.name, consultant.firm))) or None
    known = {
        "roster": roster,
        "fieldwork": engagement.fieldwork,
        "delete_by": engagement.delete_by,
        "keeper": keeper,
        "contact": engagement.contact.privacy,
        "trust": engagement.contact.trust,
    }
    return privacy.model_copy(update=known)


def _uses(prepared: Prepared) -> Iterator[Use]:
    """How each interview that was read may be used."""
    from collabready.responses.interview_file import load_interview
    from collabready.responses.receipt import INTERVIEW

    for path, receipt in prepared.files:
        if receipt.dialect == INTERVIEW:
            yield load_interview(path)[0].interview.use
