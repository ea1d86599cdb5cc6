"""Cells of a ledger as a reader sees them: labels for codes, 亿元 for money, ISO dates, "—" for nothing."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Any

from analytics.language import Language
from analytics.metrics import Unit
from analytics.schema import BY_NAME, Column, ColumnKind
from analytics.wording.numbers import NONE, UNIT_LABELS, WAN_A_YI, grouped, half_up

CELL_DECIMALS = 2
# To 万元, so that a correction never reads as the same number twice.
DIFFERENCE_DECIMALS = 4


def cell_text(column: Column, value: Any, language: Language, decimals: int = CELL_DECIMALS) -> str:
    """One cell in words; money in 亿元 at two decimals, since a single project is often below 0.1 亿元."""
    if value is None or value == [] or value == "":
        return NONE
    if column.kind is ColumnKind.MONEY:
        return grouped(half_up(Decimal(value) / WAN_A_YI, decimals))
    if column.kind is ColumnKind.TAGS:
        return "、".join(value)
    if column.terms is not None:
        return column.terms(value).text(language)
    return str(value)


def label_of(name: str, language: Language) -> str:
    """A ledger column's label, with its unit where it is money."""
    column = BY_NAME[name]
    label = column.label.text(language)
    return f"{label} ({UNIT_LABELS[Unit.MONEY].text(language)})" if column.kind is ColumnKind.MONEY else label


def set_width(text: str) -> int:
    """How wide a text is set, in Latin letters: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
