"""What is to be said of the quality of the answers, beside the warnings: a sentence for each thing."""

from __future__ import annotations

from collections.abc import Iterator

from collabready.assessment.figures import coefficient
from collabready.assessment.reliability import fits_badly
from collabready.assessment.results import Results
from collabready.assessment.units import rankings
from collabready.language import say


def quality_notes(results: Results) -> Iterator[str]:
    """What cannot be computed, statements to check, whether groups may be ranked, and what careless answers change."""
    for dimension in results.dimensions:
        found = dimension.reliability
        if found and found.alpha is None:
            yield say("{dimension}: {says}", dimension=dimension.title, says=found.says)
        for item in dimension.items:
            if fits_badly(item.item_rest):
                yield say(
                    '{dimension}: "{statement}" hardly goes with the others (item-rest r {r}). Check wording or keying.',
                    dimension=dimension.title,
                    statement=item.text,
                    r=coefficient(item.item_rest),
                )
    for by in dict.fromkeys(each.by for dimension in results.dimensions for each in dimension.units):
        told = rankings([(d.title, each) for d in results.dimensions for each in d.units if each.by == by])
        if told:
            yield say('Groups of "{by}": {says}', by=by, says=told)
    if results.careless and results.careless.n != 0:
        yield results.careless.says
