"""The demo mark goes for a city with its first own ledger, and for that city only."""

from __future__ import annotations

import pytest

from analytics.glossary import FigureKind
from analytics.language import Language
from analytics.months import Month
from analytics.snapshots import Archive
from tests.builders import project, publish
from tests.pages.screen import clicked, opened, words

MARKS = tuple(FigureKind.DEMO.text(language) for language in Language)


def is_marked(page: str, city: str) -> bool:
    """Whether a page of a city says demo anywhere."""
    text = words(opened(page, city=city))
    return any(mark in text for mark in MARKS)


@pytest.mark.parametrize("page", ["overview", "tier", "data"])
def test_the_mark_goes_with_the_first_own_ledger_of_that_city(with_demo: Archive, page: str) -> None:
    assert is_marked(page, "nanchang")
    publish(with_demo, [project(1), project(2)], Month(2021, 3))
    assert not is_marked(page, "nanchang")
    assert is_marked(page, "chengdu")


def test_a_reader_who_looks_on_moves_to_the_own_ledger(with_demo: Archive) -> None:
    app = opened(lang="en")
    assert "Demo data" in words(app)
    publish(with_demo, [project(1), project(2)], Month(2021, 3))
    app.run()
    assert not app.exception
    assert app.query_params["as_of"] == "2021-03"
    assert "Demo data" not in words(app)
    assert {metric.label: metric.value for metric in app.metric}["Projects"] == "2"


@pytest.mark.parametrize(("own", "mark"), [(False, "示例数据"), (True, "台账数据")])
def test_downloads_are_named_after_the_kind_of_their_figures(with_demo: Archive, *, own: bool, mark: str) -> None:
    if own:
        publish(with_demo, [project(1), project(2)], Month(2020, 12))
    app = clicked(opened(), "rank_district_completion_rate", "西湖区")
    assert f"{mark} · 南昌市" in words(app)


def test_starts_that_hold_for_a_later_date_are_said_to() -> None:
    assert "2019-09-30" in words(opened(city="chengdu"))
    assert "2019-09-30" not in words(opened(city="chengdu", as_of="2019-07"))
    assert "2019-09-30" not in words(opened())
