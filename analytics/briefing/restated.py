"""What a frozen briefing would read now: composed anew from the newest snapshots, and held against what was given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analytics.briefing.compose import compose
from analytics.briefing.document import Cell, Chart, Document, Paragraph, Table, TableColumn
from analytics.briefing.frozen import Kept
from analytics.briefing.printed import printed
from analytics.change import DeltaUnit
from analytics.city import city_named
from analytics.claims import Aspect, Claim, Reader
from analytics.claims.subjects import subject
from analytics.errors import PortfolioError
from analytics.language import Language
from analytics.metrics import metric_named
from analytics.snapshots import Archive
from analytics.wording.numbers import DELTA_LABELS, MINUS, NONE, grouped, joined


class NotRestated(PortfolioError):
    """A frozen briefing that nothing can be held against: its ledgers no longer count."""


@dataclass(frozen=True)
class RestatedFigure:
    """A figure or name of the text that would read differently now; ``by`` is by how much, "—" of a word."""

    paragraph: str
    given: Claim
    now: Claim
    by: str


@dataclass(frozen=True)
class Reworded:
    """A paragraph or a chart's title whose words, besides its figures, would be others now."""

    place: str
    given: str
    now: str


@dataclass(frozen=True)
class RestatedCell:
    """A cell of a table, or a value of a chart, that would read differently now."""

    table: str
    row: str
    column: str
    given: str
    now: str


@dataclass(frozen=True)
class Restated:
    """Everything of one frozen briefing that would read differently now.

    ``figures`` and ``words`` are those of the text, ``titles`` and ``cells`` those of its charts and tables.
    """

    figures: tuple[RestatedFigure, ...] = ()
    words: tuple[Reworded, ...] = ()
    titles: tuple[Reworded, ...] = ()
    cells: tuple[RestatedCell, ...] = ()

    @property
    def in_text(self) -> int:
        """How many differences there are in the text."""
        return len(self.figures) + len(self.words)

    @property
    def beside(self) -> int:
        """How many there are in its charts and tables."""
        return len(self.titles) + len(self.cells)

    @property
    def count(self) -> int:
        """How many there are in all."""
        return self.in_text + self.beside


def restated(archive: Archive, kept: Kept) -> Restated:
    """What differs, in the order of the text; :class:`NotRestated` when the briefing's kind of figures is gone."""
    given, spec = kept.document, kept.document.spec
    if archive.kind_of(spec.city) is not given.kind:
        raise NotRestated(
            "The briefing was made of {kind}, which {city} no longer shows: it cannot be held against its ledgers.",
            kind=given.kind.text(spec.language),
            city=city_named(spec.city).text(spec.language),
        )
    if not has_newer(archive, given):
        return Restated()
    now = compose(archive, spec)
    reader = Reader(archive, city_named(spec.city), spec.language, spec.decimals)
    return Restated(
        tuple(figures(given, now, reader)),
        tuple(reworded(given, now)),
        tuple(retitled(given, now)),
        (*cells(given, now), *values(given, now)),
    )


def has_newer(archive: Archive, document: Document) -> bool:
    """Whether a snapshot behind a briefing has been replaced, or one that it lacked has come."""
    current = archive.manifest(document.spec.city).current
    replaced = any(one.as_of not in current or current[one.as_of].sha256 != one.sha256 for one in document.behind)
    return replaced or any(month in current for month in document.missing)


def figures(given: Document, now: Document, reader: Reader) -> Iterator[RestatedFigure]:
    """The claims that would read differently; one that stands twice in a paragraph once."""
    # As the text would say it now, where it still does: a word for a number (全部) is chosen by the sentence.
    said = {claim.reading: claim for claim in now.claims}
    for paragraph in given.paragraphs:
        for claim in dict.fromkeys(paragraph.claims):
            other = said.get(claim.reading) or again(claim, reader)
            if not reads_alike(claim, other):
                yield RestatedFigure(paragraph.label, claim, other, by(claim, other, given.spec.language))


def again(claim: Claim, reader: Reader) -> Claim:
    """A claim that the text no longer makes, read by itself; as a word still, where the figure it stands for is."""
    now = reader.again(claim.reading)
    is_same_word = claim.value is not None and not claim.is_number and claim.value == now.value
    return now.said(claim.text) if is_same_word else now


