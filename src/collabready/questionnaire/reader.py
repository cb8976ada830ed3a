"""From a questionnaire's name or path to a Questionnaire that can be relied upon: read, extended, parsed, checked.

Its translations lie beside its file and are named for it: `culture.nl.yaml` translates `culture.yaml`.
"""

from __future__ import annotations

import os
import re
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING

from collabready import bundled
from collabready.documents import Tree, closest, parse, read
from collabready.errors import DocumentError, Problem
from collabready.questionnaire.extending import extended, parse_extension
from collabready.questionnaire.model import LANGUAGE, Questionnaire
from collabready.questionnaire.rules import RULES

if TYPE_CHECKING:
    from collabready.questionnaire.translating import Translated

LONGEST_CHAIN = 5
TRANSLATION = re.compile(rf"(?P<name>.+)\.(?P<language>{LANGUAGE})(?P<suffix>\.[^.]+)")


def load_questionnaire(name_or_path: str | Path, folder: Path = Path()) -> Questionnaire:
    """A shipped questionnaire by its name, or one of your own by its path, which may be relative to `folder`.

    Raises DocumentError with every problem of the file, or of those of its translations.
    """
    return load_translated(name_or_path, folder)[0]


def load_translated(name_or_path: str | Path, folder: Path = Path()) -> tuple[Questionnaire, dict[str, Translated]]:
    """Likewise, with what is known of each of its translations, by language."""
    trees = _levels(read(_locate(name_or_path, folder)), ())
    questionnaire = _judged(trees[0])
    found = _translated(questionnaire, trees)
    questionnaire._translations = {language: one.questionnaire for language, one in found.items()}  # noqa: SLF001 - of other files, which the model does not know
    prints = {item.id: questionnaire.fingerprint(item) for item in questionnaire.items} if found else {}
    named = questionnaire.question_names()
    for spoken in questionnaire.translations.values():
        spoken._prints = prints  # noqa: SLF001 - of the original, which its translations do not know
        spoken._named = named  # noqa: SLF001 - in every language, likewise
    return questionnaire, found


def original_of(name_or_path: str | Path, folder: Path = Path()) -> str | Path:
    """The file that a translation translates; anything else is an original itself."""
    path = _locate(name_or_path, folder)
    named = TRANSLATION.fullmatch(path.name)
    if not named or not _is_translation(tree := read(path)):
        return name_or_path
    original = path.with_name(named["name"] + named["suffix"])
    if not original.exists():
        what = f"There is no '{original.name}' beside this translation."
        raise DocumentError([Problem(tree.file, 0, 0, what, "Put it beside the questionnaire that it translates.")])
    return original


def _judged(tree: Tree) -> Questionnaire:
    questionnaire = parse(tree, Questionnaire)
    findings = [finding for rule in RULES for finding in rule(questionnaire)]
    if findings:
        raise DocumentError([tree.problem(*finding) for finding in findings])
    questionnaire._sha256 = tree.sha256  # noqa: SLF001 - of the file, which the model does not know
    return questionnaire


def _translated(questionnaire: Questionnaire, trees: list[Tree]) -> dict[str, Translated]:
    """`trees` are those of the questionnaire and of what it extends."""
    beside = [_beside(Path(tree.file)) for tree in trees]
    if not any(beside):
        return {}
    from collabready.questionnaire.translating import Level, translated  # models that most questionnaires do not need

    wholes = [questionnaire, *(parse(tree, Questionnaire) for tree in trees[1:])]
    return translated([Level(*level) for level in zip(wholes, trees, beside, strict=True)])


def _beside(file: Path) -> dict[str, Tree]:
    """The translations of a file by the language in their names."""
    named = [
        TRANSLATION.fullmatch(path.name) for path in file.parent.glob(f"{escape(file.stem)}.*{escape(file.suffix)}")
    ]
    names = {name["language"]: name[0] for name in named if name and name["name"] + name["suffix"] == file.name}
    trees = {language: read(file.with_name(name)) for language, name in names.items()}
    return {language: tree for language, tree in trees.items() if _is_translation(tree)}


def _is_translation(tree: Tree) -> bool:
    """Whoever forgot to say what is translated is told so; a questionnaire with such a name is one of its own."""
    return "translates" in tree.root.children or "id" not in tree.root.children


def _locate(name_or_path: str | Path, folder: Path) -> Path:
    """The file to read; a path that leads nowhere is left to the reading to tell."""
    found = _found(str(name_or_path), folder) if isinstance(name_or_path, str) else None
    path = folder / name_or_path
    if found or path.suffix or Path(name_or_path).name != str(name_or_path):
        return found or path
    hint = closest(path.name, _names(folder)) or f"Shipped are: {', '.join(bundled.questionnaires())}."
    what = "There is no questionnaire and no file with this name."
    raise DocumentError([Problem(str(name_or_path), 0, 0, what, hint)])


def _found(name: str, folder: Path) -> Path | None:
    """A shipped questionnaire before a file in the folder, which may be named without its suffix."""
    shipped = bundled.questionnaires()
    candidates = (folder / name, folder / f"{name}.yaml")
    beside = (path for path in candidates if os.path.exists(path))  # noqa: PTH110 - Path.exists raises on long names
    return shipped[name] if name in shipped else next(beside, None)


def _names(folder: Path) -> list[str]:
    files = [file for file in folder.glob("*.yaml") if not TRANSLATION.fullmatch(file.name)]
    return [*bundled.questionnaires(), *(file.stem for file in files)]


def _levels(tree: Tree, above: tuple[str, ...]) -> list[Tree]:
    """The tree with all that it extends, then that of what it extends, and so on; `above` are the files that extend it."""
    if "translates" in tree.root.children:
        what = "This is a translation, no questionnaire."
        raise DocumentError([tree.problem(("translates",), what, "Name the questionnaire: this is read with it.")])
    if "extends" not in tree.root.children:
        return [tree]
    extension = parse_extension(tree)
    folder = Path(tree.file).parent
    base = _found(extension.extends, folder)
    if base is None:
        what = f"There is no questionnaire '{extension.extends}', shipped or beside this file."
        raise DocumentError([tree.problem(("extends",), what, closest(extension.extends, _names(folder)))])
    chain = (*above, str(Path(tree.file).resolve()))
    if str(base.resolve()) in chain:
        what = f"'{extension.extends}' extends this file in turn."
        raise DocumentError([tree.problem(("extends",), what, "Delete one of the two.")])
    if len(chain) >= LONGEST_CHAIN:
        what = f"This is the {LONGEST_CHAIN}th file that extends another."
        raise DocumentError([tree.problem(("extends",), what, "Extend a questionnaire nearer to the first.")])
    bases = _levels(read(base), chain)
    return [extended(tree, extension, bases[0]), *bases]
