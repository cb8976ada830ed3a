"""A template of the user's own may take neither for ever nor all the memory."""

from __future__ import annotations

import pytest

from collabready.errors import CollabreadyError
from collabready.report.confinement import Limits, confined
from confined_work import doubled, endless, greedy, refusing


def test_what_is_made_comes_back() -> None:
    assert confined(doubled, 21) == 42


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(CollabreadyError, match=r"takes more than 0\.5 seconds and was stopped"):
        confined(endless, limits=Limits(seconds=0.5))


def test_what_takes_too_much_memory_is_stopped() -> None:
    with pytest.raises(CollabreadyError, match="takes more than 2 GB of memory"):
        confined(greedy)


def test_what_is_refused_inside_is_told_outside() -> None:
    with pytest.raises(CollabreadyError, match=r"report\.html:3: there is no such value"):
        confined(refusing)
