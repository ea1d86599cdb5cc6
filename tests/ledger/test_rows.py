"""Which rows are projects, who answers for them, and what they must not say together."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from analytics.language import Language
from analytics.ledger import LedgerReport
from analytics.ledger.reading.grid import Merge
from analytics.schema import SCHEMA
from tests.ledger.grids import FIRST_ROW, HEADERS, check, check_rows, clean, found, lines, only

DISTRICT = HEADERS.index("所属县区")
TOTAL = HEADERS.index("总投资")


def without(*headers: str, **cells: Any) -> dict[str, Any]:
    """A clean row of a ledger that lacks some columns."""
    return {header: cell for header, cell in clean(**cells).items() if header not in headers}


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"项目名称": "合计", "总投资": 5000},
        {"项目编号": "小计", "总投资": 5000},
        {"项目编号": "西湖区小计（3个）", "总投资": 5000, "年度计划投资": 7},
        {"项目名称": "总 计", "所属县区": "西湖区", "总投资": 5000},
        {"项目编号": "一、工业项目"},
        {"项目编号": "（二）民生实事", "总投资": 88},
        {"项目名称": "工业"},
        {"项目编号": "注：本表由各县区填报"},
        {"项目编号": "填表人：张三", "责任单位": "审核人：李四"},
        {"项目名称": "西湖区（2个）", "总投资": 5000},
        {"项目名称": "其中：新开工项目（2个）", "总投资": 5000},
        {"项目名称": "全市", "总投资": 5000, "年度计划投资": 7},
        {"项目名称": "市教育局", "总投资": 5000},
        {"项目名称": "服务业领域（共12个）", "总投资": 5000},
        {"项目名称": "续建项目（3个）", "总投资": 5000},
        {"项目名称": "西湖区合计", "总投资": 5000, "建设状态": "开工2个"},
        {"项目编号": "一", "项目名称": "重大产业", "总投资": 5000},
        {"领域": "工业"},
        dict(zip(HEADERS, HEADERS, strict=True)),
    ],
)
def test_rows_that_are_no_project(row: dict[str, Any]) -> None:
    report = check(lines([clean(1), row, clean(2)]))
    assert (report.rows, report.accepted, report.rejected, report.skipped) == (3, 2, 0, 1), found(report)


@pytest.mark.parametrize(
    "row",
    [
        {"项目名称": "示例厂房"},
        {"项目编号": "NC-9"},
        {"项目名称": "第一医院新院", "所属县区": "西湖区", "计划类别": "续建", "建设状态": "在建"},
        {"项目编号": "NC-9", "项目名称": "数据合计", "总投资": 10},
        {"项目名称": "排水管网工程汇总", "领域": "工业", "层级": "市重大重点", "责任单位": "西湖区", "总投资": 10},
        {"项目名称": "西湖区合计", "领域": "工业", "总投资": 10},
        {"项目名称": "全市智慧停车", "层级": "市重大重点", "总投资": 10},
        {"项目名称": "西湖区（二期）", "总投资": 10},
        {"所属县区": "西湖区", "责任单位": "西湖区", "总投资": 10},
        {"项目名称": "西湖区合计", "总投资": 10, "建设状态": "停工"},
    ],
)
def test_a_project_that_lacks_cells_is_never_skipped(row: dict[str, Any]) -> None:
    report = check(lines([clean(1), row]))
    assert (report.rows, report.accepted, report.rejected, report.skipped) == (2, 1, 1, 0)


@pytest.mark.parametrize(("serial", "skipped"), [("一", 1), ("（二）", 1), ("西湖区", 1), (2, 0), ("2", 0)])
def test_a_section_is_known_by_its_serial(serial: object, skipped: int) -> None:
    section = {"序号": serial, "总投资": 5000}
    report = check(lines([clean(1) | {"序号": 1}, section], ("序号", *HEADERS)))
    assert (report.accepted, report.skipped, report.rejected) == (1, skipped, 1 - skipped), found(report)


def test_a_project_called_like_a_subtotal_lacks_its_number() -> None:
    problem = only(check_rows(clean(1), clean(2, 项目编号=None, 项目名称="排水管网工程汇总")))
    assert (problem.row, problem.column) == (5, "项目编号")


def test_every_empty_required_cell_is_named_and_the_row_rejected_once() -> None:
    report = check_rows(clean(1), clean(2, 领域=None, 层级="—", 建设状态=""))
    assert [column for _row, column, _reason in found(report)] == ["领域", "层级", "建设状态"]
    assert (report.accepted, report.rejected) == (1, 1)


def test_a_merged_district_holds_within_its_merge_only() -> None:
    rows = [clean(1), clean(2, 所属县区=None), clean(3, 所属县区=None)]
    report = check(lines(rows), Merge(FIRST_ROW - 1, DISTRICT, FIRST_ROW, DISTRICT))
    problem = only(report)
    assert (problem.row, problem.column) == (FIRST_ROW + 2, "所属县区")
    assert report.accepted == 2


def test_a_merged_amount_belongs_to_no_project() -> None:
    report = check(lines([clean(1), clean(2, 总投资=None)]), Merge(FIRST_ROW - 1, TOTAL, FIRST_ROW, TOTAL))
    assert [(row, column) for row, column, _reason in found(report)] == [(4, "总投资"), (5, "总投资")]


def test_a_merged_heading_is_no_project() -> None:
    report = check(
        lines([{"项目编号": "工业振兴"}, clean(1)]), Merge(FIRST_ROW - 1, 0, FIRST_ROW - 1, len(HEADERS) - 1)
    )
    assert (report.skipped, report.accepted) == (1, 1)


def test_the_same_number_twice() -> None:
    problem = only(check_rows(clean(1), clean(2), clean(1)))
    assert (problem.row, problem.column, problem.value) == (6, "项目编号", "NC-1")
    assert "row 4" in problem.text(Language.EN)


NONE = None
WHO = [
    # district cell, responsible unit, unit kind → district, responsible unit, unit kind
    (("西湖", "西湖", "县区"), ("西湖区", "西湖区", "district")),
    (("西湖区", "区住建局", "县区"), ("西湖区", "区住建局", "district")),
    (("西湖区", NONE, "县区"), ("西湖区", "西湖区", "district")),
    ((NONE, "市水投", "市直"), (NONE, "市水投公司", "municipal")),
    (("市本级", "某集团", "市直"), (NONE, "某集团", "municipal")),
]
WHO_WITHOUT_KIND = [
    (("西湖区", "西湖区"), ("西湖区", "西湖区", "district")),
    (("西湖区", "某公司"), ("西湖区", "某公司", "district")),
    ((NONE, "市教育局"), (NONE, "市教育局", "municipal")),
    (("市直", "某公司"), (NONE, "某公司", "municipal")),
    ((NONE, "市水投"), (NONE, "市水投公司", "municipal")),
]
NOBODY_WITHOUT_KIND = [
    ((NONE, "某公司"), "所属县区", "The district is blank"),
    (("—", "某公司"), "所属县区", "The district is blank"),
    ((NONE, "西湖区"), "所属县区", "must name its district"),
    (("市直", "西湖区"), "所属县区", "must name its district"),
    ((NONE, NONE), "责任单位", "required cell is empty"),
]
WHO_WITHOUT_DISTRICT = [("西湖", ("西湖区", "西湖区", "district")), ("市教育局", (NONE, "市教育局", "municipal"))]
NOBODY = [
    (("西湖区", "市教育局", "市直"), "所属县区", "municipal unit's project has no district"),
    ((NONE, "西湖区", "县区"), "所属县区", "must name its district"),
    ((NONE, NONE, "市直"), "责任单位", "required cell is empty"),
    (("火星区", "西湖区", "县区"), "所属县区", "no district “火星区”"),
]


def who(report: LedgerReport) -> tuple[str | None, ...]:
    """District, responsible unit and unit kind of the one row."""
    assert report.table is not None, found(report)
    return tuple(report.table[name][0].as_py() for name in ("district", "responsible_unit", "unit_kind"))


@pytest.mark.parametrize(("cells", "expected"), WHO)
def test_who_answers(cells: tuple[str | None, ...], expected: tuple[str | None, ...]) -> None:
    district, unit, kind = cells
    assert who(check_rows(clean(所属县区=district, 责任单位=unit, 单位类型=kind))) == expected


@pytest.mark.parametrize(("cells", "expected"), WHO_WITHOUT_KIND)
def test_who_answers_without_a_kind(cells: tuple[str | None, ...], expected: tuple[str | None, ...]) -> None:
    district, unit = cells
    assert who(check_rows(without("单位类型", 所属县区=district, 责任单位=unit))) == expected


@pytest.mark.parametrize(("unit", "expected"), WHO_WITHOUT_DISTRICT)
def test_who_answers_without_a_district_column(unit: str, expected: tuple[str | None, ...]) -> None:
    assert who(check_rows(without("单位类型", "所属县区", 责任单位=unit))) == expected


@pytest.mark.parametrize(("cells", "column", "why"), NOBODY)
def test_nobody_answers(cells: tuple[str | None, ...], column: str, why: str) -> None:
    district, unit, kind = cells
    problem = only(check_rows(clean(所属县区=district, 责任单位=unit, 单位类型=kind)))
    assert problem.column == column
    assert why in problem.text(Language.EN)


@pytest.mark.parametrize(("cells", "column", "why"), NOBODY_WITHOUT_KIND)
def test_nobody_answers_without_a_kind(cells: tuple[str | None, ...], column: str, why: str) -> None:
    district, unit = cells
    for row in (
        without("单位类型", 所属县区=district, 责任单位=unit),
        clean(所属县区=district, 责任单位=unit, 单位类型=None),
    ):
        problem = only(check_rows(row))
        assert problem.column == column
        assert why in problem.text(Language.EN)


def test_nobody_answers_without_a_district_column() -> None:
    problem = only(check_rows(without("单位类型", "所属县区", 责任单位="某公司")))
    assert problem.column == "责任单位"
    assert "state the district, or 市直" in problem.text(Language.EN)


RESERVE = {"计划类别": "前期谋划", "建设状态": "未开工", "实际开工时间": None}
BROKEN = [
    ({"前期阶段": "可研"}, "前期阶段", "Only a reserve project"),
    ({"本年累计完成投资": 3000.01}, "本年累计完成投资", "more than three times"),
    ({"开工以来累计完成投资": 3001}, "开工以来累计完成投资", "more than three times"),
    ({"实际开工时间": "2021年1月"}, "实际开工时间", "start lies after"),
    ({"建设状态": "竣工", "实际竣工时间": "2021-01-01"}, "实际竣工时间", "finish lies after"),
    ({"建设状态": "竣工", "实际竣工时间": "2019-02"}, "实际竣工时间", "before the start"),
    ({"建设状态": "未开工"}, "建设状态", "not to have started"),
    ({"实际竣工时间": "2020-10"}, "建设状态", "under construction"),
    ({"调入日期": "2021-01-01"}, "调入日期", "transfer lies after"),
    ({"项目编号": "示例-1"}, "项目编号", "example row"),
]
SOUND = [
    RESERVE | {"前期阶段": "可研", "年度计划投资": None, "本年累计完成投资": None},
    {"本年累计完成投资": 3000, "开工以来累计完成投资": 3000},
    {"本年累计完成投资": 9000, "总投资": None},
    {"实际开工时间": "2020年12月"},
    {"建设状态": "竣工", "实际竣工时间": "2020年12月31日"},
    {"建设状态": "竣工投产"},
    {"建设状态": "未开工", "实际开工时间": None},
    {"实际开工时间": None},
]


@pytest.mark.parametrize(("cells", "column", "why"), BROKEN)
def test_what_a_row_must_not_say(cells: dict[str, Any], column: str, why: str) -> None:
    problem = only(check_rows(clean(1), clean(2) | cells))
    assert (problem.row, problem.column) == (5, column)
    assert why in problem.text(Language.EN)


@pytest.mark.parametrize("cells", SOUND)
def test_what_a_row_may_say(cells: dict[str, Any]) -> None:
    report = check_rows(clean() | cells)
    assert report.problems == (), found(report)


def test_an_example_passes_a_rehearsal() -> None:
    assert check_rows(clean(项目编号="示例-2"), dry_run=True).problems == ()


def earlier(as_of: date = date(2020, 11, 30), **money: str) -> pa.Table:
    """An earlier ledger that knows NC-1 with these amounts in 万元."""
    report = check_rows(clean(1))
    assert report.table is not None
    row = report.table.to_pylist()[0] | {"as_of": as_of}
    return pa.Table.from_pylist([row | {name: Decimal(amount) for name, amount in money.items()}], SCHEMA)


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("0.10", True),
        ("10000000.00", True),
        ("5000000.00", True),
        ("20000000.00", True),
        ("4999999.00", False),
        ("20000001.00", False),
        ("100.00", False),
        ("0.00", False),
    ],
)
def test_amounts_ten_thousand_times_the_earlier_ledgers(before: str, told: bool) -> None:  # noqa: FBT001
    report = check_rows(clean(2), clean(1), earlier=earlier(total_investment_wan=before))
    assert [(row, column) for row, column, _reason in found(report)] == ([(5, "总投资")] if told else [])


@pytest.mark.parametrize(
    ("header", "column", "of_the_year"),
    [
        ("总投资", "total_investment_wan", False),
        ("年度计划投资", "annual_plan_wan", True),
        ("本年累计完成投资", "completed_investment_wan", True),
        ("开工以来累计完成投资", "invested_to_date_wan", False),
    ],
)
def test_what_begins_again_each_year_is_not_held_against_last_years(
    header: str,
    column: str,
    of_the_year: bool,  # noqa: FBT001
) -> None:
    for as_of, told in ((date(2020, 1, 31), True), (date(2019, 12, 31), not of_the_year)):
        report = check_rows(clean(1, **{header: 500}), earlier=earlier(as_of, **{column: "0.05"}))
        assert [problem.column for problem in report.problems] == ([header] if told else [])


def test_control_totals_are_of_the_accepted_rows() -> None:
    report = check_rows(clean(1), clean(2, 总投资=0.5, 备注="—"), clean(3, 总投资=-7))
    assert report.control_totals == {
        "total_investment_wan": Decimal("1000.00"),
        "annual_plan_wan": Decimal("300.00"),
        "completed_investment_wan": Decimal("250.50"),
        "invested_to_date_wan": Decimal("600.00"),
    }
    assert (report.accepted, report.rejected, report.table) == (1, 2, None)


def test_the_table_has_the_snapshots_schema() -> None:
    report = check_rows(clean())
    assert report.table is not None
    assert report.table.schema == SCHEMA
    row = report.table.to_pylist()[0]
    assert (row["city"], row["as_of"], row["note"]) == ("南昌市", date(2020, 12, 31), None)
