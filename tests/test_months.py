"""A month is written one way, lies in an order, and ends on its last day."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.errors import PortfolioError
from analytics.language import Language
from analytics.months import Month


@pytest.mark.parametrize("text", ["2020-12", "2019-01", "0001-01"])
def test_a_month_reads_as_it_is_written(text: str) -> None:
    assert str(Month.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2020",
        "2020-13",
        "2020-00",
        "0000-01",
        "2020-1",
        "2020/12",
        " 2020-12",
        "2020-12-31",
        "２０２０-１２x",
        "2020-12\n",
    ],
)
def test_anything_else_is_no_month(text: str) -> None:
    with pytest.raises(PortfolioError, match="is not a month"):
        Month.parse(text)


def test_a_month_ends_on_its_last_day() -> None:
    assert [Month(2020, 2).end, Month(2019, 2).end, Month(2020, 12).end] == [
        date(2020, 2, 29),
        date(2019, 2, 28),
        date(2020, 12, 31),
    ]
    assert Month(2020, 2).start == date(2020, 2, 1)
    assert Month.of(date(2020, 2, 29)) == Month(2020, 2)


@pytest.mark.parametrize(
    ("months", "then"),
    [(0, "2020-01"), (1, "2020-02"), (-1, "2019-12"), (12, "2021-01"), (-13, "2018-12"), (23, "2021-12")],
)
def test_months_are_counted_over_the_turn_of_the_year(months: int, then: str) -> None:
    assert str(Month(2020, 1).plus(months)) == then


def test_a_month_has_a_year_behind_it() -> None:
    march = Month(2020, 3)
    assert march.year_earlier == Month(2019, 3)
    assert march.year_so_far == (Month(2020, 1), Month(2020, 2), march)
    assert Month(2019, 12) < Month(2020, 1) < march


def test_a_reader_gets_the_month_in_his_language() -> None:
    assert [Month(2020, 3).text(language) for language in (Language.ZH, Language.EN)] == ["2020年3月", "Mar 2020"]
