"""Sheets without a ledger's header that seem to hold projects all the same: named, never dropped in silence."""

from __future__ import annotations

import numpy as np

from analytics.ledger.marked import LIST_COLUMNS
from analytics.ledger.problems import Problem
from analytics.ledger.reading.grid import Sheet
from analytics.reasons import _

# What a row of instructions or of a summary does not have: half as many cells as the ledger, and a number among them.
FEWEST_CELLS = 4


def stray_rows(sheet: Sheet, ledger_columns: int) -> int:
    """How many filled rows a sheet without a header has, if any of them is like a project's; otherwise 0.

    A hidden sheet is nobody's report, and the list of problems in a marked copy is the dashboard's own.
    """
    if sheet.hidden or not sheet.columns or sheet.row_texts(0)[: len(LIST_COLUMNS)] == list(LIST_COLUMNS):
        return 0
    filled = np.sum([column.filled for column in sheet.columns], axis=0)
    figures = np.logical_or.reduce([column.figures for column in sheet.columns])
    return int((filled > 0).sum()) if (figures & (filled >= max(FEWEST_CELLS, ledger_columns // 2))).any() else 0


def stray_problem(sheet: Sheet, rows: int) -> Problem:
    """The refusal of such a sheet."""
    reason = _("This sheet has {rows} filled rows but no ledger header: give it the header, or delete it.", rows=rows)
    return Problem(reason, sheet.name)
