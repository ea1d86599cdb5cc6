"""通气会材料: the text with its claims, the editing of it, its files, and what was given."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from streamlit.testing.v1 import AppTest

from analytics.briefing.compose import compose, spec_of
from analytics.briefing.document import Document, Kind
from analytics.briefing.frozen import all_kept
from analytics.city import city_named
from analytics.claims import Claim, Typed
from analytics.months import Month
from analytics.snapshots import Archive, data_root
from analytics.wording.listing import ListedKind
from pages.parts.panels.briefing import taking
from pages.parts.panels.briefing.beside import as_listing
from tests.builders import DECEMBER, YEAR_BEFORE, archive_of, municipal, project, publish
from tests.pages.hostile import NAMES, UNIT, rows
from tests.pages.screen import charts, gone_to, opened, sound, unescaped, words

RESULTS = "results:市重大重点"
SPAN = re.compile(r'<span class="(\w+)" tabindex="0" data-told="([^"]*)">([^<]*)</span>')


def sent(app: AppTest) -> str:
    """The elements of the text as they were sent."""
    return "\n".join(one.proto.body for one in app.get("html") if 'class="briefing"' in one.proto.body)


def read(app: AppTest) -> str:
    """The text as it is read."""
    return html.unescape(re.sub(r"<[^>]*>", "", sent(app)))


def pointed_at(app: AppTest) -> dict[str, str]:
    """Figures of the text by how they read, with what they say when they are pointed at."""
    return {html.unescape(text): html.unescape(told) for name, told, text in SPAN.findall(sent(app)) if name == "claim"}


def typed(app: AppTest) -> list[str]:
    """The numbers that are marked as typed."""
    return [text for name, _told, text in SPAN.findall(sent(app)) if name == "typed"]


def editing(app: AppTest) -> AppTest:
    """The page while it is edited."""
    return sound(app.toggle(key="briefing_edit").set_value(True).run())


def rewritten(app: AppTest, *changes: tuple[str, str], code: str = RESULTS) -> AppTest:
    """The page after words of a paragraph were replaced by others."""
    box = app.text_area(key=f"edit_{code}")
    text = str(box.value)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return sound(box.set_value(text).run())


def read_on(app: AppTest) -> AppTest:
    """The page after editing was left."""
    return sound(app.toggle(key="briefing_edit").set_value(False).run())


def generated(**how: object) -> Document:
    """The demo's briefing of Nanchang."""
    return compose(Archive(data_root()), spec_of(city_named("nanchang"), Month(2020, 12), **how))  # type: ignore[arg-type]


def test_the_whole_text_is_read_and_every_claim_can_be_pointed_at() -> None:
    app, document = opened("briefing"), generated()
    text = read(app)
    assert all(str(paragraph) in text for paragraph in document.paragraphs)
    assert [html.unescape(found) for _name, _told, found in SPAN.findall(sent(app))] == [
        claim.text for claim in document.claims
    ]
    assert typed(app) == []


def test_a_figure_says_how_it_came_about_and_from_which_snapshots() -> None:
    told = pointed_at(opened("briefing"))
    assert told["117.0"] == "投资完成率: 1,824.9 ÷ 1,559.8 亿元 = 116.996%；快照 2020-12 v1"
    assert "2019-12 v1" in told["29.4"]
    assert "2020-12 v1" in told["29.4"]
    assert "1,559.8" in pointed_at(opened("briefing", lang="en"))["117.0"]


def test_a_link_shows_the_same_text() -> None:
    app = opened(
        "briefing", kind="quarterly", decimals="2", tiers="市重大重点;省重点", without="results:市重大重点", lang="zh"
    )
    whole = generated(kind=Kind.QUARTERLY, decimals=2)
    assert whole.subtitle in read(app)
    assert "市重点推进" not in read(app)
    assert app.query_params["tiers"] == "市重大重点;省重点"
    assert app.query_params["without"] == "results:市重大重点"
    assert app.query_params["decimals"] == "2"


def test_tiers_and_paragraphs_are_chosen() -> None:
    app = opened("briefing")
    document = generated()
    box = app.multiselect(key="choose_without")
    first = document.paragraphs[0]
    sound(box.set_value([index for index in box.value if index]).run())
    assert app.query_params["without"] == first.code
    assert str(first) not in read(app)
    sound(app.multiselect(key="choose_tiers").set_value([0]).run())
    assert app.query_params["tiers"] == "市重大重点"
    assert "省大中型" not in read(app)
    assert app.query_params["without"] == first.code, "what was left out stays out"
    sound(app.multiselect(key="choose_without").set_value(list(range(len(box.options)))[:1]).run())
    assert str(first) in read(app)


