"""What a column may be called: the cells of its header rows, and the parts of them that may be a name by themselves.

Tools write a statement in many dresses: 'Question [statement]', 'Q12. statement', 'Question - statement',
'Question?-statement', 'statement:Question', 'group/statement', '<p>statement</p>', or an id beside it. A whole cell is better evidence than a
part of one, so the two are kept apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from collabready.spelling import normalised, unguarded, untagged

LONGEST = 2000
MOST_PARTS = 60
MOST_LETTERS = 5000
LONGEST_CODED = 500
IMPORT_ID = re.compile(r"""\{\s*['"]ImportId['"]:\s*['"]([^'"]*)['"].*?\}""", re.DOTALL)
CHOICE_ID = re.compile(r"""['"]choiceId['"]:\s*['"]([^'"]*)['"]""")
NUMBERED = re.compile(
    r"(?:(?:q|question|frage|vraag)? ?\d{1,3}(?:[.-]\d{1,3}){0,3} ?[.):-]|\(?[a-z]\)|\d{1,3}(?:\.\d{1,3})+) ?(?P<text>\S.*)"
)
CODED = re.compile(r"(?P<code>[a-z][\w\[\]-]*)\. (?P<text>\S.*)")
BRACKETED = re.compile(r"(?P<outer>.*?) ?\[(?P<inner>[^\[\]]+)\](?P<rest>\[[^\[\]]+\])?")
BARE_HYPHEN = re.compile(r"(?<=[?.!:\N{HORIZONTAL ELLIPSIS}])-(?=\S)")
JOINTS = (" - ", ": ", ":", "/", " >> ", " > ", " | ")


@dataclass(frozen=True)
class Column:
    """A column by its position; `header`: its name as shown, unlike every other.

    `names`: its header cells, `parts`: pieces of them that may be a statement, `codes`: pieces that may be an id; all
    normalised. `metadata`: whether it is about the response, and no answer; `leading`: so are all before it.
    """

    position: int
    header: str
    names: frozenset[str]
    parts: frozenset[str]
    codes: frozenset[str]
    metadata: bool = False
    leading: bool = False


def heading(cell: str) -> str:
    """A header cell as it is compared."""
    return normalised(untagged(unguarded(cell[:LONGEST])))


def import_id(cell: str) -> str:
    """The id in a cell that Qualtrics wrote as JSON or as a Python dict; any other cell as it is."""
    found = IMPORT_ID.fullmatch(cell.strip())
    if not found:
        return cell
    choice = CHOICE_ID.search(cell)
    return f"{found[1]}_{choice[1]}" if choice else found[1]


def parts_of(name: str) -> Iterator[str]:
    """The pieces of a heading that may be a name by themselves, each once; the heading itself is none of them."""
    seen, waiting, letters = {name}, [name], 0
    while waiting and len(seen) < MOST_PARTS and letters < MOST_LETTERS:
        for part in _pieces(waiting.pop(0)):
            if part and part not in seen:
                seen.add(part)
                waiting.append(part)
                letters += len(part)
                yield part


def codes_of(name: str, joint: str = "/") -> Iterator[str]:
    """The pieces of a heading that may be an id: 'code. text', 'Q1[code]', 'group/code'; without signs such as - or _.

    `joint`: what the tool writes between a group and a code; where ids may hold it too, the code may begin behind any.
    """
    if len(name) > LONGEST_CODED:
        return
    found = CODED.fullmatch(name)
    code = found["code"] if found else name
    yield compact(code)
    if bracketed := BRACKETED.fullmatch(code):
        yield compact(bracketed["inner"])
    while joint in code:
        code = code.partition(joint)[2]
        yield compact(code)


def compact(name: str) -> str:
    """An id without the signs that some tools do not allow in one; but q1-1 is not q11."""
    return re.sub(r"(?<!\d)[-_. ]|[-_. ](?!\d)", "", name)


def _pieces(name: str) -> Iterator[str]:
    if found := NUMBERED.fullmatch(name):
        yield found["text"]
    if found := CODED.fullmatch(name):
        yield from (found["code"], found["text"])
    if found := BRACKETED.fullmatch(name):
        yield found["inner"].strip()
    for joint in JOINTS:
        before, joined, after = name.partition(joint)
        if joined:
            yield from (before.strip(), after.strip())
    yield from BARE_HYPHEN.split(name, maxsplit=1)


def unique(names: Sequence[str]) -> tuple[str, ...]:
    """The names; one that occurs more than once gets its number behind it, an empty one its position."""
    frequency = Counter(map(normalised, names))
    taken = {normalised(name) for name in names if frequency[normalised(name)] == 1}
    numbers: dict[str, Iterator[int]] = {}
    shown = []
    for position, name in enumerate(names, start=1):
        candidate = name
        if frequency[normalised(name)] > 1 or not name:
            stem = f"{name} " if name else "column "
            following = numbers.setdefault(normalised(name), count(1)) if name else count(position)
            candidate = next(c for c in (f"{stem}({n})" for n in following) if normalised(c) not in taken)
        taken.add(normalised(candidate))
        shown.append(candidate)
    return tuple(shown)
