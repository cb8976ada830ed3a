"""Masks: what could tell who wrote a comment, or whom it is about, is replaced before anybody reads it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal
from unicodedata import normalize

from collabready.responses.names import PARTICLES, Names, Span, keys, words
from collabready.spelling import normalised

Mask = Literal["name", "e-mail", "phone", "unit"]
MASKS: tuple[Mask, ...] = ("name", "e-mail", "phone", "unit")
PLACEHOLDER = re.compile(r"\[(?:name|e-mail|phone|unit)\]")
LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'”»]{2,500}", re.IGNORECASE)
PROFILE = re.compile(r"/(?:in|people|person|profiles?|users?|staff|team)/|/[~@]", re.IGNORECASE)
E_MAIL = re.compile(
    r"[^\s@<>()\[\],;:\"']{1,64}(?:@|\s?[(\[]\s?(?:at|@)\s?[)\]]\s?)[^\s@<>()\[\],;:\"']{2,100}", re.IGNORECASE
)
HANDLE = re.compile(r"(?<![\w.])@\w[\w.-]{1,60}")
NUMBER = re.compile(r"(?<![\w.,])(?:\+|\(\+?)?\d(?:[\s./()\u2010-\u2015-]{0,3}\d){6,16}(?!\w)")
EXTENSION = re.compile(
    r"(?<!\w)(?:tel|telephone|telefoon|tél|téléphone|telefon|phone|gsm|mobile|mobiel|ext|extension|toestel|poste|durchwahl)"
    r"\.?:?\s?(?:nr\.?\s?|no\.?\s?)?(\+?\d[\d\s./-]{1,20}\d)",
    re.IGNORECASE,
)
DATE = re.compile(
    r"(?:\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d{2}|(?:19|20)\d{2}[-/. ]\d{1,2}[-/. ]\d{1,2}|(?:19|20)\d{2} ?[-/] ?(?:19|20)\d{2})"
)
TOKEN = re.compile(r"[^\s,;:()<>\"']+")
FEWEST_DIGITS, PLAIN_DIGITS = 8, 9
LONGEST_GAP = 30
CONNECTORS = frozenset(("and", "en", "et", "und", "y", "e", "och", "og"))
# Groups whose names say nothing of a place in the organisation.
ORDINARY = frozenset(
    ("other", "others", "overig", "andere", "anders", "autre", "autres", "andere", "none", "unknown", "yes", "no")
)
CASED = 3
SHORTEST_ID = 5
NEIGHBOUR = re.compile(r"(?<![^\W\d_])([^\W\d_])(\.?)[\s'\u2019-]{0,2}$")
FOLLOWER = re.compile(r"\s([^\W\d_])(\.?)(?![\w'\u2019])")
NOBILIARY = re.compile(r"(?<![^\W\d_])(?:van|von) (?:de[nmr]?|het|'t) $", re.IGNORECASE)
NO_INITIALS = frozenset("IAOYUÀÉ")


@dataclass(frozen=True)
class Masked:
    """A text with its masks, and which kinds of them it has."""

    text: str
    masks: tuple[Mask, ...]


@dataclass(frozen=True)
class Masker:
    """Everything that is masked. `units`: by the key of its first word, each unit as the keys of its words and as spelt."""

    names: Names = field(default_factory=Names)
    units: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(default_factory=dict)
    ids: frozenset[str] = frozenset()

    def mask(self, text: str) -> Masked:
        """The text, composed, with a word in brackets for whatever could tell who is meant."""
        text = normalize("NFKC", text)
        spans = _without_gaps(text, self._spans(text))
        pieces, end = [], 0
        for (start, stop), kind in spans:
            pieces += [text[end:start], f"[{kind}]"]
            end = stop
        used = {kind for _, kind in spans}
        return Masked("".join((*pieces, text[end:])), tuple(kind for kind in MASKS if kind in used))

    def _spans(self, text: str) -> list[tuple[Span, Mask]]:
        """What is to be masked, in order and without overlaps: the kinds that come first here go first."""
        finders: tuple[tuple[Callable[[str], Iterable[Span]], Mask], ...] = (
            (self._links, "name"),
            (_e_mails, "e-mail"),
            (self._ids, "name"),
            (_phones, "phone"),
            (self._units, "unit"),
            (self.names.spans, "name"),
        )
        taken = bytearray(len(text))
        for match in PLACEHOLDER.finditer(text):
            taken[match.start() : match.end()] = b"\1" * len(match[0])
        found = []
        for find, kind in finders:
            for start, stop in find(text):
                if not any(taken[start:stop]):
                    taken[start:stop] = b"\1" * (stop - start)
                    found.append(((start, stop), kind))
        return sorted(found)

    def _links(self, text: str) -> Iterator[Span]:
        """Addresses of pages that name somebody, or that are somebody's."""
        for match in LINK.finditer(text):
            if PROFILE.search(match[0]) or any(self.names.spans(match[0])) or any(self._units(match[0])):
                yield match.start(), match.start() + len(match[0].rstrip(".,;:!?)"))
        yield from (match.span() for match in HANDLE.finditer(text))

    def _ids(self, text: str) -> Iterator[Span]:
        if self.ids:
            for match in TOKEN.finditer(text):
                word = match[0].rstrip(".!?")
                if word.casefold() in self.ids:
                    yield match.start(), match.start() + len(word)

    def _units(self, text: str) -> Iterator[Span]:
        if not self.units:
            return
        tokens = [(match.span(), keys(match[0])) for match in _unit_words().finditer(text)]
        for place, (span, first) in enumerate(tokens):
            ends = (
                end
                for key in first
                for unit, spelt in self.units.get(key, ())
                if (end := _end(text, tokens[place:], unit, spelt)) is not None
            )
            if stop := max(ends, default=None):
                yield span[0], stop


