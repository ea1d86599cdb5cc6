"""Snapshots are versioned, immutable, and read only when their bytes are those that were published."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from analytics.errors import DamagedSnapshot, LostRace, NoSnapshot, PortfolioError
from analytics.glossary import FigureKind
from analytics.months import Month
from analytics.snapshots import Archive, Reproduced, Snapshot, data_root
from analytics.snapshots import manifest as manifests
from tests.builders import CITY, DECEMBER, SOURCE, YEAR_BEFORE, archive_of, project, publication, publish, table

NOVEMBER = Month(2020, 11)


def file_of(archive: Archive, snapshot: Snapshot) -> Path:
    """A snapshot's file, not verified."""
    return archive.folder(snapshot.kind, snapshot.city) / snapshot.file


def test_a_snapshot_says_what_it_is(archive: Archive) -> None:
    figure = Reproduced("annual_plan", "市重大重点", None, "1559.8", "亿元", "通气会")
    rows = [project(1, annual_plan_wan="0.10"), project(2, annual_plan_wan="0.20", total_investment_wan=None)]
    snapshot = publish(archive, rows, published_by="数据科", published_at="2021-01-05", reproduces=(figure,))
    path = archive.path(snapshot)
    assert (snapshot.title, snapshot.rows, snapshot.source) == ("2020-12 v1", 2, SOURCE)
    assert snapshot.totals["annual_plan_wan"] == Decimal("0.30")
    assert snapshot.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert path.relative_to(archive.root).as_posix() == "ledger/nanchang/2020-12.v1.parquet"
    assert archive.all() == (snapshot,) == archive.versions(CITY, DECEMBER)
    assert archive.rows(snapshot).equals(table(rows))
    manifest = manifests.read(path.parent)
    assert manifests.from_json(manifests.to_json(manifest)) == manifest


def test_a_column_without_a_value_has_no_total(archive: Archive) -> None:
    snapshot = publish(archive, [project(annual_plan_wan=None)])
    assert archive.current(CITY, DECEMBER).totals["annual_plan_wan"] is snapshot.totals["annual_plan_wan"] is None


def test_months_come_in_order_of_time_whatever_order_they_were_published_in(archive: Archive) -> None:
    for month in (DECEMBER, YEAR_BEFORE, NOVEMBER):
        publish(archive, [project()], month)
    assert archive.months(CITY) == (YEAR_BEFORE, NOVEMBER, DECEMBER)
    before = archive.latest_own_before(CITY, DECEMBER)
    assert before is not None
    assert before.as_of == NOVEMBER
    assert archive.latest_own_before(CITY, YEAR_BEFORE) is None


def test_a_correction_makes_a_new_version_and_the_old_one_stays_readable(archive: Archive) -> None:
    first = publish(archive, [project(1)])
    content = archive.path(first).read_bytes()
    second = publish(archive, [project(1), project(2)], expected_version=1, reason="漏报一个项目")
    assert (second.version, second.reason) == (2, "漏报一个项目")
    assert archive.current(CITY, DECEMBER) == archive.snapshot(CITY, DECEMBER) == second
    assert archive.versions(CITY, DECEMBER) == (first, second)
    assert archive.snapshot(CITY, DECEMBER, 1) == first
    assert archive.path(first).read_bytes() == content
    assert (archive.rows(first).num_rows, archive.rows(second).num_rows) == (1, 2)
    assert (archive.own_version(CITY, DECEMBER), archive.own_version(CITY, NOVEMBER)) == (2, 0)


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_a_correction_without_a_reason_is_refused(archive: Archive, reason: str | None) -> None:
    publish(archive, [project(1)])
    with pytest.raises(PortfolioError, match="State a reason"):
        publish(archive, [project(2)], expected_version=1, reason=reason)
    assert archive.own_version(CITY, DECEMBER) == 1


@pytest.mark.parametrize("expected", [0, 2])
def test_a_publisher_that_looked_at_another_version_loses(archive: Archive, expected: int) -> None:
    publish(archive, [project(1)], published_by="数据科")
    with pytest.raises(LostRace, match="as version 1 by 数据科"):
        publish(archive, [project(2)], expected_version=expected, reason="更正")
    assert archive.rows(archive.current(CITY, DECEMBER))["project_id"].to_pylist() == ["P1"]
    assert len(list(archive.root.rglob("*.parquet"))) == 1


def test_a_first_publisher_cannot_expect_a_version(archive: Archive) -> None:
    with pytest.raises(NoSnapshot, match="no version 1 of 2020-12"):
        publish(archive, [project(1)], expected_version=1, reason="更正")
    assert archive.months(CITY) == ()


