"""Where the header is, what its columns are called, and which unit, month and columns a sheet declares."""

from __future__ import annotations

from typing import Any

import pytest

from analytics.language import Language
from analytics.ledger import MoneyUnit
from analytics.ledger.check import check_sheets
from analytics.ledger.sheet.header import find_header
from analytics.ledger.sheet.words import WORDS, fold, words
from analytics.months import Month
from analytics.schema import BY_NAME, COLUMNS
from tests.ledger.grids import (
    DECEMBER,
    HEADERS,
    NANCHANG,
    TITLE,
    UNIT,
    check,
    clean,
    found,
    lines,
    only,
    sheet_of,
)

UNTOLD = "The money unit is not declared"
CONTRADICTORY = "declared in contradictory ways"


def renamed(**headers: str) -> list[list[Any]]:
    """A clean ledger in which some headers are printed otherwise."""
    cells = lines([clean()])
    cells[2] = [headers.get(header, header) for header in HEADERS]
    return cells


def test_no_alias_names_two_columns() -> None:
    aliases = [alias for names in words().headers.values() for alias in names]
    assert sorted(aliases) == sorted(set(aliases)), WORDS
    labels = {fold(column.label.zh): column.name for column in COLUMNS}
    owners = {alias: column for column, names in words().headers.items() for alias in names}
    assert all(owners.get(label, column) == column for label, column in labels.items())


@pytest.mark.parametrize(
    ("header", "printed"),
    [
        ("项目编号", "项目\n代码"),
        ("所属县区", "县（区、开发区）"),
        ("责任单位", "项目责任单位"),
        ("领域", " 行业领域 "),
        ("建设状态", "是否开工*"),
        ("年度计划投资", "2020年计划投资"),
        ("年度计划投资", "２０２０年度计划投资"),
        ("本年累计完成投资", "1-12月完成投资"),
        ("本年累计完成投资", "本年累计完成投资（含设备购置）"),
        ("开工以来累计完成投资", "自开工累计完成投资（万元）"),
        ("总投资", "总投资/万元"),
        ("总投资", "拟投资额"),
        ("年度计划投资", "2020年计划完成投资"),
        ("年度计划投资", "年度拟投资（万元）"),
        ("本年累计完成投资", "12月累计完成投资"),
        ("本年累计完成投资", "截至12月完成投资"),
        ("本年累计完成投资", "截至12月底完成投资（万元）"),
        ("实际开工时间", "开工时间（年月）"),
    ],
)
def test_other_names_of_a_header(header: str, printed: str) -> None:
    report = check(renamed(**{header: printed}))
    expected = check(lines([clean()]))
    assert report.table is not None, found(report)
    assert report.table.equals(expected.table)


@pytest.mark.parametrize("above", [[], [[]], [["一"], ["二"], ["三"]], [["附件1"], [], ["联系人：", "电话："]]])
def test_lines_above_the_header(above: list[list[str]]) -> None:
    report = check([*above, *lines([clean()])])
    assert (report.rows, report.accepted, report.problems) == (1, 1, ())


def test_a_header_over_two_rows() -> None:
    row = clean()
    top = list(HEADERS)
    bottom: list[str | None] = [None] * len(HEADERS)
    start = HEADERS.index("总投资")
    top[start : start + 4] = ["投资（亿元）", None, None, None]  # type: ignore[list-item]
    bottom[start : start + 4] = ["总投资", "年度计划", "累计完成", "自开工累计完成投资"]
    times = HEADERS.index("实际开工时间")
    top[times : times + 2] = ["实际时间", None]  # type: ignore[list-item]
    bottom[times : times + 2] = ["开工时间", "竣工时间"]
    report = check([[TITLE], top, bottom, [row[header] for header in HEADERS]])
    assert report.table is not None, found(report)
    assert report.unit is MoneyUnit.YI
    assert [report.table[name][0].as_py() for name in ("total_investment_wan", "annual_plan_wan")] == [10**7, 3 * 10**6]
    assert report.table["started_on"][0].is_valid


def test_a_group_completes_the_words_below_it() -> None:
    top = [*HEADERS[:-3], "开工时间", None, "备注"]
    bottom = [*[None] * len(HEADERS[:-3]), "计划", "实际", None]
    row = clean()
    cells = [*(row[header] for header in HEADERS[:-3]), "2019-01", "2019-03", None]
    report = check([[UNIT], top, bottom, cells])
    assert report.table is not None, found(report)
    assert [str(report.table[name][0]) for name in ("planned_start_on", "started_on")] == ["2019-01-01", "2019-03-01"]


