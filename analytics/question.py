"""A question about a portfolio, as a value, and the one SQL statement that answers it.

The statement is assembled here from register names and nowhere else; every value travels as a parameter. It stays in
the dialect that Spark shares: the relation ``ledger`` is supplied by :mod:`analytics.store`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from analytics.glossary import Dimension, Population
from analytics.metrics import Measure, Metric, measures_of, metric_named
from analytics.months import Month

# The one row of a breakdown by district that is no district: what the city's own units answer for.
MUNICIPAL_LEVEL = "市本级"

# Still in the list on the date of its own ledger.
ACTIVE = "transferred_out_on IS NULL OR transferred_out_on > as_of"
NEW_START = "plan_kind = 'new_start'"

DIMENSION_SQL: Mapping[Dimension, str] = MappingProxyType(
    {
        Dimension.DISTRICT: "CASE WHEN unit_kind = 'municipal' THEN $municipal_level ELSE district END",
        Dimension.SECTOR: "sector",
        Dimension.TIER: "tier",
        Dimension.UNIT: "responsible_unit",
        # An empty name for a project that has none: keys are names, and sort.
        Dimension.BATCH: "COALESCE(batch, '')",
        Dimension.RESERVE_STAGE: "COALESCE(reserve_stage, '')",
    }
)


@dataclass(frozen=True)
class Scope:
    """Which projects are asked about; None means all. Tiers are a filter, never a sum."""

    tier: str | None = None
    sector: str | None = None
    district: str | None = None
    unit: str | None = None

    @property
    def conditions(self) -> tuple[str, ...]:
        """The SQL conditions of the set fields, with their values as named parameters."""
        stated = {
            "tier": "ARRAY_CONTAINS(tiers, $tier)",
            "sector": "sector = $sector",
            "district": f"{DIMENSION_SQL[Dimension.DISTRICT]} = $district",
            "unit": "responsible_unit = $unit",
        }
        return tuple(condition for name, condition in stated.items() if getattr(self, name) is not None)

    @property
    def parameters(self) -> dict[str, str]:
        """The values of the set fields by parameter name."""
        values = {"tier": self.tier, "sector": self.sector, "district": self.district, "unit": self.unit}
        return {name: value for name, value in values.items() if value is not None}


@dataclass(frozen=True)
class Question:
    """What is asked: metrics of a city's projects at a month, broken down, and against another month.

    ``city`` is the profile's code. ``history`` names further months that the same statement answers, for curves.
    """

    city: str
    as_of: Month
    metrics: tuple[str, ...]
    by: tuple[Dimension, ...] = ()
    where: Scope = field(default_factory=Scope)
    compare_to: Month | None = None
    population: Population = Population.AS_PUBLISHED
    history: tuple[Month, ...] = ()

    @property
    def months(self) -> tuple[Month, ...]:
        """Every month that is read, once each, in order of time."""
        compared = () if self.compare_to is None else (self.compare_to,)
        return tuple(sorted({self.as_of, *compared, *self.history}))

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that the asked metrics are made of."""
        return measures_of(self.metrics)

    @cached_property
    def is_of_active(self) -> bool:
        """Whether nothing is asked of projects that have left the list."""
        return all(measure.of_active for measure in self.measures)

    @cached_property
    def aggregates(self) -> dict[str, str]:
        """The measures' values, and the projects behind each metric, in SQL by name."""
        bases = {metric_named(name).base.projects_name for name in self.metrics}
        wanted = bases | {measure.name for measure in self.measures}
        found: dict[str, str] = {}
        for measure in self.measures:
            found |= measure.aggregates(among_active=self.is_of_active)
        return {name: sql for name, sql in found.items() if name in wanted}

    @property
    def is_same_projects(self) -> bool:
        """Whether only projects in the list at both dates count; without a second date there is nothing to match."""
        return self.population is Population.SAME_PROJECTS and self.compare_to not in (None, self.as_of)

    def is_answerable(self, metric: Metric) -> bool:
        """Whether the population allows a metric: planned starts of the same projects lie within one year.

        Across years only those planned twice would be left, which are those that did not start the first time.
        """
        return not (self.is_across_years and metric.of_one_year)

    @cached_property
    def is_across_years(self) -> bool:
        """Whether the same projects of two years are compared."""
        return self.is_same_projects and self.compare_to is not None and self.compare_to.year != self.as_of.year


@dataclass(frozen=True)
class Statement:
    """One parametrised SQL statement over the relation ``ledger``."""

    sql: str
    parameters: dict[str, str]


