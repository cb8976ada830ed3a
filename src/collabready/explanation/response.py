"""How many answered, and what those who stayed silent would have to score."""

from __future__ import annotations

from collabready.assessment.comparison_results import BreakEven, Response
from collabready.assessment.figures import count, percent
from collabready.explanation.material import Lines, Material, must_be, rounded, worked

LIGHTS = {"red": "under 30 %: red", "amber": "under 50 %: amber", "none": "50 % or more: no light"}


def explain_response(given: Material) -> Lines:
    """The response rate, and the break-even of every level.

    Raises:
        CollabreadyError: a rate or a break-even is not what its parts give.
    """
    response = given.results.response
    if response is None or not response.invited:
        yield "Nobody said how many were invited, so there is no response rate."
        return
    must_be(response.answered / response.invited, response.rate, "response rate")
    done = worked([response.answered, response.invited], lambda v: v[0] / v[1], percent)
    yield f"Response: {count(response.answered)} / {count(response.invited)} = {done.result}, printed as {percent(response.rate)}: {LIGHTS[response.light]} (convention)."
    for even in response.break_even:
        yield from _break_even(given, response, even)


def _break_even(given: Material, response: Response, even: BreakEven) -> Lines:
    score, silent = given.results.readiness.score, response.invited - response.answered
    if score is None or silent <= 0:
        return
    must_be((even.cut - response.rate * score) / (1 - response.rate), even.silent, f"break-even of {even.level}")
    done = worked([response.rate, score], lambda v: (even.cut - v[0] * v[1]) / (1 - v[0]), rounded(1))
    rate = done.inputs[0]
    yield f"  Level {even.level}, whose limit is {even.cut:g}: the {count(silent)} who stayed silent would have to score"
    yield f"    ({even.cut:g} - {rate} x {done.inputs[1]}) / (1 - {rate}) = {done.result}"
