"""What a cell may say, and what becomes of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from analytics.language import Language
from analytics.ledger import LedgerReport, MoneyUnit
from tests.ledger.grids import check, check_rows, clean, lines, only

DATES = [
    ("2019年3月", date(2019, 3, 1)),
    ("2019年03月份", date(2019, 3, 1)),
    ("2019-03", date(2019, 3, 1)),
    ("2019.3.15", date(2019, 3, 15)),
    ("2019/3/15", date(2019, 3, 15)),
    ("2019年3月15日", date(2019, 3, 15)),
    ("２０１９年３月", date(2019, 3, 1)),
    ("2019-03-15 00:00:00", date(2019, 3, 15)),
    (date(2019, 3, 15), date(2019, 3, 15)),
    (2019.3, date(2019, 3, 1)),
    (201903, date(2019, 3, 1)),
    ("—", None),
    ("", None),
]
NO_DATES = [
    ("2019年13月", "This is not a date"),
    ("2019-02-30", "This is not a date"),
    ("三月份", "This is not a date"),
    (43891, "This is not a date"),
    (date(1900, 1, 1), "This is not a date"),
    (2019.1, "January or October"),
    ("#REF!", "shows an error"),
]
AMOUNTS = [
    (1000, "1000.00"),
    (250.5, "250.50"),
    (0.1 + 0.2, "0.30"),
    ("1,234.50", "1234.50"),
    ("１，２３４．５", "1234.50"),
    ("1234.5万元", "1234.50"),
    (" 88 ", "88.00"),
    (0, "0.00"),
    ("-", None),
    ("—", None),
    ("／", None),
    ("无", None),
    (None, None),
]
NO_AMOUNTS = [
    ("约300", "not an amount"),
    ("1,23", "not an amount"),
    (date(2020, 1, 1), "not an amount"),
    (-1, "negative"),
    ("－1", "negative"),
    ("NaN", "finite"),
    ("inf", "finite"),
    ("3亿元", "not the column's unit"),
    (1.234, "finer than 0.01"),
    ("1.234", "finer than 0.01"),
    (1e14, "larger than any project"),
    (1e300, "larger than any project"),
    (1.7e308, "larger than any project"),
    (1.234, "ROUND(…,2) to 2 decimals of 万元"),
    ("#N/A", "shows an error"),
]
TEXTS = [
    ("示例\n项目", "示例 项目"),
    ("　示例项目 ", "示例项目"),
    ("示例\u200b项目", "示例项目"),
    ("=1+1", "=1+1"),
    ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
    ("示例（二期）", "示例（二期）"),
]
IDENTIFIERS = [
    ("ＮＣ－1", "NC-1"),
    (1001, "1001"),
    ("360100202001000123", "360100202001000123"),
    (999999999999999, "999999999999999"),
]
NO_IDENTIFIERS = [
    (360100202001000123, "more than 15 digits"),
    ("3.60100202001E+17", "more than 15 digits"),
    (date(2020, 3, 1), "turned this identifier into a date"),
    ("NC\x07", "control character"),
    ("无", "required cell is empty"),
]
FINE_UNITS = [(0.123456, "1234.56"), ("12.5", "125000.00"), ("1.5亿元", "15000.00"), (0.01, "100.00")]


def value(header: str, cell: Any, column: str, **options: Any) -> Any:
    """What a clean ledger's cell becomes when it says this."""
    report = check_rows(clean(**{header: cell}), **options)
    assert report.table is not None, [problem.text(Language.EN) for problem in report.problems]
    return report.table[column][0].as_py()


def reason(header: str, cell: Any) -> str:
    """Why the cell is refused."""
    problem = only(check_rows(clean(**{header: cell})))
    assert (problem.row, problem.column) == (4, header)
    return problem.text(Language.EN)


@pytest.mark.parametrize(("cell", "expected"), DATES)
def test_dates(cell: object, expected: date | None) -> None:
    assert value("实际开工时间", cell, "started_on") == expected


def test_a_month_without_a_day_ends_a_finish() -> None:
    row = clean(建设状态="竣工投产", 实际开工时间="2020年3月15日", 实际竣工时间="2020年3月")
    report = check_rows(row)
    assert report.table is not None
    assert report.table["finished_on"][0].as_py() == date(2020, 3, 31)


@pytest.mark.parametrize(("cell", "why"), NO_DATES)
def test_refused_dates(cell: object, why: str) -> None:
    assert why in reason("实际开工时间", cell)


