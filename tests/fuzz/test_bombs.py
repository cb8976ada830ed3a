"""Files that are made to eat memory are read or refused within 256 MB and ten times their size, imports included."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz.bombs import BOMBS, Bomb, explode


@pytest.mark.parametrize("bomb", [pytest.param(bomb, id=bomb.name) for bomb in BOMBS if bomb.quick])
def test_what_is_made_to_eat_memory_is_read_or_refused_within_bounds(tmp_path: Path, bomb: Bomb) -> None:
    cost = explode(bomb, tmp_path)

    assert bomb.is_kept(cost), cost
