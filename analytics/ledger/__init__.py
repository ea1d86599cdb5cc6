"""Ledgers (台账) in: a workbook or CSV file becomes checked rows or a list of problems, each at its cell."""

from analytics.ledger.check import check_ledger
from analytics.ledger.marked import write_marked_copy
from analytics.ledger.problems import Problem
from analytics.ledger.report import LedgerReport
from analytics.ledger.sheet.units import MoneyUnit
from analytics.ledger.template import write_template

__all__ = [
    "LedgerReport",
    "MoneyUnit",
    "Problem",
    "check_ledger",
    "write_marked_copy",
    "write_template",
]
