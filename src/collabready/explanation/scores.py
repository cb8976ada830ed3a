"""How the scores of dimensions, practices and items came about, and the shares of questions."""

from __future__ import annotations

import math
from collections.abc import Mapping

from collabready.assessment.figures import coefficient, count, difference, interval, percent
from collabready.assessment.items import fold
from collabready.assessment.results import DimensionResult, ItemResult, PracticeResult
from collabready.assessment.sealed import Interval
from collabready.assessment.uncertainty import mean_interval, t_interval
from collabready.errors import CollabreadyError
from collabready.explanation.material import (
    NO_QUESTIONNAIRE,
    TOLERANCE,
    Lines,
    Material,
    exactly,
    fixed,
    level_lines,
    must_be,
    rounded,
    unseen,
    worked,
)
from collabready.explanation.whole import rating

Folded = Mapping[str, float]


def explain_dimension(given: Material, dimension: DimensionResult) -> Lines:
    if dimension.score is None:
        yield unseen(dimension.title, given.results)
        return
    level = f", {dimension.level}" if dimension.level else ""
    yield f"{dimension.title} ({dimension.role}): {given.rungs.score(dimension.score)} of 100{level}, n = {count(dimension.n)}."
    yield f"  How: the mean over {count(dimension.n)} {_people(given)} of each one's own score: the mean of their practices."
    yield from _missing_rule(given)
    if dimension.incomplete:
        yield f"  {count(dimension.incomplete)} of these scores rest on some of the items only."
    yield from _practices(given, dimension)
    yield from _spread(given, dimension.score, dimension.sd, dimension.n, dimension.ci)
    if dimension.median is not None:
        yield f"  Median {given.rungs.score(dimension.median)}."
    yield from _shares(dimension)
    if given.surveyed:
        yield from level_lines(dimension.score, given.rungs)
    yield from _heard(given, dimension.id, dimension.id)
    for found in _verdicts(dimension):
        yield f"  {found}"


def _verdicts(dimension: DimensionResult) -> Lines:
    if dimension.reliability:
        yield dimension.reliability.says
    if dimension.agreement:
        yield dimension.agreement.says
    yield from (unit.says for unit in dimension.units)


def _people(given: Material) -> str:
    return "staff" if given.surveyed else "interviews"


def _missing_rule(given: Material) -> Lines:
    if given.questionnaire is None:
        yield "  A person without enough answers has no score; no missing answer counts as 0 or as a midpoint."
        return
    share = given.questionnaire.scoring.min_answered
    yield (
        f"  Who counts: a practice needs answers to {percent(share)} of the items that the person was asked, and to 2 where "
        "it has 3 or more; a dimension needs half of its practices. A missing answer is never 0 and never a midpoint."
    )


def _practices(given: Material, dimension: DimensionResult) -> Lines:
    for practice in dimension.practices:
        if practice.score is None:
            yield f"      {'-':>4}  {practice.id}: {practice.title}, not shown"
        else:
            score = given.rungs.score(practice.score)
            yield f"      {score:>4}  {practice.id}: {practice.title}, n = {count(practice.n)}"
    known = [practice.score for practice in dimension.practices if practice.score is not None]
    if dimension.score is None or len(known) < len(dimension.practices) or len(known) < 2:  # noqa: PLR2004 - nothing to add
        return
    done = worked(known, lambda values: math.fsum(values) / len(values), given.rungs.score)
    same = abs(math.fsum(known) / len(known) - dimension.score) < TOLERANCE
    persons = f"; by persons {exactly(dimension.score, given.rungs)}, as not everybody has a score on all"
    yield f"    The practices alone: ({' + '.join(done.inputs)}) / {len(known)} = {done.result}{'' if same else persons}."


