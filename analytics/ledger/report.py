"""What came of checking a ledger."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pyarrow as pa

from analytics.city import City
from analytics.ledger.problems import Problem
from analytics.ledger.sheet.units import MoneyUnit
from analytics.months import Month
from analytics.reasons import Reason
from analytics.schema import MONEY_COLUMNS
from analytics.snapshots import Source


@dataclass(frozen=True, eq=False)
class LedgerReport:
    """The result of checking one city's ledger of one month.

    Every row below the header is accepted, rejected or skipped. ``control_totals`` are the accepted rows' sums in 万元,
    None where no row has an amount. ``unit`` is the money unit of the whole ledger, None where its columns have several
    or none. ``table`` holds the accepted rows in the snapshots' schema, only when there is no problem at all.
    ``source`` is the file that was read.
    """

    city: City
    as_of: Month
    rows: int
    accepted: int
    rejected: int
    skipped: int
    problems: tuple[Problem, ...]
    control_totals: dict[str, Decimal | None]
    unit: MoneyUnit | None
    table: pa.Table | None
    source: Source | None = None

    @classmethod
    def refused(cls, city: City, as_of: Month, reason: Reason) -> LedgerReport:
        """The report of a file of which no row could be read."""
        return cls(city, as_of, 0, 0, 0, 0, (Problem(reason),), dict.fromkeys(MONEY_COLUMNS), None, None)

    def as_dict(self) -> dict[str, Any]:
        """The report as the command line prints it."""
        return {
            "rows": self.rows,
            "accepted": self.accepted,
            "rejected": self.rejected,
            "skipped": self.skipped,
            "problems": [problem.as_dict() for problem in self.problems],
        }
