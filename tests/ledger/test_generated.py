"""Three hundred generated ledgers: every planted fault is named at exactly its cell, no clean ledger is refused."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from analytics.ledger import LedgerReport, check_ledger
from analytics.schema import SCHEMA
from tests.ledger.grids import DECEMBER, FIRST_ROW, HEADERS, NANCHANG, check, clean, found, lines, write_csv, write_xlsx

LEDGERS = 300
# Every so many ledgers go through a file; the others are checked as grids, since reading is not what they test.
EVERY_XLSX, EVERY_CSV = 15, 4
DISTRICTS = [district.name for district in NANCHANG.districts_on(DECEMBER.end)]
SLIPPED = "NC-1"

Row = dict[str, Any]
SECTIONS: tuple[Row, ...] = (
    {},
    {"项目名称": "小计", "总投资": 5},
    {"项目编号": "二、服务业"},
    {"项目编号": "三", "项目名称": "服务业", "总投资": 5},
    {"项目名称": "西湖区（2个）", "年度计划投资": 5},
    {"项目名称": "其中：新开工项目（2个）", "总投资": 5},
    {"项目名称": "全市", "总投资": 5},
    {"项目名称": "西湖区合计", "建设状态": "开工2个", "总投资": 5},
)
Planter = Callable[[random.Random, list[Row], int], str]


def planted(header: str, *cells: object, **others: object) -> Planter:
    """A planter that writes one of these into a row's cell, and what else the fault needs."""

    def plant(chance: random.Random, rows: list[Row], place: int) -> str:
        rows[place] |= {header: chance.choice(cells)} | others
        return header

    return plant


def plant_repetition(_chance: random.Random, rows: list[Row], place: int) -> str:
    """The number of the first row, the one that no planter changes."""
    rows[place]["项目编号"] = rows[0]["项目编号"]
    return "项目编号"


def plant_ten_thousandfold(chance: random.Random, rows: list[Row], place: int) -> str:
    """An amount 10⁴ times the earlier ledger's."""
    rows[place] |= {"项目编号": SLIPPED, "总投资": 10_000 * chance.choice([800, 1000, 1900])}
    return "总投资"


PLANTERS: dict[str, Planter] = {
    "repeated number": plant_repetition,
    "ten thousandfold": plant_ten_thousandfold,
    "no number": planted("项目编号", None, "—", "/"),
    "damaged number": planted("项目编号", "3.60100202001E+17"),
    "no name": planted("项目名称", None, "　"),
    "control character": planted("项目名称", "示例\x02项目"),
    "unknown district": planted("所属县区", "湾里区", "红谷滩新区", "天府新区", 责任单位="某公司", 单位类型="县区"),
    "district without a name": planted("所属县区", None, "-", 单位类型="县区", 责任单位="某公司"),
    "nobody's district": planted("所属县区", None, "-", 单位类型=None, 责任单位="某公司"),
    "called like a subtotal": planted("项目编号", None, 项目名称="排水管网工程汇总"),
    "municipal with a district": planted("所属县区", "西湖区", 单位类型="市直", 责任单位="市教育局"),
    "unknown unit kind": planted("单位类型", "央企"),
    "unknown sector": planted("领域", "航天", "#REF!"),
    "no tier": planted("层级", None, "无"),
    "unknown tier": planted("层级", "国重点", "市重大重点、国重点"),
    "unknown plan kind": planted("计划类别", "改扩建"),
    "unknown status": planted("建设状态", "停工", "#N/A"),
    "stage of no reserve": planted("前期阶段", "可研", "初步设计", 计划类别="续建"),
    "unknown stage": planted("前期阶段", "第一阶段"),
    "negative": planted("总投资", "-1", "－２０", "-0.01"),
    "not finite": planted("年度计划投资", "NaN", "inf", "-inf"),
    "no amount": planted("年度计划投资", "约三亿", "1,23", "1.2.3", "#DIV/0!"),
    "another unit": planted("总投资", "3亿元"),
    "too large": planted("总投资", 1e300, 1e15),
    "too fine": planted("本年累计完成投资", "1.234"),
    "far above the total": planted("本年累计完成投资", 3000.5, "9,999", 总投资=1000),
    "far above the total to date": planted("开工以来累计完成投资", 4000, 总投资=1000),
    "started later": planted("实际开工时间", "2021年1月", "2021-01-01", 建设状态="在建", 实际竣工时间=None),
    "no date": planted("实际开工时间", "三月", "2020-02-30", "2020年13月", 建设状态="在建", 实际竣工时间=None),
    "finished later": planted("实际竣工时间", "2021.1.1", 建设状态="竣工"),
    "finished before the start": planted("实际竣工时间", "2018年2月", 建设状态="竣工", 实际开工时间="2018-03-01"),
    "not started, with a start": planted("建设状态", "未开工", 实际开工时间="2020年3月", 实际竣工时间=None),
    "transferred later": planted("调入日期", "2021-02"),
}


