"""What is scored: items that can be asked, dimensions, levels and weights."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from collabready.questionnaire.rules.findings import Finding, items, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabready.questionnaire.model import Questionnaire

ROUNDING = 1e-6


def silent_item(questionnaire: Questionnaire) -> Iterator[Finding]:
    """An item has a `statement` for the survey, a `question` for interviews, or both."""
    for path, item in items(questionnaire):
        if not item.statement and not item.question:
            what = f"'{item.id}' has neither a statement nor a question."
            yield Finding(path, what, "Add a 'statement' for the survey or a 'question' for interviews.")


def unasked_anchors(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Anchors rate what is said in an interview, so the item has a `question`."""
    for path, item in items(questionnaire):
        if item.anchors and not item.question:
            what = f"'{item.id}' has anchors for the interviewer, but no question."
            yield Finding((*path, "anchors"), what, "Add a 'question', or delete the anchors.")


def one_item_dimension(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A dimension rests on two items or more."""
    for d, dimension in enumerate(questionnaire.dimensions):
        if len(dimension.items) == 1:
            what = f"The dimension '{dimension.id}' has one item: a score would rest on a single answer."
            yield Finding(("dimensions", d, "id"), what, "Give it two or more.")


def level_order(questionnaire: Questionnaire) -> Iterator[Finding]:
    """The levels start at 0 and rise."""
    levels = list(questionnaire.scoring.levels.items())
    name, start = levels[0]
    if start != 0:
        what = f"The first level, '{name}', starts at {start:g}: scores below it would have no level."
        yield Finding(("scoring", "levels", name), what, "Let it start at 0.")
    for (before, low), (after, high) in pairwise(levels):
        if low >= high:
            what = f"The level '{after}' ({high:g}) does not start above '{before}' ({low:g})."
            yield Finding(("scoring", "levels", after), what, "Write the levels in rising order.")


def weights(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Weights are given to each dimension, to nothing else, and sum to 1."""
    given = questionnaire.scoring.weights
    if given is None:
        return
    dimensions = [dimension.id for dimension in questionnaire.dimensions]
    for name in given:
        if name not in dimensions:
            path = ("scoring", "weights", name)
            yield Finding(path, f"There is no dimension '{name}' to weigh.", nearest(name, dimensions))
    for name in dimensions:
        if name not in given:
            yield Finding(("scoring", "weights"), f"The dimension '{name}' has no weight.", "Weigh all or none.")
    if abs(sum(given.values()) - 1) > ROUNDING:
        what = f"The weights sum to {sum(given.values()):g}."
        yield Finding(("scoring", "weights"), what, "Let them sum to 1.")
