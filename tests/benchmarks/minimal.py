"""The least SQL that gives an answer's numbers, written by hand: no hashes, no manifest, no fractions, no ranks.

It answers what the pages ask when they open, of each date's own projects, and refuses the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import duckdb

from analytics.answers import Answer
from analytics.glossary import Dimension
from analytics.metrics import metric_named
from analytics.months import Month
from analytics.question import Question, Scope

AGGREGATES = {
    "projects": "COUNT(*)",
    "total_investment": "SUM(total_investment_wan)",
    "annual_plan": "SUM(annual_plan_wan)",
    "completed_investment": "SUM(completed_investment_wan)",
    "planned_starts": "COUNT(*) FILTER (plan_kind = 'new_start')",
    "started": "COUNT(*) FILTER (plan_kind = 'new_start' AND status <> 'not_started')",
    "not_started": "COUNT(*) FILTER (plan_kind <> 'reserve' AND status = 'not_started')",
    "finished": "COUNT(*) FILTER (status = 'finished')",
    "overdue_starts": (
        "COUNT(*) FILTER (plan_kind = 'new_start' AND status = 'not_started' AND planned_start_on <= as_of)"
    ),
    "overdue_finishes": (
        "COUNT(*) FILTER (plan_kind <> 'reserve' AND status <> 'finished' AND planned_finish_on <= as_of)"
    ),
    "due_this_year": (
        "COUNT(*) FILTER (status <> 'finished' AND planned_finish_on > as_of AND year(planned_finish_on) = year(as_of))"
    ),
}
KEYS = {
    Dimension.DISTRICT: "CASE WHEN unit_kind = 'municipal' THEN '市本级' ELSE district END",
    Dimension.SECTOR: "sector",
    Dimension.TIER: "tier",
    Dimension.UNIT: "responsible_unit",
}
Rows = list[tuple[Any, ...]]


def sql_of(question: Question) -> str:
    """The statement; its one scope is a tier, and its groups are those with a project in the list."""
    assert question.where == Scope(tier=question.where.tier)
    assert not question.is_same_projects
    columns = ", ".join(
        ["as_of", *(KEYS[dimension] for dimension in question.by), *(AGGREGATES[one.name] for one in question.measures)]
    )
    tiers = ", UNNEST(tiers) AS t(tier)" if Dimension.TIER in question.by else ""
    where = "(transferred_out_on IS NULL OR transferred_out_on > as_of)"
    where += " AND unit_kind = 'municipal'" if Dimension.UNIT in question.by else ""
    where += " AND list_contains(tiers, $tier)" if question.where.tier else ""
    return f"SELECT {columns} FROM read_parquet($files){tiers} WHERE {where} GROUP BY ALL"


def runner(connection: duckdb.DuckDBPyConnection, question: Question, files: Sequence[Path]) -> Callable[[], Rows]:
    """A call that runs the statement on these files and fetches its rows."""
    sql, parameters = sql_of(question), {"files": [str(file) for file in files], **question.where.parameters}

    def run() -> Rows:
        with connection.cursor() as cursor:
            return cursor.execute(sql, parameters).fetchall()

    return run


def assert_same(answer: Answer, rows: Rows) -> None:
    """Every numerator and denominator of the answer is a number of the rows."""
    question = answer.question
    size = 1 + len(question.by)
    found = {(Month.of(row[0]), row[1:size]): row[size:] for row in rows}
    assert {(month, key) for month, key, _ in answer.figures} == found.keys()
    places = {measure.name: place for place, measure in enumerate(question.measures)}
    for (month, key, name), figure in answer.figures.items():
        metric, values = metric_named(name), found[month, key]
        for part, value in ((metric.numerator, figure.numerator), (metric.denominator, figure.denominator)):
            if part is not None and part.of_month is None:
                assert value == values[places[part.name]], (month, key, name)
