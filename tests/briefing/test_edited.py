"""Editing a paragraph: what is still there stays bound to its figure, every other number is marked as typed."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.briefing.compose import compose, spec_of
from analytics.briefing.document import Document, Paragraph
from analytics.briefing.edited import Edit, apply, edited, filled, is_outdated, remembered, tidied
from analytics.briefing.tokens import tokens
from analytics.city import city_named
from analytics.claims import Aspect, Claim, Piece, Reading, Typed, plain
from analytics.language import Language
from analytics.months import Month
from analytics.snapshots import Archive
from tests.builders import DECEMBER, archive_of, municipal, project, publish, question
from tests.sources import ROOT

DEMO = Archive(ROOT / "data")
NANCHANG = spec_of(city_named("nanchang"), Month(2020, 12))


def claim(text: str, name: str, unit: str = "个", value: Fraction | int | None = 1) -> Claim:
    """A claim that reads so; claims of one name state the same."""
    reading = Reading(question("project_count"), name, Aspect.VALUE)
    return Claim(reading, text, None if value is None else Fraction(value), unit, name, ())


def paragraph(*pieces: Piece) -> Paragraph:
    """A paragraph of pieces."""
    return Paragraph("plan:市重大重点", "计划安排", pieces)


COUNT, RATE, POINTS = claim("100", "count"), claim("100.0", "rate", "%"), claim("29.4", "points", "个百分点", 29)
FIRST = claim("西湖区", "first", "", None)
PLAN = paragraph("1—12月，共", COUNT, "个，为计划的", RATE, "%，提升", POINTS, "个百分点，", FIRST, "居首。")


def drawn(of: Paragraph) -> str:
    """A paragraph with its claims in square brackets and its typed numbers in angle brackets."""
    return "".join(
        f"[{piece}]" if isinstance(piece, Claim) else f"<{piece}>" if isinstance(piece, Typed) else piece
        for piece in of.text
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "1—12月，共100个，为计划的100.0%，提升29.4个百分点，西湖区居首。",
            "1—12月，共[100]个，为计划的[100.0]%，提升[29.4]个百分点，[西湖区]居首。",
        ),
        (
            "1—12月，共101个，为计划的100.0%，提升29.4个百分点，西湖区居首。",
            "1—12月，共<101>个，为计划的[100.0]%，提升[29.4]个百分点，[西湖区]居首。",
        ),
        ("1—11月，共100个。", "1—<11>月，共[100]个。"),
        ("提升29.4%。", "提升<29.4>%。"),
        ("共100%。", "共<100>%。"),
        ("提升29.4百分点。", "提升[29.4]百分点。"),
        ("提升-29.4个百分点。", "提升<-29.4>个百分点。"),
        ("提升２9.4个百分点。", "提升<２9.4>个百分点。"),
        ("提升29．4个百分点。", "提升<29．4>个百分点。"),
        ("提升29.45个百分点。", "提升<29.45>个百分点。"),
        ("共1100个。", "共<1100>个。"),
        ("共100个，另有100个。", "共[100]个，另有<100>个。"),
        ("新建区居首。", "新建区居首。"),
        ("西湖区居首，西湖区最快。", "[西湖区]居首，西湖区最快。"),
        ("近三成、两个项目、百分之八十六，占½。", "近<三>成、<两>个项目、<百分之八十六>，占<½>。"),
        ("又一个项目，统一安排，一家人。", "又一个项目，统一安排，一家人。"),
        ("30×100m yuan", "<30>×100m yuan"),
        ("", ""),
    ],
)
def test_what_is_still_there_is_bound_and_the_rest_is_typed(text: str, found: str) -> None:
    assert drawn(edited(PLAN, text)) == found


def test_what_generated_text_says_in_numbers_is_not_typed() -> None:
    said = edited(PLAN, str(PLAN) + "特此通报。")
    assert said.typed == ()
    assert said.claims == PLAN.claims


def test_the_unchanged_text_is_the_same_paragraph() -> None:
    assert edited(PLAN, str(PLAN)) is PLAN


def test_swapped_sentences_keep_their_claims() -> None:
    one, other = ("甲类项目共", COUNT, "个。"), ("乙类项目完成计划的", RATE, "%，加快", POINTS, "个百分点。")
    swapped = edited(paragraph(*one, *other), plain((*other, *one)))
    assert drawn(swapped) == "乙类项目完成计划的[100.0]%，加快[29.4]个百分点。甲类项目共[100]个。"


def test_of_two_figures_that_read_the_same_each_stays_with_its_words() -> None:
    here, there = claim("12", "here"), claim("12", "there")
    both = paragraph("东湖区完成", here, "个。西湖区完成", there, "个。")
    assert edited(both, "西湖区完成12个。").claims == (there,)
    assert edited(both, "东湖区完成12个。").claims == (here,)
    assert edited(both, "各完成12个。").typed == (Typed("12"),), "nobody can tell which is meant"
    assert edited(both, "先完成12个，再完成12个。").claims == (here, there)
    assert edited(both, "西湖区完成12个。东湖区完成12个。").claims == (there, here)


def test_a_sign_that_the_words_print_belongs_to_the_number() -> None:
    down = paragraph("Mix −", POINTS, " points.")
    assert edited(down, "Mix: −29.4 points.").claims == (POINTS,)
    assert edited(down, "Mix: +29.4 points.").typed == (Typed("+29.4"),)
    assert edited(down, "Mix: 29.4 points.").typed == (Typed("29.4"),)


def test_a_name_with_digits_is_one_name() -> None:
    line = claim("示例地铁3号线", "line", "", None)
    of = paragraph("最大的是", line, "，", claim("3", "count"), "个。")
    assert drawn(edited(of, "最大的是示例地铁3号线，有3个。")) == "最大的是[示例地铁3号线]，有[3]个。"
    assert drawn(edited(of, "最大的是示例地铁4号线，有3个。")) == "最大的是示例地铁<4>号线，有[3]个。"
    assert drawn(edited(of, "最大的是示例地铁3号线，示例地铁3号线。")) == "最大的是[示例地铁3号线]，示例地铁<3>号线。"


@pytest.mark.parametrize("name", ["=1+1", "**b**", "\\d+", "(", "100个", "<b>9</b>"])
def test_a_name_is_never_a_pattern(name: str) -> None:
    of = paragraph("最大的是", claim(name, "name", "", None), "，共", COUNT, "个。")
    assert str(edited(of, f"最大的是{name}，共100个，好。")) == f"最大的是{name}，共100个，好。"
    assert edited(of, f"最大的是{name}，共100个，好。").claims[-1] == COUNT


def test_what_cannot_be_seen_is_taken_out() -> None:
    assert tidied(" 共100个。\r\n\n另\u202e有\u200b5个\x00。 ") == "共100个。 另有5个。"
    assert edited(PLAN, "共1\u200b00个。").claims == (COUNT,)


@pytest.mark.parametrize("space", ["\t", "\x0b", "\x0c", "\x1c", "\x1f", "\x85", "\u2028", "\t\n"])
def test_white_space_keeps_numbers_apart(space: str) -> None:
    assert tidied(f"共12{space}34个。{space}") == "共12 34个。"


PLANNED, STARTED = claim("164", "planned"), claim("141", "started")
STARTS = paragraph("市重大重点项目计划新开工", PLANNED, "个，已开工", STARTED, "个，开工率", RATE, "%。")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("计划新开工141个，已开工164个。", "计划新开工<141>个，已开工<164>个。"),
        ("计划新开工141个，已开工141个。", "计划新开工<141>个，已开工[141]个。"),
        ("计划新开工164个，已开工164个。", "计划新开工[164]个，已开工<164>个。"),
        ("计划新开工164个，已开工140个，停工141个。", "计划新开工[164]个，已开工<140>个，停工<141>个。"),
        ("计划新开工164个，未开工141个。", "计划新开工[164]个，未开工<141>个。"),
        ("已开工141个，计划新开工164个。", "已开工[141]个，计划新开工[164]个。"),
    ],
)
def test_a_number_in_the_place_of_another_one_is_typed(text: str, found: str) -> None:
    said = drawn(edited(STARTS, text))
    assert said == found


def test_numbers_that_changed_places_are_typed_wherever_they_stand(document: Document) -> None:
    for one in document.sections[1].paragraphs:
        places = [place for place, piece in enumerate(one.text) if isinstance(piece, Claim) and piece.is_number]
        for here, there in combinations(places, 2):
            pieces = list(one.text)
            pieces[here], pieces[there] = pieces[there], pieces[here]
            if str(pieces[here]) != str(pieces[there]):
                said = edited(one, plain(tuple(pieces)))
                assert {pieces[here], pieces[there]}.isdisjoint(said.claims)
                assert {Typed(str(pieces[here])), Typed(str(pieces[there]))} <= set(said.typed)


def test_a_number_beside_another_name_is_typed() -> None:
    last, few = claim("东湖区", "last", "", None), claim("0.02", "few", "个百分点")
    of = paragraph("拉动最多的是", FIRST, "（", POINTS, "个百分点），拉低最多的是", last, "（", few, "个百分点）。")
    swapped = "拉动最多的是东湖区（29.4个百分点），拉低最多的是西湖区（0.02个百分点）。"
    assert drawn(edited(of, swapped)) == "拉动最多的是东湖区（<29.4>个百分点），拉低最多的是西湖区（<0.02>个百分点）。"
    assert edited(of, f"其中，{of}").claims == of.claims


@pytest.mark.parametrize(
    ("was", "now", "is_kept"),
    [
        ("较上年同期提升{}，", "较上年同期下降{}，", False),
        ("较上年同期提升{}，", "较上年同期上升{}，", True),
        ("较上年同期提升{}，", "较上年同期提升了{}左右，", True),
        ("较上年同期提升{}，", "较上年同期未提升{}，", False),
        ("较上年同期提升{}，", "较上年同期，投资下降，降幅{}，", False),
        ("较上年同期提升{}，", "较上年同期{}，", False),
        ("较上年同期提升{}，", "投资增速回落。较上年同期提升{}，", True),
        ("较上年增减拉动{}，", "较上年增减拉低{}，", False),
        ("超序时进度{}，", "落后序时进度{}，", False),
        ("落后于序时进度{}，", "超序时进度{}，", False),
        ("比重上升{}，", "比重下降{}，", False),
        ("比重增加{}，", "比重减少{}，", False),
        ("比重为{}，", "比重不到{}，", False),
        ("比重为{}，", "投资较快增长，比重为{}，", True),
        ("第二批调入{}，", "第二批调出{}，", False),
        ("有{}超额完成计划，", "有{}未完成计划，", False),
        ("it is up {} on a year", "it is down {} on a year", False),
        ("it is up {} on a year", "it is {} up on a year", True),
        ("ahead of time progress by {} now", "behind time progress by {} now", False),
        ("most was added by it, {} now", "most was taken by it, {} now", False),
    ],
)
def test_a_number_that_points_another_way_is_typed(was: str, now: str, *, is_kept: bool) -> None:
    before, after = was.split("{}")
    said = edited(paragraph(before, POINTS, "个百分点", after), now.format("29.4个百分点"))
    assert said.claims == ((POINTS,) if is_kept else ())
    assert said.typed == (() if is_kept else (Typed("29.4"),))


@pytest.mark.parametrize(
    ("was", "now", "is_kept"),
    [
        ("{}亿元", "{}亿美元", False),
        ("{}亿元", "{}亿", True),
        ("{}亿元", "{}亿元/年", False),
        ("{}亿元", "{}亿人次", False),
        ("{}亿元", "{}万元", False),
        ("{}亿元", "{}万亿元", False),
        ("{}亿元", "{}美元", False),
        ("{}亿元", "${}亿元", False),
        ("{}%", "{}‰", False),
        ("{}%", "{}个百分点", False),
        ("{}%", "{}％", True),
        ("{}个", "{}个百分点", False),
        ("{}个", "{}个亿", False),
        ("{}个", "{}个月", False),
        ("{}个", "{}家", False),
        ("{}个", "{}项", False),
        ("{}个", "{}多个", False),
        ("{}个", "第{}个", False),
        ("{}个", "百分之{}个", False),
        ("{} projects", "{} million projects", False),
        ("{} ×100m yuan", "{} ×100m dollars", False),
        ("{} points", "{} per cent", False),
        ("{} points", "{} basis points", False),
    ],
)
def test_a_number_with_another_unit_is_typed(was: str, now: str, *, is_kept: bool) -> None:
    before, after = was.split("{}")
    said = edited(paragraph(f"完成{before}", COUNT, f"{after}，好。"), f"完成{now.format('100')}，好。")
    assert (COUNT in said.claims, Typed("100") in said.typed) == (is_kept, not is_kept)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("三分之二的项目", "三分之二"),
        ("十二名", "十二"),
        ("排名第三", "三"),
        ("列前五", "五"),
        ("过半", "半"),
        ("近半数", "半"),
        ("一半", "半"),
        ("翻两番", "两"),
        ("翻一番", "一番"),
        ("翻了一番", "了一番"),
        ("二〇二〇年", "二〇二〇"),
        ("百分之八十", "百分之八十"),
        ("一成", "一"),
        ("一个百分点", "一"),
        ("两位数", "两"),
        ("数百个", "数百"),
        ("上千个", "千"),
        ("一百二十七项", "一百二十七"),
        ("七千多人", "七千"),
        ("三点五个", "三点五"),
        ("叁拾", "叁拾"),
        ("Ⅻ", "Ⅻ"),
        ("㈡", "㈡"),
        ("two thirds", "two thirds"),
        ("Half of them", "Half"),
        ("a dozen", "dozen"),
        ("twelve", "twelve"),
        ("one project", "one"),
        ("tenfold", "tenfold"),
    ],
)
def test_a_number_in_words_is_typed(text: str, typed: str) -> None:
    said = edited(PLAN, f"{PLAN}其中{text}。")
    assert " ".join(one.text for one in said.typed) == typed
    assert said.claims == PLAN.claims


@pytest.mark.parametrize(
    "text",
    [
        "统一部署一批项目",
        "“十四五”规划，十三五期间",
        "十分重要",
        "零部件产业园",
        "上半年",
        "千方百计",
        "one of them",
        "often weighty",
    ],
)
def test_words_that_count_nothing_are_not_typed(text: str) -> None:
    assert edited(PLAN, f"{PLAN}{text}。").typed == ()


def test_a_number_in_words_that_was_generated_is_not_typed() -> None:
    of = paragraph("第二批调入", COUNT, "个，排名前三的为", FIRST, "。")
    assert edited(of, f"{of}好。").typed == ()
    assert edited(of, str(of).replace("第二批", "第三批").replace("前三", "前五")).typed == (Typed("三"), Typed("五"))


TEXTS = st.lists(
    st.sampled_from(
        [
            "100",
            "100.0",
            "29.4",
            "个",
            "%",
            "个百分点",
            "西湖区",
            "，",
            "。",
            "共",
            "提升",
            "1—12月",
            "5",
            "-",
            " ",
            "3成",
            "X",
        ]
    ),
    max_size=14,
).map("".join)


@given(TEXTS | st.text(alphabet="0123456789.个%百分点一二亿元，。西湖区−+½x ", max_size=30))
def test_nothing_is_lost_and_every_number_is_bound_typed_or_as_generated(text: str) -> None:
    said = edited(PLAN, text)
    assert str(said) == tidied(text)
    left = [piece for piece in said.text if isinstance(piece, str)]
    numbers = [number for piece in left for number in re.findall(r"\d+", piece)]
    assert set(numbers) <= {"1", "12"}, "only the months of the generated text"
    assert len(said.claims) == len(set(said.claims)), "no figure is bound twice"
    assert all(Typed(one.text) not in said.typed or plain(said.text).count(one.text) > 1 for one in said.claims)


@given(TEXTS)
def test_an_edit_gives_the_text_again(text: str) -> None:
    edit = remembered(PLAN, text)
    again = PLAN if edit is None else filled(PLAN, edit)
    assert again.text == edited(PLAN, text).text


@given(st.text(alphabet="12.个 %x西湖区＋+−百分之三成", max_size=20))
def test_tokens_joined_give_the_text(text: str) -> None:
    found = tokens((text,), ("西湖区",))
    assert "".join(plain(token.pieces) for token in found) == text


@pytest.fixture(scope="module")
def document() -> Document:
    """The demo's briefing."""
    return compose(DEMO, NANCHANG)


