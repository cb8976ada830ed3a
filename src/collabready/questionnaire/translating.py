"""From the trees of translations to the questionnaire in their languages.

A questionnaire that extends another inherits the translations of that one for what it keeps in the same words; what its
own translations say counts before that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from collabready.documents import Tree, parse
from collabready.errors import DocumentError, Problem
from collabready.questionnaire.rules.translations import TRANSLATION_RULES
from collabready.questionnaire.translation import Translation
from collabready.questionnaire.words import Words, inherited, missing, put_over, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from collabready.questionnaire.model import Questionnaire


class Level(NamedTuple):
    """A questionnaire and its own translations by language."""

    questionnaire: Questionnaire
    own: Mapping[str, Translation]


class Translated(NamedTuple):
    """The questionnaire in a language, the paths of what is left to translate, and its own translation if it has one."""

    questionnaire: Questionnaire
    missing: tuple[str, ...]
    own: Translation | None


def read_translations(trees: Mapping[str, Tree], original: Questionnaire) -> dict[str, Translation]:
    """The translations of a questionnaire by the language that their files are named for.

    Raises DocumentError with every problem of every file.
    """
    read: dict[str, Translation] = {}
    problems: list[Problem] = []
    for language, tree in trees.items():
        try:
            read[language] = _judged(tree, language, original)
        except DocumentError as error:
            problems += error.problems
    if problems:
        raise DocumentError(problems)
    return read


def _judged(tree: Tree, language: str, original: Questionnaire) -> Translation:
    translation = parse(tree, Translation)
    findings = [finding for rule in TRANSLATION_RULES for finding in rule(translation, original)]
    problems = [tree.problem(*finding) for finding in findings]
    if translation.language != language:
        what = f"The name of the file says '{language}', not '{translation.language}'."
        problems.append(tree.problem(("language",), what, "Correct one of the two."))
    if problems:
        raise DocumentError(problems)
    return translation


def translated(levels: Sequence[Level]) -> dict[str, Translated]:
    """The first level in its languages; every other level is what the one before it extends."""
    original, own = levels[0]
    return {
        language: Translated(put_over(original, language, said), missing(said, original), own.get(language))
        for language, said in sorted(_said(levels).items())
        if language != original.language and (said or language in own)
    }


def _said(levels: Sequence[Level]) -> dict[str, Words]:
    """What is said of the first level in each language."""
    (whole, own), *bases = levels
    below = _said(bases) if bases else {}
    said = {language: inherited(known, bases[0].questionnaire, whole) for language, known in below.items()}
    return said | {language: {**said.get(language, {}), **words(translation)} for language, translation in own.items()}
