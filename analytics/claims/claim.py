"""A printed number or name with what it states, its exact value, how it came about and the snapshots behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from analytics.claims.reading import Reading
from analytics.months import Month
from analytics.snapshots import Snapshot
from analytics.wording.numbers import NONE

SHORT_HASH = 8


@dataclass(frozen=True)
class Cited:
    """A snapshot as a text cites it."""

    city: str
    as_of: Month
    version: int
    sha256: str

    @classmethod
    def of(cls, snapshot: Snapshot) -> Cited:
        """The citation of a snapshot."""
        return cls(snapshot.city, snapshot.as_of, snapshot.version, snapshot.sha256)

    @property
    def title(self) -> str:
        """Month and version: 2020-12 v1."""
        return f"{self.as_of} v{self.version}"

    @property
    def short_hash(self) -> str:
        """As much of the hash as tells versions apart at a glance."""
        return self.sha256[:SHORT_HASH]


@dataclass(frozen=True)
class Claim:
    """What is printed (without its unit and without a sign: words around it say 提升 or 下降), and what it states.

    ``value`` is exact and signed, in the printed unit; null for a name. ``numerator`` and ``denominator`` are those of
    a figure, in 万元 or counts.
    """

    reading: Reading
    text: str
    value: Fraction | None
    unit: str
    derivation: str
    snapshots: tuple[Cited, ...]
    numerator: Fraction | None = None
    denominator: Fraction | None = None

    @property
    def is_stated(self) -> bool:
        """Whether there is anything to print."""
        return self.text != NONE

    @property
    def is_number(self) -> bool:
        """Whether a number is printed, and not a name or a word for one (全部, 持平)."""
        return self.value is not None and any(letter.isdigit() for letter in self.text)

    @property
    def number(self) -> Decimal:
        """The printed number with its sign; only what prints a number has one."""
        size = Decimal(self.text.replace(",", ""))
        return -size if (self.value or 0) < 0 else size

    def said(self, word: str) -> Claim:
        """The claim with a word in place of its number: 全部 for twelve of twelve."""
        return replace(self, text=word)

    def __str__(self) -> str:
        return self.text
