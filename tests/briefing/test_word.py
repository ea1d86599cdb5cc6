"""A briefing as a Word file, read back: layout, marks, numbers, and the same bytes for the same document."""

from __future__ import annotations

import base64
import io
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as File
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm

from analytics.briefing.compose import compose, spec_of
from analytics.briefing.document import Document, Table, TableColumn
from analytics.briefing.printed import printed
from analytics.briefing.word import word
from analytics.briefing.word.tables import fitted
from analytics.city import city_named
from analytics.glossary import FigureKind
from analytics.language import Language
from analytics.months import Month
from analytics.snapshots import Archive
from analytics.wording.listing import ListedKind
from tests.briefing.documents import (
    BARS,
    CONTROL_SHOWN,
    DISTRICTS,
    HOSTILE,
    PRINTED,
    SNAPSHOT,
    SOURCE,
    YEAR,
    document,
)
from tests.pages.hostile import NAMES
from tests.sources import ROOT

# One white point.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg=="
)
WIDTH = Mm(156)


def opened(of: Document, pictures: dict[str, bytes] | None = None) -> File:
    """The file as python-docx reads it."""
    return docx.Document(io.BytesIO(word(of, pictures or {})))


def texts(file: File) -> list[str]:
    """Its paragraphs outside tables."""
    return [paragraph.text for paragraph in file.paragraphs]


def part(of: Document, name: str) -> str:
    """One part of the file as text."""
    with ZipFile(io.BytesIO(word(of, {}))) as package:
        return package.read(name).decode()


def test_the_page_is_an_official_documents() -> None:
    section = opened(document()).sections[0]
    size = [round(length.mm) for length in (section.page_width, section.page_height)]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert size == [210, 297]
    assert [round(length.mm) for length in margins] == [37, 35, 28, 26]


@pytest.mark.parametrize(
    ("style", "font", "points"),
    [("Title", "方正小标宋简体", 22), ("Heading 1", "黑体", 16), ("Body Text", "仿宋", 16), ("Cell", "仿宋", 10.5)],
)
def test_chinese_and_latin_letters_have_fonts_of_their_own(style: str, font: str, points: float) -> None:
    found = opened(document()).styles[style]
    fonts = found.element.rPr.find(qn("w:rFonts"))
    assert fonts.get(qn("w:eastAsia")) == font
    assert fonts.get(qn("w:ascii")) == "Times New Roman"
    assert not [name for name in fonts.attrib if "Theme" in name]
    assert found.font.size.pt == points


def test_body_text_has_its_line_spacing_and_an_indent_of_two_characters() -> None:
    found = opened(document()).styles["Body Text"]
    assert found.paragraph_format.line_spacing.pt == 29
    assert found.element.pPr.ind.get(qn("w:firstLineChars")) == "200"
    assert found.paragraph_format.first_line_indent.pt == 32


def test_the_language_of_chinese_characters_is_chinese() -> None:
    defaults = part(document(), "word/styles.xml").split("</w:docDefaults>")[0]
    assert 'w:eastAsia="zh-CN"' in defaults
    assert 'w:altName w:val="FangSong' in part(document(), "word/fontTable.xml")


def test_the_text_is_the_documents_with_numbered_headings() -> None:
    assert texts(opened(document()))[:8] == [
        "2020年南昌市重大重点项目推进情况",
        "新闻通气会材料",
        "【示例数据】",
        "一、计划安排",
        "共586个，另有12个。",
        "不印。",
        "二、答记者问",
        "问：为什么？",
    ]
    assert HOSTILE + CONTROL_SHOWN in texts(opened(document()))


def test_what_was_left_out_is_not_in_the_file() -> None:
    found = texts(opened(document(without=("left out", "q", "b"))))
    assert "不印。" not in found
    assert "答记者问" not in "".join(found)


def test_invented_figures_are_marked_on_every_page_and_a_ledgers_nowhere() -> None:
    assert opened(document()).sections[0].header.paragraphs[0].text == "【示例数据】"
    own = opened(document(kind=FigureKind.LEDGER, source="台账数据"))
    assert own.sections[0].header.paragraphs[0].text == ""
    assert "示例" not in "".join(texts(own))
    assert own.core_properties.keywords == "台账数据"