def test_decimals_are_those_of_the_city_unless_chosen() -> None:
    app = opened("briefing", city="chengdu")
    assert "77.45%" in read(app)
    assert "3568.05亿元" in read(app)
    sound(app.segmented_control(key="choose_decimals").set_value(0).run())
    assert "77.4%" in read(app)
    assert app.query_params["decimals"] == "1"


def test_filters_that_do_not_apply_are_said_not_to() -> None:
    app = opened("briefing")
    assert "不适用" not in words(app)
    for filters in ({"tier": "省重点"}, {"district": "西湖区", "sector": "工业"}, {"against": "month"}):
        narrowed = opened("briefing", **filters)
        assert "不适用" in words(narrowed)
        assert read(narrowed) == read(app)


def test_a_changed_number_is_marked_and_the_others_stay_bound() -> None:
    app = editing(opened("briefing", lang="zh"))
    rewritten(app, ("1824.9", "1824.8"), ("29.4个百分点", "29.4%"))
    assert typed(app) == ["1824.8", "29.4"]
    assert "有 2 个数字为手工录入" in words(app)
    assert "117.0" in pointed_at(app)
    read_on(app)
    assert typed(app) == ["1824.8", "29.4"]
    assert "完成投资1824.8亿元" in read(app)
    assert "已修改 1 段" in words(app)


def test_an_edit_may_be_undone() -> None:
    app = editing(opened("briefing"))
    before = app.text_area(key=f"edit_{RESULTS}").value
    rewritten(app, ("1824.9", "1824.8"))
    sound(app.button(key=f"restore_{RESULTS}").click().run())
    assert app.text_area(key=f"edit_{RESULTS}").value == before
    rewritten(app, ("1824.9", "1824.8"))
    sound(app.button(key="restore_all").click().run())
    assert app.text_area(key=f"edit_{RESULTS}").value == before
    assert not app.warning


def test_a_number_typed_back_is_bound_again() -> None:
    app = editing(opened("briefing"))
    rewritten(app, ("1824.9", "1824.8"))
    rewritten(app, ("1824.8", "1824.9"))
    assert not app.warning
    assert typed(read_on(app)) == []


def test_an_emptied_paragraph_is_left_out_and_a_sentence_may_be_added() -> None:
    app = editing(opened("briefing"))
    sound(app.text_area(key=f"edit_{RESULTS}").set_value(" ").run())
    rewritten(app, ("亿元。", "亿元。另有5个项目。"), code="plan:市重点推进")
    read_on(app)
    assert "1824.9亿元" not in read(app)
    assert "另有5个项目。" in read(app)
    assert typed(app) == ["5"]


def test_edits_stay_with_their_month_kind_and_language() -> None:
    app = editing(opened("briefing"))
    rewritten(app, ("市重大重点项目完成投资", "全市重大重点项目完成投资"))
    sound(app.segmented_control(key="choose_decimals").set_value(1).run())
    assert "全市重大重点项目完成投资1824.90亿元" in str(app.text_area(key=f"edit_{RESULTS}").value)
    sound(app.multiselect(key="choose_tiers").set_value([1]).run())
    sound(app.multiselect(key="choose_tiers").set_value([0, 1]).run())
    assert "全市重大重点项目" in str(app.text_area(key=f"edit_{RESULTS}").value)
    app.selectbox(key="choose_as_of").select_index(1)
    sound(app.run())
    assert "全市重大重点项目" not in str(app.text_area(key=f"edit_{RESULTS}").value)
    app.selectbox(key="choose_as_of").select_index(0)
    sound(app.run())
    gone_to(app, "district")
    gone_to(app, "briefing")
    assert "全市重大重点项目完成投资1824.90亿元" in read(app)


def test_an_edit_of_what_a_new_version_says_otherwise_is_pointed_out(data: Archive) -> None:
    archive_of(data.root, {YEAR_BEFORE: [project(1)], DECEMBER: [project(1, completed_investment_wan=80)]})
    app = editing(opened("briefing"))
    rewritten(app, ("完成投资", "共完成投资"))
    assert "自动生成的内容有所不同" not in words(app)
    publish(data, [project(1, completed_investment_wan=20)], DECEMBER, reason="更正", expected_version=1)
    sound(app.run())
    assert "自动生成的内容有所不同" in words(app)
    assert len(typed(app)) == 1, "a rise that is a fall now is not printed under the words of a rise"
    read_on(app)
    assert "自动生成的内容有所不同" in words(app), "who freezes it has been told"
    assert any("市重大重点" in warning.value for warning in app.warning)


