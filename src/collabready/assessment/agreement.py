"""Whether people give the same answers: r_wg(j) against answers by chance, and the mean distance from the mean answer.

James, Demaree and Wolf (1984), Journal of Applied Psychology 69, 85-98; AD of Burke, Finkelstein and Dusig (1999),
Organizational Research Methods 2, 49-68. Chance is the uniform distribution over the answers of the scale. R: multilevel,
rwg.j and ad.m. Cut-offs are conventions.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from collabready.assessment.figures import coefficient, whole
from collabready.assessment.quality_results import Agreed, Agreement
from collabready.language import say

AGREED, SPLIT = 0.70, 0.50


@dataclass(frozen=True)
class Spread:
    """How far the answers to an item lie apart: `variance` (n - 1 below), and `ad`, their mean distance from their mean."""

    n: int
    variance: float
    ad: float


def spread_of(counts: Mapping[str, int], value: Mapping[str, float]) -> Spread:
    """The spread of answers. `counts`: code -> how often; `value`: code -> its value, as a code or on 0-100."""
    n = sum(counts.values())
    if not n:
        return Spread(0, 0.0, 0.0)
    mean = math.fsum(count * value[code] for code, count in counts.items()) / n
    squares = math.fsum(count * (value[code] - mean) ** 2 for code, count in counts.items())
    distances = math.fsum(count * abs(value[code] - mean) for code, count in counts.items())
    return Spread(n, squares / (n - 1) if n > 1 else 0.0, distances / n)


def chance_variance(options: int) -> float:
    """The variance of answers by chance, in codes: (A^2 - 1) / 12; 2 for five answers."""
    return (options * options - 1) / 12


def chance_variance_of_points(options: int) -> float:
    """The same on 0-100: 10000 (A + 1) / (12 (A - 1)); 1250 for five answers."""
    return chance_variance(options) * 10000 / (options - 1) ** 2


def rwg(variances: Sequence[float], chance: float) -> float:
    """r_wg(j) of the variances of j items, against that of answers by chance: 0 (no more agreement than chance) to 1.

    The mean variance is cut off at that of chance, so the value does not fall below 0.
    """
    share = min(math.fsum(variances) / len(variances) / chance, 1)
    agreed = len(variances) * (1 - share)
    return agreed / (agreed + share)


def width(codes: Sequence[float]) -> int | None:
    """How many answers a scale has, if they lie equally far apart; None where chance has no simple form."""
    ordered = sorted(codes)
    steps = {round(high - low, 9) for low, high in pairwise(ordered)}
    return len(ordered) if len(steps) == 1 else None


def label_of(value: float) -> Agreed:
    """Agreed from .70 on, split below .50. Convention."""
    rounded = round(value, 9)
    return "agreed" if rounded >= AGREED else "mixed" if rounded >= SPLIT else "split"


def item_label(spread: Spread, options: int | None) -> Agreed | None:
    """The label of one item; None where nobody answered, or the answers of its scale are not equally far apart."""
    if options is None or not spread.n:
        return None
    return "one voice" if spread.n == 1 else label_of(rwg([spread.variance], chance_variance_of_points(options)))


def agreement(spreads: Sequence[Spread], options: Iterable[int | None]) -> Agreement:
    """The agreement on the items of a dimension, on 0-100. `options`: how many answers each has, None as in `width`."""
    known = [spread for spread in spreads if spread.n]
    widths = set(options)
    if not known:
        return Agreement(says=say("Too few answers to tell whether people agree."))
    if max(spread.n for spread in known) == 1:
        return Agreement(label="one voice", says=say("One voice, so there is nobody to agree with."))
    if len(widths) > 1 or None in widths:
        return Agreement(says=say("Its statements have scales of different width, so agreement is not computed."))
    (answers,) = widths
    value = rwg([spread.variance for spread in known], chance_variance_of_points(answers or 0))
    distance, label = math.fsum(spread.ad for spread in known) / len(known), label_of(value)
    says = _says(label, value, distance, near=is_near(distance, answers or 0))
    return Agreement(rwg=value, ad=distance, label=label, says=says)


def _says(label: Agreed, value: float, distance: float, *, near: bool) -> str:
    numbers = {"rwg": coefficient(value, (AGREED, SPLIT)), "distance": whole(distance)}
    if label == "agreed" and near:
        return say("People agree (r_wg(j) {rwg}; an answer lies {distance} points from the mean).", **numbers)
    if label == "agreed":
        return say(
            "People agree over all of them, less on each (r_wg(j) {rwg}; an answer lies {distance} points from the mean).",
            **numbers,
        )
    if label == "mixed":
        return say("People agree in part (r_wg(j) {rwg}; an answer lies {distance} points from the mean).", **numbers)
    return say(
        "People are split, which the mean hides: talk about it "
        "(r_wg(j) {rwg}; an answer lies {distance} points from the mean).",
        **numbers,
    )


def is_near(ad: float, options: int) -> bool:
    """Whether the mean distance on 0-100 tells of agreement: below A / 6 in codes, which is 100 A / (6 (A - 1)) points."""
    return round(ad, 9) < round(100 * options / (6 * (options - 1)), 9)
