"""What a fuzzer may call: each harness takes any bytes, and whatever it raises is a finding."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from collabready.responses import delimited
from fuzz.promises import any_export, any_mapping
from fuzz.tables import any_table


def csv(content: bytes) -> None:
    any_export(content, "export.csv")


def large(content: bytes) -> None:
    """As if there were more than 32 MB: then polars reads it."""
    whole, delimited.WHOLE = delimited.WHOLE, 0
    try:
        any_export(content, "export.csv")
    finally:
        delimited.WHOLE = whole


def xlsx(content: bytes) -> None:
    any_export(content, "export.xlsx")


def table(content: bytes) -> None:
    """The bytes are what hypothesis draws a table from."""
    any_table.hypothesis.fuzz_one_input(content)  # type: ignore[attr-defined] # hypothesis puts it there


# By name: the harness, and the folder of the corpus from which it starts.
HARNESSES: Mapping[str, tuple[Callable[[bytes], None], str]] = {
    "csv": (csv, "csv"),
    "large": (large, "csv"),
    "xlsx": (xlsx, "xlsx"),
    "yaml": (any_mapping, "yaml"),
    "table": (table, "table"),
}
