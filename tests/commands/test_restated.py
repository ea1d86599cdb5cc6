"""``brief --freeze`` keeps what was given; ``restated`` says what of it would read differently now."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.glossary import FigureKind
from analytics.snapshots import Archive
from tests.builders import DECEMBER, MAIN_TIER, archive_of, project, publish
from tests.commands.conftest import Run

BRIEF = ("brief", "--city", "南昌市", "--as-of", "2020-12")


@pytest.fixture
def frozen(run: Run, tmp_path: Path) -> Archive:
    """A demo city of two districts whose briefing was given."""
    ledger = {DECEMBER: [project(1), project(2, district="高新区", completed_investment_wan=70)]}
    archive = archive_of(tmp_path / "frozen", ledger, kind=FigureKind.DEMO)
    told = run(*BRIEF, "--freeze", "--note", "南昌日报", "--json", data=archive.root)
    assert (told.code, told.json["frozen"]) == (0, 1)
    return archive


def corrected(archive: Archive) -> None:
    """One project has completed 10 of 200 万元 more."""
    rows = [project(1, completed_investment_wan=60), project(2, district="高新区", completed_investment_wan=70)]
    publish(archive, rows, kind=FigureKind.DEMO, expected_version=1, reason="更正")


def test_nothing_is_frozen_at_first(run: Run) -> None:
    assert run("restated", "--json").json == {"frozen": [], "damaged": []}
    assert "还没有" in run("restated").out


def test_what_is_kept_and_not_corrected_reads_as_it_was_given(run: Run, frozen: Archive) -> None:
    (one,) = run("restated", "--json", data=frozen.root).json["frozen"]
    assert (one["number"], one["city"], one["as_of"], one["kind"]) == (1, "南昌市", "2020-12", "demo")
    assert (one["note"], one["reason"]) == ("南昌日报", None)
    assert one["restated"] == one["reworded"] == one["titles"] == one["tables"] == []


def test_a_correction_lists_the_figures_with_place_and_size(run: Run, frozen: Archive) -> None:
    corrected(frozen)
    (one,) = run("restated", "--city", "南昌市", "--json", data=frozen.root).json["frozen"]
    rates = [line for line in one["restated"] if line["metric"] == "completion_rate" and line["key"] == [MAIN_TIER]]
    assert {(line["given"], line["now"], line["by"]) for line in rates} == {("60.0%", "65.0%", "+5.0 个百分点")}
    assert {line["metric"] for line in one["restated"]} == {"completion_rate"}
    assert rates[0]["snapshots"][0]["version"] == 2
    told = run("restated", data=frozen.root).out
    assert "示例数据" in told
    assert "投资完成率" in told


def test_one_damaged_file_does_not_silence_the_others(run: Run, frozen: Archive) -> None:
    run(*BRIEF, "--freeze", data=frozen.root)
    (frozen.root / "briefings" / "demo" / "nanchang" / "0001.json").write_text("{}", "utf-8")
    outcome = run("restated", "--json", data=frozen.root)
    assert outcome.code == 0
    assert [one["number"] for one in outcome.json["frozen"]] == [2]
    assert ["0001" in fault for fault in outcome.json["damaged"]] == [True]
    assert "0001" in outcome.err


def test_invented_figures_are_not_held_against_a_ledger(run: Run, frozen: Archive) -> None:
    publish(frozen, [project(1)])
    (one,) = run("restated", "--json", data=frozen.root).json["frozen"]
    assert "示例数据" in one["reason"]
    assert one["restated"] == []


def test_a_note_without_freezing_is_refused(run: Run, frozen: Archive) -> None:
    outcome = run(*BRIEF, "--note", "南昌日报", data=frozen.root)
    assert (outcome.code, outcome.out) == (1, "")
    assert "--freeze" in outcome.err
