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

    Only projects in the list count, unless ``of_active`` is false. ``of_one_year`` says that a project has its part in
    one year only, so that the same projects of two years cannot be compared. ``of_month`` makes it a fact of the
    calendar instead, the same for every project.
    """

    name: str
    condition: str | None = None
    column: str | None = None
    of_active: bool = True
    of_one_year: bool = False
    of_month: Callable[[Month], int] | None = None

    @property
    def projects_name(self) -> str:
        """What the number of projects behind the measure is called; of a count it is the count itself."""
        return self.name if self.column is None else f"{self.name} of projects"

    def aggregates(self, *, among_active: bool) -> dict[str, str]:
        """The measure's value and its number of projects in SQL, by name; ``among_active`` rows need no such filter.

        A sum is null when there is nothing to add up, a count is 0.
        """
        stated = () if self.condition is None else (self.condition,)
        conditions = ("is_active", *stated) if self.of_active and not among_active else stated
        within = f" FILTER (WHERE {' AND '.join(conditions)})" if conditions else ""
        if self.column is None:
            return {self.name: f"COUNT(*){within}"}
        return {self.name: f"SUM({self.column}){within}", self.projects_name: f"COUNT({self.column}){within}"}

    @property
    def membership(self) -> str:
        """The condition that a project stands behind the measure: one without an amount is not in its sum."""
        has_amount = None if self.column is None else f"{self.column} IS NOT NULL"
        stated = ("is_active" if self.of_active else None, self.condition, has_amount)
        return " AND ".join(condition for condition in stated if condition is not None) or "TRUE"


def this_year(column: str) -> str:
    """The condition that a date lies in the year of ``as_of``."""
    return f"EXTRACT(YEAR FROM {column}) = EXTRACT(YEAR FROM as_of)"


IS_FINISHED = "status = 'finished'"
IS_DUE_THIS_YEAR = f"status <> 'finished' AND planned_finish_on > as_of AND {this_year('planned_finish_on')}"

LISTED = Measure("listed", of_active=False)
PROJECTS = Measure("projects")
TOTAL = Measure("total_investment", column="total_investment_wan")
PLAN = Measure("annual_plan", column="annual_plan_wan")
COMPLETED = Measure("completed_investment", column="completed_investment_wan")
PLANNED_STARTS = Measure("planned_starts", "is_planned_start", of_one_year=True)
STARTED = Measure("started", "is_planned_start AND status <> 'not_started'", of_one_year=True)
OPENED = Measure("opened", "status <> 'not_started'")
IMPLEMENTING = Measure("implementing", "plan_kind <> 'reserve'")
NOT_STARTED = Measure("not_started", "plan_kind <> 'reserve' AND status = 'not_started'")
FINISHED = Measure("finished", IS_FINISHED)
FINISHED_TOTAL = Measure("finished_total_investment", IS_FINISHED, column="total_investment_wan")
RESERVE = Measure("reserve", "plan_kind = 'reserve'")
DUE_THIS_YEAR = Measure("due_this_year", IS_DUE_THIS_YEAR)
DUE_THIS_YEAR_TOTAL = Measure("due_this_year_total_investment", IS_DUE_THIS_YEAR, column="total_investment_wan")
OVERDUE_STARTS = Measure(
    "overdue_starts",
    "is_planned_start AND status = 'not_started' AND planned_start_on <= as_of",
    of_one_year=True,
)
OVERDUE_FINISHES = Measure(
    "overdue_finishes",
    "plan_kind <> 'reserve' AND status <> 'finished' AND planned_finish_on <= as_of",
)
# Moves are counted whether or not the project is still in the list: one moved in and out again is both.
TRANSFERRED_IN = Measure(
    "transferred_in", f"transferred_in_on <= as_of AND {this_year('transferred_in_on')}", of_active=False
)
TRANSFERRED_OUT = Measure(
    "transferred_out", f"transferred_out_on <= as_of AND {this_year('transferred_out_on')}", of_active=False
)
# What the year began with: in by no move of this year, and not out before it; with the moves it makes what is listed.
FIRST_LISTED = Measure(
    "first_listed",
    "(transferred_in_on IS NULL OR transferred_in_on > as_of"
    " OR EXTRACT(YEAR FROM transferred_in_on) < EXTRACT(YEAR FROM as_of))"
    " AND (transferred_out_on IS NULL OR EXTRACT(YEAR FROM transferred_out_on) >= EXTRACT(YEAR FROM as_of))",
    of_active=False,
)
MONTHS_ELAPSED = Measure("months_elapsed", of_month=lambda month: month.number)
MONTHS_OF_THE_YEAR = Measure("months_of_the_year", of_month=lambda _: MONTHS_A_YEAR)
