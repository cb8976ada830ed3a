"""From a questionnaire's name or path to a Questionnaire that can be relied upon: read, extended, parsed, checked."""

from __future__ import annotations

import os
from pathlib import Path

from collabready import bundled
from collabready.documents import Tree, closest, parse, read
from collabready.errors import DocumentError, Problem
from collabready.questionnaire.extending import extended, parse_extension
from collabready.questionnaire.model import Questionnaire
from collabready.questionnaire.rules import RULES

LONGEST_CHAIN = 5


def load_questionnaire(name_or_path: str | Path, folder: Path = Path()) -> Questionnaire:
    """A shipped questionnaire by its name, or one of your own by its path, which may be relative to `folder`.

    Raises DocumentError with every problem of the file.
    """
    tree = _whole(read(_locate(name_or_path, folder)), ())
    questionnaire = parse(tree, Questionnaire)
    findings = [finding for rule in RULES for finding in rule(questionnaire)]
    if findings:
        raise DocumentError([tree.problem(*finding) for finding in findings])
    questionnaire._sha256 = tree.sha256  # noqa: SLF001 - of the file, which the model does not know
    return questionnaire


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
    return [*bundled.questionnaires(), *(file.stem for file in folder.glob("*.yaml"))]


def _whole(tree: Tree, above: tuple[str, ...]) -> Tree:
    """The tree with all that it extends; `above` are the files that extend it."""
    if "extends" not in tree.root.children:
        return tree
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
    return extended(tree, extension, _whole(read(base), chain))
