"""What was typed or pasted, as a file can hold it."""

from __future__ import annotations

import re

from collabready.documents import UNPRINTABLE

BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def cleaned(text: str) -> str:
    """One kind of line break, nothing that cannot be seen, no blanks at the ends of lines, no empty lines around it."""
    lines = UNPRINTABLE.sub("", BREAKS.sub("\n", text)).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def in_one_line(text: str) -> str:
    """The same for a name: blanks and line breaks become one blank."""
    return " ".join(cleaned(text).split())