def test_an_edit_of_invented_figures_is_none_of_a_ledger(with_demo: Archive) -> None:
    app = editing(opened("briefing"))
    rewritten(app, ("完成投资", "共完成投资"))
    publish(with_demo, [project(1), project(2)], DECEMBER)
    assert "共完成投资" not in read(read_on(app))
    assert "已修改" not in words(app)


def test_a_name_that_hides_marks_is_shown_without_them(data: Archive) -> None:
    archive_of(data.root, {DECEMBER: [project(1, name="示例\u202e反\u200f转\u061c", status="finished")]})
    text = sent(opened("briefing"))
    assert "示例\ufffd反\ufffd转\ufffd" in text
    assert not {"\u202e", "\u200f", "\u061c"} & set(text)


def test_charts_and_tables_stand_beside_the_text_with_their_source() -> None:
    app, document = opened("briefing"), generated()
    assert set(charts(app)) == {f"briefing_{chart.code}" for chart in document.charts}
    assert {table.title for table in document.tables} <= {one.label for one in app.expander}
    captions = [caption for caption in app.caption if "2020-12 v1" in unescaped(caption.value)]
    assert len(captions) > len(document.charts) + len(document.tables)


def test_a_table_is_rounded_once_as_the_text_is() -> None:
    document = generated(decimals=2)
    (tiers,) = [table for table in document.tables if table.code == "tiers"]
    listing = as_listing(tiers, 2)
    assert {str(row["completion_rate"]) for row in listing.rows} >= {"137.86", "117.00"}
    kinds = {column.name: column.kind for column in listing.columns}
    assert (kinds["completion_rate"], kinds["project_count"]) == (ListedKind.PROJECT_AMOUNT, ListedKind.COUNT)
    (ranks,) = [as_listing(table, 1).rows for table in document.tables if table.code == "districts:市重大重点"]
    assert ranks[-1]["rank"] is None


def test_files_carry_city_month_kind_and_mark_in_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    names = downloads(monkeypatch, "briefing")
    assert names == {
        f"南昌市_2020-12_新闻通气会_示例数据.{suffix}": None for suffix in ("docx", "xlsx", "zip", "md", "txt")
    }


