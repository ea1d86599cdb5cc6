"""Whether a published figure is of the same scope, sense and date as a printed one, by every word that narrows it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from analytics.city import City
from analytics.fact_check.data import words
from analytics.fact_check.data.compared import Exact, unit_kind
from analytics.fact_check.data.sought import MOVED_IN, MOVED_OUT
from analytics.fact_check.data.stated import Kind
from analytics.fact_check.figure import PER_CENT, POINTS, Figure, Sense, StageKind
from analytics.metrics import BY_NAME
from analytics.months import Month
from analytics.published import Basis, PublishedFigure
from analytics.published.figures import DOWN, IN_CODE, OTHER, TIME_PROGRESS
from analytics.published.scope import is_growth

# Words that two registered metrics share: which one a text counts by, only the text tells.
SAME_WORDS = {
    "start_rate": ("opened_rate",),
    "started_count": ("opened_count",),
    "opened_rate": ("start_rate",),
    "opened_count": ("started_count",),
}
MOVES = {Sense.MOVED_IN: MOVED_IN, Sense.MOVED_OUT: MOVED_OUT}
OF_PART_OF_A_YEAR = (Basis.PERIOD_TARGET, Basis.EXPECTED)
FINISHED_ALREADY, FINISHED_TOO = "已", ("预计", "计划", "拟")


@dataclass(frozen=True)
class Row:
    """A published figure beside a printed one; ``is_sure``: of the same scope by every word that narrows either.

    ``is_deciding``: of the same metric and date, too, not only of the same words and the same year.
    """

    published: PublishedFigure
    is_sure: bool
    is_deciding: bool


def beside(figure: Figure, published: PublishedFigure, city: City | None, month: Month | None) -> Row | None:
    """How a published figure stands to a printed one; null where it is of another scope, sense or period."""
    scope = figure.scope
    is_same_place = (
        words.same_name(city.tiers if city else (), scope.tier, published.tier, city)
        and words.same_name(city.sectors if city else (), scope.sector, published.sector, city)
        and words.same_name((*city.districts, *city.units) if city else (), scope.district, published.district, city)
        and scope.size == published.size
    )
    if (
        not is_same_place
        or not is_same_sense(figure, published, month or scope.period.end)
        or not is_same_period(figure, published)
    ):
        return None
    own = metrics_of(figure)
    if published.metric not in own and published.metric not in SAME_WORDS.get(own[0], ()):
        return None
    is_same_target = words.is_of_target(figure) is (published.basis in OF_PART_OF_A_YEAR)
    is_sure = is_same_stage(figure, published) and is_same_target
    is_dated = month is not None and Month.of(published.as_of) == month and begins_alike(figure, published)
    is_deciding = is_sure and is_dated and published.metric in own and published.hedge is None
    return Row(published, is_sure, is_deciding)


def metrics_of(figure: Figure) -> tuple[str, ...]:
    """The metrics that a row may carry: with the stage said by it, or by a stage of its own."""
    if figure.sense in MOVES:
        return (MOVES[figure.sense],)
    stage, measure = figure.scope.stage, figure.measure or OTHER
    staged = () if stage is None else words.STAGED.get((measure, stage.kind), ())
    return tuple(dict.fromkeys((measure, *staged)))


def is_same_stage(figure: Figure, published: PublishedFigure) -> bool:
    """Whether both speak of the same stage or batch: in the same words, or one by its metric and the other in words."""
    stage, own = figure.scope.stage, published.stage
    if figure.scope.batch is not None and figure.sense not in MOVES:
        return own is not None and words.plain(own) == words.plain(figure.scope.batch)
    if own is None:
        if stage is not None and stage.kind is StageKind.RESERVE_STAGE:
            return False
        return stage is None or published.metric in words.STAGED.get((figure.measure or OTHER, stage.kind), ())
    if stage is None:
        return False
    name, other = words.plain(stage.name).removeprefix(FINISHED_ALREADY), words.plain(own)
    return name == other or (name in other and not other.startswith(FINISHED_TOO) and "（" not in other)


def is_same_sense(figure: Figure, published: PublishedFigure, month: Month | None) -> bool:
    """Whether both are values, or changes against the same."""
    if published.is_rank:
        return False
    if figure.sense in (Sense.VALUE, *MOVES):
        return not published.is_change and not figure.counts_places
    metric = BY_NAME[published.metric]
    senses = {
        Sense.CHANGE: metric.is_rate,
        Sense.GROWTH: is_growth(published) or metric.is_rate,
        Sense.INCREASE: published.unit not in (PER_CENT, POINTS) or metric.is_rate,
    }
    if not published.is_change or not senses.get(figure.sense, False):
        return False
    if published.against == TIME_PROGRESS:
        return words.plain(figure.scope.baseline or "") in words.PACE
    if month is None or isinstance(published.against, str) or published.against is None:
        return False
    earlier = words.earlier_months(figure.scope.baseline, month, is_plan=figure.scope.period.is_plan)
    return Month.of(published.against) in earlier


def is_same_period(figure: Figure, published: PublishedFigure) -> bool:
    """Whether both report on the same year and, of what was achieved by a date, the same months."""
    period = figure.scope.period
    if period.year is None:
        return False
    if period.year != published.period_end.year or (period.since or period.year) != published.period_start.year:
        return False
    if period.last is None:
        return True
    # 7月 of a text may be July, or the year up to its end.
    first = {1, period.first} if period.first == period.last else {period.first or 1}
    ends = {(one.year, one.month) for one in (published.period_end, published.as_of)}
    return published.period_start.month in first and (period.year, period.last) in ends


def begins_alike(figure: Figure, published: PublishedFigure) -> bool:
    """Whether what was achieved was achieved in the same months: July alone is not the year up to it."""
    period = figure.scope.period
    return period.is_plan or published.period_start.month == (period.first or 1)


def exact_of(published: PublishedFigure) -> Exact:
    """A published number as one that a printed number can be held against."""
    value = Fraction(published.value) * IN_CODE.get(published.unit, Fraction(1))
    kind = Kind.COUNT if published.is_rank else unit_kind(published.unit)[0]
    return Exact(-value if published.direction == DOWN else value, kind, published.is_change)
