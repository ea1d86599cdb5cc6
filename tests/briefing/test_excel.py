"""The workbook of a briefing: what it holds, that its rates are alive and right, and that no text is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from analytics.briefing.compose import compose, spec_of
from analytics.briefing.document import Document, Kind, Paragraph, Section, Spec, Table, TableColumn
from analytics.briefing.excel import workbook
from analytics.city import city_named
from analytics.claims import Aspect, Typed
from analytics.glossary import FigureKind
from analytics.language import Language
from analytics.months import Month
from analytics.places import DATA
from analytics.snapshots import Archive
from analytics.wording.listing import ListedKind
from analytics.wording.numbers import half_up
from tests.builders import CITY, DECEMBER, MAIN_TIER, YEAR_BEFORE, Row, archive_of, municipal, project

HOSTILE = ["=cmd|'/c calc'!A1", "<b>粗</b>", "@SUM(A1)", "https://example.org", "+1", "\ud800坏", "a\x01b"]
RATE = re.compile(r'=IF\(OR\(N\((\w+)\)=0,NOT\(ISNUMBER\((\w+)\)\)\),"—",(\w+)/(\w+)\*100\)')
CASES = {"南昌市": Month(2020, 12), "成都市": Month(2019, 8)}


@cache
def demo(city: str, language: Language = Language.ZH) -> Document:
    """The briefing about the demo ledgers."""
    return compose(Archive(DATA), spec_of(city_named(city), CASES[city], language=language))


@cache
def opened(city: str, *, values: bool = False) -> Workbook:
    """The demo's workbook, with formulas or with the values kept beside them."""
    return load_workbook(io.BytesIO(workbook(demo(city))), data_only=values)


def of_ledger(root: Path, rows: list[Row], then: list[Row] | None = None) -> Document:
    """The briefing about an office's own ledger."""
    ledgers = {DECEMBER: rows} if then is None else {DECEMBER: rows, YEAR_BEFORE: then}
    return compose(archive_of(root, ledgers), Spec(CITY, DECEMBER, Kind.BRIEFING, 1, Language.ZH, (MAIN_TIER,)))


def cells(book: Workbook) -> Iterator[Cell]:
    """Every cell that holds something."""
    for sheet in book:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


def quotient(sheet: Worksheet, formula: str) -> Fraction | None:
    """What a rate's formula gives, from the cells that it names."""
    match = RATE.fullmatch(formula)
    assert match, formula
    below, above = match[1], match[2]
    assert (match[3], match[4]) == (above, below)
    values = [sheet[name].value for name in (above, below)]
    if not all(isinstance(value, int | float) for value in values) or not values[1]:
        return None
    return Fraction(Decimal(str(values[0]))) / Fraction(Decimal(str(values[1]))) * 100


