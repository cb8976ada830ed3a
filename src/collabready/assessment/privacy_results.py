"""The parts of the results that a works council asks for: what was asked and kept, until when, and which comments are printed."""

from __future__ import annotations

from datetime import date

from collabready.assessment.sealed import Sealed


class Comments(Sealed):
    """Approved, masked answers to one open question, in an order that tells nothing. `note`: why there are none."""

    question: str
    text: str
    comments: tuple[str, ...]
    note: str | None = None


class Privacy(Sealed):
    """What was asked of people, what is kept of it and until when; from the settings of the run.

    `scored`, `open_questions`: how many columns of the exports were scored, and held answers in people's own words;
    `about_people`: the questions that say who somebody is; `personal`: how many columns held metadata such as e-mail addresses
    and times, and were not used, `metadata` their kinds; `unused`: how many others. `withdrawn`: how many asked to be
    taken out, 0 where nobody did or where that may not be told, and then `some_withdrawn`. `interviews`: how many by their use; None where a
    use has so few that it may not be told, empty where there are none. `roster`: whether names were known that comments were searched for.
    `releases`: how often something was handed out before. `keeper`: who keeps the answers. `contact`, `trust`: whom to turn to about
    data, and in confidence.
    """

    scored: int
    open_questions: int
    personal: int
    unused: int
    about_people: tuple[str, ...] = ()
    metadata: tuple[str, ...] = ()
    withdrawn: int = 0
    some_withdrawn: bool = False
    interviews: dict[str, int] | None = None
    roster: bool = False
    releases: int = 0
    fieldwork: tuple[date, date] | None = None
    delete_by: date | None = None
    keeper: str | None = None
    contact: str | None = None
    trust: str | None = None
