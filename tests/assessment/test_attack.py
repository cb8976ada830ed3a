"""Nobody is recognisable, tried by an attacker who shares nothing with the program, in thousands of made-up organisations."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import pytest

from assessment.attacker import most_that_is_safe, worked_out
from assessment.populations import STATISTICS, Someone, behind, crossed, hierarchy, respondents
from collabready.assessment.disclosure import Disclosure, UnsafeWholeError, decide
from collabready.assessment.releases import PEOPLE, Row
from collabready.audit.attack import recoverable

POPULATIONS = 3_000


def given_away(shown: Iterable[Row], people: Sequence[Someone]) -> list[int]:
    """Sizes of the small sets that can be worked out from the numbers of any statistic: by brute force, and by `audit`."""
    sizes: list[int] = []
    for statistic in (PEOPLE, *STATISTICS):
        numbers = behind([row for row in shown if row.statistic == statistic], people)
        sizes += worked_out(numbers.values()) if numbers else ()
        recipe = recoverable({str(row): persons for row, persons in numbers.items()}, 5)
        sizes += [len(recipe.people)] if recipe else ()
    return sizes


def groups_of(people: Sequence[Someone], by: Sequence[str]) -> list[Row]:
    return sorted({Row(each, person.groups[each], PEOPLE) for person in people for each in by if each in person.groups})


def shown_groups(disclosure: Disclosure) -> list[Row]:
    return [row for row in disclosure.shown if row.by and row.statistic == PEOPLE]


@pytest.mark.parametrize("drawn", [crossed, hierarchy])
def test_nobody_can_be_worked_out_in_thousands_of_organisations(
    drawn: Callable[[random.Random], tuple[list[Someone], list[str]]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Up to three breakdowns that cross, or lie within each other, with skipped questions; nothing hidden in vain.

    Of every tenth population, the most groups that any choice could show are found by trying all choices. That plain
    "n >= 5" leaks in most of them shows that the attacker can attack.
    """
    leaks: list[int] = []
    naive = shown = best = there = 0
    for seed in range(POPULATIONS):
        people, by = drawn(random.Random(seed))
        disclosure = decide(respondents(people, by)) if len(people) >= 5 else Disclosure()
        leaks += given_away(disclosure.shown, people)
        groups = behind(groups_of(people, by), people)
        if seed % 10 == 0 and len(groups) <= 12 and len(people) >= 5:
            whole = frozenset(range(len(people)))
            naive += any(worked_out([whole, *(group for group in groups.values() if len(group) >= 5)]))
            best += most_that_is_safe(whole, list(groups.values()))
            shown += len(shown_groups(disclosure))
            there += len(groups)

    with capsys.disabled():
        sys.stdout.write(f" [{shown} of {there} groups shown, {shown / best:.1%} of the {best} that may be] ")
    assert leaks == []
    assert shown >= 0.95 * best
    assert naive > 50


def test_nothing_can_be_worked_out_from_two_releases_together() -> None:
    """Some came, some left, some moved to another group; where even the whole cannot be shown, that is said."""
    unsafe = 0
    leaks: list[int] = []
    for seed in range(600):
        draw = random.Random(seed)
        people, by = crossed(draw)
        before = decide(respondents(people, by)).shown
        then = [replace(each, published=(frozenset(r for r in before if each.counted_by(r)),)) for each in people]
        newcomers = [replace(each, published=(frozenset(),)) for each in crossed(draw)[0][: draw.choice([0, 1, 5, 8])]]
        gone = then[: draw.choice([0, 0, 1, 5, 6])]
        now = [*then[len(gone) :], *newcomers]
        if len(now) < 5:
            continue
        try:
            disclosure = decide(respondents(now, by, gone))
        except UnsafeWholeError:
            unsafe += 1
            disclosure = Disclosure()
        everybody = [*now, *gone]
        for statistic in (PEOPLE, *STATISTICS):
            old = [
                frozenset(at for at, each in enumerate(everybody) if row in each.published[0])
                for row in before
                if row.statistic == statistic
            ]
            new = behind((row for row in disclosure.shown if row.statistic == statistic), now).values()
            leaks += worked_out([*old, *new]) if old or new else ()

    assert leaks == []
    assert 50 < unsafe < 450