def test_every_generated_paragraph_may_be_continued_without_losing_a_claim(document: Document) -> None:
    for one in document.paragraphs:
        said = edited(one, f"{one}新的一句。")
        assert said.claims == one.claims
        assert said.typed == ()


@pytest.mark.parametrize("language", Language)
def test_a_changed_digit_is_marked_wherever_it_stands(language: Language) -> None:
    shown = compose(DEMO, replace(NANCHANG, language=language))
    for one in shown.paragraphs:
        text, at = str(one), 0
        for piece in one.text:
            if isinstance(piece, Claim) and piece.is_number:
                digit = "8" if piece.text[-1] != "8" else "7"
                end = at + len(piece.text)
                said = edited(one, text[: end - 1] + digit + text[end:])
                assert [typed.text.lstrip("+−") for typed in said.typed] == [piece.text[:-1] + digit]
                assert len(said.claims) == len(one.claims) - 1
            at += len(str(piece))


def test_an_edit_survives_another_choice_of_decimals(document: Document) -> None:
    (code,) = [one.code for one in document.paragraphs if "29.4个百分点" in str(one) and one.code.startswith("results")]
    one = next(one for one in document.paragraphs if one.code == code)
    edit = remembered(one, str(one).replace("较上年同期提升29.4", "大幅提升29.4").replace("1824.9", "1824.8"))
    assert edit is not None
    finer = compose(DEMO, replace(NANCHANG, decimals=2))
    said = next(found for found in apply(finer, {code: edit}).paragraphs if found.code == code)
    assert "大幅提升29.40个百分点" in str(said)
    assert said.typed == (Typed("1824.8"),)
    assert not is_outdated(next(found for found in finer.paragraphs if found.code == code), edit)


