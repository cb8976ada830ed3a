"""The answer in one sentence: what is the state, and which part makes it so.

The rules, first match wins:

1. staff were not asked: what leaders tell us
2. no readiness: which dimension could not be scored
3. at the ready line or above: what is strong, or what lags behind
4. an ingredient is missing (below the cut of `missing`): which
5. the gate that caps the level most concerns no weak ingredient: what it was tested on
6. otherwise the weakest ingredient, or the weakest dimension where the questionnaire has no ingredients

Names may be plural, hold an "and", or be a clause: no verb of a title agrees with one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import Ladder, ladder
from collabready.report.wording import counted, inside, listed, number, upper_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.results import DimensionResult, Results

ROOM = 100
"""Letters of a title that names may take."""


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


def headline(results: Results) -> Headline:
    readiness = results.readiness
    if readiness.basis == "interviews":
        return Headline("What leaders tell us; staff have not been asked")
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
    lacking = unscored(results)
    if len(lacking) == len(results.dimensions):
        return Headline("No readiness yet: too few answers")
    if not lacking:
        return Headline("No readiness yet: it cannot be computed from these scores")
    names = [inside(dimension.title, results.questionnaire.language) for dimension in lacking]
    if len(names) > 2:  # noqa: PLR2004 - more names than a title holds
        return Headline(
            f"No readiness yet: {number(len(names))} of {number(len(results.dimensions))} parts could not be scored"
        )
    about = frozenset(dimension.id for dimension in lacking)
    return Headline("No readiness yet: ", listed(names), " could not be scored", about)


def _naming(before: str, parts: Sequence[_Scored], after: str = "") -> Headline:
    return Headline(
        before, listed([part.title for part in parts], ROOM), after, frozenset(part.ident for part in parts)
    )


def _ready(results: Results, scored: Sequence[_Scored], rungs: Ladder) -> Headline:
    readiness = results.readiness
    opening = upper_first(readiness.level or "")
    if readiness.ci and rungs.below(readiness.ci[0]):
        opening = f"Probably {readiness.level}"
    lagging = [each for each in scored if rungs.below(each.score)]
    if lagging:
        return _naming(f"{opening}, but still below the line: ", lagging)
    if len(scored) == 1:
        return Headline(f"{opening}: {scored[0].title} at {rungs.score(scored[0].score)} of 100")
    return Headline(f"{opening}: all {number(len(scored))} parts stand at the ready line or above")


def _not_ready(results: Results, scored: Sequence[_Scored], rungs: Ladder) -> Headline:
    if len(results.dimensions) == 1 and not rungs.below(scored[0].score, rungs.missing):
        return _naming("Not ready yet: ", scored[:1], f" at {rungs.score(scored[0].score)} of 100")
    ingredients = [each for each in scored if each.ingredient]
    missing = [each for each in ingredients if rungs.below(each.score, rungs.missing)]
    if missing:
        return _missing(missing, len(ingredients), rungs)
    weak = any(rungs.below(each.score) for each in ingredients)
    held = _held_back(results, weak=weak)
    return held or _weakest(ingredients if weak else scored, "ingredient" if weak else "part")


def _missing(missing: Sequence[_Scored], all_of_them: int, rungs: Ladder) -> Headline:
    sure = all(each.ceiling < rungs.missing for each in missing)
    probably = "" if sure else "probably "
    if len(missing) == all_of_them > 1:
        about = frozenset(part.ident for part in missing)
        return Headline("Not ready yet: ", f"all {number(len(missing))} ingredients", f" are {probably}missing", about)
    return _naming(
        "Not ready yet: ", missing, f" {_verb(missing)} {probably}the missing {_kinds(missing, 'ingredient')}"
    )


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
    about = frozenset(_parts(results, binding[0].where))
    names = [inside(name, results.questionnaire.language) for name in _places(results, binding[0].where)]
    probably = "probably " if binding[0].uncertain else ""
    if not names:
        says = inside(binding[0].says.rstrip(". "), results.questionnaire.language)
        return Headline(f"Not ready yet: {probably}", says, about=about)
    heard = "interviews say that " if binding[0].basis == "interviews" else ""
    return Headline(f"Not ready yet: {heard}what {probably}falls short is ", listed(names, ROOM), about=about)


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


def _weakest(candidates: Sequence[_Scored], kind: str) -> Headline:
    lowest = min(each.score for each in candidates)
    equals = [each for each in candidates if each.score == lowest]
    if len(equals) == len(candidates) > 1:
        about = frozenset(each.ident for each in equals)
        return Headline("Not ready yet: ", f"the {counted(len(equals), kind)}", " are equally weak", about)
    return _naming("Not ready yet: ", equals, f" {_verb(equals)} the weakest {_kinds(equals, kind)}")


def _verb(parts: Sequence[_Scored]) -> str:
    """The verb after the names of parts; `communities` and `managers and safety` take the plural, though one part."""
    plural = len(parts) > 1 or re.search(r"[^s]s$| and ", parts[0].title)
    return "are" if plural else "is"


def _kinds(parts: Sequence[_Scored], kind: str) -> str:
    return kind if len(parts) == 1 else f"{kind}s"