@dataclass
class Generated:
    """A ledger as rows of cells, what its rows mean, and where faults were planted (spreadsheet row, header)."""

    rows: list[Row] = field(default_factory=list)
    meant: list[Row] = field(default_factory=list)
    faults: set[tuple[int, str]] = field(default_factory=set)


def amount(chance: random.Random, most: int) -> tuple[object, Decimal]:
    """An amount as a cell may write it, and the amount."""
    value = Decimal(chance.randint(0, most * 100)).scaleb(-2)
    plain = f"{value:.2f}"
    wide = plain.translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
    return chance.choice([float(value), plain, f"{value:,.2f}", wide, f" {plain}万元"]), value


def start(chance: random.Random) -> tuple[object, date]:
    """A date as a cell may write it, and the date."""
    day = date(chance.randint(2017, 2019), chance.randint(1, 12), chance.randint(1, 28))
    first = day.replace(day=1)
    return chance.choice(
        [
            (f"{day.year}年{day.month}月", first),
            (f"{day:%Y-%m}", first),
            (f"{day.year}.{day.month}.{day.day}", day),
            (f"{day:%Y/%m/%d}", day),
            (f"{day.year}年{day.month}月{day.day}日", day),
            (day, day),
        ]
    )


def add_clean_row(chance: random.Random, ledger: Generated, number: int) -> None:
    """One sound project, as its cells and as what they mean."""
    district = chance.choice(DISTRICTS)
    municipal = chance.random() < 0.2
    tiers = chance.sample([tier.name for tier in NANCHANG.tiers], chance.randint(1, 3))
    sector = chance.choice(NANCHANG.sectors)
    total, total_meant = amount(chance, 1000)
    total_meant += 1000
    plan, plan_meant = amount(chance, 900)
    done, done_meant = amount(chance, 900)
    opened, opened_meant = start(chance)
    started = chance.random() < 0.7
    reserve = not started and chance.random() < 0.5
    ledger.rows.append(
        clean(
            number,
            所属县区=chance.choice([None, "—", "市直"]) if municipal else district,
            责任单位="市教育局" if municipal else district,
            单位类型="市直" if municipal else "县区",
            领域=chance.choice([sector.name, *sector.aliases]),
            层级="、".join(tiers),
            计划类别="前期" if reserve else chance.choice(["续建", "结转"]) if started else "新开工",
            建设状态=chance.choice(["在建", "已开工"]) if started else chance.choice(["未开工", "尚未开工"]),
            前期阶段="可研" if reserve else None,
            总投资=float(total_meant) if isinstance(total, float) else f"{total_meant:,.2f}",
            年度计划投资=plan,
            本年累计完成投资=done,
            开工以来累计完成投资="-",
            实际开工时间=opened if started else None,
            备注=chance.choice([None, "=1+1", "<b>", "$x$"]),
        )
    )
    kinds = ("reserve" if reserve else "carried_over" if started else "new_start", started)
    ledger.meant.append(
        dict.fromkeys(SCHEMA.names)
        | {
            "city": NANCHANG.name,
            "as_of": DECEMBER.end,
            "project_id": f"NC-{number}",
            "name": f"示例厂房{number}",
            "district": None if municipal else district,
            "responsible_unit": "市教育局" if municipal else district,
            "unit_kind": "municipal" if municipal else "district",
            "sector": sector.name,
            "tiers": tiers,
            "plan_kind": kinds[0],
            "status": "under_construction" if started else "not_started",
            "reserve_stage": "proposal" if reserve else None,
            "total_investment_wan": total_meant,
            "annual_plan_wan": plan_meant,
            "completed_investment_wan": done_meant,
            "started_on": opened_meant if started else None,
            "note": ledger.rows[-1]["备注"],
        }
    )


