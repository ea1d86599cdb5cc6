"""Every number of every briefing is right where it is bound as it is meant, and wrong as soon as one thing is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from analytics.agreement import Hedge
from analytics.briefing.compose import compose, spec_of
from analytics.briefing.document import Kind
from analytics.city import city_named
from analytics.fact_check.data import held
from analytics.fact_check.figure import Figure, Sense
from analytics.fact_check.verdict import AgainstData, Verdict
from analytics.glossary import FigureKind
from analytics.months import Month
from analytics.places import DATA
from analytics.snapshots import Archive
from tests.briefing.conftest import brief  # noqa: F401  (a fixture)
from tests.briefing.test_golden import PORTFOLIOS, Brief
from tests.fact_check.data.bound import bound_figures

DEMO = Archive(DATA)
MONTHS = (
    *(("nanchang", Month(2020, number)) for number in (12, 6)),
    ("chengdu", Month(2019, 8)),
)
every_briefing = pytest.mark.parametrize(
    ("city", "as_of", "kind"), [(city, month, kind) for city, month in MONTHS for kind in Kind]
)
# A figure with one thing changed, and what it may be found to be.
Changed = tuple[Figure, tuple[Verdict, ...]]
Change = Callable[[Figure], Iterator[Changed]]
OTHER_UNIT = {"%": "百分点", "百分点": "%", "亿元": "万元"}


@cache
def demo_figures(city: str, as_of: Month, kind: Kind) -> list[Figure]:
    return bound_figures(compose(DEMO, spec_of(city_named(city), as_of, kind)))


def verdicts(figures: list[Figure], city: str, as_of: Month, archive: Archive = DEMO) -> list[Verdict]:
    """The verdicts on the figures of a draft that says it is a demo's."""
    found = held(archive, figures, city=city_named(city), as_of=as_of, is_demo=True)
    return [decided(one).verdict for one in found]


def decided(one: AgainstData | None) -> AgainstData:
    assert one is not None
    return one


@every_briefing
def test_every_number_of_a_briefing_is_right(city: str, as_of: Month, kind: Kind) -> None:
    figures = demo_figures(city, as_of, kind)
    wrong = zip(figures, verdicts(figures, city, as_of), strict=True)
    assert [figure for figure, verdict in wrong if verdict is not Verdict.MATCHES] == []
    assert len(figures) > 30


@pytest.mark.parametrize("name", PORTFOLIOS)
def test_whatever_the_portfolio(name: str, brief: Brief, tmp_path: Path) -> None:  # noqa: F811
    portfolio = PORTFOLIOS[name]
    figures = bound_figures(portfolio.composed(brief))
    archive = Archive(tmp_path / "ledgers")
    is_demo = portfolio.figures is FigureKind.DEMO
    found = held(archive, figures, city=city_named("nanchang"), as_of=portfolio.as_of, is_demo=is_demo)
    wrong = zip(figures, (decided(one).verdict for one in found), strict=True)
    assert [figure for figure, verdict in wrong if verdict is not Verdict.MATCHES] == []


def other_digit(figure: Figure) -> Iterator[Changed]:
    """The number with its first digit one more."""
    text = f"{figure.number}"
    changed = Decimal(str(int(text[0]) % 9 + 1) + text[1:])
    if figure.hedge is None and not len(figure.entities) > 1:
        yield replace(figure, number=changed), (Verdict.MISMATCH, Verdict.WRONG_SCOPE)


def other_unit(figure: Figure) -> Iterator[Changed]:
    """The number in a unit that it is not of; per cent may be read as growth, too."""
    if figure.unit in OTHER_UNIT:
        yield replace(figure, unit=OTHER_UNIT[figure.unit]), (Verdict.WRONG_UNIT,)
    if figure.sense is Sense.CHANGE:
        yield replace(figure, unit="%", sense=Sense.GROWTH), (Verdict.WRONG_UNIT,)


