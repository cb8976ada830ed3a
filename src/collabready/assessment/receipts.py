"""What a receipt tells beyond the file itself: kinds of no answer, languages, and answers that look careless."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from collabready.assessment.careless import careless_answers
from collabready.questionnaire.model import Questionnaire
from collabready.responses.model import BLANK
from collabready.responses.receipt import Rows

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses

MIXED = "mixed"


def with_particulars(questionnaire: Questionnaire, responses: Responses) -> Responses:
    """Responses whose receipts also hold `no_answer`, `languages` and `careless`, each of its own file."""
    import polars as pl

    if responses.rows is None or responses.origin is None:
        return responses
    careless = careless_answers(questionnaire, responses)
    languages = dict(_languages(responses))
    receipts = []
    for place, receipt in enumerate(responses.receipts):
        mine = responses.origin == place
        numbers = responses.rows.filter(mine)
        receipts.append(
            replace(
                receipt,
                no_answer=_kinds(questionnaire, responses.only(mine)),
                languages=tuple(_rows(languages, numbers, mine)),
                careless=tuple(_rows(careless, numbers, mine)),
            )
        )
    nobody = pl.repeat(False, responses.height, dtype=pl.Boolean, eager=True)  # noqa: FBT003 - the value that is repeated
    return replace(responses, receipts=tuple(receipts), careless=reduce(operator.or_, careless.values(), nobody))


def _rows(masks: Mapping[str, pl.Series], numbers: pl.Series, mine: pl.Series) -> Iterator[Rows]:
    for reason, mask in masks.items():
        found = tuple(numbers.filter(mask.filter(mine)).to_list())
        if found:
            yield Rows(reason, found)


def _kinds(questionnaire: Questionnaire, responses: Responses) -> dict[str, int]:
    """How many cells of items hold no answer, by kind."""
    kinds: Counter[str] = Counter()
    for item in questionnaire.items:
        if item.id in responses.answers.columns:
            meanings = responses.readings[item.id].meanings
            codes = responses.answers[item.id].to_physical().value_counts()
            for category, count in codes.iter_rows():
                if meanings[category].code is None:
                    kinds[meanings[category].no_answer or BLANK] += count
    return dict(sorted(kinds.items()))


def _languages(responses: Responses) -> Iterator[tuple[str, pl.Series]]:
    """The rows whose labels are of one language, by language; those of none together, and those that began in another."""
    import polars as pl

    names = sorted({name for reading in responses.readings.values() for each in reading.languages for name in each})
    if not names:
        return
    fits = {name: _all_fit(responses, name) for name in names}
    several = sum(
        (mask.cast(pl.UInt8) for mask in fits.values()), start=pl.zeros(responses.height, pl.UInt8, eager=True)
    )
    for name, mask in fits.items():
        sole = mask & (several == 1)
        yield name, sole
        if responses.language is not None:
            began = responses.language.str.to_lowercase().str.slice(0, len(name))
            yield f"{name}, though begun in another language", sole & (began != name.lower()) & (began != "")
    yield MIXED, several == 0


def _all_fit(responses: Responses, language: str) -> pl.Series:
    """Whether every label of a row may be of a language; labels that tell nothing fit all."""
    import polars as pl

    fits = pl.repeat(True, responses.height, dtype=pl.Boolean, eager=True)  # noqa: FBT003 - the value that is repeated
    for name in responses.answers.columns:
        known = responses.readings[name].languages
        if known:
            table = pl.Series([not each or language in each for each in known])
            fits = fits & table.gather(responses.answers[name].to_physical())
    return fits
