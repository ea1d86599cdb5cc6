"""What a published figure is about, by the names of its city's profile, and whether its unit is its metric's."""

from __future__ import annotations

from collections.abc import Callable

from analytics.city import City, Named, cities
from analytics.errors import UnknownName
from analytics.metrics import BY_NAME, Unit
from analytics.published.figures import IN_CODE, PER_CENT, POINTS, PublishedFigure

RATE_UNITS = (PER_CENT, POINTS)


def profile_of(figure: PublishedFigure) -> City | None:
    """The profile of a figure's city; null where figures were published only."""
    return next((city for city in cities() if city.name == figure.city), None)


def scope_of(figure: PublishedFigure) -> tuple[str | None, ...]:
    """The figure's scope with the profile's names for list, sector and district, so that texts can be compared."""
    city = profile_of(figure)
    if city is None:
        return figure.scope
    day = figure.as_of
    return (
        figure.city,
        known(city.tier, figure.tier),
        known(city.sector, figure.sector),
        known(lambda name: city.district(name, day), figure.district),
        figure.stage,
        figure.size,
    )


def known(find: Callable[[str], Named], name: str | None) -> str | None:
    """The profile's name for a printed one; as printed where the profile does not know it."""
    try:
        return name and find(name).name
    except UnknownName:
        return name


def is_counted(unit: str) -> bool:
    """Whether a unit counts things, so that its numbers are exact."""
    return unit not in IN_CODE


def is_money(unit: str) -> bool:
    """Whether a unit is one of money."""
    return unit in IN_CODE and unit not in RATE_UNITS


def is_growth(figure: PublishedFigure) -> bool:
    """Whether a figure is the growth of an amount or a count in per cent; of a rate it would be a change in points."""
    return figure.is_change and figure.unit == PER_CENT and not BY_NAME[figure.metric].is_rate


def is_of_unit(figure: PublishedFigure) -> bool:
    """Whether a figure of a registered metric is printed in a unit that the metric, or its change, is measured in."""
    unit = BY_NAME[figure.metric].unit
    if unit is Unit.RATE:
        return figure.unit in RATE_UNITS
    if is_growth(figure):
        return True
    return is_counted(figure.unit) if unit is Unit.COUNT else is_money(figure.unit)
