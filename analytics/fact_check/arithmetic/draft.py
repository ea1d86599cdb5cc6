"""The figures of one draft, found by what they state: the same thing elsewhere, its parts, what stands before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from analytics.agreement import Agreement, agreement, places_of
from analytics.fact_check.arithmetic.groups import (
    Dimension,
    Group,
    Kind,
    Stated,
    at_home,
    fits,
    is_amount_named,
    kind_of_measure,
    stated_by,
)
from analytics.fact_check.arithmetic.slips import is_slip
from analytics.fact_check.figure import MONEY_UNITS, POINTS, RATE_UNITS, Figure, Period, Sense, StageKind
from analytics.span import Span
from analytics.wording.numbers import half_up

# So far a reader looks back in a sentence, or around in a text for the same thing printed again.
LOOK_BACK, AROUND = 12, 16
# Of a long table, so many numbers of one measure before a place are looked at, and twice as many after it.
ROW = 40
# What is printed in more values than this is no one thing.
VALUES = 4
# What bounds are counted in where many of them are added up: a hundredth of a 元 is finer than anything printed.
FINE = 10**6
FRAME = StageKind.UNDER_CONSTRUCTION.value
STATING = (Sense.VALUE, Sense.TARGET)
# Between two numbers of one list stands no more than this: 、 or 和.
BETWEEN_LISTED = 2


def worth(unit: str) -> Fraction:
    """What one of a printed unit is in the unit of code."""
    return RATE_UNITS[unit] if unit in RATE_UNITS else Fraction(MONEY_UNITS.get(unit, 1))


def kind_of_unit(unit: str) -> Kind:
    """What a printed unit measures."""
    if unit in RATE_UNITS:
        return Kind.RATE
    return Kind.MONEY if unit in MONEY_UNITS else Kind.COUNT


def span_of(figure: Figure) -> Span:
    """A printed number in the unit of code, with the bounds of its rounding; a whole count is exact."""
    if kind_of_unit(figure.unit) is Kind.COUNT and places_of(figure.number) == 0:
        return Span.exactly(Fraction(figure.number))
    return Span.rounded(figure.number, worth(figure.unit))


def finely(number: Fraction) -> int:
    """A number counted in what is finer than anything printed, rounded down."""
    return number.numerator * FINE // number.denominator


def numbered(things: Sequence[Hashable]) -> tuple[int, ...]:
    """A number for each thing: the same for equal ones."""
    known: dict[Hashable, int] = {}
    return tuple(known.setdefault(one, len(known)) for one in things)


def in_order(numbers: Sequence[Fraction]) -> tuple[int, ...]:
    """The place of each number among all of them by size: equal where they are."""
    places = {number: at for at, number in enumerate(sorted(set(numbers)))}
    return tuple(places[number] for number in numbers)


def is_value(figure: Figure, stated: Stated) -> bool:
    """Whether others can be worked out from a figure: a plain value of its measure's own unit, no bound, no change."""
    is_stating = figure.sense in STATING or is_amount_named(figure)
    if not is_stating or figure.hedge is not None or figure.unit == POINTS:
        return False
    return kind_of_unit(figure.unit) is kind_of_measure(stated.measure)


