"""Published figures against ledgers: every verdict on small ledgers of one's own, and what a demo may decide."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analytics import published
from analytics.agreement import Agreement, Hedge
from analytics.answers import ask
from analytics.glossary import FigureKind
from analytics.language import Language
from analytics.months import Month
from analytics.published import Basis, PublishedFigure
from analytics.published import reconciled as module
from analytics.published.reconciled import Reconciled, reconciled
from analytics.published.verdicts import SEVERITY, Judged, judged
from analytics.snapshots import Archive, Reproduced
from tests.builders import DECEMBER, MAIN_TIER, YEAR_BEFORE, archive_of, municipal, new_start, project, publish
from tests.published.printing import YEAR_END, YEAR_END_BEFORE, printed
from tests.sources import ROOT

DEMO = Archive(ROOT / "data")
YI = 10_000


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Two Decembers: 117.56 亿元 of 100, two of three planned starts, three districts and two units of the city."""
    now = [
        project(1, annual_plan_wan=40 * YI, completed_investment_wan="560000.00"),
        project(2, district="高新区", annual_plan_wan=30 * YI, completed_investment_wan=30 * YI, sector="服务业"),
        project(3, district="经开区", annual_plan_wan=20 * YI, completed_investment_wan="215600.00"),
        municipal(4, annual_plan_wan=5 * YI, completed_investment_wan=4 * YI),
        municipal(5, unit="市水投公司", annual_plan_wan=5 * YI, completed_investment_wan=6 * YI),
        new_start(6, annual_plan_wan=None, completed_investment_wan=None),
        new_start(7, status="under_construction", annual_plan_wan=None, completed_investment_wan=None),
        new_start(8, status="finished", annual_plan_wan=None, completed_investment_wan=None),
    ]
    then = [project(1, annual_plan_wan=40 * YI, completed_investment_wan=36 * YI)]
    return archive_of(tmp_path, {YEAR_BEFORE: then, DECEMBER: now})


def held(archive: Archive, figure: PublishedFigure) -> Reconciled:
    """What the ledger says about one figure."""
    return reconciled(archive, [figure])[0]


POINTS: dict[str, Any] = {"unit": "百分点", "against": YEAR_END_BEFORE}
DECIDED = [
    (printed("project_count", "8"), Agreement.MATCHES),
    (printed("project_count", "9"), Agreement.MISMATCH),
    (printed("completed_investment", "117.56"), Agreement.MATCHES),
    (printed("completed_investment", "117.6"), Agreement.MATCHES),
    (printed("completed_investment", "117.5"), Agreement.TRUNCATED),
    (printed("completed_investment", "1175600", unit="万元"), Agreement.MATCHES),
    (printed("completed_investment", "110", hedge=Hedge.MORE), Agreement.MATCHES),
    (printed("completed_investment", "118", hedge=Hedge.MORE), Agreement.MISMATCH),
    (printed("completion_rate", "117.6"), Agreement.MATCHES),
    (printed("completion_rate", "117.6", tier="市级重大重点项目"), Agreement.MATCHES),
    (printed("completion_rate", "140.0", district="西湖"), Agreement.MATCHES),
    (printed("completion_rate", "100", sector="服务业"), Agreement.MATCHES),
    (printed("completion_rate", "100", sector="服务业", district="高新区"), Agreement.MATCHES),
    (printed("completion_rate", "100", district="市本级"), Agreement.MATCHES),
    (printed("start_rate", "66.6"), Agreement.TRUNCATED),
    (printed("opened_rate", "87.5", basis=Basis.ALL_PROJECTS), Agreement.MATCHES),
    (printed("completed_investment", "117.56", basis=Basis.REPORTED), Agreement.MATCHES),
    (printed("completion_rate", "27.6", **POINTS), Agreement.MATCHES),
    (printed("completion_rate", "27.5", **POINTS), Agreement.TRUNCATED),
    (printed("completion_rate", "27.6", direction="down", **POINTS), Agreement.MISMATCH),
    (printed("project_count", "7", against=YEAR_END_BEFORE), Agreement.MATCHES),
    (printed("completed_investment", "81.56", against=YEAR_END_BEFORE), Agreement.MATCHES),
    (printed("completed_investment", "226.6", unit="%", against=YEAR_END_BEFORE), Agreement.MATCHES),
    (printed("completion_rate", "17.56", unit="百分点", against="time_progress"), Agreement.MATCHES),
    (printed("start_rate", "33.3", unit="百分点", against="time_progress", direction="down"), Agreement.MATCHES),
    (printed("completion_rate", "1", unit="名", district="西湖区"), Agreement.MATCHES),
    (printed("completion_rate", "2", unit="名", district="经开区"), Agreement.MATCHES),
    (printed("completion_rate", "2", unit="名", district="高新区"), Agreement.MISMATCH),
    (printed("completion_rate", "1", unit="名", district="水投公司"), Agreement.MATCHES),
    (printed("completion_rate", "1", unit="名", district="市教育局"), Agreement.MISMATCH),
]


