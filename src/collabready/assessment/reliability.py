"""Whether the items of a dimension speak of one thing: alpha, omega, and how each item goes with the rest.

Cronbach (1951), Psychometrika 16, 297-334; the interval of Feldt, Woodruff and Salih (1987), Applied Psychological
Measurement 11, 93-103; omega of McDonald (1999), Test theory, for one factor. Cut-offs are conventions.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from collabready.assessment.covariance import Covariance
from collabready.assessment.factor import one_factor
from collabready.assessment.figures import coefficient
from collabready.assessment.quality_results import Reliability, Reliable
from collabready.assessment.sealed import Interval
from collabready.assessment.uncertainty import CONFIDENCE
from collabready.language import say, whole_number

LEAST = 30
"""Fewer persons than this, and no alpha is printed. Convention."""
LEAST_FOR_OMEGA, LEAST_ITEMS_FOR_OMEGA = 50, 3
VERDICTS: tuple[tuple[float, Reliable], ...] = ((0.80, "good"), (0.70, "acceptable"), (0.60, "weak"))
CUTS = tuple(cut for cut, _ in VERDICTS)
LOW_ITEM_REST = 0.20


def alpha(found: Covariance) -> float | None:
    """Cronbach's alpha: k / (k - 1) x (1 - sum of the items' variances / variance of their sum); 1 at most, no lower bound.

    None for fewer than two items or persons, and where the sum of the items does not vary.
    """
    total = _total(found)
    if found.items < 2 or found.n < 2 or total <= 0:  # noqa: PLR2004 - a variance needs two
        return None
    own = math.fsum(found.matrix[i][i] for i in range(found.items))
    return found.items / (found.items - 1) * (1 - own / total)


def feldt_interval(value: float, n: int, items: int) -> Interval:
    """The 95 % interval of an alpha of n persons and some items, by the F distribution."""
    from scipy.special import fdtri

    df, tail = n - 1, (1 - CONFIDENCE) / 2
    low, high = (1 - (1 - value) * float(fdtri(df, df * (items - 1), p)) for p in (1 - tail, tail))
    return low, high


def item_rest(found: Covariance) -> list[float | None]:
    """The correlation of each item with the sum of the others; None where one of the two does not vary."""
    total = _total(found)
    values: list[float | None] = []
    for place, row in enumerate(found.matrix):
        own, with_all = row[place], math.fsum(row)
        rest = total - 2 * with_all + own
        varies = found.items > 1 and own > 0 and round(rest / own, 9) > 0
        values.append(max(-1.0, min(1.0, (with_all - own) / math.sqrt(own * rest))) if varies else None)
    return values


def omega(found: Covariance) -> float | None:
    """McDonald's omega of one factor by maximum likelihood: (sum of loadings)^2 / that + sum of what is left of each item.

    None where it is not estimable: fewer than 3 items, an item that does not vary, a Heywood case.
    """
    factor = one_factor(found.matrix) if found.items >= LEAST_ITEMS_FOR_OMEGA else None
    if factor is None:
        return None
    common = math.fsum(factor.loadings) ** 2
    return common / (common + math.fsum(factor.uniquenesses))


def fits_badly(correlation: float | None) -> bool:
    """Whether an item goes so little with the rest that its wording or keying is to be checked."""
    return correlation is not None and round(correlation, 9) < LOW_ITEM_REST


def reliability(found: Covariance, min_group: int) -> Reliability:
    """What may be said of a dimension's items, of those who answered all of them."""
    least = max(LEAST, min_group)
    if found.items < 2:  # noqa: PLR2004 - two to go together
        return _unknown(
            say("Fewer than two of its statements were asked, so it cannot be told whether they go together.")
        )
    if found.n < least:
        few = say(
            "Fewer than {least} people answered all of its statements: too few to tell whether they go together.",
            least=least,
        )
        return _unknown(few)
    if not any(found.matrix[i][i] for i in range(found.items)):
        return _unknown(
            say("Everybody gave the same answers, so it cannot be told whether the statements go together.")
        )
    value = alpha(found)
    if value is None:
        return _unknown(say("The statements cancel each other out: check the keying, which of them are reversed."))
    return _told(found, value)


def _told(found: Covariance, value: float) -> Reliability:
    verdict: Reliable = next((name for cut, name in VERDICTS if round(value, 9) >= cut), "not one thing")
    ci = feldt_interval(value, found.n, found.items)
    total = omega(found) if found.n >= LEAST_FOR_OMEGA else None
    says = _says(found, value, verdict)
    return Reliability(alpha=value, alpha_ci=ci, omega=total, n=found.n, verdict=verdict, says=says)


def _says(found: Covariance, value: float, verdict: Reliable) -> str:
    numbers = {"items": found.items, "alpha": coefficient(value, CUTS), "n": whole_number(found.n)}
    if round(value, 9) < 0:
        return say(
            "Its {items} statements pull against each other: check the keying, which of them are reversed "
            "(alpha {alpha}, n {n}).",
            **numbers,
        )
    match verdict:
        case "good":
            return say("Its {items} statements go together well (alpha {alpha}, n {n}).", **numbers)
        case "acceptable":
            return say("Its {items} statements go together (alpha {alpha}, n {n}).", **numbers)
        case "weak":
            return say(
                "Its {items} statements go together loosely, so read the practices beside the score "
                "(alpha {alpha}, n {n}).",
                **numbers,
            )
        case _:
            return say(
                "Its {items} statements hardly go together, so do not read the dimension as one thing "
                "(alpha {alpha}, n {n}).",
                **numbers,
            )


def _unknown(says: str) -> Reliability:
    return Reliability(verdict="not computed", says=says)


def _total(found: Covariance) -> float:
    """The variance of the sum of the items; 0 where nothing but noise is left of it."""
    own = math.fsum(found.matrix[i][i] for i in range(found.items))
    total = math.fsum(value for row in found.matrix for value in row)
    return total if own > 0 and round(total / own, 9) > 0 else 0.0


def rest_of(found: Covariance, items: Sequence[str], min_group: int) -> dict[str, float | None]:
    """Item -> its correlation with the rest, from 30 persons on."""
    if found.n < max(LEAST, min_group):
        return dict.fromkeys(items)
    return dict(zip(items, item_rest(found), strict=True))
