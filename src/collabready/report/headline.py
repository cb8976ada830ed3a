"""The answer in one sentence: what is the state, and which part makes it so.

The rules, first match wins:

1. staff were not asked: what leaders tell us
2. no readiness: which dimension could not be scored
3. at the ready line or above: what is strong, or what lags behind
4. an ingredient is missing (below the cut of `missing`): which
5. the gate that caps the level most concerns no weak ingredient: what it was tested on
6. otherwise the weakest ingredient, or the weakest dimension where the questionnaire has no ingredients

Names may be plural, hold an "and", or be a clause. Where an English verb has to agree with one, both sentences are
written out; a translation may word them alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import Ladder, ladder, whole
from collabready.language import level_name, say
from collabready.report.wording import inside, listed, number, upper_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from collabready.assessment.results import DimensionResult, FiredGate, Results

ROOM = 100
"""Letters of a title that names may take."""
EDGE = "\x1f"
"""Stands on both sides of what a title points at; `clip` takes it out of every name."""


@dataclass(frozen=True)
class Headline:
    """A title in three parts: the accent is what the page points at. `about`: ids of the dimensions that it names."""

    before: str
    accent: str = ""
    after: str = ""
    about: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        return self.before + self.accent + self.after

    @property
    def size(self) -> str:
        """How large the title may be set: short, long or longer."""
        return "short" if len(self.text) <= 64 else "long" if len(self.text) <= 110 else "longer"  # noqa: PLR2004 - lines of a page


@dataclass(frozen=True)
class _Scored:
    """A dimension that has a score."""

    ident: str
    title: str
    score: float
    ceiling: float
    ingredient: bool


@dataclass(frozen=True)
class Opening:
    """How a page begins: its name, the finding, and the reason in a line or two. `anchor` is where a link leads."""

    anchor: str
    kicker: str
    title: Headline
    lead: str


def pointed(text: str) -> str:
    """What a title points at, for a place in a sentence that `aimed` takes apart again."""
    return f"{EDGE}{text}{EDGE}"


def aimed(sentence: str, about: Iterable[str] = ()) -> Headline:
    """A title from a whole sentence, in which at most one stretch is `pointed`."""
    before, accent, after = (*sentence.split(EDGE), "", "")[:3]
    return Headline(before, accent, after, frozenset(about))


def headline(results: Results) -> Headline:
    readiness = results.readiness
    if readiness.basis == "interviews":
        return Headline(say("What leaders tell us; staff have not been asked"))
    scored = _scored(results)
    if readiness.score is None or readiness.level is None:
        return _unscored(results)
    rungs = ladder(results)
    if rungs.cut(readiness.level) >= rungs.line:
        return _ready(results, scored, rungs)
    return _not_ready(results, scored, rungs)


def _scored(results: Results) -> list[_Scored]:
    language = results.questionnaire.language
    return [
        _Scored(
            dimension.id,
            inside(dimension.title, language),
            round(dimension.score, 9),
            dimension.ci[1] if dimension.ci else dimension.score,
            dimension.role == "ingredient",
        )
        for dimension in results.dimensions
        if dimension.score is not None
    ]


def unscored(results: Results) -> tuple[DimensionResult, ...]:
    return tuple(dimension for dimension in results.dimensions if dimension.score is None)


def _unscored(results: Results) -> Headline:
    lacking, all_of_them = unscored(results), len(results.dimensions)
    if len(lacking) == all_of_them:
        return Headline(say("No readiness yet: too few answers"))
    if not lacking:
        return Headline(say("No readiness yet: it cannot be computed from these scores"))
    names = [inside(dimension.title, results.questionnaire.language) for dimension in lacking]
    if len(names) > 2:  # noqa: PLR2004 - more names than a title holds
        some = number(len(names))
        return Headline(
            say("No readiness yet: {some} of {all} parts could not be scored", some=some, all=number(all_of_them))
        )
    return aimed(
        say("No readiness yet: {names} could not be scored", names=pointed(listed(names))),
        (dimension.id for dimension in lacking),
    )


def _names(parts: Sequence[_Scored]) -> str:
    return pointed(listed([part.title for part in parts], ROOM))


def _ids(parts: Sequence[_Scored]) -> list[str]:
    return [part.ident for part in parts]


def _ready(results: Results, scored: Sequence[_Scored], rungs: Ladder) -> Headline:
    readiness = results.readiness
    level = upper_first(level_name(readiness.level))
    if readiness.ci and rungs.below(readiness.ci[0]):
        level = say("Probably {level}", level=level_name(readiness.level))
    lagging = [each for each in scored if rungs.below(each.score)]
    if lagging:
        told = say("{level}, but still below the line: {names}", level=level, names=_names(lagging))
        return aimed(told, _ids(lagging))
    if len(scored) == 1:
        only = scored[0]
        return Headline(
            say("{level}: {name} at {score} of 100", level=level, name=only.title, score=rungs.score(only.score))
        )
    all_of_them = number(len(scored))
    return Headline(
        say("{level}: all {number} parts stand at the ready line or above", level=level, number=all_of_them)
    )


def _not_ready(results: Results, scored: Sequence[_Scored], rungs: Ladder) -> Headline:
    if len(results.dimensions) == 1 and not rungs.below(scored[0].score, rungs.missing):
        score = rungs.score(scored[0].score)
        return aimed(say("Not ready yet: {name} at {score} of 100", name=_names(scored), score=score), _ids(scored))
    ingredients = [each for each in scored if each.ingredient]
    missing = [each for each in ingredients if rungs.below(each.score, rungs.missing)]
    if missing:
        return _missing(missing, len(ingredients), rungs)
    weak = any(rungs.below(each.score) for each in ingredients)
    return _held_back(results, weak=weak) or (_weakest_ingredient(ingredients) if weak else _weakest_part(scored))


def _missing(missing: Sequence[_Scored], all_of_them: int, rungs: Ladder) -> Headline:
    sure = all(each.ceiling < rungs.missing for each in missing)
    if len(missing) == all_of_them > 1:
        values = {"on": EDGE, "off": EDGE, "number": number(len(missing))}
        probable = say("Not ready yet: {on}all {number} ingredients{off} are probably missing", **values)
        certain = say("Not ready yet: {on}all {number} ingredients{off} are missing", **values)
        return aimed(certain if sure else probable, _ids(missing))
    names = _names(missing)
    if len(missing) > 1:
        probable = say("Not ready yet: {names} are probably the missing ingredients", names=names)
        certain = say("Not ready yet: {names} are the missing ingredients", names=names)
    elif _is_plural(missing[0].title):
        probable = say("Not ready yet: {names} are probably the missing ingredient", names=names)
        certain = say("Not ready yet: {names} are the missing ingredient", names=names)
    else:
        probable = say("Not ready yet: {name} is probably the missing ingredient", name=names)
        certain = say("Not ready yet: {name} is the missing ingredient", name=names)
    return aimed(certain if sure else probable, _ids(missing))


def _is_plural(title: str) -> bool:
    """Does an English title take the verb in the plural? `communities` and `managers and safety` do."""
    return re.search(r"[^isu]s$| and ", title) is not None


def _held_back(results: Results, *, weak: bool) -> Headline | None:
    """The gate that caps most, unless it is about a weak ingredient, which the next rule names anyway."""
    gates = results.readiness.gates
    if not gates:
        return None
    cap = min((gate.cap for gate in gates), key=ladder(results).cut)
    binding = [gate for gate in gates if gate.cap == cap]
    ingredients = {dimension.id for dimension in results.dimensions if dimension.role == "ingredient"}
    if weak and any(ingredients & set(gate.where) for gate in binding):
        return None
    return aimed(_falls_short(results, binding[0]), _parts(results, binding[0].where))


def _falls_short(results: Results, gate: FiredGate) -> str:
    language = results.questionnaire.language
    names = [inside(name, language) for name in _places(results, gate.where)]
    if not names:
        says = pointed(inside(gate.says.rstrip(". "), language))
        return (
            say("Not ready yet: probably {says}", says=says)
            if gate.uncertain
            else say("Not ready yet: {says}", says=says)
        )
    told = pointed(listed(names, ROOM))
    if gate.basis == "interviews":
        probable = say("Not ready yet: interviews say that what probably falls short is {names}", names=told)
        certain = say("Not ready yet: interviews say that what falls short is {names}", names=told)
    else:
        probable = say("Not ready yet: what probably falls short is {names}", names=told)
        certain = say("Not ready yet: what falls short is {names}", names=told)
    return probable if gate.uncertain else certain


def _places(results: Results, where: Sequence[str]) -> list[str]:
    """Titles of the dimensions and practices that a gate was tested on; a question has a text but no title."""
    titles = {dimension.id: dimension.title for dimension in results.dimensions}
    titles |= {practice.id: practice.title for dimension in results.dimensions for practice in dimension.practices}
    return [titles[place] for place in where if place in titles]


def _parts(results: Results, where: Sequence[str]) -> list[str]:
    """Ids of the dimensions that a gate was tested on, itself or one of their practices."""
    return [
        dimension.id
        for dimension in results.dimensions
        if {dimension.id, *(practice.id for practice in dimension.practices)} & set(where)
    ]


def _lowest(parts: Sequence[_Scored]) -> list[_Scored]:
    """The part with the lowest score, or all that are printed as low."""
    lowest = min(whole(each.score) for each in parts)
    return [each for each in parts if whole(each.score) == lowest]


def _weakest_ingredient(ingredients: Sequence[_Scored]) -> Headline:
    lowest = _lowest(ingredients)
    names = _names(lowest)
    if len(lowest) == len(ingredients) > 1:
        values = {"on": EDGE, "off": EDGE, "number": number(len(lowest))}
        told = say("Not ready yet: {on}the {number} ingredients{off} are equally weak", **values)
    elif len(lowest) > 1:
        told = say("Not ready yet: {names} are the weakest ingredients", names=names)
    elif _is_plural(lowest[0].title):
        told = say("Not ready yet: {names} are the weakest ingredient", names=names)
    else:
        told = say("Not ready yet: {name} is the weakest ingredient", name=names)
    return aimed(told, _ids(lowest))


def _weakest_part(parts: Sequence[_Scored]) -> Headline:
    lowest = _lowest(parts)
    names = _names(lowest)
    if len(lowest) == len(parts) > 1:
        values = {"on": EDGE, "off": EDGE, "number": number(len(lowest))}
        told = say("Not ready yet: {on}the {number} parts{off} are equally weak", **values)
    elif len(lowest) > 1:
        told = say("Not ready yet: {names} are the weakest parts", names=names)
    elif _is_plural(lowest[0].title):
        told = say("Not ready yet: {names} are the weakest part", names=names)
    else:
        told = say("Not ready yet: {name} is the weakest part", name=names)
    return aimed(told, _ids(lowest))
