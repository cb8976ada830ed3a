"""What must hold between a translation and its questionnaire: one function a rule, its docstring says which.

The first rules compare what the file of a translation gives with the questionnaire. The others look at the last of the
languages that a questionnaire is spoken in, when all that it inherits is in place. A word that means one answer in one
language and another in the next is refused, as one export may hold answers in both.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from collabready.documents import closest
from collabready.questionnaire.rules.findings import Finding, nearest
from collabready.questionnaire.rules.gates import braces
from collabready.questionnaire.rules.names import alike, headings
from collabready.questionnaire.rules.scales import ambiguous, labels
from collabready.questionnaire.words import is_alias, parts, places, spelled, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from collabready.questionnaire.model import Questionnaire
    from collabready.questionnaire.translation import Translation


def other_questionnaire(translation: Translation, original: Questionnaire) -> Iterator[Finding]:
    """A translation names the questionnaire that it lies beside."""
    if translation.translates != original.id:
        what = f"The questionnaire beside this file is '{original.id}', not '{translation.translates}'."
        yield Finding(("translates",), what, "Correct the id, or the name of the file.")


def same_language(translation: Translation, original: Questionnaire) -> Iterator[Finding]:
    """A translation is in another language than its questionnaire."""
    if translation.language.casefold() == original.language.casefold():
        what = f"The questionnaire itself is in the language '{original.language}'."
        yield Finding(("language",), what, "Correct the language of one of the two.")


def unknown_id(translation: Translation, original: Questionnaire) -> Iterator[Finding]:
    """Words are given for what is in the questionnaire, in the list of its kind."""
    known = parts(original)
    for kind, name in dict.fromkeys((str(path[0]), str(path[1])) for path in places(translation) if path[1:]):
        if name not in known[kind]:
            right = next((other for other, ids in known.items() if name in ids), None)
            hint = f"It belongs under '{right}'." if right else closest(name, known[kind]) or "Correct or delete it."
            yield Finding((kind, name), f"'{original.id}' has no '{name}' among its {kind}.", hint)


def unknown_code(translation: Translation, original: Questionnaire) -> Iterator[Finding]:
    """Labels, their aliases and anchors are given for codes that the questionnaire has there."""
    known = places(original)
    ids = {path[:2] for path in known}
    for path in places(translation):
        *holder, code = spelled(path)
        if path[3:] and path[:2] in ids and (*holder, code) not in known:
            codes = [str(other[3]) for other in known if other[3:] and other[:3] == tuple(holder)]
            yield Finding(path, f"'{path[1]}' has no code {code} under '{holder[2]}'.", nearest(str(code), codes))


def nothing_to_translate(translation: Translation, original: Questionnaire) -> Iterator[Finding]:
    """A translation has no words where the questionnaire has none: people would be asked different things."""
    known = places(original)
    for path in words(translation):
        if path in known and not known[path] and not is_alias(path) and path[2:] != ("no_answer",):
            what = f"The questionnaire has no words here, under '{path[-1]}'."
            yield Finding(path, what, "Delete these, or add some to the questionnaire.")


def no_answer_length(translation: Translation, original: Questionnaire) -> Iterator[Finding]:
    """Labels for no answer stand in the order of the questionnaire's, one for each."""
    known = places(original)
    for path, said in words(translation).items():
        count = len(known.get(path) or ())
        if path[2:] == ("no_answer",) and path in known and len(said) != count:
            what = f"The labels for no answer of '{path[1]}' are {len(said)} here and {count} in the questionnaire."
            yield Finding(path, what, "Translate each, in the same order; two may be the same.")


def ambiguous_translation(spoken: Sequence[Questionnaire]) -> Iterator[Finding]:
    """A label means one answer, in whichever language it is read."""
    languages = [parts(questionnaire) for questionnaire in spoken]
    for kind in ("scales", "questions"):
        for name in languages[-1][kind]:
            known = chain.from_iterable(labels((kind, name), language[kind][name]) for language in languages)
            for finding in ambiguous(known):
                yield finding._replace(hint="Give each answer its own words, other than in the other languages too.")


def same_translation(spoken: Sequence[Questionnaire]) -> Iterator[Finding]:
    """No two survey columns have the same words, in whichever languages they are."""
    languages = [parts(questionnaire) for questionnaire in spoken]
    asked = (
        (kind, one) for language in languages for kind in ("items", "questions") for one in language[kind].values()
    )
    yield from alike(heading for kind, one in asked for heading in headings((kind, one.id), one))


def translated_gate_text(spoken: Sequence[Questionnaire]) -> Iterator[Finding]:
    """What a gate says holds no other braces than the questionnaire's may."""
    for gate in spoken[-1].scoring.gates:
        yield from braces(("gates", gate.id, "says"), gate)


TRANSLATION_RULES: tuple[Callable[[Translation, Questionnaire], Iterator[Finding]], ...] = (
    other_questionnaire,
    same_language,
    unknown_id,
    unknown_code,
    nothing_to_translate,
    no_answer_length,
)
SPOKEN_RULES: tuple[Callable[[Sequence[Questionnaire]], Iterator[Finding]], ...] = (
    ambiguous_translation,
    same_translation,
    translated_gate_text,
)
