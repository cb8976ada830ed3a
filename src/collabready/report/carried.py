"""What a document carries besides its pages: the results, so that it can be checked and read back, or nothing.

An attachment holds only what the pages show. Which that is a template says in its `template.yaml`; without one, its
pages show everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from collabready.documents import Document, parse, read
from collabready.report.template import template_folder

if TYPE_CHECKING:
    from collabready.assessment.results import Results

SETTINGS = "template.yaml"


class TemplateSettings(Document):
    """What a template says of itself. `attach`: the results, or nothing."""

    attach: Literal["results", "nothing"] = "results"


def carried(results: Results, template: str) -> bytes | None:
    """The attachment of a document that this template sets; None where it has none.

    Raises:
        CollabreadyError: no such template, or what it says of itself is wrong.
    """
    file = template_folder(template) / SETTINGS
    settings = parse(read(file), TemplateSettings) if file.is_file() else TemplateSettings()
    return results.to_json().encode() if settings.attach == "results" else None
