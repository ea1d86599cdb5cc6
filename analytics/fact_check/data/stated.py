"""What a figure of a draft states, in the terms of the ledgers: one exact number of one group at one month."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analytics.answers import Key
from analytics.glossary import Dimension, Term
from analytics.metrics import Metric, Unit, metric_named
from analytics.months import Month

Within = tuple[tuple[Dimension, str], ...]


class Aspect(Term):
    """What is stated of a metric."""

    VALUE = "value", "数值", "Value"
    CHANGE = "change", "变化", "Change"
    """Now less then, in the metric's own unit: points of a rate, an amount, a count."""
    GROWTH = "growth", "增幅", "Growth"
    TO_WHOLE = "to_whole", "与总体之差", "Gap to the whole list"
    TO_PLAN = "to_plan", "与计划之差", "Gap to the plan"
    SHARE = "share", "占比", "Share"
    ADDED = "added", "期间新增", "Added within some months"
    """What the months since ``against`` added to a cumulative figure."""
    RANK = "rank", "名次", "Rank"
    PLACES_GAINED = "places_gained", "名次升降", "Places gained"
    RANKED = "ranked", "参与排名数", "How many ranked"
    REACHED = "reached", "达标数", "How many reached the line"
    MISSED = "missed", "未达标数", "How many missed the line"
    CAUSE = "cause", "拉动因素", "Part of a change"
    LEVELLED = "levelled", "拉动因素（调平）", "Part of a change, levelled"
    """The same as printed where all parts add up to the change."""
    GROUP = "group", "拉动对象", "What a group adds"


class Line(Term):
    """What districts and units are counted against."""

    TIME_PROGRESS = "time_progress", "序时进度", "Time progress"
    PLAN = "plan", "年度计划", "The annual plan"


class Kind(Term):
    """What a number is a number of, which decides the units it can be printed in."""

    MONEY = "money", "金额", "Amount"
    PER_CENT = "per_cent", "百分比", "Per cent"
    POINTS = "points", "百分点", "Percentage points"
    COUNT = "count", "个数", "Count"


class Rule(Term):
    """How a figure that can be read in several ways is judged."""

    ANY = "any", "任一", "Any"
    """The first is how it is most likely meant; being any of them is right."""
    ALL = "all", "全部", "All"
    """One number for several groups: 均下降1位."""
    ORDER = "order", "次序", "Order"
    """The groups that stand first, in their order."""


OF_GROUPS = (Aspect.RANK, Aspect.PLACES_GAINED, Aspect.RANKED, Aspect.REACHED, Aspect.MISSED)
PARTS = (Aspect.CAUSE, Aspect.LEVELLED, Aspect.GROUP)
SIGNED = (
    *(Aspect.CHANGE, Aspect.GROWTH, Aspect.TO_WHOLE, Aspect.TO_PLAN, Aspect.ADDED, Aspect.PLACES_GAINED),
    *PARTS,
)
KINDS = {Unit.MONEY: Kind.MONEY, Unit.RATE: Kind.PER_CENT, Unit.COUNT: Kind.COUNT}
DIFFERENCES = (Aspect.CHANGE, Aspect.TO_WHOLE, Aspect.TO_PLAN, *PARTS)


@dataclass(frozen=True)
class Stated:
    """One number; ``within`` names the group, its list first.

    ``against`` is the earlier month of a change. ``among`` is what groups are counted or ranked among, ``name`` a cause
    or the group that adds to a change, ``line`` what has to be reached.
    """

    metric: str
    month: Month
    within: Within
    aspect: Aspect = Aspect.VALUE
    against: Month | None = None
    among: Dimension | None = None
    name: str = ""
    line: Line = Line.TIME_PROGRESS

    @property
    def by(self) -> tuple[Dimension, ...]:
        """The breakdown that the number stands in."""
        by = tuple(dimension for dimension, _name in self.within)
        return by if self.among is None or self.among in by else (*by, self.among)

    @property
    def key(self) -> Key:
        """The names of the group."""
        return tuple(name for _dimension, name in self.within)

    @property
    def declared(self) -> Metric:
        """The metric as it is registered."""
        return metric_named(self.metric)

    @property
    def months(self) -> tuple[Month, ...]:
        """The months whose ledgers it rests on."""
        return (self.month,) if self.against is None else (self.against, self.month)

    @property
    def kind(self) -> Kind:
        """What its number is a number of."""
        if self.aspect in OF_GROUPS:
            return Kind.COUNT
        if self.aspect in (Aspect.GROWTH, Aspect.SHARE):
            return Kind.PER_CENT
        is_gap = self.aspect in DIFFERENCES or self.declared.less_time_progress
        return Kind.POINTS if is_gap and self.declared.is_rate else KINDS[self.declared.unit]

    @property
    def is_signed(self) -> bool:
        """Whether words beside the number say which way it points."""
        return self.aspect in SIGNED or self.declared.less_time_progress

    def named(self, dimension: Dimension) -> str | None:
        """The group's name in one dimension."""
        return dict(self.within).get(dimension)

    def renamed(self, dimension: Dimension, name: str | None) -> Stated:
        """The same of another group of a dimension; of the whole, where no name is given."""
        kept = tuple((own, name if own is dimension else old) for own, old in self.within)
        added = () if dimension in dict(kept) else ((dimension, name),)
        return replace(self, within=tuple((own, new) for own, new in (*kept, *added) if new is not None))


@dataclass(frozen=True)
class Sought:
    """What a figure may state, most likely first; ``is_sure``: it can be meant in no other way.

    What is not sure can be found right, and never wrong.
    """

    readings: tuple[Stated, ...]
    rule: Rule = Rule.ANY
    is_sure: bool = True
