"""Claims about causes: what each part, or each group, adds to a change; parts as printed add up to the change."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from analytics.claims.asked import Asked
from analytics.claims.claim import Claim
from analytics.claims.figures import size
from analytics.claims.reading import Reading
from analytics.decomposition import NothingToExplain, Split
from analytics.decomposition.findings import named_parts
from analytics.decomposition.printed import DECIMALS, levelled_groups, signed, unit_of_parts
from analytics.wording.numbers import delta_in_unit


def split_of(asked: Asked, reading: Reading) -> Split | None:
    """The split that a reading is about, by the question's dimension; null where there is nothing to explain."""
    by = reading.question.by[0] if reading.question.by else None
    try:
        return asked.split(reading.question, by)
    except NothingToExplain:
        return None


def part(asked: Asked, reading: Reading) -> Claim:
    """What the cause named by the key adds, as a size."""
    split = split_of(asked, reading)
    found = None if split is None else named_parts(split, asked.language).get(reading.key[0])
    return asked.nothing(reading) if split is None or found is None else added(asked, reading, split, found)


def group_at(split: Split, place: int) -> tuple[str, Decimal] | None:
    """The group that adds most (place 1), or that takes most (place −1)."""
    groups = list(levelled_groups(split).items())
    if place > 0:
        up = [entry for entry in groups if entry[1] > 0]
        return up[0] if up else None
    down = [entry for entry in groups if entry[1] < 0]
    return down[-1] if down else None


def group(asked: Asked, reading: Reading) -> Claim:
    """Which group adds most to a change, or takes most from it."""
    split = split_of(asked, reading)
    found = None if split is None else group_at(split, reading.place or 1)
    if split is None or found is None:
        return asked.nothing(reading)
    told = signed(split.metric, found[1], asked.language)
    name = asked.name(found[0])
    return Claim(reading, name, None, "", told, asked.cited(split.answer))


def group_part(asked: Asked, reading: Reading) -> Claim:
    """What that group adds or takes, as a size."""
    split = split_of(asked, reading)
    found = None if split is None else group_at(split, reading.place or 1)
    return asked.nothing(reading) if split is None or found is None else added(asked, reading, split, found[1])


def added(asked: Asked, reading: Reading, split: Split, number: Decimal) -> Claim:
    """The claim of one part of a change."""
    language = asked.language
    delta = delta_in_unit(split.change)
    total = Fraction(split.delta) if delta is None or not split.metric.is_rate else delta
    whole = size(total, DECIMALS[split.metric.unit], language)
    return Claim(
        reading,
        size(Fraction(number), DECIMALS[split.metric.unit], language),
        Fraction(number),
        unit_of_parts(split.metric, language),
        f"{split.method.text(language)} {signed(split.metric, number, language)} / {whole}",
        asked.cited(split.answer),
    )
