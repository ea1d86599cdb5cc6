"""Months, quarters and years: where they end, what was completed within them, and gaps that stay gaps."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from analytics.answers import Answer
from analytics.change import NoChange
from analytics.glossary import Grain
from analytics.language import Language
from analytics.months import Month
from analytics.over_time.periods import Period, course, growth_within, periods, since_first_shown, year_over_year
from tests.builders import DECEMBER, answer_of, project

COMPLETED, RATE = "completed_investment", "completion_rate"
AUGUST = Month(2020, 8)


def over(root: Path, completed: dict[Month, int | None], **cells: object) -> Answer:
    """The answer over months in which so much was completed of a plan of 100."""
    ledgers = {month: [project(1, completed_investment_wan=value, **cells)] for month, value in completed.items()}
    return answer_of(root, ledgers, COMPLETED, RATE, as_of=max(completed), history=tuple(completed))


def within(answer: Answer, grain: Grain) -> list[int | None]:
    """What was completed within each period."""
    return [None if point.within is None else int(point.within) for point in course(answer, COMPLETED, grain)]


@pytest.mark.parametrize(
    ("grain", "month", "first", "last"),
    [
        (Grain.MONTH, Month(2020, 8), Month(2020, 8), Month(2020, 8)),
        (Grain.QUARTER, Month(2020, 1), Month(2020, 1), Month(2020, 3)),
        (Grain.QUARTER, Month(2020, 12), Month(2020, 10), Month(2020, 12)),
        (Grain.YEAR, Month(2020, 8), Month(2020, 1), Month(2020, 12)),
    ],
)
def test_a_period_runs_from_its_first_to_its_last_month(grain: Grain, month: Month, first: Month, last: Month) -> None:
    period = Period.of(grain, month, DECEMBER)
    assert (period.first, period.last, period.closing, period.is_running) == (first, last, last, False)
    assert period.opens_a_year is (first.number == 1)
    assert period.opening == (None if first.number == 1 else first.plus(-1))


def test_a_period_that_is_still_running_ends_at_the_month_shown() -> None:
    quarter = Period.of(Grain.QUARTER, AUGUST, AUGUST)
    assert (quarter.closing, quarter.is_running) == (AUGUST, True)
    assert quarter.text(Language.ZH) == "2020年三季度（至8月）"
    assert quarter.text(Language.EN) == "Q3 2020 (to Aug)"
    assert Period.of(Grain.YEAR, AUGUST, AUGUST).text(Language.EN) == "2020 (to Aug)"
    assert Period.of(Grain.YEAR, AUGUST, DECEMBER).text(Language.ZH) == "2020年"
    assert Period.of(Grain.MONTH, AUGUST, AUGUST).text(Language.ZH) == "2020年8月"


def test_periods_leave_none_out() -> None:
    assert [str(one.last) for one in periods(Grain.MONTH, Month(2019, 11), Month(2020, 2))] == [
        "2019-11",
        "2019-12",
        "2020-01",
        "2020-02",
    ]
    assert [str(one.closing) for one in periods(Grain.QUARTER, Month(2019, 11), AUGUST)] == [
        "2019-12",
        "2020-03",
        "2020-06",
        "2020-08",
    ]
    assert [one.last.year for one in periods(Grain.YEAR, Month(2018, 5), AUGUST)] == [2018, 2019, 2020]
    assert len(periods(Grain.YEAR, AUGUST, AUGUST)) == 1


def test_within_a_period_counts_from_its_opening_and_each_year_from_zero(tmp_path: Path) -> None:
    year = {Month(2019, number): 10 * number for number in range(1, 13)}
    answer = over(tmp_path, {**year, Month(2020, 1): 7, Month(2020, 2): 9})
    assert within(answer, Grain.MONTH) == [10] * 12 + [7, 2]
    assert within(answer, Grain.QUARTER) == [30, 30, 30, 30, 9]
    assert within(answer, Grain.YEAR) == [120, 9]
    ends = [point.figure.value for point in course(answer, COMPLETED, Grain.QUARTER)]
    assert ends == [30, 60, 90, 120, 9]


def test_a_missing_ledger_leaves_a_gap_and_what_follows_unknown(tmp_path: Path) -> None:
    answer = over(tmp_path, {Month(2020, 1): 5, Month(2020, 2): 8, Month(2020, 4): 20, Month(2020, 5): 26})
    months = course(answer, COMPLETED, Grain.MONTH)
    assert [point.figure.value for point in months] == [5, 8, None, 20, 26]
    assert within(answer, Grain.MONTH) == [5, 3, None, None, 6]
    assert within(answer, Grain.QUARTER) == [None, None]
    assert within(answer, Grain.YEAR) == [26]


def test_a_scope_without_amounts_is_unknown_not_zero(tmp_path: Path) -> None:
    answer = over(tmp_path, {Month(2020, 1): None, Month(2020, 2): 8})
    assert within(answer, Grain.MONTH) == [None, None]


def test_what_leaves_the_list_makes_a_period_negative(tmp_path: Path) -> None:
    assert within(over(tmp_path, {Month(2020, 1): 50, Month(2020, 2): 20}), Grain.MONTH) == [50, -30]


def test_only_what_counts_from_january_is_split_into_periods(tmp_path: Path) -> None:
    answer = over(tmp_path, {Month(2020, 1): 5, Month(2020, 2): 8})
    assert [point.within for point in course(answer, RATE, Grain.MONTH)] == [None, None]
    assert course(answer, RATE, Grain.YEAR)[-1].figure.value == Fraction(8, 100)


def test_a_change_is_against_the_same_month_a_year_earlier(tmp_path: Path) -> None:
    answer = over(tmp_path, {Month(2019, 8): 40, AUGUST: 50, Month(2019, 7): 0})
    assert year_over_year(answer, answer.figure(RATE)).delta == Fraction(1, 10)
    assert year_over_year(answer, answer.figure(COMPLETED)).delta == Fraction(1, 4)
    july = year_over_year(answer, answer.figure(RATE, as_of=Month(2019, 7)))
    assert (july.delta, july.reason) == (None, NoChange.NO_EARLIER_LEDGER)


def growths(answer: Answer, grain: Grain) -> list[Fraction | None]:
    """How what was completed within each period grew on a year earlier."""
    return [growth_within(answer, point) for point in course(answer, COMPLETED, grain)]


def test_a_running_period_grows_on_the_same_months_of_the_year_before(tmp_path: Path) -> None:
    before = {Month(2019, 6): 30, Month(2019, 8): 40, Month(2019, 9): 90}
    answer = over(tmp_path, before | {Month(2020, 6): 50, AUGUST: 65})
    assert growths(answer, Grain.QUARTER)[-1] == Fraction(15 - 10, 10)
    assert growths(answer, Grain.YEAR)[-1] == Fraction(65 - 40, 40)


def test_no_growth_is_told_from_what_left_the_list_from_nothing_or_from_a_gap(tmp_path: Path) -> None:
    years = {1: (10, 0), 2: (8, 5), 3: (8, 9), 4: (20, 2), 6: (30, 20)}
    ledgers = {Month(year, month): pair[year - 2019] for year in (2019, 2020) for month, pair in years.items()}
    # Within each month: 10, −2, 0, 12, unknown, unknown; a year later 0, 5, 4, −7, unknown, unknown.
    assert growths(over(tmp_path, ledgers), Grain.MONTH)[-6:] == [-1, None, None, None, None, None]


def test_a_chart_starts_at_its_first_figure(tmp_path: Path) -> None:
    answer = over(tmp_path, {Month(2019, 11): None, Month(2020, 1): 5, Month(2020, 3): 6})
    drawn = [point.period.last for point in since_first_shown(course(answer, RATE, Grain.MONTH))]
    assert drawn == [Month(2020, 1), Month(2020, 2), Month(2020, 3)]
