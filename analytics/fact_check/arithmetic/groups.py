"""Which projects a figure speaks of, as a key: figures of one key speak of the same ones, narrower keys of parts."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from analytics.fact_check.figure import MONEY_UNITS, Figure, Period, Scope, Sense, StageKind
from analytics.glossary import Term
from analytics.metrics import BY_NAME, Unit
from analytics.months import MONTHS_A_YEAR

COUNT, COMPLETED, PLAN, TOTAL = "project_count", "completed_investment", "annual_plan", "total_investment"
STARTED, FINISHED = "started_count", "finished_count"
START_RATE, OPENED_RATE, COMPLETION_RATE = "start_rate", "opened_rate", "completion_rate"
TARGET = "target"
"""What a target for part of the year is kept under: an amount of its own beside the annual plan."""
FUNDS = "funds"
"""Money that has arrived: no measure of the register, yet its parts give its total, too."""

# What names an amount that the register does not know, right before it.
NAMED_AMOUNTS = {"到位资金": FUNDS, "资金到位": FUNDS}

# What a text counts under a name of its own is the count of the projects of a stage.
COUNTS_OF_A_STAGE = {
    "planned_start_count": StageKind.NEW_START,
    "reserve_count": StageKind.RESERVE,
    "implementing_count": StageKind.IMPLEMENTING,
    "due_this_year_count": StageKind.TO_BE_FINISHED,
}
# A stage that says no more than the measure itself narrows nothing.
SAID_BY_THE_MEASURE = {STARTED: StageKind.STARTED, FINISHED: StageKind.FINISHED}
# Measures that hold from and to a date; the others are those of the year's plan.
ACHIEVED = frozenset({COMPLETED, STARTED, FINISHED, START_RATE, OPENED_RATE, COMPLETION_RATE, TARGET, FUNDS})
WITHIN = "/"
# The cities of a province are to its text what districts are to that of a city.
PROVINCES = ("省", "自治区")


class Dimension(Term):
    """By what a set of projects is divided into parts."""

    STAGE = "stage", "建设阶段", "Stage"
    SECTOR = "sector", "领域", "Sector"
    DISTRICT = "district", "县区", "District"
    BATCH = "batch", "批次", "Batch"
    TIER = "tier", "层级", "Tier"
    SIZE = "size", "规模", "Size"


class Group(NamedTuple):
    """A set of projects by what narrows it; null where nothing does."""

    city: str | None = None
    tier: str | None = None
    sector: str | None = None
    district: str | None = None
    stage: str | None = None
    size: str | None = None
    batch: str | None = None

    def wider(self) -> Iterator[Group]:
        """The sets that it is a part of within its list, nearest first."""
        seen = {self}
        waiting = [self]
        for group in waiting:
            for larger in (parent for _dimension, _name, parent in group.parents()):
                if larger not in seen:
                    seen.add(larger)
                    waiting.append(larger)
                    yield larger

    def parents(self) -> Iterator[tuple[Dimension, str, Group]]:
        """Each way in which it is a part of a larger set: by what, its name there, and the larger set."""
        if self.stage is not None:
            for wider in WIDER_STAGES.get(kind_of(self.stage), (None,)):
                yield Dimension.STAGE, self.stage, self._replace(stage=wider)
        if self.sector is not None:
            above, _inside, name = self.sector.rpartition(WITHIN)
            yield Dimension.SECTOR, name, self._replace(sector=above or None)
        if self.district is not None:
            yield Dimension.DISTRICT, self.district, self._replace(district=None)
        if self.size is not None:
            yield Dimension.SIZE, self.size, self._replace(size=None)
        if self.batch is not None:
            yield Dimension.BATCH, self.batch, self._replace(batch=None)


# The wider stages that the projects of a stage belong to; of the whole list, null, where none is named.
WIDER_STAGES: dict[str, tuple[str | None, ...]] = {
    StageKind.RESERVE_STAGE.value: (StageKind.RESERVE.value,),
    StageKind.NEW_START.value: (None, StageKind.IMPLEMENTING.value),
    StageKind.CARRIED_OVER.value: (None, StageKind.IMPLEMENTING.value),
    StageKind.TO_BE_FINISHED.value: (None, StageKind.IMPLEMENTING.value),
}


class Stated(NamedTuple):
    """What a figure states: a measure of a set of projects."""

    measure: str
    group: Group


class Kind(StrEnum):
    """What numbers can be added and divided."""

    MONEY = "money"
    COUNT = "count"
    RATE = "rate"


def kind_of_measure(measure: str | None) -> Kind | None:
    """Whether a measure is an amount, a count or a rate; null for what the register does not know."""
    if measure in (TARGET, FUNDS):
        return Kind.MONEY
    metric = BY_NAME.get(measure or "")
    if metric is None:
        return None
    return {Unit.MONEY: Kind.MONEY, Unit.COUNT: Kind.COUNT, Unit.RATE: Kind.RATE}[metric.unit]


def stage_key(scope: Scope) -> str | None:
    """The stage by its kind, so that two words for one kind are one; the stages of preparation by their names."""
    if scope.stage is None:
        return None
    kind = scope.stage.kind
    return f"{kind.value}{WITHIN}{scope.stage.name}" if kind is StageKind.RESERVE_STAGE else kind.value


def kind_of(stage: str) -> str:
    """The kind that a stage's key is of."""
    return stage.partition(WITHIN)[0]