def filled_with(now: Claim) -> Paragraph:
    """An edited sentence about a rise, printed with another figure in its place."""
    edit = remembered(paragraph("提升", POINTS, "个百分点。"), "大幅提升29.4个百分点。")
    assert edit is not None
    return filled(paragraph("提升", now, "个百分点。"), edit)


def test_a_figure_that_changed_is_printed_anew() -> None:
    assert filled_with(replace(POINTS, text="30.1", value=Fraction(30))).typed == ()
    assert str(filled_with(replace(POINTS, text="30.1", value=Fraction(30)))) == "大幅提升30.1个百分点。"


@pytest.mark.parametrize(
    "now",
    [
        replace(POINTS, text="3.0", value=Fraction(-3)),
        replace(POINTS, text="持平", value=Fraction(0)),
        replace(POINTS, text="全部"),
        claim("7", "another"),
    ],
)
def test_a_figure_that_fits_the_words_no_longer_is_left_as_it_was_and_marked(now: Claim) -> None:
    assert drawn(filled_with(now)) == "大幅提升<29.4>个百分点。"


def test_a_slot_is_no_other_figure_of_its_name() -> None:
    first, second = replace(COUNT, text="7"), replace(COUNT, text="9")
    edit = remembered(paragraph("先有", first, "个，又有", second, "个。"), "先有7个，又有9个，好。")
    assert edit is not None
    assert drawn(filled(paragraph("先有", second, "个。"), edit)) == "先有<7>个，又有<9>个，好。"


