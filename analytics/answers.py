"""Question → Answer: every figure with its numerator, its denominator, its projects and the snapshots it came from."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pyarrow as pa

from analytics import store
from analytics.glossary import FigureKind, Population
from analytics.metrics import METRICS, Direction, Measure, Metric, Number, metric_named
from analytics.months import Month
from analytics.question import (
    MUNICIPAL_LEVEL,
    Question,
    answer_statement,
    listing_statement,
    rows_statement,
)
from analytics.schema import COLUMNS
from analytics.snapshots import Archive, Snapshot

Key = tuple[str, ...]
# Groups best first, each with its rank; null for one that has none.
Ranked = tuple[tuple[Key, int | None], ...]
# The aggregates of one group by name.
Measured = Mapping[str, Number | None]


@dataclass(frozen=True)
class Figure:
    """One metric of one group at one month.

    ``value`` is exact: a fraction (1 = 100 %), 万元 or a count; null without a denominator, never 0 instead.
    """

    metric: Metric
    as_of: Month
    value: Number | None
    numerator: Number | None
    denominator: Number | None
    projects: int


@dataclass(frozen=True)
class Answer:
    """The measures of a question, one set per month and key, and the snapshots behind them.

    A key holds one name per dimension asked about; without dimensions there is the one empty key. Figures are made
    when they are first read: of a curve's months a page reads one metric of many.
    """

    question: Question
    kind: FigureKind
    snapshots: tuple[Snapshot, ...]
    measured: Mapping[tuple[Month, Key], Measured]

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """The keys with projects at ``as_of``, sorted; one empty key without dimensions."""
        return tuple(sorted(key for month, key in self.measured if month == self.question.as_of))

    def figure(self, metric: str, key: Key = (), as_of: Month | None = None) -> Figure:
        """One figure; a group without projects, or a month without a snapshot, answers null."""
        month = as_of or self.question.as_of
        place = (month, key, metric)
        read = self._read.get(place)
        if read is None:
            asked = metric_named(metric)
            if metric not in self._answered:
                # A count that was not asked would otherwise read as 0.
                raise ValueError(f"{metric} was not asked")
            if self.question.is_answerable(asked):
                values = self.measured.get((month, key), {})
                read = figure_of(asked, month, values, has_snapshot=month in self.months)
            else:
                read = Figure(asked, month, None, None, None, 0)
            self._read[place] = read
        return read

    @cached_property
    def _answered(self) -> frozenset[str]:
        """The metrics whose parts were all asked for, or are facts of the calendar."""
        known = {measure.name for measure in self.question.measures}
        return frozenset(
            metric.name for metric in METRICS if all(part.of_month or part.name in known for part in metric.parts)
        )

    @cached_property
    def _read(self) -> dict[tuple[Month, Key, str], Figure]:
        return {}

    @cached_property
    def _ranked(self) -> dict[tuple[Month, Key, str], Ranked]:
        return {}

    @property
    def figures(self) -> Mapping[tuple[Month, Key, str], Figure]:
        """Every figure that was asked for and has projects, by month, key and metric."""
        groups, metrics = self.measured, self.question.metrics
        return {(month, key, metric): self.figure(metric, key, month) for month, key in groups for metric in metrics}

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The months that were answered: asked for, and with a snapshot."""
        return tuple(snapshot.as_of for snapshot in self.snapshots)

    def curve(self, metric: str, months: Iterable[Month], key: Key = ()) -> tuple[Figure, ...]:
        """One figure per month."""
        return tuple(self.figure(metric, key, month) for month in months)

    def ranked(self, metric: str, within: Key = (), as_of: Month | None = None) -> Ranked:
        """The keys best first with their ranks: equal values share a rank (1, 2, 2, 4).

        What has no value, and the municipal level, which is no district, come last without a rank. ``within`` ranks
        the groups of one group only: the districts of a tier, where both were asked.
        """
        place = (as_of or self.question.as_of, within, metric)
        if place not in self._ranked:
            self._ranked[place] = self._rank(*place)
        return self._ranked[place]

    def _rank(self, month: Month, within: Key, metric: str) -> Ranked:
        """The keys of a month best first, with their ranks."""
        lower_is_better = metric_named(metric).direction is Direction.DOWN
        groups = (key for known, key in self.measured if known == month and key[: len(within)] == within)
        values = {key: self.figure(metric, key, month).value for key in groups}
        ranked = {key: value for key, value in values.items() if value is not None and MUNICIPAL_LEVEL not in key}
        order = sorted(ranked, key=lambda key: (ranked[key] if lower_is_better else -ranked[key], key))
        # Of equal values the first one's place is the rank of all.
        places: dict[Number, int] = {}
        for place, key in enumerate(order, start=1):
            places.setdefault(ranked[key], place)
        rest = sorted((key for key in values if key not in ranked), key=lambda key: (MUNICIPAL_LEVEL in key, key))
        return (*((key, places[ranked[key]]) for key in order), *((key, None) for key in rest))

    def ranks(self, metric: str, within: Key = (), as_of: Month | None = None) -> dict[Key, int]:
        """The rank of each group that has one, best first."""
        return {key: rank for key, rank in self.ranked(metric, within, as_of) if rank is not None}


