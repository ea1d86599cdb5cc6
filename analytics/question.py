"""A question about a portfolio, as a value, and the one SQL statement that answers it.

The statement is assembled here from register names and nowhere else; every value travels as a parameter. It stays in
the dialect that Spark shares: the relation ``ledger`` is supplied by :mod:`analytics.store`.
"""

from __future__ import annotations

from collections.abc import Mapping
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

DIMENSION_SQL: Mapping[Dimension, str] = MappingProxyType(
    {
        Dimension.DISTRICT: "CASE WHEN unit_kind = 'municipal' THEN $municipal_level ELSE district END",
        Dimension.SECTOR: "sector",
        Dimension.TIER: "tier",
        Dimension.UNIT: "responsible_unit",
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
        across_years = self.compare_to is not None and self.compare_to.year != self.as_of.year
        return not (metric.of_one_year and self.is_same_projects and across_years)


@dataclass(frozen=True)
class Statement:
    """One parametrised SQL statement over the relation ``ledger``."""

    sql: str
    parameters: dict[str, str]


def scoped(question: Question) -> tuple[list[str], dict[str, str]]:
    """The common table expressions up to ``scoped``: the rows asked about, with their derived columns."""
    where = question.where
    conditions = "".join(f" AND {condition}" for condition in where.conditions)
    parameters = dict(where.parameters)
    districts_named = where.district is not None or Dimension.DISTRICT in question.by
    if districts_named:
        parameters["municipal_level"] = MUNICIPAL_LEVEL
    derived = f"*, {ACTIVE} AS is_active, plan_kind = 'new_start'"
    within = f"FROM ledger WHERE TRUE{conditions}"
    # A row per tier of a project, and made in the list of columns: engines plan that sooner than a join.
    by_tier = Dimension.TIER in question.by
    tier = ", UNNEST(tiers) AS tier" if by_tier else ""
    if question.compare_to is None or not question.is_same_projects:
        return [f"scoped AS (SELECT {derived} AS is_planned_start{tier} {within})"], parameters
    listed = f"listed AS (SELECT {derived} AS is_new_start{tier} {within})"
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
    return [listed, matched, both], {**parameters, **dates}


def answer_statement(question: Question) -> Statement:
    """One row per month and key: as_of, the key's dimensions, then the question's aggregates."""
    tables, parameters = scoped(question)
    keys = [DIMENSION_SQL[dimension] for dimension in question.by]
    # A breakdown, no scope: over the same projects, one that came from a district counts with its unit.
    own = " AND unit_kind = 'municipal'" if Dimension.UNIT in question.by else ""
    # Left out once, before anything is added up: cheaper than a filter on each aggregate.
    listed = "is_active" if question.is_of_active else "TRUE"
    grouping = ", ".join(str(position) for position in range(1, len(keys) + 2))
    columns = ", ".join(["as_of", *keys, *question.aggregates.values()])
    sql = f"WITH {', '.join(tables)} SELECT {columns} FROM scoped WHERE {listed}{own} GROUP BY {grouping}"
    return Statement(sql, parameters)


def listing_statement(question: Question, measure: Measure, columns: tuple[str, ...]) -> Statement:
    """One row per project behind a measure at ``as_of``, in the order of project_id."""
    tables, parameters = scoped(replace(question, by=()))
    sql = (
        f"WITH {', '.join(tables)} SELECT {', '.join(columns)} FROM scoped"
        f" WHERE {measure.membership} AND as_of = CAST($as_of AS DATE) ORDER BY project_id"
    )
    return Statement(sql, {**parameters, "as_of": question.as_of.end.isoformat()})