@dataclass(frozen=True)
class Rows:
    """Where a statement takes its rows from, and what the derived columns of the measures mean there."""

    source: str
    conditions: tuple[str, ...]
    parameters: dict[str, str]
    tables: tuple[str, ...] = ()
    derived: Mapping[str, str] = field(default_factory=dict)

    def select(self, columns: Iterable[str], conditions: Iterable[str], tail: str) -> str:
        """The statement's text."""
        where = " AND ".join((*self.conditions, *conditions)) or "TRUE"
        text = f"SELECT {', '.join(columns)} FROM {self.source} WHERE {where} {tail}"
        # Written out instead of derived in a table of its own, which takes a tenth of the time of a small answer.
        for column, meaning in self.derived.items():
            text = text.replace(column, meaning)
        return f"WITH {', '.join(self.tables)} {text}" if self.tables else text


def asked_rows(question: Question) -> Rows:
    """The rows in a question's scope: of each date, or of the projects in the list at both."""
    where = question.where
    parameters = dict(where.parameters)
    if where.district is not None or Dimension.DISTRICT in question.by:
        parameters["municipal_level"] = MUNICIPAL_LEVEL
    by_tier = Dimension.TIER in question.by
    # A row per tier of a project, and made in the list of columns: engines plan that sooner than a join.
    tier = ", UNNEST(tiers) AS tier" if by_tier else ""
    if question.compare_to is None or not question.is_same_projects:
        source = f"(SELECT *{tier} FROM ledger) AS listed" if by_tier else "ledger"
        derived = {"is_active": f"({ACTIVE})", "is_planned_start": NEW_START}
        return Rows(source, where.conditions, parameters, derived=derived)
    scope = " AND ".join(where.conditions) or "TRUE"
    listed = f"listed AS (SELECT *, {ACTIVE} AS is_active, {NEW_START} AS is_new_start{tier} FROM ledger WHERE {scope})"
    # Of a tier, the same projects are those that it held at both dates.
    identity = ("project_id", "tier") if by_tier else ("project_id",)
    matched = (
        f"matched AS (SELECT {', '.join(identity)}, COUNT(*) FILTER (WHERE is_new_start) = 2 AS is_new_in_both"
        " FROM listed WHERE is_active AND as_of IN (CAST($as_of AS DATE), CAST($compare_to AS DATE))"
        f" GROUP BY {', '.join(identity)} HAVING COUNT(*) = 2)"
    )
    both = (
        "scoped AS (SELECT listed.*, listed.is_new_start AND matched.is_new_in_both AS is_planned_start"
        f" FROM listed INNER JOIN matched ON {' AND '.join(f'matched.{name} = listed.{name}' for name in identity)})"
    )
    dates = {"as_of": question.as_of.end.isoformat(), "compare_to": question.compare_to.end.isoformat()}
    return Rows("scoped", (), {**parameters, **dates}, (listed, matched, both))


def answer_statement(question: Question) -> Statement:
    """One row per month and key: as_of, the key's dimensions, then the question's aggregates."""
    rows = asked_rows(question)
    keys = [DIMENSION_SQL[dimension] for dimension in question.by]
    # Left out once, before anything is added up: cheaper than a filter on each aggregate.
    listed = ("is_active",) if question.is_of_active else ()
    # A breakdown, no scope: over the same projects, one that came from a district counts with its unit.
    own = ("unit_kind = 'municipal'",) if Dimension.UNIT in question.by else ()
    grouping = ", ".join(str(position) for position in range(1, len(keys) + 2))
    columns = ("as_of", *keys, *question.aggregates.values())
    return Statement(rows.select(columns, (*listed, *own), f"GROUP BY {grouping}"), rows.parameters)


def listing_statement(question: Question, measure: Measure, columns: tuple[str, ...]) -> Statement:
    """One row per project behind a measure at ``as_of``, in the order of project_id."""
    rows = asked_rows(replace(question, by=()))
    conditions = (measure.membership, "as_of = CAST($as_of AS DATE)")
    sql = rows.select(columns, conditions, "ORDER BY project_id")
    return Statement(sql, {**rows.parameters, "as_of": question.as_of.end.isoformat()})


def rows_statement(question: Question, columns: tuple[str, ...]) -> Statement:
    """One row per project and month, in the order of both: the columns, as_of, in_scope and listed.

    A project that leaves a scope is still in the ledger; who asks where it went needs the row.
    """
    rows = asked_rows(replace(question, by=(), population=Population.AS_PUBLISHED))
    scope = " AND ".join(("is_active", *rows.conditions))
    unscoped = replace(rows, conditions=())
    selected = (*columns, "as_of", f"({scope}) AS in_scope", "is_active AS listed")
    return Statement(unscoped.select(selected, (), "ORDER BY project_id, as_of"), rows.parameters)
