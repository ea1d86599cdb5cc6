"""Published figures as tables: decimals as printed, and the kind of every value that is taken from a ledger."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from analytics import published
from analytics.agreement import Hedge
from analytics.export import About, csv_file, workbook
from analytics.glossary import FigureKind
from analytics.language import Language
from analytics.published.tables import MARKS, of_figures, of_sources, source_line, summary
from analytics.published.verdicts import SEVERITY, Judged, judged
from analytics.published.words import metric_text, part_text, period_text, printed_text
from analytics.snapshots import Archive
from tests.published.printing import YEAR_END, YEAR_END_BEFORE, printed
from tests.sources import ROOT

ABOUT = About("南昌市公开数据", "公开数据 · 共5篇文本", FigureKind.PUBLISHED, Language.ZH)


@pytest.fixture(scope="module")
def found() -> tuple[Judged, ...]:
    """The figures of Nanchang against its demo ledgers."""
    return judged(Archive(ROOT / "data"), "南昌市")


def test_a_row_shows_the_figure_its_recomputation_and_the_kind_of_ledger(found: tuple[Judged, ...]) -> None:
    listing = of_figures(found, Language.ZH)
    assert len(listing.rows) == len(found)
    (row,) = [row for row in listing.rows if row["value"] == Decimal("85.9")]
    assert (row["verdict"], row["unit"], row["part"]) == ("▽ 截尾（未四舍五入）", "%", None)
    assert (row["recomputed"], row["derivation"]) == (Decimal("85.976"), "141 ÷ 164 = 85.976%")
    assert (row["ledger"], row["ledger_kind"]) == (Decimal("85.976"), "示例台账 2020-12 v1")
    assert str(row["source"]).startswith("《我委召开")
    assert str(row["place"]).startswith("第26段")


def test_every_ledger_value_stands_beside_its_kind_and_no_other_row_has_one(found: tuple[Judged, ...]) -> None:
    for row in of_figures(found, Language.EN).rows:
        assert (row["ledger"] is None) == (row["ledger_kind"] is None)
        assert row["ledger_kind"] is None or str(row["ledger_kind"]).startswith("demo ledger")


def test_files_keep_the_decimals_as_printed_and_carry_the_mark(found: tuple[Judged, ...]) -> None:
    listing = of_figures(found, Language.ZH)
    sheet = load_workbook(io.BytesIO(workbook(listing, ABOUT))).active
    labels = [cell.value for cell in sheet[3]]
    column = labels.index("公布值")
    cells = {row[column].value: row[column].number_format for row in sheet.iter_rows(min_row=4)}
    assert (cells[586], cells[85.9], cells[6672.29]) == ("#,##0", "#,##0.0", "#,##0.00")
    assert sheet.title == "公开数据"
    header, *rows = csv.reader(io.StringIO(csv_file(listing, ABOUT).decode("utf-8-sig")))
    values = [row[header.index("公布值")] for row in rows]
    assert values == [str(one.figure.value) for one in found]
    assert {row[0] for row in rows} == {ABOUT.source}


def test_the_verdicts_of_each_text_add_up_to_its_figures(found: tuple[Judged, ...]) -> None:
    texts = published.sources()
    listing = of_sources(found, texts, Language.ZH)
    assert [row["name"] for row in listing.rows] == [source.title for source in texts]
    for row in listing.rows:
        counts = [row[str(verdict)] for verdict in SEVERITY]
        assert sum(count for count in counts if isinstance(count, int)) == row["figures"]
    assert {row["copy"] for row in listing.rows} == {"转载", "原发"}


def test_the_summary_counts_what_stands_below_it(found: tuple[Judged, ...]) -> None:
    texts = {one.figure.source for one in found}
    held = sum(one.reconciled.value is not None for one in found)
    parts = sum(one.recomputed is not None for one in found)
    assert summary(found, Language.EN) == (
        f"Figures: {len(found)}, texts: {len(texts)}, recomputed from their parts: {parts},"
        f" held against a demo ledger: {held}"
    )
    assert summary((), Language.ZH) == "共0条数据，0篇文本，按分项重算0条"
    assert source_line(5, Language.ZH) == "公开数据 · 共5篇文本，逐条注明来源"


def test_each_verdict_has_a_mark_of_its_own() -> None:
    assert len(set(MARKS.values())) == len(MARKS) == len(SEVERITY)


def test_a_figure_in_words() -> None:
    change = printed("completion_rate", "29.4", unit="百分点", against=YEAR_END_BEFORE)
    fall = printed("completion_rate", "3.20", unit="百分点", against="time_progress", direction="down")
    rank = printed("completion_rate", "1", unit="名", district="西湖区", sector="城建")
    bound = printed("total_investment", "10316.7", hedge=Hedge.MORE)
    assert printed_text(bound, Language.ZH) == "超10,316.7 亿元"
    assert printed_text(bound, Language.EN) == "more than 10,316.7 ×100m yuan"
    assert (printed_text(change, Language.ZH), printed_text(fall, Language.EN)) == ("29.4 个百分点", "−3.20 pp")
    assert metric_text(change, Language.ZH) == "投资完成率较2019-12-31变动"
    assert metric_text(fall, Language.EN) == "Completion rate against time progress"
    assert metric_text(rank, Language.ZH) == "投资完成率名次"
    assert (part_text(rank, Language.ZH), part_text(rank, Language.EN)) == (
        "城市建设 · 西湖区",
        "Urban construction · Xihu",
    )
    assert part_text(change, Language.ZH) is None


@pytest.mark.parametrize(
    ("start", "end", "zh", "en"),
    [
        ("2020-01-01", "2020-12-31", "2020年1–12月", "Jan–Dec 2020"),
        ("2020-01-01", "2020-01-31", "2020年1月", "Jan 2020"),
        ("2016-07-01", "2016-07-31", "2016-07-01 – 2016-07-31", "2016-07-01 – 2016-07-31"),
        ("2020-01-01", "2020-04-11", "2020-01-01 – 2020-04-11", "2020-01-01 – 2020-04-11"),
        ("2013-01-01", "2017-09-30", "2013-01-01 – 2017-09-30", "2013-01-01 – 2017-09-30"),
    ],
)
def test_a_period_in_words(start: str, end: str, zh: str, en: str) -> None:
    day = type(YEAR_END).fromisoformat
    figure = printed("project_count", "1", period_start=day(start), period_end=day(end))
    assert (period_text(figure, Language.ZH), period_text(figure, Language.EN)) == (zh, en)