@pytest.mark.parametrize(("figure", "verdict"), DECIDED)
def test_a_ledger_decides(archive: Archive, figure: PublishedFigure, verdict: Agreement) -> None:
    found = held(archive, figure)
    assert found.verdict is verdict
    assert found.snapshot is not None
    assert found.snapshot.title == "2020-12 v1"
    assert "demo" not in found.reason.text(Language.EN)


UNDECIDED = [
    (printed("project_count", "8", city="武汉市"), "No ledger of Wuhan"),
    (printed("project_count", "8", city="成都市", tier="市重点"), "No ledger of Chengdu"),
    (printed("project_count", "395", as_of=date(2018, 12, 31)), "There is no ledger of Dec 2018"),
    (
        printed("completion_rate", "1", unit="百分点", against=YEAR_END.replace(year=2018)),
        "which the change is against",
    ),
    (printed("total_investment", "437.76", stage="竣工投产"), "“竣工投产”"),
    (printed("project_count", "3", size="10亿元以上"), "“10亿元以上”"),
    (printed("other", "500", unit="亿元"), "No metric"),
    (printed("completion_rate", "110", basis=Basis.PERIOD_TARGET), "a target for part of the year"),
    (printed("completed_investment", "110", basis=Basis.EXPECTED), "expected"),
    (printed("start_rate", "86.3", basis=Basis.ALL_PROJECTS), "basis"),
    (printed("completed_investment", "20", unit="%"), "not measured in the printed unit: %"),
    (printed("project_count", "8", tier="“3个100”重点项目"), "does not know ““3个100”重点项目”"),
    (printed("project_count", "8", tier=None), "names no list"),
    (printed("project_count", "8", sector="生态"), "“生态”"),
    (printed("completion_rate", "100", district="各县区"), "“各县区”"),
    (printed("completion_rate", "2", unit="名"), "among cities"),
    (printed("completion_rate", "100", tier="省重点"), "no such figure"),
    (printed("completion_rate", "1", unit="名", district="东湖区"), "no such figure"),
]


@pytest.mark.parametrize(("figure", "why"), UNDECIDED)
def test_what_a_ledger_cannot_tell_has_its_reason(archive: Archive, figure: PublishedFigure, why: str) -> None:
    found = held(archive, figure)
    assert (found.verdict, found.value, found.snapshot) == (Agreement.NOT_COMPARABLE, None, None)
    assert why in found.reason.text(Language.EN)
    assert found.reason.text(Language.ZH) != found.reason.text(Language.EN)


@pytest.mark.parametrize("value", ["8", "7"])
def test_a_figure_of_another_date_is_never_equal(archive: Archive, value: str) -> None:
    figure = printed("project_count", value, as_of=date(2021, 1, 31), period_end=YEAR_END)
    found = held(archive, figure)
    assert (found.verdict, found.value) == (Agreement.ANOTHER_DATE, 8)
    assert "2021-01-31" in found.reason.text(Language.EN)


def test_a_district_that_was_dissolved_by_then_is_unknown(archive: Archive) -> None:
    assert held(archive, printed("project_count", "1", district="湾里区")).verdict is Agreement.NOT_COMPARABLE


def test_a_damaged_ledger_leaves_the_published_figures_readable(archive: Archive) -> None:
    file = next(archive.root.glob(f"*/*/{DECEMBER}.v1.parquet"))
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    found = held(archive, printed("project_count", "8"))
    assert found.verdict is Agreement.NOT_COMPARABLE
    assert "its SHA-256 differs" in found.reason.text(Language.EN)


