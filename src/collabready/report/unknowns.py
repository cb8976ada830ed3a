"""What the figures cannot say, worded once for the summary and for the page of the method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.figures import caution, count, interval, ladder, turns
from collabready.language import level_name, quoted, say, say_count
from collabready.report.headline import unscored
from collabready.report.wording import clip, inside, listed, upper_first

if TYPE_CHECKING:
    from collabready.assessment.results import Mean, Results


def mean_name(mean: Mean) -> str:
    names: dict[Mean, str] = {
        "arithmetic": say("Plain average"),
        "geometric": say("Geometric mean (used here)"),
        "harmonic": say("Harmonic mean"),
        "minimum": say("The lowest part alone"),
    }
    return names[mean]


def unknowns(results: Results) -> tuple[str, ...]:
    """What the figures cannot say, the gravest first. Never empty: no survey shows a cause."""
    return (
        *_not_asked(results),
        *_not_scored(results),
        *_not_certain(results),
        *_not_shown(results),
        say("Why people answer as they do: the figures show what they say, not what causes it."),
    )


def level_is_open(results: Results) -> bool:
    """Do the ends of the interval give different levels, also after the caps of the rules that fired?"""
    ci = results.readiness.ci
    return ci is not None and _level(results, ci[0]) != _level(results, ci[1])


def _level(results: Results, score: float) -> str:
    rungs = ladder(results)
    return min([rungs.level(score), *(gate.cap for gate in results.readiness.gates)], key=rungs.cut)


def other_levels(results: Results) -> str:
    """Which kinds of mean give another level; empty where none does."""
    level = results.readiness.level
    others = [
        f"{inside(mean_name(other.mean))} {quoted(clip(level_name(other.level), 40))}"
        for other in results.readiness.robustness
        if other.level != level
    ]
    if not others:
        return ""
    return say(
        "Another kind of mean gives another level than “{level}”: {others}.",
        level=level_name(level),
        others=listed(others),
    )


def alike(results: Results) -> str:
    """Why the interval of the readiness has no width; empty where it has one, or where there is none."""
    readiness = results.readiness
    if readiness.ci is None or round(readiness.ci[0], 9) != round(readiness.ci[1], 9):
        return ""
    if readiness.invited == readiness.n:
        return say("everybody invited answered")
    return say("everybody answered alike")


def unscored_practices(results: Results) -> list[str]:
    """Practices without a score in parts that have one."""
    return [
        quoted(clip(practice.title))
        for dimension in results.dimensions
        for practice in dimension.practices
        if dimension.score is not None and practice.score is None
    ]


def _not_asked(results: Results) -> tuple[str, ...]:
    if results.readiness.basis == "interviews":
        return (say("How staff see it: they have not been asked."),)
    if not any(voice.n for key, voice in results.voices.heard.items() if key != "staff"):
        return (say("Whether leaders see it the same way: no answers of leaders are shown."),)
    return ()


def _not_scored(results: Results) -> tuple[str, ...]:
    told = [
        say("{part}: too few people answered to score it.", part=upper_first(clip(dimension.title)))
        for dimension in unscored(results)
    ]
    lacking = unscored_practices(results)
    if lacking:
        told.append(say("How it stands with {practices}: too few people answered.", practices=listed(lacking, 110)))
    return tuple(told)


def _not_certain(results: Results) -> tuple[str, ...]:
    readiness, told = results.readiness, []
    if level_is_open(results):
        around = interval(readiness.ci)
        told.append(
            say("Which level it truly is: the ends of the interval, {interval}, give different ones.", interval=around)
        )
    unsure = {gate.basis for gate in readiness.gates if gate.uncertain}
    if "interviews" in unsure:
        told.append(say("Whether a rule that rests on interviews applies: those interviewed were chosen, not drawn."))
    if "survey" in unsure:
        told.append(
            say("Whether a rule marked “probably” applies: the interval of what it tests covers its threshold.")
        )
    if other := other_levels(results):
        told.append(other)
    if caution(readiness.n) and readiness.basis == "survey":
        told.append(
            say_count(
                readiness.n,
                "Whether more answers would change the picture: only {n} person answered.",
                "Whether more answers would change the picture: only {n} people answered.",
            )
        )
    return tuple(told)


def _not_shown(results: Results) -> tuple[str, ...]:
    told = []
    silent = (results.readiness.invited or 0) - results.readiness.n
    if results.readiness.basis == "survey" and silent > 0:
        told.append(_silent(results, silent))
    if any(group.hidden for group in results.groups):
        told.append(say("How hidden groups answer: they are small, or would give a small one away."))
    return tuple(told)


def _silent(results: Results, silent: int) -> str:
    """What those think who did not answer, and what they would have to think for another level."""
    values = {"n": count(silent), "invited": count(results.readiness.invited)}
    if not (told := turns(results)):
        return say("What those think who did not answer: {n} of {invited}.", **values)
    return say(
        "What those think who did not answer: {n} of {invited}. The score would be {turns}.", **values, turns=told
    )
