"""核稿: a draft in, its numbers marked, findings accepted and taken back, files out, hostile drafts read as text."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator

import docx
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from analytics.city import City
from analytics.fact_check.check import CheckedDraft
from analytics.fact_check.verdict import Verdict
from analytics.months import Month
from analytics.snapshots import Archive
from pages.parts import state
from pages.parts.panels.fact_check import away
from pages.parts.panels.fact_check.found import AT_ONCE
from tests.fact_check.drafts import FOUND, NANCHANG, OCTOBER, TEXT, Found, draft_of
from tests.pages.screen import gone_to, opened, sound, unescaped, words

MENDED = tuple(Found(quote, own=(Verdict.MATCHES, "1")) for quote in ("86.2%", "84.3%", "6.2个百分点"))
MARK = re.compile(r'<mark class="(\w+)" id="(f\d+)" tabindex="0" data-told="([^"]*)">([^<]*)<sup>([^<]*)</sup></mark>')
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> [a](javascript:alert(3)) $x^2$ :red[z] :emoji: **b** "
    "</p></div><b>粗</b> &lt; {name} \x00\x1b 共586个"
)


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[City | None, Month | None]]]:
    """Checks made by hand instead of by reading: the figures that stand in the text; what was asked for."""
    seen: list[tuple[City | None, Month | None]] = []

    def by_hand(archive: Archive, text: str, *, city: City | None = None, as_of: Month | None = None) -> CheckedDraft:
        seen.append((city, as_of))
        found = [*FOUND, *MENDED, Found("586个", own=(Verdict.MISMATCH, "587"), unit="个")]
        there = {place: one for one in found if (place := place_of(text, one.quote)) is not None}
        listed = [there[place] for place in sorted(there)]
        return draft_of(text, listed, city=city or NANCHANG, as_of=as_of or OCTOBER)

    monkeypatch.setattr(state, "check", by_hand)
    state.checked.clear()
    state.made_of.clear()
    yield seen
    state.checked.clear()
    state.made_of.clear()


def place_of(text: str, quote: str) -> int | None:
    """Where a number stands, and not only the end of a longer one."""
    found = re.search(rf"(?<![\d.]){re.escape(quote)}", text)
    return None if found is None else found.start()


def given(text: str = TEXT, **parameters: str) -> AppTest:
    """The page after a draft was pasted."""
    return sound(opened("check", **parameters).text_area(key="draft_text").set_value(text).run())


def pressed(app: AppTest, key: str) -> AppTest:
    """The page after a button was pressed."""
    return sound(app.button(key=key).click().run())


def sent(app: AppTest, name: str = "draft") -> str:
    """The elements of that class as they were sent."""
    return "\n".join(one.proto.body for one in app.get("html") if one.proto.body.startswith(f'<div class="{name}">'))


def read(app: AppTest) -> str:
    """The draft as it is read, without the letters."""
    text = re.sub(r"<sup>[^<]*</sup>", "", sent(app)).replace("</p><p>", "\n")
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def marks(app: AppTest) -> dict[str, tuple[str, str]]:
    """Each number with its verdict and its letter."""
    return {html.unescape(quote): (verdict, letter) for verdict, _id, _told, quote, letter in MARK.findall(sent(app))}


def findings(app: AppTest) -> list[str]:
    """The numbers that are listed as findings or by their verdict, in order."""
    return re.findall(r'<a href="#f\d+"><mark class="\w+">([^<]*)', sent(app, "found"))


@pytest.mark.parametrize(("language", "word"), [("zh", "粘贴或上传稿件"), ("en", "Paste a draft, or upload it")])
def test_without_a_draft_the_page_says_what_to_do(language: str, word: str) -> None:
    app = opened("check", lang=language)
    assert word in words(app)
    assert sent(app) == ""
    assert not app.get("download_button")
    assert app.query_params["city"] == "nanchang"


def test_without_any_ledger_a_draft_can_still_be_checked(data: Archive) -> None:
    app = opened("check", lang="en")
    assert app.button(key="draft_briefing").disabled
    app.text_area(key="draft_text").set_value(TEXT).run()
    assert "8 numbers in all" in words(sound(app))


def test_every_number_is_marked_by_class_and_letter_and_explains_itself() -> None:
    app = given()
    assert read(app) == TEXT
    assert marks(app) == {
        "240个": ("undecidable", "？"),
        "640亿元": ("undecidable", "？"),
        "551.7亿元": ("matches", "对"),
        "86.3%": ("mismatch", "错"),
        "6.2%": ("wrong_unit", "位"),
        "70个": ("undecidable", "？"),
        "59个": ("undecidable", "？"),
        "84.2%": ("truncated", "截"),
    }
    told = {quote: html.unescape(said) for _verdict, _id, said, quote, _letter in MARK.findall(sent(app))}
    assert told["84.2%"].startswith("截尾（未四舍五入），应为84.3% · because bytes")
    assert "示例数据 · 南昌市 · 2020-10 v1" in told["551.7亿元"]
    assert {letter for _verdict, letter in marks(given(lang="en")).values()} == {"?", "✓", "✗", "U", "C"}


def test_the_finding_stands_on_top_and_says_against_what_was_checked() -> None:
    text = words(given())
    assert "全文8个数字：1处不符，1处单位不符，1处截尾，1处相符，4处无从核对" in text
    assert "示例数据 · 南昌市 · 2020年10月" in text
    assert "“无从核对”不等于正确" in text
    assert "Demo data · Nanchang · Oct 2020" in words(given(lang="en"))


def test_findings_are_listed_by_severity_and_point_at_their_place() -> None:
    app = given()
    assert findings(app) == ["86.3%", "6.2%", "84.2%"]
    places = {quote: place for _verdict, place, _told, quote, _letter in MARK.findall(sent(app))}
    assert re.findall(r'href="#(f\d+)"', sent(app, "found")) == [places[quote] for quote in findings(app)]


def test_numbers_of_a_verdict_are_listed_and_a_link_keeps_the_choice_but_no_draft() -> None:
    app = given()
    options = list(app.pills(key="choose_draft_verdict").options)
    assert [unescaped(option) for option in options] == [
        "错 不符 1", "位 单位不符 1", "截 截尾 1", "对 相符 1", "？ 无从核对 4",
    ]  # fmt: skip
    app.pills(key="choose_draft_verdict").set_value(4).run()
    assert findings(sound(app)) == ["240个", "640亿元", "70个", "59个"]
    assert dict(app.query_params.items()) | {} == {
        "city": "nanchang", "as_of": "2020-12", "draft_verdict": "undecidable",
    }  # fmt: skip
    other = opened("check", draft_verdict="undecidable")
    assert sent(other) == ""


def test_a_correction_is_accepted_rechecked_and_taken_back() -> None:
    app = given()
    pressed(app, "accept_3_0")
    assert "完成计划的86.2%" in read(app)
    assert marks(app)["86.2%"] == ("matches", "对")
    assert findings(app) == ["6.2%", "84.2%"]
    assert "2处相符" in words(app)
    assert "86.3% → 86.2%" in words(app)
    pressed(app, "accept_certain")
    assert findings(app) == []
    assert "没有发现需要修改的数字" in words(app)
    assert read(app) == TEXT.replace("86.3", "86.2").replace("6.2%，", "6.2%，").replace(
        "提升6.2%", "提升6.2个百分点"
    ).replace("84.2", "84.3")
    pressed(app, f"undo_{TEXT.index('86.3%')}")
    assert findings(app) == ["86.3%"]
    pressed(app, "undo_all")
    assert read(app) == TEXT


def test_what_is_not_certain_is_accepted_one_by_one_only() -> None:
    app = pressed(given(), "accept_certain")
    assert findings(app) == ["86.3%"]
    assert "accept_certain" not in [button.key for button in app.button]


def test_many_findings_are_shown_by_and_by(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "，".join(f"共{place}个" for place in range(1000, 1000 + AT_ONCE + 5))
    many = [Found(f"{place}个", own=(Verdict.MISMATCH, "1"), unit="个") for place in range(1000, 1000 + AT_ONCE + 5)]
    monkeypatch.setattr(state, "check", lambda archive, text, **scope: draft_of(text, many))
    app = given(text, lang="en")
    assert len(findings(app)) == AT_ONCE
    assert "Show more (5)" in words(app)
    assert len(findings(pressed(app, "more_findings"))) == AT_ONCE + 5


def test_city_and_month_are_as_the_text_says_until_the_reader_says_otherwise(
    asked: list[tuple[City | None, Month | None]],
) -> None:
    app = given()
    assert [box.options[0] for box in app.selectbox if box.key.startswith("choose_draft")] == [
        "按文中所述：南昌市",
        "按文中所述：2020年10月",
    ]
    assert asked[0] == (None, None)
    box = app.selectbox(key="choose_draft_city")
    box.select_index(list(box.options).index("成都市"))
    app = sound(app.run())
    assert app.query_params["draft_city"] == "chengdu"
    assert app.query_params["city"] == "nanchang"
    assert [city.code for city, _month in asked if city] == ["chengdu"]
    assert "成都市 · 2020年10月" in words(app)
    linked = given(draft_city="chengdu", draft_as_of="2019-08")
    assert asked[-1][1] == Month(2019, 8) or (linked, asked[-2][1])[1] == Month(2019, 8)


def test_the_draft_stays_while_other_pages_are_read_and_goes_when_it_is_put_away() -> None:
    app = gone_to(given(), "district")
    app = gone_to(app, "check")
    assert read(app) == TEXT
    pressed(app, "draft_away")
    assert sent(app) == ""
    assert TEXT not in str(opened("check").text_area(key="draft_text").value)


def test_there_are_two_drafts_to_try_with() -> None:
    app = pressed(opened("check"), "draft_sample")
    assert read(app).startswith("【示例数据】")
    app = pressed(opened("check"), "draft_briefing")
    assert "南昌市" in read(app)
    assert "1824.9亿元" in read(app)


def test_a_check_is_made_once_for_the_same_text(asked: list[tuple[City | None, Month | None]]) -> None:
    app = given()
    sound(app.run())
    assert len(asked) == 1


def test_a_hostile_draft_is_shown_letter_by_letter() -> None:
    app = given(HOSTILE, lang="en")
    assert set(re.findall(r"</?(\w+)", sent(app))) <= {"div", "p", "mark", "sup"}
    assert set(re.findall(r"</?(\w+)", sent(app, "found"))) <= {"div", "p", "mark", "sup", "a", "strong", "small"}
    assert read(app) == HOSTILE.replace("\x00", "\ufffd").replace("\x1b", "\ufffd")
    assert findings(app) == ["586个"]


def test_a_hostile_number_arms_no_label(monkeypatch: pytest.MonkeyPatch) -> None:
    armed = "**1**[a](javascript:alert(1))$x$:red[z]<b>个"
    one = Found(armed, own=(Verdict.TRUNCATED, "2"), number="1", unit="个")
    monkeypatch.setattr(state, "check", lambda archive, text, **scope: draft_of(text, [one][: armed in text]))
    app = given(f"共{armed}。", lang="en")
    labels = "\n".join([button.label for button in app.button] + [text.value for text in app.markdown])
    assert "](javascript" not in labels
    assert "**2**[a]" not in labels
    app = pressed(app, "accept_0_0")
    assert "**1**[a]" not in "\n".join(text.value for text in app.markdown)
    assert read(app) == "共**2**[a](javascript:alert(1))$x$:red[z]<b>个。"


@pytest.mark.parametrize(
    ("text", "why"),
    [("1" * 200_001, "200,001 characters"), ("一" * 1_000_000, "1,000,000 characters")],
)
def test_a_text_too_long_is_refused_and_the_page_stays(text: str, why: str) -> None:
    app = given(text, lang="en")
    assert why in words(app)
    assert sent(app) == ""
    sound(app.text_area(key="draft_text").set_value(TEXT).run())
    assert why not in words(app)
    assert read(app) == TEXT


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("稿.docx", b"PK\x03\x04 broken", "damaged"),
        ("稿.docx", b"\xd0\xcf\x11\xe0", "password"),
        ("稿.txt", b"\xff\xff", "neither UTF-8 nor GB18030"),
        ("[a](x) **稿**.txt", b" ", "no text in “[a](x) **稿**.txt”"),
        ("稿.txt", b"1" * 5_000_001, "5,000,001 bytes"),
    ],
)
def test_a_file_that_is_refused_leaves_the_draft_before(name: str, content: bytes, why: str) -> None:
    app = given(lang="en")
    app.file_uploader(key="draft_file").upload(name, content, "application/octet-stream")
    app = sound(app.run())
    assert why in words(app)
    assert read(app) == TEXT


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_an_uploaded_text_is_checked(encoding: str) -> None:
    app = opened("check")
    app.file_uploader(key="draft_file").upload("稿.txt", TEXT.replace("\n", "\r\n").encode(encoding), "text/plain")
    assert read(sound(app.run())) == TEXT


def test_the_files_hold_what_is_shown_and_their_names_the_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    made: dict[str, bytes] = {}
    offered = away.st.download_button

    def told(label: str, make: object, name: str, **how: object) -> object:
        made[name] = make()  # type: ignore[operator]
        return offered(label, make, name, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(away.st, "download_button", told)
    app = given()
    stem = "核稿_南昌市_2020-10_示例数据"
    assert list(made) == [f"{stem}.docx", f"{stem}.xlsx", f"{stem}_正文.docx", f"{stem}_正文.txt"]
    assert made[f"{stem}_正文.txt"].decode() == TEXT
    assert len(docx.Document(io.BytesIO(made[f"{stem}.docx"])).tables) == 1
    assert load_workbook(io.BytesIO(made[f"{stem}.xlsx"])).sheetnames == ["核对发现", "全部数字"]
    pressed(app, "accept_certain")
    assert "84.3%" in made[f"{stem}_正文.txt"].decode()
