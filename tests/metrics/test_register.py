"""The register: each metric is declared once, whole, and made of named measures."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from analytics.errors import UnknownName
from analytics.metrics import BY_NAME, METRICS, Metric, Unit, measures_of, metric_named, time_progress
from analytics.months import Month
from tests.builders import DECEMBER

# Other programs rely on these names.
NAMES = [
    "project_count",
    "total_investment",
    "annual_plan",
    "completed_investment",
    "completion_rate",
    "start_rate",
    "opened_rate",
    "opened_count",
    "implementing_count",
    "planned_start_count",
    "started_count",
    "finished_count",
    "finished_total_investment",
    "due_this_year_total_investment",
    "first_listed_count",
    "due_this_year_count",
    "reserve_count",
    "not_started_count",
    "transferred_in_count",
    "transferred_out_count",
    "time_progress",
    "pace_gap",
    "overdue_start_count",
    "overdue_finish_count",
]


def test_every_metric_is_registered_once() -> None:
    assert sorted(metric.name for metric in METRICS) == sorted(NAMES)
    assert len(BY_NAME) == len(METRICS)


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_a_metric_is_declared_whole(metric: Metric) -> None:
    assert all((metric.zh, metric.en, metric.basis.zh, metric.basis.en))
    assert metric.is_rate is (metric.denominator is not None)
    sums = [measure.column is not None for measure in metric.parts]
    assert all(sums) if metric.unit is Unit.MONEY or metric.less_time_progress else True
    assert not any(sums) if metric.unit is Unit.COUNT else True
    assert len(set(sums)) == 1, "money over money, or a count over a count"


def test_names_and_labels_tell_metrics_apart() -> None:
    for labels in ([metric.zh for metric in METRICS], [metric.en for metric in METRICS]):
        assert len(set(labels)) == len(METRICS)


def test_measures_of_the_same_name_are_the_same() -> None:
    """Two metrics that share a part ask for it once."""
    assert [part.name for part in measures_of(["completion_rate", "pace_gap", "annual_plan", "time_progress"])] == [
        "completed_investment",
        "annual_plan",
    ]
    measures = measures_of(NAMES)
    assert len({measure.name for measure in measures}) == len(measures)


def test_an_unknown_metric_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownName, match="known: completion_rate, start_rate"):
        metric_named("completion")


@pytest.mark.parametrize(
    ("numerator", "denominator", "value"),
    [
        (Decimal(1), Decimal(3), Fraction(1, 3)),
        (Decimal(0), Decimal(3), Fraction(0)),
        (Decimal("0.10"), Decimal("0.30"), Fraction(1, 3)),
        (Decimal(1), Decimal(0), None),
        (Decimal(0), Decimal(0), None),
        (Decimal(1), None, None),
        (None, Decimal(3), None),
    ],
)
def test_a_rate_is_exact_and_null_without_a_denominator(
    numerator: Decimal | None, denominator: Decimal | None, value: Fraction | None
) -> None:
    assert metric_named("completion_rate").value(numerator, denominator, DECEMBER) == value
    gap = metric_named("pace_gap").value(numerator, denominator, Month(2020, 10))
    assert gap == (None if value is None else value - Fraction(10, 12))


def test_time_progress_is_months_over_twelve() -> None:
    """南昌 2023-10: 1015.19 ÷ 984.59 = 103.1 %, 超时序进度 19.8 个百分点."""
    october = Month(2023, 10)
    assert time_progress(october) == Fraction(10, 12)
    gap = metric_named("pace_gap").value(Decimal("10151900"), Decimal("9845900"), october)
    assert isinstance(gap, Fraction)
    assert round(float(gap), 3) == 0.198