def downloads(monkeypatch: pytest.MonkeyPatch, page: str) -> dict[str, None]:
    """The names under which a page's own files are saved, in order."""
    names: dict[str, None] = {}
    offered = taking.st.download_button

    def told(label: str, made: object, name: str, **how: object) -> object:
        if callable(made) and str(how["key"]).endswith("_briefing"):
            names[name] = None
        return offered(label, made, name, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(taking.st, "download_button", told)
    opened(page)
    return names


def test_without_a_browser_only_the_pictures_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.parts.panels.briefing.taking.browser_path", lambda: None)
    monkeypatch.setattr("pages.parts.pictures.browser_path", lambda: None)
    app = opened("briefing", lang="en")
    assert "There is no browser on this machine" in words(app)
    disabled = {
        button.key: button.proto.disabled for button in app.get("download_button") if button.key.endswith("_briefing")
    }
    assert {key for key, is_disabled in disabled.items() if is_disabled} == {"zip_briefing"}
    assert taking.drawn_or_none(generated()) == {}
    (text,) = taking.pictures(generated(), "").values()
    assert text.decode()


def test_pictures_are_zipped_to_the_same_bytes() -> None:
    files = {"a.png": b"1", "b.png": b"2"}
    assert taking.zipped(files) == taking.zipped(dict(files))
    with ZipFile(io.BytesIO(taking.zipped(files))) as archive:
        assert archive.namelist() == ["a.png", "b.png"]


def frozen(app: AppTest, note: str) -> AppTest:
    """The page after its briefing was frozen."""
    app.text_input(key="freeze_note").set_value(note)
    (button,) = [one for one in app.button if one.label in ("定稿存档", "Freeze this briefing")]
    return sound(button.click().run())


def test_a_briefing_is_frozen_as_it_is_shown_and_found_again(with_demo: Archive) -> None:
    app = opened("briefing", without="plan:市重大重点")
    assert "还没有定稿存档的材料" in words(app)
    rewritten(editing(app), ("1824.9", "1824.8"))
    frozen(app, "江西日报 <b>")
    (one,) = all_kept(with_demo, "nanchang").kept
    assert [found.text for paragraph in one.document.paragraphs for found in paragraph.typed] == ["1824.8"]
    assert "plan:市重大重点" not in [paragraph.code for paragraph in one.document.paragraphs]
    (table,) = [frame.value for frame in app.dataframe if "编号" in frame.value]
    assert list(table["备注"]) == ["江西日报 <b>"]
    assert list(table["现已不同（处）"]) == [0]
    sound(app.selectbox(key="given").select_index(0).run())
    assert "各项数字与提供时一致" in words(app)
    assert sent(app).count('完成投资<span class="typed"') >= 1
    assert "还没有定稿存档的材料" not in words(opened("briefing"))
    assert "还没有定稿存档的材料" in words(opened("briefing", city="chengdu"))


def test_what_would_read_differently_now_is_listed_by_how_much(data: Archive) -> None:
    archive_of(data.root, {YEAR_BEFORE: [project(1)], DECEMBER: [project(1), project(2)]})
    app = frozen(opened("briefing", lang="en"), "")
    restated = [project(1, completed_investment_wan=100), project(2)]
    publish(data, restated, DECEMBER, reason="corrected", expected_version=1)
    sound(app.run())
    (table,) = [frame.value for frame in app.dataframe if "Differ now" in frame.value]
    assert table["Differ now"][0] > 0
    sound(app.selectbox(key="given").select_index(0).run())
    (changed,) = [frame.value for frame in app.dataframe if "As given" in frame.value]
    assert ("50.0%", "75.0%", "+25.0 pp") in set(
        zip(changed["As given"], changed["Would read now"], changed["By how much"], strict=True)
    )
    assert "50.0" in read(app).split("75.0")[-1], "the text stays as it was given"


def test_invented_figures_that_were_given_are_not_held_against_a_ledger(with_demo: Archive) -> None:
    frozen(opened("briefing"), "")
    publish(with_demo, [project(1), project(2)], DECEMBER)
    app = opened("briefing")
    (table,) = [frame.value for frame in app.dataframe if "编号" in frame.value]
    assert list(table["数据类型"]) == ["示例数据"]
    sound(app.selectbox(key="given").select_index(0).run())
    assert not app.error
    assert "各项数字与提供时一致" not in words(app)


def test_what_cannot_be_kept_is_said(with_demo: Archive) -> None:
    (with_demo.root / "briefings").write_text("in the way", "utf-8")
    app = opened("briefing", lang="en")
    frozen(app, "")
    assert any("was not kept" in error.value for error in app.error)


def test_an_altered_frozen_briefing_is_refused_and_the_rest_of_the_page_stays(with_demo: Archive) -> None:
    frozen(opened("briefing", lang="en"), "")
    (file,) = (with_demo.root / "briefings").rglob("*.json")
    file.write_text(file.read_text("utf-8").replace("1824.9", "1824.8").replace("1,824.9", "1,824.8"), "utf-8")
    app = opened("briefing", lang="en")
    assert any("is not what was kept" in unescaped(error.value) for error in app.error)
    assert charts(app)


def test_hostile_names_stay_text(data: Archive) -> None:
    archive_of(data.root, {YEAR_BEFORE: rows()[::2], DECEMBER: rows()})
    app = opened("briefing")
    assert "<img" not in sent(app)
    assert "<b>=1+1" not in sent(app)
    tags = set(re.findall(r"</?(\w+)", sent(app)))
    assert tags <= {"div", "h2", "h3", "p", "span"}
    assert UNIT in read(app)
    assert any(name in read(app) for name in NAMES)


def test_without_a_ledger_the_page_says_where_to_begin(data: Archive, tmp_path: Path) -> None:
    app = opened("briefing", lang="en")
    assert "No ledger of Nanchang yet" in words(app)
    assert sent(app) == ""


def test_a_small_ledger_without_a_year_before_gives_a_text(data: Archive) -> None:
    archive_of(data.root, {DECEMBER: [project(1), municipal(2)]})
    app = opened("briefing")
    assert "2个" in read(app)
    assert not app.error


def test_a_briefing_is_composed_once_for_the_same_snapshots(data: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive_of(data.root, {DECEMBER: [project(1)]})
    composed: list[object] = []
    monkeypatch.setattr("pages.parts.state.compose", lambda *asked: composed.append(asked) or compose(*asked))
    app = opened("briefing")
    sound(app.run())
    assert len(composed) == 1
    publish(data, [project(1), project(2)], DECEMBER, reason="更正", expected_version=1)
    sound(app.run())
    assert len(composed) == 2
    assert isinstance(generated().claims[0], Claim)
    assert not [piece for paragraph in generated().paragraphs for piece in paragraph.text if isinstance(piece, Typed)]
