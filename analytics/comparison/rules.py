"""The rules of comparing by name, and what one finds in a case: an effect and a reason in words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analytics.comparison.sides import Reading, Side
from analytics.glossary import FigureKind, Term
from analytics.metrics import Metric
from analytics.reasons import Reason, _


class Rule(Term):
    """What may stand between two figures that look alike."""

    MONTHS = "different_months", "月份不同", "Different months"
    YEARS = "different_years", "年度不同", "Different years"
    BASIS = "different_basis", "口径不同", "Different basis"
    DATES = "two_dates", "同一文中有两个时点", "Two dates in one text"
    TIERS = "tier_lists", "清单不同", "Different lists"
    SECTORS = "different_sectors", "领域划分不同", "Different sectors"
    PLAN = "restated_plan", "计划年内有调整", "Plan restated within the year"
    REPORTED = "reported", "上报数", "Reported figures"
    DISTRICTS = "reorganised_districts", "区划有调整", "Districts reorganised"
    SYNTHETIC = "synthetic", "示例数据", "Synthetic ledger"
    SOURCES = "ledger_beside_published", "台账与公开数据并列", "Ledger beside published"
    BOUND = "bound", "只有界限", "A bound, not a value"
    DERIVED = "derived", "据分项计算", "Computed from its parts"
    STACKED = "stacked_conversions", "须多重换算", "More than one conversion"
    MISSING = "missing", "没有该数据", "No figure"


class Effect(Term):
    """What a rule does to a comparison, from the least to the most."""

    NOTE = "note", "需说明", "To be said"
    CONVERT = "convert", "须换算", "To be converted"
    BAR = "bar", "不可比", "Not comparable"


@dataclass(frozen=True)
class Finding:
    """One rule that applies to one metric, what follows, and why in words."""

    rule: Rule
    effect: Effect
    reason: Reason


@dataclass(frozen=True)
class Case:
    """One metric of two or more sides, with what was read of each."""

    metric: Metric
    sides: tuple[Side, ...]
    readings: tuple[Reading, ...]

    @classmethod
    def of(cls, metric: Metric, sides: tuple[Side, ...]) -> Case:
        """The case of a metric as each side's own sources have it.

        Where some have it, another side's figure of the other basis stands in for it, so that the rules can say so.
        Beside real figures an invented one is none.
        """
        name = metric.name
        readings = [side.reading(name) for side in sides]
        pairs = list(zip(sides, readings, strict=True))
        if any(side.kind is not FigureKind.DEMO and has_other(side, reading) for side, reading in pairs):
            readings = [reading if side.is_declared(name) else invented(side, reading) for side, reading in pairs]
        if any(reading.value is not None for reading in readings):
            pairs = list(zip(sides, readings, strict=True))
            is_one_month = len({side.month.number for side, reading in pairs if has_other(side, reading)}) == 1
            readings = [
                reading if reading.value is not None else other_basis(side, reading, is_one_month=is_one_month)
                for side, reading in pairs
            ]
        return cls(metric, sides, tuple(readings))

    @property
    def pairs(self) -> tuple[tuple[Side, Reading], ...]:
        """The sides, each with its reading."""
        return tuple(zip(self.sides, self.readings, strict=True))

    @property
    def read(self) -> tuple[tuple[Side, Reading], ...]:
        """The sides that have a figure, with it."""
        return tuple((side, reading) for side, reading in self.pairs if reading.value is not None)

    @property
    def known(self) -> tuple[Side, ...]:
        """The sides that have a figure."""
        return tuple(side for side, _reading in self.read)


def invented(side: Side, reading: Reading) -> Reading:
    """A demo ledger's own figure, taken away."""
    reason = _("its synthetic ledger of {month} is invented; beside real figures it says nothing", month=side.month)
    return replace(reading, value=None, numerator=None, denominator=None, reason=reason)


def has_other(side: Side, reading: Reading) -> bool:
    """Whether a side has the figure, on this basis or the other."""
    return reading.value is not None or side.substitute(reading.metric.name) is not None


def other_basis(side: Side, reading: Reading, *, is_one_month: bool) -> Reading:
    """What a side printed on the other basis, if anything; of another month two conversions would stack up."""
    found = side.substitute(reading.metric.name)
    if found is None or is_one_month:
        return found or reading
    reason = _("it was printed on another basis and for another month: two conversions at once would be a guess")
    return replace(reading, reason=reason, is_set_aside=True)
