"""The press: reports of single groups, printed side by side in as many processes as there are cores.

A process is given an extract and gives back pages; it writes nothing, so that whatever becomes of it, no file is half
written. It ends with its work, with the program, or when the program is gone.
"""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread

from collabready.errors import CollabreadyError
from collabready.report.brand import Brand
from collabready.report.department.pages import department_pages
from collabready.report.output import Rendered, rendered
from collabready.report.template import template_folder

FEW = 3
"""From so many reports on, it pays to start processes: each takes half a second to begin."""
MOST = 8
"""Processes at most: each takes up to 200 MB."""
AHEAD = 2
"""Reports for each process that are on their way, so that none waits and finished ones do not pile up."""
ENDED = "A process that prints was ended by the system, perhaps for lack of memory. Close other programs and try again."


@dataclass(frozen=True)
class Order:
    """What is to be printed: the extract of a group, as the JSON that is attached to its report, and in which look."""

    extract: bytes
    template: str = "department"
    brand: Brand = field(default_factory=Brand)


@dataclass(frozen=True)
class Spoilt:
    """What could not be printed, and why."""

    why: str


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def printed(orders: Sequence[Order], workers: int | None = None) -> Iterator[tuple[int, Rendered | Spoilt]]:
    """Each order by its place with what came of it, as they are finished.

    `workers`: how many processes; None for one a core. With one, or few orders, all is done in this process.
    Whoever stops asking stops the press.
    """
    many = min(workers or min(cores(), MOST), len(orders))
    if many == 1 or (workers is None and len(orders) < FEW):
        return ((place, _print(order)) for place, order in enumerate(orders))
    return _in_processes(orders, many)


def _print(order: Order) -> Rendered | Spoilt:
    """A report. What the user can mend comes back as a sentence; a fault of the program is raised."""
    try:
        return _rendered(order)
    except CollabreadyError as error:
        return Spoilt(str(error))


def _rendered(order: Order) -> Rendered:
    from collabready.assessment.results import Results

    report = department_pages(Results.model_validate_json(order.extract), order.brand)
    return rendered(report, template_folder(order.template), order.brand, order.extract)


def _in_processes(orders: Sequence[Order], workers: int) -> Iterator[tuple[int, Rendered | Spoilt]]:
    waiting = iter(enumerate(orders))
    running: dict[Future[Rendered | Spoilt], int] = {}
    with _pool(workers) as pool:
        while True:
            for place, order in islice(waiting, AHEAD * workers - len(running)):
                with _undisturbed():
                    running[pool.submit(_print, order)] = place
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(future), _result(future)


def _result(future: Future[Rendered | Spoilt]) -> Rendered | Spoilt:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise CollabreadyError(ENDED) from error


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that are gone when the block ends, with whatever they left in their folder for temporary files."""
    # Spawned, because this process has threads, and in the middle of one a fork would hang.
    with tempfile.TemporaryDirectory(prefix="collabready-") as folder:
        pool = ProcessPoolExecutor(workers, get_context("spawn"), _prepare, (folder,))
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """What is started here is not interrupted by Ctrl-C, which the terminal sends to every process: this one decides."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare(folder: str) -> None:
    """What a process does first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = folder
    Thread(target=_end_with_the_program, daemon=True).start()


def _end_with_the_program() -> None:
    program = parent_process()
    if program:
        program.join()
        os._exit(1)
