"""The workbooks that are written: the template, and the marked copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from analytics.city import City, cities
from analytics.language import Language
from analytics.ledger import check_ledger, write_marked_copy, write_template
from analytics.months import Month
from analytics.schema import COLUMNS
from tests.ledger.grids import DECEMBER, NANCHANG, clean, found, lines, write_csv


@pytest.mark.parametrize("city", cities(), ids=lambda city: city.code)
@pytest.mark.parametrize("as_of", [Month(2018, 1), DECEMBER])
def test_the_examples_pass_a_rehearsal_and_no_import(tmp_path: Path, city: City, as_of: Month) -> None:
    path = tmp_path / "模板.xlsx"
    write_template(path, city)
    rehearsal = check_ledger(path, city=city, as_of=as_of, unit=None, dry_run=True)
    assert rehearsal.table is not None, found(rehearsal)
    assert rehearsal.table["project_id"].to_pylist() == ["示例-1", "示例-2"]
    report = check_ledger(path, city=city, as_of=as_of, unit=None)
    assert [problem.value for problem in report.problems] == ["示例-1", "示例-2"]
    assert all("example row" in problem.text(Language.EN) for problem in report.problems)


def test_the_template_offers_what_the_profile_knows(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    write_template(path, NANCHANG)
    book = load_workbook(path)
    headers = [cell.value for cell in book["台账"][3]]
    assert headers == [column.label.zh for column in COLUMNS if column.name not in ("city", "as_of")]
    offered = {}
    for validation in book["台账"].data_validations.dataValidation:
        sheet, area = validation.formula1.split("!")
        header = headers[next(iter(validation.sqref.ranges)).min_col - 1]
        offered[header] = [cell.value for (cell,) in book[sheet][area.replace("$", "")]]
    assert set(offered) == {"所属县区", "单位类型", "领域", "层级", "计划类别", "建设状态", "前期阶段"}
    assert offered["层级"] == [tier.name for tier in NANCHANG.tiers]
    assert "湾里管理局" in offered["所属县区"]
    assert "湾里区" not in offered["所属县区"]


def test_a_marked_copy_shows_each_refused_cell(tmp_path: Path) -> None:
    rows = [clean(1, 项目名称="=1+1"), clean(2, 总投资="很多", 领域="航天"), clean(3, 备注="http://例子.中国")]
    source = write_csv(tmp_path / "台账.csv", lines(rows))
    report = check_ledger(source, city=NANCHANG, as_of=DECEMBER, unit=None)
    target = tmp_path / "标注.xlsx"
    write_marked_copy(report, source, target)
    book = load_workbook(target)
    sheet = book["台账"]
    commented = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.comment}
    assert commented == {"F5": "航天", "M5": "很多"}
    assert sheet["M5"].fill.fgColor.rgb == "FFFFD9B3"
    assert (sheet["B4"].value, sheet["B4"].data_type) == ("=1+1", "s")
    assert sheet["S6"].hyperlink is None
    listed = [[cell.value for cell in row] for row in book["问题清单"].iter_rows(min_row=2)]
    assert [row[:4] for row in listed] == [["台账", 5, "领域", "航天"], ["台账", 5, "总投资", "很多"]]
    assert [row[4] for row in listed] == [problem.text(Language.ZH) for problem in report.problems]


def test_a_marked_copy_is_imported_again_without_its_list(tmp_path: Path) -> None:
    source = write_csv(tmp_path / "台账.csv", lines([clean(1), clean(2, 总投资="很多")]))
    report = check_ledger(source, city=NANCHANG, as_of=DECEMBER, unit=None)
    target = tmp_path / "标注.xlsx"
    write_marked_copy(report, source, target)
    again = check_ledger(target, city=NANCHANG, as_of=DECEMBER, unit=None)
    assert found(again) == found(report)
    assert (again.rows, again.accepted, again.rejected) == (2, 1, 1)


def test_a_marked_copy_of_an_unreadable_file_is_the_list(tmp_path: Path) -> None:
    source = tmp_path / "台账.xlsx"
    source.write_bytes(b"")
    target = tmp_path / "标注.xlsx"
    write_marked_copy(check_ledger(source, city=NANCHANG, as_of=DECEMBER, unit=None), source, target)
    book = load_workbook(target)
    assert book.sheetnames == ["问题清单"]
    assert book["问题清单"]["E2"].value