@pytest.mark.parametrize(
    ("above", "headers", "given", "unit"),
    [
        ("单位：万元", {}, None, MoneyUnit.WAN),
        ("金额单位:亿元", {}, None, MoneyUnit.YI),
        ("（单位：人民币万元）", {}, None, MoneyUnit.WAN),
        ("制表单位：市发改委 单位：万元", {}, None, MoneyUnit.WAN),
        ("", {}, MoneyUnit.WAN, MoneyUnit.WAN),
        ("单位：万元", {"总投资": "总投资（万元）"}, MoneyUnit.WAN, MoneyUnit.WAN),
        ("", {}, None, UNTOLD),
        ("单位：个", {}, None, UNTOLD),
        ("填报单位：万达集团", {}, None, UNTOLD),
        ("单位：元", {}, None, "Money in 元 is not read"),
        ("单位：万元", {}, MoneyUnit.YI, CONTRADICTORY),
        ("单位：万元", {"总投资": "总投资（亿元）"}, None, CONTRADICTORY),
        ("单位：万元 金额单位：亿元", {}, None, CONTRADICTORY),
    ],
)
def test_units(above: str, headers: dict[str, str], given: MoneyUnit | None, unit: MoneyUnit | str) -> None:
    cells = renamed(**headers)
    cells[1] = [above]
    report = check(cells, unit=given)
    if isinstance(unit, MoneyUnit):
        assert (report.unit, report.problems) == (unit, ())
    else:
        assert report.accepted == 0
        assert unit in report.problems[0].text(Language.EN)
        assert report.problems[0].row == 3


def test_a_unit_of_its_own_for_each_column() -> None:
    cells = renamed(
        总投资="总投资（亿元）",
        年度计划投资="年度计划投资（万元）",
        本年累计完成投资="本年累计完成投资（万元）",
        开工以来累计完成投资="开工以来累计完成投资（万元）",
    )
    cells[1] = []
    report = check(cells)
    assert report.table is not None, found(report)
    assert [int(report.control_totals[name] or 0) for name in ("total_investment_wan", "annual_plan_wan")] == [
        10**7,
        300,
    ]
    assert report.unit is None


@pytest.mark.parametrize("header", ["项目编号", "项目名称", "领域", "层级", "计划类别", "建设状态"])
def test_a_missing_column_is_named(header: str) -> None:
    report = check(renamed(**{header: "某列"}))
    problem = only(report)
    assert (problem.row, problem.column) == (3, header)
    assert (report.accepted, report.rejected) == (0, 1)


def test_two_columns_of_one_meaning() -> None:
    problem = only(check(renamed(备注="总投资额")))
    assert (problem.row, problem.column) == (3, "总投资额")


def test_a_plan_of_another_year_is_not_this_years() -> None:
    problem = only(check(renamed(年度计划投资="2019年计划投资")))
    assert problem.column == "2019年计划投资"


def test_last_years_column_beside_this_years_is_another_column() -> None:
    assert check(renamed(备注="2019年完成投资")).problems == ()


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("南昌市2020年11月重大重点项目台账", True),
        ("南昌市重大重点项目台账（截至2020年11月30日）", True),
        ("2020年1-11月重大重点项目台账", True),
        ("南昌市2020年1-12月重大重点项目台账", False),
        ("南昌市2020年重大重点项目台账", False),
        ("填报时间：2021年1月", False),
        ("打印日期 2021年1月5日", False),
        ("较2020年11月增加，2020年12月台账", False),
    ],
)
def test_the_month_in_the_title(title: str, told: bool) -> None:  # noqa: FBT001
    report = check([[title], *lines([clean()])[1:]])
    assert [problem.row for problem in report.problems] == ([1] if told else [])


def test_a_summary_beside_the_ledger_is_left_out() -> None:
    summary = sheet_of("汇总", [["县区", "总投资", "累计完成"], ["西湖区", 1, 2]])
    ledger = sheet_of("台账", lines([clean(1), clean(2)]))
    assert find_header(summary, NANCHANG, DECEMBER) is None
    report = check_sheets([summary, ledger], city=NANCHANG, as_of=DECEMBER, unit=None)
    assert (report.rows, report.accepted, report.problems) == (2, 2, ())


STRAYS = [
    [list(clean(3).values()), list(clean(4).values())],
    [["县区项目"], [str(cell) for cell in clean(3, 总投资="１，０００．５").values() if cell is not None]],
    [["代码", "名", "所在", "单位", "性质", "类", "级", "种", "态", "总额"], ["NC-3", *"甲乙丙丁戊己庚辛", 1000]],
]
TEXTS = [
    [],
    [["填表说明"], ["1", "编号不得重复"]],
    [["所属县区", "领域", "层级", "计划类别"], ["西湖区", "工业", "市重大重点", "续建"]],
    [["NC-3", "示例厂房3", 1000]],
    [["县区", "总投资", "年度计划", "累计完成"], ["西湖区", 1, 2, 3]],
]


