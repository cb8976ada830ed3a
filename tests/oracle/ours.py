"""Our numbers of the data that R is given, under the names that the R script uses."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean, stdev

import numpy as np

from collabready.assessment.agreement import chance_variance, rwg, spread_of
from collabready.assessment.covariance import Covariance, from_sums, listwise
from collabready.assessment.reliability import alpha, feldt_interval, item_rest, omega
from collabready.assessment.units import Unit, icc
from oracle.published import ATTITUDE, BFI, BFI_REVERSED, NONE, PINGOUIN, RATINGS, WIDE, Table

Numbers = Iterator[tuple[str, float]]
CODES = {str(code): float(code) for code in range(1, 6)}


def small_tables() -> Mapping[str, Table]:
    """The tables that are handed to R."""
    return {"pingouin": PINGOUIN, "wide": WIDE, "ratings": RATINGS}


def ours(folder: Path) -> dict[str, float]:
    """Every number that we compute of the same data; of the large tables, those that R wrote into the folder."""
    return dict(_ours(folder))


def of_table(table: Table) -> Covariance:
    """The covariance of complete rows."""
    return listwise(list(np.array(table, dtype=np.int16).T))


def of_scale(scale: str, *, reverse: bool = True) -> Covariance:
    """The covariance of a scale of the Big Five; turning an item, 7 - x, turns the signs of its covariances."""
    found, turned = from_sums(*BFI[scale]), BFI_REVERSED[scale] if reverse else set[int]()
    matrix = [
        [-value if (i in turned) != (j in turned) else value for j, value in enumerate(row)]
        for i, row in enumerate(found.matrix)
    ]
    return Covariance(found.n, tuple(map(tuple, matrix)))


def _ours(folder: Path) -> Numbers:
    yield from _reliability("pingouin", of_table(PINGOUIN))
    yield from _reliability("wide", of_table(WIDE))
    yield from _reliability("attitude", of_table(ATTITUDE))
    for scale in BFI:
        yield from _reliability(f"bfi {scale}", of_scale(scale))
    yield from _icc("ratings", dict(enumerate(RATINGS)))
    yield from _icc("ratings multilevel", dict(enumerate(RATINGS)))
    if (folder / "bh1996.csv").exists():
        rows = _rows(folder / "bh1996.csv")
        for variable in ("WBEING", "HRS"):
            yield from _icc(f"bh1996 {variable}", _by(rows, "GRP", variable))
    if (folder / "lq2002.csv").exists():
        yield from _agreement(_rows(folder / "lq2002.csv"))


def _reliability(name: str, found: Covariance) -> Numbers:
    value = alpha(found)
    if value is None:
        return
    yield f"{name} n", found.n
    yield f"{name} alpha", value
    yield from zip(
        (f"{name} alpha low", f"{name} alpha high"), feldt_interval(value, found.n, found.items), strict=True
    )
    for place, rest in enumerate(item_rest(found), start=1):
        if rest is not None:
            yield f"{name} item-rest {place}", rest
    if (total := omega(found)) is not None:
        yield f"{name} omega", total


def _icc(name: str, groups: Mapping[object, Sequence[float]]) -> Numbers:
    """With the plain mean size, as R multilevel has it. A group of one has no spread, and counts all the same."""
    units = [Unit(len(g), fmean(g), stdev(g) if len(g) > 1 else 0.0) for g in groups.values()]
    if found := icc(units, size="mean"):
        yield f"{name} ICC(1)", found.icc1
        yield f"{name} ICC(2)", found.icc2


def _agreement(rows: list[dict[str, str]]) -> Numbers:
    """The leadership climate of lq2002: eleven items of 1 to 5, in codes, by company."""
    items = [name for name in rows[0] if name.startswith("LEAD")]
    table = [[int(float(row[name])) if row[name] != "NA" else NONE for name in items] for row in rows]
    yield from _reliability("lq2002 LEAD", of_table(table))
    groups: dict[str, list[list[int]]] = defaultdict(list)
    for row, codes in zip(rows, table, strict=True):
        groups[row["COMPID"]].append(codes)
    for name, answers in groups.items():
        columns = [[str(code) for code in column if code != NONE] for column in zip(*answers, strict=True)]
        spreads = [spread_of({code: column.count(code) for code in CODES}, CODES) for column in columns]
        yield f"lq2002 r_wg(j) {name}", rwg([spread.variance for spread in spreads], chance_variance(5))
        yield f"lq2002 AD {name}", fmean(spread.ad for spread in spreads)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _by(rows: list[dict[str, str]], group: str, variable: str) -> Mapping[object, Sequence[float]]:
    groups: dict[object, list[float]] = defaultdict(list)
    for row in rows:
        groups[row[group]].append(float(row[variable]))
    return groups
