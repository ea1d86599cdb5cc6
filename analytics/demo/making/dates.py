"""When projects start and finish: planned and real dates that fit the list's year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from analytics.demo.making.chance import between, uniform, weighted
from analytics.demo.making.draft import Draft
from analytics.demo.recipe import Origin, Rhythm
from analytics.glossary import PlanKind
from analytics.months import MONTHS_A_YEAR, Month

LAST_SAFE_DAY = 28
EARLIEST_UNSTARTED_PLAN = 3


def day_in(month: Month, *key: object) -> date:
    """A day of the month."""
    return date(month.year, month.number, between(1, LAST_SAFE_DAY, *key, "day"))


def near(month: Month, before: int, after: int, last: int, *key: object) -> Month:
    """A month around another one, within its year and not later than the month ``last``."""
    shifted = month.number + between(-before, after, *key, "shift")
    return Month(month.year, min(max(shifted, 1), last))


def start_within(draft: Draft, year: int, starts: Sequence[int]) -> None:
    """A start in the year by its rhythm, planned for about the same month."""
    month = Month(year, weighted(range(1, len(starts) + 1), starts, draft.key, "start"))
    draft.started_on = day_in(month, draft.key, "start")
    draft.planned_start_on = day_in(near(month, 2, 1, MONTHS_A_YEAR, draft.key, "start"), draft.key, "planned start")


def plan_unstarted(draft: Draft, year: int) -> None:
    """A planned start within the year that did not come."""
    month = Month(year, between(EARLIEST_UNSTARTED_PLAN, MONTHS_A_YEAR, draft.key, year, "unstarted"))
    draft.planned_start_on = day_in(month, draft.key, year, "unstarted")


def set_start(draft: Draft, this: Rhythm, before: Rhythm) -> None:
    """When the project starts, by its plan kind and by what it was the year before."""
    if draft.kind is PlanKind.RESERVE:
        month = Month(this.year + between(1, 2, draft.key, "reserve"), between(1, MONTHS_A_YEAR, draft.key, "reserve"))
        draft.planned_start_on = day_in(month, draft.key, "planned start")
    elif draft.kind is PlanKind.CARRIED_OVER:
        if draft.origin is Origin.STARTED:
            start_within(draft, before.year, before.starts)
        else:
            since = between(1, 2, draft.key, "age") if draft.origin is Origin.FRESH else between(2, 4, draft.key, "age")
            start_within(draft, this.year - since, before.starts)
    elif draft.starts:
        start_within(draft, this.year, this.starts)
    else:
        plan_unstarted(draft, this.year)


def set_finish(draft: Draft, this: Rhythm) -> None:
    """When the project is to finish and, of a finishing one, when it does: the later months are the likelier ones."""
    key = (draft.key, "finish")
    if draft.finishing:
        closing = this.closing_month
        month = Month(this.year, max(between(2, closing, *key, "one"), between(2, closing, *key, "two")))
        draft.finished_on = day_in(month, *key, "real")
        draft.planned_finish_on = day_in(near(month, 2, 2, closing, *key), *key, "planned")
        return
    if draft.due:
        month = Month(this.year, between(this.closing_month + 1, MONTHS_A_YEAR, *key, "due"))
    elif draft.kind is PlanKind.CARRIED_OVER and uniform(*key, "late") * 100 < this.late_finishes:
        month = Month(this.year, between(3, MONTHS_A_YEAR, *key, "late"))
    else:
        earliest = 3 if draft.kind is PlanKind.RESERVE else 1
        month = Month(this.year + between(earliest, earliest + 2, *key, "year"), between(1, MONTHS_A_YEAR, *key))
    draft.planned_finish_on = day_in(month, *key, "planned")


def copy_dates(draft: Draft, later: Draft) -> None:
    """The dates of a project that the following year's list has too."""
    draft.planned_start_on, draft.started_on = later.planned_start_on, later.started_on
    draft.planned_finish_on, draft.finished_on = later.planned_finish_on, later.finished_on