def test_a_figure_in_another_unit_is_left_as_it_was_and_marked() -> None:
    assert drawn(filled_with(replace(POINTS, unit="%"))) == "大幅提升<29.4>个百分点。"


def test_districts_and_units_are_never_mixed_up(tmp_path: Path) -> None:
    units = [municipal(place, unit=name, completed_investment_wan=90) for place, name in ((8, "市教育局"), (9, "甲局"))]
    districts = [
        project(place, district=name, responsible_unit=name, completed_investment_wan=50 + place)
        for place, name in ((1, "西湖区"), (2, "东湖区"))
    ]
    archive = archive_of(tmp_path, {DECEMBER: [*districts, *units]})
    (one,) = [one for one in compose(archive, NANCHANG).paragraphs if one.code.startswith("ranking:")]
    edit = remembered(one, f"经初步统计，{one}")
    assert edit is not None
    unplanned = [row | {"annual_plan_wan": None} for row in districts]
    publish(archive, [*unplanned, *units], DECEMBER, reason="更正", expected_version=1)
    (now,) = [one for one in compose(archive, NANCHANG).paragraphs if one.code.startswith("ranking:")]
    said = filled(now, edit)
    assert str(said) == f"经初步统计，{one}", "what is left out now is left as it was"
    assert {typed.text for typed in said.typed} >= {"西湖区", "东湖区"}
    assert {"市教育局", "甲局"}.isdisjoint(typed.text for typed in said.typed)
    assert is_outdated(now, edit)


