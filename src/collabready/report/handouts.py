"""What is handed out: files of results, read back, and made again without the stamp of a draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.errors import CollabreadyError
from collabready.report.attachment import making_of, results_in
from collabready.report.output import page_beside, render_report

if TYPE_CHECKING:
    from collabready.assessment.results import Results
    from collabready.report.brand import Brand

PRINT_FROM = "Release the results.json that it was made from, then make it again from that file."
WHY_NOT = {
    ".html": "a page holds no results. Name the PDF beside it, which is written again together with the page.",
    ".csv": f"this says not from which answers it was made. {PRINT_FROM}",
    ".xlsx": f"this says not from which answers it was made. {PRINT_FROM}",
}


@dataclass(frozen=True)
class Handout:
    """A file with results, as it lies there."""

    path: Path
    results: Results

    def written(self, released: date, template: str | None, brand: Brand) -> dict[Path, bytes]:
        """The file as it is handed out, and the page beside a report, on the same paper. Raises PdfUnavailableError.

        `template`: None for the one that the report was made with.
        """
        results = self.results.model_copy(update={"released": released})
        if self.path.suffix.lower() == ".json":
            return {self.path: results.to_json().encode()}
        made = making_of(self.path)
        pdf, page = render_report(results, template or made.template, replace(brand, paper=made.paper))
        return {self.path: pdf, page_beside(self.path): page}


def read_handout(path: Path) -> Handout:
    """A results.json, or a report as PDF.

    Raises:
        CollabreadyError: no such file, of another kind, or without results of this version.
    """
    kind = path.suffix.lower()
    if kind in {".json", ".pdf"}:
        return Handout(path, results_in(path))
    why = WHY_NOT.get(kind, "only a report (PDF) and a results.json can be released.")
    raise CollabreadyError(f"{path}: {why} Nothing was released.")
