"""From plain data to YAML text that a person likes to read, and that `reading` gives back as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTH = 100


def text_of(values: Mapping[str, Any]) -> str:
    """The text of a YAML file: keys in their order, whole numbers and yes/no plain, lines of text as lines.

    Values are text, numbers, truth, None, and mappings and sequences of them. Half of a surrogate pair, which no file can
    hold, becomes U+FFFD; what else cannot be seen is written, and refused by `reading`.
    """
    import yaml  # a fifth of the start of the program, and `--help` writes no file

    class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
        """YAML in the words of the formats: `approved: no`."""

    def text(dumper: Any, value: str) -> Any:
        value = value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)

    def truth(dumper: Any, value: bool) -> Any:  # noqa: FBT001 - yaml's signature
        return dumper.represent_scalar("tag:yaml.org,2002:bool", "yes" if value else "no")

    Dumper.add_representer(str, text)
    Dumper.add_representer(bool, truth)
    return str(yaml.dump(values, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=WIDTH))
