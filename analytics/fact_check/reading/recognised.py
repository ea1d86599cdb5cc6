"""Everything in a line that may be a mark: numbers, periods, lists, places, phrases, forms and punctuation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from analytics.fact_check.reading import gazetteer, numbers, periods, sectors, tiers
from analytics.fact_check.reading.marks import Kind, Mark, settled
from analytics.fact_check.reading.words import alternatives, filled, lexicon, rows, table

STOPS = "。！？；，、：（）|\n"
NUMBERED = re.compile(r"\d|个月")
PHRASES = {"measures": Kind.MEASURE, "stages": Kind.STAGE, "structure": Kind.WORD}
WHOLE_WORD, LEVEL = "word", "level"


def marks(text: str, known: Mapping[str, Kind]) -> list[Mark]:
    """The marks of a text in its order, gaps between them included; ``known`` are names of its city's profile."""
    found = [mark for finder in FINDERS for mark in finder(text)]
    return settled(text, [*found, *known_names(text, known)])


def printed_numbers(text: str) -> Iterator[Mark]:
    """Numbers with a unit that figures of a portfolio have."""
    for number in numbers.printed_numbers(text):
        yield Mark(Kind.NUMBER, number.start, number.end, text[number.start : number.end], number)


def spans(text: str) -> Iterator[Mark]:
    """Months and years; those with a number in them are surer than words."""
    for span in periods.periods(text):
        said = text[span.start : span.end]
        is_date = span.reach is periods.Reach.DAY or NUMBERED.search(said) is not None
        yield Mark(Kind.DATE if is_date else Kind.PERIOD, span.start, span.end, said, span)


def lists_of_projects(text: str) -> Iterator[Mark]:
    """The names of lists."""
    for tier in tiers.tiers(text):
        yield Mark(Kind.TIER, tier.start, tier.end, text[tier.start : tier.end], tier)


def places(text: str) -> Iterator[Mark]:
    """Cities and provinces; in 宣城市本级 the level of the city stands behind its name."""
    for start, end, place in gazetteer.named(text):
        end -= text.startswith("本级", end)
        yield Mark(Kind.CITY, start, end, text[start:end], place)


def phrases(text: str) -> Iterator[Mark]:
    """The phrases of the tables; a word that only has one of them inside it is a gap."""
    for found in lexicon(*PHRASES).found(text):
        kind = Kind.GAP if found.row.means == WHOLE_WORD else PHRASES[found.row.table]
        yield Mark(kind, found.start, found.end, text[found.start : found.end], rows=(found.row,))


def sector_names(text: str) -> Iterator[Mark]:
    """The names of sectors that the table's words make."""
    for match in sectors.pattern().finditer(text):
        yield Mark(Kind.SECTOR, *match.span(), match[0])


def forms(text: str) -> Iterator[Mark]:
    """What is recognised by its form: comparisons, shares, sizes, places by their endings, noise."""
    for pattern, means in compiled_forms():
        for match in pattern.finditer(text):
            if means == LEVEL:
                yield Mark(Kind.TIER, *match.span(), match[0], tiers.Tier(*match.span(), match[0], "", ""))
            elif means != Kind.PLACE.value or is_place(match[0]):
                yield Mark(Kind(means), *match.span(), match[0], match.groupdict().get("base"))


def punctuation(text: str) -> Iterator[Mark]:
    """Marks of punctuation."""
    for place, character in enumerate(text):
        if character in STOPS:
            yield Mark(Kind.STOP, place, place + 1, character)


def known_names(text: str, known: Mapping[str, Kind]) -> Iterator[Mark]:
    """The names of a city's profile."""
    if known:
        for match in names_pattern(frozenset(known)).finditer(text):
            yield Mark(known[match[0]], *match.span(), match[0])


FINDERS: tuple[Callable[[str], Iterator[Mark]], ...] = (
    printed_numbers,
    spans,
    lists_of_projects,
    places,
    phrases,
    sector_names,
    forms,
    punctuation,
)


@cache
def compiled_forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns of the table of forms, and what they mean."""
    return tuple((re.compile(filled(row.pattern)), row.means) for row in rows("forms"))


@cache
def names_pattern(names: frozenset[str]) -> re.Pattern[str]:
    """Any of a city's names, the longest first."""
    return re.compile(alternatives(sorted(names)))


def is_place(name: str) -> bool:
    """Whether what looks like a place's name is one: no 园区, and no group of units with a word behind it."""
    grounds = table("grounds")
    if name in gazetteer.known() or name.endswith(("自治区", *grounds["not_endings"])):
        return False
    if any(name[-size:] in gazetteer.known() for size in range(2, len(name))):
        # 涉及柳州: a city's name with a word before it.
        return False
    return name not in grounds["not_places"] and not any(group in name for group in grounds["groups"] if group != name)
