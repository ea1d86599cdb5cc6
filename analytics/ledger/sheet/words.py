"""The words of ledgers: header aliases, vocabularies, rows that are no project (``data/ledger_words.toml``)."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache

from analytics.city import City
from analytics.months import Month
from analytics.places import DATA
from analytics.schema import BY_NAME, COLUMNS

WORDS = DATA / "ledger_words.toml"
# What no reader sees but every comparison does: zero-width and direction marks, the byte order mark.
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
BLANKS = re.compile(r"\s+")
YEAR, MONTH = "{year}", "{month}"


def fold(text: str) -> str:
    """A text for comparison: half-width, without blanks or invisible characters, letters in lower case."""
    if text.isascii() and text.isalnum():
        return text.lower()
    return BLANKS.sub("", INVISIBLE.sub("", unicodedata.normalize("NFKC", text))).casefold()


@dataclass(frozen=True)
class Words:
    """The folded words of all ledgers; ``values`` holds per column what a cell says → the glossary's code."""

    headers: dict[str, tuple[str, ...]]
    values: dict[str, dict[str, str]]
    missing: frozenset[str]
    municipal: frozenset[str]
    subtotals: tuple[str, ...]
    footers: tuple[str, ...]
    section_beginnings: tuple[str, ...]
    section_endings: tuple[str, ...]
    made_on: tuple[str, ...]


@cache
def words() -> Words:
    """The words common to all cities."""
    raw = tomllib.loads(WORDS.read_text("utf-8"))
    values = {}
    for column in COLUMNS:
        if column.terms is not None:
            known = {fold(name): term.value for term in column.terms for name in (term.value, *term.label)}
            listed = raw["values"][column.name].items()
            values[column.name] = known | {fold(name): code for code, names in listed for name in names}
    return Words(
        headers={column: tuple(map(fold, names)) for column, names in raw["headers"].items()},
        values=values,
        missing=frozenset({"", *map(fold, raw["missing"])}),
        municipal=frozenset(map(fold, raw["municipal"])),
        subtotals=tuple(raw["rows"]["subtotals"]),
        footers=tuple(raw["rows"]["footers"]),
        section_beginnings=tuple(raw["rows"]["section_beginnings"]),
        section_endings=tuple(raw["rows"]["section_endings"]),
        made_on=tuple(raw["title"]["made_on"]),
    )


@dataclass(frozen=True)
class HeaderWords:
    """Header text → column, for one city and month; ``dated`` are the patterns of any year and month."""

    exact: dict[str, str]
    dated: tuple[tuple[re.Pattern[str], str], ...]

    def column(self, header: str) -> str | None:
        """The schema column that a folded header names."""
        return self.exact.get(header)

    def of_another_date(self, header: str) -> str | None:
        """The schema column that a folded header would name if it spoke of the ledger's own year and month."""
        return next((column for pattern, column in self.dated if pattern.fullmatch(header)), None)


@cache
def header_words(city: City, as_of: Month) -> HeaderWords:
    """The headers that the city's ledgers of that month may use."""
    exact: dict[str, str] = {}
    dated = []
    for column, common in words().headers.items():
        own = (BY_NAME[column].label.zh, *city.header_aliases.get(column, ()))
        for name in (*map(fold, own), *common):
            exact[name.replace(YEAR, str(as_of.year)).replace(MONTH, str(as_of.number))] = column
            if YEAR in name or MONTH in name:
                pattern = re.escape(name).replace(re.escape(YEAR), r"20\d\d").replace(re.escape(MONTH), r"1?\d")
                dated.append((re.compile(pattern), column))
    return HeaderWords(exact, tuple(dated))
