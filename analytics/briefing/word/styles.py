"""Page, fonts and styles of an official document (GB/T 9704—2012), with what stands in where a font is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.document import Document as File
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from analytics.briefing.word.ooxml import element, put, put_first
from analytics.language import Language

PAGE_WIDTH, PAGE_HEIGHT = Mm(210), Mm(297)
TOP, BOTTOM, LEFT, RIGHT = Mm(37), Mm(35), Mm(28), Mm(26)
HEADER, FOOTER = Mm(20), Mm(25)
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
LATIN = "Times New Roman"
BODY, BOLD, TITLE, SOFT, PLAIN = "仿宋", "黑体", "方正小标宋简体", "楷体", "宋体"
# The names under which other systems have the same or the nearest typeface.
STAND_INS = {
    BODY: "FangSong;仿宋_GB2312;STFangsong;FangSong_GB2312",
    BOLD: "SimHei;STHeiti;Noto Sans CJK SC",
    TITLE: "FZXiaoBiaoSong-B05S;SimSun;STZhongsong",
    SOFT: "KaiTi;楷体_GB2312;STKaiti",
    PLAIN: "SimSun;STSong;Noto Serif CJK SC",
}
SIMPLIFIED_CHINESE = "86"
# Word counts indents in hundredths of a character.
CHARACTERS = 100
# Those that Word does not know by name.
OURS = ("Mark", "Question", "Note", "Cell", "Picture")
# Everything else in the template is in nobody's way but the reader's list of styles.
KEPT = ("Normal", "Default Paragraph Font", "Normal Table", "No List")


@dataclass(frozen=True)
class Look:
    """How paragraphs of a style are set: sizes and distances in points, the first line's indent in characters.

    ``line`` is the exact line spacing; null for that of the typeface.
    """

    font: str
    size: float
    line: float | None = None
    indent: int = 0
    align: ALIGN = ALIGN.LEFT
    before: float = 0
    after: float = 0
    is_bold: bool = False
    keeps_next: bool = False
    outline: int | None = None


def looks(language: Language) -> dict[str, Look]:
    """The styles by name: 二号 title, 三号 text at 29 points a line; English is set smaller."""
    is_zh = language is Language.ZH
    text, line, small = (16.0, 29.0, 12.0) if is_zh else (12.0, 20.0, 10.5)
    body = Look(BODY, text, line, 2 if is_zh else 0, ALIGN.JUSTIFY, after=0 if is_zh else 6)
    return {
        "Title": Look(TITLE, 22, 33, align=ALIGN.CENTER, after=4, keeps_next=True, is_bold=not is_zh),
        "Subtitle": Look(SOFT, text, line, align=ALIGN.CENTER, after=8, keeps_next=True),
        "Mark": Look(BOLD, text, line, align=ALIGN.CENTER, after=8, is_bold=not is_zh),
        "Heading 1": Look(
            BOLD, text, line, body.indent, keeps_next=True, outline=0, is_bold=not is_zh, before=0 if is_zh else 8
        ),
        "Body Text": body,
        "Question": Look(BODY, text, line, body.indent, ALIGN.JUSTIFY, is_bold=True, keeps_next=True),
        "Note": Look(BODY, 9, 14, after=2),
        "Caption": Look(BOLD, small, small * 1.6, align=ALIGN.CENTER, before=8, after=4, is_bold=not is_zh),
        "Cell": Look(BODY, 10.5, before=1, after=1),
        "Picture": Look(BODY, small, align=ALIGN.CENTER, before=10, keeps_next=True),
        "Header": Look(BOLD, 10.5, align=ALIGN.RIGHT),
        "Footer": Look(PLAIN, 14, align=ALIGN.CENTER),
    }


def prepare(file: File, language: Language) -> None:
    """Page, languages and styles of a new file."""
    section = file.sections[0]
    section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.header_distance, section.footer_distance = HEADER, FOOTER
    defaults(file)
    for style in [style for style in file.styles if style.name not in KEPT]:
        style.delete()
    shape(file.styles["Normal"], Look(BODY, looks(language)["Body Text"].size))
    for name, look in looks(language).items():
        is_ours = name in OURS
        style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=not is_ours)
        style.base_style = file.styles["Normal"]
        shape(style, look)


def defaults(file: File) -> None:
    """Chinese as the language of Chinese characters, and fonts by name rather than by theme."""
    styles = file.styles.element
    for properties in styles.iterfind(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"):
        put(properties, element("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"))
        put_first(properties, fonts(BODY))
    for spacing in styles.iterfind(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}/{qn('w:spacing')}"):
        spacing.getparent().remove(spacing)
    for language in file.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def fonts(name: str) -> Any:
    """Latin letters in one font, Chinese ones in the other; quotes and dashes, which are both, count as Chinese."""
    return element("rFonts", hint="eastAsia", ascii=LATIN, hAnsi=LATIN, eastAsia=name, cs=LATIN)


def shape(style: Any, look: Look) -> None:
    """A style set as it should look."""
    style.font.size = Pt(look.size)
    style.font.bold = look.is_bold
    put_first(style.element.get_or_add_rPr(), fonts(look.font))
    setting = style.paragraph_format
    setting.alignment = look.align
    setting.space_before, setting.space_after = Pt(look.before), Pt(look.after)
    setting.keep_with_next = look.keeps_next
    setting.line_spacing_rule = WD_LINE_SPACING.SINGLE
    if look.line is not None:
        setting.line_spacing_rule, setting.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.line)
    if look.indent:
        setting.first_line_indent = Pt(look.indent * look.size)
        # Word counts in characters, whatever their size; other programs take the points.
        style.element.pPr.ind.set(qn("w:firstLineChars"), str(look.indent * CHARACTERS))
    if look.outline is not None:
        style.element.get_or_add_pPr().append(element("outlineLvl", val=look.outline))


def font_table() -> bytes:
    """The fonts of the file, each Chinese one with its stand-ins."""
    declared = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="{SIMPLIFIED_CHINESE}"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, others in STAND_INS.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{declared}</w:fonts>'.encode()
    )
