"""Samples of a wave of which only the results are left: what a results.json tells of means and spreads."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from collabready.assessment.comparison_results import GroupResult
from collabready.assessment.overlaps import Sample
from collabready.assessment.results import Results
from collabready.assessment.samples import READINESS, Samples, Scope, Subject, showable
from collabready.assessment.sealed import Interval
from collabready.assessment.uncertainty import t_interval
from collabready.spelling import normalised

TOP = 100


def samples_of_results(results: Results, scope: Scope) -> Samples:
    """Samples of what a results.json holds."""
    known: dict[Subject, Sample] = {}
    names = {name: key for key, name in scope.items.items()}
    for part in results.dimensions:
        if part.id in scope.dimensions and part.score is not None and part.sd is not None and part.n is not None:
            known[Subject("dimension", part.id)] = Sample(part.n, part.score, part.sd)
        for practice in part.practices:
            if practice.id in scope.practices and None not in (practice.n, practice.score, practice.sd):
                known[Subject("practice", practice.id)] = Sample(practice.n or 0, practice.score or 0, practice.sd or 0)
        for item in part.items:
            if item.id in names and item.n is not None and item.score is not None and item.sd is not None:
                known[Subject("item", names[item.id])] = Sample(item.n, item.score, item.sd)
    complete = all(part.id in scope.dimensions for part in results.dimensions)
    index = _readiness_of(results) if complete else None
    known |= {READINESS: index} if index else {}
    known |= dict(_groups_of(results, known, scope))
    return Samples({key: each for key, each in known.items() if each.n >= scope.min_group})


def _readiness_of(results: Results) -> Sample | None:
    """The readiness with its spread, read back from its interval.

    Nobody says how many people have all dimensions: at most the fewest that have any of them, at least all less those
    who lack one. The first makes the standard error largest, the second the degrees of freedom smallest.
    """
    readiness = results.readiness
    counts = [part.n for part in results.dimensions if part.n is not None]
    if readiness.score is None or len(counts) < len(results.dimensions):
        return None
    least = readiness.n - sum(readiness.n - n for n in counts)
    se = _error(readiness.score, readiness.ci, min(counts), readiness.invited)
    return None if se is None or least <= 1 else Sample(least, readiness.score, se * math.sqrt(least))


def _error(score: float, ci: Interval | None, n: int, invited: int | None) -> float | None:
    """The standard error behind an interval, without the correction for a finite population; None where it cannot be read.

    An end that stands at 0 or 100 was cut off there, and tells nothing.
    """
    if ci is None or n <= 1 or (invited is not None and invited <= n):
        return None
    halves = [half for half, open_ in ((score - ci[0], ci[0] > 0), (ci[1] - score, ci[1] < TOP)) if open_]
    correction = 1.0 if invited is None else math.sqrt(1 - n / invited)
    return halves[0] / t_interval(0, correction, n - 1)[1] if halves else None


def _groups_of(results: Results, known: Mapping[Subject, Sample], scope: Scope) -> Iterator[tuple[Subject, Sample]]:
    shown = {normalised(group.group): group for group in results.groups if group.by == scope.by}
    for dimension, names in scope.groups.items():
        whole = known.get(Subject("dimension", dimension))
        parts = {key: part for key in sorted(names) if (part := _cell(shown[key], dimension))}
        if whole:
            yield from showable(dimension, parts, whole.n, scope)


def _cell(group: GroupResult, dimension: str) -> Sample | None:
    cell = group.dimensions.get(dimension)
    if cell is None or cell.score is None or cell.n is None:
        return None
    se = _error(cell.score, cell.ci, cell.n, group.invited)
    return None if se is None else Sample(cell.n, cell.score, se * math.sqrt(cell.n))
