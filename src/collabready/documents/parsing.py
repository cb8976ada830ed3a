"""From a tree to a model: each thing that does not fit becomes a Problem at its place, all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from collabready.documents.source import closest
from collabready.errors import DocumentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from collabready.documents.tree import KeyPath, Tree


class Document(BaseModel):
    """A mapping of a file: immutable, with no other keys than its fields."""

    # Built when first used: a command pays for the documents that it reads, not for all there are.
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)


def as_list(value: Any) -> Any:
    """One value where a list may stand is a list of one."""
    return [value] if isinstance(value, str) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(as_list, json_schema_input_type=str | tuple[str, ...])]
Model = TypeVar("Model", bound=Document)

LONGEST = 60
LIST = "has to be a list ('- ' before each entry)"
MAPPING = "has to hold 'key: value' lines"
NUMBER = "has to be a number"
WHOLE = "has to be a whole number"
WORDINGS: dict[str, str] = {
    "string_type": "has to be text",
    "string_pattern_mismatch": "has to be an id: a letter, then letters, digits, '-' and '_'",
    "string_too_short": "has to be text",
    "int_type": WHOLE,
    "int_parsing": WHOLE,
    "int_parsing_size": WHOLE,
    "float_type": NUMBER,
    "float_parsing": NUMBER,
    "finite_number": NUMBER,
    "bool_type": "has to be true or false",
    "bool_parsing": "has to be true or false",
    "tuple_type": LIST,
    "list_type": LIST,
    "dict_type": MAPPING,
    "model_type": MAPPING,
    "model_attributes_type": MAPPING,
    "literal_error": "has to be {expected}",
    "greater_than": "has to be above {gt:g}",
    "greater_than_equal": "has to be {ge:g} or more",
    "less_than": "has to be below {lt:g}",
    "less_than_equal": "has to be {le:g} or less",
    "too_short": "needs {min_length} or more entries",
    "too_long": "takes {max_length} or fewer entries",
}


def parse(tree: Tree, model: type[Model]) -> Model:
    """The model of a tree. Raises DocumentError with every problem of the file."""
    try:
        return model.model_validate(tree.root.value)
    except ValidationError as error:
        details = _innermost(error.errors(include_url=False))
        raise DocumentError(sorted({_problem(tree, model, detail) for detail in details})) from None


def _innermost(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without "too short" for lists that are so because an entry of theirs is wrong."""
    holders = {error["loc"][:depth] for error in errors for depth in range(len(error["loc"]))}
    return [error for error in errors if error["type"] != "too_short" or error["loc"] not in holders]


def _problem(tree: Tree, model: type[Document], error: ErrorDetails) -> Problem:
    path = error["loc"]
    if error["type"] == "missing":
        return tree.problem(path, f"'{path[-1]}' is missing.", "Add it.")
    if error["type"] == "extra_forbidden":
        node = tree.node(path)
        hint = _known_keys(model, path)
        return Problem(*(node.key_place or node.place), f"Unknown key '{path[-1]}'.", hint)
    if error["type"] == "value_error":
        return tree.problem(path, str(error["ctx"]["error"]))
    name = _name(tree.steps(path))
    if error["input"] is None:
        return tree.problem(path, f"{name} is empty.", "Fill it in, or delete the key if it is not needed.")
    return tree.problem(path, f"{name} {_wrong(error)}, not {_shown(error['input'])}.")


def _name(path: KeyPath) -> str:
    """`'title'`, or `Entry 2 of 'seed'` for a place in a list."""
    keys = [step for step in path if isinstance(step, str)]
    last = f"'{keys[-1]}'" if keys else "The file"
    return f"Entry {path[-1] + 1} of {last}" if path and isinstance(path[-1], int) else last


def _wrong(error: ErrorDetails) -> str:
    wording = WORDINGS.get(error["type"])
    return wording.format(**error.get("ctx", {})) if wording else f"is refused ({error['msg']})"


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f"'{value}'" if len(value) <= LONGEST else f"'{value[:LONGEST]}...'"
    if isinstance(value, (list, tuple)):
        return f"a list of {len(value)}"
    return "keys and values" if isinstance(value, dict) else str(value)


def _known_keys(model: type[Document], path: KeyPath) -> str:
    """The nearest key that the mapping around an unknown key may have, or all of them."""
    allowed = list(_model_at(model, path[:-1]).model_fields)
    return closest(str(path[-1]), allowed) or f"Allowed here: {', '.join(allowed)}."


def _model_at(model: type[Document], path: KeyPath) -> type[Document]:
    """The model that a path leads to: a step is a field, or an index or key of what a field holds."""
    for step in path:
        if step in model.model_fields:
            model = next(_models_in(model.model_fields[str(step)].annotation), model)
    return model


def _models_in(annotation: Any) -> Iterator[type[Document]]:
    if isinstance(annotation, type) and issubclass(annotation, Document):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