def _spread(given: Material, score: float, sd: float | None, n: int | None, ci: Interval | None) -> Lines:
    """SD and interval, with the arithmetic.

    Raises:
        CollabreadyError: the interval is not what mean, SD and n give.
    """
    if not given.surveyed:
        yield "  No interval: those interviewed were chosen, not drawn."
        return
    if sd is None or n is None or ci is None or n <= 1:
        return
    invited = given.results.readiness.invited
    for found, stands in zip(mean_interval(score, sd, n, invited) or (), ci, strict=False):
        must_be(found, stands, "interval")
    share = 1 if invited is None else math.sqrt(max(1 - n / invited, 0))
    done = worked([t_interval(0, 1, n - 1)[1], sd], lambda v: v[0] * v[1] / math.sqrt(n) * share, rounded(3))
    corrected = "" if invited is None else f" x sqrt(1 - {n}/{invited})"
    held = ", held within 0 and 100" if min(ci) <= 0 or max(ci) >= 100 else ""  # noqa: PLR2004 - the scale
    yield f"  95 % interval {interval(ci)}: {fixed(score, 3)} ± {done.result}{held}. Half its width, by t with {n - 1} (n - 1) degrees of freedom:"
    yield f"    {done.inputs[0]} x {done.inputs[1]} / sqrt({n}){corrected} = {done.result}"


def _shares(dimension: DimensionResult) -> Lines:
    """Favourable, neutral and unfavourable shares: the means of those of the items, where all of these are known."""
    if dimension.nearly_all:
        yield f"  90 % or more of the answers are {dimension.nearly_all}; in a small group, no more is told."
        return
    stands = {kind: getattr(dimension, kind) for kind in ("favourable", "neutral", "unfavourable")}
    if any(share is None for share in stands.values()):
        return
    folded = [found for item in dimension.items if item.n and (found := _folded(item))]
    told = ", ".join(f"{kind} {percent(share)}" for kind, share in stands.items())
    yield f"  Answers: {told}; the means of the shares of its items."
    if folded and len(folded) == len(dimension.items):
        for kind, share in stands.items():
            must_be(math.fsum(each[kind] for each in folded) / len(folded), share, f"{dimension.id}, {kind}")


def _folded(item: ItemResult) -> Folded | None:
    """The shares of favourable, neutral and unfavourable answers to an item; None where they are not told."""
    if item.distribution is None:
        return None
    counts = item.distribution if _is_folded(item) else fold(item.distribution, points_of(item))
    total = sum(counts.values())
    return {kind: number / total for kind, number in counts.items()} if total else None


def _is_folded(item: ItemResult) -> bool:
    return set(item.distribution or ()) <= {"favourable", "neutral", "unfavourable"}


def points_of(item: ItemResult) -> dict[str, float]:
    """0-100 of each code of an item's scale.

    Raises:
        CollabreadyError: its codes are no numbers, or all the same.
    """
    codes = [int(code) for code in item.labels if code.lstrip("-").isdecimal()]
    if len(codes) < len(item.labels) or len(set(codes)) < 2:  # noqa: PLR2004 - two ends
        raise CollabreadyError(f"{item.id}: its answers have no numbers, which no scored item has. Score again.")
    low, high = min(codes), max(codes)
    return {str(x): 100 * ((low + high - x if item.reverse else x) - low) / (high - low) for x in codes}


def explain_practice(given: Material, dimension: DimensionResult, practice: PracticeResult) -> Lines:
    if practice.score is None:
        yield unseen(practice.title, given.results)
        yield from _heard(given, dimension.id, practice.id)
        return
    yield f"{practice.title}, a practice of {dimension.title}: {given.rungs.score(practice.score)} of 100, n = {count(practice.n)}."
    yield f"  How: the mean over {count(practice.n)} {_people(given)} of the weighted mean of the items that each one answered."
    yield from _missing_rule(given)
    yield from _items(given, dimension, practice.id)
    yield from _spread(given, practice.score, practice.sd, practice.n, practice.ci)
    if given.surveyed:
        yield from level_lines(practice.score, given.rungs)
    yield from _heard(given, dimension.id, practice.id)


