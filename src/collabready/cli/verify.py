"""`collabready verify`: whether the pages of a report and the results attached to it agree."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from collabready.errors import CollabreadyError

SHOWN = 12


def verify(
    report: Annotated[Path, typer.Argument(readable=False, metavar="REPORT", help="A report as PDF.")],
    template: Annotated[
        str | None,
        typer.Option("--template", help="The folder of the template that it was made with, where that is not shipped."),
    ] = None,
) -> None:
    """Check that a report prints what its attached results give: every figure and word, page by page."""
    from collabready.engagement import load_engagement
    from collabready.report.brand import brand_of
    from collabready.report.verification import verify as verified

    found = verified(report, template, brand_of(load_engagement()))
    if found.differences:
        lines = [str(each) for each in found.differences[:SHOWN]]
        more = len(found.differences) - SHOWN
        raise CollabreadyError(
            "\n".join(
                [
                    f"{report}: the pages do not print what the attached results give. One of them was changed.",
                    *lines,
                    *([f"And {more} more."] if more > 0 else []),
                ]
            )
        )
    how = "byte for byte" if found.same else "word for word; the file was saved again, or printed on another machine"
    print(f"{report}: the {found.pages} pages print what the attached results give, {found.figures:,} figures, {how}.")