class Draft:
    """The figures in their order, and where each thing is stated."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self.figures = tuple(figures)
        self.spans = tuple(span_of(figure) for figure in self.figures)
        self.widths = tuple(span.high - span.low for span in self.spans)
        # Compared often, and fractions are slow to compare.
        self.value_numbers = numbered([span.value.as_integer_ratio() for span in self.spans])
        self.widths_in_order = in_order(self.widths)
        self.bounds = tuple((finely(span.low), -finely(-span.high)) for span in self.spans)
        self.periods = numbered([figure.scope.period for figure in self.figures])
        self.fitting_known: dict[tuple[str, Period], dict[int, bool]] = {}
        self.home = next((figure.scope.city for figure in self.figures if figure.scope.city), None)
        self.stated = without_frames([at_home(stated_by(figure), self.home) for figure in self.figures])
        self.values: dict[Stated, list[int]] = {}
        self.measures: dict[Group, set[str]] = {}
        self.first: dict[tuple[str, str | None, str | None], int] = {}
        self.parts: dict[tuple[Stated, Dimension], dict[str, list[int]]] = {}
        self.tiers: dict[tuple[str, Group], dict[str, list[int]]] = {}
        self.moves: dict[Sense, list[int]] = {}
        self.rows: dict[str, list[int]] = {}
        plain = {stated for at, stated in enumerate(self.stated) if stated and is_value(self.figures[at], stated)}
        for place, stated in enumerate(self.stated):
            if stated is not None and (is_value(self.figures[place], stated) or self.is_named_rest(place, plain)):
                self.rows.setdefault(stated.measure, []).append(place)
                self.values.setdefault(stated, []).append(place)
                self.measures.setdefault(stated.group, set()).add(stated.measure)
                self.first.setdefault((stated.measure, stated.group.city, stated.group.tier), place)
            if self.figures[place].sense in (Sense.MOVED_IN, Sense.MOVED_OUT):
                self.moves.setdefault(self.figures[place].sense, []).append(place)
        for stated, places in self.values.items():
            for dimension, name, parent in stated.group.parents():
                named = self.parts.setdefault((Stated(stated.measure, parent), dimension), {})
                named.setdefault(name, []).extend(places)
            if stated.group.tier is not None:
                named = self.tiers.setdefault((stated.measure, stated.group._replace(tier=None)), {})
                named.setdefault(stated.group.tier, []).extend(places)

    def is_named_rest(self, place: int, plain: Collection[Stated]) -> bool:
        """Whether the rest of a list is projects of a kind that nothing else counts: 其余122个为社会事业项目."""
        figure, stated = self.figures[place], self.stated[place]
        return figure.sense is Sense.REST and figure.hedge is None and stated is not None and stated not in plain

    def around(self, stated: Stated, place: int, period: Period) -> list[int]:
        """Where a thing is stated for a period, the nearest first, each value once."""
        return self.nearest(self.values.get(stated, ()), place, self.fitting(stated.measure, period))

    def row(self, measure: str, place: int) -> list[int]:
        """The values of a measure around a place, whatever their projects."""
        row = self.rows.get(measure, [])
        own = bisect_left(row, place)
        return row[max(0, own - ROW) : own + 2 * ROW]

    def fitting(self, measure: str, period: Period) -> Callable[[int], bool]:
        """Whether the figure at a place holds for a period, as figures of a measure do."""
        known = self.fitting_known.setdefault((measure, period), {})

        def is_fitting(at: int) -> bool:
            number = self.periods[at]
            found = known.get(number)
            if found is None:
                found = known[number] = fits(measure, self.figures[at].scope.period, period)
            return found

        return is_fitting

    def nearest(self, places: Sequence[int], place: int, is_wanted: Callable[[int], bool]) -> list[int]:
        """Those of some places, in order, that are wanted: the nearest first, each value once, not the place itself."""
        at = bisect_left(places, place)
        window = [one for one in places[max(0, at - AROUND) : at + AROUND] if one != place]
        window.sort(key=lambda one: (abs(one - place), one))
        found: list[int] = []
        seen: set[int] = set()
        for one in window:
            if self.value_numbers[one] in seen or not is_wanted(one):
                continue
            seen.add(self.value_numbers[one])
            if not any(self.is_same_value(one, known) for known in found):
                found.append(one)
                if len(found) == VALUES:
                    break
        return found

    def is_same_value(self, one: int, other: int) -> bool:
        """Whether two figures print one value, or one is the other with fewer decimals."""
        return (
            self.value_numbers[one] == self.value_numbers[other]
            or self.is_rounded(one, other)
            or self.is_rounded(other, one)
        )

    def is_rounded(self, rough: int, full: int) -> bool:
        """Whether a figure is another one printed with fewer decimals."""
        figure, span = self.figures[rough], self.spans[full]
        return (
            self.is_rougher(rough, full)
            and half_up(span.value / worth(figure.unit), places_of(figure.number)) == figure.number
        )

    def is_slip(self, one: int, other: int) -> bool:
        """Whether two figures differ by a slip, as far as both are printed."""
        first, second = self.figures[one], self.figures[other]
        if self.is_same_value(one, other):
            return False
        if worth(first.unit) != worth(second.unit):
            rough, full = (one, other) if self.is_rougher(one, other) else (other, one)
            number = self.figures[rough].number
            value = half_up(self.spans[full].value / worth(self.figures[rough].unit), places_of(number))
            return is_slip(f"{number:f}", f"{value:f}")
        places = min(places_of(first.number), places_of(second.number))
        return is_slip(f"{first.number:f}", f"{second.number:f}") or is_slip(
            f"{half_up(Fraction(first.number), places):f}", f"{half_up(Fraction(second.number), places):f}"
        )

    def is_one_thing(self, places: Sequence[int]) -> bool:
        """Whether the values at some places are one, printed more or less fully, or slips of the first."""
        first = places[0]
        return all(
            self.is_slip(first, other) or self.is_cut_off(first, other) or self.is_cut_off(other, first)
            for other in places[1:]
        )

    def is_rougher(self, rough: int, full: int) -> bool:
        """Whether a figure is printed less finely than another."""
        return self.widths_in_order[rough] > self.widths_in_order[full]

    def is_cut_off(self, rough: int, full: int) -> bool:
        """Whether a figure is another one with decimals left out, where rounding gives another last digit."""
        figure = self.figures[rough]
        found = agreement(figure.number, self.spans[full].value / worth(figure.unit))
        return found is Agreement.TRUNCATED and self.is_rougher(rough, full)

    def before(self, place: int, is_wanted: Callable[[int], bool]) -> int | None:
        """The last figure before a place, in its sentence, that is wanted."""
        return next((at for at in self.back(place) if is_wanted(at)), None)

    def is_right_before(self, at: int, place: int, stated: Stated, period: Period) -> bool:
        """Whether a figure is the last of its measure before a place, in its sentence, and states just that thing."""
        return (
            self.before(place, lambda one: self.states(one, stated.measure)) == at
            and self.stated[at] == stated
            and self.fitting(stated.measure, period)(at)
        )

    def back(self, place: int) -> Iterator[int]:
        """The figures before a place in its sentence, the last first."""
        sentence = self.figures[place].sentence
        for at in range(place - 1, max(-1, place - 1 - LOOK_BACK), -1):
            if self.figures[at].sentence != sentence:
                return
            yield at

    def is_first(self, at: int) -> bool:
        """Whether a figure is the first of its measure and list in the draft: there texts print their totals."""
        stated = self.stated[at]
        return stated is not None and self.first.get((stated.measure, stated.group.city, stated.group.tier)) == at

    def states(self, at: int, measure: str) -> bool:
        """Whether the figure at a place is a value of a measure."""
        stated = self.stated[at]
        return stated is not None and stated.measure == measure and is_value(self.figures[at], stated)

    def is_of_the_nearest(self, place: int, stated: Stated, period: Period) -> bool:
        """Whether no nearer figure of the same measure and months speaks of other projects, in the sentence before it.

        Where it stands in a list (分别为…), what is near does not tell.
        """
        is_fitting = self.fitting(stated.measure, period)
        at = self.before(place, lambda at: self.states(at, stated.measure) and is_fitting(at))
        return at is None or self.stated[at] == stated or self.is_listed(place)

    def is_listed(self, place: int) -> bool:
        """Whether it is one of several numbers of one measure in a row."""
        return any(
            0 < later < len(self.figures)
            and self.figures[later].sentence == self.figures[later - 1].sentence
            and self.figures[later].unit == self.figures[later - 1].unit
            and self.measure(later) == self.measure(later - 1)
            and len(self.figures[later].lead.strip()) <= BETWEEN_LISTED
            for later in (place, place + 1)
        )

    def measure(self, at: int) -> str | None:
        """The measure of the figure at a place."""
        stated = self.stated[at]
        return None if stated is None else stated.measure

    def is_beside(self, one: int, other: int) -> bool:
        """Whether two figures stand in one sentence."""
        return self.figures[one].sentence == self.figures[other].sentence

    def number(self, at: int) -> Decimal:
        """The number printed at a place."""
        return self.figures[at].number


def without_frames(stated: Sequence[Stated | None]) -> tuple[Stated | None, ...]:
    """The same with 在建 left out where a text says it of a whole list: it narrows nothing there.

    It narrows where the list has a figure of the same measure both with and without it.
    """
    known = {one for one in stated if one is not None}
    narrowed = {
        (one.group.city, one.group.tier)
        for one in known
        if one.group.stage == FRAME and one._replace(group=one.group._replace(stage=None)) in known
    }

    def plain(one: Stated | None) -> Stated | None:
        if one is None or one.group.stage != FRAME or (one.group.city, one.group.tier) in narrowed:
            return one
        return one._replace(group=one.group._replace(stage=None))

    return tuple(plain(one) for one in stated)
