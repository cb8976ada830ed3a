"""From the trees of translations to the questionnaire in their languages.

A questionnaire that extends another inherits the translations of that one for what it keeps in the same words; what its
own translations say counts before that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from collabready.documents import Tree, parse
from collabready.errors import DocumentError, Problem
from collabready.questionnaire.rules.findings import Finding
from collabready.questionnaire.rules.translations import SPOKEN_RULES, TRANSLATION_RULES
from collabready.questionnaire.translation import Translation
from collabready.questionnaire.words import Words, inherited, missing, put_over, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from collabready.questionnaire.model import Questionnaire


class Level(NamedTuple):
    """A questionnaire and its file, and the files of its own translations by the language in their names."""

    questionnaire: Questionnaire
    tree: Tree
    translations: Mapping[str, Tree]


class Translated(NamedTuple):
    """The questionnaire in a language, the words that are translated, and the paths of those that are not.

    `own` is the translation beside its own file; None when all is inherited.
    """

    questionnaire: Questionnaire
    words: Words
    missing: tuple[str, ...]
    own: Translation | None


def translated(levels: Sequence[Level]) -> dict[str, Translated]:
    """The first level in its languages, by code; every other level is what the one before it extends.

    Raises DocumentError with every problem of the translations of a level.
    """
    level, *bases = levels
    under = _inherited(level, bases) if bases else {}
    found: dict[str, Translated] = {}
    problems: list[Problem] = []
    for language in sorted({*under, *level.translations}):
        earlier = [level.questionnaire, *(one.questionnaire for one in found.values())]
        try:
            found[language] = _spoken(level, language, under.get(language, {}), earlier)
        except DocumentError as error:
            problems += error.problems
    if problems:
        raise DocumentError(problems)
    return found


def _inherited(level: Level, bases: Sequence[Level]) -> dict[str, Words]:
    """What is said of a level in the languages of what it extends, as far as both say the same."""
    base, whole = bases[0].questionnaire, level.questionnaire
    said = {language: inherited(one.words, base, whole) for language, one in translated(bases).items()}
    return {language: known for language, known in said.items() if known and language != whole.language}


def _spoken(level: Level, language: str, under: Words, earlier: Sequence[Questionnaire]) -> Translated:
    """The questionnaire in one more language than those before; `under` is what it inherits."""
    tree = level.translations.get(language)
    own = parse(tree, Translation) if tree else None
    said = {**under, **(words(own) if own else {})}
    spoken = put_over(level.questionnaire, language, said)
    findings = [finding for rule in SPOKEN_RULES for finding in rule([*earlier, spoken])]
    findings += _misfits(own, language, level.questionnaire) if own else ()
    if findings:
        raise DocumentError([(tree or level.tree).problem(*finding) for finding in findings])
    return Translated(spoken, said, missing(said, level.questionnaire), own)


def _misfits(own: Translation, language: str, original: Questionnaire) -> Iterator[Finding]:
    if own.language != language:
        what = f"The name of the file says '{language}', not '{own.language}'."
        yield Finding(("language",), what, "Correct one of the two.")
    for rule in TRANSLATION_RULES:
        yield from rule(own, original)
