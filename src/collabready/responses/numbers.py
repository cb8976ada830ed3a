"""Whether the bare numbers of an export may be believed.

Survey tools number the answers of a question in the order in which somebody typed them, and renumber when one is
deleted: 'strongly disagree' may be 1 and 'somewhat disagree' 6. So where a tool writes such recodes, numbers need
somebody who says what they mean; elsewhere they must fit the codes of the scale, all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from collabready.responses.receipt import listed


@dataclass(frozen=True)
class Numbers:
    """The bare numbers of a column. `scale`: id of the scale or question, `codes`: those that it declares.

    `labels`: whether other cells of the column hold labels of the scale. `unlabelled`: codes that have no label, so that
    an export of labels shows them as numbers.
    """

    column: str
    scale: str
    codes: tuple[str, ...]
    seen: frozenset[str]
    labels: bool = False
    unlabelled: frozenset[str] = frozenset()

    @property
    def strange(self) -> list[str]:
        """Numbers that are no code of the scale, in order."""
        return sorted(self.seen - set(self.codes), key=int)

    @property
    def doubtful(self) -> bool:
        """Whether a number outside the scale makes others doubtful: not where it is a slip among labels."""
        return bool(self.strange) and (not self.labels or bool(self.seen & set(self.codes)))


def doubts(
    columns: Sequence[Numbers], tool: str, *, recodes: bool, of_labels: bool = False
) -> Iterator[tuple[str, str]]:
    """Each scale whose numbers cannot be believed, and why.

    `recodes`: the tool writes numbers of its own, unless the export is one `of_labels` and a code has none.
    """
    doubtful: dict[str, list[Numbers]] = defaultdict(list)
    for column in columns:
        recoded = column.seen - column.unlabelled if of_labels else column.seen
        if column.doubtful or (recodes and recoded):
            doubtful[column.scale].append(column)
    for scale, group in doubtful.items():
        strange = [column for column in group if column.doubtful]
        seen = frozenset().union(*(column.seen for column in columns if column.scale == scale))
        yield scale, _outside(scale, strange, seen) if strange else _recoded(scale, group, tool)


def _outside(scale: str, columns: Sequence[Numbers], seen: frozenset[str]) -> str:
    """`seen`: the numbers in all columns of the scale."""
    codes = columns[0].codes
    outside = sorted({number for column in columns for number in column.strange}, key=int)
    unseen = [code for code in codes if code not in seen]
    never = f", while {listed(unseen)} never occur{'' if len(unseen) > 1 else 's'}" if unseen else ""
    return (
        f"{listed([column.column for column in columns])}: the scale '{scale}' has the codes {listed(codes)}, but the cells "
        f"hold {listed(outside)} as well{never}. So these numbers are not its codes, and none of them can be believed. "
        "Export the texts of the answers instead, or say in a mapping what each number means."
    )


def _recoded(scale: str, columns: Sequence[Numbers], tool: str) -> str:
    seen = sorted({number for column in columns for number in column.seen}, key=int)
    return (
        f"{listed([column.column for column in columns])}: the cells hold the numbers {listed(seen)}. {tool} numbers answers "
        f"in its own way, which need not be the codes of the scale '{scale}': they prove nothing. "
        "Export the texts of the answers instead, or say in a mapping what each number means."
    )
