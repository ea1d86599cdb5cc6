"""Tables for a reader: the same columns and rounded values on screen, in Excel and in CSV."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

import pyarrow as pa

from analytics.answers import Answer, Key
from analytics.change import DeltaUnit, change_of
from analytics.language import Label, Language
from analytics.metrics import Metric, Unit, metric_named, time_progress
from analytics.months import Month
from analytics.schema import BY_NAME, ColumnKind
from analytics.wording.cells import CELL_DECIMALS, label_of
from analytics.wording.numbers import (
    DECIMALS,
    DELTA_LABELS,
    PER_CENT,
    UNIT_LABELS,
    WAN_A_YI,
    delta_in_unit,
    half_up,
    in_unit,
    unit_of,
)

RATE, GAP = "completion_rate", "pace_gap"
# What a dispatch meeting asks first stands first.
LISTED = (
    "name",
    RATE,
    GAP,
    "status",
    "planned_start_on",
    "lead_official",
    "annual_plan_wan",
    "completed_investment_wan",
    "total_investment_wan",
    "district",
    "responsible_unit",
    "sector",
    "tiers",
    "plan_kind",
    "started_on",
    "planned_finish_on",
    "finished_on",
    "project_id",
    "note",
)
RANK, GROUP = "rank", "group"

Cell = str | int | Decimal | date | None


class ListedKind(StrEnum):
    """How a column is set: text and dates to the left, numbers to the right with so many decimals.

    A change of a rate has its sign; numbers as printed keep their own decimals, since they stand in units of their own.
    """

    TEXT = "text"
    COUNT = "count"
    RATE = "rate"
    CHANGE = "change"
    AMOUNT = "amount"
    PROJECT_AMOUNT = "project_amount"
    PRINTED = "printed"
    DATE = "date"


@dataclass(frozen=True)
class ListedColumn:
    """One column; the label carries the unit.

    ``letters`` is how wide it is set on screen, where its first rows do not tell how wide the others are.
    """

    name: str
    label: str
    kind: ListedKind
    letters: int | None = None


@dataclass(frozen=True)
class Listing:
    """Columns and rows of a table; cells are rounded once, from the exact value, null for nothing."""

    columns: tuple[ListedColumn, ...]
    rows: Sequence[Mapping[str, Cell]]


def of_projects(table: pa.Table, as_of: Month, language: Language) -> Listing:
    """One row per project, furthest behind time progress first (in money), those without a plan last.

    亿元 at two decimals, since a project is often below 0.1 亿元; rates in % at one.
    """
    columns = tuple(project_column(name, language) for name in LISTED)
    projects = sorted(table.to_pylist(), key=lambda row: (gap(row, as_of) is None, gap(row, as_of) or 0, row["name"]))
    return Listing(columns, [project_cells(row, as_of, language) for row in projects])


def project_column(name: str, language: Language) -> ListedColumn:
    """A column of the ledger, or one of the two that follow from it."""
    if name == RATE:
        return ListedColumn(name, metric_label(metric_named(RATE), language), ListedKind.RATE)
    if name == GAP:
        unit = UNIT_LABELS[Unit.MONEY].text(language)
        label = Label("超/落后序时", "Against time progress").text(language)
        return ListedColumn(name, f"{label} ({unit})", ListedKind.PROJECT_AMOUNT)
    return ListedColumn(name, label_of(name, language), KINDS.get(BY_NAME[name].kind, ListedKind.TEXT))


def project_cells(row: Mapping[str, Any], as_of: Month, language: Language) -> dict[str, Cell]:
    """A project's cells by column."""
    ahead = gap(row, as_of)
    follows = {
        RATE: project_rate(row),
        GAP: None if ahead is None else half_up(ahead / WAN_A_YI, CELL_DECIMALS),
    }
    return {name: follows[name] if name in follows else cell(name, row[name], language) for name in LISTED}


