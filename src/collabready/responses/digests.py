"""Who is who among the answers, without a name: digests that only somebody who has the salt can make again.

Neither is a secret kept from the holder of both the salt and the answers; the ledger that keeps them is private.
"""

from __future__ import annotations

import hmac
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses

LENGTH = 32  # hexadecimal digits: 128 bits
AGAIN = "."


def identities(responses: Responses, salt: bytes) -> pl.Series:
    """A digest of each respondent, in the order of the rows: of the id that the tool gave, else of what was answered.

    HMAC-SHA256, shortened to 128 bits. Of rows with the same id, or without one and with the same answers, the second
    ends in ".2", the third in ".3". Groups do not enter: which columns are read as such depends on what is asked for.
    """
    import polars as pl

    texts = _texts(responses)
    if responses.respondent is not None:
        ids = responses.respondent.str.strip_chars().fill_null("")
        named = ("id " + ids).zip_with(ids != "", texts)
        return pl.Series(list(_numbered(_digest(named, salt))), dtype=pl.String)
    return contents(responses, salt)


def contents(responses: Responses, salt: bytes) -> pl.Series:
    """A digest of what each respondent answered, numbered like `identities`.

    Somebody whose answers have changed is another one here. Two who gave the same answers may stand for each other: no
    number tells them apart.
    """
    import polars as pl

    return pl.Series(list(_numbered(_digest(_texts(responses), salt))), dtype=pl.String)


def unnumbered(digest: str) -> str:
    """The digest without the number of its occurrence."""
    return digest.partition(AGAIN)[0]


def _texts(responses: Responses) -> pl.Series:
    """What each answered, as codes: the same whichever labels, language or order of columns the export has."""
    import polars as pl

    cells = [_cells(name, responses) for name in sorted(responses.answers.columns)]
    texts = responses.answers.select(pl.concat_str([pl.lit("answers "), *cells]).alias("text")).to_series()
    if responses.audience is None:
        return texts
    return texts + responses.audience.cast(pl.String).fill_null("")


def _cells(name: str, responses: Responses) -> pl.Expr:
    """`item=code;` for each answer; nothing where there is none, as where the export has no such column."""
    import polars as pl

    meanings = responses.readings[name].meanings
    written = pl.Series([f"{name}={m.code};" if m.code is not None else "" for m in meanings], dtype=pl.String)
    return pl.lit(written).gather(pl.col(name).to_physical())


def _digest(texts: pl.Series, salt: bytes) -> Iterator[str]:
    return (hmac.digest(salt, text.encode(), "sha256").hex()[:LENGTH] for text in texts)


def _numbered(digests: Iterable[str]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for digest in digests:
        seen[digest] += 1
        yield digest if seen[digest] == 1 else f"{digest}{AGAIN}{seen[digest]}"
