"""From a questionnaire's name or path to a Questionnaire that can be relied upon: read, extended, parsed, checked."""

from __future__ import annotations

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
    shipped = bundled.questionnaires()
    if isinstance(name_or_path, str) and name_or_path in shipped:
        return shipped[name_or_path]
    path = folder / name_or_path
    if isinstance(name_or_path, Path) or path.exists() or Path(name_or_path).name != name_or_path or path.suffix:
        return path
    near = closest(name_or_path, [*shipped, *(file.name for file in folder.glob("*.y*ml"))])
    hint = near or f"Shipped are: {', '.join(shipped)}."
    raise DocumentError([Problem(name_or_path, 0, 0, "There is no questionnaire and no file with this name.", hint)])


def _whole(tree: Tree, above: tuple[str, ...]) -> Tree:
    """The tree with all that it extends; `above` are the files that extend it."""
    if "extends" not in tree.root.children:
        return tree
    extension = parse_extension(tree)
    base = _base(tree, extension.extends)
    chain = (*above, str(Path(tree.file).resolve()))
    if str(base.resolve()) in chain:
        raise DocumentError([tree.problem(("extends",), f"'{extension.extends}' extends this file in turn.")])
    if len(chain) >= LONGEST_CHAIN:
        what = f"This is the {LONGEST_CHAIN}th file that extends another."
        raise DocumentError([tree.problem(("extends",), what, "Extend a questionnaire nearer to the first.")])
    return extended(tree, extension, _whole(read(base), chain))


def _base(tree: Tree, name: str) -> Path:
    """A shipped questionnaire, or a file beside the extending one, with or without its suffix."""
    shipped = bundled.questionnaires()
    if name in shipped:
        return shipped[name]
    folder = Path(tree.file).parent
    for path in (folder / name, folder / f"{name}.yaml"):
        if path.is_file():
            return path
    near = closest(name, [*shipped, *(file.name for file in folder.glob("*.y*ml"))])
    what = f"There is no questionnaire '{name}', shipped or beside this file."
    raise DocumentError([tree.problem(("extends",), what, near)])
