"""What is odd about a scope is said in words: nothing, one project, no last year, a damaged file."""

from __future__ import annotations

import pytest

from analytics.months import Month
from analytics.snapshots import Archive
from tests.builders import DECEMBER, YEAR_BEFORE, archive_of, project
from tests.pages.screen import CHART_PAGES, charts, opened, words


@pytest.mark.parametrize("page", CHART_PAGES)
@pytest.mark.parametrize(("language", "sentence"), [("en", "No ledger of Nanchang yet"), ("zh", "南昌市还没有台账")])
def test_without_any_ledger_each_page_says_where_to_begin(
    data: Archive, page: str, language: str, sentence: str
) -> None:
    app = opened(page, lang=language)
    assert sentence in words(app)
    assert not charts(app)
    assert not app.metric
    assert "as_of" not in app.query_params


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_any_ledger_the_data_page_takes_the_first_one(data: Archive, language: str) -> None:
    app = opened("data", lang=language)
    assert app.file_uploader
    assert not app.error


@pytest.mark.parametrize("page", CHART_PAGES)
def test_a_scope_without_a_project_says_so_and_can_be_left(data: Archive, page: str) -> None:
    archive_of(data.root, {DECEMBER: [project(1)]})
    app = opened(page, sector="城市建设", lang="en")
    assert "No project matches these filters in Dec 2020." in words(app)
    assert not charts(app)
    app.button(key="clear_empty").click().run()
    assert not app.exception
    assert "sector" not in app.query_params
    assert charts(app)


@pytest.mark.parametrize("page", CHART_PAGES)
def test_a_single_project_is_said_to_be_one(data: Archive, page: str) -> None:
    archive_of(data.root, {YEAR_BEFORE: [project(1)], DECEMBER: [project(1)]})
    text = words(opened(page, lang="en"))
    assert "This scope holds a single project" in text
    assert "There is no ledger of" not in text.replace("There is no ledger of Nov 2020", "")


@pytest.mark.parametrize("page", CHART_PAGES)
def test_no_last_year_is_said_and_nothing_is_compared(data: Archive, page: str) -> None:
    archive_of(data.root, {DECEMBER: [project(1), project(2)]})
    app = opened(page, lang="en")
    text = words(app)
    assert "There is no ledger of Dec 2019, so no change is shown." in text
    assert "single project" not in text
    assert all(not metric.delta for metric in app.metric)
    assert "a year earlier" not in text


@pytest.mark.parametrize("page", CHART_PAGES)
def test_projects_without_money_or_plan_give_no_rate_and_no_error(data: Archive, page: str) -> None:
    blank = dict.fromkeys(
        ("total_investment_wan", "annual_plan_wan", "completed_investment_wan", "invested_to_date_wan")
    )
    archive_of(data.root, {DECEMBER: [project(1, **blank), project(2, **blank, sector="城市建设")]})
    app = opened(page, lang="en")
    assert app.metric[0].value == "—"


def test_only_reserve_projects_leave_nothing_to_rank(data: Archive) -> None:
    reserve = {
        "plan_kind": "reserve",
        "status": "not_started",
        "annual_plan_wan": None,
        "completed_investment_wan": None,
    }
    archive_of(data.root, {DECEMBER: [project(1, **reserve), project(2, **reserve)]})
    assert "No figure to rank in this scope" in words(opened("district", lang="en"))


@pytest.mark.parametrize("page", CHART_PAGES)
def test_a_damaged_snapshot_is_refused_in_words(data: Archive, page: str) -> None:
    archive_of(data.root, {YEAR_BEFORE: [project(1)], DECEMBER: [project(1), project(2)]})
    file = data.root / "ledger" / "nanchang" / f"{DECEMBER}.v1.parquet"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    app = opened(page, lang="en")
    assert "its SHA-256 differs" in words(app)
    assert not app.metric


def test_the_first_month_of_a_year_is_not_held_against_december(data: Archive) -> None:
    january = Month(2021, 1)
    archive_of(data.root, {DECEMBER: [project(1), project(2)], january: [project(1), project(2)]})
    text = words(opened(as_of="2021-01", lang="en"))
    assert "Since Dec 2020" in text
    assert "Completed investment **" not in text
