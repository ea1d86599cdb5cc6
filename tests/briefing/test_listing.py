"""What a tier holds: in which order its batches stand."""

from __future__ import annotations

import pytest

from analytics.briefing.listing import batch_order, counted

NUMERALS = {"三": 3, "十": 10, "十二": 12, "二十": 20, "二十一": 21, "九十九": 99, "二〇": 20, "7": 7, "12": 12}


@pytest.mark.parametrize("numeral", NUMERALS)
def test_numerals_are_counted(numeral: str) -> None:
    assert counted(numeral) == NUMERALS[numeral]


def test_batches_stand_in_the_order_of_their_numbers() -> None:
    ordered = ["第1批", "第二批", "第3批", "第十批", "第十一批", "第20批", "第二十一批", "增补批", ""]
    assert sorted(set(ordered), key=batch_order) == ordered
