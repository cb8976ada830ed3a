"""Rows of dimensions, practices, items and questions."""

from __future__ import annotations

from collections.abc import Iterator

from collabready.assessment.quality_results import Agreement, Reliability, UnitDifferences
from collabready.assessment.results import DimensionResult, ItemResult, PracticeResult, QuestionResult, Results
from collabready.spreadsheet.rows import Cell, Row, ends, listed, told


def dimension_rows(results: Results) -> Iterator[Row]:
    """Each dimension, then its practices, then whether groups differ in it."""
    for d in results.dimensions:
        more = {**_spread(d), **_reliability(d.reliability), **_agreement(d.agreement)}
        yield Row("dimension", "", d.id, d.title, d.n, d.score, d.ci, d.level, more)
        for p in d.practices:
            yield Row("practice", d.id, p.id, p.title, p.n, p.score, p.ci, p.level, _of_practice(p))
        for unit in d.units:
            yield _units(d, unit)


def _of_practice(p: PracticeResult) -> dict[str, Cell]:
    return {"sd": p.sd, "items": listed(p.items)}


def _spread(d: DimensionResult) -> dict[str, Cell]:
    return {
        "sd": d.sd,
        "median": d.median,
        "favourable": d.favourable,
        "neutral": d.neutral,
        "unfavourable": d.unfavourable,
        "nearly_all": d.nearly_all,
        "incomplete": d.incomplete,
        "borderline": told(d.borderline),
        "role": d.role,
    }


def _reliability(found: Reliability | None) -> dict[str, Cell]:
    if found is None:
        return {}
    return {
        "alpha": found.alpha,
        **ends("alpha", found.alpha_ci),
        "omega": found.omega,
        "reliability_n": found.n,
        "reliability": found.verdict,
        "reliability_says": found.says,
    }


def _agreement(found: Agreement | None) -> dict[str, Cell]:
    if found is None:
        return {}
    return {"rwg": found.rwg, "ad": found.ad, "agreement": found.label, "agreement_says": found.says}


def _units(dimension: DimensionResult, unit: UnitDifferences) -> Row:
    more = {"groups": unit.groups, "icc1": unit.icc1, "icc2": unit.icc2, "size": unit.size, "text": unit.says}
    return Row("units", unit.by, dimension.id, dimension.title, level=unit.verdict, more=more)


def item_rows(results: Results) -> Iterator[Row]:
    """Each item with its answers, by code or folded; then the questions that are not scored, with theirs."""
    for dimension in results.dimensions:
        for item in dimension.items:
            yield from _item(dimension, item)
    for question in results.questions:
        yield from _question(question)


def _item(dimension: DimensionResult, item: ItemResult) -> Iterator[Row]:
    more: dict[str, Cell] = {
        "no_answer": item.no_answer,
        "sd": item.sd,
        "item_rest": item.item_rest,
        "nearly_all": item.nearly_all,
        "agreement": item.agreement,
        "reverse": told(item.reverse),
        "fingerprint": item.fingerprint,
    }
    yield Row("item", dimension.id, item.id, item.text, item.n, item.score, more=more)
    for code, count in (item.distribution or {}).items():
        yield Row("answer", item.id, code, item.labels.get(code, code), count)


def _question(question: QuestionResult) -> Iterator[Row]:
    yield Row("question", "", question.id, question.text, question.n, more={"no_answer": question.no_answer})
    for code, share in (question.shares or {}).items():
        yield Row("answer", question.id, code, question.labels.get(code, code), more={"share": share})
