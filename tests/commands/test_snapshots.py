"""``snapshots``, ``diff`` and ``verify``: what there is, what differs, what is damaged."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analytics.glossary import FigureKind
from analytics.months import Month
from analytics.snapshots import Archive
from tests.builders import DECEMBER, archive_of, project, publish
from tests.commands.conftest import Run

NOVEMBER = Month(2020, 11)
DIFF = ("diff", "--city", "南昌市", "--json")


@pytest.fixture
def differing(tmp_path: Path) -> Archive:
    """November and two versions of December that differ in every way there is."""
    november = [
        project(1),
        project(2, status="not_started", plan_kind="reserve", reserve_stage="design"),
        project(3),
        project(4),
        project(5),
    ]
    december = [
        project(1, annual_plan_wan=120, total_investment_wan=None),
        project(2, status="under_construction", plan_kind="new_start"),
        project(3, completed_investment_wan=80, lead_official="示例领导1"),
        project(4, transferred_out_on=date(2020, 12, 10)),
        project(6, transferred_in_on=date(2020, 12, 1)),
        project(7),
    ]
    archive = archive_of(tmp_path / "differing", {NOVEMBER: november, DECEMBER: december})
    publish(archive, [*december, project(8)], expected_version=1, reason="漏报")
    return archive


def ids(entries: list[dict[str, Any]]) -> list[str]:
    """Which projects a group names."""
    return [entry["project_id"] for entry in entries]


def edits(entries: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """What changed in a group, from what to what."""
    return [(entry["project_id"], entry["column"], entry["before"], entry["after"]) for entry in entries]


def test_diff_sorts_what_differs(run: Run, differing: Archive) -> None:
    told = run(*DIFF, "--as-of", "2020-12@1", "--against", "2020-11", data=differing.root).json
    assert (told["city"], told["as_of"], told["against"], told["kind"]) == ("南昌市", "2020-12", "2020-11", "ledger")
    assert told["snapshots"] == [{"as_of": "2020-11", "version": 1}, {"as_of": "2020-12", "version": 1}]
    assert ids(told["transferred_in"]) == ["P6"]
    assert ids(told["transferred_out"]) == ["P4"]
    assert ids(told["listed"]) == ["P7"]
    assert ids(told["delisted"]) == ["P5"]
    assert edits(told["changed_plan"]) == [
        ("P1", "total_investment_wan", "1000.00", None),
        ("P1", "annual_plan_wan", "100.00", "120.00"),
    ]
    assert edits(told["changed_investment"]) == [("P3", "completed_investment_wan", "50.00", "80.00")]
    assert edits(told["status_moves"]) == [
        ("P2", "plan_kind", "reserve", "new_start"),
        ("P2", "status", "not_started", "under_construction"),
        ("P2", "reserve_stage", "design", None),
    ]
    assert edits(told["other_edits"]) == [
        ("P3", "lead_official", None, "示例领导1"),
        ("P4", "transferred_out_on", None, "2020-12-10"),
    ]


def test_diff_compares_versions_and_takes_the_newest_unless_told(run: Run, differing: Archive) -> None:
    told = run(*DIFF, "--as-of", "2020-12", "--against", "2020-12@1", data=differing.root).json
    assert [one["version"] for one in told["snapshots"]] == [1, 2]
    assert ids(told["listed"]) == ["P8"]
    assert not [group for group in ("transferred_in", "delisted", "changed_plan", "other_edits") if told[group]]


@pytest.mark.parametrize(
    ("as_of", "reason"),
    [("2020-12@3", "3"), ("2020-12@x", "2020-12@x"), ("2021-01", "2021-01"), ("2020", "2020")],
)
def test_diff_refuses_what_is_not_there(run: Run, differing: Archive, as_of: str, reason: str) -> None:
    outcome = run(*DIFF, "--as-of", as_of, "--against", "2020-11", data=differing.root)
    assert (outcome.code, reason in outcome.err, outcome.json.keys()) == (1, True, {"refused"})


def test_diff_in_words(run: Run, differing: Archive) -> None:
    told = run("diff", "--city", "南昌市", "--as-of", "2020-12@1", "--against", "2020-11", data=differing.root).out
    assert "南昌市 2020-11 v1 → 2020-12 v1 (台账数据)" in told
    assert "调入: 1\n  P6\t示例项目6\n" in told
    assert "  P3\t示例项目3\t本年累计完成投资 (亿元)\t0.0050 → 0.0080" in told
    assert "P2\t示例项目2\t建设状态\t未开工 → 在建" in told


def test_snapshots_lists_every_version(run: Run, differing: Archive) -> None:
    publish(differing, [project(city="chengdu")], kind=FigureKind.DEMO, city="chengdu")
    listed = run("snapshots", "--json", data=differing.root).json["snapshots"]
    assert [(one["city"], one["kind"], one["as_of"], one["version"], one["rows"]) for one in listed] == [
        ("成都市", "demo", "2020-12", 1, 1),
        ("南昌市", "ledger", "2020-11", 1, 5),
        ("南昌市", "ledger", "2020-12", 1, 6),
        ("南昌市", "ledger", "2020-12", 2, 7),
    ]
    assert listed[1]["totals"]["annual_plan_wan"] == "500.00"
    assert listed[3]["reason"] == "漏报"
    one_city = run("snapshots", "--city", "chengdu", "--json", data=differing.root).json["snapshots"]
    assert one_city == listed[:1]
    words = run("snapshots", data=differing.root).out.splitlines()
    assert len(words) == 1 + len(listed)
    assert words[-1].split("\t")[:4] == ["南昌市", "2020-12", "v2", "台账数据"]


def test_snapshots_of_an_empty_folder_says_so(run: Run, tmp_path: Path) -> None:
    assert run("snapshots", "--json", data=tmp_path / "none").json == {"snapshots": []}
    outcome = run("snapshots", data=tmp_path / "none")
    assert (outcome.code, len(outcome.out.splitlines())) == (0, 1)
    assert run("snapshots", "--city", "北京市", data=tmp_path).code == 1


def test_verify_finds_nothing_in_a_sound_archive(run: Run, differing: Archive) -> None:
    assert run("verify", "--json", data=differing.root).json == {"checked": 3, "damaged": []}


def test_verify_reports_damage_as_a_finding(run: Run, differing: Archive) -> None:
    path = differing.path(differing.current("nanchang", NOVEMBER))
    path.write_bytes(path.read_bytes() + b"\0")
    outcome = run("verify", "--json", data=differing.root)
    assert (outcome.code, outcome.json["checked"]) == (0, 3)
    (damaged,) = outcome.json["damaged"]
    assert (damaged["city"], damaged["as_of"], damaged["version"]) == ("南昌市", "2020-11", 1)
    assert path.name in damaged["fault"]
    assert damaged["reason"] is None
    words = run("verify", data=differing.root)
    assert path.name in words.out
    refused = run("headline", "--city", "南昌市", "--as-of", "2020-11", data=differing.root)
    assert (refused.code, path.name in refused.err) == (1, True)


@pytest.mark.parametrize("damage", ["{}", "[", None], ids=["no list", "no JSON", "missing"])
def test_a_list_that_cannot_be_read_is_damage_and_never_brings_the_demo_back(
    run: Run, differing: Archive, damage: str | None
) -> None:
    publish(differing, [project()], kind=FigureKind.DEMO)
    manifest = differing.root / "ledger" / "nanchang" / "manifest.json"
    manifest.unlink() if damage is None else manifest.write_text(damage)
    outcome = run("verify", "--json", data=differing.root)
    assert (outcome.code, outcome.json["checked"]) == (0, 1)
    assert ["manifest.json" in damaged["fault"] for damaged in outcome.json["damaged"]] == [True]
    refused = run("headline", "--city", "南昌市", "--as-of", "2020-12", data=differing.root)
    assert (refused.code, "manifest.json" in refused.err) == (1, True)
