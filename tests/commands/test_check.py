"""``check --json`` is a contract; in words it says the finding first; what cannot be read is refused."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from analytics.__main__ import MODULES, parser
from analytics.commands import check as command
from analytics.fact_check.check import CheckedDraft
from analytics.fact_check.figure import Stage, StageKind
from analytics.fact_check.verdict import Verdict
from analytics.months import Month
from tests.commands.conftest import Run
from tests.fact_check.drafts import FOUND, TEXT, Found, draft_of
from tests.sources import ROOT

PLACES = Found("13个", measure="project_count", unit="个", counts_places=True)
SHORT = "截至2020年12月底，全市重大项目开工率86.0%。"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The draft as a file."""
    path = tmp_path / "稿.txt"
    path.write_text(f"{TEXT}13个县区。", "utf-8")
    return path


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """A check made by hand instead of by reading; the scopes that were asked for."""
    asked: list[dict[str, object]] = []

    def checked(archive: object, text: str, **scope: object) -> CheckedDraft:
        asked.append(scope)
        return draft_of(text, [*FOUND, PLACES] if TEXT in text else ())

    monkeypatch.setattr(command, "check", checked)
    return asked


def test_the_object(run: Run, draft: Path, by_hand: list[dict[str, object]]) -> None:
    outcome = run("check", str(draft), "--json")
    assert (outcome.code, outcome.err) == (0, "")
    told = outcome.json
    assert list(told) == ["city", "as_of", "claims", "others"]
    assert (told["city"], told["as_of"]) == ("南昌市", "2020-10")
    assert [claim["quote"] for claim in told["claims"]] == [found.quote for found in FOUND]
    assert [claim["quote"] for claim in told["others"]] == ["13个"]
    start = TEXT.index("84.2%")
    assert told["claims"][-1] == {
        "start": start,
        "end": start + 5,
        "quote": "84.2%",
        "value": 84.2,
        "unit": "%",
        "metric": "start_rate",
        "scope": {"city": "南昌市", "period": "2020年1-10月", "tier": "市重大重点"},
        "arithmetic": {"verdict": "truncated", "expected": "84.3", "derivation": "1 / 2 = 3"},
        "against_data": None,
        "verdict": "truncated",
    }
    assert told["claims"][2]["against_data"] == {
        "verdict": "matches",
        "expected": "551.7",
        "source": "示例数据 · 南昌市 · 2020-10 v1",
    }
    assert told["claims"][4]["metric"] == "completion_rate_delta"
    assert (told["claims"][0]["value"], type(told["claims"][0]["value"])) == (240, int)
    assert told["claims"][0]["arithmetic"] is None
    assert told["claims"][0]["verdict"] == "undecidable"


def test_only_what_narrows_a_figure_stands_in_its_scope() -> None:
    checked = draft_of().checked[0]
    scope = checked.figure.scope
    narrowed = command.scope_json(
        type(scope)(stage=Stage("续建", StageKind.CARRIED_OVER), size="10亿元以上", batch="第一批", baseline="上年同期")
    )
    assert narrowed == {"stage": "续建", "size": "10亿元以上", "class": "第一批", "baseline": "上年同期"}


def test_city_and_month_are_handed_on(run: Run, draft: Path, by_hand: list[dict[str, object]]) -> None:
    assert run("check", str(draft), "--city", "成都市", "--as-of", "2019-08").code == 0
    assert run("check", str(draft)).code == 0
    city = by_hand[0]["city"]
    assert (getattr(city, "code", None), by_hand[0]["as_of"]) == ("chengdu", Month(2019, 8))
    assert by_hand[1] == {"city": None, "as_of": None}


@pytest.mark.parametrize(("language", "cut", "line"), [("zh", "截尾", "行"), ("en", "Cut off", "Line")])
def test_in_words_the_finding_comes_first(
    run: Run, draft: Path, by_hand: list[dict[str, object]], language: str, cut: str, line: str
) -> None:
    outcome = run("check", str(draft), "--lang", language)
    summary, basis, header, *rows = outcome.out.splitlines()
    assert "9" in summary
    assert "台账数据" in basis or "Ledger data" in basis
    assert header.split("\t")[0] == line
    assert [row.split("\t")[1] for row in rows] == ["86.3%", "6.2%", "84.2%"]
    assert rows[-1].split("\t")[0] == "4"
    assert cut in rows[-1]
    everything = run("check", str(draft), "--all", "--lang", language).out.splitlines()
    assert [row.split("\t")[1] for row in everything[3:]] == [*(found.quote for found in FOUND), "13个"]


def test_without_findings_nothing_is_listed(run: Run, tmp_path: Path, by_hand: list[dict[str, object]]) -> None:
    path = tmp_path / "a.md"
    path.write_text("没有数字。", "utf-8")
    assert len(run("check", str(path)).out.splitlines()) == 2


def test_word_and_standard_input(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(command, "check", lambda archive, text, **scope: seen.append(text) or draft_of(text, ()))
    file = docx.Document()
    file.add_paragraph("一段")
    path = tmp_path / "a.docx"
    file.save(str(path))
    for content in (None, path.read_bytes(), "一段".encode("gb18030")):
        if content is not None:
            monkeypatch.setattr(sys, "stdin", type("Piped", (), {"buffer": io.BytesIO(content)}))
        assert run("check", str(path) if content is None else "-", "--json").code == 0
    assert seen == ["一段"] * 3


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.docx", b"PK\x03\x04", "已损坏"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "旧版"),
        ("a.txt", b"1" * 10_000_000, "10,000,000"),
        ("a.txt", b"", "没有文字"),
    ],
)
def test_what_cannot_be_read_is_refused(run: Run, tmp_path: Path, name: str, content: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(content)
    outcome = run("check", str(tmp_path / name), "--json")
    assert outcome.code == 1
    assert why in outcome.json["refused"]
    assert why in outcome.err


def test_usage_and_names(run: Run, draft: Path) -> None:
    assert run("check").code == 2
    assert run("check", str(draft), "--as-of", "December").code == 2
    assert run("check", str(draft), "--city", "临川市").code == 1
    assert run("check", str(draft.parent / "none.txt")).code == 1


def test_the_real_check_answers_in_the_same_shape(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SHORT, "utf-8")
    told = run("check", str(path), "--json").json
    assert list(told) == ["city", "as_of", "claims", "others"]
    for claim in (*told["claims"], *told["others"]):
        assert SHORT[claim["start"] : claim["end"]] == claim["quote"]
        assert claim["verdict"] in set(Verdict)


def test_a_command_is_loaded_without_the_others_and_without_what_is_heavy(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SHORT, "utf-8")
    asked = (
        f"import sys\nfrom analytics.__main__ import main\nmain(['check', {str(path)!r}, '--json'])\n"
        "print(list(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert list(json.loads(done.stdout)) == ["city", "as_of", "claims", "others"]
    heavy = {"pandas", "docx", "xlsxwriter", "streamlit", "plotly", "kaleido", "analytics.briefing", "analytics.ledger"}
    assert heavy.isdisjoint(module.strip("'[] \n") for module in done.stderr.split(","))


def test_every_command_has_its_module() -> None:
    known = next(action for action in parser()._actions if action.dest == "command").choices
    assert set(known) == set(MODULES)
    for name, module in MODULES.items():
        alone = next(action for action in parser([name])._actions if action.dest == "command").choices
        assert set(alone) == {other for other in MODULES if MODULES[other] == module}
