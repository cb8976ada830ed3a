"""The corpus from which `make fuzz` starts, and what it once found: each file is read or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz.harnesses import HARNESSES
from fuzz.promises import CORPUS

FILES = [(name, path) for name, (_, folder) in HARNESSES.items() for path in sorted((CORPUS / folder).glob("*"))]


@pytest.mark.parametrize(("name", "path"), [pytest.param(*each, id=f"{each[0]}-{each[1].stem}") for each in FILES])
def test_bytes_are_read_or_refused_and_no_row_disappears(name: str, path: Path) -> None:
    harness, _ = HARNESSES[name]

    harness(path.read_bytes())
