"""How the numbers are made, and how people are kept from being recognised: sentences for the pages of the method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.disclosure import MIN_FULL_DISTRIBUTION
from collabready.assessment.figures import ladder, limit, turns
from collabready.assessment.interview_results import APART, LEAST
from collabready.assessment.reliability import LEAST as LEAST_ALPHA
from collabready.language import say
from collabready.report.wording import number
from collabready.responses.uses import POOL

if TYPE_CHECKING:
    from collabready.assessment.results import Results


def making(results: Results) -> tuple[str, ...]:
    """From answers to readiness, for every reader."""
    return (
        say(
            "Each answer is set on 0-100, the least favourable at 0; statements worded the other way round are turned."
        ),
        say(
            "A person's score is the mean of a practice's statements if enough of them were answered, then of the practices."
        ),
        say("A score of the whole is the mean over staff. Don't know and blank are no answer, never a midpoint."),
        say(
            "The recipe is the geometric mean of the ingredients, readiness that of all parts; without one part, none."
        ),
        say(
            "Ready means {line} or more. A rule that fires caps the level, whatever the mean says.",
            line=limit(ladder(results).line),
        ),
        *_beside(results),
    )


def exactly(results: Results) -> tuple[str, ...]:
    """The same for those who check: intervals, tests, limits."""
    return (
        *_intervals(results),
        say("A number that would round up to a limit without reaching it is marked “<”."),
        say("“Near a limit” means that the interval reaches into another level."),
        *_leaning(results),
        *_comparing(results),
        *_waves(results),
        *_with_managers(results),
        *_population(results),
    )


def _intervals(results: Results) -> tuple[str, ...]:
    if results.readiness.basis == "interviews":
        return (say("Ratings have no interval: those interviewed were chosen, not drawn."),)
    told = say(
        "Intervals are 95 %: a t interval for a mean; for readiness and recipe the delta method, with the covariance of "
        "persons' scores."
    )
    return (told,)


def _leaning(results: Results) -> tuple[str, ...]:
    """How it is told how far a score can be leaned on."""
    if not any(dimension.reliability for dimension in results.dimensions):
        return ()
    told = say(
        "Alpha and omega tell whether statements go together, from {least} complete answers on; r_wg(j) whether "
        "people agree, against answers by chance; ICC(2) whether groups may be ranked. Their cut-offs are conventions.",
        least=LEAST_ALPHA,
    )
    return (told,)


def _comparing(results: Results) -> tuple[str, ...]:
    told = []
    if results.voices.gaps:
        told.append(
            say(
                "Leaders and staff differ where Welch's test says so after Holm over the parts, at .05, and by 10 points or more."
            )
        )
    if any(not group.hidden for group in results.groups):
        told.append(
            say(
                "A group differs where its mean is apart from that of all others together, at a false discovery rate of .10 "
                "(Benjamini and Hochberg)."
            )
        )
    return tuple(told)


def _waves(results: Results) -> tuple[str, ...]:
    if results.waves is None:
        return ()
    told = say(
        "From wave to wave, moved means 5 points or more, and more than chance explains, all comparisons taken together "
        "(parts: Holm, .05; statements and groups: false discovery rate, .10); not moved, that the 90 % interval lies within "
        "5 points either way."
    )
    return (told,)


def _with_managers(results: Results) -> tuple[str, ...]:
    """What leaving managers out of the headline does, where that may be told."""
    if results.voices.readiness is None:
        return ()
    score = ladder(results).score(results.voices.readiness)
    return (say("Were managers counted with staff, readiness would be {score}.", score=score),)


def _population(results: Results) -> tuple[str, ...]:
    if results.readiness.basis == "interviews" or results.readiness.invited is None:
        return ()
    told = say(
        "Where it is known how many were invited, intervals are narrower: they speak of these people alone "
        "(finite population). They cannot tell whether those who stayed silent think otherwise."
    )
    if not turns(results):
        return (told,)
    silent = say(
        "Those who stayed silent: the score, before any rule, would be {turns}. "
        "That is (limit - share who answered x score) / share silent.",
        turns=turns(results),
    )
    return (told, silent)


def _beside(results: Results) -> tuple[str, ...]:
    """How interviews are scored, where they stand beside a survey."""
    if not results.interviews or results.readiness.basis == "interviews":
        return ()
    told = say(
        "What was heard in interviews is rated by the consultant, scored by the same rules, and never averaged with the "
        "survey. From {least} interviews on, {apart} points apart is called a difference (convention).",
        least=number(LEAST),
        apart=APART,
    )
    return (told,)


def keeping(results: Results) -> tuple[str, ...]:
    least = results.settings.min_group
    return (
        say(
            "No score is shown for fewer than {least} people, nor where it would let such a group be worked out.",
            least=least,
        ),
        say(
            "All answers of an item are shown from {least} people on, else folded into favourable, neutral and unfavourable.",
            least=MIN_FULL_DISTRIBUTION,
        ),
        *_words(results),
        say("Nothing left this computer: the answers were read, scored and printed here."),
        say("The figures of this report are attached to the PDF as results.json."),
    )


def _words(results: Results) -> tuple[str, ...]:
    if not results.interviews and not results.quotes:
        return ()
    told = say(
        "Interviewees chose how their words are used. Pooled ones count where at least {least} were rated; "
        "words are printed only if approved.",
        least=number(POOL),
    )
    return (told,)
