"""`collabready report --each COLUMN`: a report for each group that is shown, side by side, with how far it is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.cli.inputs import is_results
from collabready.errors import CollabreadyError, OutputError, PdfUnavailableError

if TYPE_CHECKING:
    from collabready.assessment.results import Results
    from collabready.report.brand import Brand
    from collabready.report.output import Rendered
    from collabready.report.press import Spoilt

DEPARTMENT = "department"
MOST_NAMED = 10


def check_each(each: str | None, output: Path | None, template: str | None) -> None:
    """Refuse what cannot be meant, before anything is scored.

    Raises:
        CollabreadyError: one template for all groups, or one file for many.
    """
    if each is None and template == DEPARTMENT:
        raise CollabreadyError(
            f"--template {DEPARTMENT} prints a report for each group. Say which breakdown: --each COLUMN."
        )
    if each is not None and output and output.suffix.lower() in {".pdf", ".html"}:
        raise CollabreadyError(f"{output}: with --each there is a report for each group. Name a folder for them.")


def breakdowns(by: Sequence[str] | None, each: str | None, files: Sequence[Path] | None) -> Sequence[str] | None:
    """What to break down by: what was typed as --by; that of --each where nothing else says it."""
    if by or not each or (files and is_results(files[0])):
        return by
    from collabready.engagement import load_engagement

    engagement = load_engagement()
    return by if engagement and engagement.by else [each]


@dataclass
class _Told:
    """What came of the reports so far. `without_pdf`: why there are only pages for a browser."""

    written: list[Path] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    without_pdf: str = ""


def write_each(
    results: Results, each: str, folder: Path | None, template: str | None, brand: Brand, *, force: bool
) -> None:
    """Write the reports, all that can be written.

    Raises:
        CollabreadyError: no group can be shown, or a report was not written; the others are.
        PdfUnavailableError: the native libraries are missing; all pages for a browser are written.
    """
    from collabready.engagement import file_names, reports_folder
    from collabready.report.department.extract import extract, shown_groups
    from collabready.report.press import Order, printed

    by = _breakdown(results, each)
    groups = shown_groups(results, by)
    if not groups:
        raise CollabreadyError(f"No group of '{by}' can be shown without revealing people, so no report was written.")
    folder = folder or reports_folder() / f"by-{file_names([each])[each]}"
    _make(folder)
    names = file_names(group.group for group in groups)
    orders = [Order(extract(results, group).to_json().encode(), template or DEPARTMENT, brand) for group in groups]
    told = _Told()
    with _progress(len(orders)) as advance:
        for place, outcome in printed(orders):
            group = groups[place].group
            _keep(told, group, outcome, folder / f"{names[group]}.pdf", force=force)
            advance()
    _tell(results, by, folder, told)


def _breakdown(results: Results, each: str) -> str:
    """The breakdown that is meant: its header, or a part of it that no other has."""
    from collabready.spelling import normalised

    known = tuple(dict.fromkeys(group.by for group in results.groups))
    meant = [by for by in known if normalised(by) == normalised(each)]
    meant = meant or [by for by in known if normalised(each) in normalised(by)]
    if len(meant) == 1:
        return meant[0]
    if not known:
        raise CollabreadyError("These results are not broken down by anything. Score with --by COLUMN first.")
    there = ", ".join(f"'{by}'" for by in known)
    if meant:
        raise CollabreadyError(f"--each {each}: which of these? {there}. Give more of its name.")
    raise CollabreadyError(f"--each {each}: the results are not broken down by that. They are by {there}.")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: this folder cannot be made ({error.strerror}). Choose another place.") from error


def _keep(told: _Told, group: str, outcome: Rendered | Spoilt, output: Path, *, force: bool) -> None:
    """Write a report, or note why it is not."""
    from collabready.report.output import Place, check_output, write_rendered
    from collabready.report.press import Spoilt

    if isinstance(outcome, Spoilt):
        told.failed.append(f"{group}: {outcome.why}")
        return
    try:
        check_output(output, force=force)
        write_rendered(outcome, Place(output, force=force))
    except OutputError as error:
        told.failed.append(f"{group}: {error}")
        return
    told.written.append(output)
    told.without_pdf = told.without_pdf or outcome.missing


def _tell(results: Results, by: str, folder: Path, told: _Told) -> None:
    for line in _lines(results, by, folder, told):
        print(line, file=sys.stderr)
    if told.failed:
        raise CollabreadyError("\n".join(["Not written:", *(f"- {failure}" for failure in sorted(told.failed))]))
    if told.without_pdf:
        raise PdfUnavailableError(told.without_pdf)


def _lines(results: Results, by: str, folder: Path, told: _Told) -> Iterator[str]:
    n, kind = len(told.written), "HTML alone" if told.without_pdf else "PDF and HTML"
    yield f"{n} {'report' if n == 1 else 'reports'} written to {folder} ({kind})."
    without = sum(group.by == by for group in results.groups) - n - len(told.failed)
    if without == 1:
        yield "1 group is hidden, so that nobody can be recognised, and has no report."
    elif without:
        yield f"{without} groups are hidden, so that nobody can be recognised, and have no report."
    expected = {path.stem for path in told.written}
    others = sorted({path.stem for path in folder.glob("*.pdf")} - expected) if not told.failed else []
    if others:
        named = ", ".join(others[:MOST_NAMED]) + (", ..." if len(others) > MOST_NAMED else "")
        yield f"Of an earlier run, or not from here, in the same folder: {named}. Look at them before you hand the folder out."


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], object]]:
    """A bar on stderr while reports are printed, where that is a terminal; what is yielded moves it on by one."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    # Only whoever looks at a terminal needs it.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reports"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)