def other_way(figure: Figure) -> Iterator[Changed]:
    """A rise said to be a fall."""
    if figure.sense in (Sense.CHANGE, Sense.PLACES_GAINED, Sense.PART) and figure.number:
        yield replace(figure, is_fall=not figure.is_fall), (Verdict.MISMATCH,)


def other_order(figure: Figure) -> Iterator[Changed]:
    """The first two of a ranking the wrong way round, and one of them twice."""
    if len(figure.entities) > 1:
        first, second, *others = figure.entities
        for names in ((second, first, *others), (first, first, *others)):
            yield replace(figure, entities=names), (Verdict.MISMATCH,)


CHANGES: tuple[Change, ...] = (other_digit, other_unit, other_way, other_order)


@every_briefing
def test_one_change_is_found(city: str, as_of: Month, kind: Kind) -> None:
    changed = [one for figure in demo_figures(city, as_of, kind) for change in CHANGES for one in change(figure)]
    found = verdicts([figure for figure, _wanted in changed], city, as_of)
    missed = [figure for (figure, wanted), one in zip(changed, found, strict=True) if one not in wanted]
    assert missed == []


@pytest.mark.parametrize("kind", [Kind.BRIEFING, Kind.QUARTERLY])
def test_another_lists_number_is_named_as_such(kind: Kind) -> None:
    figures = [one for one in demo_figures("nanchang", Month(2020, 12), kind) if is_telling(one)]
    swapped = [
        (figure, other) for figure in figures for other in figures if is_same_but(figure, other, figure.scope.tier)
    ]
    changed = [replace(figure, number=other.number) for figure, other in swapped]
    assert set(verdicts(changed, "nanchang", Month(2020, 12))) == {Verdict.WRONG_SCOPE}
    assert len(changed) > 20


def is_telling(figure: Figure) -> bool:
    """Whether a number has digits enough to be known again, and is one of a list."""
    return figure.sense is Sense.VALUE and len(f"{figure.number}") > 3 and not figure.counts_places


def is_same_but(figure: Figure, other: Figure, tier: str | None) -> bool:
    """Whether two figures are of the same kind, and of two lists."""
    same = (other.measure, other.unit, other.scope.stage, other.scope.period, other.scope.district)
    own = (figure.measure, figure.unit, figure.scope.stage, figure.scope.period, figure.scope.district)
    return same == own and other.scope.tier != tier and other.number != figure.number


def test_last_years_number_is_named_as_such() -> None:
    as_of = Month(2020, 12)
    rates = [one for one in demo_figures("nanchang", as_of, Kind.RANKING) if one.measure == "completion_rate"]
    now = [one for one in rates if is_telling(one)]
    then = {
        (one.scope.tier, one.scope.district): one.number
        for one in demo_figures("nanchang", as_of.year_earlier, Kind.RANKING)
        if is_telling(one)
    }
    changed = [
        replace(one, number=then[place])
        for one in now
        if (place := (one.scope.tier, one.scope.district)) in then and then[place] != one.number
    ]
    assert set(verdicts(changed, "nanchang", as_of)) == {Verdict.WRONG_SCOPE}
    assert len(changed) > 20


def test_a_bound_is_right_on_its_side_only() -> None:
    as_of = Month(2020, 12)
    (rate,) = [
        one
        for one in demo_figures("nanchang", as_of, Kind.BRIEFING)
        if one.quote == "117.0%" and one.scope.district is None
    ]
    bounds = [(Hedge.MORE, "110"), (Hedge.MORE, "120"), (Hedge.LESS, "120"), (Hedge.LESS, "110"), (Hedge.ABOUT, "115")]
    figures = [replace(rate, hedge=hedge, number=Decimal(number)) for hedge, number in bounds]
    right, wrong = Verdict.MATCHES, Verdict.MISMATCH
    assert verdicts(figures, "nanchang", as_of) == [right, wrong, right, wrong, right]
