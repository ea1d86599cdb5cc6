"""The parts of a change as printed: in points, 亿元 or projects, levelled so that they add up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from analytics.change import DeltaUnit
from analytics.decomposition.explain import Split
from analytics.decomposition.themes import by_theme
from analytics.language import Language
from analytics.metrics import Metric, Unit
from analytics.reasons import Worded
from analytics.wording.adding_up import adding_up
from analytics.wording.numbers import DELTA_LABELS, UNIT_LABELS, grouped, in_unit, joined

DECIMALS = {Unit.RATE: 2, Unit.MONEY: 1, Unit.COUNT: 0}


def unit_of_parts(metric: Metric, language: Language) -> str:
    """The unit of a part: percentage points of a rate, 亿元 of an amount, projects of a count."""
    if metric.is_rate:
        return DELTA_LABELS[DeltaUnit.PERCENTAGE_POINTS].text(language)
    return UNIT_LABELS[metric.unit].text(language)


def levelled(metric: Metric, values: Sequence[Fraction], total: Fraction, decimals: int | None = None) -> list[Decimal]:
    """Parts of a change in their printed unit, together exactly the printed change."""
    places = DECIMALS[metric.unit] if decimals is None else decimals
    return adding_up([in_unit(metric, value) for value in values], in_unit(metric, total), places)


def levelled_themes(split: Split) -> dict[Worded, Decimal]:
    """What each theme adds, as printed; together the printed change."""
    themes = by_theme(split)
    sums = [sum((part.contribution for part in parts), Fraction(0)) for parts in themes.values()]
    return dict(zip(themes, levelled(split.metric, sums, split.delta), strict=True))


def levelled_parts(split: Split) -> list[Decimal]:
    """The parts of the whole as printed, in their order; those of a theme are together what the theme is printed as."""
    totals = levelled_themes(split)
    printed: dict[int, Decimal] = {}
    for theme, parts in by_theme(split).items():
        values = [in_unit(split.metric, part.contribution) for part in parts]
        numbers = adding_up(values, sum(values, Fraction(0)), DECIMALS[split.metric.unit], totals[theme])
        printed |= dict(zip(map(id, parts), numbers, strict=True))
    return [printed[id(part)] for part in split.whole]


def levelled_groups(split: Split) -> dict[str, Decimal]:
    """What each group adds, as printed, largest first."""
    return dict(zip(split.by_key, levelled(split.metric, [*split.by_key.values()], split.delta), strict=True))


def signed(metric: Metric, number: Decimal, language: Language) -> str:
    """A part with its sign and unit: +22.53 个百分点."""
    return joined(grouped(number, signed=True), unit_of_parts(metric, language))