def test_each_breakdown_is_asked_once(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(module, "ask", lambda archive, question: asked.append(question) or ask(archive, question))
    reconciled(archive, [figure for figure, _verdict in DECIDED])
    assert len(asked) == len({question.by for question in asked}) == 5


def test_a_demo_decides_about_what_it_declares_and_nothing_else(tmp_path: Path) -> None:
    declared = (
        Reproduced("project_count", MAIN_TIER, None, "3", "个", "text"),
        Reproduced("planned_start_count", MAIN_TIER, None, "3", "个", "text"),
        Reproduced("started_count", MAIN_TIER, None, "1", "个", "text"),
    )
    archive = Archive(tmp_path)
    rows = [new_start(1), new_start(2), new_start(3, status="finished")]
    publish(archive, rows, kind=FigureKind.DEMO, reproduces=declared)
    assert held(archive, printed("project_count", "3")).verdict is Agreement.MATCHES
    assert "demo ledger" in held(archive, printed("project_count", "3")).reason.text(Language.EN)
    assert held(archive, printed("start_rate", "33.3")).verdict is Agreement.MATCHES
    assert held(archive, printed("start_rate", "34")).verdict is Agreement.MISMATCH
    for figure in (
        printed("project_count", "4"),
        printed("project_count", "3", sector="工业"),
        printed("project_count", "3", district="西湖区"),
        printed("opened_rate", "33.3"),
        printed("project_count", "1", unit="名", district="西湖区"),
    ):
        found = held(archive, figure)
        assert (found.verdict, found.value) == (Agreement.NOT_COMPARABLE, None)
        assert "synthetic" in found.reason.text(Language.EN)


@pytest.fixture(scope="module")
def on_demo() -> tuple[Judged, ...]:
    """Every published figure against the demo ledgers."""
    return judged(DEMO)


def of(found: tuple[Judged, ...], city: str, value: str, unit: str = "个") -> list[Judged]:
    return [one for one in found if (one.figure.city, str(one.figure.value), one.figure.unit) == (city, value, unit)]


def test_on_the_demo_the_starts_of_chengdu_are_of_another_date(on_demo: tuple[Judged, ...]) -> None:
    (starts,), (rate,) = of(on_demo, "成都市", "215"), of(on_demo, "成都市", "69.81", "%")
    assert starts.verdict is rate.verdict is Agreement.ANOTHER_DATE
    assert rate.recomputed is not None
    assert rate.recomputed.verdict is Agreement.MATCHES
    assert starts.reconciled.snapshot is not None
    assert starts.reconciled.snapshot.as_of == Month(2019, 8)


def test_on_the_demo_the_totals_of_nanchang_are_equal_and_one_rate_is_cut_off(on_demo: tuple[Judged, ...]) -> None:
    assert {one.verdict for one in of(on_demo, "南昌市", "586")} == {Agreement.MATCHES}
    assert {one.verdict for one in of(on_demo, "南昌市", "29.4", "百分点")} == {Agreement.MATCHES}
    (cut,) = of(on_demo, "南昌市", "85.9", "%")
    assert cut.reconciled.verdict is cut.verdict is Agreement.TRUNCATED


def test_a_demo_decides_no_rank(on_demo: tuple[Judged, ...]) -> None:
    ranks = [one for one in on_demo if one.figure.is_rank]
    assert ranks
    assert {one.verdict for one in ranks} == {Agreement.NOT_COMPARABLE}


def test_no_demo_figure_differs_from_what_it_reproduces(on_demo: tuple[Judged, ...]) -> None:
    assert Agreement.MISMATCH not in {one.reconciled.verdict for one in on_demo}


def test_the_more_severe_verdict_counts_where_both_decide(archive: Archive) -> None:
    assert len(SEVERITY) == len(Agreement)
    assert SEVERITY[0] is Agreement.MISMATCH
    figures = [printed("completion_rate", "117.6"), printed("completion_rate", "117.5")]
    matching, cut = (Judged(figure, None, held(archive, figure)) for figure in figures)
    assert (matching.verdict, cut.verdict) == (Agreement.MATCHES, Agreement.TRUNCATED)


def test_every_figure_has_a_reason_in_both_languages(on_demo: tuple[Judged, ...]) -> None:
    assert len(on_demo) == len(published.figures())
    for one in on_demo:
        assert one.reason(Language.EN)
        assert "{" not in one.reason(Language.ZH) + one.reason(Language.EN)
