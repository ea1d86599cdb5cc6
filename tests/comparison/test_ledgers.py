"""Comparisons of small ledgers of an office's own: what is exact, what is refused."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from analytics.comparison import Conversion, Judged, Rule, Subject, Verdict, compare
from analytics.comparison.findings import judged_finding, lead_text, leader
from analytics.errors import NoSnapshot, PortfolioError, UnknownName
from analytics.glossary import FigureKind
from analytics.language import Language
from analytics.months import Month
from analytics.snapshots import Archive
from tests.builders import DECEMBER, YEAR_BEFORE, Row, new_start, project, publish

AUGUST = Month(2020, 8)
CHENGDU = {
    "city": "chengdu",
    "tiers": ["市重点"],
    "sector": "现代产业",
    "district": "锦江区",
    "responsible_unit": "锦江区",
}


def two_cities(root: Path) -> Archive:
    """Nanchang at December and August, Chengdu at December, all their own ledgers."""
    archive = Archive(root)
    publish(archive, [project(1, completed_investment_wan=120), new_start(2, status="under_construction")])
    publish(archive, [project(1, completed_investment_wan=40)], AUGUST)
    publish(archive, [project(1, completed_investment_wan=90, **CHENGDU)], DECEMBER, city="chengdu")
    return archive


def test_the_same_month_of_two_ledgers_is_comparable_as_it_stands(tmp_path: Path) -> None:
    comparison = compare(two_cities(tmp_path), [Subject("南昌市"), Subject("成都市")], ("completion_rate",))
    assert comparison.verdict is Verdict.COMPARABLE
    (row,) = comparison.judged[0].rows
    assert row.conversion is None
    assert [value.low for value in row.values] == [Fraction(170, 200), Fraction(90, 100)]
    assert {value.side.kind for value in row.values} == {FigureKind.LEDGER}


def test_an_amount_of_another_month_cannot_be_converted(tmp_path: Path) -> None:
    subjects = [Subject("南昌市", DECEMBER), Subject("南昌市", AUGUST)]
    comparison = compare(two_cities(tmp_path), subjects, ("completed_investment", "completion_rate"))
    amount, rate = comparison.judged
    assert (amount.verdict, amount.rows) == (Verdict.NOT_COMPARABLE, ())
    # The same month of both would be one figure held against itself.
    assert [row.conversion for row in rate.rows] == [Conversion.GAP]
    assert comparison.verdict is Verdict.NOT_COMPARABLE, "the worst of them"


def test_a_ledger_tells_the_rate_of_all_projects_exactly(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    rows = [
        project(1),
        project(2, status="not_started"),
        new_start(3, status="under_construction"),
        new_start(4),
        project(5, plan_kind="reserve", status="not_started"),
    ]
    publish(archive, rows)
    subjects = [Subject.parse("南昌市:2018-12"), Subject("南昌市", DECEMBER)]
    (judged,) = compare(archive, subjects, ("start_rate",)).judged
    (row,) = judged.rows
    assert row.conversion is Conversion.ALL_PROJECTS
    assert row.values[1].is_exact
    assert row.values[1].low == Fraction(2, 4), "two of the four that are carried out, the reserve left out"


def test_a_plan_that_was_restated_is_named_and_one_that_was_not_is_not(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    publish(archive, [project(1, annual_plan_wan=200)], AUGUST)
    publish(archive, [project(1, annual_plan_wan=100)], DECEMBER)
    subjects = [Subject("南昌市", DECEMBER), Subject("南昌市", AUGUST)]
    (judged,) = compare(archive, subjects, ("completion_rate",)).judged
    assert Rule.PLAN in {finding.rule for finding in judged.findings}
    (same,) = compare(
        two_cities(tmp_path / "same"), [Subject("南昌市", AUGUST), Subject("成都市")], ("completion_rate",)
    ).judged
    assert Rule.PLAN not in {finding.rule for finding in same.findings}


def test_a_side_without_a_plan_is_null_with_its_reason(tmp_path: Path) -> None:
    archive = two_cities(tmp_path)
    publish(archive, [project(1, annual_plan_wan=None, **CHENGDU)], Month(2020, 11), city="chengdu")
    subjects = [Subject("南昌市", DECEMBER), Subject("成都市", Month(2020, 11))]
    (judged,) = compare(archive, subjects, ("completion_rate",)).judged
    assert judged.verdict is Verdict.NOT_COMPARABLE
    assert judged.case.readings[1].value is None
    assert judged.case.readings[1].reason is not None


@pytest.mark.parametrize("text", ["南昌市:2099-01", "武汉市:2001-01"])
def test_a_month_that_nothing_is_known_of_is_refused_with_those_there_are(tmp_path: Path, text: str) -> None:
    with pytest.raises(NoSnapshot, match="20"):
        compare(two_cities(tmp_path), [Subject.parse(text), Subject("成都市")])


def test_an_unknown_city_a_bad_month_and_a_single_city_are_refused(tmp_path: Path) -> None:
    archive = two_cities(tmp_path)
    with pytest.raises(UnknownName, match="武汉市"):
        Subject.parse("某某市")
    with pytest.raises(PortfolioError):
        Subject.parse("南昌市:12月")
    with pytest.raises(UnknownName):
        compare(archive, [Subject("南昌市", tier="国家重点"), Subject("成都市")])
    with pytest.raises(PortfolioError, match="2 to 6"):
        compare(archive, [Subject("成都市")] * 3)


def own(root: Path, nanchang: list[Row], chengdu: list[Row], **chengdu_at: Month) -> Archive:
    """Own ledgers of both cities in December 2020."""
    archive = Archive(root)
    publish(archive, nanchang)
    publish(archive, [row | CHENGDU for row in chengdu], chengdu_at.get("as_of", DECEMBER), city="chengdu")
    return archive


def judged(archive: Archive, metric: str, *subjects: str) -> Judged:
    """The judgement of one metric."""
    found = [Subject.parse(text) for text in subjects or ("南昌市:2020-12", "成都市:2020-12")]
    return compare(archive, found, (metric,)).judged[0]


def test_any_metric_is_read_and_none_reads_as_nothing(tmp_path: Path) -> None:
    done = project(1, status="finished")
    archive = own(tmp_path, [done, project(2)], [done])
    subjects = [Subject.parse("南昌市:2020-12"), Subject.parse("成都市:2020-12")]
    comparison = compare(archive, subjects, ("finished_count", "overdue_finish_count"))
    assert [reading.value for reading in comparison.judged[0].case.readings] == [2 - 1, 1]
    with pytest.raises(ValueError, match="was not asked"):
        comparison.sides[0].reading("transferred_in_count")
    for name in ("pace_gap", "time_progress"):
        with pytest.raises(PortfolioError, match="completion_rate"):
            compare(archive, subjects, (name,))


def test_equal_rates_are_level_and_not_overlapping(tmp_path: Path) -> None:
    found = judged(own(tmp_path, [project(1)], [project(2)]), "completion_rate")
    assert "相同" in judged_finding(found, Language.ZH)


def test_who_is_behind_least_is_not_called_ahead(tmp_path: Path) -> None:
    archive = own(tmp_path, [project(1, completed_investment_wan=10)], [project(2, completed_investment_wan=5)])
    publish(archive, [project(1, completed_investment_wan=5)], AUGUST)
    found = judged(archive, "completion_rate", "南昌市:2020-08", "成都市:2020-12")
    (gap, *_rest) = found.rows
    lead = leader(gap)
    assert lead is not None
    assert "落后最少" in lead_text(lead, gap, Language.ZH)


def test_fewer_is_better_where_the_metric_says_so(tmp_path: Path) -> None:
    late = {"status": "not_started", "planned_start_on": AUGUST.end}
    archive = Archive(tmp_path)
    earlier = {"status": "not_started", "planned_start_on": YEAR_BEFORE.start}
    publish(archive, [new_start(1, **earlier), new_start(2, **earlier)], YEAR_BEFORE)
    publish(archive, [new_start(1, **late), new_start(2)], DECEMBER)
    publish(archive, [new_start(1)], AUGUST)
    found = judged(archive, "overdue_start_count", "南昌市:2020-12", "南昌市:2019-12")
    lead = leader(found.rows[0])
    assert lead is not None
    assert lead.side.month == DECEMBER
    assert "最少" in lead_text(lead, found.rows[0], Language.ZH)
    assert judged(archive, "overdue_start_count", "南昌市:2020-12", "南昌市:2020-08").rows == ()


def test_the_main_list_is_one_side_whether_it_is_named_or_not(tmp_path: Path) -> None:
    archive = two_cities(tmp_path)
    with pytest.raises(PortfolioError, match="these are 1"):
        compare(archive, [Subject("南昌市", DECEMBER), Subject("南昌市", DECEMBER, "市重大重点项目")])


def test_every_restated_plan_is_named(tmp_path: Path) -> None:
    archive = own(tmp_path, [project(1, annual_plan_wan=80)], [project(2, annual_plan_wan=80)])
    publish(archive, [project(1)], AUGUST)
    publish(archive, [project(2) | CHENGDU], AUGUST, city="chengdu")
    found = judged(archive, "completion_rate")
    said = [finding.reason.text(Language.EN) for finding in found.findings if finding.rule is Rule.PLAN]
    assert [text.split("'")[0] for text in said] == ["Nanchang", "Chengdu"]


def test_an_own_ledger_is_not_called_reported(tmp_path: Path) -> None:
    archive = own(tmp_path, [project(1, tiers=["市重大重点", "省大中型"])], [project(2)])
    found = judged(archive, "completion_rate", "南昌市:2020-12:省大中型", "成都市:2020-12")
    assert Rule.REPORTED not in {finding.rule for finding in found.findings}


def test_a_reserve_project_never_counts_as_carried_out(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    early = project(2, plan_kind="reserve", status="under_construction")
    publish(archive, [new_start(1, status="under_construction"), new_start(3), early])
    found = judged(archive, "start_rate", "南昌市:2020-12", "南昌市:2018-12")
    assert found.rows[0].values[0].low == Fraction(1, 2)
    # Asked by its own name, the ledger's rate of all projects counts the reserve, 2018's did not.
    found = judged(archive, "opened_rate", "南昌市:2020-12", "南昌市:2018-12")
    assert found.verdict is Verdict.AFTER_CONVERSION
    assert found.rows[0].values[0].low == Fraction(1, 2)


def test_a_subject_reads_what_it_writes() -> None:
    for text in ("南昌市", "南昌市:2020-12", "南昌市:2020-12:省重点"):
        assert str(Subject.parse(text)) == text
    assert Subject.parse("chengdu:2019-08") == Subject("成都市", Month(2019, 8))
