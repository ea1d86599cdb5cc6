"""Where a figure of a draft stands: its city's profile, its month, and the names of its group in the profile."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.city import City, cities
from analytics.fact_check.data import words
from analytics.fact_check.data.stated import Within
from analytics.fact_check.figure import Figure, Period, StageKind
from analytics.glossary import Dimension
from analytics.months import MONTHS_A_YEAR, Month
from analytics.published.figures import place_named
from analytics.published.placing import NotPlaced, within
from analytics.reasons import _

INSIDE = "/"


@dataclass(frozen=True)
class Draft:
    """What a draft as a whole says: its city and month where they are known, and whether its figures are invented."""

    city: City | None
    as_of: Month | None
    is_demo: bool

    def city_of(self, figure: Figure) -> str | None:
        """The name of the city or province that a figure is of; the draft's where it names none."""
        own = self.city.name if self.city else None
        profile = profile_of(figure.scope.city)
        return profile.name if profile else figure.scope.city or own

    def month_of(self, figure: Figure) -> Month | None:
        """The month at whose end a figure holds; null where neither it nor the draft says so.

        What is planned for the draft's year holds at its month; a later year's plan is the one it begins with.
        """
        period = figure.scope.period
        if period.year is None:
            return self.as_of if period.last is None else None
        if period.last is not None:
            return Month(period.year, period.last)
        if self.as_of is None or self.as_of.year == period.year:
            return self.as_of
        return Month(period.year, MONTHS_A_YEAR if period.year < self.as_of.year else 1)


@dataclass(frozen=True)
class Placed:
    """A figure's month, its group by the profile's names, and what groups it counts or ranks; null for none."""

    city: City
    month: Month
    within: Within
    among: Dimension | None

    @property
    def tier(self) -> str:
        """The list that the figure is of."""
        return dict(self.within)[Dimension.TIER]


def profile_of(name: str | None) -> City | None:
    """The profile of a city as a text names it, with or without 市; null where there is none."""
    return next((city for city in cities() if name in (city.name, city.name.removesuffix("市"))), None)


def city_named(name: str | None) -> City:
    """The profile of a city; :class:`NotPlaced` says why there is none."""
    if name is None:
        raise NotPlaced(_("The draft does not say which city it is about."))
    profile = profile_of(name)
    if profile is None:
        raise NotPlaced(_("No ledger of {city} is kept here.", city=place_named(name)))
    return profile


def placed(figure: Figure, draft: Draft) -> Placed:
    """Where the figure stands; :class:`NotPlaced` says why no ledger can hold it."""
    city, month = city_named(draft.city_of(figure)), draft.month_of(figure)
    if month is None:
        raise NotPlaced(_("The draft does not say of which month it is."))
    scope = figure.scope
    if scope.period.since is not None:
        raise NotPlaced(_("The figure spans several years; a ledger is of one."))
    if scope.size is not None:
        raise NotPlaced(_("No metric of the ledgers is of “{name}” only.", name=scope.size))
    tier = scope.tier and words.spelled(city.tiers, scope.tier, city)
    sector = scope.sector and words.spelled(city.sectors, scope.sector, city)
    among = words.group_named(scope.district, city) if scope.district else None
    name = None if among else scope.district
    if name is not None:
        name = words.spelled((*city.districts_on(month.end), *city.units), name, city)
    found = within(city, month.end, tier, sector, name)
    return Placed(city, month, (*found.items(), *of_stage(figure)), among)


def of_stage(figure: Figure) -> Within:
    """The stage of preparation that narrows a figure; :class:`NotPlaced` for one that the ledgers do not know."""
    stage = figure.scope.stage
    if stage is None or stage.kind is not StageKind.RESERVE_STAGE:
        return ()
    found = words.reserve_stage(stage.name)
    if found is None:
        raise NotPlaced(_("No metric of the ledgers is of “{name}” only.", name=stage.name))
    return ((Dimension.RESERVE_STAGE, found),)


def month_before(period: Period, month: Month) -> Month | None:
    """The last month before a period that begins within the year; null for one that begins with it."""
    if period.first is None or period.first == 1 or period.last is None:
        return None
    return Month(month.year, period.first - 1)
