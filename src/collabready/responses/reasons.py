"""Why rows are set aside, and the ways of giving no answer: kept in English, as codes, and worded where they are read."""

from __future__ import annotations

import re

from collabready.language import said, say, sayable
from collabready.responses.receipt import shortened

BLANK_ROW = sayable("no item answered (blank row)")
NOTHING_ANSWERED = sayable("no item answered")
UNCLEAR = re.compile("'(?P<question>.*)' is blank or not understood", re.DOTALL)
# Those that a reader meets, of the common ones and of the shipped questionnaires.
NO_ANSWERS = (
    sayable("blank"),
    sayable("unknown label"),
    sayable("not shown"),
    sayable("not asked"),
    sayable("not answered"),
    sayable("missing"),
    sayable("other"),
    sayable("no answer"),
    sayable("prefer not to say"),
    sayable("prefer not to answer"),
    sayable("not applicable"),
    sayable("does not apply"),
    sayable("n/a"),
    sayable("n.a."),
    sayable("no opinion"),
    sayable("cannot say"),
    sayable("can't say"),
    sayable("can't remember"),
    sayable("would not say"),
    sayable("don't know"),
    sayable("i don't know"),
    sayable("do not know"),
)


def unclear(question: str) -> str:
    """The reason of those who did not say who they are."""
    return f"'{shortened(question)}' is blank or not understood"


def reason_said(reason: str) -> str:
    """Why rows were set aside, in the language that is spoken."""
    if found := UNCLEAR.fullmatch(reason):
        return say("'{question}' is blank or not understood", question=found["question"])
    return said(reason)


def kind_said(kind: str) -> str:
    """A kind of no answer, in the language that is spoken; as it is where the questionnaire has one of its own."""
    return said(kind)