def ask(archive: Archive, question: Question, pinned: Iterable[Snapshot] = ()) -> Answer:
    """The answer to a question, from the newest snapshot of each month it names, or from the one ``pinned`` there.

    Months of ``history`` without a snapshot, and a ``compare_to`` without one, answer null; ``as_of`` without one
    raises :class:`~analytics.errors.NoSnapshot`. The answer's question states the population that was answered.
    """
    # Read once: an import at this moment must not put its kind beside another's figures.
    current = known(archive, question, pinned)
    kind = current[question.as_of].kind
    question = matchable(question, current)
    months = [month for month in question.months if month in current]
    snapshots = tuple(current[month] for month in months)
    rows = store.rows(answer_statement(question), archive.paths(snapshots))
    measured = measured_groups(question, rows)
    if not question.by:
        measured = {(month, ()): measured.get((month, ()), {}) for month in months}
    return Answer(question, kind, snapshots, measured)


def known(archive: Archive, question: Question, pinned: Iterable[Snapshot]) -> dict[Month, Snapshot]:
    """The snapshot of each month of a city: the newest, or the pinned one; ``as_of`` must have one."""
    manifest, fixed = archive.manifest(question.city), {snapshot.as_of: snapshot for snapshot in pinned}
    if question.as_of not in fixed:
        manifest.newest(question.as_of)
    return manifest.current | fixed


def matchable(question: Question, months: Container[Month]) -> Question:
    """The question, about each date's own projects where there is no other ledger to match projects with."""
    if question.is_same_projects and question.compare_to in months:
        return question
    return replace(question, population=Population.AS_PUBLISHED)


def measured_groups(question: Question, rows: Iterable[tuple[Any, ...]]) -> Mapping[tuple[Month, Key], Measured]:
    """The rows of the statement as aggregates by month and key."""
    size, aggregates = 1 + len(question.by), question.aggregates
    return {(Month.of(row[0]), row[1:size]): dict(zip(aggregates, row[size:], strict=True)) for row in rows}


def figure_of(metric: Metric, month: Month, values: Measured, *, has_snapshot: bool = True) -> Figure:
    """The figure of a metric from the aggregates of one group; an empty group has no sums, but counts 0 projects."""

    def part(measure: Measure) -> Number | None:
        if measure.of_month is not None:
            return measure.of_month(month)
        return values.get(measure.name, 0 if measure.column is None and has_snapshot else None)

    numerator = part(metric.numerator)
    denominator = None if metric.denominator is None else part(metric.denominator)
    value = metric.value(numerator, denominator, month)
    return Figure(metric, month, value, numerator, denominator, int(values.get(metric.base.projects_name) or 0))


def projects_behind(
    archive: Archive, question: Question, measure: Measure, pinned: Iterable[Snapshot] = ()
) -> pa.Table:
    """The projects that a measure counts or adds up at ``as_of``: one row per project, all columns of the ledger."""
    current = known(archive, question, pinned)
    asked = matchable(replace(question, history=()), current)
    months = asked.months if asked.is_same_projects else (asked.as_of,)
    names = tuple(column.name for column in COLUMNS)
    return store.table(listing_statement(asked, measure, names), archive.paths(current[month] for month in months))


def ledger_rows(
    archive: Archive, question: Question, columns: tuple[str, ...], pinned: Iterable[Snapshot] = ()
) -> pa.Table:
    """The ledger itself at every month of a question: one row per project and month, whether or not it is in scope.

    ``columns`` of the ledger, then ``as_of``, ``in_scope`` (false once transferred out) and ``listed`` (not transferred
    out). Only who follows single projects from one date to another needs it; a month without a snapshot has no rows.
    ``pinned`` are the snapshots of an answer that the rows must belong to.
    """
    current = archive.manifest(question.city).current | {snapshot.as_of: snapshot for snapshot in pinned}
    paths = archive.paths(current[month] for month in question.months if month in current)
    return store.table(rows_statement(question, columns), paths)
