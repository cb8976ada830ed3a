"""How far a score can be leaned on: reliability, agreement, and the statements to talk about or to check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.reliability import fits_badly
from collabready.language import say, say_count
from collabready.report.wording import clip, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabready.assessment.results import DimensionResult, ItemResult

MOST, STATEMENT, ALONE = 2, 60, 110


def talk_about(dimension: DimensionResult) -> str:
    """The statement that people answer most differently; empty where none splits them."""
    split = sorted((i for i in dimension.items if i.agreement == "split"), key=lambda item: -round(item.sd or 0, 9))
    if not split:
        return ""
    return say("Talk about what splits people most: “{statement}”", statement=clip(split[0].text, ALONE))


def leaning(dimension: DimensionResult) -> tuple[str, ...]:
    """A sentence for each thing of a statistical kind; none where nothing was computed, as of interviews."""
    return tuple(_leaning(dimension))


def _leaning(dimension: DimensionResult) -> Iterator[str]:
    if dimension.reliability:
        yield dimension.reliability.says
    if dimension.agreement:
        yield dimension.agreement.says
    odd = sorted((i for i in dimension.items if fits_badly(i.item_rest)), key=lambda item: item.item_rest or 0)
    if odd:
        yield say(
            "Check wording or keying, because hardly in line with the others: {statements}.",
            statements=_named(odd, MOST),
        )


def _named(items: list[ItemResult], most: int) -> str:
    more = [say_count(len(items) - most, "{n} more", "{n} more")] if len(items) > most else []
    return listed([*(f"“{clip(item.text, STATEMENT).removesuffix('.')}”" for item in items[:most]), *more])
