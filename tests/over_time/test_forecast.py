"""The year-end from earlier curves, worked out by hand, and its back-test, which may not look ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from analytics.answers import ask
from analytics.language import Language
from analytics.months import Month
from analytics.over_time.forecast import (
    NEEDED,
    Z_80,
    Forecast,
    Record,
    back_test,
    recorded,
    root,
    standard_error,
    year_end,
)
from analytics.question import Scope
from analytics.reasons import Reason
from analytics.snapshots import Archive
from tests.builders import archive_of, municipal, project, publish, question

DISTRICTS = ("西湖区", "东湖区", "高新区", "经开区", "新建区")
JUNE_2018, JUNE_2019, JUNE_2020 = (Month(year, 6) for year in (2018, 2019, 2020))
DECEMBER_2018, DECEMBER_2019, DECEMBER_2020 = (Month(year, 12) for year in (2018, 2019, 2020))
# Doubles from June to December, each group in its own way.
JUNE, DECEMBER = (10, 20, 30, 20, 20), (30, 40, 60, 30, 40)

Ledgers = Mapping[Month, Sequence[dict[str, Any]]]


def rows(completed: Sequence[int], plan: int = 60) -> list[dict[str, Any]]:
    """One project a district that completed so much of its plan."""
    return [
        project(name, district=name, completed_investment_wan=amount, annual_plan_wan=plan)
        for name, amount in zip(DISTRICTS, completed, strict=False)
    ]


def record(archive: Archive, as_of: Month, where: Scope | None = None) -> Record:
    """The record of every month up to one."""
    months = tuple(month for month in archive.months("nanchang") if month <= as_of)
    return recorded(archive, ask(archive, question(*NEEDED, as_of=as_of, history=months, where=where or Scope())))


def forecast_of(root: Path, ledgers: Ledgers, made: Month = JUNE_2020, where: Scope | None = None) -> Forecast:
    """The forecast that an archive of these ledgers makes at a month."""
    return year_end(record(archive_of(root, ledgers), max(ledgers), where), made)


def said(reason: Reason | None) -> str:
    """A reason in English."""
    return "" if reason is None else reason.text(Language.EN)


ONE_YEAR = {JUNE_2019: rows(JUNE), DECEMBER_2019: rows(DECEMBER), JUNE_2020: rows((24,) * 5)}


def test_the_point_is_this_month_times_the_earlier_multiple(tmp_path: Path) -> None:
    forecast = forecast_of(tmp_path, ONE_YEAR)
    assert (forecast.multiple, forecast.amount, forecast.years) == (2, 240, (2019,))
    assert forecast.plan == 300
    assert forecast.rate == Fraction(4, 5)
    assert forecast.reason is None


def test_the_band_is_the_jackknife_of_the_multiple_over_the_groups(tmp_path: Path) -> None:
    forecast = forecast_of(tmp_path, ONE_YEAR)
    # Without each group in turn: 170/90, 160/80, 140/70, 170/80, 160/80; in 360ths 680, 720, 720, 765, 720; mean 721.
    variance = Fraction(4, 5) * Fraction(41**2 + 1 + 1 + 44**2 + 1, 360**2)
    assert forecast.band is not None
    assert forecast.rate_band is not None
    assert forecast.amount is not None
    reach = forecast.band.high - forecast.amount
    assert forecast.amount - forecast.band.low == reach
    assert abs(reach**2 - Z_80**2 * variance * 120**2) < Fraction(1, 10**30)
    assert round(float(reach), 2) == 22.99
    assert forecast.rate_band.high == forecast.band.high / 300
    assert forecast.groups == 5


def test_equal_curves_leave_no_width() -> None:
    pairs = [(Fraction(size), Fraction(2 * size)) for size in (1, 2, 3, 4, 5)]
    assert standard_error(pairs) == 0


def test_the_band_does_not_depend_on_the_order_of_the_groups() -> None:
    pairs = [(Fraction(one), Fraction(two)) for one, two in zip(JUNE, DECEMBER, strict=True)]
    assert standard_error(pairs) == standard_error(pairs[::-1])


def test_the_root_is_exact_where_it_can_be_and_forty_digits_long_elsewhere() -> None:
    assert root(Fraction(9, 4)) == Fraction(3, 2)
    assert abs(root(Fraction(2)) ** 2 - 2) < Fraction(1, 10**38)


def test_earlier_years_are_added_up_and_those_without_both_months_left_out(tmp_path: Path) -> None:
    ledgers = {
        Month(2017, 6): rows((99,) * 5),
        JUNE_2018: rows((20,) * 5),
        DECEMBER_2018: rows((80,) * 5),
        **ONE_YEAR,
    }
    forecast = forecast_of(tmp_path, ledgers)
    assert forecast.years == (2018, 2019)
    assert forecast.multiple == Fraction(400 + 200, 100 + 100)


def test_the_municipal_level_is_one_group(tmp_path: Path) -> None:
    units = [municipal(number, unit=unit, completed_investment_wan=9) for number, unit in enumerate(("甲", "乙"))]
    ledgers = {month: [*found[:4], *units] for month, found in ONE_YEAR.items()}
    forecast = forecast_of(tmp_path, ledgers)
    assert forecast.groups == 5
    assert forecast.band is not None


NO_FORECAST = {
    "December": (DECEMBER_2019, ONE_YEAR, "December is the year-end itself"),
    "no earlier year": (JUNE_2019, ONE_YEAR, "no earlier year has ledgers of both June and December"),
    "another month only": (
        Month(2020, 5),
        {**ONE_YEAR, Month(2020, 5): rows(JUNE)},
        "no earlier year has ledgers of both May and December",
    ),
    "nothing completed": (JUNE_2020, {**ONE_YEAR, JUNE_2020: rows((0,) * 5)}, "nothing completed is recorded yet"),
    "nothing completed by then": (
        JUNE_2020,
        {**ONE_YEAR, JUNE_2019: rows((0,) * 5)},
        "nothing was completed by June in earlier years",
    ),
}


@pytest.mark.parametrize("case", NO_FORECAST)
def test_without_a_forecast_there_is_a_reason(case: str, tmp_path: Path) -> None:
    made, ledgers, reason = NO_FORECAST[case]
    forecast = forecast_of(tmp_path, ledgers, made)
    assert said(forecast.reason).startswith(reason)
    assert (forecast.amount, forecast.rate, forecast.band, forecast.rate_band) == (None, None, None, None)


def test_few_groups_give_a_forecast_without_a_band_and_say_so(tmp_path: Path) -> None:
    forecast = forecast_of(tmp_path, {month: found[:4] for month, found in ONE_YEAR.items()})
    assert forecast.amount == 96 * Fraction(160, 80)
    assert forecast.band is None
    assert said(forecast.no_band) == "4 of the 5 reporting groups that a band needs"


def test_groups_without_an_amount_do_not_count(tmp_path: Path) -> None:
    ledgers = {
        month: rows((*[p["completed_investment_wan"] for p in found[:4]], 0)) for month, found in ONE_YEAR.items()
    }
    assert forecast_of(tmp_path, ledgers).groups == 4


def test_one_group_that_did_everything_gives_no_band(tmp_path: Path) -> None:
    forecast = forecast_of(tmp_path, {**ONE_YEAR, JUNE_2019: rows((100, 0, 0, 0, 0))})
    assert forecast.multiple == 2
    assert said(forecast.no_band) == "one group did all that was completed by then"


def test_without_a_plan_there_is_an_amount_and_no_rate(tmp_path: Path) -> None:
    unplanned = [{**row, "annual_plan_wan": None} for row in rows((24,) * 5)]
    forecast = forecast_of(tmp_path, {**ONE_YEAR, JUNE_2020: unplanned})
    assert forecast.amount == 240
    assert (forecast.rate, forecast.rate_band) == (None, None)


def test_the_scope_is_forecast_from_its_own_curve(tmp_path: Path) -> None:
    forecast = forecast_of(tmp_path, ONE_YEAR, where=Scope(district="西湖区"))
    assert (forecast.multiple, forecast.amount, forecast.groups) == (3, 72, 1)
    assert forecast.band is None


TWO_YEARS = {
    JUNE_2019: rows(JUNE),
    Month(2019, 9): rows((20, 30, 40, 25, 35)),
    DECEMBER_2019: rows(DECEMBER),
    JUNE_2020: rows((24,) * 5, plan=50),
    Month(2020, 9): rows((36,) * 5),
    DECEMBER_2020: rows((54,) * 5),
}


def test_the_back_test_holds_each_forecast_against_what_came(tmp_path: Path) -> None:
    test = back_test(record(archive_of(tmp_path, TWO_YEARS), DECEMBER_2020))
    june, september = test.trials
    assert (june.forecast.made, september.forecast.made) == (JUNE_2020, Month(2020, 9))
    # 120 × 2 over June's own plan of 250, though December's is 300; what came is 270 over 300.
    assert june.rate == Fraction(240, 250)
    assert june.came.value == Fraction(270, 300)
    assert june.error == Fraction(6, 100)
    assert september.rate == Fraction(180 * 200, 150 * 300)
    assert september.error == Fraction(80 - 90, 100)
    assert test.mean_error == Fraction(8, 100)
    assert (test.banded, test.inside) == (2, sum(bool(trial.is_inside) for trial in test.trials))
    assert june.is_inside is True
    assert september.is_inside is False


def test_a_later_month_does_not_alter_an_earlier_forecast(tmp_path: Path) -> None:
    whole = record(archive_of(tmp_path / "whole", TWO_YEARS), DECEMBER_2020)
    later = {**TWO_YEARS, Month(2020, 9): rows((1,) * 5, plan=7), DECEMBER_2020: rows((1, 2, 3, 4, 5), plan=999)}
    changed = record(archive_of(tmp_path / "changed", later), DECEMBER_2020)
    assert back_test(changed).trials[0].forecast == back_test(whole).trials[0].forecast
    assert back_test(changed).trials[0].error != back_test(whole).trials[0].error


@pytest.mark.parametrize("made", sorted(TWO_YEARS))
def test_what_a_month_would_have_said_is_what_it_did_say(made: Month, tmp_path: Path) -> None:
    then = {month: found for month, found in TWO_YEARS.items() if month <= made}
    known_since = year_end(record(archive_of(tmp_path / "since", TWO_YEARS), DECEMBER_2020), made)
    assert known_since == forecast_of(tmp_path / "then", then, made)


def test_a_record_does_not_know_what_came_after_its_month(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, TWO_YEARS)
    assert max(record(archive, JUNE_2020).months) == JUNE_2020
    assert back_test(record(archive, Month(2020, 9))).trials == ()


def test_months_that_an_answer_has_beyond_its_own_are_not_used(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, TWO_YEARS)
    whole = ask(archive, question(*NEEDED, as_of=JUNE_2020, history=tuple(TWO_YEARS)))
    beyond = recorded(archive, whole)
    assert (beyond.completed(DECEMBER_2020), max(beyond.months)) == (None, JUNE_2020)
    assert back_test(beyond).trials == ()


def test_a_corrected_ledger_is_read_as_corrected(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, ONE_YEAR)
    publish(archive, rows((10,) * 5), JUNE_2019, expected_version=1, reason="更正")
    assert year_end(record(archive, JUNE_2020), JUNE_2020).multiple == 4


def test_the_groups_come_from_the_snapshots_of_the_whole(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, ONE_YEAR)
    whole = ask(archive, question(*NEEDED, as_of=JUNE_2020, history=tuple(ONE_YEAR)))
    publish(archive, rows((1,) * 5), JUNE_2020, expected_version=1, reason="更正")
    assert recorded(archive, whole).completed_by(("西湖区",), (JUNE_2020,)) == 24


def test_a_year_without_an_earlier_one_or_an_end_is_not_tried(tmp_path: Path) -> None:
    assert back_test(record(archive_of(tmp_path, ONE_YEAR), JUNE_2020)).mean_error is None
