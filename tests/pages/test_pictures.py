"""A briefing's charts: their values, their mark and source as pictures, and what is said without a browser."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from analytics.briefing import pictures as asking
from analytics.briefing import stored
from analytics.briefing.document import Chart
from analytics.briefing.pictures import NoPictures
from analytics.glossary import FigureKind
from analytics.language import Language
from pages.parts import pictures as drawing
from pages.parts.figures.briefing import PICTURE_WIDTH, drawn, pictured, wrapped
from pages.parts.figures.look import DARK, LIGHT, Figure, Palette, literal
from pages.parts.pictures import Draughtsman
from tests.briefing.documents import BARS, HOSTILE, SOURCE, YEAR, document

PALETTES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


def figure(chart: Chart, colours: Palette = LIGHT) -> Figure:
    return drawn(chart, colours, 1, Language.ZH)


def said(found: Figure) -> str:
    """Every annotation and the title."""
    return "\n".join([*(str(one.text) for one in found.layout.annotations), str(found.layout.title.text)])


@pytest.mark.parametrize("colours", PALETTES)
def test_bars_carry_the_values_this_year_in_the_accent_last_year_lighter(colours: Palette) -> None:
    now, before = figure(BARS, colours).data
    assert list(now.x) == [123.45, 95.0, None]
    assert list(before.x) == [98.0, 120.0, None]
    assert (now.name, before.name) == ("2020年12月", "2019年12月")
    assert list(now.marker.color)[:2] == [colours.accent, colours.behind]
    assert list(now.marker.pattern.shape)[:2] == ["", "/"]
    assert before.marker.line.color == colours.last_year


def test_a_bars_number_stands_beside_the_longer_of_both_years() -> None:
    numbers = {one.text: one.x for one in figure(BARS).layout.annotations}
    assert numbers["123.5"] == 123.45
    assert numbers["95.0"] == 120.0
    assert "100%" in numbers


def test_lines_carry_the_values_and_print_the_last_ones() -> None:
    found = figure(YEAR)
    assert {trace.name: list(trace.y) for trace in found.data} == {
        line.name: [None if value is None else float(value) for value in line.values] for line in YEAR.lines
    }
    assert [one.text for one in found.layout.annotations] == ["20.0", "15.3"]
    assert [one.x for one in found.layout.annotations] == ["3月", "2月"]


def test_a_line_without_values_is_not_drawn_and_keeps_its_place() -> None:
    without = Chart(
        "year", "t", "%", YEAR.drawn, YEAR.labels, (YEAR.lines[0], YEAR.lines[1]._replace(values=()), YEAR.lines[2])
    )
    found = figure(without)
    assert {trace.name: trace.line.dash for trace in found.data} == {"2020年": None, "序时进度": "dot"}


def test_the_axis_carries_the_unit() -> None:
    assert figure(BARS).layout.xaxis.title.text == BARS.unit
    assert figure(YEAR).layout.yaxis.title.text == YEAR.unit


def test_names_are_literal() -> None:
    assert literal(HOSTILE) in figure(BARS).data[0].y
    assert literal(HOSTILE) in figure(BARS).data[0].hovertext[1]


@pytest.mark.parametrize("chart", [BARS, YEAR], ids=lambda chart: chart.code)
def test_a_picture_carries_mark_and_source_and_only_alone_its_title(chart: Chart) -> None:
    alone, beside = (said(pictured(chart, document(), titled=titled)) for titled in (True, False))
    assert chart.title in alone
    assert chart.title not in beside
    for text in (alone, beside):
        assert "【示例数据】" in text
        assert SOURCE in text
        assert chart.source in text


def test_a_ledgers_picture_has_no_mark() -> None:
    own = document(kind=FigureKind.LEDGER, source="台账数据 · 南昌市")
    assert "示例" not in said(pictured(BARS, own, titled=True))


def test_long_lines_are_broken_and_nothing_is_lost() -> None:
    assert wrapped("甲" * 100, 16, PICTURE_WIDTH) == ["甲" * 40, "甲" * 40, "甲" * 20]
    words = " ".join(["snapshot"] * 40)
    assert " ".join(wrapped(words, 16, PICTURE_WIDTH)) == words
    assert wrapped("", 16, PICTURE_WIDTH) == []


def test_without_a_browser_the_pictures_are_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "browser_path", lambda: None)
    with pytest.raises(NoPictures) as refused:
        drawing.pictures_of(document())
    assert "install chromium" in str(refused.value)
    assert "本机没有浏览器" in refused.value.text(Language.ZH)


def test_without_charts_no_browser_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "browser_path", lambda: pytest.fail("asked"))
    monkeypatch.setattr(asking.subprocess, "run", lambda *_args, **_options: pytest.fail("asked"))
    assert drawing.pictures_of(document(charts=())) == {}
    assert asking.pictures_of(document(charts=())) == {}


def test_a_browser_that_fails_is_refused_in_words_and_started_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []

    async def broken(path: str) -> Any:
        started.append(path)
        raise OSError("no such file")

    monkeypatch.setattr(drawing, "browser_path", lambda: "/nowhere/chromium")
    monkeypatch.setattr(drawing, "opened", broken)
    hand = Draughtsman()
    for _ in range(2):
        with pytest.raises(NoPictures, match="OSError"):
            hand.draw([{}])
    assert started == ["/nowhere/chromium"] * 2


def test_the_browser_is_started_once_and_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Browser:
        drawn, closed = 0, 0

        async def calc_fig(self, _figure: Any, options: dict[str, Any]) -> bytes:
            self.drawn += 1
            return f"{options['format']}{self.drawn}".encode()

        async def close(self) -> None:
            self.closed += 1

    browsers: list[Browser] = []

    async def opened(_path: str) -> Browser:
        browsers.append(Browser())
        return browsers[-1]

    monkeypatch.setattr(drawing, "browser_path", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(drawing, "opened", opened)
    hand = Draughtsman()
    monkeypatch.setattr(drawing, "DRAUGHTSMAN", hand)
    assert drawing.pictures_of(document()) == {"districts": b"png1", "year": b"png2"}
    drawing.pictures_of(document())
    hand.close()
    hand.close()
    assert [(one.drawn, one.closed) for one in browsers] == [(4, 1)]


def answering(monkeypatch: pytest.MonkeyPatch, answer: str) -> list[list[str]]:
    """Another process that answers so; what it was asked with."""
    asked: list[list[str]] = []

    def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        asked.append(command)
        assert stored.from_json(options["input"].decode(errors=asking.LONE)) == document()
        return subprocess.CompletedProcess(command, 0, answer.encode(), b"")

    monkeypatch.setattr(asking.subprocess, "run", run)
    return asked


def test_another_process_draws_for_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answering(monkeypatch, asking.drawn_json({"year": b"\x89PNG"}))
    assert asking.pictures_of(document(), titled=True) == {"year": b"\x89PNG"}
    assert asked[0][-1] == asking.TITLED


def test_its_refusal_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, asking.refused_json(asking.no_drawing("TimeoutError")))
    with pytest.raises(NoPictures) as refused:
        asking.pictures_of(document())
    assert "TimeoutError" in refused.value.text(Language.ZH)


@pytest.mark.parametrize("answer", ["", "no JSON"])
def test_its_silence_is_a_refusal_too(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    answering(monkeypatch, answer)
    with pytest.raises(NoPictures, match="draws no pictures"):
        asking.pictures_of(document())


def test_the_drawing_process_answers_in_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Any
) -> None:
    monkeypatch.setattr(drawing, "browser_path", lambda: None)
    path = tmp_path / "document.json"
    path.write_text(stored.to_json(document()), "utf-8", asking.LONE)
    with path.open() as file:
        monkeypatch.setattr(drawing.sys, "stdin", file)
        drawing.main([])
    assert json.loads(capsys.readouterr().out)["refused"].startswith("There is no browser")