def _items(given: Material, dimension: DimensionResult, practice: str) -> Lines:
    """The items of a practice with their weights."""
    if given.questionnaire is None:
        yield f"  {NO_QUESTIONNAIRE}"
        return
    found = {item.id: item for item in dimension.items}
    for item in next((p.items for p in given.questionnaire.practices if p.id == practice), ()):
        if item.id in found:
            result = found[item.id]
            score = "-" if result.score is None else given.rungs.score(result.score)
            turned = ", reversed" if item.reverse else ""
            yield f'      {score:>4}  {item.id}: weight {item.weight:g}{turned}, "{result.text}"'


def explain_item(given: Material, dimension: DimensionResult, item: ItemResult) -> Lines:
    """An item with its codes.

    Raises:
        CollabreadyError: score, SD or n is not what the answers give.
    """
    yield f'"{item.text}" ({item.id}, {dimension.title})'
    if item.score is None:
        yield f"  {unseen('Its score', given.results)}"
        return
    yield f"  {given.rungs.score(item.score)} of 100, n = {count(item.n)}; {count(item.no_answer)} were asked and gave no answer, which counts as nothing."
    yield from _codes(item)
    if item.nearly_all:
        yield f"  90 % or more of the answers are {item.nearly_all}; in a small group, no more is told."
    elif item.distribution is None or _is_folded(item):
        folded = ", ".join(f"{kind} {number}" for kind, number in (item.distribution or {}).items())
        yield f"  {f'Answers: {folded}. ' if folded else ''}How many gave each answer is not told of so few, so the mean cannot be worked out again here."
    else:
        yield from _mean_of_codes(given, item, item.distribution)
    if item.item_rest is not None:
        yield f"  Correlation with the rest of the dimension's items: {coefficient(item.item_rest)}."


def _codes(item: ItemResult) -> Lines:
    points = points_of(item)
    codes = [int(code) for code in item.labels]
    if item.reverse:
        yield f"  Reversed: a code x counts as {min(codes)} + {max(codes)} - x."
    for code, label in item.labels.items():
        times = (
            "" if item.distribution is None or _is_folded(item) else f"{count(item.distribution.get(code, 0)):>7} x "
        )
        yield f"      {code}: {times}{points[code]:g}  {label}"


def _mean_of_codes(given: Material, item: ItemResult, counts: Mapping[str, int]) -> Lines:
    points, n = points_of(item), sum(counts.values())
    must_be(n, item.n or 0, f"{item.id}, n")
    mean = math.fsum(number * points[code] for code, number in counts.items()) / n
    must_be(mean, item.score or 0, f"{item.id}, score")
    squares = math.fsum(number * (points[code] - mean) ** 2 for code, number in counts.items())
    if item.sd is not None and n > 1:
        must_be(math.sqrt(squares / (n - 1)), item.sd, f"{item.id}, SD")
    total = " + ".join(f"{number} x {points[code]:g}" for code, number in counts.items())
    yield f"  ({total}) / {n} = {exactly(mean, given.rungs)}"


def _heard(given: Material, dimension: str, name: str) -> Lines:
    heard = rating(given, dimension, name)
    if heard is None or not given.surveyed:
        return
    told = f"  Interviews rate it {given.rungs.score(heard.score)} (n {heard.n}), never averaged with the survey"
    if heard.survey_score is not None and heard.difference is not None:
        must_be(heard.score - heard.survey_score, heard.difference, f"{name}, interviews minus survey")
        told += f"; {difference(heard.score, heard.survey_score)} from it"
    yield f"{told}{', named as a difference' if heard.label else ''}."


def explain_question(given: Material, ident: str) -> Lines:
    question = next(each for each in given.results.questions if each.id == ident)
    yield f'"{question.text}" ({ident}): reported, never scored.'
    if question.shares is None:
        yield f"  {unseen('What was answered', given.results)}"
        return
    yield f"  n = {count(question.n)}; {count(question.no_answer)} were asked and gave no answer. Shares of those who did:"
    for code, share in question.shares.items():
        yield f"      {percent(share):>5}  {code}: {question.labels.get(code, code)}"
