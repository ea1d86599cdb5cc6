"""Published rates recomputed from the parts that their own text prints, and changes from the figures they compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from analytics.agreement import Agreement
from analytics.metrics import BY_NAME, OF_MEASURE, Measure, measures
from analytics.months import Month
from analytics.published.figures import OTHER, PER_CENT, Basis, PublishedFigure
from analytics.published.parts import Recomputed, Worked
from analytics.published.scope import is_counted, is_growth, is_money, is_of_unit, scope_of
from analytics.published.span import span_of
from analytics.wording.numbers import grouped


@dataclass(frozen=True)
class Recomputer:
    """Recomputes figures among all that were published, which are in the order of their texts."""

    published: Sequence[PublishedFigure]

    @cached_property
    def values(self) -> dict[tuple[str | None, ...], list[tuple[int, PublishedFigure]]]:
        """The plain values, no bounds, changes or ranks, of each metric and scope, with their place in the order."""
        found: dict[tuple[str | None, ...], list[tuple[int, PublishedFigure]]] = {}
        for place, figure in enumerate(self.published):
            stated = value_of(figure)
            if stated is not None:
                found.setdefault((stated, *scope_of(figure)), []).append((place, figure))
        return found

    def all(self) -> list[Recomputed | None]:
        """Each figure recomputed, in their order; null where nothing was published to do so from."""
        return [self.recomputed(place, figure) for place, figure in enumerate(self.published)]

    def recomputed(self, place: int, figure: PublishedFigure) -> Recomputed | None:
        """A rate, or a change of anything; only a plain amount or count is made of nothing."""
        if figure.is_rank or figure.metric == OTHER or not is_of_unit(figure):
            return None
        worked = self.change(place, figure) if figure.is_change else self.quotient(place, figure)
        return None if worked is None else worked.result(figure)

    def quotient(self, place: int, figure: PublishedFigure) -> Worked | None:
        """A rate from the numerator and denominator nearest in its text."""
        metric = BY_NAME[figure.metric]
        if metric.denominator is None:
            return None
        above = self.part(place, figure, metric.numerator)
        below = self.part(place, figure, metric.denominator)
        if above is None or below is None:
            return None
        worked = Worked(span_of(above), quoted(above, below)).over(Worked(span_of(below), quoted(below, above)))
        if worked is None:
            return None
        return worked.less_time_progress(Month.of(figure.as_of)) if metric.less_time_progress else worked

    def part(self, place: int, figure: PublishedFigure, measure: Measure) -> PublishedFigure | None:
        """The nearest figure of the same text and scope that states a part of a rate.

        A numerator is of the rate's own date. A denominator is of its year, or of the part of it that a target is for.
        """
        is_numerator = measure is BY_NAME[figure.metric].numerator
        fits = is_of_same_date if is_numerator else is_of_same_plan
        stated = self.values.get((OF_MEASURE.get(measure.name), *scope_of(figure)), ())
        near = [(abs(at - place), at, one) for at, one in stated if one.source == figure.source and fits(one, figure)]
        return min(near, key=lambda entry: entry[:2])[2] if near else None

    def change(self, place: int, figure: PublishedFigure) -> Worked | None:
        """A change from what its own text gives for its date, and what any text gives for the other.

        A growth also follows from the difference that its text prints beside it.
        """
        now = self.value(place, figure, Month.of(figure.as_of), is_own=True)
        if now is None or not isinstance(figure.against, date):
            return now and now.less_time_progress(Month.of(figure.as_of))
        then = self.value(place, figure, Month.of(figure.against), is_own=False)
        if then is not None:
            return now.growth(then) if is_growth(figure) else now.less(then)
        risen = self.difference(figure) if is_growth(figure) else None
        return None if risen is None else risen.over(now.less(risen).bracketed)

    def difference(self, figure: PublishedFigure) -> Worked | None:
        """The rise or fall of the same amount or count against the same date that a growth's own text prints."""
        for one in self.published:
            is_same = (one.source, one.metric, one.as_of, one.against) == (
                figure.source,
                figure.metric,
                figure.as_of,
                figure.against,
            )
            if is_same and not is_growth(one) and one.hedge is None and scope_of(one) == scope_of(figure):
                return Worked(span_of(one), quoted(one, one))
        return None

    def value(self, place: int, figure: PublishedFigure, month: Month, *, is_own: bool) -> Worked | None:
        """What is published of a change's metric and scope at a month: in its own text, else in the latest of others.

        A rate is worked out from its parts where they give what is printed, and is as printed otherwise.
        """
        found = [
            (one.source != figure.source, abs(at - place) if one.source == figure.source else -at, at, one)
            for at, one in self.values.get((figure.metric, *scope_of(figure)), ())
            if Month.of(one.as_of) == month and is_of_target(one) == is_of_target(figure)
        ]
        is_other, _distance, at, one = min(found, key=lambda entry: entry[:3], default=(True, 0, 0, None))
        if one is None or (is_own and is_other):
            return None
        worked = self.quotient(at, one)
        if worked is not None and worked.result(one).verdict in (Agreement.MATCHES, Agreement.TRUNCATED):
            return worked
        return Worked(span_of(one), quoted(one, one))


def value_of(figure: PublishedFigure) -> str | None:
    """The metric that a figure states a value of; null for a bound, a change, a rank and what no metric asks for.

    A target for part of the year is to the rate against it what the plan is to the year's.
    """
    if figure.hedge is not None or figure.is_change or figure.is_rank:
        return None
    if figure.metric == OTHER:
        is_target = is_of_target(figure) and is_money(figure.unit)
        return OF_MEASURE[measures.PLAN.name] if is_target else None
    return figure.metric if is_of_unit(figure) else None


def is_of_target(figure: PublishedFigure) -> bool:
    """Whether a figure is, or divides by, a target for part of the year."""
    return figure.basis is Basis.PERIOD_TARGET


def is_of_same_date(part: PublishedFigure, rate: PublishedFigure) -> bool:
    """Whether a numerator counts from and to the dates that its rate does, and both are achieved or both expected."""
    is_expected = (part.basis is Basis.EXPECTED, rate.basis is Basis.EXPECTED)
    return (part.period_start, part.as_of) == (rate.period_start, rate.as_of) and len({*is_expected}) == 1


def is_of_same_plan(part: PublishedFigure, rate: PublishedFigure) -> bool:
    """Whether a denominator is of the rate's year, and both are of a target or both are not."""
    return part.period_end.year == rate.period_end.year and is_of_target(part) == is_of_target(rate)


def quoted(part: PublishedFigure, other: PublishedFigure) -> str:
    """A part as printed: a rate with its sign, an amount with its unit where the other part has another one."""
    number = grouped(part.value)
    if part.unit == PER_CENT:
        return number + part.unit
    is_plain = part.unit == other.unit or is_counted(part.unit)
    return number if is_plain else f"{number} {part.unit}"
