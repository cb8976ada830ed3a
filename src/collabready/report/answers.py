"""How people answered: one bar for each item, favourable always on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import NEARLY_ALL, Ladder, caution, count, percent, whole
from collabready.language import say, say_as
from collabready.report.charts import Chart, Part, diverging, sides, swatch
from collabready.report.wording import SENTENCE, clip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.results import ItemResult

FOLDED = (("unfavourable", -0.75), ("neutral", 0.0), ("favourable", 0.75))
HARDLY_ANY = "≤10 %"
MOST_LABELS, MOST_SCALES = 7, 2
QUOTED, WIDTH = 130, 176
Scale = tuple[tuple[str, float], ...]
FAVOURABLE = 0.5
"""An answer counts as favourable from 75 of 100 on, which is half way between the middle and the best."""


@dataclass(frozen=True)
class AnswerRow:
    """An item with its bar, or with the words that stand in its place."""

    text: str
    reverse: bool
    chart: Chart | None
    note: str
    favourable: str
    score: str
    below: bool
    n: str


@dataclass(frozen=True)
class Legend:
    """`scales`: the colours of each scale whose bars are drawn, and of the folded classes where such bars are."""

    caption: str
    scales: tuple[tuple[tuple[Chart, str], ...], ...]


def kind(folded: str) -> str:
    """One of the three classes of answers, as a reader meets it."""
    return {
        "unfavourable": say_as("answers", "unfavourable"),
        "neutral": say_as("answers", "neutral"),
        "favourable": say_as("answers", "favourable"),
    }[folded]


def answer_rows(rungs: Ladder, items: Sequence[ItemResult], name: str) -> tuple[AnswerRow, ...]:
    parts = [_parts(item) for item in items]
    reaches = [sides(each) for each in parts if each]
    reach = (max((left for left, _ in reaches), default=0.0), max((right for _, right in reaches), default=0.0))
    return tuple(
        _row(rungs, item, each, reach, f"{name}-{at}") for at, (item, each) in enumerate(zip(items, parts, strict=True))
    )


def _row(rungs: Ladder, item: ItemResult, parts: tuple[Part, ...], reach: tuple[float, float], name: str) -> AnswerRow:
    chart = None
    if parts:
        shares = zip(_labels(item), parts, strict=True)
        told = ", ".join(say("{answer} {share} %", answer=label, share=part.text) for label, part in shares)
        alt = f"{clip(item.text, 160)}: {clip(told, SENTENCE)}"
        chart = Chart(name, alt, diverging(parts, reach, width=WIDTH))
    return AnswerRow(
        text=clip(item.text, SENTENCE),
        reverse=item.reverse,
        chart=chart,
        note="" if parts else say("too few answers") if item.score is None else say("answers not shown"),
        favourable=_favourable(item, parts),
        score=rungs.score(item.score),
        below=rungs.below(item.score),
        n=count(item.n) + (f", {caution(item.n)}" if caution(item.n) else ""),
    )


def _folded(item: ItemResult) -> bool:
    return item.nearly_all is not None or set(item.distribution or {"": 0}) <= {each for each, _ in FOLDED}


def _codes(item: ItemResult) -> list[str]:
    """Codes from the least to the most favourable answer."""
    numbers = all(code.lstrip("-").isdigit() for code in item.labels)
    codes = sorted(item.labels, key=int) if numbers else list(item.labels)
    return codes[::-1] if item.reverse else codes


def _labels(item: ItemResult) -> list[str]:
    return [kind(each) for each, _ in FOLDED] if _folded(item) else [clip(item.labels[code]) for code in _codes(item)]


def _parts(item: ItemResult) -> tuple[Part, ...]:
    """The bar from unfavourable to favourable; empty where the answers may not be shown."""
    if item.nearly_all:
        return tuple(_nearly(each == item.nearly_all, favour) for each, favour in FOLDED)
    counts = item.distribution or {}
    total = sum(counts.values())
    if not total:
        return ()
    if _folded(item):
        shares = [counts.get(each, 0) / total for each, _ in FOLDED]
        return tuple(Part(s, str(whole(100 * s)), favour) for s, (_, favour) in zip(shares, FOLDED, strict=True))
    favours = _favours(_codes(item))
    shares = [counts.get(code, 0) / total for code in _codes(item)]
    return tuple(Part(share, str(whole(100 * share)), favour) for share, favour in zip(shares, favours, strict=True))


def _favours(codes: Sequence[str]) -> list[float]:
    """Where each code stands between the worst (-1) and the best (1) answer, by its number, else by its place."""
    if len(codes) < 2:  # noqa: PLR2004 - two ends
        return [0.0] * len(codes)
    numbers = all(code.lstrip("-").isdigit() for code in codes)
    places = [float(code) for code in codes] if numbers else [float(at) for at in range(len(codes))]
    return [round(2 * (place - places[0]) / (places[-1] - places[0]) - 1, 9) for place in places]


def _nearly(here: bool, favour: float) -> Part:  # noqa: FBT001 - a part holds nearly all or nothing
    return Part(0.95 if here else 0, "≥90" if here else "≤10", favour)


def _favourable(item: ItemResult, parts: Sequence[Part]) -> str:
    if not parts:
        return ""
    if item.nearly_all:
        return NEARLY_ALL if item.nearly_all == "favourable" else HARDLY_ANY
    return percent(sum(part.share for part in parts if part.favour >= FAVOURABLE))


def lowest(rungs: Ladder, items: Sequence[ItemResult]) -> tuple[str, str] | None:
    """The statement with the lowest score and its share of favourable answers; None where two are printed as low."""
    scored = sorted((item for item in items if item.score is not None), key=lambda item: round(item.score or 0, 9))
    told = [(rungs.score(item.score), item) for item in scored[:2]]
    if len(told) < 2 or told[0][0] == told[1][0] or not (parts := _parts(told[0][1])):  # noqa: PLR2004 - two to compare
        return None
    return clip(told[0][1].text, QUOTED).removesuffix("."), _favourable(told[0][1], parts)


def legend(items: Sequence[ItemResult], name: str) -> Legend:
    shown = [item for item in items if _parts(item)]
    if not shown:
        return Legend(say("how many gave which answer is not shown: too few people answered"), ())
    caption = (
        say("share of answers in %; favourable on the right, also where a statement is reversed")
        if any(item.reverse for item in shown)
        else say("share of answers in %; favourable on the right")
    )
    scales = list(dict.fromkeys(_scale(item) for item in shown if not _folded(item)))
    if len(scales) > MOST_SCALES or any(len(scale) > MOST_LABELS for scale in scales):
        scales = [((say("least favourable"), -1.0), (say("middle"), 0.0), (say("most favourable"), 1.0))]
    if any(_folded(item) for item in shown):
        scales.append(tuple((kind(each), favour) for each, favour in FOLDED))
    return Legend(
        caption,
        tuple(
            tuple(_swatch(f"{name}-{place}-{at}", label, favour) for at, (label, favour) in enumerate(scale))
            for place, scale in enumerate(scales)
        ),
    )


def _scale(item: ItemResult) -> Scale:
    """The labels from the least to the most favourable answer to a statement that is not reversed, with their colours."""
    codes = _codes(item)
    if item.reverse:
        return tuple(
            (clip(item.labels[code], 40), -favour) for code, favour in zip(codes, _favours(codes), strict=True)
        )[::-1]
    return tuple((clip(item.labels[code], 40), favour) for code, favour in zip(codes, _favours(codes), strict=True))


def _swatch(name: str, label: str, favour: float) -> tuple[Chart, str]:
    return Chart(name, say("colour of {label}", label=label), swatch(favour)), label
