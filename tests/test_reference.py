"""SQL and plain Python, written apart from each other, give the same answer to the same question on any ledger."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics import reference
from analytics.answers import Answer, ask, projects_behind
from analytics.glossary import Dimension, Population, UnitKind
from analytics.metrics import METRICS, Unit, metric_named
from analytics.months import Month
from analytics.question import MUNICIPAL_LEVEL, Question, Scope
from tests.builders import CITY, Row, archive_of, dated, project

MONTHS = (Month(2019, 6), Month(2019, 12), Month(2020, 4), Month(2020, 12))
NO_LEDGER = Month(2018, 12)
TIERS, SECTORS = ("市重大重点", "市重点推进", "省重点"), ("工业", "服务业")
DISTRICTS, UNITS = ("西湖区", "高新区"), ("市教育局", "市水投公司")
PARTS = {
    "completion_rate": ("completed_investment", "annual_plan"),
    "pace_gap": ("completed_investment", "annual_plan"),
    "start_rate": ("started_count", "planned_start_count"),
    "opened_rate": (None, "project_count"),
}

quick = settings(
    max_examples=150, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)

money = st.sampled_from([None, Decimal(0), Decimal("0.01")]) | st.integers(0, 10**9).map(lambda n: Decimal(n) / 100)
turns_of_the_year = [date(year, month, day) for year in (2018, 2019, 2020, 2021) for month, day in ((1, 1), (12, 31))]
month_ends = [month.end + timedelta(days) for month in MONTHS for days in (-1, 0, 1)]
days = st.none() | st.sampled_from(turns_of_the_year + month_ends)


@st.composite
def projects(draw: st.DrawFn, number: int) -> Row:
    """One project as one ledger may state it; nulls wherever the schema allows them."""
    of_the_city = draw(st.booleans())
    return project(
        number,
        unit_kind=UnitKind.MUNICIPAL if of_the_city else UnitKind.DISTRICT,
        district=None if of_the_city else draw(st.sampled_from(DISTRICTS)),
        responsible_unit=draw(st.sampled_from(UNITS if of_the_city else DISTRICTS)),
        sector=draw(st.sampled_from(SECTORS)),
        tiers=draw(st.lists(st.sampled_from(TIERS), unique=True)),
        plan_kind=draw(st.sampled_from(["reserve", "new_start", "new_start", "carried_over"])),
        status=draw(st.sampled_from(["not_started", "under_construction", "finished"])),
        batch=draw(st.sampled_from([None, "第一批", "第二批"])),
        reserve_stage=draw(st.sampled_from([None, "signing", "design"])),
        transferred_in_on=draw(days),
        transferred_out_on=draw(st.none() | days),
        total_investment_wan=draw(money),
        annual_plan_wan=draw(money),
        completed_investment_wan=draw(money),
        planned_start_on=draw(days),
        planned_finish_on=draw(days),
    )


@st.composite
def ledgers(draw: st.DrawFn) -> dict[Month, list[Row]]:
    """One to three ledgers of a city, over the same few projects, so that many stand in several."""
    months = draw(st.lists(st.sampled_from(MONTHS), min_size=1, max_size=3, unique=True))
    return {
        month: dated(
            [draw(projects(number)) for number in draw(st.lists(st.integers(1, 6), max_size=5, unique=True))], month
        )
        for month in months
    }


def maybe(*values: str) -> st.SearchStrategy[str | None]:
    """Mostly no filter; sometimes one, sometimes one that nothing meets."""
    return st.one_of(st.none(), st.none(), st.sampled_from([*values, "'; DROP TABLE ledger; --"]))


scopes = st.builds(
    Scope,
    tier=maybe(*TIERS),
    sector=maybe(*SECTORS),
    district=maybe(*DISTRICTS, MUNICIPAL_LEVEL),
    unit=maybe(*UNITS),
)


@st.composite
def asked(draw: st.DrawFn, metrics: st.SearchStrategy[tuple[str, ...]]) -> tuple[Question, dict[Month, list[Row]]]:
    """Ledgers and a question about one of them."""
    published = draw(ledgers())
    return (
        Question(
            CITY,
            as_of=draw(st.sampled_from(sorted(published))),
            metrics=draw(metrics),
            by=tuple(draw(st.lists(st.sampled_from(Dimension), max_size=2, unique=True))),
            where=draw(st.just(Scope()) | scopes),
            compare_to=draw(st.sampled_from([None, NO_LEDGER, *published])),
            population=draw(st.sampled_from(Population)),
            history=tuple(draw(st.lists(st.sampled_from([NO_LEDGER, *published]), max_size=2, unique=True))),
        ),
        published,
    )


def disagreements(answer: Answer, rows: Mapping[Month, list[Row]]) -> list[tuple[Any, ...]]:
    """Every figure whose value or parts differ from the reference's; groups without projects are nothing there."""
    # Of every metric, since the parts of an asked rate are metrics that need not be asked.
    expected = reference.answer(replace(answer.question, metrics=tuple(reference.MEANINGS)), rows)
    groups = {(month, key) for month, key, _ in (*answer.figures, *expected)}
    wrong: list[tuple[Any, ...]] = []

    def meant(month: Month, key: tuple[str, ...], name: str) -> Any:
        nothing = reference.is_nothing(answer.question, rows, name)
        return expected.get((month, key, name), None if nothing else reference.MEANINGS[name]((), month))

    for month, key in groups:
        for name in answer.question.metrics:
            figure = answer.figure(name, key, month)
            pairs = [(name, figure.value, meant(month, key, name))]
            above, below = PARTS.get(name, (None, None))
            pairs += [(f"numerator of {name}", figure.numerator, meant(month, key, above))] if above else []
            pairs += [(f"denominator of {name}", figure.denominator, meant(month, key, below))] if below else []
            wrong += [(month, key, what, got, want) for what, got, want in pairs if got != want]
    return wrong


every_metric = st.just(tuple(metric.name for metric in METRICS))
# Without the moves the statement leaves out what has left the list before it adds up: another path to the same.
some_metrics = st.lists(st.sampled_from([metric.name for metric in METRICS]), min_size=1, max_size=4, unique=True)


@quick
@given(asked(every_metric | some_metrics.map(tuple)))
def test_sql_and_plain_python_agree_on_every_metric(case: tuple[Question, dict[Month, list[Row]]]) -> None:
    question, rows = case
    with tempfile.TemporaryDirectory() as root:
        answer = ask(archive_of(Path(root), rows), question)
    assert set(answer.months) == set(question.months) & set(rows)
    assert disagreements(answer, rows) == []


@settings(quick, max_examples=25)
@given(asked(st.just(tuple(metric.name for metric in METRICS if metric.unit is Unit.COUNT))))
def test_the_projects_listed_behind_a_count_are_as_many_as_it_counts(
    case: tuple[Question, dict[Month, list[Row]]],
) -> None:
    question, rows = case
    question = Question(CITY, question.as_of, question.metrics, where=question.where)
    with tempfile.TemporaryDirectory() as root:
        archive = archive_of(Path(root), rows)
        answer = ask(archive, question)
        for name in question.metrics:
            listed = projects_behind(archive, question, metric_named(name).numerator)
            assert listed.num_rows == answer.figure(name).value == answer.figure(name).projects
            assert set(listed["as_of"].to_pylist()) <= {question.as_of.end}


def test_every_registered_metric_has_a_second_meaning() -> None:
    assert reference.MEANINGS.keys() == {metric.name for metric in METRICS}
