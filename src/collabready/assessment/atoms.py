"""Classes of respondents: those who are in the same groups, have the same scores, and were counted alike before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from collabready.assessment.releases import Release, Row

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

DIGEST = "digest"
SIZE = "size"


class Published(NamedTuple):
    """A row of an earlier release, by its place among the releases."""

    release: int
    row: Row


@dataclass(frozen=True)
class RespondentClass:
    """So many persons of whom the same is known.

    `groups`: the rows of head counts that count them now; none for persons who were counted before and are gone.
    `has`: the statistics to which they contribute. `published`: the rows of each release that count them.
    """

    size: int
    groups: frozenset[Row]
    has: frozenset[str]
    published: tuple[frozenset[Row], ...] = ()
    gone: bool = False


@dataclass(frozen=True)
class Earlier:
    """What is known of respondents from earlier releases.

    `places`: a row a respondent, a column a release, the place of their class there or null; None where nothing was
    released. `gone`: the classes of those who were counted and do not respond any more.
    """

    releases: tuple[Release, ...] = ()
    places: pl.DataFrame | None = None
    gone: tuple[RespondentClass, ...] = ()


def earlier_of(digests: pl.Series | None, releases: Sequence[Release]) -> Earlier:
    """Respondents found again in releases by their digests, which are None only where nothing was released."""
    import polars as pl

    before = _before(releases)
    if before is None:
        return Earlier()
    if digests is None:
        raise ValueError("without digests nobody can be found again in what was released")
    known = digests.alias(DIGEST).to_frame()
    places = known.join(before, on=DIGEST, how="left", maintain_order="left").drop(DIGEST)
    gone = before.join(known, on=DIGEST, how="anti").drop(DIGEST).group_by(pl.all()).len(SIZE)
    classes = (
        RespondentClass(row[SIZE], frozenset(), frozenset(), _published(row, releases), gone=True)
        for row in gone.iter_rows(named=True)
    )
    return Earlier(tuple(releases), places, tuple(classes))


def classes_of(groups: pl.DataFrame, flags: pl.DataFrame, earlier: Earlier) -> tuple[RespondentClass, ...]:
    """The classes of all respondents, and of those who were counted before and are gone.

    `groups`: a column a breakdown, blank cells null; `flags`: a column a statistic, whether a person contributes. Persons
    who are gone are taken to have contributed to everything.
    """
    import polars as pl

    frame = pl.DataFrame(
        [
            *(groups[by].cast(pl.String).alias(f"by {by}") for by in groups.columns),
            *(flags[statistic].alias(f"has {statistic}") for statistic in flags.columns),
            *(() if earlier.places is None else earlier.places.get_columns()),
        ]
    )
    if not frame.width:
        return ()
    kinds = frame.group_by(pl.all()).len(SIZE).iter_rows(named=True)
    return (*(_class(row, groups.columns, flags.columns, earlier.releases) for row in kinds), *earlier.gone)


def _before(releases: Sequence[Release]) -> pl.DataFrame | None:
    """For each person of any release, by digest, the place of their class in each of them."""
    import polars as pl

    tables = [
        pl.DataFrame(
            {DIGEST: list(release.people), f"release {at}": list(release.people.values())},
            schema={DIGEST: pl.String, f"release {at}": pl.Int64},
        )
        for at, release in enumerate(releases)
    ]
    return reduce(lambda one, other: one.join(other, on=DIGEST, how="full", coalesce=True), tables) if tables else None


def _class(
    row: Mapping[str, object], by: Sequence[str], statistics: Sequence[str], releases: Sequence[Release]
) -> RespondentClass:
    return RespondentClass(
        size=int(str(row[SIZE])),
        groups=frozenset(Row(each, str(row[f"by {each}"]), "") for each in by if row[f"by {each}"] is not None),
        has=frozenset(each for each in statistics if row[f"has {each}"]),
        published=_published(row, releases),
    )


def _published(row: Mapping[str, object], releases: Sequence[Release]) -> tuple[frozenset[Row], ...]:
    places = [row[f"release {at}"] for at in range(len(releases))]
    return tuple(
        release.classes[place] if isinstance(place, int) else frozenset()
        for release, place in zip(releases, places, strict=True)
    )


Key = Row | Published


@dataclass(frozen=True)
class Atoms:
    """Rows and the classes of persons whom the same of them count. `members`: rows x atoms, 1 or 0; `sizes`: persons."""

    rows: tuple[Key, ...]
    members: NDArray[np.int64]
    sizes: NDArray[np.int64]

    @classmethod
    def of(cls, people: Iterable[tuple[frozenset[Key], int]], rows: Sequence[Key]) -> Atoms:
        """The atoms for some rows, in an order that does not depend on that of the people. Rows that repeat others stay."""
        import numpy as np

        place = {row: at for at, row in enumerate(rows)}
        sizes: Counter[tuple[int, ...]] = Counter()
        for keys, size in people:
            sizes[tuple(sorted(place[key] for key in keys if key in place))] += size
        del sizes[()]
        members = np.zeros((len(rows), len(sizes)), dtype=np.int64)
        for at, places in enumerate(sorted(sizes)):
            members[list(places), at] = 1
        return cls(tuple(rows), members, np.array([sizes[places] for places in sorted(sizes)], dtype=np.int64))
