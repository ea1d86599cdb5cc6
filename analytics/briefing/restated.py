"""What a frozen briefing would read now: its claims read again from the newest snapshots, its tables composed anew."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.briefing.compose import compose
from analytics.briefing.document import Cell, Document, Table, TableColumn
from analytics.briefing.frozen import Kept
from analytics.briefing.printed import printed
from analytics.change import DeltaUnit
from analytics.city import city_named
from analytics.claims import Cited, Claim, Reader
from analytics.errors import PortfolioError
from analytics.language import Language
from analytics.snapshots import Archive
from analytics.wording.numbers import DELTA_LABELS, MINUS, NONE, grouped, half_up, joined


class NotRestated(PortfolioError):
    """A frozen briefing that nothing can be held against: its ledgers no longer count."""


@dataclass(frozen=True)
class Restated:
    """A figure or name of the text that would read differently now; ``by`` is by how much, with its unit."""

    paragraph: str
    given: Claim
    now: Claim
    by: str


@dataclass(frozen=True)
class RestatedCell:
    """A cell of a table that would read differently now."""

    table: str
    row: str
    column: str
    given: str
    now: str


def restated(archive: Archive, kept: Kept) -> tuple[Restated, ...]:
    """The claims that would read differently, in the order of the text; one that stands twice in a paragraph once."""
    document = kept.document
    require_same_kind(archive, document)
    if not newer(archive, kept):
        return ()
    spec = document.spec
    reader = Reader(archive, city_named(spec.city), spec.language, spec.decimals)
    # As the text would say it now, where it still does: a word for a number (全部) is chosen by the sentence.
    said = {claim.reading: claim for claim in compose(archive, spec).claims}
    found = {}
    for paragraph in document.paragraphs:
        for given in paragraph.claims:
            now = said.get(given.reading) or reader.again(given.reading)
            if not reads_alike(given, now):
                found[paragraph.code, given.reading] = Restated(
                    paragraph.label, given, now, by(given, now, spec.language)
                )
    return tuple(found.values())


def require_same_kind(archive: Archive, document: Document) -> None:
    """:class:`NotRestated` when the city has its own ledgers now and the briefing was made of invented ones."""
    if archive.kind_of(document.spec.city) is not document.kind:
        raise NotRestated(
            "The briefing was made of {kind}, which {city} no longer shows: it cannot be held against its ledgers.",
            kind=document.kind.text(document.spec.language),
            city=city_named(document.spec.city).text(document.spec.language),
        )


def reads_alike(given: Claim, now: Claim) -> bool:
    """Whether a reader takes the same from both: a number with its direction, what a word stands for, a name."""
    if given.value is None or now.value is None:
        return given.text == now.text
    if not given.is_number:
        return given.text == now.text or given.value == now.value
    return given.text == now.text and (given.value > 0) == (now.value > 0)


def by(given: Claim, now: Claim, language: Language) -> str:
    """By how much a number differs, at the decimals of its print, a rate in points; — for a name."""
    if given.value is None or now.value is None:
        return NONE
    decimals = max(places(given.text), places(now.text))
    points = DELTA_LABELS[DeltaUnit.PERCENTAGE_POINTS].text(language)
    unit = points if given.unit == "%" else now.unit or given.unit
    return joined(grouped(half_up(now.value - given.value, decimals), signed=True), unit)


def places(text: str) -> int:
    """How many decimals a printed number has."""
    return len(text.partition(".")[2])


def signed_text(claim: Claim) -> str:
    """A claim as a list shows it: with its sign and unit, since the words that said them are not there."""
    sign = MINUS if claim.value is not None and claim.value < 0 else ""
    return joined(sign + claim.text, claim.unit) if claim.is_number else claim.text


def restated_cells(archive: Archive, kept: Kept) -> tuple[RestatedCell, ...]:
    """The cells of its tables that would read differently, rows matched by the name they are about."""
    document = kept.document
    require_same_kind(archive, document)
    if not newer(archive, kept):
        return ()
    now = {table.code: table for table in compose(archive, document.spec).tables}
    found = []
    for table in document.tables:
        found += differing(table, now.get(table.code), document)
    return tuple(found)


def differing(given: Table, now: Table | None, document: Document) -> list[RestatedCell]:
    """The differing cells of one table; a row that is gone reads "—" now."""
    rows = {} if now is None else {row_name(row): row for row in now.rows}
    places_now = {} if now is None else {column.name: index for index, column in enumerate(now.columns)}
    found = []
    for row in given.rows:
        name = row_name(row)
        other = rows.get(name)
        for index, column in enumerate(given.columns):
            known = other is not None and column.name in places_now
            cell = other[places_now[column.name]] if other is not None and known else None
            was, reads_now = (print_of(column, value, document) for value in (row[index], cell))
            if was != reads_now:
                found.append(RestatedCell(given.title, name, column.label, was, reads_now))
    return found


def print_of(column: TableColumn, cell: Cell, document: Document) -> str:
    """A cell as the document prints it."""
    return printed(cell, column.kind, document.spec.decimals, document.spec.language)


def row_name(row: tuple[Cell, ...]) -> str:
    """What a row is about: its first text."""
    return next((cell for cell in row if isinstance(cell, str) and cell), "")


def newer(archive: Archive, kept: Kept) -> tuple[Cited, ...]:
    """The snapshots that have meanwhile taken the place of those that the briefing cites."""
    current = archive.manifest(kept.document.spec.city).current
    cited = kept.document.snapshots
    return tuple(
        Cited.of(current[one.as_of])
        for one in cited
        if one.as_of in current and current[one.as_of].sha256 != one.sha256
    )
