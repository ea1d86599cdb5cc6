"""Cells of a ledger as a reader sees them: labels for codes, 亿元 for money, ISO dates, "—" for nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from analytics.language import Language
from analytics.schema import Column, ColumnKind
from analytics.wording.numbers import NONE, WAN_A_YI, grouped, half_up

CELL_DECIMALS = 2


def cell_text(column: Column, value: Any, language: Language) -> str:
    """One cell in words; money in 亿元 at two decimals, since a single project is often below 0.1 亿元."""
    if value is None or value == [] or value == "":
        return NONE
    if column.kind is ColumnKind.MONEY:
        return grouped(half_up(Decimal(value) / WAN_A_YI, CELL_DECIMALS))
    if column.kind is ColumnKind.TAGS:
        return "、".join(value)
    if column.terms is not None:
        return column.terms(value).text(language)
    return str(value)
