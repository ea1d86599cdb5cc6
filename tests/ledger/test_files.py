"""Files: encodings, formulas, errors, merges, and workbooks that must not be read to the end."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from analytics.language import Language
from analytics.ledger import LedgerReport, check_ledger
from analytics.ledger.reading import workbook
from analytics.ledger.reading.workbook import read_sheets
from tests.ledger.grids import DECEMBER, HEADERS, NANCHANG, SHEET, clean, found, lines, only, write_csv, write_xlsx

LEDGER = lines([clean(1), clean(2, 项目名称="=1+1"), clean(3, 备注="镕、囧、€")])
TOTAL, NAME, NOTE = (HEADERS.index(header) for header in ("总投资", "项目名称", "备注"))


def imported(path: Path) -> LedgerReport:
    """The report on a file."""
    return check_ledger(path, city=NANCHANG, as_of=DECEMBER, unit=None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv(tmp_path: Path, encoding: str) -> None:
    report = imported(write_csv(tmp_path / "台账.csv", LEDGER, encoding))
    assert report.table is not None, found(report)
    assert report.table["name"].to_pylist() == ["示例厂房1", "=1+1", "示例厂房3"]
    assert report.table["note"].to_pylist() == [None, None, "镕、囧、€"]


def test_a_csv_sheet_is_named_like_its_file_and_counts_records(tmp_path: Path) -> None:
    cells = lines([clean(1, 备注="两\n行"), {}, clean(2, 总投资="很多")])
    report = imported(write_csv(tmp_path / "十二月.csv", cells))
    problem = only(report)
    assert (problem.sheet, problem.row, problem.column, problem.value) == ("十二月", 6, "总投资", "很多")
    assert (report.rows, report.accepted, report.rejected, report.skipped) == (3, 1, 1, 1)


def test_a_workbook_with_everything(tmp_path: Path) -> None:
    district = HEADERS.index("所属县区")
    cells = lines(
        [
            clean(1, 实际开工时间=date(2019, 3, 1), 总投资="1,000"),
            clean(2, 所属县区=None, 总投资="２０００"),
            {"项目名称": "西湖区小计", "总投资": 3000},
            {},
            clean(3),
        ]
    )
    assert district == 2
    report = imported(write_xlsx(tmp_path / "台账.xlsx", cells, ["A1:E1", "C4:C5"]))
    assert report.table is not None, found(report)
    assert (report.rows, report.accepted, report.skipped) == (5, 3, 2)
    assert report.table["district"].to_pylist() == ["西湖区"] * 3
    assert [int(total) for total in report.table["total_investment_wan"].to_pylist()] == [1000, 2000, 1000]


def test_errors_and_formulas_without_a_value(tmp_path: Path) -> None:
    cells = lines([clean(1, 总投资="=SUM(1,2)"), clean(2), clean(3)])
    path = write_xlsx(tmp_path / "台账.xlsx", cells, formulas=True)
    rewrite(path, lambda xml: xml.replace("<v>1000</v>", "<v>#N/A</v>", 1).replace('t="n"><v>#N/A', 't="e"><v>#N/A'))
    report = imported(path)
    assert [(problem.row, problem.column, problem.value) for problem in report.problems] == [
        (4, "总投资", "=SUM(1,2)"),
        (5, "总投资", "#N/A"),
    ]
    assert "formula was saved without its value" in report.problems[0].text(Language.EN)
    assert "shows an error" in report.problems[1].text(Language.EN)


def test_a_formula_with_a_value_is_that_value(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "台账.xlsx", lines([clean(1, 总投资="=SUM(1,2)"), clean(2, 备注='=""')]), formulas=True
    )
    rewrite(path, lambda xml: re.sub(r"(SUM\(1,2\)</f>)<v ?(?:/>|></v>)", r"\1<v>1003</v>", xml))
    rewrite(path, lambda xml: re.sub(r'(<c r="\w+")(><f>"")', r'\1 t="str"\2', xml))
    report = imported(path)
    assert report.table is not None, found(report)
    assert int(report.table["total_investment_wan"][0].as_py()) == 1003
    assert report.table["note"][1].as_py() is None


def test_sheets_are_told_apart(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "说明"
    book.active.append(["填表说明"])
    for name, row in (("县区", clean(1)), ("市直", clean(1))):
        sheet = book.create_sheet(name)
        for cells in lines([row]):
            sheet.append(cells)
    book.save(tmp_path / "台账.xlsx")
    problem = only(imported(tmp_path / "台账.xlsx"))
    assert (problem.sheet, problem.row, problem.value) == ("市直", 4, "NC-1")


@pytest.mark.parametrize(("state", "told"), [("visible", True), ("hidden", False), ("veryHidden", False)])
def test_a_hidden_sheet_without_a_header_is_left_out(tmp_path: Path, state: str, told: bool) -> None:  # noqa: FBT001
    path = write_xlsx(tmp_path / "台账.xlsx", lines([clean(1)]))
    book = load_workbook(path)
    sheet = book.create_sheet("底稿")
    sheet.append(list(clean(2).values()))
    sheet.sheet_state = state
    book.save(path)
    report = imported(path)
    assert [problem.sheet for problem in report.problems] == (["底稿"] if told else [])
    assert (report.rows, report.accepted, report.rejected) == ((2, 0, 2) if told else (1, 1, 0))


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    """Change the first sheet's XML."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    part = "xl/worksheets/sheet1.xml"
    members[part] = change(members[part].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def far_cell(path: Path) -> None:
    """A workbook whose lone far cell would take hundreds of gigabytes to lay out."""
    write_xlsx(path, [["项目编号"]])
    rewrite(path, lambda xml: xml.replace("</row>", '</row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', 1))


def bomb(path: Path) -> None:
    """A workbook that unpacks to more than any ledger."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(20):
            part.write(b" " * 1_000_000)


def no_zip(path: Path) -> None:
    """Something else under a workbook's name."""
    path.write_bytes(b"\xd0\xcf\x11\xe0 protected")


def empty_zip(path: Path) -> None:
    """An archive without a workbook in it."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", "b")


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (far_cell, "stray cell"),
        (bomb, "unpacks to"),
        (no_zip, "not a readable workbook"),
        (empty_zip, "cannot be read"),
    ],
)
def test_files_that_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], why: str
) -> None:
    monkeypatch.setattr(workbook, "UNPACKED_BYTES", 10_000_000)
    path = tmp_path / "台账.xlsx"
    make(path)
    report = imported(path)
    assert why in only(report).text(Language.EN)
    assert (report.rows, report.table) == (0, None)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("台账.xls", b"", "neither an .xlsx nor a .csv"),
        ("台账.csv", b"\xff\xff\xff", "neither UTF-8 nor GB18030"),
        ("台账.csv", '项目编号,"项目'.encode(), "quotation marks"),
        ("台账.csv", b"", "No sheet has a ledger's header"),
    ],
)
def test_other_files_that_are_refused(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert why in only(imported(tmp_path / name)).text(Language.EN)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "cannot be opened" in only(imported(tmp_path / "台账.xlsx")).text(Language.EN)


def test_cells_keep_their_places(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "台账.xlsx", [[], [None, "乙"], [None, None, 3.5, date(2020, 3, 1), True]])
    (sheet,) = read_sheets(path)
    assert (sheet.name, sheet.height) == (SHEET, 3)
    assert [sheet.row_texts(row) for row in range(3)] == [
        ["", "", "", "", ""],
        ["", "乙", "", "", ""],
        ["", "", "3.5", "2020-03-01", "TRUE"],
    ]


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[float] = []
    check_ledger(
        write_csv(tmp_path / "台账.csv", LEDGER),
        city=NANCHANG,
        as_of=DECEMBER,
        unit=None,
        progress=lambda _stage, done: told.append(done),
    )
    assert told == sorted(told)
    assert told[-1] == 1.0