@pytest.mark.parametrize("cells", STRAYS)
def test_projects_without_a_header_refuse_the_ledger(cells: list[list[Any]]) -> None:
    sheets = [sheet_of("台账", lines([clean(1), {"项目名称": "小计"}, clean(2)])), sheet_of("补报", [*cells, []])]
    report = check_sheets(sheets, city=NANCHANG, as_of=DECEMBER, unit=None)
    problem = only(report)
    assert (problem.sheet, problem.row, problem.column) == ("补报", None, None)
    assert "2 filled rows but no ledger header" in problem.text(Language.EN)
    assert (report.rows, report.accepted, report.rejected, report.skipped) == (5, 0, 4, 1)
    assert report.table is None


@pytest.mark.parametrize("cells", TEXTS)
def test_a_sheet_of_texts_is_left_out(cells: list[list[Any]]) -> None:
    sheets = [sheet_of("其他", cells), sheet_of("台账", lines([clean(1)]))]
    report = check_sheets(sheets, city=NANCHANG, as_of=DECEMBER, unit=None)
    assert (report.rows, report.accepted, report.problems) == (1, 1, ())


def without_column(header: str, rows: list[dict[str, Any]]) -> list[list[Any]]:
    """A ledger that lacks a column."""
    return lines(rows, tuple(other for other in HEADERS if other != header))


@pytest.mark.parametrize("header", ["总投资", "年度计划投资", "本年累计完成投资", "开工以来累计完成投资"])
def test_the_sheets_of_a_file_have_the_same_money(header: str) -> None:
    sheets = [sheet_of("一", lines([clean(1)])), sheet_of("二", without_column(header, [clean(2)]))]
    report = check_sheets(sheets, city=NANCHANG, as_of=DECEMBER, unit=None)
    problem = only(report)
    assert (problem.sheet, problem.row, problem.column) == ("二", 3, header)
    assert "the sheet “一” has" in problem.text(Language.EN)
    assert (report.rows, report.accepted, report.rejected) == (2, 1, 1)
    alone = check(without_column(header, [clean(2)]))
    assert (alone.accepted, alone.problems) == (1, ())


@pytest.mark.parametrize(
    ("header", "printed"),
    [
        ("总投资", "投资规模"),
        ("年度计划投资", "年内安排资金（万元）"),
        ("本年累计完成投资", "12月完成投资"),
        ("本年累计完成投资", "到位投资"),
    ],
)
def test_money_under_a_strange_header_is_not_lost(header: str, printed: str) -> None:
    report = check(renamed(**{header: printed}))
    problem = only(report)
    assert (problem.row, problem.column) == (3, printed)
    assert f"lacks “{header}”" in problem.text(Language.EN)
    assert (report.accepted, report.rejected) == (0, 1)


@pytest.mark.parametrize(("printed", "cell"), [("投资主体", "某公司"), ("投资规模", None), ("建筑面积", 5000)])
def test_a_strange_header_that_heads_no_money_is_left_alone(printed: str, cell: object) -> None:
    row = {header: value for header, value in clean().items() if header != "总投资"} | {printed: cell}
    assert check(lines([row], tuple(row))).problems == ()


def test_more_money_beside_all_that_is_needed_is_left_alone() -> None:
    assert check(lines([clean() | {"中央投资（万元）": 5}], (*HEADERS, "中央投资（万元）"))).problems == ()


def test_sheets_are_one_ledger() -> None:
    sheets = [sheet_of("一", lines([clean(1), clean(2)])), sheet_of("二", lines([clean(3), clean(2)]))]
    report = check_sheets(sheets, city=NANCHANG, as_of=DECEMBER, unit=None)
    problem = only(report)
    assert (problem.sheet, problem.row, problem.column, problem.value) == ("二", 5, "项目编号", "NC-2")
    assert "row 5 of the sheet “一”" in problem.text(Language.EN)
    assert (report.rows, report.accepted, report.rejected) == (4, 3, 1)


def test_a_file_without_a_ledger() -> None:
    report = check([["你好"], ["世界"]])
    problem = only(report)
    assert (problem.sheet, problem.row, problem.column) == (None, None, None)
    assert (report.rows, report.table) == (0, None)


def test_a_ledger_without_a_project() -> None:
    assert "no project" in only(check(lines([]))).text(Language.EN)


def test_the_city_names_headers_of_its_own() -> None:
    from dataclasses import replace

    city = replace(NANCHANG, header_aliases={"sector": ("九大类",)})
    cells = renamed(领域="九大类")
    assert check(cells).accepted == 0
    assert check(cells, city=city).accepted == 1


def test_a_month_of_another_ledger() -> None:
    cells = renamed(本年累计完成投资="1-4月完成投资")
    cells[0] = []
    row = check(cells, as_of=Month(2020, 4))
    assert row.problems == ()
    assert [problem.column for problem in check(cells).problems] == ["1-4月完成投资"]
    assert BY_NAME["completed_investment_wan"].label.zh == "本年累计完成投资"
