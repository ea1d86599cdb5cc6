"""Measures: counts and sums over the projects that meet a condition, the parts that metrics are made of.

Conditions are SQL over the columns of :mod:`analytics.schema` and two columns that :mod:`analytics.question` derives,
``is_active`` (not transferred out) and ``is_planned_start``. They hold names and constants only, never a value that a
user typed. :mod:`analytics.reference` states the same meanings a second time, in plain Python, as the oracle.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analytics.months import MONTHS_A_YEAR, Month


@dataclass(frozen=True)
class Measure:
    """A count of the projects that meet a condition, or the sum of one of their columns (万元).

    ``of_month`` makes it a fact of the calendar instead, the same for every project.
    """

    name: str
    condition: str = "is_active"
    column: str | None = None
    of_month: Callable[[Month], int] | None = None

    @property
    def sql(self) -> str:
        """The aggregate; a sum is null when there is nothing to add up, a count is 0."""
        inner = "COUNT(*)" if self.column is None else f"SUM({self.column})"
        return f"{inner} FILTER (WHERE {self.condition})"

    @property
    def membership(self) -> str:
        """The condition that a project stands behind the measure: one without an amount is not in its sum."""
        return self.condition if self.column is None else f"{self.condition} AND {self.column} IS NOT NULL"

    @property
    def projects_sql(self) -> str:
        """The number of projects that stand behind the measure."""
        return f"COUNT({self.column or '*'}) FILTER (WHERE {self.condition})"


def this_year(column: str) -> str:
    """The condition that a date lies in the year of ``as_of``."""
    return f"EXTRACT(YEAR FROM {column}) = EXTRACT(YEAR FROM as_of)"


LISTED = Measure("listed", "TRUE")
PROJECTS = Measure("projects")
TOTAL = Measure("total_investment", column="total_investment_wan")
PLAN = Measure("annual_plan", column="annual_plan_wan")
COMPLETED = Measure("completed_investment", column="completed_investment_wan")
PLANNED_STARTS = Measure("planned_starts", "is_active AND is_planned_start")
STARTED = Measure("started", "is_active AND is_planned_start AND status <> 'not_started'")
OPENED = Measure("opened", "is_active AND status <> 'not_started'")
IMPLEMENTING = Measure("implementing", "is_active AND plan_kind <> 'reserve'")
NOT_STARTED = Measure("not_started", "is_active AND plan_kind <> 'reserve' AND status = 'not_started'")
FINISHED = Measure("finished", "is_active AND status = 'finished'")
RESERVE = Measure("reserve", "is_active AND plan_kind = 'reserve'")
DUE_THIS_YEAR = Measure(
    "due_this_year",
    f"is_active AND status <> 'finished' AND planned_finish_on > as_of AND {this_year('planned_finish_on')}",
)
OVERDUE_STARTS = Measure(
    "overdue_starts", "is_active AND is_planned_start AND status = 'not_started' AND planned_start_on <= as_of"
)
OVERDUE_FINISHES = Measure(
    "overdue_finishes",
    "is_active AND plan_kind <> 'reserve' AND status <> 'finished' AND planned_finish_on <= as_of",
)
# Moves are counted whether or not the project is still in the list: one moved in and out again is both.
TRANSFERRED_IN = Measure("transferred_in", f"transferred_in_on <= as_of AND {this_year('transferred_in_on')}")
TRANSFERRED_OUT = Measure("transferred_out", f"transferred_out_on <= as_of AND {this_year('transferred_out_on')}")
MONTHS_ELAPSED = Measure("months_elapsed", of_month=lambda month: month.number)
MONTHS_OF_THE_YEAR = Measure("months_of_the_year", of_month=lambda _: MONTHS_A_YEAR)
