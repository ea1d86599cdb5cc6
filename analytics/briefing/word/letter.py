"""A document → a Word file, readable without a browser: pictures are handed in and may be missing."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime, time

import docx
from docx.document import Document as File
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.text.paragraph import Paragraph as Line

from analytics.briefing.document import Chart, Document, Paragraph, Role
from analytics.briefing.printed import chart_title, heading, marked, sourced, table_title
from analytics.briefing.word.fixed import fixed
from analytics.briefing.word.ooxml import element
from analytics.briefing.word.styles import TEXT_HEIGHT, TEXT_WIDTH, font_table, prepare
from analytics.briefing.word.tables import add_table
from analytics.claims import Typed
from analytics.language import translator
from analytics.wording.numbers import clauses
from analytics.wording.printable import printable

STYLES = {Role.TEXT: "Body Text", Role.QUESTION: "Question", Role.LISTED: "Body Text"}
# Of a page's text, so that a picture's caption still finds room below it.
TALLEST = TEXT_HEIGHT * 17 // 20
BEFORE_NOTES = Pt(14)
FONT_TABLE = "word/fontTable.xml"
# Parts of python-docx's template that show or style another document.
STRAY = ("/thumbnail", "/stylesWithEffects")


def word(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """The Word file of a document; ``pictures`` are PNG by the code of their chart.

    Equal documents and pictures give equal bytes. A chart without a picture is left out and named at the end.
    """
    shown = document.shown
    language = document.spec.language
    mark = marked(document.mark, language)
    file = docx.Document()
    prepare(file, language)
    about(file, document)
    frame(file, mark)
    file.add_paragraph(printable(document.title), "Title")
    if document.subtitle:
        file.add_paragraph(printable(document.subtitle), "Subtitle")
    if mark:
        file.add_paragraph(mark, "Mark")
    for place, section in enumerate(shown.sections, start=1):
        file.add_paragraph(heading(place, section.heading, language), "Heading 1")
        for paragraph in section.paragraphs:
            add_paragraph(file, paragraph)
    for place, table in enumerate(shown.tables, start=1):
        file.add_paragraph(table_title(place, table.title, language), "Caption").paragraph_format.keep_with_next = True
        add_table(file, table, document.spec.decimals, language)
    drawn = [chart for chart in shown.charts if chart.code in pictures]
    for place, chart in enumerate(drawn, start=1):
        add_picture(file, chart, pictures[chart.code])
        file.add_paragraph(chart_title(place, chart.title, language), "Caption")
    add_notes(file, shown, [chart for chart in shown.charts if chart not in drawn])
    target = io.BytesIO()
    file.save(target)
    return fixed(target.getvalue(), {FONT_TABLE: font_table()})


def about(file: File, document: Document) -> None:
    """What the file says of itself, dated by its month, since nothing else of it is the same every time."""
    month = datetime.combine(document.spec.as_of.end, time())
    known = file.core_properties
    known.title, known.subject = printable(document.title), printable(document.subtitle)
    known.keywords = document.kind.text(document.spec.language)
    known.comments = printable(document.source)
    known.author = known.last_modified_by = ""
    known.language = "zh-CN" if document.spec.language == "zh" else "en"
    known.created = known.modified = month
    known.revision = 1
    for relations in (file.part.package.rels, file.part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(STRAY)]:
            relations.pop(key)


def frame(file: File, mark: str) -> None:
    """The mark at the head of every page, the page's number at its foot."""
    section = file.sections[0]
    if mark:
        section.header.paragraphs[0].add_run(mark)
    foot = section.footer.paragraphs[0]
    foot.add_run("— ")
    for part in (
        element("fldChar", fldCharType="begin"),
        element("instrText", "PAGE"),
        element("fldChar", fldCharType="separate"),
        element("t", "1"),
        element("fldChar", fldCharType="end"),
    ):
        foot.add_run().element.append(part)
    foot.add_run(" —")


def add_paragraph(file: File, paragraph: Paragraph) -> Line:
    """A paragraph; a number that a person typed is highlighted, since nothing stands behind it."""
    line = file.add_paragraph(style=STYLES[paragraph.role])
    for piece in paragraph.text:
        run = line.add_run(printable(str(piece)))
        if isinstance(piece, Typed):
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    return line


def add_picture(file: File, chart: Chart, picture: bytes) -> None:
    """A chart's picture at the width of the text, or as tall as leaves room for its caption."""
    run = file.add_paragraph(style="Picture").add_run()
    shape = run.add_picture(io.BytesIO(picture), width=TEXT_WIDTH)
    if shape.height > TALLEST:
        shape.width, shape.height = Emu(shape.width * TALLEST // shape.height), Emu(TALLEST)
    # Read out to those who do not see it.
    for properties in run.element.iter(qn("wp:docPr")):
        properties.set("descr", printable(chart.title))


def add_notes(file: File, document: Document, missing: list[Chart]) -> None:
    """Source and snapshots, and what the reader of this file should know of it."""
    _ = translator(document.spec.language)
    notes = [sourced(document.source, document.spec.language)]
    notes += [_("Snapshot {title}: SHA-256 {sha256}", title=one.title, sha256=one.sha256) for one in document.snapshots]
    if any(paragraph.typed for paragraph in document.paragraphs):
        notes.append(_("Numbers on a yellow ground were typed by hand: no ledger stands behind them."))
    if missing:
        titles = clauses([printable(chart.title) for chart in missing], document.spec.language)
        notes.append(_("Charts without a picture in this file: {titles}", titles=titles))
    for index, note in enumerate(notes):
        line = file.add_paragraph(note, "Note")
        if index == 0:
            line.paragraph_format.space_before = BEFORE_NOTES
