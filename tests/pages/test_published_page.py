"""公开数据: every figure with its source and verdict, without any ledger too, in both languages."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analytics import published
from analytics.snapshots import Archive
from tests.pages.screen import chosen, opened, sound, words

OF_NANCHANG = [figure for figure in published.figures() if figure.city == "南昌市"]


def tables(app: AppTest) -> list[Any]:
    """The figures' table, then that of the texts."""
    found = [element.value for element in app.dataframe]
    assert len(found) == 2
    return found


@pytest.mark.parametrize(
    ("language", "mark", "cut", "kind"),
    [
        ("zh", "公开数据", "▽ 截尾（未四舍五入）", "示例台账 2020-12 v1"),
        ("en", "Published figures", "▽ Cut off, not rounded", "demo ledger 2020-12 v1"),
    ],
)
def test_it_opens_on_the_city_s_own_figures(language: str, mark: str, cut: str, kind: str) -> None:
    app = opened("published", lang=language)
    figures, texts = tables(app)
    assert len(figures) == len(OF_NANCHANG)
    assert mark in words(app)
    (row,) = figures[figures["value"] == "85.9"].to_dict("records")
    assert (row["verdict"], row["derivation"], row["ledger_kind"]) == (cut, "141 ÷ 164 = 85.976%", kind)
    assert set(texts["name"]) == {figure.source.title for figure in OF_NANCHANG}
    assert not app.metric


def test_the_newest_text_stands_first_and_keeps_its_order() -> None:
    figures, texts = tables(opened("published"))
    assert list(texts["issued"]) == sorted(texts["issued"], reverse=True)
    newest = [figure.place for figure in OF_NANCHANG if figure.source == OF_NANCHANG[-1].source]
    assert list(figures["place"][: len(newest)]) == newest


def test_a_pill_narrows_to_one_verdict_and_says_how_many() -> None:
    app = opened("published", lang="en")
    (pills,) = app.pills
    assert "▽ Cut off, not rounded 1" in pills.options
    pills.set_value(pills.options.index("▽ Cut off, not rounded 1"))
    figures, _texts = tables(sound(app.run()))
    assert list(figures["value"]) == ["85.9"]
    assert app.query_params["verdict"] == "truncated"


def test_a_link_keeps_the_city_and_the_verdict() -> None:
    figures, _texts = tables(opened("published", published="云南省", verdict="truncated"))
    assert list(figures["value"]) == ["19"]


def test_another_city_or_all_of_them_can_be_chosen() -> None:
    app = chosen(opened("published", lang="en"), "published", "Wuhan")
    figures, _texts = tables(app)
    assert set(figures["city"]) == {"Wuhan"}
    assert set(figures["ledger"]) == {None}
    figures, texts = tables(chosen(app, "published", "All cities"))
    assert (len(figures), len(texts)) == (len(published.figures()), len(published.sources()))


def test_the_city_above_decides_which_figures_it_opens_on() -> None:
    figures, _texts = tables(opened("published", city="chengdu", lang="en"))
    assert set(figures["city"]) == {"Chengdu"}


@pytest.mark.parametrize(
    ("language", "sentence"), [("zh", "本系统没有南昌市的台账。"), ("en", "No ledger of Nanchang is kept here.")]
)
def test_it_needs_no_ledger(data: Archive, language: str, sentence: str) -> None:
    figures, _texts = tables(opened("published", lang=language))
    assert len(figures) == len(OF_NANCHANG)
    assert set(figures["ledger_kind"]) == {None}
    assert all(reason.endswith(sentence) for reason in figures["reason"])


def test_a_city_without_published_figures_shows_all_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "cities", lambda: ("成都市", "武汉市"))
    app = opened("published", lang="en")
    assert "No figure of Nanchang has been published" in words(app)
    assert len(tables(app)[0]) == len(published.figures())


def test_both_tables_can_be_taken_away_under_their_kind() -> None:
    app = opened("published", lang="en")
    keys = {button.key for button in app.get("download_button")}
    assert keys == {"xlsx_published", "csv_published", "xlsx_texts", "csv_texts"}
    captions = [caption.value for caption in app.caption]
    assert sum(text.startswith("Published figures") for text in captions) == 2
