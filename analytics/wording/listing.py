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
from analytics.change import change_of
from analytics.language import Label, Language
from analytics.metrics import Metric, Unit, metric_named
from analytics.schema import BY_NAME, ColumnKind
from analytics.wording.cells import CELL_DECIMALS
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

LISTED = (
    "project_id",
    "name",
    "district",
    "responsible_unit",
    "sector",
    "tiers",
    "plan_kind",
    "status",
    "annual_plan_wan",
    "completed_investment_wan",
    "total_investment_wan",
    "planned_start_on",
    "started_on",
    "planned_finish_on",
    "finished_on",
    "lead_official",
    "note",
)
RATE = "completion_rate"
RANK, GROUP = "rank", "group"

Cell = str | int | Decimal | date | None


class ListedKind(StrEnum):
    """How a column is set: text and dates to the left, numbers to the right with so many decimals."""

    TEXT = "text"
    COUNT = "count"
    RATE = "rate"
    AMOUNT = "amount"
    PROJECT_AMOUNT = "project_amount"
    DATE = "date"


@dataclass(frozen=True)
class ListedColumn:
    """One column; the label carries the unit."""

    name: str
    label: str
    kind: ListedKind


@dataclass(frozen=True)
class Listing:
    """Columns and rows of a table; cells are rounded once, from the exact value, null for nothing."""

    columns: tuple[ListedColumn, ...]
    rows: Sequence[Mapping[str, Cell]]


def of_projects(table: pa.Table, language: Language) -> Listing:
    """One row per project; 亿元 at two decimals, since a project is often below 0.1 亿元, rates in % at one."""
    columns = []
    for name in LISTED:
        column = BY_NAME[name]
        columns.append(ListedColumn(name, label_of(name, language), KINDS.get(column.kind, ListedKind.TEXT)))
        if name == "completed_investment_wan":
            columns.append(ListedColumn(RATE, f"{metric_named(RATE).text(language)} (%)", ListedKind.RATE))
    rows = [
        {**{name: cell(name, row[name], language) for name in LISTED}, RATE: project_rate(row)}
        for row in table.to_pylist()
    ]
    return Listing(tuple(columns), rows)


KINDS = {ColumnKind.MONEY: ListedKind.PROJECT_AMOUNT, ColumnKind.DATE: ListedKind.DATE}


def label_of(name: str, language: Language) -> str:
    """A ledger column's label, with its unit where it is money."""
    column = BY_NAME[name]
    label = column.label.text(language)
    return f"{label} ({UNIT_LABELS[Unit.MONEY].text(language)})" if column.kind is ColumnKind.MONEY else label


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
    answer: Answer, metrics: Sequence[str], name: Callable[[Key], str], group: str, language: Language
) -> Listing:
    """One row per group, best first by the first metric; each rate is followed by its change, where one was asked."""
    has_change = answer.question.compare_to is not None
    columns = [
        ListedColumn(RANK, Label("名次", "Rank").text(language), ListedKind.COUNT),
        ListedColumn(GROUP, group, ListedKind.TEXT),
    ]
    for metric in map(metric_named, metrics):
        columns.append(ListedColumn(metric.name, metric_label(metric, language), METRIC_KINDS[metric.unit]))
        if metric.is_rate and has_change:
            points = DELTA_LABELS[change_of(answer, metric.name, answer.keys[0]).unit].text(language)
            label = Label("变化", "change").text(language)
            columns.append(ListedColumn(f"{metric.name}_delta", f"{label} ({points})", ListedKind.RATE))
    rows = []
    for key, rank in answer.ranked(metrics[0]):
        row: dict[str, Cell] = {RANK: rank, GROUP: name(key)}
        for metric in map(metric_named, metrics):
            row[metric.name] = metric_cell(answer, metric, key)
            delta = delta_in_unit(change_of(answer, metric.name, key))
            row[f"{metric.name}_delta"] = None if delta is None else half_up(delta, DECIMALS)
        rows.append(row)
    return Listing(tuple(columns), rows)


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