def gap(row: Mapping[str, Any], as_of: Month) -> Fraction | None:
    """The money (万元) a project is ahead of time progress, negative behind; null without a plan."""
    plan, completed = row["annual_plan_wan"], row["completed_investment_wan"]
    return None if plan is None else Fraction(completed or 0) - Fraction(plan) * time_progress(as_of)


KINDS = {ColumnKind.MONEY: ListedKind.PROJECT_AMOUNT, ColumnKind.DATE: ListedKind.DATE}


def cell(name: str, value: Any, language: Language) -> Cell:
    """One ledger cell, rounded once from the exact amount."""
    column = BY_NAME[name]
    if value is None:
        return None
    if column.kind is ColumnKind.MONEY:
        return half_up(Decimal(value) / WAN_A_YI, CELL_DECIMALS)
    if column.kind is ColumnKind.TAGS:
        return "、".join(value)
    if column.terms is not None:
        return column.terms(value).text(language)
    found: Cell = value
    return found


def project_rate(row: Mapping[str, Any]) -> Decimal | None:
    """A project's completed investment over its plan, in %."""
    plan, completed = row["annual_plan_wan"], row["completed_investment_wan"]
    return (
        half_up(Fraction(completed) / Fraction(plan) * PER_CENT, DECIMALS) if plan and completed is not None else None
    )


METRIC_KINDS = {Unit.RATE: ListedKind.RATE, Unit.MONEY: ListedKind.AMOUNT, Unit.COUNT: ListedKind.COUNT}


def of_groups(
    answer: Answer,
    metrics: Sequence[str],
    name: Callable[[Key], str],
    group: str,
    language: Language,
    whole: Answer | None = None,
) -> Listing:
    """One row per group, best first by the first metric; each rate is followed by its change, where one was asked.

    ``whole`` answers for all groups together and closes the table; overlapping groups have none.
    """
    has_change = answer.question.compare_to is not None
    columns = [
        ListedColumn(RANK, Label("名次", "Rank").text(language), ListedKind.COUNT),
        ListedColumn(GROUP, group, ListedKind.TEXT),
    ]
    for metric in map(metric_named, metrics):
        columns.append(ListedColumn(metric.name, metric_label(metric, language), METRIC_KINDS[metric.unit]))
        if metric.is_rate and has_change:
            columns.append(
                ListedColumn(f"{metric.name}_delta", change_label(answer, metric, language), ListedKind.RATE)
            )
    rows = [group_cells(answer, metrics, key, rank, name(key)) for key, rank in answer.ranked(metrics[0])]
    if whole is not None:
        rows.append(group_cells(whole, metrics, (), None, Label("合计", "All").text(language)))
    return Listing(tuple(columns), rows)


def group_cells(answer: Answer, metrics: Sequence[str], key: Key, rank: int | None, name: str) -> dict[str, Cell]:
    """A group's cells by column."""
    row: dict[str, Cell] = {RANK: rank, GROUP: name}
    for metric in map(metric_named, metrics):
        row[metric.name] = metric_cell(answer, metric, key)
        delta = delta_in_unit(change_of(answer, metric.name, key))
        row[f"{metric.name}_delta"] = None if delta is None else half_up(delta, DECIMALS)
    return row


def change_label(answer: Answer, metric: Metric, language: Language) -> str:
    """A change's column label: whose change, against which month, in which unit."""
    against = answer.question.compare_to
    month = "" if against is None else against.text(language)
    points = DELTA_LABELS[DeltaUnit.PERCENTAGE_POINTS].text(language)
    versus = Label(f"较{month}", f"vs {month}").text(language)
    return f"{metric.text(language)} {versus} ({points})"


def metric_label(metric: Metric, language: Language) -> str:
    """A metric's column label with its unit, where it has one."""
    unit = unit_of(metric, language)
    return f"{metric.text(language)} ({unit})" if unit else metric.text(language)


def metric_cell(answer: Answer, metric: Metric, key: Key) -> Cell:
    """A figure in its printed unit."""
    value = answer.figure(metric.name, key).value
    if value is None:
        return None
    return int(value) if metric.unit is Unit.COUNT else half_up(in_unit(metric, value), DECIMALS)
