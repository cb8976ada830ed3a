"""What the YAML parser stumbles over, in words for who typed it."""

from __future__ import annotations

import re

from collabready.errors import Problem

DEEPEST = 40
TOO_DEEP = (f"Values are nested more than {DEEPEST} deep here.", "Is a bracket not closed?")

# A part of the parser's sentence, ours, and a hint. The first that occurs counts.
WORDINGS = (
    (
        "mapping values are not allowed",
        "A colon is not expected here.",
        "Check that this line is indented like its neighbours; put text that contains ': ' in quotes.",
    ),
    ("sequence entries are not allowed", "A list cannot start here.", "Start it on a line of its own."),
    ("found unexpected end of stream", "A quotation mark is opened here and never closed.", "Close it."),
    ("expected ',' or", "A bracket is opened here and not closed, or a comma is missing in it.", "Close it."),
    ("could not find expected ':'", "Above this is a line without a colon.", "Write 'key: value' or '- entry'."),
    ("found unknown escape", "A backslash means something else between these quotes.", "Use single quotes."),
    ("cannot start any token", "A value cannot start with this character.", "Put the value in quotes."),
    ("exceeded maximum nesting depth", *TOO_DEEP),  # newer libyaml: it looks ahead, and stops before we have counted
    ("did not find expected", "This does not fit the lines above.", "Check its indentation and the quotes before it."),
    ("expected <block end>", "This does not fit the lines above.", "Check its indentation and the quotes before it."),
)
OPENED = ("found unexpected end of stream", "expected ',' or")
TAB_INDENTED = re.compile(r" *\t")


def syntax_problem(error: Exception, text: str, file: str) -> Problem:
    said = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None)
    if any(part in said for part in OPENED):
        mark = getattr(error, "context_mark", None) or mark
    if mark is None:
        return Problem(file, 0, 0, f"This is no valid YAML: {said}.")
    line, column = mark.line + 1, mark.column + 1
    if TAB_INDENTED.match("".join(text.splitlines()[mark.line : line])):
        return Problem(file, line, 1, "A tab is used for indentation.", "Use spaces.")
    for part, what, hint in WORDINGS:
        if part in said:
            return Problem(file, line, column, what, hint)
    return Problem(file, line, column, f"This is no valid YAML: {said}.")
