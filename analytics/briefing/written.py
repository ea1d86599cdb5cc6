"""A briefing as plain text and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from analytics.briefing.document import Document, Paragraph, Role, Table
from analytics.briefing.printed import LEFT, heading, marked, printed, sourced, table_title
from analytics.language import Language
from analytics.wording.printable import printable

# Two characters, as a Chinese paragraph begins.
INDENT = "\u3000\u3000"
# What Markdown reads anywhere; a colon or a point only where it would make a link, a directive or an emoji.
ANYWHERE = re.compile(r"([\\`*_{}\[\]<>~$&|@!^]|:(?=\S)|(?<=www)\.)")
# What it reads where a line begins.
AT_START = re.compile(r"^(\s*)([#+\-=]|\d+(?=[.)](?:\s|$)))")


def plain_text(document: Document) -> str:
    """Title, numbered sections and source, one paragraph a line; the mark of invented figures above all."""
    language = document.spec.language
    shown = document.shown
    blocks = [[line for line in (marked(document.mark, language), *titles(document)) if line]]
    indent = INDENT if language is Language.ZH else ""
    for place, section in enumerate(shown.sections, start=1):
        paragraphs = (f"{indent}{printable(str(paragraph))}" for paragraph in section.paragraphs)
        blocks.append([heading(place, section.heading, language), *paragraphs])
    blocks.append([sourced(document.source, language)])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def markdown(document: Document) -> str:
    """The text with its tables; texts that are not ours are escaped, so that they are read letter by letter."""
    language = document.spec.language
    shown = document.shown
    title, subtitle = map(escaped, titles(document))
    blocks = [f"# {title}", subtitle]
    if document.mark:
        blocks.insert(0, f"**{escaped(marked(document.mark, language))}**")
    for place, section in enumerate(shown.sections, start=1):
        blocks.append(f"## {escaped_inline(heading(place, section.heading, language))}")
        blocks += map(paragraph_block, section.paragraphs)
    for place, table in enumerate(shown.tables, start=1):
        blocks.append(f"**{escaped(table_title(place, table.title, language))}**")
        blocks.append("\n".join(table_lines(table, document.spec.decimals, language)))
    blocks.append(escaped(sourced(document.source, language)))
    return "\n\n".join(blocks) + "\n"


def titles(document: Document) -> tuple[str, str]:
    """Title and subtitle as lines."""
    return printable(document.title), printable(document.subtitle)


def paragraph_block(paragraph: Paragraph) -> str:
    """A paragraph of Markdown: questions are bold, a list has its bullets."""
    text = printable(str(paragraph))
    if paragraph.role is Role.QUESTION:
        return f"**{escaped(text)}**"
    return f"- {escaped(text)}" if paragraph.role is Role.LISTED else escaped(text)


def table_lines(table: Table, decimals: int, language: Language) -> Iterator[str]:
    """A table of Markdown, numbers to the right."""
    yield row_line(column.label for column in table.columns)
    yield "|" + "|".join(" :--- " if column.kind in LEFT else " ---: " for column in table.columns) + "|"
    for row in table.rows:
        cells = zip(row, table.columns, strict=True)
        yield row_line(printed(cell, column.kind, decimals, language) for cell, column in cells)


def row_line(cells: Iterable[str]) -> str:
    """One row of a Markdown table."""
    return "| " + " | ".join(escaped(printable(cell)) for cell in cells) + " |"


def escaped(text: str) -> str:
    """A line with every mark of Markdown, HTML and formulas disarmed."""
    return AT_START.sub(at_start, escaped_inline(text))


def at_start(found: re.Match[str]) -> str:
    """What would begin a list or a heading; of a number the point after it is disarmed, since digits cannot be."""
    before, mark = found.groups()
    return f"{before}{mark}\\" if mark.isdigit() else f"{before}\\{mark}"


def escaped_inline(text: str) -> str:
    """The same for a text that begins within a line."""
    return ANYWHERE.sub(r"\\\1", text)