def test_months_and_versions_that_are_not_there_are_refused_in_words(archive: Archive) -> None:
    with pytest.raises(NoSnapshot, match="Months with a ledger: —"):
        archive.current(CITY, DECEMBER)
    publish(archive, [project()], YEAR_BEFORE)
    with pytest.raises(NoSnapshot, match=r"no ledger of 2020-12.*2019-12 – 2019-12"):
        archive.current(CITY, DECEMBER)
    with pytest.raises(NoSnapshot, match="no version 2 of 2019-12"):
        archive.snapshot(CITY, YEAR_BEFORE, 2)


def test_an_own_ledger_replaces_the_demo_of_that_city_only(archive: Archive) -> None:
    for city in (CITY, "chengdu"):
        for month in (YEAR_BEFORE, DECEMBER):
            publish(archive, [project(city=city)], month, kind=FigureKind.DEMO, city=city)
    assert archive.latest_own_before(CITY, DECEMBER) is None, "an own ledger is never checked against the demo"
    own = publish(archive, [project()])
    assert (archive.kind_of(CITY), archive.kind_of("chengdu")) == (FigureKind.LEDGER, FigureKind.DEMO)
    assert archive.manifest(CITY).snapshots == (own,)
    assert archive.months("chengdu") == (YEAR_BEFORE, DECEMBER)
    assert len(archive.all()) == 5


def test_a_flipped_bit_anywhere_is_refused_and_listed(archive: Archive) -> None:
    snapshot = publish(archive, [project(number) for number in range(30)])
    other = publish(archive, [project()], YEAR_BEFORE)
    path = archive.path(snapshot)
    content = path.read_bytes()
    chance = random.Random(42)  # noqa: S311
    for position in [0, len(content) - 1, *(chance.randrange(len(content)) for _ in range(20))]:
        flipped = bytearray(content)
        flipped[position] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        with pytest.raises(DamagedSnapshot, match="SHA-256 differs"):
            archive.rows(snapshot)
        ((found, fault),) = archive.verify()
        assert (found, str(path) in str(fault)) == (snapshot, True)
    path.write_bytes(content)
    assert archive.verify() == []
    assert archive.rows(other).num_rows == 1


def test_a_missing_file_is_refused_and_listed(archive: Archive) -> None:
    snapshot = publish(archive, [project()])
    archive.path(snapshot).unlink()
    with pytest.raises(DamagedSnapshot, match="is missing"):
        archive.path(snapshot)
    assert [found for found, _ in archive.verify()] == [snapshot]


@pytest.mark.parametrize("text", ["", "{", "[{}]", "[1]", "{}[", '{"a": 1}', "[[]]"])
def test_an_unreadable_manifest_is_refused_not_taken_for_an_empty_one(archive: Archive, text: str) -> None:
    snapshot = publish(archive, [project()])
    (file_of(archive, snapshot).parent / manifests.MANIFEST).write_text(text)
    with pytest.raises(DamagedSnapshot, match="list of snapshots"):
        archive.current(CITY, DECEMBER)
    with pytest.raises(DamagedSnapshot, match="list of snapshots"):
        publish(archive, [project()])


def test_a_manifest_that_is_not_text_is_refused(archive: Archive) -> None:
    snapshot = publish(archive, [project()])
    (file_of(archive, snapshot).parent / manifests.MANIFEST).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DamagedSnapshot, match="list of snapshots"):
        archive.months(CITY)


@pytest.mark.parametrize("wrong", [{"rows": 2}, {"totals": {"annual_plan_wan": Decimal(1)}}], ids=["rows", "totals"])
def test_verify_recounts_rows_and_totals(archive: Archive, wrong: dict[str, object]) -> None:
    snapshot = replace(publish(archive, [project()]), **wrong)
    folder = file_of(archive, snapshot).parent
    (folder / manifests.MANIFEST).write_text(manifests.to_json(manifests.Manifest((snapshot,))), "utf-8")
    ((_, fault),) = archive.verify()
    assert "other rows or totals" in str(fault)


def test_verify_names_each_snapshot_as_it_comes_to_it(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, {YEAR_BEFORE: [project()], DECEMBER: [project()]})
    seen: list[str] = []
    assert archive.verify(lambda snapshot: seen.append(snapshot.title)) == []
    assert seen == ["2019-12 v1", "2020-12 v1"]


def test_what_does_not_fit_the_schema_is_not_published(archive: Archive) -> None:
    fine = publish(archive, [project()], YEAR_BEFORE)
    bad = table([project()]).drop_columns(["sector"])
    with pytest.raises(ValueError, match="sector"):
        archive.publish(replace(publication([project()]), table=bad))
    assert archive.all() == (fine,)
    assert not list(archive.root.rglob("*.unfinished"))


def test_the_environment_moves_the_snapshots(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PORTFOLIO_DATA", str(tmp_path))
    assert data_root() == tmp_path
    monkeypatch.delenv("PORTFOLIO_DATA")
    assert (data_root() / "cities" / "nanchang.toml").exists()
