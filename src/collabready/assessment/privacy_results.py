"""The parts of the results that a works council asks for: what was asked and kept, until when, and which comments are printed."""

from __future__ import annotations

from datetime import date

from collabready.assessment.sealed import Sealed


class Comments(Sealed):
    """Approved, masked answers to one open question, in an order that tells nothing."""

    question: str
    text: str
    comments: tuple[str, ...]


class Privacy(Sealed):
    """What was asked of people, what is kept of it and until when; from the settings of the run.

    `scored`, `open_questions`: how many columns of the exports were scored, and held answers in people's own words;
    `personal`: how many held metadata such as e-mail addresses and times, and were not used; `unused`: how many others.
    `roster`: whether names were known that comments could be searched for. `contact`: whom to turn to.
    """

    scored: int
    open_questions: int
    personal: int
    unused: int
    withdrawn: int = 0
    roster: bool = False
    delete_by: date | None = None
    contact: str | None = None
