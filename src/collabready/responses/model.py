"""What was answered, as one value: a table with a row a respondent, and what its cells mean.

A column of answers keeps the spellings of the file as its categories; a Reading beside it says what each spelling
means. So a million answers are read once, and a label that nobody could read is still there to be shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import polars as pl

    from collabready.questionnaire.model import Channel
    from collabready.responses.quotes import Quote
    from collabready.responses.receipt import Receipt

T = TypeVar("T")
BLANK = "blank"
UNREAD = "unknown label"
OTHER = "(further labels)"
NOT_SHOWN = "not shown"
NOT_ASKED = "not asked"
NOT_ANSWERED = "not answered"
MISSING = "missing"
# Kinds of no answer that say nothing of the respondent: a row that holds nothing else is none.
SILENT = frozenset({BLANK, NOT_SHOWN, NOT_ANSWERED, MISSING})
# Kinds of no answer of somebody who was never asked.
SPARED = frozenset({NOT_SHOWN, NOT_ASKED})


@dataclass(frozen=True)
class Meaning:
    """What a spelling stands for: a code, or a kind of no answer (blank, don't know, unknown label ...)."""

    code: str | None = None
    no_answer: str | None = None


@dataclass(frozen=True)
class Reading:
    """The spellings of a column, in the order of its categories, and what each means.

    Those that mean a code come first: an answer is a category below `answered`, which a million rows tell at once.
    `languages`: of which languages each may be, where the questionnaire has several; empty for what tells nothing.
    """

    spellings: tuple[str, ...]
    meanings: tuple[Meaning, ...]
    languages: tuple[frozenset[str], ...] = ()

    @classmethod
    def of(cls, meanings: Mapping[str, Meaning], languages: Mapping[str, frozenset[str]] | None = None) -> Reading:
        """A reading of spellings, put in order."""
        ordered = sorted(meanings, key=lambda spelling: meanings[spelling].code is None)
        spoken = tuple(languages.get(spelling, frozenset()) for spelling in ordered) if languages else ()
        return cls(tuple(ordered), tuple(meanings[spelling] for spelling in ordered), spoken)

    @property
    def answered(self) -> int:
        return sum(meaning.code is not None for meaning in self.meanings)

    @property
    def blanks(self) -> list[int]:
        """The categories of blank cells: nothing, or nothing but blanks."""
        return [position for position, meaning in enumerate(self.meanings) if meaning.no_answer == BLANK]

    @property
    def silent(self) -> list[int]:
        """The categories of cells that nobody filled: blank, whatever a program writes for that, or not shown."""
        return [position for position, meaning in enumerate(self.meanings) if meaning.no_answer in SILENT]

    def values(self, by_code: Mapping[str, T], otherwise: T) -> list[T]:
        """The value of each spelling; `otherwise` for those that mean no code."""
        return [otherwise if m.code is None else by_code.get(m.code, otherwise) for m in self.meanings]


@dataclass(frozen=True)
class Responses:
    """All responses of one channel.

    `answers`: a column an item or choice question, of polars Enum type, categories as in `readings`; never null.
    `audience`: audience ids, null where none is known; None when the export has no such column (all are staff).
    `groups`: a column a breakdown, named by its header as typed; blank cells are null. `receipts`: one a file.
    `rows`: the number of each response in its file; `origin`: which of the receipts is that file's. `respondent`,
    `language`: id, and the language in which somebody began, where the tool tells. `unfinished`: whether somebody did not
    come to the end; None where nobody knows, or where it was settled who counts. `digests`: by which each is known to what
    was released before; None where nothing was. `careless`: whose answers look careless; None where nobody looked. Only in interviews: `pooled`, who may
    be counted among others alone, and `quotes`, the words that may be printed.
    """

    channel: Channel
    answers: pl.DataFrame
    readings: dict[str, Reading]
    audience: pl.Series | None
    groups: pl.DataFrame
    receipts: tuple[Receipt, ...] = ()
    rows: pl.Series | None = None
    origin: pl.Series | None = None
    respondent: pl.Series | None = None
    language: pl.Series | None = None
    unfinished: pl.Series | None = None
    digests: pl.Series | None = None
    careless: pl.Series | None = None
    pooled: pl.Series | None = None
    quotes: tuple[Quote, ...] = ()

    @property
    def height(self) -> int:
        return self.answers.height

    def only(self, mask: pl.Series) -> Responses:
        """The responses of some respondents."""

        def some(column: pl.Series | None) -> pl.Series | None:
            return None if column is None else column.filter(mask)

        return replace(
            self,
            answers=self.answers.filter(mask),
            audience=some(self.audience),
            groups=self.groups.filter(mask) if self.groups.width else self.groups,
            rows=some(self.rows),
            origin=some(self.origin),
            respondent=some(self.respondent),
            language=some(self.language),
            unfinished=some(self.unfinished),
            digests=some(self.digests),
            careless=some(self.careless),
            pooled=some(self.pooled),
        )

    def without(self, mask: pl.Series, reason: str) -> Responses:
        """The responses but for some, which their receipts name with the reason."""
        if self.rows is None or self.origin is None or not mask.any():
            return self
        kept = self.only(~mask)
        receipts = list(self.receipts)
        for place, receipt in enumerate(receipts):
            numbers = self.rows.filter(mask & (self.origin == place)).to_list()
            if numbers:
                receipts[place] = replace(receipt.set_further_aside(reason, numbers), **kept.told_of(place, receipt))
        return replace(kept, receipts=tuple(receipts))

    def told_of(self, place: int, receipt: Receipt) -> dict[str, Any]:
        """What a receipt said of all rows of its file, said of those that are here: without a group, more than once."""
        mine = (
            self.groups.filter(self.origin == place) if self.groups.width and self.origin is not None else self.groups
        )
        blank = {h: mine[h].null_count() if h in mine.columns else count for h, count in receipt.ungrouped.items()}
        ids = Counter(() if self.respondent is None else self.respondent.drop_nulls())
        return {
            "ungrouped": {header: count for header, count in blank.items() if count},
            "repeated": tuple(name for name in receipt.repeated if ids[name] > 1),
        }
