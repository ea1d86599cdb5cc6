"""The tables of words that drafts are read by: one row a meaning, with its reason and an example that a test reads.

To teach the reader a phrase, add it to a row of ``data/draft`` and an example to the row; no code changes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analytics.fact_check.plain import HAN
from analytics.fact_check.reading.numerals import NUMERAL
from analytics.places import DATA

TABLES = DATA / "draft"
# A number with nothing of it before, so that a long run of digits is looked at once.
AMOUNT = rf"(?:(?<![\d.])\d{{1,12}}(?:\.\d{{1,4}})?|(?<!{NUMERAL}){NUMERAL}{{1,12}})"
BRACED = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Row:
    """One row of a table; which of its fields matter is said at the head of the table."""

    table: str
    means: str
    words: tuple[str, ...] = ()
    pattern: str = ""
    why: str = ""
    example: str = ""
    of: str = ""
    form: str = ""
    sense: str = ""
    measure: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One phrase of the tables in a text."""

    start: int
    end: int
    row: Row


@dataclass(frozen=True)
class Lexicon:
    """All phrases of some tables, found in a text from left to right, at each place the longest."""

    rows: Mapping[str, tuple[Row, ...]]
    words: re.Pattern[str]
    patterns: tuple[tuple[re.Pattern[str], Row], ...]

    def found(self, text: str) -> Iterator[Found]:
        """Every phrase, overlapping ones included; a word of several rows comes once for each."""
        for match in self.words.finditer(text):
            for row in self.rows[match[1]]:
                yield Found(match.start(1), match.end(1), row)
        for pattern, row in self.patterns:
            for match in pattern.finditer(text):
                if match.end() > match.start():
                    yield Found(match.start(), match.end(), row)


@cache
def table(name: str) -> dict[str, list[str]]:
    """A table of plain lists."""
    raw: dict[str, list[str]] = tomllib.loads((TABLES / f"{name}.toml").read_text("utf-8"))
    return raw


@cache
def lists() -> dict[str, str]:
    """What patterns name in braces: short lists as alternatives, the longest first, and kinds of characters."""
    listed = {name: alternatives(words) for name, words in (table("lists") | table("grounds")).items()}
    return listed | {"amount": AMOUNT, "han": f"[{HAN}]"}


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of a table, in its order."""
    raw = tomllib.loads((TABLES / f"{name}.toml").read_text("utf-8"))
    return tuple(Row(table=name, **row | {"words": tuple(row.get("words", ()))}) for row in raw["row"])


@cache
def lexicon(*names: str) -> Lexicon:
    """The phrases of some tables."""
    by_word: dict[str, tuple[Row, ...]] = {}
    patterns = []
    for row in (row for name in names for row in rows(name)):
        for word in row.words:
            by_word[word] = (*by_word.get(word, ()), row)
        if row.pattern:
            patterns.append((re.compile(filled(row.pattern)), row))
    return Lexicon(by_word, re.compile(f"(?=({alternatives(by_word)}))"), tuple(patterns))


def filled(pattern: str) -> str:
    """A pattern with its braced lists written out."""
    return BRACED.sub(lambda match: lists()[match[1]], pattern)


def alternatives(words: Sequence[str] | Mapping[str, object]) -> str:
    """Words as alternatives of a pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