def test_the_foot_counts_pages() -> None:
    foot = opened(document()).sections[0].footer.paragraphs[0]
    assert foot.text == "— 1 —"
    assert [one.text for one in foot._p.iter(qn("w:instrText"))] == ["PAGE"]


def test_a_question_is_bold_and_a_typed_number_highlighted() -> None:
    file = opened(document())
    question = next(one for one in file.paragraphs if one.text.startswith("问："))
    assert question.style.font.bold
    highlighted = [run.text for one in file.paragraphs for run in one.runs if run.font.highlight_color]
    assert highlighted == ["12"]
    assert any("黄底数字" in text for text in texts(file))


def test_tables_hold_the_cells_as_printed() -> None:
    (table,) = opened(document()).tables
    rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
    assert rows == [tuple(column.label for column in DISTRICTS.columns), *PRINTED]
    assert "表1　县区" in texts(opened(document()))


def test_the_header_repeats_rows_stay_whole_and_numbers_stand_to_the_right() -> None:
    (table,) = opened(document()).tables
    repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert repeated == [True, False, False, False]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    aligned = [[cell.paragraphs[0].alignment for cell in row.cells] for row in table.rows[1:]]
    assert aligned == [[ALIGN.RIGHT, ALIGN.LEFT, ALIGN.RIGHT, ALIGN.RIGHT, ALIGN.RIGHT]] * 3


@pytest.mark.parametrize("columns", [1, 4, 8, 13])
def test_columns_are_as_wide_as_the_text_together_and_numbers_are_not_broken(columns: int) -> None:
    made = tuple(TableColumn(str(at), "累计完成投资 较2019年12月 (个百分点)", ListedKind.RATE) for at in range(columns))
    size, widths = fitted(Table("t", "t", made, ()), [["10316.7"] * columns])
    assert WIDTH - columns <= sum(widths) <= WIDTH
    assert all(width > 7 * size / 2 * 12_700 for width in widths)


def test_pictures_are_as_wide_as_the_text_and_say_what_they_show() -> None:
    file = opened(document(), {BARS.code: PNG, YEAR.code: PNG})
    assert [shape._inline.docPr.get("descr") for shape in file.inline_shapes] == [BARS.title, YEAR.title]
    # A square picture is taller than it may be, and so narrower than the text.
    assert all(shape.width == shape.height <= WIDTH for shape in file.inline_shapes)
    assert {"图1　西湖区居首", "图2　快于上年"} < set(texts(file))


def test_charts_without_a_picture_are_named() -> None:
    file = opened(document(), {YEAR.code: PNG})
    assert "图1　快于上年" in texts(file)
    assert "本文件未附图片的图表：西湖区居首" in texts(file)
    assert not any("未附图片" in text for text in texts(opened(document(), {BARS.code: PNG, YEAR.code: PNG})))


def test_source_and_snapshots_stand_at_the_end() -> None:
    found = texts(opened(document()))
    assert f"来源：{SOURCE}" in found
    assert f"快照 2020-12 v1：SHA-256 {SNAPSHOT.sha256}" in found


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_is_text_in_word(name: str) -> None:
    file = opened(document(title=name, source=name, tables=(), sections=()))
    assert texts(file)[0] == name
    assert file.core_properties.title == name


def test_equal_documents_give_equal_bytes_without_a_date_of_their_own() -> None:
    pictures = {BARS.code: PNG}
    assert word(document(), pictures) == word(document(), pictures)
    with ZipFile(io.BytesIO(word(document(), pictures))) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
        assert not [name for name in package.namelist() if "thumbnail" in name]
    assert opened(document()).core_properties.modified.date() == Month(2020, 12).end


@pytest.mark.parametrize("language", Language)
def test_the_demo_briefing_is_in_word_what_it_is_in_the_document(language: Language) -> None:
    made = compose(Archive(ROOT / "data"), spec_of(city_named("nanchang"), Month(2020, 12), language=language))
    file = opened(made)
    found = texts(file)
    assert {str(paragraph) for paragraph in made.shown.paragraphs} <= set(found)
    assert len(file.tables) == len(made.tables)
    for table, read in zip(made.tables, file.tables, strict=True):
        kinds = [column.kind for column in table.columns]
        expected = [
            [printed(cell, kind, made.spec.decimals, language) for cell, kind in zip(row, kinds, strict=True)]
            for row in table.rows
        ]
        assert [[cell.text for cell in row.cells] for row in read.rows[1:]] == expected
