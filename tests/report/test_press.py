"""The press prints the same whether it does so by itself or in several processes, and tells what it cannot print."""

from __future__ import annotations

import re
from functools import cache
from multiprocessing import active_children
from pathlib import Path

import pytest

from collabready.assessment.results import Results
from collabready.errors import CollabreadyError
from collabready.report.department.extract import extract, shown_groups
from collabready.report.output import Rendered
from collabready.report.press import Order, Spoilt, cores, printed
from filled_results import demo


@cache
def orders() -> tuple[Order, ...]:
    results: Results = demo()
    shown = shown_groups(results, results.groups[0].by)
    return tuple(Order(extract(results, group).to_json().encode()) for group in shown[:3])


@pytest.mark.usefixtures("pdf_libraries")
def test_processes_give_the_same_bytes_as_none() -> None:
    alone, together = dict(printed(orders(), workers=1)), dict(printed(orders(), workers=2))

    assert sorted(together) == [0, 1, 2]
    assert together == alone
    assert all(isinstance(each, Rendered) and each.pdf for each in alone.values())


def test_what_the_user_can_mend_is_told_of_that_report_alone(tmp_path: Path) -> None:
    (tmp_path / "style.css").touch()
    (tmp_path / "report.html").write_text("{{ report.moon }}")
    ordered = (orders()[0], Order(orders()[1].extract, str(tmp_path)))

    good, spoilt = (outcome for _, outcome in printed(ordered, workers=1))

    assert isinstance(good, Rendered)
    assert isinstance(spoilt, Spoilt)
    assert re.search(r"report\.html:1: the template cannot be used: .*moon", spoilt.why)


def test_a_process_tells_it_too(tmp_path: Path) -> None:
    (tmp_path / "style.css").touch()
    (tmp_path / "report.html").write_text("{{ report.moon }}")

    outcomes = dict(printed([Order(each.extract, str(tmp_path)) for each in orders()], workers=2))

    assert all(isinstance(each, Spoilt) for each in outcomes.values())


def test_a_process_that_is_gone_is_told() -> None:
    """As where the system is out of memory."""
    coming = printed(orders() * 4, workers=2)
    next(coming)
    for process in active_children():
        process.kill()

    with pytest.raises(CollabreadyError, match="A process that prints was ended by the system"):
        list(coming)


def test_few_reports_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: int) -> None:
        raise AssertionError

    monkeypatch.setattr("collabready.report.press._pool", none)

    assert len(list(printed(orders()[:2]))) == 2


def test_there_are_no_more_processes_than_cores_or_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(workers: int) -> None:
        asked.append(workers)
        raise KeyboardInterrupt

    monkeypatch.setattr("collabready.report.press._pool", counted)
    monkeypatch.setattr("collabready.report.press.cores", lambda: 64)
    for many in (3, 100):
        with pytest.raises(KeyboardInterrupt):
            list(printed(orders()[:1] * many))

    assert asked == [3, 8]
    assert cores() >= 1