def group_of(scope: Scope) -> Group:
    """The set of projects of a scope."""
    return Group(scope.city, scope.tier, scope.sector, scope.district, stage_key(scope), scope.size, scope.batch)


def stated_by(figure: Figure) -> Stated | None:
    """What a figure states of which projects, in one form for one thing; null where no measure is meant."""
    group = group_of(figure.scope)
    if figure.sense is Sense.TARGET:
        return Stated(TARGET, group)
    measure = figure.measure or named_amount(figure)
    if measure is None or figure.counts_places:
        return None
    counted = COUNTS_OF_A_STAGE.get(measure)
    if counted is not None:
        return Stated(COUNT, group if group.stage is not None else group._replace(stage=counted.value))
    said = SAID_BY_THE_MEASURE.get(measure)
    if said is not None and group.stage == said.value:
        group = group._replace(stage=None)
    return Stated(measure, group)


def named_amount(figure: Figure) -> str | None:
    """What an amount of no known measure is, by the words right before it."""
    if figure.sense is not Sense.OTHER or figure.unit not in MONEY_UNITS:
        return None
    return next((kind for word, kind in NAMED_AMOUNTS.items() if word in figure.lead), None)


def is_amount_named(figure: Figure) -> bool:
    """Whether a figure of sense other is an amount that its words name."""
    return figure.measure is None and named_amount(figure) is not None


def at_home(stated: Stated | None, home: str | None) -> Stated | None:
    """The same with a city of a province’s text as a district of it, so that the cities make up the province."""
    if stated is None or home is None or not home.endswith(PROVINCES) or stated.group.city in (None, home):
        return stated
    city, district = stated.group.city, stated.group.district
    return stated._replace(group=stated.group._replace(city=home, district=f"{city}{district or ''}"))


def is_same_year(one: Period, other: Period) -> bool:
    """Whether two periods are of the plan of one year; a year that the text does not give is no other year."""
    may_be = one.year is None or other.year is None or one.year == other.year
    return may_be and (one.since, one.back) == (other.since, other.back)


def is_same_date(one: Period, other: Period) -> bool:
    """Whether two periods begin and end in the same months; a whole year ends in December."""
    return is_same_year(one, other) and months(one) == months(other)


def months(period: Period) -> tuple[int, int]:
    """The first and the last month."""
    return period.first or 1, period.last or MONTHS_A_YEAR


def fits(measure: str, one: Period, other: Period) -> bool:
    """Whether figures of a measure may be held against one another by their periods."""
    if measure == TARGET and (one.last is None or other.last is None):
        # A target names its months in its words, if not as its period.
        return is_same_year(one, other)
    return is_same_date(one, other) if measure in ACHIEVED else is_same_year(one, other)