@pytest.mark.parametrize(("cell", "expected"), AMOUNTS)
def test_amounts(cell: object, expected: str | None) -> None:
    assert value("年度计划投资", cell, "annual_plan_wan") == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(("cell", "why"), NO_AMOUNTS)
def test_refused_amounts(cell: object, why: str) -> None:
    assert why in reason("年度计划投资", cell)


@pytest.mark.parametrize(("cell", "expected"), FINE_UNITS)
def test_amounts_in_yi_become_wan_exactly(cell: object, expected: str) -> None:
    row = {header: None if "投资" in header else cell_ for header, cell_ in clean().items()} | {"总投资": cell}
    report = check_rows_without_unit(row)
    assert report.table is not None
    assert report.table["total_investment_wan"][0].as_py() == Decimal(expected)
    assert report.unit is MoneyUnit.YI


def test_an_amount_in_yi_that_is_too_fine_says_how_many_decimals_to_keep() -> None:
    row = {header: None if "投资" in header else cell for header, cell in clean().items()} | {"总投资": 0.1234567}
    problem = only(check_rows_without_unit(row))
    assert "ROUND(…,6) to 6 decimals of 亿元" in problem.text(Language.EN)
    assert "ROUND(…,6) 保留 6 位小数（亿元）" in problem.text(Language.ZH)


@pytest.mark.parametrize("cell", [1e300, "很多" * 40])
def test_a_long_value_is_shown_by_its_beginning(cell: object) -> None:
    shown = only(check_rows(clean(总投资=cell))).value
    assert shown is not None
    assert (len(shown), shown[-1]) == (40, "…")


def check_rows_without_unit(row: dict[str, Any]) -> LedgerReport:
    """The report on a row whose ledger is said to be in 亿元 by the user alone."""
    return check([line for line in lines([row], tuple(row)) if line != ["单位：万元"]], unit=MoneyUnit.YI)


@pytest.mark.parametrize(("cell", "expected"), TEXTS)
def test_texts(cell: object, expected: str) -> None:
    assert value("项目名称", cell, "name") == expected


@pytest.mark.parametrize(("cell", "expected"), IDENTIFIERS)
def test_identifiers(cell: object, expected: str) -> None:
    assert value("项目编号", cell, "project_id") == expected


@pytest.mark.parametrize(("cell", "why"), NO_IDENTIFIERS)
def test_refused_identifiers(cell: object, why: str) -> None:
    assert why in reason("项目编号", cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("市重大重点", ["市重大重点"]),
        ("市重大重点、省重点", ["市重大重点", "省重点"]),
        ("省重点项目；市重大重点项目", ["省重点", "市重大重点"]),
        ("市重大重点\n省重点", ["市重大重点", "省重点"]),
        ("省重点，省重点", ["省重点"]),
    ],
)
def test_tiers(cell: str, expected: list[str]) -> None:
    assert value("层级", cell, "tiers") == expected


@pytest.mark.parametrize(
    ("header", "cell", "column", "expected"),
    [
        ("计划类别", "结转", "plan_kind", "carried_over"),
        ("计划类别", "新建", "plan_kind", "new_start"),
        ("计划类别", "储备", "plan_kind", "reserve"),
        ("建设状态", "已开工", "status", "under_construction"),
        ("领域", "城建", "sector", "城市建设"),
        ("所属县区", "南昌高新区", "district", "高新区"),
        ("所属县区", "湾里", "district", "湾里管理局"),
        ("所属县区", "南昌县（小蓝经开区）", "district", "南昌县"),
    ],
)
def test_words(header: str, cell: str, column: str, expected: str) -> None:
    assert value(header, cell, column) == expected


@pytest.mark.parametrize(
    ("header", "cell", "why"),
    [
        ("所属县区", "湾里区", "on 2020-12-31"),
        ("所属县区", "天府新区", "no district"),
        ("层级", "市重大重点、国重点", "no tier “国重点”"),
        ("层级", "省重点；ＡＢＣ（国家级）", "no tier “ＡＢＣ（国家级）”"),
        ("领域", "航天" * 30, f"no sector “{('航天' * 30)[:39]}…”"),
        ("领域", "航天", "no sector"),
        ("计划类别", "改扩建", "not one of"),
        ("建设状态", "停工", "not one of"),
        ("单位类型", "央企", "not one of"),
    ],
)
def test_unknown_words(header: str, cell: str, why: str) -> None:
    assert why in reason(header, cell)
