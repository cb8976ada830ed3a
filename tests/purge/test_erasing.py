"""Erasing: nothing is claimed of a file that is still there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from collabready.engagement import Engagement
from collabready.purge.certificate import COMPLETE, Purge, certificate, purged_on
from collabready.purge.erasing import erase, traced
from collabready.purge.inventory import EXPORT, PEOPLE, Found, Inventory


@pytest.fixture
def stuck(tmp_path: Path) -> Path:
    """What no program erases as a file."""
    folder = tmp_path / "stuck.csv"
    folder.mkdir()
    return folder


def purge_of(*found: Found) -> Purge:
    outcomes = tuple(erase(traced(found), "now"))
    inventory = Inventory(found, (), (), ())
    return Purge(
        Engagement(organisation="Northmoor"), inventory, outcomes, "2026-11-24T12:00:00", "2026-11-24T12:00:01"
    )


def test_what_cannot_be_erased_is_told_and_the_rest_is_done(tmp_path: Path, stuck: Path) -> None:
    other = tmp_path / "a.csv"
    other.write_text("x", encoding="utf-8")

    purge = purge_of(Found(stuck, EXPORT), Found(other, EXPORT))

    text = certificate(purge)
    assert not other.exists()
    assert [outcome.traced.found.path for outcome in purge.left] == [stuck]
    assert "Outcome: 1 of 2 files erased; 1 could not be, and are still there.\n" in text
    assert COMPLETE not in text
    assert text.index("NOT erased, and still there:") < text.index("stuck.csv")


def test_a_ledger_that_is_none_goes_as_a_whole(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.json"
    ledger.write_text("{people", encoding="utf-8")

    assert purge_of(Found(ledger, PEOPLE)).left == ()
    assert not ledger.exists()


def test_a_purge_that_was_broken_off_is_none(tmp_path: Path) -> None:
    (tmp_path / "purge-certificate-2026-11-24.txt").write_text("Outcome: not known yet.\n", encoding="utf-8")
    assert purged_on(tmp_path) is None

    (tmp_path / "purge-certificate-2026-11-20.txt").write_text(f"{COMPLETE}\n", encoding="utf-8")
    assert purged_on(tmp_path) == (date(2026, 11, 20), tmp_path / "purge-certificate-2026-11-20.txt")
