"""Tables for a reader: rounded once from the exact value, units in the labels, null for nothing."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from analytics.answers import ask
from analytics.glossary import Dimension
from analytics.language import Language
from analytics.wording.listing import ListedKind, of_groups, of_projects
from tests.builders import DECEMBER, YEAR_BEFORE, answer_of, archive_of, municipal, project, question, table

METRICS = ("completion_rate", "completed_investment", "project_count")


def test_projects_carry_their_own_rate_and_amounts_in_yi() -> None:
    rows = [
        project(1, annual_plan_wan=3, completed_investment_wan=2, total_investment_wan="10050.00"),
        project(2, annual_plan_wan=None, note="备注"),
    ]
    listing = of_projects(table(rows), DECEMBER, Language.ZH)
    first, second = listing.rows
    assert first["completion_rate"] == Decimal("66.7")
    assert first["total_investment_wan"] == Decimal("1.01")
    assert (second["completion_rate"], second["annual_plan_wan"], second["note"]) == (None, None, "备注")
    assert (first["plan_kind"], first["status"]) == ("续建", "在建")
    labels = {column.name: column.label for column in listing.columns}
    assert labels["total_investment_wan"] == "总投资 (亿元)"
    assert {column.name for column in listing.columns} == set(first)


def test_groups_are_ranked_with_the_change_beside_each_rate(tmp_path: Path) -> None:
    ledgers = {
        DECEMBER: [
            project(1, completed_investment_wan=90),
            project(2, district="高新区", completed_investment_wan=120),
            municipal(3),
        ],
        YEAR_BEFORE: [project(1, completed_investment_wan=80)],
    }
    answer = answer_of(tmp_path, ledgers, *METRICS, by=Dimension.DISTRICT, compare_to=YEAR_BEFORE)
    listing = of_groups(answer, METRICS, lambda key: key[0], "县区", Language.ZH)
    assert [(row["rank"], row["group"], row["completion_rate"]) for row in listing.rows] == [
        (1, "高新区", Decimal("120.0")),
        (2, "西湖区", Decimal("90.0")),
        (None, "市本级", Decimal("50.0")),
    ]
    assert [row["completion_rate_delta"] for row in listing.rows] == [None, Decimal("10.0"), None]
    assert [column.label for column in listing.columns] == [
        "名次", "县区", "投资完成率 (%)", "投资完成率 较2019年12月 (个百分点)", "累计完成投资 (亿元)", "项目数 (个)",
    ]  # fmt: skip


def test_without_a_comparison_there_is_no_change_column(tmp_path: Path) -> None:
    answer = answer_of(tmp_path, {DECEMBER: [project(1)]}, *METRICS, by=Dimension.SECTOR)
    kinds = [column.kind for column in of_groups(answer, METRICS, lambda key: key[0], "领域", Language.ZH).columns]
    assert kinds == [ListedKind.COUNT, ListedKind.TEXT, ListedKind.RATE, ListedKind.AMOUNT, ListedKind.COUNT]


def test_projects_stand_in_the_order_in_which_one_asks_about_them() -> None:
    rows = [
        project("ahead", annual_plan_wan=10_000, completed_investment_wan=20_000),
        project("far", annual_plan_wan=90_000, completed_investment_wan=10_000),
        project("unplanned", annual_plan_wan=None),
        project("near", annual_plan_wan=10_000, completed_investment_wan=9_000),
    ]
    listing = of_projects(table(rows), DECEMBER, Language.ZH)
    assert [(row["project_id"], row["pace_gap"]) for row in listing.rows] == [
        ("Pfar", Decimal("-8.00")),
        ("Pnear", Decimal("-0.10")),
        ("Pahead", Decimal("1.00")),
        ("Punplanned", None),
    ]
    june = of_projects(table(rows), DECEMBER.plus(-6), Language.ZH)
    assert june.rows[0]["pace_gap"] == Decimal("-3.50")


def test_all_groups_together_close_the_table(tmp_path: Path) -> None:
    ledgers = {DECEMBER: [project(1, completed_investment_wan=90), project(2, district="高新区")]}
    archive = archive_of(tmp_path, ledgers)
    whole = ask(archive, question(*METRICS))
    parts = ask(archive, question(*METRICS, by=Dimension.DISTRICT))
    last = of_groups(parts, METRICS, lambda key: key[0], "县区", Language.ZH, whole).rows[-1]
    assert (last["rank"], last["group"], last["completion_rate"]) == (None, "合计", Decimal("70.0"))
