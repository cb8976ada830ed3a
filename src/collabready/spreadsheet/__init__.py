"""Results for people who live in a spreadsheet: as CSV text, and as a workbook.

`rows` lays the results out, once for both; `delimited` and `workbook` write what it says, and nothing else.
"""

from __future__ import annotations

from collabready.spreadsheet.delimited import exchanges_csv, results_csv, waves_csv
from collabready.spreadsheet.plan_table import plan_csv, plan_workbook
from collabready.spreadsheet.workbook import results_workbook

__all__ = ["exchanges_csv", "plan_csv", "plan_workbook", "results_csv", "results_workbook", "waves_csv"]
