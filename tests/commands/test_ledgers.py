"""``import`` and ``template``: the contract that other programs rely on, and that nothing is lost or half done."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from analytics.glossary import FigureKind
from analytics.snapshots import Archive
from tests.builders import archive_of, project
from tests.commands.conftest import Run
from tests.ledger.grids import DECEMBER, clean, lines, write_csv, write_xlsx

WHERE = ("--city", "南昌市", "--as-of", "2020-12")
REPORT_KEYS = ["rows", "accepted", "rejected", "skipped", "problems", "snapshot"]
PROBLEM_KEYS = ["sheet", "row", "column", "value", "reason"]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A clean workbook of two projects."""
    return write_xlsx(tmp_path / "台账.xlsx", lines([clean(1), clean(2)]))


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A CSV ledger with one refused cell."""
    return write_csv(tmp_path / "台账.csv", lines([clean(1), clean(2, 总投资="很多")]))


def test_a_clean_ledger_is_published(run: Run, ledger: Path, archive: Archive) -> None:
    outcome = run("import", str(ledger), *WHERE, "--json", data=archive.root)
    assert outcome.code == 0
    assert list(outcome.json) == REPORT_KEYS
    (snapshot,) = archive.all()
    assert outcome.json == {
        "rows": 2,
        "accepted": 2,
        "rejected": 0,
        "skipped": 0,
        "problems": [],
        "snapshot": {
            "city": "南昌市",
            "as_of": "2020-12",
            "version": 1,
            "sha256": snapshot.sha256,
            "rows": 2,
        },
    }
    assert snapshot.kind is FigureKind.LEDGER
    assert snapshot.source.name == "台账.xlsx"
    assert archive.rows(snapshot)["project_id"].to_pylist() == ["NC-1", "NC-2"]


def test_one_refused_row_publishes_nothing(run: Run, bad: Path, archive: Archive) -> None:
    outcome = run("import", str(bad), *WHERE, "--json", data=archive.root)
    assert outcome.code == 1
    (problem,) = outcome.json["problems"]
    assert list(problem) == PROBLEM_KEYS
    assert (problem["row"], problem["column"], problem["value"]) == (5, "总投资", "很多")
    assert problem["reason"] == "不是有效金额。"
    assert (outcome.json["accepted"], outcome.json["rejected"], outcome.json["snapshot"]) == (1, 1, None)
    assert archive.all() == ()


def test_a_dry_run_publishes_nothing(run: Run, ledger: Path, archive: Archive) -> None:
    outcome = run("import", str(ledger), *WHERE, "--dry-run", "--json", data=archive.root)
    assert (outcome.code, outcome.json["snapshot"]) == (0, None)
    assert archive.all() == ()


def test_a_second_version_needs_a_reason(run: Run, ledger: Path, archive: Archive) -> None:
    assert run("import", str(ledger), *WHERE, data=archive.root).code == 0
    refused = run("import", str(ledger), *WHERE, "--json", data=archive.root)
    assert refused.code == 1
    assert list(refused.json) == REPORT_KEYS
    assert refused.json["problems"][-1] == {
        **dict.fromkeys(PROBLEM_KEYS),
        "reason": "2020-12 已发布过（第 1 版），请说明重新发布的原因。",
    }
    again = run("import", str(ledger), *WHERE, "--reason", "更正", "--json", data=archive.root)
    assert (again.code, again.json["snapshot"]["version"]) == (0, 2)
    assert [snapshot.reason for snapshot in archive.all()] == [None, "更正"]


def test_amounts_are_held_against_the_own_earlier_ledger_never_against_demo_figures(
    run: Run, ledger: Path, tmp_path: Path
) -> None:
    earlier = {DECEMBER.plus(-1): [project("NC-1", project_id="NC-1", total_investment_wan=10_000_000)]}
    own = archive_of(tmp_path / "own", earlier)
    outcome = run("import", str(ledger), *WHERE, "--json", data=own.root)
    assert outcome.code == 1
    assert [problem["column"] for problem in outcome.json["problems"]] == ["总投资"]
    demo = archive_of(tmp_path / "demo", earlier, kind=FigureKind.DEMO)
    assert run("import", str(ledger), *WHERE, "--json", data=demo.root).code == 0


def test_the_words_name_counts_totals_and_cells(run: Run, bad: Path, archive: Archive) -> None:
    outcome = run("import", str(bad), *WHERE, data=archive.root)
    assert "共读入 2 行：接受 1 行，拒绝 1 行，跳过 0 行。" in outcome.out
    assert "总投资：1,000.00 万元" in outcome.out
    assert "很多\t不是有效金额。" in outcome.out
    english = run("import", str(bad), *WHERE, "--lang", "en", data=archive.root)
    assert "2 rows read: 1 accepted, 1 rejected, 0 skipped." in english.out


def test_a_missing_file_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    outcome = run("import", str(tmp_path / "没有.xlsx"), *WHERE)
    assert outcome.code == 1
    assert "找不到文件" in outcome.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("import",),
        ("import", "x.xlsx", "--city", "南昌市"),
        ("import", "x.xlsx", *WHERE, "--unit", "元"),
        ("template",),
    ],
    ids=["no file", "no month", "an unknown unit", "no template file"],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).code == 2


def test_the_template_passes_a_dry_run_and_is_refused_as_a_ledger(run: Run, archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    assert run("template", str(path), "--city", "南昌市").code == 0
    texts = [cell for row in load_workbook(path).active.iter_rows(values_only=True) for cell in row]
    assert {"示例-1", "示例-2", "单位：万元"} <= set(texts)
    dry = run("import", str(path), *WHERE, "--dry-run", "--json", data=archive.root)
    assert (dry.code, dry.json["accepted"]) == (0, 2)
    real = run("import", str(path), *WHERE, "--json", data=archive.root)
    assert (real.code, real.json["rejected"], real.json["snapshot"]) == (1, 2, None)


def test_a_template_never_overwrites_and_is_a_workbook_in_an_existing_folder(run: Run, tmp_path: Path) -> None:
    precious = tmp_path / "keep.xlsx"
    precious.write_text("precious")
    for path in (precious, tmp_path / "x.txt", tmp_path / "no" / "x.xlsx"):
        outcome = run("template", str(path), "--city", "南昌市", "--json")
        assert (outcome.code, list(outcome.json)) == (1, ["refused"])
    assert precious.read_text() == "precious"


def test_a_refusal_without_a_cell_keeps_the_contract(run: Run, tmp_path: Path, ledger: Path) -> None:
    for arguments in (("没有.xlsx", *WHERE), (str(ledger), "--city", "火星市", "--as-of", "2020-12")):
        outcome = run("import", *arguments, "--json", data=tmp_path)
        assert (outcome.code, list(outcome.json)) == (1, REPORT_KEYS)
        assert outcome.json["problems"][0]["reason"] in outcome.err


def test_a_folder_that_cannot_be_written_is_refused_in_words(run: Run, ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    outcome = run("import", str(ledger), *WHERE, "--json", data=tmp_path / "file")
    assert (outcome.code, outcome.json["snapshot"]) == (1, None)
    assert "无法写入" in outcome.err
