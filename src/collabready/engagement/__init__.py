"""An engagement: one client's folder, whose settings stand in its `collabready.yaml`.

A command that is given no folder takes the one it stands in, or the nearest above that has such a file.
"""

from __future__ import annotations

from collabready.engagement.folder import (
    EXPORTS,
    FILE,
    FOLDERS,
    INTERVIEWS,
    LEDGER,
    LOG,
    REPORTS,
    SUFFIXES,
    engagement_folder,
    exports,
    interviews_folder,
    load_engagement,
    mappings,
    place_in,
    questionnaire_of,
    unmatched,
)
from collabready.engagement.log import RELEASED, note
from collabready.engagement.printed import OF_A_DAY, file_names, guide_for, is_report, page_for, reports_folder
from collabready.engagement.settings import Engagement

__all__ = [
    "EXPORTS",
    "FILE",
    "FOLDERS",
    "INTERVIEWS",
    "LEDGER",
    "LOG",
    "OF_A_DAY",
    "RELEASED",
    "REPORTS",
    "SUFFIXES",
    "Engagement",
    "engagement_folder",
    "exports",
    "file_names",
    "guide_for",
    "interviews_folder",
    "is_report",
    "load_engagement",
    "mappings",
    "note",
    "page_for",
    "place_in",
    "questionnaire_of",
    "reports_folder",
    "unmatched",
]