def reads_alike(given: Claim, now: Claim) -> bool:
    """Whether a reader takes the same from both: what is printed, and the direction that the words around it say."""
    return given.text == now.text and ((given.value or 0) > 0) == ((now.value or 0) > 0)


def by(given: Claim, now: Claim, language: Language) -> str:
    """What lies between the two prints, of rates in points; — for a name or a word."""
    if not (given.is_number and now.is_number):
        return NONE
    points = DELTA_LABELS[DeltaUnit.PERCENTAGE_POINTS].text(language)
    unit = points if given.unit == "%" else now.unit or given.unit
    return joined(grouped(now.number - given.number, signed=True), unit)


def about(claim: Claim, language: Language) -> str:
    """What a figure is, where only its print stands in a list: metric, aspect, whose, which place."""
    reading = claim.reading
    aspect = () if reading.aspect is Aspect.VALUE else (reading.aspect.text(language),)
    whose = subject(reading, city_named(reading.question.city), language)
    return " · ".join((metric_named(reading.metric).text(language), *aspect, whose))


def signed_text(claim: Claim) -> str:
    """A claim as a list shows it: with its sign and unit, since the words that said them are not there."""
    sign = MINUS if claim.value is not None and claim.value < 0 else ""
    return joined(sign + claim.text, claim.unit) if claim.is_number else claim.text


def reworded(given: Document, now: Document) -> Iterator[Reworded]:
    """The paragraphs whose generated words would be others; what a person wrote is not held against anything."""
    known = {paragraph.code: paragraph for paragraph in now.paragraphs}
    for paragraph in given.paragraphs:
        other = known.get(paragraph.code)
        if not paragraph.is_edited and (other is None or words_of(paragraph) != words_of(other)):
            yield Reworded(paragraph.label, str(paragraph), NONE if other is None else str(other))


def words_of(paragraph: Paragraph) -> tuple[str, ...]:
    """A paragraph's words, and in place of its claims what they state."""
    return tuple(piece.reading.name if isinstance(piece, Claim) else str(piece) for piece in paragraph.text)


def retitled(given: Document, now: Document) -> Iterator[Reworded]:
    """The charts whose title would be another."""
    known = {chart.code: chart.title for chart in now.charts}
    for chart in given.charts:
        title = known.get(chart.code, NONE)
        if title != chart.title:
            yield Reworded(chart.unit, chart.title, title)


def cells(given: Document, now: Document) -> Iterator[RestatedCell]:
    """The cells of tables that would read differently, rows matched by what they are about; "—" for a row gone."""
    known = {table.code: table for table in now.tables}
    for table in given.tables:
        other = printed_cells(known[table.code], now) if table.code in known else {}
        for place, told in printed_cells(table, given).items():
            reads_now = other.get(place, NONE)
            if told != reads_now:
                row, column = place
                label = next(one.label for one in table.columns if one.name == column)
                yield RestatedCell(table.title, row, label, told, reads_now)


def printed_cells(table: Table, document: Document) -> dict[tuple[str, str], str]:
    """Every cell of a table as printed, by what its row is about and its column's name."""
    return {
        (row_name(row), column.name): print_of(column, cell, document)
        for row in table.rows
        for column, cell in zip(table.columns, row, strict=True)
    }


def print_of(column: TableColumn, cell: Cell, document: Document) -> str:
    """A cell as the document prints it."""
    return printed(cell, column.kind, document.spec.decimals, document.spec.language)


def row_name(row: tuple[Cell, ...]) -> str:
    """What a row is about: its first text that is not empty."""
    return next((cell for cell in row if isinstance(cell, str) and cell), "")


def values(given: Document, now: Document) -> Iterator[RestatedCell]:
    """The values of charts that would be drawn elsewhere, as far as their print shows it."""
    known = {chart.code: chart for chart in now.charts}
    for chart in given.charts:
        other = printed_values(known[chart.code], now) if chart.code in known else {}
        for (line, label), told in printed_values(chart, given).items():
            reads_now = other.get((line, label), NONE)
            if told != reads_now:
                yield RestatedCell(chart.title, label, line, told, reads_now)


def printed_values(chart: Chart, document: Document) -> dict[tuple[str, str], str]:
    """Every value of a chart as printed, by its line and label."""
    spec = document.spec
    return {
        (line.name, label): printed(value, chart.kind, spec.decimals, spec.language)
        for line in chart.lines
        for label, value in zip(chart.labels, line.values, strict=True)
    }
