"""Numbers as they are printed, rounded here and nowhere else, and the sentences of numbers that several outputs share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor

from collabready.assessment.comparison_results import BreakEven, GroupCell
from collabready.assessment.results import Results
from collabready.assessment.sealed import Interval
from collabready.language import decimal, level_name, say, say_as, say_count, whole_number

NEARLY_ALL = "≥90 %"
HIGHER, LOWER = "↑", "↓"
MINUS = "\N{MINUS SIGN}"
NONE = "–"  # noqa: RUF001 - an en dash is how a missing number is printed


def whole(value: float) -> int:
    """The nearest whole number; a half goes up. Nine decimals first, so that float noise does not decide."""
    return floor(round(value, 9) + 0.5)


def marked(score: float | None, cuts: Iterable[float]) -> str:
    """A score as a whole number. One that would print as a cut but lies under it carries the mark: '<65'."""
    if score is None:
        return NONE
    printed = whole(score)
    return f"<{printed}" if any(printed == cut and round(score, 9) < cut for cut in cuts) else str(printed)


def percent(share: float | None) -> str:
    """A share of 0-1 as '34 %'."""
    return NONE if share is None else f"{whole(100 * share)} %"


def likelihood(share: float) -> str:
    """How likely something is, 0-1, as '70 %'; never quite all or none where it is not."""
    if 0 < share < 1 and not 1 <= whole(100 * share) <= 99:  # noqa: PLR2004 - per cent
        return "<1 %" if share < 0.5 else ">99 %"  # noqa: PLR2004 - likewise
    return percent(share)


def points(value: float | None) -> str:
    """A gain in points as '+0.4'; 'below 0.1' where it is smaller, so that a small gain does not read as none."""
    if value is None:
        return NONE
    gain = round(value, 9)
    return f"+{decimal(gain, 1)}" if gain >= 0.1 else say("below {number}", number=decimal(0.1, 1))  # noqa: PLR2004 - the last decimal that is printed


def difference(score: float | None, other: float | None) -> str:
    """By how many points a score is above another, with its sign: '+25', '-3', '0'.

    Of the two as they are printed, so that a reader who subtracts them finds it.
    """
    if score is None or other is None:
        return NONE
    return _signed(whole(score) - whole(other))


def signed(value: float) -> str:
    """A difference that is explained, with its sign and one decimal: '+6.4', '−3.0'."""  # noqa: RUF002 - the sign that is printed
    printed = decimal(abs(round(value, 9)), 1)
    return printed if printed == decimal(0, 1) else f"{'+' if value > 0 else MINUS}{printed}"


def difference_mark(cell: GroupCell) -> str:
    """An arrow where a group differs from the rest of the whole beyond chance."""
    if not cell.differs:
        return ""
    return HIGHER if (cell.difference or 0) > 0 else LOWER


def difference_interval(ci: Interval) -> str:
    """The interval of a difference, with signs: '+6 to +26', '−4 to +9'."""  # noqa: RUF002 - the sign that is printed
    return _from_to(*(_signed(whole(end)) for end in ci))


def _from_to(low: str, high: str) -> str:
    return say("{low} to {high}", low=low, high=high)


def _signed(value: int) -> str:
    return f"{'+' if value > 0 else MINUS}{abs(value)}" if value else "0"


def coefficient(value: float | None, cuts: Iterable[float] = ()) -> str:
    """A number about 1 or less, with two decimals: '0.81'. One that would print as a cut but lies under it: '<0.80'."""
    if value is None:
        return NONE
    printed = decimal(abs(value), 2)
    under = "<" if any(f"{value:.2f}" == f"{cut:.2f}" and round(value, 9) < cut for cut in cuts) else ""
    return f"{under}{MINUS if round(value, 2) < 0 else ''}{printed}"


def spread(value: float | None) -> str:
    """A standard deviation."""
    return NONE if value is None else decimal(value, 1)


def limit(cut: float) -> str:
    """A cut as short as it can be: '65', '62.5'."""
    return decimal(cut, len(f"{cut:g}".partition(".")[2]))


def interval(ci: Interval | None) -> str:
    """An interval as '41 to 43'; None: not estimable."""
    return say("not estimable") if ci is None else _from_to(*(str(whole(end)) for end in ci))


def count(n: int | None) -> str:
    """A number of people with its thousands apart."""
    return NONE if n is None else whole_number(n)


def answered(n: int, invited: int | None) -> str:
    """Who answered, of those invited where that is known: '239 of 402 invited answered (59 %)'."""
    if invited is None:
        return say_count(n, "{n} person answered", "{n} people answered")
    if n >= invited:
        return say("All {invited} invited answered", invited=count(invited))
    rate = min(whole(100 * n / invited), 99)
    return say("{n} of {invited} invited answered ({rate} %)", n=count(n), invited=count(invited), rate=rate)


def turns(results: Results) -> str:
    """What the silent ones would have to score on average for another level, behind "The score would be"."""
    score = results.readiness.score or 0
    return ", ".join(
        _turn(turn, up=turn.cut > score) for turn in (results.response.break_even if results.response else ())
    )


def _turn(turn: BreakEven, *, up: bool) -> str:
    if turn.possible and up:
        least = ceil(round(turn.silent, 9))
        return say_as(
            "behind “The score would be”",
            "“{level}” were their average {score} or more",
            level=level_name(turn.level),
            score=least,
        )
    if turn.possible:
        most = floor(round(turn.silent, 9))
        return say_as(
            "behind “The score would be”",
            "“{level}” were their average below {score}",
            level=level_name(turn.level),
            score=most,
        )
    return say_as(
        "behind “The score would be”",
        "not “{level}” even were it {score}",
        level=level_name(turn.level),
        score=100 if up else 0,
    )


def caution(n: int | None) -> str:
    """How a score on n answers is to be read; empty from 30 on. Convention."""
    if n is None or n >= 30:  # noqa: PLR2004 - the convention itself
        return ""
    return say("indicative") if n < 10 else say("with care")  # noqa: PLR2004 - likewise


@dataclass(frozen=True)
class Ladder:
    """The levels of a questionnaire, lowest first, and the two rungs that the report speaks of."""

    rungs: tuple[tuple[str, float], ...]

    @classmethod
    def of(cls, levels: Mapping[str, float]) -> Ladder:
        return cls(tuple(sorted(levels.items(), key=lambda rung: rung[1])))

    @property
    def ready(self) -> tuple[str, float]:
        """The level named `ready`; else the second highest, unless everybody reaches that."""
        for name, cut in self.rungs:
            if name == "ready":
                return name, cut
        second = self.rungs[-2:][0]
        return second if second[1] > self.rungs[0][1] else self.rungs[-1]

    @property
    def line(self) -> float:
        return self.ready[1]

    @property
    def line_label(self) -> str:
        return say("ready line {cut}", cut=limit(self.line))

    @property
    def missing(self) -> float:
        """An ingredient is called missing below this: below the rung after `missing`; 35 where no level has that name."""
        names = [name for name, _ in self.rungs]
        after = names.index("missing") + 1 if "missing" in names else len(names)
        return self.rungs[after][1] if after < len(names) else 35

    def level(self, score: float) -> str:
        """The highest level whose cut the score reaches."""
        return [name for name, cut in self.rungs if cut <= round(score, 9) or cut == self.rungs[0][1]][-1]

    def cut(self, level: str) -> float:
        return dict(self.rungs).get(level, 0.0)

    def below(self, score: float | None, cut: float | None = None) -> bool:
        """Is the score under the ready line, or under another cut? Unknown is not below."""
        return score is not None and round(score, 9) < (self.line if cut is None else cut)

    def rung(self, score: float) -> int:
        """Rungs above (0 and more) or under (-1 and less) the ready line, at most three under and one above."""
        cuts = [cut for _, cut in self.rungs]
        reached = sum(round(score, 9) >= cut for cut in cuts)
        return max(-3, min(1, reached - 1 - cuts.index(self.line)))

    def score(self, value: float | None) -> str:
        """A score as a whole number, marked where it would read as a level that it has not reached."""
        return marked(value, [cut for _, cut in self.rungs])


def ladder(results: Results) -> Ladder:
    return Ladder.of(results.questionnaire.levels)