def test_an_edited_paragraph_says_that_it_is() -> None:
    edit = remembered(PLAN, "共100个。")
    assert edit is not None
    assert not PLAN.is_edited
    assert filled(PLAN, edit).is_edited
    assert edited(PLAN, "共100个。").is_edited
    assert not edited(PLAN, str(PLAN)).is_edited


def test_an_edit_of_what_reads_otherwise_now_says_so() -> None:
    edit = remembered(PLAN, "共100个。")
    assert edit is not None
    assert not is_outdated(PLAN, edit)
    assert is_outdated(paragraph("共", COUNT, "个，全部开工。"), edit)
    assert is_outdated(
        replace(PLAN, text=tuple(claim("9", "count", value=-1) if one is COUNT else one for one in PLAN.text)), edit
    )


def test_an_emptied_paragraph_is_left_out_and_its_section_with_it(document: Document) -> None:
    plan = document.sections[0]
    nothing = {one.code: Edit((), ()) for one in plan.paragraphs}
    shown = apply(document, nothing)
    assert [section.code for section in shown.sections] == [section.code for section in document.sections[1:]]
    assert apply(document, {}) == document
    assert apply(document, {"unknown": Edit((), ())}) == document


def test_the_generated_text_is_no_edit() -> None:
    assert remembered(PLAN, str(PLAN)) is None
    assert remembered(PLAN, f" {PLAN}\n") is None
