"""How the numbers are made, and how people are kept from being recognised: sentences for the page of the method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.disclosure import MIN_FULL_DISTRIBUTION
from collabready.assessment.figures import ladder, turns
from collabready.assessment.interview_results import APART, LEAST
from collabready.assessment.reliability import LEAST as LEAST_ALPHA
from collabready.report.wording import number
from collabready.responses.uses import POOL

if TYPE_CHECKING:
    from collabready.assessment.results import Results


def making(results: Results) -> tuple[str, ...]:
    return (
        "Each answer is set on 0-100, the least favourable at 0; statements worded the other way round are turned.",
        "A person's score is the mean of a practice's statements if enough of them were answered, then of the practices.",
        "A score of the whole is the mean over staff. Don't know and blank are no answer, never a midpoint.",
        "The recipe is the geometric mean of the ingredients, readiness that of all parts; without one part, none.",
        *_leaning(results),
        "A number that would round up to a limit without reaching it is marked “<”.",
        "Intervals are 95 %: a t interval for a mean; for readiness and recipe the delta method, with the covariance of persons' scores.",
        *_with_managers(results),
        *_population(results),
        *_beside(results),
        "“Near a limit” means that the interval reaches into another level.",
        f"Ready means {ladder(results).line:g} or more. A rule that fires caps the level, whatever the mean says.",
    )


def _leaning(results: Results) -> tuple[str, ...]:
    """How it is told how far a score can be leaned on."""
    if not any(dimension.reliability for dimension in results.dimensions):
        return ()
    told = (
        f"Alpha and omega tell whether statements go together, from {LEAST_ALPHA} complete answers on; r_wg(j) whether "
        "people agree, against answers by chance; ICC(2) whether groups may be ranked. Their cut-offs are conventions."
    )
    return (told,)


def _with_managers(results: Results) -> tuple[str, ...]:
    """What leaving managers out of the headline does, where that may be told."""
    if results.voices.readiness is None:
        return ()
    return (f"Were managers counted with staff, readiness would be {ladder(results).score(results.voices.readiness)}.",)


def _beside(results: Results) -> tuple[str, ...]:
    """How interviews are scored, where they stand beside a survey."""
    if not results.interviews or results.readiness.basis == "interviews":
        return ()
    told = (
        "What was heard in interviews is rated by the consultant, scored by the same rules, and never averaged with the "
        f"survey. From {number(LEAST)} interviews on, {APART} points apart is called a difference (convention)."
    )
    return (told,)


def _population(results: Results) -> tuple[str, ...]:
    if results.readiness.basis == "interviews" or results.readiness.invited is None:
        return ()
    told = (
        "Where it is known how many were invited, intervals are narrower: they speak of these people alone "
        "(finite population). They cannot tell whether those who stayed silent think otherwise."
    )
    silent = (
        f"Those who stayed silent: the score, before any rule, would be {turns(results)}. "
        "That is (limit - share who answered x score) / share silent."
    )
    return (told, silent) if turns(results) else (told,)


def _words(results: Results) -> tuple[str, ...]:
    if not results.interviews and not results.quotes:
        return ()
    told = (
        f"Interviewees chose how their words are used. Pooled ones count where at least {number(POOL)} were rated; "
        "words are printed only if approved."
    )
    return (told,)


def keeping(results: Results) -> tuple[str, ...]:
    least = results.settings.min_group
    return (
        f"No score is shown for fewer than {least} people, nor where it would let such a group be worked out.",
        f"All answers of an item are shown from {MIN_FULL_DISTRIBUTION} people on, else folded into favourable, neutral and unfavourable.",
        *_words(results),
        "Nothing left this computer: the answers were read, scored and printed here.",
        "The figures of this report are attached to the PDF as results.json.",
    )
