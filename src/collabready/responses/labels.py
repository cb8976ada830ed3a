"""Labels to codes: which spelling of a file means which code of a scale.

A column is cast to an Enum of the spellings that its scale declares and of those seen in the file; each spelling is
understood once, not once a respondent. Spellings are compared after normalising: Unicode form, case, blanks of every
kind at the ends and between words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from collabready.questionnaire.model import Question, Scale
from collabready.responses.model import BLANK, OTHER, UNREAD, Meaning, Reading
from collabready.spelling import normalised

KINDS = 500


@dataclass(frozen=True)
class Vocabulary:
    """What the labels of one scale or question mean, by their normalised form."""

    meanings: Mapping[str, Meaning]
    spellings: tuple[str, ...]

    def reading(self, seen: Iterable[str] = ()) -> Reading:
        """The declared spellings and those seen, each with its meaning; what nobody declared is an unknown label.

        Of unknown labels the first few hundred are kept apart, the rest count together.
        """
        known = {spelling: self.meaning(spelling) for spelling in ["", *self.spellings, *seen]}
        unread = [spelling for spelling, meaning in known.items() if meaning.no_answer == UNREAD]
        for spelling in unread[KINDS:]:
            del known[spelling]
        return Reading.of({**known, OTHER: Meaning(no_answer=UNREAD)})

    def meaning(self, spelling: str) -> Meaning:
        if spelling == OTHER:
            return Meaning(no_answer=UNREAD)
        normal = normalised(spelling)
        return self.meanings.get(normal, Meaning(no_answer=UNREAD)) if normal else Meaning(no_answer=BLANK)


def vocabulary(of: Scale | Question) -> Vocabulary:
    """Labels, aliases, bare codes and no-answer labels of a scale, or of the answers to a question."""
    spelled: dict[str, Meaning] = {}
    for code, label in of.answers.items():
        spelled[label or code] = Meaning(code=code)
    for code in of.answers:
        spelled.setdefault(code, Meaning(code=code))
    for code, aliases in (of.aliases if isinstance(of, Scale) else {}).items():
        spelled.update(dict.fromkeys(aliases, Meaning(code=code)))
    spelled.update((label, Meaning(no_answer=normalised(label))) for label in of.no_answer)
    meanings: dict[str, Meaning] = {}
    for spelling, meaning in spelled.items():
        meanings.setdefault(normalised(spelling), meaning)
    return Vocabulary(meanings, tuple(spelled))
