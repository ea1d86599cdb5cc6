"""A printed number of a draft, read and bound: what it states, of which projects, of which months, and where it stands.

The middle of the fact check: reading makes figures, arithmetic and the data judge them, pages and files show them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from analytics.agreement import Hedge
from analytics.glossary import Term
from analytics.months import MONTHS_A_YEAR, Month

OTHER, RANK = "other", "rank"
TENTHS = "成"
MONEY_UNITS = {"亿元": 10_000, "万元": 1, "万亿元": 100_000_000}
PER_CENT, POINTS = "%", "百分点"
RATE_UNITS = {PER_CENT: Fraction(1, 100), POINTS: Fraction(1, 100), TENTHS: Fraction(1, 10)}


class Sense(Term):
    """What a number says of its measure."""

    VALUE = "value", "数值", "Value"
    """The measure itself: completed investment, a rate, a count."""
    CHANGE = "change", "变化", "Change"
    """Points by which a rate differs from a baseline: last year's, time progress, a target, the whole city's."""
    INCREASE = "increase", "增减量", "Increase"
    """How much more an amount or a count is than at the baseline, in its own unit."""
    GROWTH = "growth", "增幅", "Growth"
    """Per cent by which it is more than at the baseline."""
    SHARE = "share", "占比", "Share"
    """Per cent of the same measure of a larger set of projects."""
    TARGET = "target", "阶段目标", "Target for part of the year"
    """An amount to be reached in part of the year."""
    REST = "rest", "其余", "Rest"
    """What is left of a count after a part of it."""
    MOVED_IN = "moved_in", "调入", "Moved in"
    MOVED_OUT = "moved_out", "调出", "Moved out"
    REACHED = "reached", "达标数", "Count by progress"
    """How many have reached or missed something: the plan, half of it, a date."""
    PLACES_GAINED = "places_gained", "名次升降", "Places gained"
    PART = "part", "拉动", "Part of a change"
    """Points that a cause or a group adds to the change of a rate."""
    RANK = "rank", "名次", "Rank"
    OTHER = "other", "其他", "Other"
    """A figure of the portfolio that no measure means: funds raised, projects picked for a visit."""


class StageKind(Term):
    """The words of plan kind and status that narrow a set of projects, by what they mean."""

    IMPLEMENTING = "implementing", "实施", "Implementing"
    NEW_START = "new_start", "计划新开工", "Planned new starts"
    CARRIED_OVER = "carried_over", "续建", "Carried over"
    RESERVE = "reserve", "前期谋划", "Reserve"
    STARTED = "started", "已开工", "Started"
    UNDER_CONSTRUCTION = "under_construction", "在建", "Under construction"
    FINISHED = "finished", "已竣工投产", "Finished"
    TO_BE_FINISHED = "to_be_finished", "计划竣工", "To be finished"
    LATE_START = "late_start", "应开工未开工", "Should have started"
    LATE_FINISH = "late_finish", "应竣工未竣工", "Should be finished"
    RESERVE_STAGE = "reserve_stage", "前期阶段", "Stage of preparation"


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage as the text prints it, and its kind."""

    name: str
    kind: StageKind


@dataclass(frozen=True, slots=True)
class Period:
    """The months a figure holds for; without months it is the plan of the year, without a year the text gives none.

    ``first`` and ``last`` are month numbers; ``since`` is the first year where the period spans several,
    ``back`` counts years before one that is not named.
    """

    year: int | None = None
    first: int | None = None
    last: int | None = None
    since: int | None = None
    back: int = 0

    @property
    def is_plan(self) -> bool:
        """Whether it is a whole year's plan, not what was achieved by a date."""
        return self.last is None

    @property
    def end(self) -> Month | None:
        """The month at whose end the figure holds; December for a plan."""
        return None if self.year is None else Month(self.year, self.last or MONTHS_A_YEAR)

    @property
    def earlier(self) -> Period:
        """The same months of the year before."""
        if self.year is None:
            return replace(self, back=self.back + 1)
        return Period(self.year - 1, self.first, self.last)

    @property
    def text(self) -> str:
        """The period as a text prints it: 2019年, 2019年1-10月, 2016年7月."""
        year = "" if self.year is None else f"{self.year}年"
        if self.since is not None and self.year is not None:
            until = "" if self.last is None else f"{self.last}月"
            return f"{self.since}年至{year}{until}" if until else f"{self.since}-{year}"
        if self.last is None:
            return year
        return f"{year}{self.last}月" if self.first == self.last else f"{year}{self.first or 1}-{self.last}月"


@dataclass(frozen=True, slots=True)
class Scope:
    """Of which projects a figure speaks, in the text's own (simplified) words; None where nothing narrows it.

    ``sector`` is a path where a sector stands inside another: ``基础设施/对外交通``. ``baseline`` is what a change or
    a rate is held against, where it is not the annual plan: 上年同期, 上年, 上月, 时序进度, 一季度目标任务.
    """

    city: str | None = None
    tier: str | None = None
    sector: str | None = None
    district: str | None = None
    stage: Stage | None = None
    size: str | None = None
    batch: str | None = None
    baseline: str | None = None
    period: Period = field(default_factory=Period)


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed number of a draft.

    ``start`` and ``end`` count the characters of the draft itself and span the number with its unit; ``quote`` is that
    span. ``number`` is as printed, decimals kept, without sign: ``is_fall`` says 下降, 落后, 拉低. ``measure`` names a
    metric of the register (null where none is meant). ``counts_places``: it counts districts or units, not projects.
    ``lead`` is the plain text (simplified, damage removed) between the figure before it and this one; ``follow`` runs
    to the end of its clause. ``paragraph``, ``sentence`` and ``clause`` count from 0 through the whole draft.
    ``entities`` are the names that a rank list gives, in its order.
    """

    start: int
    end: int
    quote: str
    number: Decimal
    unit: str
    measure: str | None
    sense: Sense
    scope: Scope
    hedge: Hedge | None = None
    is_fall: bool = False
    counts_places: bool = False
    entities: tuple[str, ...] = ()
    lead: str = ""
    follow: str = ""
    paragraph: int = 0
    sentence: int = 0
    clause: int = 0

    @property
    def metric(self) -> str:
        """The metric as other programs know it; a change of a rate carries the suffix."""
        if self.sense is Sense.RANK:
            return RANK
        if self.measure is None or self.sense not in (Sense.VALUE, Sense.CHANGE):
            return OTHER
        return f"{self.measure}_delta" if self.sense is Sense.CHANGE else self.measure

    @property
    def exact(self) -> Fraction:
        """The number in the unit of code, without sign: 万元, a fraction for per cent and points, a count."""
        if self.unit in RATE_UNITS:
            return Fraction(self.number) * RATE_UNITS[self.unit]
        return Fraction(self.number) * MONEY_UNITS.get(self.unit, 1)
