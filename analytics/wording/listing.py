"""Projects as rows for a reader: the same columns on screen, in Excel and in CSV."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

import pyarrow as pa

from analytics.language import Label, Language
from analytics.metrics import Unit
from analytics.schema import BY_NAME, ColumnKind
from analytics.wording.cells import CELL_DECIMALS
from analytics.wording.numbers import PER_CENT, UNIT_LABELS, WAN_A_YI, half_up

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


class ListedKind(StrEnum):
    """How a listed column is set: text and dates to the left, numbers to the right."""

    TEXT = "text"
    AMOUNT = "amount"
    RATE = "rate"
    DATE = "date"


@dataclass(frozen=True)
class ListedColumn:
    """One column of a listing; the label carries the unit."""

    name: str
    label: str
    kind: ListedKind


Cell = str | Decimal | date | None


def columns(language: Language) -> tuple[ListedColumn, ...]:
    """The columns in order, the project's own completion rate after its completed investment."""
    unit = UNIT_LABELS[Unit.MONEY].text(language)
    found = []
    for name in LISTED:
        column = BY_NAME[name]
        label = column.label.text(language)
        if column.kind is ColumnKind.MONEY:
            found.append(ListedColumn(name, f"{label} ({unit})", ListedKind.AMOUNT))
        else:
            kind = ListedKind.DATE if column.kind is ColumnKind.DATE else ListedKind.TEXT
            found.append(ListedColumn(name, label, kind))
        if name == "completed_investment_wan":
            rate = Label("投资完成率", "Completion rate").text(language)
            found.append(ListedColumn(RATE, f"{rate} (%)", ListedKind.RATE))
    return tuple(found)


def rows(table: pa.Table, language: Language) -> list[dict[str, Cell]]:
    """One row per project; 亿元 at two decimals, rates in % at one, null for nothing."""
    return [
        {**{name: cell(name, row[name], language) for name in LISTED}, RATE: rate(row)} for row in table.to_pylist()
    ]


def cell(name: str, value: Any, language: Language) -> Cell:
    """One cell, rounded once from the exact amount."""
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


def rate(row: dict[str, Any]) -> Decimal | None:
    """A project's completed investment over its plan, in %."""
    plan, completed = row["annual_plan_wan"], row["completed_investment_wan"]
    return half_up(Fraction(completed) / Fraction(plan) * PER_CENT, 1) if plan and completed is not None else None