def labelled(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """The line of the first header, and the column of each label."""
    line = next(row[0].row for row in sheet.iter_rows() if row[0].font.b and row[0].border.bottom.style)
    return line, {str(cell.value): cell.column for cell in sheet[line] if cell.value is not None}


@pytest.mark.parametrize("city", CASES)
def test_every_rate_is_a_formula_that_gives_its_kept_value(city: str) -> None:
    formulas, kept = opened(city), opened(city, values=True)
    found = [cell for cell in cells(formulas) if cell.data_type == "f"]
    assert len(found) > 50
    for cell in found:
        exact = quotient(cell.parent, cell.value)
        value = kept[cell.parent.title][cell.coordinate].value
        assert value == ("—" if exact is None else pytest.approx(float(exact), rel=1e-12))


@pytest.mark.parametrize("city", CASES)
def test_formulas_and_amounts_read_as_the_text_prints_them(city: str) -> None:
    document, sheet = demo(city), opened(city)["数据来源"]
    line, places = labelled(sheet)
    claims = document.claims
    checked = 0
    for row, claim in zip(sheet.iter_rows(min_row=line + 2), claims, strict=False):
        assert row[places["文中所印"] - 1].value == claim.text
        value = row[places["精确值"] - 1]
        if claim.value is None:
            assert value.value is None
            continue
        exact = quotient(sheet, value.value) if value.data_type == "f" else Fraction(Decimal(str(value.value)))
        if re.fullmatch(r"[\d.]+", claim.text) and claim.reading.aspect is Aspect.VALUE:
            decimals = len(claim.text.partition(".")[2])
            assert f"{half_up(abs(exact), decimals)}" == claim.text, claim.reading.name
            checked += value.data_type == "f"
        if claim.reading.metric == "annual_plan" and claim.reading.aspect is Aspect.VALUE:
            assert sheet.cell(value.row, places["分子\n(亿元、个)"]).value == value.value
    assert checked >= 6


def test_the_table_of_tiers_gives_the_rates_of_the_text() -> None:
    sheet = opened("南昌市")["层级"]
    line, places = labelled(sheet)
    rates = {}
    for row in sheet.iter_rows(min_row=line + 2):
        rates[row[0].value] = [
            f"{half_up(quotient(sheet, row[places[label] - 1].value), 1)}"
            for label in ("投资完成率\n(%)", "开工率\n(%)")
        ]
    assert rates == {
        "市重大重点": ["117.0", "86.0"],
        "市重点推进": ["137.9", "95.2"],
        "省大中型": ["131.7", "89.6"],
        "省重点": ["153.7", "87.5"],
    }


def test_formats_show_the_decimals_of_the_document_and_never_an_exponent() -> None:
    formats = {city: {cell.number_format for cell in cells(opened(city))} for city in CASES}
    assert "0.0" in formats["南昌市"]
    assert "0.00" in formats["成都市"]
    assert not [code for found in formats.values() for code in found if "E" in code and code != "General"]
    general = [cell for cell in cells(opened("南昌市")) if cell.data_type == "n" and cell.number_format == "General"]
    assert general == []


def test_few_sheets_each_headed_by_the_mark_and_set_for_print() -> None:
    book = opened("南昌市")
    assert book.sheetnames == ["正文", "层级", "县区", "市直单位", "领域", "图", "图表数据", "数据来源"]
    for sheet in book:
        assert sheet["A2"].value == "【示例数据】"
        assert sheet["A3"].value.startswith("来源：示例数据 · 南昌市 · 2019-12 v1")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert "示例数据" in sheet.oddFooter.left.text
    assert book.properties.category == "示例数据"
    for name in ("层级", "县区", "市直单位", "领域", "数据来源"):
        assert book[name].freeze_panes
        assert book[name].print_title_rows == "$1:$4"


def test_the_text_is_whole() -> None:
    texts = [cell.value for cell in cells(opened("南昌市")) if cell.parent.title == "正文"]
    for paragraph in demo("南昌市").paragraphs:
        assert str(paragraph) in texts


def test_a_paragraph_left_out_is_neither_in_the_text_nor_in_the_sources() -> None:
    document = demo("南昌市")
    left_out = next(one for one in document.paragraphs if one.code == "plan:市重大重点")
    spec = replace(document.spec, without=(left_out.code,))
    book = load_workbook(io.BytesIO(workbook(replace(document, spec=spec))))
    values = {cell.value for cell in cells(book)}
    assert str(left_out) not in values
    assert left_out.label not in values


def test_charts_are_native_and_made_from_cells() -> None:
    document = demo("南昌市")
    with zipfile.ZipFile(io.BytesIO(workbook(document))) as file:
        drawn = [file.read(name).decode() for name in sorted(file.namelist()) if name.startswith("xl/charts/chart")]
    assert len(drawn) == len(document.charts) == 4
    assert all("'图表数据'!" in chart or "图表数据!" in chart for chart in drawn)
    assert not any("3D" in chart for chart in drawn)
    data = opened("南昌市")["图表数据"]
    titles = [cell.value for cell in data["A"]]
    for chart in document.charts:
        line = titles.index(chart.title) + 3
        assert data.cell(line, 1).value == chart.labels[0]
        assert data.cell(line, 2).value == pytest.approx(float(chart.lines[0].values[0] or 0))


def test_every_snapshot_is_named_with_its_whole_hash() -> None:
    values = {cell.value for cell in cells(opened("成都市"))}
    assert {cited.sha256 for cited in demo("成都市").snapshots} <= values


def test_identical_documents_give_identical_bytes() -> None:
    document = demo("南昌市")
    again = compose(Archive(DATA), document.spec)
    assert workbook(document) == workbook(again)
    with zipfile.ZipFile(io.BytesIO(workbook(document))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2020-12-31T00:00:00Z" in file.read("docProps/core.xml")


def test_a_ledger_bears_no_demo_mark(tmp_path: Path) -> None:
    document = of_ledger(tmp_path, [project(1, name="甲"), project(2, name="乙", district="东湖区")])
    assert document.kind is FigureKind.LEDGER
    with zipfile.ZipFile(io.BytesIO(workbook(document))) as file:
        assert not [name for name in file.namelist() if "示例" in file.read(name).decode()]
    assert load_workbook(io.BytesIO(workbook(document)))["正文"]["A2"].value.startswith("来源：台账数据")


def test_english_workbooks_speak_english() -> None:
    book = load_workbook(io.BytesIO(workbook(demo("南昌市", Language.EN))))
    assert book.sheetnames[0] == "Text"
    assert book["Tiers"]["A2"].value == "[Demo data]"
    assert "#,##0.0" in {cell.number_format for cell in cells(book)}


def test_a_group_without_a_plan_has_no_rate(tmp_path: Path) -> None:
    rows = [
        project(1),
        project(2, district="东湖区", annual_plan_wan=None),
        project(3, district="高新区", annual_plan_wan=0),
    ]
    sheet = load_workbook(io.BytesIO(workbook(of_ledger(tmp_path, rows))), data_only=True)["县区"]
    line, _places = labelled(sheet)
    found = {row[1].value: row for row in sheet.iter_rows(min_row=line + 2)}
    assert [found["东湖区"][place].value for place in (0, 2, 4)] == ["—", "—", "—"]
    assert [found["高新区"][place].value for place in (2, 4)] == [0, "—"]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_stay_texts(name: str, tmp_path: Path) -> None:
    document = of_ledger(tmp_path, [project(1), municipal(2)])
    hostile = Table("=1", name, (TableColumn("group", name, ListedKind.TEXT),), ((name,),))
    chart = replace(document.charts[0], title=name, labels=(name,) * 12)
    paragraph = Paragraph("x", name, (name, Typed("12")))
    document = replace(
        document,
        title=name,
        sections=(Section("s", name, (paragraph,)),),
        tables=(hostile, replace(hostile, code="=2")),
        charts=(chart,),
    )
    book = load_workbook(io.BytesIO(workbook(document)))
    found = list(cells(book))
    assert {cell.data_type for cell in found if isinstance(cell.value, str)} == {"s"}
    assert not [cell for cell in found if cell.hyperlink]
    assert len(set(book.sheetnames)) == len(book.sheetnames) == 6
    assert all(len(sheet) <= 31 and not set(sheet) & set("[]:*?/\\") for sheet in book.sheetnames)


def test_a_typed_number_is_named_as_such(tmp_path: Path) -> None:
    document = of_ledger(tmp_path, [project(1)])
    section = Section("s", "标题", (Paragraph("x", "改过的", ("共", Typed("12"), "个。")),))
    sheet = load_workbook(io.BytesIO(workbook(replace(document, sections=(section,)))))["数据来源"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "改过的")
    assert row[1].value == "12"
    assert "手工键入，无数据支撑" in [cell.value for cell in row]
