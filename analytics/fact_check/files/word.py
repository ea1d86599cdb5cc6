"""The checked draft as Word: its text with every number marked, each finding as a comment, and all findings listed."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

import docx
from docx.document import Document as File
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from analytics.fact_check.check import CheckedDraft
from analytics.fact_check.files.said import MARKS, Said, basis, caution, mark_of, said, said_of, summary
from analytics.fact_check.verdict import SEVERITY, Checked, Verdict
from analytics.glossary import FigureKind
from analytics.language import Language, translator
from analytics.wording.printable import printable

LATIN, CHINESE, CHINESE_BOLD = "Times New Roman", "仿宋", "黑体"
SIZE, SMALL = Pt(12), Pt(9)
PAGE = (Mm(210), Mm(297))
MARGIN = Mm(22)
WIDTHS = (Mm(12), Mm(28), Mm(26), Mm(26), Mm(74))
# Beyond so many a margin of comments is unreadable, and slow to write; the table lists every finding.
MOST_COMMENTS = 100
# What warns is orange, what is right blue, as on the pages; the letter says it in black and white.
GROUNDS = {
    Verdict.MISMATCH: "F3C4AB",
    Verdict.WRONG_UNIT: "F8DCC6",
    Verdict.WRONG_SCOPE: "F8DCC6",
    Verdict.TRUNCATED: "FBF0C4",
    Verdict.WITHIN_INPUT_ROUNDING: "E6EBF0",
    Verdict.MATCHES: "DCE8F5",
    Verdict.UNDECIDABLE: "EFEFEF",
}
INK = RGBColor(0x5B, 0x68, 0x75)


def checked_word(draft: CheckedDraft, kind: FigureKind | None, language: Language) -> bytes:
    """The Word file; ``kind`` is that of the city's ledgers, null where none was asked."""
    _ = translator(language)
    file = started()
    file.add_heading(_("Number check"), 1)
    mark = mark_of(draft, kind)
    if mark is FigureKind.DEMO:
        file.add_paragraph().add_run(_("[{mark}]", mark=mark.text(language))).bold = True
        file.sections[0].header.paragraphs[0].add_run(_("[{mark}]", mark=mark.text(language)))
    file.add_paragraph().add_run(summary(draft, language)).bold = True
    for text in (basis(draft, kind, language), caution(language)):
        note(file, text)
    legend(file, language)
    file.add_heading(_("The draft"), 2)
    marked_text(file, draft, language)
    file.add_heading(_("Findings"), 2)
    if draft.findings:
        findings_table(file, said_of(draft, draft.findings, language), language)
    else:
        note(file, _("Nothing was found that has to be changed."))
    return saved(file)


def plain_word(text: str) -> bytes:
    """A text as Word, one paragraph a line."""
    file = started()
    for line in text.split("\n"):
        file.add_paragraph(printable(line))
    return saved(file)


def started() -> File:
    """A new file on A4 with Chinese fonts."""
    file = docx.Document()
    section = file.sections[0]
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    for name, chinese in (("Normal", CHINESE), ("Heading 1", CHINESE_BOLD), ("Heading 2", CHINESE_BOLD)):
        style = file.styles[name]
        style.font.name = LATIN
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), chinese)
    file.styles["Normal"].font.size = SIZE
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    known = file.core_properties
    known.title = known.author = known.comments = known.last_modified_by = ""
    return file


def saved(file: File) -> bytes:
    """The bytes of a file."""
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def note(file: File, text: str) -> None:
    """A small grey paragraph."""
    run = file.add_paragraph().add_run(text)
    run.font.size, run.font.color.rgb = SMALL, INK


def legend(file: File, language: Language) -> None:
    """Every letter with what it means, on its ground."""
    line = file.add_paragraph()
    for verdict in SEVERITY:
        run = line.add_run(f" {MARKS[verdict].letter.text(language)} ")
        run.font.size = SMALL
        shade(run, GROUNDS[verdict])
        line.add_run(f" {verdict.text(language)}   ").font.size = SMALL


def shade(run: Run, colour: str) -> None:
    """The ground behind a run."""
    shading: Any = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{name}"), value)
    run.element.get_or_add_rPr().append(shading)


def marked_text(file: File, draft: CheckedDraft, language: Language) -> None:
    """The draft line by line; each number on its ground with its letter, each finding with a comment."""
    line = file.add_paragraph()
    commented = {id(one) for one in draft.findings[:MOST_COMMENTS]}
    for text, checked in pieces(draft):
        if checked is not None:
            runs = add_figure(line, checked, language)
            if id(checked) in commented:
                told = comment_of(said(draft.text, checked, language), language)
                file.add_comment(runs, text=printable(told))
            continue
        first, *others = text.split("\n")
        line.add_run(printable(first))
        for other in others:
            line = file.add_paragraph()
            line.add_run(printable(other))


def pieces(draft: CheckedDraft) -> Iterator[tuple[str, Checked | None]]:
    """The draft in its order, words and figures by turns."""
    at = 0
    for one in draft.checked:
        start, end = one.figure.start, one.figure.end
        if start >= at:
            yield draft.text[at:start], None
            yield draft.text[start:end], one
            at = end
    yield draft.text[at:], None


def add_figure(line: Paragraph, checked: Checked, language: Language) -> list[Run]:
    """A number with its mark."""
    number = line.add_run(printable(checked.figure.quote))
    letter = line.add_run(MARKS[checked.verdict].letter.text(language))
    letter.font.superscript = True
    for run in (number, letter):
        shade(run, GROUNDS[checked.verdict])
    number.bold = checked.is_finding
    return [number, letter]


def comment_of(told: Said, language: Language) -> str:
    """A finding as a comment says it."""
    _ = translator(language)
    expected = _("expected {expected}", expected=told.expected) if told.expected else ""
    return " · ".join(filter(None, (told.verdict.text(language), expected, told.reason, told.source)))


def findings_table(file: File, findings: Iterable[Said], language: Language) -> None:
    """One row a finding, the most severe first; the header again on every page."""
    _ = translator(language)
    labels = (_("Line"), _("Printed"), _("Verdict"), _("Expected"), _("Reason and source"))
    rows = [labels] + [
        (
            str(one.line),
            one.quote,
            f"{MARKS[one.verdict].letter.text(language)} {one.verdict.text(language)}",
            one.expected,
            "\n".join(printable(text) for text in (one.reading, one.reason, one.source) if text),
        )
        for one in findings
    ]
    # All at once: a row at a time would take longer with each.
    table = file.add_table(rows=len(rows), cols=len(WIDTHS), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
    for place, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, text, width in zip(row.cells, texts, WIDTHS, strict=True):
            cell.width = width
            run = cell.paragraphs[0].add_run(text)
            run.font.size, run.bold = SMALL, place == 0
    header: Any = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(header)  # noqa: SLF001
