"""When two spellings are the same."""

from __future__ import annotations

import html
import re
import unicodedata

# Word processors bend quotation marks and dashes; what has no width, and what is no character, nobody sees.
UNSEEN = dict.fromkeys([*range(9), *range(14, 28), *range(127, 133), *range(134, 160), 0xFFFE, 0xFFFF])
STRAIGHTENED = str.maketrans(
    {
        **UNSEEN,
        **dict.fromkeys("‘’‚‛′`´", "'"),  # noqa: RUF001 - the letters themselves are meant
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),  # noqa: RUF001 - the letters themselves are meant
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    }
)
FORMULA = re.compile(r"'*(?=[=+\-@\t\r])")
TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>|<!--(?:(?!<!--).){0,500}?-->", re.DOTALL)
LONGEST_TAGGED = 2000


def normalised(text: str) -> str:
    """NFKC (a non-breaking space is a space), straight quotes, one blank between words, none at the ends, case folded."""
    if text.isascii():
        text = text if text.isprintable() else text.translate(UNSEEN)
        return " ".join(text.replace("`", "'").split()).casefold()
    return " ".join(
        unicodedata.normalize("NFKC", text.translate(STRAIGHTENED)).translate(STRAIGHTENED).split()
    ).casefold()


def unguarded(cell: str) -> str:
    """A cell without the apostrophes that LimeSurvey, Ona and we ourselves put before what looks like a formula."""
    found = FORMULA.match(cell)
    return cell[found.end() :] if found else cell


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula: with an apostrophe in front, or one more where there are some.

    So different cells stay different, and `unguarded` reads all of them as it reads what they were.
    """
    return f"'{cell}" if FORMULA.match(cell) else cell


def untagged(text: str) -> str:
    """Text without HTML tags and entities, as it is read on a screen; text longer than any label stays as it is."""
    if len(text) > LONGEST_TAGGED or ("<" not in text and "&" not in text):
        return text
    return html.unescape(TAG.sub(" ", html.unescape(text) if "&lt;" in text else text))
