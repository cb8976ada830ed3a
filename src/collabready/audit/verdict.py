"""What is said of an attack: cleared, or the recipe of each leak, in words that a works council reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from collabready.audit.figures import PEOPLE, Figure, Output
from collabready.audit.fitting import Fitted, titles
from collabready.audit.leaks import Leak, leaks_in, leaks_of_totals
from collabready.questionnaire.model import Questionnaire

MOST = 5
MEND = "Leave out one of the files named, or write it again with fewer groups; then audit again."


@dataclass(frozen=True)
class Verdict:
    """`lines`: what is to be printed. `cleared`: nothing small can be recovered, by an attack on all there is."""

    lines: tuple[str, ...]
    cleared: bool


def verdict_of(outputs: Sequence[Output], fits: Sequence[Fitted], questionnaire: Questionnaire, k: int) -> Verdict:
    """The verdict. `fits`: none where there is no data; then totals alone are attacked, and nothing is cleared."""
    misfits = [fit.misfit for fit in fits if fit.misfit]
    found = leaks_in(fits, k)
    if misfits or not fits:
        hidden = frozenset(place for output in outputs for place in output.hidden)
        found += leaks_of_totals([figure for output in outputs for figure in output.figures], hidden, k)
    told = [_told(output, what, n) for output in outputs for what, n in output.told.items() if 0 < n < k]
    these = "this file" if len(outputs) == 1 else f"these {len(outputs)} files"
    unread = _unread(outputs)
    if found or told:
        lines = [
            f"A group under {k} can be recovered from {these}:",
            *told,
            *recipes(found, titles(questionnaire)),
            MEND,
        ]
        return Verdict((*lines, *misfits, *unread), cleared=False)
    if misfits:
        return Verdict((*misfits, f"So {these} cannot be cleared.", *unread), cleared=False)
    if not fits:
        return Verdict((_totals_only(these, k), *unread), cleared=False)
    return Verdict((f"No group under {k} can be recovered from {these}.", *unread), cleared=True)


def _totals_only(these: str, k: int) -> str:
    return (
        f"Only the totals of {these} could be attacked, and those alone give no group under {k} away. That is not enough "
        "to hand anything out: who is in which group is known from the export alone. Name it with --data."
    )


def _told(output: Output, what: str, n: int) -> str:
    return f"{output.file} tells of {_persons(n)} {what}."


def _unread(outputs: Sequence[Output]) -> Iterator[str]:
    """What stands in the files and was not attacked."""
    where: dict[str, list[str]] = defaultdict(list)
    for output in outputs:
        for what in output.unread:
            where[what].append(output.file)
    if where:
        told = "; ".join(f"{what} ({', '.join(files)})" for what, files in where.items())
        yield f"Not attacked: {told}."


def recipes(found: Sequence[Leak], names: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each recipe, the smallest first; what several statistics have in common is said once."""
    together: dict[tuple[object, ...], list[Leak]] = defaultdict(list)
    for leak in found:
        together[leak.recipe, leak.n, leak.who, leak.differs].append(leak)
    ordered = sorted(together.values(), key=lambda leaks: (len(leaks[0].terms), leaks[0].n))
    for leaks in ordered[:MOST]:
        yield _sentence(leaks, names)
    if len(ordered) > MOST:
        more = len(ordered) - MOST
        yield f"And in {more} other {'way' if more == 1 else 'ways'}."


def _sentence(leaks: Sequence[Leak], names: Mapping[str, str]) -> str:
    first = leaks[0]
    who = f"{_persons(first.n)} {first.who}".rstrip()
    known = [leak for leak in leaks if leak.statistic != PEOPLE]
    if first.differs:
        one, other = first.terms[0][1].label, first.terms[1][1].label
        return f"{one} and {other} differ in {who} alone: what changed between them is theirs."
    if len(first.terms) == 1:
        begun = f"{first.terms[0][1].label} is about {who}"
    else:
        begun = f"{_worked_out(first.terms)} = {who}"
    scored = {leak.statistic: leak.score for leak in known if leak.score is not None}
    scores = [(names.get(statistic, statistic), f"{score:.1f}") for statistic, score in scored.items()]
    if len(scores) == 1:
        return f"{begun}; their {scores[0][0]} score would be {scores[0][1]}."
    if scores:
        return f"{begun}; their scores would be: {', '.join(map(' '.join, scores))}."
    on = ", ".join(names.get(leak.statistic, leak.statistic) for leak in known)
    return f"{begun}{f' with answers on {on}' if on and len(known) == len(leaks) else ''}."


def _worked_out(terms: Sequence[tuple[Fraction, Figure]]) -> str:
    """The recipe in words: 'Whole (board.pdf) minus Finance (results.json)'."""
    words = []
    for place, (weight, figure) in enumerate(terms):
        sign = ("minus " if weight < 0 else "") if place == 0 else ("minus " if weight < 0 else "plus ")
        times = "" if abs(weight) == 1 else f"{abs(weight)} times "
        words.append(f"{sign}{times}{figure.label}")
    return " ".join(words)


def _persons(n: int) -> str:
    return "1 person" if n == 1 else f"{n} people"
