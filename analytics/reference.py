"""The same questions answered slowly in plain Python: the oracle that tests hold the SQL against.

It shares no code with :mod:`analytics.store`, :mod:`analytics.metrics` or the SQL builder, and repeats the meaning of
every metric in its own words; agreement of the two is the proof.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from analytics.glossary import Dimension, Population
from analytics.months import Month
from analytics.question import MUNICIPAL_LEVEL, Question

Row = Mapping[str, Any]
Value = int | Decimal | Fraction | None


def is_active(row: Row) -> bool:
    """Still in the list at the row's own date."""
    return row["transferred_out_on"] is None or row["transferred_out_on"] > row["as_of"]


def is_new(row: Row) -> bool:
    """Planned to start this year."""
    return bool(row["plan_kind"] == "new_start")


def is_open(row: Row) -> bool:
    """Started, whether or not finished since."""
    return row["status"] in ("under_construction", "finished")


def total(rows: Iterable[Row], column: str) -> Decimal | None:
    """The sum of what is stated; null when nothing is."""
    stated = [row[column] for row in rows if row[column] is not None]
    return sum(stated, Decimal(0)) if stated else None


def ratio(numerator: Value, denominator: Value) -> Fraction | None:
    """The exact quotient; null without both or over zero."""
    if numerator is None or denominator is None or denominator == 0:
        return None
    return Fraction(numerator) / Fraction(denominator)


def within_year(row: Row, column: str) -> bool:
    """Dated in the year of the ledger, up to its date."""
    day = row[column]
    return day is not None and day.year == row["as_of"].year and day <= row["as_of"]


def completion(rows: Sequence[Row]) -> Fraction | None:
    """Investment completed over investment planned."""
    active = [row for row in rows if is_active(row)]
    return ratio(total(active, "completed_investment_wan"), total(active, "annual_plan_wan"))


def starts(rows: Sequence[Row]) -> Fraction | None:
    """Planned new starts that have started over planned new starts."""
    planned = [row for row in rows if is_active(row) and is_new(row)]
    return ratio(sum(map(is_open, planned)), len(planned))


def opened(rows: Sequence[Row]) -> Fraction | None:
    """All opened projects over all projects."""
    active = [row for row in rows if is_active(row)]
    return ratio(sum(map(is_open, active)), len(active))


def pace(rows: Sequence[Row], month: Month) -> Fraction | None:
    """Completion less the part of the year that has passed."""
    rate = completion(rows)
    return None if rate is None else rate - Fraction(month.number, 12)


def counted(test: Callable[[Row], bool]) -> Callable[[Sequence[Row], Month], int]:
    """A metric that counts the active projects that pass a test."""
    return lambda rows, _: sum(1 for row in rows if is_active(row) and test(row))


def summed(column: str) -> Callable[[Sequence[Row], Month], Decimal | None]:
    """A metric that adds up a column over the active projects."""
    return lambda rows, _: total([row for row in rows if is_active(row)], column)


def passed(row: Row, column: str) -> bool:
    """A planned date that has been reached."""
    return row[column] is not None and row[column] <= row["as_of"]


def due(row: Row) -> bool:
    """Planned to finish in the rest of the year and not finished."""
    day = row["planned_finish_on"]
    return row["status"] != "finished" and day is not None and day > row["as_of"] and day.year == row["as_of"].year


def summed_of(test: Callable[[Row], bool]) -> Callable[[Sequence[Row], Month], Decimal | None]:
    """A metric that adds up the total investment of the active projects that pass a test."""
    return lambda rows, _: total([row for row in rows if is_active(row) and test(row)], "total_investment_wan")


def came_later(row: Row) -> bool:
    """Moved into the list this year, up to the ledger's date."""
    return within_year(row, "transferred_in_on")


def left_earlier(row: Row) -> bool:
    """Moved out of the list in an earlier year."""
    day = row["transferred_out_on"]
    return day is not None and day.year < row["as_of"].year


