"""When two spellings are the same."""

from __future__ import annotations

import unicodedata


def normalised(text: str) -> str:
    """NFKC (a non-breaking space is a space), one blank between words, none at the ends, case folded."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()
