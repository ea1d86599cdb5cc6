"""The empty ledger that an office fills: headers, unit line, drop-downs and two example rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import xlsxwriter

from analytics.city import City, Named
from analytics.glossary import PlanKind, ReserveStage, Status, UnitKind
from analytics.ledger.rules import EXAMPLES
from analytics.ledger.sheet.units import MoneyUnit
from analytics.schema import COLUMNS, Column, ColumnKind

# Text is never made a formula or a link.
LITERAL = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
SHEET, CHOICES = "台账", "选项"
TITLE, UNIT_LINE, HEADER, FIRST = range(4)
FILLED_ROWS = 5_000
WIDTHS = {ColumnKind.TEXT: 16, ColumnKind.TERM: 14, ColumnKind.TAGS: 24, ColumnKind.MONEY: 16, ColumnKind.DATE: 14}
FORMATS = {ColumnKind.MONEY: "#,##0.00", ColumnKind.DATE: "yyyy-mm-dd"}
# Said by the importer, not by a column.
GIVEN = ("city", "as_of")


def write_template(path: Path, city: City) -> None:
    """Write the city's empty ledger as an .xlsx file; its example rows pass a dry run and are refused in an import."""
    columns = [column for column in COLUMNS if column.name not in GIVEN]
    with xlsxwriter.Workbook(path, LITERAL) as workbook:
        sheet = workbook.add_worksheet(SHEET)
        choices = workbook.add_worksheet(CHOICES)
        sheet.write_string(
            TITLE, 0, f"{city.name}重大重点项目台账", workbook.add_format({"bold": True, "font_size": 14})
        )
        sheet.write_string(UNIT_LINE, 0, f"单位：{city.money_unit}")
        head = workbook.add_format({"bold": True, "border": 1, "bg_color": "#DDE6EE", "text_wrap": True})
        for place, column in enumerate(columns):
            style = workbook.add_format({"num_format": FORMATS.get(column.kind, "@")})
            sheet.set_column(place, place, WIDTHS[column.kind], style)
            sheet.write_string(HEADER, place, column.label.zh, head)
            known = choices_of(column, city)
            if known:
                choices.write_column(0, place, [column.label.zh, *known])
                area = f"={CHOICES}!{reference(1, place)}:{reference(len(known), place)}"
                offer(sheet, place, area, several=column.kind is ColumnKind.TAGS)
        for row, example in enumerate(examples(city), FIRST):
            for place, column in enumerate(columns):
                value = example.get(column.name, "")
                if isinstance(value, str):
                    sheet.write_string(row, place, value) if value else None
                else:
                    sheet.write_number(row, place, value)
        sheet.freeze_panes(FIRST, 2)


def choices_of(column: Column, city: City) -> tuple[str, ...]:
    """What a cell of the column may say today, empty where it is free."""
    if column.terms is not None:
        return tuple(term.label.zh for term in column.terms)
    listed: dict[str, tuple[Named, ...]] = {
        "district": city.districts,
        "tiers": city.tiers,
        "sector": city.sectors,
    }
    today = date.today()
    return tuple(entry.name for entry in listed.get(column.name, ()) if entry.existed_on(today))


def reference(row: int, column: int) -> str:
    """A cell's absolute address."""
    return str(xlsxwriter.utility.xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True))


def offer(sheet: xlsxwriter.worksheet.Worksheet, column: int, area: str, *, several: bool) -> None:
    """A drop-down for the column; where a cell may hold several names, another text is allowed after a question."""
    options = {
        "validate": "list",
        "source": area,
        "error_type": "warning" if several else "stop",
        "error_title": "请核对",
        "error_message": "多个名称用“、”分开。" if several else "请从下拉列表中选择。",
    }
    sheet.data_validation(FIRST, column, FILLED_ROWS, column, options)


def examples(city: City) -> tuple[dict[str, str | float], dict[str, str | float]]:
    """Two rows that pass a dry run for any month of the city's ledgers."""
    scale = MoneyUnit.YI.hundredths // MoneyUnit(city.money_unit).hundredths
    always = (date.min, date.max)
    oldest = next(district.name for district in city.districts if (district.since, district.until) == always)
    common: dict[str, str | float] = {
        "tiers": "、".join(tier.name for tier in city.tiers[:2]),
        "note": "示例，导入前请删除",
    }
    return (
        common
        | {
            "project_id": EXAMPLES[0],
            "name": "示例项目一",
            "district": oldest,
            "responsible_unit": oldest,
            "unit_kind": UnitKind.DISTRICT.label.zh,
            "sector": city.sectors[0].name,
            "plan_kind": PlanKind.CARRIED_OVER.label.zh,
            "status": Status.UNDER_CONSTRUCTION.label.zh,
            "batch": "第一批",
            "total_investment_wan": 12.5 * scale,
            "annual_plan_wan": 3.2 * scale,
            "completed_investment_wan": 3.5 * scale,
            "invested_to_date_wan": 8 * scale,
            "planned_start_on": "2017-03",
            "started_on": "2017-03-15",
            "planned_finish_on": "2022-12",
            "lead_official": "示例领导1",
        },
        common
        | {
            "project_id": EXAMPLES[1],
            "name": "示例项目二",
            "responsible_unit": city.units[0].name,
            "unit_kind": UnitKind.MUNICIPAL.label.zh,
            "sector": city.sectors[-1].name,
            "plan_kind": PlanKind.RESERVE.label.zh,
            "status": Status.NOT_STARTED.label.zh,
            "reserve_stage": ReserveStage.PROPOSAL.label.zh,
            "total_investment_wan": 6 * scale,
            "planned_start_on": "2022-06",
            "lead_official": "示例领导2",
        },
    )
