"""Cells of a ledger in words: a label for a code, 亿元 for money, "—" for nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from analytics.language import Language
from analytics.schema import BY_NAME
from analytics.wording.cells import cell_text


@pytest.mark.parametrize(
    ("column", "value", "zh", "en"),
    [
        ("status", "finished", "竣工投产", "Finished"),
        ("reserve_stage", None, "—", "—"),
        ("total_investment_wan", Decimal("358346500.00"), "35,834.65", "35,834.65"),
        ("annual_plan_wan", Decimal("50.00"), "0.01", "0.01"),
        ("annual_plan_wan", Decimal("0.00"), "0.00", "0.00"),
        ("annual_plan_wan", None, "—", "—"),
        ("tiers", ["市重大重点", "省重点"], "市重大重点、省重点", "市重大重点、省重点"),
        ("tiers", [], "—", "—"),
        ("note", "", "—", "—"),
        ("name", "=1+1", "=1+1", "=1+1"),
        ("started_on", date(2020, 3, 15), "2020-03-15", "2020-03-15"),
    ],
)
def test_a_cell_reads_as_an_office_writes_it(column: str, value: Any, zh: str, en: str) -> None:
    texts = [cell_text(BY_NAME[column], value, language) for language in (Language.ZH, Language.EN)]
    assert texts == [zh, en]
