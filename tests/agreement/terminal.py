"""What the terminal shows, read back and held against what the JSON says."""

from __future__ import annotations

import io
import re
from typing import Any

from rich.console import Console

from agreement import expected
from agreement.pages import NUMBER
from agreement.report import PHRASES, texts_of
from collabready import terminal
from collabready.assessment.results import Results

SHORT = 6
"""Letters of a part of a line from which on it is no number, but words of a name that is wrapped."""


def terminal_text(results: Results) -> str:
    out = io.StringIO()
    terminal.print_results(results, Console(file=out, width=400, highlight=False))
    return out.getvalue()


def terminal_disagrees(content: Any, printed: str) -> list[str]:
    """The lines with numbers, in order; those of gates, of notes and of the file are sentences of the JSON."""
    found = [re.split(r" {2,}", line.strip()) for line in printed.splitlines() if NUMBER.search(line)]
    must = [[*map(" ".join, map(str.split, line))] for line in expected.terminal_lines(content)]
    must = [line for line in must if any(map(NUMBER.search, line))]
    texts = sorted({*texts_of(content)}, key=len, reverse=True)
    told = []
    for line in found:
        if must and line == must[0]:
            must.pop(0)
            continue
        rest = " ".join(line)
        for text in texts:
            rest = rest.replace(text, "")
        numbered = [part for part in line if NUMBER.search(part)]
        wrapped = all(len(part) > SHORT and any(part in text for text in texts) for part in numbered)
        if NUMBER.search(PHRASES.sub("", rest)) and not wrapped:
            told.append(f"{line} instead of {must[0] if must else 'nothing'}")
    return told + [f"{line} is missing" for line in must]
