"""Claims about causes: what each part, or each group, adds to a change; parts as printed add up to the change."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from analytics.claims.asked import Asked
from analytics.claims.claim import Claim
from analytics.claims.figures import MORE_DECIMALS, size
from analytics.claims.reading import Reading
from analytics.decomposition import NothingToExplain, Split
from analytics.decomposition.findings import named_parts
from analytics.decomposition.printed import DECIMALS, signed, unit_of_parts
from analytics.decomposition.themes import by_theme
from analytics.language import Label
from analytics.wording.numbers import grouped, half_up, in_unit, joined

LEVELLED = Label("尾数经过调平，各项相加等于总变化", "last digit levelled, so that the parts add up to the change")


def split_of(asked: Asked, reading: Reading) -> Split | None:
    """The split that a reading is about, by the question's dimension; null where there is nothing to explain."""
    by = reading.question.by[0] if reading.question.by else None
    try:
        return asked.split(reading.question, by)
    except NothingToExplain:
        return None


def part(asked: Asked, reading: Reading) -> Claim:
    """What the cause named by the key adds, as a size; the causes as printed add up to the change."""
    split = split_of(asked, reading)
    name = reading.key[0]
    found = {} if split is None else named_parts(split, asked.language)
    if split is None or name not in found:
        return asked.nothing(reading)
    parts = next(parts for theme, parts in by_theme(split).items() if theme.text(asked.language) == name)
    return added(asked, reading, split, sum((one.contribution for one in parts), Fraction(0)), found[name])


def group_at(split: Split, place: int) -> tuple[str, Fraction] | None:
    """The group that adds most (place 1), or that takes most (place −1)."""
    groups = list(split.by_key.items())
    if not groups:
        return None
    found = groups[0] if place > 0 else groups[-1]
    return found if found[1] * place > 0 else None


def group(asked: Asked, reading: Reading) -> Claim:
    """Which group adds most to a change, or takes most from it."""
    split = split_of(asked, reading)
    found = None if split is None else group_at(split, reading.place or 1)
    if split is None or found is None:
        return asked.nothing(reading)
    told = signed(split.metric, rounded(split, found[1]), asked.language)
    return Claim(reading, asked.name(found[0]), None, "", told, asked.cited(split.answer))


def group_part(asked: Asked, reading: Reading) -> Claim:
    """What that group adds or takes, as a size: rounded by itself, since not all groups are told."""
    split = split_of(asked, reading)
    found = None if split is None else group_at(split, reading.place or 1)
    if split is None or found is None:
        return asked.nothing(reading)
    return added(asked, reading, split, found[1], rounded(split, found[1]))


def rounded(split: Split, contribution: Fraction) -> Decimal:
    """A contribution in its printed unit, rounded half up."""
    return half_up(in_unit(split.metric, contribution), DECIMALS[split.metric.unit])


def added(asked: Asked, reading: Reading, split: Split, contribution: Fraction, number: Decimal) -> Claim:
    """The claim of one part of a change: exact, and as it is printed."""
    language, metric = asked.language, split.metric
    exact, unit = in_unit(metric, contribution), unit_of_parts(metric, language)
    more = joined(grouped(half_up(exact, DECIMALS[metric.unit] + MORE_DECIMALS), signed=True), unit)
    levelled = number != half_up(exact, DECIMALS[metric.unit])
    note = f" ({LEVELLED.text(language)})" if levelled else ""
    return Claim(
        reading,
        size(Fraction(number), DECIMALS[metric.unit], language),
        exact,
        unit,
        f"{more}{note}; {split.method.text(language)}",
        asked.cited(split.answer),
    )
