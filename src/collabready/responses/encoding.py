"""Bytes to text: which encoding a file is in, and why we think so.

Byte order marks first, then strict UTF-8, then UTF-16 without a mark, and only then a detector, over the lines that are
not plain ASCII wherever in the file they stand: the first odd byte of an export may come after a thousand plain rows.
"""

from __future__ import annotations

import codecs
import io
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from pathlib import Path
from unicodedata import category

from collabready.errors import ResponsesError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ODD_LINES = 4000
SAVE_AS = "Export the responses again as CSV (UTF-8)."
ODD_BYTES = 1 << 20
BEFORE = 1000
LAST_ASCII = 127
SAMPLE = 1 << 16
COMMON = ("cp1252", "mac-roman")
LIKELY = 0.1
MOST_ODD = 10
# What looks like Latin-1 is cp1252, which has quotation marks and dashes where that has nothing.
SUPERSETS = {"iso8859-1": "cp1252"}
# What Western European texts use beyond ASCII; cp1250 has letters in their places, and exports in it are rare.
WESTERN = "áàâäãåæçéèêëíìîïñóòôöõøœúùûüýÿßÁÀÂÄÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜ¿¡«»–—‘’“”…€°\N{NO-BREAK SPACE}"  # noqa: RUF001 - the letters themselves are meant


@dataclass(frozen=True)
class Text:
    """The text of a file, how it was encoded, and how that was found out; `guessed`: it may be another one."""

    text: str
    encoding: str
    why: str
    guessed: bool = False


def decode(content: bytes, path: Path) -> Text:
    """The text of a file.

    Raises:
        ResponsesError: bytes that fit no encoding that the detector knows.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding, "it says so in its first bytes", path)
    if wide := _wide(content):
        return _strictly(content, wide, "every second byte is zero", path)
    try:
        return Text(content.decode("utf-8"), "utf-8", "all its bytes fit")
    except UnicodeDecodeError:
        pass
    found = _strictly(content, _detected(content, path), "its letters fit, by a detector", path)
    return replace(found, guessed=True)


def _strictly(content: bytes, encoding: str, why: str, path: Path) -> Text:
    try:
        return Text(content.decode(encoding), encoding.removesuffix("-sig"), why)
    except UnicodeDecodeError as error:
        raise ResponsesError(
            f"{path}: byte {error.start + 1} does not fit {encoding}, the encoding that the file seems to have. "
            "It may be cut off: export the responses again."
        ) from None


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: text in mostly Latin letters has a zero in every second byte."""
    even, odd = content[:SAMPLE:2].count(0), content[1:SAMPLE:2].count(0)
    if 4 * max(even, odd) < min(len(content), SAMPLE):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _detected(content: bytes, path: Path) -> str:
    """The old encoding of a file: what a detector says, unless a common one gives words that look less odd."""
    import chardet  # a tenth of a second, and only old encodings need it

    lines = io.BytesIO(content.replace(b"\r", b"\n"))
    odd = b"".join(islice((line for line in lines if not line.isascii()), ODD_LINES))
    first = next(place for place, byte in enumerate(odd) if byte > LAST_ASCII)
    odd = odd[max(0, first - BEFORE) :][:ODD_BYTES]
    guess = chardet.detect(odd)
    guessed = codecs.lookup(guess["encoding"] or COMMON[0]).name
    names = [SUPERSETS.get(guessed, guessed), *COMMON]
    if guess["confidence"] < LIKELY and names[0] not in COMMON:
        names = [*COMMON, names[0]]
    if set(odd) - set(range(128)) <= set(WESTERN.encode("cp1252")):
        names = [name for name in names if name != "cp1250"]
    oddities = {name: _oddities(odd.decode(name, "replace")) for name in names}
    best = min(oddities, key=lambda name: oddities[name])
    if MOST_ODD * oddities[best] > len(odd):
        raise ResponsesError(f"{path}: this is no text in any known encoding. {SAVE_AS}")
    return best


def _oddities(text: str) -> int:
    """How many letters look out of place: capitals and signs in the middle of words, or no letter at all."""
    return sum(
        (before.islower() and not each.isascii() and (each.isupper() or category(each)[0] == "S"))
        or each == "\ufffd"
        or (category(each) == "Cc" and not each.isspace())
        for before, each in pairwise(text)
    )