STARTS = ("start_rate", "planned_start_count", "started_count", "overdue_start_count")
MEANINGS: Mapping[str, Callable[[Sequence[Row], Month], Value]] = {
    "completion_rate": lambda rows, _: completion(rows),
    "start_rate": lambda rows, _: starts(rows),
    "opened_rate": lambda rows, _: opened(rows),
    "opened_count": counted(is_open),
    "time_progress": lambda _, month: Fraction(month.number, 12),
    "pace_gap": pace,
    "project_count": counted(lambda _: True),
    "total_investment": summed("total_investment_wan"),
    "annual_plan": summed("annual_plan_wan"),
    "completed_investment": summed("completed_investment_wan"),
    "implementing_count": counted(lambda row: row["plan_kind"] != "reserve"),
    "planned_start_count": counted(is_new),
    "started_count": counted(lambda row: is_new(row) and is_open(row)),
    "not_started_count": counted(lambda row: row["plan_kind"] != "reserve" and not is_open(row)),
    "overdue_start_count": counted(lambda row: is_new(row) and not is_open(row) and passed(row, "planned_start_on")),
    "finished_count": counted(lambda row: row["status"] == "finished"),
    "due_this_year_count": counted(due),
    "finished_total_investment": summed_of(lambda row: row["status"] == "finished"),
    "due_this_year_total_investment": summed_of(due),
    "overdue_finish_count": counted(
        lambda row: row["plan_kind"] != "reserve" and row["status"] != "finished" and passed(row, "planned_finish_on")
    ),
    "reserve_count": counted(lambda row: row["plan_kind"] == "reserve"),
    "first_listed_count": lambda rows, _: sum(not came_later(row) and not left_earlier(row) for row in rows),
    "transferred_in_count": lambda rows, _: sum(within_year(row, "transferred_in_on") for row in rows),
    "transferred_out_count": lambda rows, _: sum(within_year(row, "transferred_out_on") for row in rows),
}


def groups_of(row: Row, dimension: Dimension) -> list[str]:
    """The groups a project belongs to: one, or as many as it has tiers."""
    if dimension is Dimension.TIER:
        return list(dict.fromkeys(row["tiers"]))
    if dimension is Dimension.DISTRICT:
        return [MUNICIPAL_LEVEL if row["unit_kind"] == "municipal" else row["district"]]
    if dimension is Dimension.UNIT:
        return [row["responsible_unit"]] if row["unit_kind"] == "municipal" else []
    if dimension in (Dimension.BATCH, Dimension.RESERVE_STAGE):
        return [row[dimension] or ""]
    return [row["sector"]]


def is_asked(question: Question, row: Row) -> bool:
    """Whether a project lies in the question's scope."""
    where = question.where
    return (
        (where.tier is None or where.tier in row["tiers"])
        and (where.sector is None or where.sector == row["sector"])
        and (where.district is None or where.district in groups_of(row, Dimension.DISTRICT))
        and (where.unit is None or where.unit == row["responsible_unit"])
    )


def in_both(question: Question, ledgers: Mapping[Month, list[Row]]) -> dict[Month, list[Row]]:
    """The rows of the projects that are active at both dates; planned new at both, or not counted as planned new."""
    now, then = question.as_of, question.compare_to
    if question.population is Population.AS_PUBLISHED or then in (None, now) or then not in ledgers:
        return dict(ledgers)
    active = {month: {row["project_id"]: row for row in ledgers[month] if is_active(row)} for month in (now, then)}
    kept = active[now].keys() & active[then].keys()
    both = {key: set(active[now][key]["tiers"]) & set(active[then][key]["tiers"]) for key in kept}
    new = {key for key in kept if is_new(active[now][key]) and is_new(active[then][key])}

    def matched(row: Row) -> Row:
        # Carried-over stands for "implementing, but no planned start of both dates": only the starts look different.
        if Dimension.TIER in question.by:
            row = {**row, "tiers": [tier for tier in row["tiers"] if tier in both[row["project_id"]]]}
        return row if row["project_id"] in new or not is_new(row) else {**row, "plan_kind": "carried_over"}

    return {month: [matched(row) for row in rows if row["project_id"] in kept] for month, rows in ledgers.items()}


def is_nothing(question: Question, months: Container[Month], metric: str) -> bool:
    """Whether a metric says nothing: a start is planned for one year, so two years have no same planned starts."""
    then = question.compare_to
    matched = question.population is Population.SAME_PROJECTS and then is not None and then in months
    return matched and then is not None and then.year != question.as_of.year and metric in STARTS


def answer(
    question: Question, ledgers: Mapping[Month, Sequence[Row]]
) -> dict[tuple[Month, tuple[str, ...], str], Value]:
    """Each metric's value by month and key, for the keys that have projects in scope."""
    known = [month for month in question.months if month in ledgers]
    asked = {month: [row for row in ledgers[month] if is_asked(question, row)] for month in known}
    values: dict[tuple[Month, tuple[str, ...], str], Value] = {}
    for month, rows in in_both(question, asked).items():
        grouped: dict[tuple[str, ...], list[Row]] = {}
        for row in rows:
            keys: list[tuple[str, ...]] = [()]
            for dimension in question.by:
                keys = [(*key, group) for key in keys for group in groups_of(row, dimension)]
            for key in keys:
                grouped.setdefault(key, []).append(row)
        for key, members in grouped.items():
            for name in question.metrics:
                values[month, key, name] = (
                    None if is_nothing(question, ledgers, name) else MEANINGS[name](members, month)
                )
    return values
