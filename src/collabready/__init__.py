"""collabready: find out whether an organisation is ready for collaborative learning, and what to do about it.

    import collabready

    questionnaire = collabready.load_questionnaire("collaborative-learning")
    responses = collabready.read_responses("export.csv", questionnaire)
    interviews = collabready.read_interviews([Path("interviews/2026-11-23-cfo.yaml")], questionnaire)
    results = collabready.assess(questionnaire, responses, interviews=interviews)
    collabready.write_report(results, "report.pdf")

The names are imported when they are first used, so that `import collabready` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from collabready.version import __version__

if TYPE_CHECKING:
    from collabready.plan import assess
    from collabready.questionnaire.reader import load_questionnaire
    from collabready.report.output import write_report
    from collabready.responses.interviews import read_interviews
    from collabready.responses.reader import read_responses

__all__ = ["__version__", "assess", "load_questionnaire", "read_interviews", "read_responses", "write_report"]

_HOMES = MappingProxyType(
    {
        "load_questionnaire": "collabready.questionnaire.reader",
        "read_interviews": "collabready.responses.interviews",
        "read_responses": "collabready.responses.reader",
        "assess": "collabready.plan",
        "write_report": "collabready.report.output",
    }
)


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
