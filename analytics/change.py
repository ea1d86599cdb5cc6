"""Changes: a figure against the same figure at another date, above all year over year.

A change is exact and knows its unit. Rates change by percentage points (a difference), amounts by per cent (a ratio
less one), counts by a count; writing one as the other is the classic misprint, so the unit is decided here, once, from
the metric. Where no change can be stated there is a reason in its place, never a 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from analytics.answers import Answer, Figure, Key
from analytics.glossary import Term
from analytics.metrics import Direction, Metric, Number, Unit


class DeltaUnit(StrEnum):
    """What a change is measured in."""

    PERCENTAGE_POINTS = "pp"
    PER_CENT = "%"
    COUNT = "count"


class NoChange(Term):
    """Why there is no change to state."""

    NOTHING_TO_COMPARE = "nothing_to_compare", "未选择对比日期", "no earlier date was asked for"
    NO_EARLIER_LEDGER = "no_earlier_ledger", "对比日期没有台账", "there is no ledger of the earlier date"
    NO_FIGURE_NOW = "no_figure_now", "本期没有该数据", "there is no figure at this date"
    NO_FIGURE_THEN = "no_figure_then", "对比日期没有该数据", "there was no figure at the earlier date"
    NO_SAME_PROJECTS = (
        "no_same_projects",
        "项目只在一个年度列入计划新开工，跨年度没有同口径的开工数据",
        "a project is planned as a new start in one year only, so there are no same projects of two years",
    )
    GREW_FROM_ZERO = "grew_from_zero", "对比日期的数额为零", "the earlier amount is zero"


class Verdict(StrEnum):
    """How a reader should take a change."""

    BETTER = "better"
    WORSE = "worse"
    UNCHANGED = "unchanged"
    NEITHER = "neither"


DELTA_UNITS = {
    Unit.RATE: DeltaUnit.PERCENTAGE_POINTS,
    Unit.MONEY: DeltaUnit.PER_CENT,
    Unit.COUNT: DeltaUnit.COUNT,
}


@dataclass(frozen=True)
class Change:
    """One figure now, the same figure then, and the exact difference.

    ``delta`` is a fraction for rates and amounts (0.01 = one percentage point, or one per cent) and whole for counts;
    null exactly when ``reason`` says why.
    """

    now: Figure
    then: Figure | None
    delta: Fraction | None
    reason: NoChange | None = None

    @property
    def unit(self) -> DeltaUnit:
        """Percentage points for a rate, per cent for an amount, a count for a count."""
        return DELTA_UNITS[self.now.metric.unit]

    @property
    def verdict(self) -> Verdict:
        """Better or worse by the metric's declared direction; neither where it has none or there is no change."""
        direction = self.now.metric.direction
        if self.delta is None:
            return Verdict.NEITHER
        if self.delta == 0:
            return Verdict.UNCHANGED
        if direction is Direction.NEUTRAL:
            return Verdict.NEITHER
        return Verdict.BETTER if (self.delta > 0) is (direction is Direction.UP) else Verdict.WORSE


def delta_of(metric: Metric, now: Number, then: Number) -> Fraction | None:
    """The exact change from ``then`` to ``now`` in the metric's delta unit; null for growth from zero."""
    difference = Fraction(now) - Fraction(then)
    if DELTA_UNITS[metric.unit] is not DeltaUnit.PER_CENT:
        return difference
    return difference / Fraction(then) if then else None


def change_of(answer: Answer, metric: str, key: Key = ()) -> Change:
    """How one figure of an answer differs from the date the question compares with."""
    question = answer.question
    now = answer.figure(metric, key)
    if question.compare_to is None:
        return Change(now, None, None, NoChange.NOTHING_TO_COMPARE)
    if question.compare_to not in answer.months:
        return Change(now, None, None, NoChange.NO_EARLIER_LEDGER)
    then = answer.figure(metric, key, question.compare_to)
    if not question.is_answerable(now.metric):
        return Change(now, then, None, NoChange.NO_SAME_PROJECTS)
    return change_between(now, then)


def change_between(now: Figure, then: Figure) -> Change:
    """The change from one figure of a metric to another, or why there is none."""
    if now.value is None or then.value is None:
        return Change(now, then, None, NoChange.NO_FIGURE_NOW if now.value is None else NoChange.NO_FIGURE_THEN)
    delta = delta_of(now.metric, now.value, then.value)
    return Change(now, then, delta, NoChange.GREW_FROM_ZERO if delta is None else None)


def changes_of(answer: Answer, metric: str) -> Mapping[Key, Change]:
    """The change of every group of an answer, best rank first."""
    return {key: change_of(answer, metric, key) for key, _ in answer.ranked(metric)}
