"""What looks like an item, or like a label, but is not quite it: proposals, each with how alike the two are."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from collabready.responses.columns import Wanted
from collabready.responses.headers import Column, heading

ALIKE = 80
APART = 5
SHORTEST = 8
MOST_COMPARED = 2000
CHOICES = 6
WORD = re.compile(r"[\w']+")
# Words and beginnings of words that turn a text into its opposite, in the languages of Western Europe.
NEGATION = re.compile(
    "no|not|never|cannot|can't|don't|doesn't|isn't|aren't|without|niet|geen|nooit|zonder|nicht|keine?|keinen|nie|niemals|ohne|ne"
    "|pas|jamais|aucune?|sans|nunca|ningún|ninguna|sin|non|nessuna?|não|nenhum|ikke|aldri|aldrig|ingen|inte|ej|ei"
)
# Words that say how much, how often or when.
DEGREE = re.compile(
    "very|strongly|totally|fully|completely|extremely|somewhat|rather|slightly|partly|always|often|sometimes|rarely|seldom|before|after"
    "|should|zeer|heel|erg|helemaal|enigszins|beetje|altijd|vaak|soms|zelden|très|tout|plutôt|peu|toujours|souvent|parfois|rarement"
    "|sehr|völlig|eher|teils|immer|oft|manchmal|selten|muy|totalmente|algo|siempre|meget|helt|litt|noe|mycket|ganska|molto"
)
NUMERAL = re.compile(r"\d+")
TURNING = ("dis", "un", "in", "im", "ir", "il", "non", "mis", "miss", "on", "u", "o", "des")


@dataclass(frozen=True)
class Proposal:
    """`what` (an item or question, or a label in a file) may be `meant`; `similarity`: 0-100; `next_best` comes close.

    `opposed`: the two are alike but for a word that turns one into its opposite.
    """

    what: str
    meant: str
    similarity: float
    next_best: str | None = None
    opposed: bool = False

    def __str__(self) -> str:
        rival = f", but so does '{self.next_best}'" if self.next_best else ""
        opposite = ", but one of the two seems to say the opposite" if self.opposed else ""
        return f"'{self.meant}' looks like it ({self.similarity:.0f} % alike){rival}{opposite}"

    @property
    def acceptable(self) -> bool:
        """Whether it may be taken without looking again."""
        return not self.next_best and not self.opposed


def opposed(one: str, other: str) -> bool:
    """Whether a word of one text turns the other into another answer: 'do not trust', 'dissatisfied', 'very', '12'."""
    first, second = (set(WORD.findall(heading(text))) for text in (one, other))
    differing = first ^ second
    if sorted(NUMERAL.findall(one)) != sorted(NUMERAL.findall(other)):
        return True
    if any(DEGREE.fullmatch(word) and not difflib.get_close_matches(word, differing - {word}) for word in differing):
        return True  # one that is merely misspelt has its like in the other text
    negated = any(NEGATION.fullmatch(word) for word in differing)
    return negated or any(prefix + word in differing for word in differing for prefix in TURNING)


def column_proposals(missing: Sequence[Wanted], unused: Sequence[Column]) -> tuple[Proposal, ...]:
    """For items without a column, the unused headers that are most like their statements; a header is proposed once."""
    headers = {column.position: column.header for column in unused}
    texts = {place: text for place, text in _texts(unused[:MOST_COMPARED]).items() if len(text) >= SHORTEST}
    ranked: list[tuple[float, str, int, float, int]] = []
    for each in missing:
        names = [name for name in each.names if name != each.id and len(heading(name)) >= SHORTEST]
        best = _likeness(names, texts, least=ALIKE - APART)
        if best:
            first, second = [*sorted(best.items(), key=lambda hit: -hit[1]), (-1, 0.0)][:2]
            ranked.append((first[1], each.id, first[0], second[1], second[0]))
    proposals, taken = [], set()
    for similarity, what, position, rival, other in sorted(ranked, key=lambda each: (-each[0], each[1])):
        if similarity >= ALIKE and position not in taken:
            taken.add(position)
            close = headers[other] if similarity - rival < APART and other not in taken else None
            header = headers[position]
            against = opposed(_nearest(what, header, missing), header)
            proposals.append(Proposal(what, header, similarity, close, against))
    return tuple(proposals)


def likely_columns(what: Wanted, unused: Sequence[Column]) -> list[str]:
    """The unused headers that are most like an item or question, the likeliest first: for a person to choose from."""
    headers = {column.position: column.header for column in unused}
    best = _likeness(list(what.names), _texts(unused), most=2 * CHOICES)
    ranked = sorted(best, key=lambda position: (-best[position], position))
    return [headers[position] for position in ranked[:CHOICES]]


def _texts(columns: Sequence[Column]) -> dict[tuple[int, str], str]:
    """The names of columns and the parts of them, each under its column's position."""
    return {(c.position, name): name for c in columns for name in (*c.names, *c.parts)}


def _likeness(
    names: Sequence[str], texts: Mapping[tuple[int, str], str], *, least: float = 0, most: int | None = None
) -> dict[int, float]:
    """How like one of the names a column is at its best, 0-100, by position. `most`: so many of the likest a name."""
    from rapidfuzz import fuzz, process  # only where something was not found

    best: dict[int, float] = {}
    for name in names:
        for _, similarity, (position, _) in process.extract(
            heading(name), texts, scorer=fuzz.ratio, score_cutoff=least, limit=most
        ):
            best[position] = max(best.get(position, 0), similarity)
    return best


def _nearest(what: str, header: str, among: Sequence[Wanted]) -> str:
    """The name of an item or question, in any language, that is most like a header."""
    from rapidfuzz import fuzz  # only where something was not found

    names = next(each.names for each in among if each.id == what)
    return max(names, key=lambda name: fuzz.ratio(heading(name), heading(header)))


def label_proposal(label: str, declared: Mapping[str, str]) -> Proposal | None:
    """For a label that a scale does not know, the declared one that is most like it. `declared`: label -> code."""
    from rapidfuzz import fuzz, process  # only where something was not understood

    texts = {name: heading(name) for name in declared}
    hits = process.extract(heading(label), texts, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
    if not hits or len(heading(label)) <= 2:  # noqa: PLR2004 - one letter of two is no likeness
        return None
    _, similarity, meant = hits[0]
    rivals = [name for _, other, name in hits[1:] if similarity - other < APART and declared[name] != declared[meant]]
    return Proposal(label, meant, similarity, rivals[0] if rivals else None, opposed(label, meant))