def generate(seed: int) -> Generated:
    """A ledger of 5–25 rows, blank and subtotal rows among them; two in three carry faults."""
    chance = random.Random(seed)  # noqa: S311
    ledger = Generated()
    for number in range(chance.randint(5, 25)):
        if number and chance.random() < 0.15:
            ledger.rows.append(chance.choice(SECTIONS))
        # Numbers from 10 on: the number that the earlier ledger knows is for one planter alone.
        add_clean_row(chance, ledger, number + 10)
    if seed % 3:
        projects = [place for place, row in enumerate(ledger.rows) if row.get("计划类别")]
        names = chance.sample(sorted(PLANTERS), chance.randint(1, min(4, len(projects) - 1)))
        for name, place in zip(names, chance.sample(projects[1:], len(names)), strict=True):
            rows = [row for row in ledger.rows if row.get("计划类别")]
            header = PLANTERS[name](chance, rows, rows.index(ledger.rows[place]))
            ledger.faults.add((FIRST_ROW + place, header))
    return ledger


def earlier() -> pa.Table:
    """The ledger of a month before, which knows one project."""
    row = dict.fromkeys(SCHEMA.names) | {"project_id": SLIPPED, "total_investment_wan": Decimal(1000)}
    nullable = pa.schema([field.with_nullable(True) for field in SCHEMA])  # noqa: FBT003
    return pa.Table.from_pylist([row], nullable)


def report_on(seed: int, ledger: Generated, folder: Path) -> LedgerReport:
    """The report on a ledger, of every few by way of a file."""
    cells = lines(ledger.rows)
    options: dict[str, Any] = {"city": NANCHANG, "as_of": DECEMBER, "unit": None, "earlier": earlier()}
    writable = not any("\x02" in str(cell) for row in cells for cell in row)
    if seed % EVERY_XLSX == 0 and writable:
        return check_ledger(write_xlsx(folder / "台账.xlsx", cells), **options)
    if seed % EVERY_CSV == 0:
        return check_ledger(write_csv(folder / "台账.csv", cells), **options)
    return check(cells, **options)


@pytest.mark.parametrize("first", range(0, LEDGERS, 50))
def test_generated_ledgers(tmp_path: Path, first: int) -> None:
    for seed in range(first, first + 50):
        ledger = generate(seed)
        report = report_on(seed, ledger, tmp_path)
        named = {(problem.row, problem.column) for problem in report.problems}
        assert named == ledger.faults, (seed, found(report), ledger.faults)
        assert len(report.problems) == len(ledger.faults), (seed, found(report))
        assert report.rows == report.accepted + report.rejected + report.skipped == len(ledger.rows)
        assert report.rejected == len({row for row, _header in ledger.faults})
        assert report.skipped == len(ledger.rows) - len(ledger.meant)
        if ledger.faults:
            assert report.table is None
        else:
            assert report.table is not None
            assert report.table.to_pylist() == ledger.meant, seed


def test_every_planter_was_used() -> None:
    headers = {header for seed in range(LEDGERS) for _row, header in generate(seed).faults}
    assert headers == {planter(random.Random(0), [clean(1), clean(2)], 1) for planter in PLANTERS.values()}  # noqa: S311
    assert headers <= set(HEADERS)
