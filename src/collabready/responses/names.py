"""The names of people, and where a text has one of them: in any order, case or accent, with endings, as initials.

Words of one or two letters ('An', 'Bo') are taken for names only where they begin with a capital; particles ('van
den') only between parts of a name, or where they are one half of it. Names of five letters and more are found with any ending of up to three ('Peetersen',
'Kowalskiego'), shorter ones with a possessive or diminutive one ('Elsens', 'Jantje').
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from unicodedata import category, normalize

Span = tuple[int, int]
PARTICLE_WORDS = """
van von vom der den dem de het la le les los las du des di da do dos das del della dello dal el al bin ibn ter ten te op
zu zum zur af av und en y e the of and
"""
TITLE_WORDS = "mr mrs ms miss dr prof ir ing drs mevr mevrouw dhr heer meneer mme mlle monsieur madame herr frau"
# Letters in capitals that mean something else far more often than somebody.
CAPITALS = """
IT HR OK PC CV EU UK US USA TV AI QA PM PR ID VP CEO CFO COO CIO CTO NL BE FR DE ES PT DK NO SE FI EN KPI FAQ PDF ICT OR
"""
PARTICLES, TITLES = frozenset(PARTICLE_WORDS.split()), frozenset(TITLE_WORDS.split())
ABBREVIATIONS = frozenset(CAPITALS.split())
ENDINGS = frozenset(("s", "ens", "je", "tje", "ke", "em", "owi", "ovi"))
LETTERS = str.maketrans(
    {
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "ħ": "h",
    }
)
SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
# Scripts that set no blank between words, or join their particles to a name.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
)
JOINING = re.compile("[\u0590-\u06ff]")  # Hebrew and Arabic write 'and', 'to' ... in front, in one word
REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
DOTTED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.[ -]?){2,6}")
SHORT, LONG, LONGEST_ENDING = 3, 5, 3
JOINED, HANDLE, TWO = 6, 5, 2
FEWEST_INITIALS, MOST_INITIALS = 2, 5


@cache
def words() -> re.Pattern[str]:
    """A run of letters with the marks that belong to them."""
    marks = "".join(map(chr, (sign for sign in range(0x300, 0x1E950) if category(chr(sign))[0] == "M")))
    return re.compile(rf"[^\W\d_](?:[^\W\d_]|[{marks}])*")


@lru_cache(maxsize=1 << 16)
def keys(word: str) -> frozenset[str]:
    """How a word is compared: without case and accents; and with umlauts spelt out, where it has any."""
    low = normalize("NFC", word.casefold())
    return frozenset((_bare(low), _bare(low.translate(SPELT_OUT))))


def _bare(low: str) -> str:
    decomposed = normalize("NFKD", low.translate(LETTERS))
    return normalize("NFC", "".join(sign for sign in decomposed if category(sign) != "Mn")).casefold()


@dataclass(frozen=True)
class Names:
    """All names, ready to be searched for. `long`, `short`: keys of words; `runs`: names of scripts without blanks."""

    long: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    runs: tuple[str, ...] = ()
    initials: frozenset[str] = frozenset()

    def spans(self, text: str) -> Iterator[Span]:
        """Where the text has a name, word by word. `text`: composed (NFC or NFKC)."""
        mixed = any(map(str.islower, text))
        for word in words().finditer(text):
            if self._is_name(word[0]) or (mixed and self._are_initials(word[0])):
                yield word.span()
        for run in self.runs:
            yield from (match.span() for match in re.finditer(re.escape(run), text))
        for dotted in DOTTED.finditer(text):
            if re.sub(r"[. -]", "", dotted[0]) in self.initials:
                yield dotted.start(), dotted.start() + len(dotted[0].rstrip(" -"))

    def _is_name(self, word: str) -> bool:
        found = keys(word)
        if found & self.short and word[:1].isupper():
            return True
        if JOINING.search(word):
            found |= {key[1:] for key in found}
        return any(self._fits(key) for key in found)

    def _fits(self, key: str) -> bool:
        if key in self.long:
            return True
        for cut in range(1, min(LONGEST_ENDING, len(key) - SHORT) + 1):
            stem, ending = key[:-cut], key[-cut:]
            if stem in self.long and (len(stem) >= LONG or ending in ENDINGS):
                return True
        return False

    def _are_initials(self, word: str) -> bool:
        return word.isupper() and word in self.initials and word not in ABBREVIATIONS


def names_of(people: Iterable[str], handles: Iterable[str] = ()) -> Names:
    """The names of people as a list has them, such as 'Els Maes', 'Maes, Els' or 'van den Berg, Jan (Jan)'.

    `handles`: what stands for them in addresses, such as 'emaes'.
    """
    long, short, runs, initials = set[str](), set[str](), set[str](), set[str]()
    for person in people:
        parts = _parts(person)
        runs |= {run for part in parts if UNSPACED.search(part) for run in _runs(part)}
        spaced = [part for part in parts if not UNSPACED.search(part)]
        telling = [part for part in spaced if part.casefold() not in PARTICLES] or spaced[-1:]
        for part in telling:
            (long if len(part) >= SHORT else short).update(keys(part) if len(part) > 1 else ())
        if len(spaced) == TWO:  # here a particle is a name of its own: Minh Le, Do Thanh
            short.update(key for part in spaced if part not in telling for key in keys(part))
        long |= set(_joined(spaced, telling))
        initials |= {
            "".join(word[0].upper() for word in each) for each in (spaced, telling, [*spaced[1:], *spaced[:1]])
        }
    for handle in handles:
        long |= {key for key in keys(handle) if len(key) >= HANDLE}
    fit = {each for each in initials if FEWEST_INITIALS <= len(each) <= MOST_INITIALS}
    return Names(
        frozenset(long), frozenset(short), tuple(sorted(runs, key=lambda run: (-len(run), run))), frozenset(fit)
    )


def _parts(person: str) -> list[str]:
    """The words of a name, without remarks and titles; all of it where nothing else is left."""
    composed = normalize("NFKC", person)
    found = words().findall(REMARK.sub(" ", composed)) or words().findall(composed)
    return [part for part in found if part.casefold() not in TITLES] or found


def _joined(spaced: list[str], telling: list[str]) -> Iterator[str]:
    """A name written as one word: ElsMaes, maesels, emaes, OBrien."""
    for one in (spaced, telling):
        if len(one) > 1:
            turned = [*one[1:], one[0]]
            for joined in ("".join(one), "".join(turned), one[0][0] + "".join(one[1:])):
                yield from (key for key in keys(joined) if len(key) >= (JOINED if joined[1:2].islower() else HANDLE))
    yield from (key for pair in pairwise(spaced) for key in keys("".join(pair)) if len(key) >= JOINED)


def _runs(part: str) -> Iterator[str]:
    """A name in a script without blanks, and the given name in it."""
    if len(part) > 1:
        yield part
    if len(part) >= SHORT:
        yield part[1:]
