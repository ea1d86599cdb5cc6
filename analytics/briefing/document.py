"""What a briefing is made of: sections of paragraphs whose numbers are claims, tables, charts and their sources.

A document is complete in itself: text, Word, Excel and pictures are written from it alone, so that one kept for later
gives the same files for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from analytics.claims import Cited, Claim, Text, Typed, plain
from analytics.glossary import FigureKind, Term
from analytics.language import Language
from analytics.months import Month
from analytics.wording.listing import ListedKind

# What a table's cell holds: exact, in the printed unit; printing rounds it once.
Cell = str | Fraction | None


class Kind(Term):
    """Which text is wanted."""

    BRIEFING = "briefing", "新闻通气会", "Press briefing"
    RANKING = "ranking", "每月一排名", "Monthly ranking"
    QUARTERLY = "quarterly", "按季通报", "Quarterly bulletin"


@dataclass(frozen=True)
class Spec:
    """Which briefing is wanted; ``tiers`` in the profile's order, ``without`` the codes of paragraphs left out."""

    city: str
    as_of: Month
    kind: Kind
    decimals: int
    language: Language
    tiers: tuple[str, ...]
    without: tuple[str, ...] = ()


class Placed(NamedTuple):
    """A claim and where it stands in a text, in characters."""

    claim: Claim
    start: int
    end: int


class Role(StrEnum):
    """How a paragraph is set."""

    TEXT = "text"
    QUESTION = "question"
    LISTED = "listed"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; ``code`` identifies it, ``label`` names it where paragraphs are chosen.

    ``is_edited`` says that its words are a person's.
    """

    code: str
    label: str
    text: Text
    role: Role = Role.TEXT
    is_edited: bool = False

    def __str__(self) -> str:
        return plain(self.text)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims in the order in which they are read."""
        return tuple(piece for piece in self.text if isinstance(piece, Claim))

    @property
    def typed(self) -> tuple[Typed, ...]:
        """The numbers that a person typed, which nothing stands behind."""
        return tuple(piece for piece in self.text if isinstance(piece, Typed))


@dataclass(frozen=True)
class Section:
    """A numbered part of the text; a heading without paragraphs is not printed."""

    code: str
    heading: str
    paragraphs: tuple[Paragraph, ...]


class Quotient(NamedTuple):
    """The columns that a rate divides, by name, so that a workbook can divide them again."""

    numerator: str
    denominator: str


@dataclass(frozen=True)
class TableColumn:
    """One column; ``label`` carries the unit, a rate knows what it divides."""

    name: str
    label: str
    kind: ListedKind
    quotient: Quotient | None = None


@dataclass(frozen=True)
class Table:
    """A table of the briefing: one cell per column and row, exact in the printed unit."""

    code: str
    title: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Drawn(StrEnum):
    """How a chart is drawn."""

    BARS = "bars"
    LINES = "lines"


class Line(NamedTuple):
    """One series of a chart, a value per label in the chart's unit; null for none."""

    name: str
    values: tuple[Fraction | None, ...]


class Mark(NamedTuple):
    """A line that values are held against (100 %, time progress)."""

    label: str
    value: Fraction


@dataclass(frozen=True)
class Chart:
    """A chart as values: this year's series first, then last year's; the title says the finding.

    ``unit`` names the axis, ``kind`` is how its values are printed; ``source`` says what it rests on besides the
    document's own snapshots.
    """

    code: str
    title: str
    unit: str
    drawn: Drawn
    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()
    kind: ListedKind = ListedKind.RATE
    source: str = ""


@dataclass(frozen=True)
class Document:
    """A briefing as it is read and taken away; ``source`` says kind, city and snapshots in words.

    ``behind`` are all snapshots that anything in it rests on, the months of a curve included, and ``missing`` the
    months that were asked about and had none.
    """

    spec: Spec
    title: str
    subtitle: str
    kind: FigureKind
    source: str
    snapshots: tuple[Cited, ...]
    sections: tuple[Section, ...]
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    behind: tuple[Cited, ...] = ()
    missing: tuple[Month, ...] = ()

    @property
    def mark(self) -> str:
        """The mark of invented figures; empty for a ledger's."""
        return self.kind.text(self.spec.language) if self.kind is FigureKind.DEMO else ""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph in order."""
        return tuple(paragraph for section in self.sections for paragraph in section.paragraphs)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim in order."""
        return tuple(claim for paragraph in self.paragraphs for claim in paragraph.claims)

    @property
    def shown(self) -> Document:
        """The document without the paragraphs left out, and without sections that are empty then."""
        left_out = set(self.spec.without)
        sections = (
            replace(section, paragraphs=tuple(one for one in section.paragraphs if one.code not in left_out))
            for section in self.sections
        )
        return replace(self, sections=tuple(section for section in sections if section.paragraphs))


def placed(text: Text) -> Iterator[Placed]:
    """The claims of a text with their places in it."""
    at = 0
    for piece in text:
        size = len(str(piece))
        if isinstance(piece, Claim):
            yield Placed(piece, at, at + size)
        at += size