def masker_of(names: Names = Names(), units: Iterable[str] = (), ids: Iterable[str] = ()) -> Masker:  # noqa: B008 - it is frozen
    """What masks names, units and the ids of respondents. Short ids and numbers of rows are no ids: they would hit anything."""
    known: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for unit in dict.fromkeys(units):
        spelt = _spelt(normalize("NFKC", unit))
        if normalised(unit) in ORDINARY or not any(map(str.isalpha, unit)) or len("".join(spelt)) < 2:  # noqa: PLR2004 - one letter
            continue
        for words_ in dict.fromkeys((*_keyed(spelt), *_keyed(["".join(spelt)]))):
            known[words_[0]].append((words_, "".join(spelt)))
    telling = (each.strip().casefold() for each in ids)
    long = frozenset(each for each in telling if len(each) >= SHORTEST_ID and any(map(str.isdigit, each)))
    return Masker(names, {key: tuple(each) for key, each in known.items()}, long)


def _spelt(unit: str) -> list[str]:
    """The words of a unit, without 'and'; all of them where nothing else is left."""
    found = _unit_words().findall(unit)
    return [word for word in found if word.casefold() not in CONNECTORS] or found


def _keyed(spelt: list[str]) -> Iterator[tuple[str, ...]]:
    """The keys of words: as they are, and with umlauts spelt out."""
    choices = [sorted(keys(word)) for word in spelt]
    yield tuple(each[0] for each in choices)
    yield tuple(each[-1] for each in choices)


def _unit_words() -> re.Pattern[str]:
    return re.compile(f"(?:{words().pattern}|\\d)+")


def _end(text: str, tokens: list[tuple[Span, frozenset[str]]], unit: tuple[str, ...], spelt: str) -> int | None:
    """Where a unit ends that begins with the first of these words; None where it does not stand here."""
    place, previous = 0, tokens[0][0][0]
    for key in unit:
        while (
            place
            and place < len(tokens)
            and text[slice(*tokens[place][0])].casefold() in CONNECTORS
            and key not in CONNECTORS
        ):
            place += 1
        if place == len(tokens) or not _same(key, tokens[place][1], last=key is unit[-1]):
            return None
        (start, previous), place = tokens[place][0], place + 1
        if place > 1 and re.search(r"[.!?\n]\s|\w{4}.*\w{4}", text[tokens[place - 2][0][1] : start]):
            return None
    written = text[tokens[0][0][0] : previous]
    if len(spelt) <= CASED and "".join(_unit_words().findall(written)) != spelt:  # 'it' is not IT
        return None
    return previous


def _same(key: str, found: frozenset[str], *, last: bool) -> bool:
    return key in found or (last and len(key) > CASED and f"{key}s" in found)


def _e_mails(text: str) -> Iterator[Span]:
    for match in E_MAIL.finditer(text):
        yield match.start(), match.start() + len(match[0].rstrip(".!?"))


def _phones(text: str) -> Iterator[Span]:
    """Numbers of eight digits and more; a date or a span of years is none, nor is a plain number that begins without 0 or +."""
    yield from (match.span(1) for match in EXTENSION.finditer(text))
    for match in NUMBER.finditer(text):
        digits = sum(map(str.isdecimal, match[0]))
        dialled = match[0].lstrip("(").startswith(("+", "0"))
        if digits >= (FEWEST_DIGITS if dialled else PLAIN_DIGITS - 1) and not DATE.fullmatch(match[0].strip()):
            yield match.span()


def _without_gaps(text: str, spans: list[tuple[Span, Mask]]) -> list[tuple[Span, Mask]]:
    """Names with the initials and particles that belong to them: 'E. van den Berg' is one name."""
    whole: list[tuple[Span, Mask]] = []
    for (begin, end), kind in spans:
        start, stop = begin, end
        if kind == "name":
            floor = whole[-1][0][1] if whole else 0
            start, stop = _with_initials(text, start, stop, floor)
            if whole and whole[-1][1] == "name" and _belongs(text[floor:start]):
                start = whole.pop()[0][0]
        whole.append(((start, stop), kind))
    return whole


def _with_initials(text: str, start: int, stop: int, floor: int) -> Span:
    if found := NOBILIARY.search(text, max(floor, start - LONGEST_GAP), start):
        start = found.start()
    while (found := NEIGHBOUR.search(text, max(floor, start - 5), start)) and _is_initial(found):
        start -= len(found[0])
    if (found := FOLLOWER.match(text, stop)) and _is_initial(found):
        stop = found.end()
    return start, stop


def _is_initial(found: re.Match[str]) -> bool:
    return found[1].isupper() and (
        bool(found[2]) or bool(re.search("['\u2019]", found[0])) or found[1] not in NO_INITIALS
    )


def _belongs(gap: str) -> bool:
    """Whether what stands between two parts of names makes them one."""
    if len(gap) > LONGEST_GAP or re.search(r"[^\w\s.'\u2019\-]", gap) or re.search(r"\.\s", gap):
        return False
    between = words().findall(gap)
    return not re.search(r"\d", gap) and all(
        word.casefold() in PARTICLES - {"and", "of", "und", "en", "y", "e", "the"} for word in between
    )
