"""Labels to codes: which spelling of a file means which code of a scale.

A column is cast to an Enum of the spellings that its scale declares and of those seen in the file; each spelling is
understood once, not once a respondent. What decides, in this order: what a mapping says, the labels and codes of the
scale in every language of the questionnaire, a number and a label in one cell, what the tool writes for no answer, and
the common words for no answer. Whether bare numbers may be believed is decided in `numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from collabready.questionnaire.model import Question, Scale
from collabready.responses.model import BLANK, OTHER, UNREAD, Meaning, Reading
from collabready.responses.no_answers import KINDS
from collabready.spelling import normalised, unguarded, untagged

MOST_KINDS = 500
LONGEST_LABEL = 300
NUMBER = re.compile(r"(-?\d{1,9})(?:[.,]0{1,2})?")
# The label holds no number of its own: '2-3 times' is neither 2 nor '3 times'.
NUMBER_FIRST = re.compile(r"(?:[(\[]?-?\d{1,3}[)\]]?(?: ?[-:=.)] ?| (?=\())|[a-z][.)] )(?P<label>\D*[^\W\d]\D*)")
NUMBER_LAST = re.compile(r"(?P<label>\D*[^\W\d]\D*?) ?(?:[(\[]-?\d{1,3}[)\]]|[-:=] ?\d{1,3})")
MONTH = (
    "jan|feb|fév|fev|févr|mar|maa|mrt|mär|mars|märz|apr|avr|abr|may|mei|mai|maj|mag|jun|juni|juin|giu|jul|juli|juil|lug|aug|août|ago|sep|sept|set"
    "|oct|okt|ott|out|nov|dec|dez|déc|dic|des|ene|gen"
)
MONTH_AND_NUMBER = re.compile(rf"\d{{1,2}}[-. ](?:{MONTH})\.?|(?:{MONTH})\.?[- ]\d{{2,4}}", re.IGNORECASE)
DATE = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}-\d{2}-\d{2}( 00:00(:00)?)?")


@dataclass(frozen=True)
class Vocabulary:
    """What the labels of one column mean, by their normalised form.

    `own`: labels, aliases and codes; `told`: what a mapping says; `codebook`: number as written -> label; `tool`: what
    the survey tool writes for no answer. `spellings`: what is declared, as written; `labelled`: the codes that have a label
    other than their number. `languages`: of which languages a
    label is, where the questionnaire has several.
    """

    own: Mapping[str, Meaning]
    spellings: tuple[str, ...]
    labelled: frozenset[str] = frozenset()
    told: Mapping[str, Meaning] = field(default_factory=dict)
    codebook: Mapping[str, str] = field(default_factory=dict)
    tool: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def reading(self, seen: Iterable[str] = ()) -> Reading:
        """The declared spellings and those seen, each with its meaning; what nobody declared is an unknown label.

        Of unknown labels the first few hundred are kept apart, the rest count together.
        """
        known: dict[str, Meaning] = {}
        unread = 0
        for spelling in chain([""], self.spellings, seen):
            if spelling not in known:
                meaning = self.meaning(spelling)
                unread += meaning.no_answer == UNREAD
                if meaning.no_answer != UNREAD or unread <= MOST_KINDS:
                    known[spelling] = meaning
        languages = {spelling: self.spoken_in(spelling) for spelling in known} if self.languages else None
        return Reading.of({**known, OTHER: Meaning(no_answer=UNREAD)}, languages)

    def spoken_in(self, spelling: str) -> frozenset[str]:
        """Of which languages a cell may be; none where it tells nothing."""
        return next((self.languages[form] for form in _forms(key_of(spelling)) if form in self.languages), frozenset())

    def meaning(self, spelling: str) -> Meaning:
        """What a cell means."""
        if spelling == OTHER:
            return Meaning(no_answer=UNREAD)
        key = key_of(spelling)
        if not key:
            return Meaning(no_answer=BLANK)
        label = key_of(self.codebook.get(key, key))
        told = (self.told[form] for form in (key, *_forms(label)) if form in self.told)
        return next(told, None) or self._declared(label)

    def number(self, spelling: str) -> str | None:
        """The number of a cell that holds nothing else and that nobody has explained; None for every other cell."""
        key = key_of(spelling)
        explained = key in self.told or key in self.codebook or key in self.tool
        return None if explained else number_of(key)

    def _declared(self, normal: str) -> Meaning:
        forms = list(dict.fromkeys(_forms(normal)))
        own = next((self.own[form] for form in forms if form in self.own), None)
        kind = next((self.tool[form] for form in forms if form in self.tool), None)
        # What a tool writes for 'not shown' is that, also where people may say the same word.
        if own and (own.code is not None or kind is None):
            return own
        kind = kind or next((KINDS[form] for form in forms if form in KINDS), None)
        return Meaning(no_answer=kind) if kind else self._in_two_languages(normal)

    def _in_two_languages(self, normal: str) -> Meaning:
        """'Souvent / Often' is what both parts say, if they say the same."""
        parts = re.split(r" ?/ | /", normal)
        meanings = {self._declared(part.strip()) for part in parts} if len(parts) > 1 else set()
        return meanings.pop() if len(meanings) == 1 else Meaning(no_answer=UNREAD)


def key_of(cell: str) -> str:
    """The form in which cells and labels are compared: as they are read on a screen, and 5.0 as 5."""
    normal = normalised(untagged(unguarded(cell)))
    return number_of(normal) or normal


def number_of(normal: str) -> str | None:
    """'5' of '5', '5.0' and '5,00'; None where a cell holds anything else."""
    found = NUMBER.fullmatch(normal)
    return str(int(found[1])) if found else None


def is_damaged(label: str) -> bool:
    """Whether Excel has made a date of a label such as '6-25'."""
    return bool(MONTH_AND_NUMBER.fullmatch(label.strip()) or DATE.fullmatch(label.strip()))


def vocabulary(of: Sequence[Scale | Question], languages: Sequence[str] = ()) -> Vocabulary:
    """Labels, aliases, bare codes and no-answer labels of a scale, or of the answers to a question.

    `of`: the same scale in every language of the questionnaire, the original first; `languages`: their names.
    """
    meanings: dict[str, Meaning] = {}
    spoken: dict[str, set[str]] = {}
    spellings: dict[str, None] = {}
    for each, language in zip(of, languages or [""] * len(of), strict=True):
        for spelling, meaning in _spelled(each, of[0]).items():
            spellings[spelling] = None
            meanings.setdefault(key_of(spelling), meaning)
            if not NUMBER.fullmatch(spelling):
                spoken.setdefault(key_of(spelling), set()).add(language)
    by_label = {label: frozenset(names) for label, names in spoken.items()} if languages else {}
    labelled = frozenset(code for code, label in of[0].answers.items() if label and key_of(label) != key_of(code))
    return Vocabulary(meanings, tuple(spellings), labelled, languages=by_label)


def _spelled(of: Scale | Question, original: Scale | Question) -> dict[str, Meaning]:
    """What is declared, as written. The kind of a no answer is its label in the original language."""
    spelled = {label or code: Meaning(code=code) for code, label in of.answers.items()}
    for code in of.answers:
        spelled.setdefault(code, Meaning(code=code))
    for code, aliases in (of.aliases if isinstance(of, Scale) else {}).items():
        spelled.update(dict.fromkeys(aliases, Meaning(code=code)))
    kinds = [*original.no_answer, *of.no_answer[len(original.no_answer) :]]
    spelled.update(
        (label, Meaning(no_answer=normalised(kind))) for label, kind in zip(of.no_answer, kinds, strict=False)
    )
    return spelled


def _forms(normal: str) -> Iterable[str]:
    """The forms in which a label may stand: alone, with its number before or behind it, a full stop, underscores."""
    yield normal
    if len(normal) > LONGEST_LABEL:
        return
    for pattern in (NUMBER_FIRST, NUMBER_LAST):
        if found := pattern.fullmatch(normal):
            yield found["label"].strip()
            yield re.sub(r"^\((.*)\)$", r"\1", found["label"].strip())
    if re.search(r"[^\W\d_]", normal):
        yield normal.strip(" .;,:!?*()[]")
    yield normal.replace("_", " ")
