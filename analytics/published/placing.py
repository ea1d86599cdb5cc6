"""Where a published figure would be found in the ledgers of its city, or why it cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analytics.city import City, find
from analytics.errors import UnknownName
from analytics.glossary import Dimension
from analytics.months import Month
from analytics.published.figures import OTHER, TIME_PROGRESS, Basis, PublishedFigure, place_named
from analytics.published.scope import is_of_unit, profile_of
from analytics.published.words import both, unit_text
from analytics.question import MUNICIPAL_LEVEL
from analytics.reasons import Reason, _
from analytics.snapshots import Archive, Snapshot

COMPLETION, PACE, START, OPENED = "completion_rate", "pace_gap", "start_rate", "opened_rate"
# A ledger knows the year's plan, and what has been done.
NOT_IN_A_LEDGER = (Basis.PERIOD_TARGET, Basis.EXPECTED)
# A start rate on the other's basis has the other's name.
CONTRADICTIONS = {(START, Basis.ALL_PROJECTS), (OPENED, Basis.PLANNED_STARTS)}


class NotPlaced(Exception):
    """No ledger can say anything about a figure, and why."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason.message)


@dataclass(frozen=True)
class Place:
    """One figure of a snapshot: its metric, the breakdown it stands in, and its key there.

    ``earlier`` is the snapshot that a change is against. ``is_other_date``: the figure is of another date than the
    snapshot, so that equal values prove nothing.
    """

    snapshot: Snapshot
    metric: str
    by: tuple[Dimension, ...]
    key: tuple[str, ...]
    earlier: Snapshot | None = None
    is_other_date: bool = False

    @property
    def within(self) -> dict[Dimension, str]:
        """The names of the key by dimension."""
        return dict(zip(self.by, self.key, strict=True))


def placed(figure: PublishedFigure, archive: Archive) -> Place:
    """The figure's place in the newest ledger of its date; :class:`NotPlaced` says why there is none."""
    city = profile_of(figure)
    current = {} if city is None else archive.manifest(city.code).current
    if city is None or not current:
        raise NotPlaced(_("No ledger of {city} is kept here.", city=place_named(figure.city)))
    metric, within = metric_of(figure), within_of(figure, city)
    own = Month.of(figure.as_of)
    snapshot = current.get(own) or current.get(Month.of(figure.period_end))
    if snapshot is None:
        raise NotPlaced(_("There is no ledger of {month}.", month=both(own.text)))
    earlier = None
    if isinstance(figure.against, date):
        then = Month.of(figure.against)
        earlier = current.get(then)
        if earlier is None:
            raise NotPlaced(_("There is no ledger of {month}, which the change is against.", month=both(then.text)))
    return Place(snapshot, metric, tuple(within), tuple(within.values()), earlier, snapshot.as_of != own)


def metric_of(figure: PublishedFigure) -> str:
    """The metric to ask for; :class:`NotPlaced` where none means what the figure does."""
    if figure.metric == OTHER:
        raise NotPlaced(_("No metric of the ledgers means this figure."))
    if figure.stage is not None or figure.size is not None:
        name = figure.stage or figure.size
        raise NotPlaced(_("No metric of the ledgers is of “{name}” only.", name=name))
    if figure.basis in NOT_IN_A_LEDGER or (figure.metric, figure.basis) in CONTRADICTIONS:
        basis = None if figure.basis is None else figure.basis.label
        raise NotPlaced(_("The ledgers do not have this basis: {basis}.", basis=basis))
    if not figure.is_rank and not is_of_unit(figure):
        unit = both(lambda language: unit_text(figure.unit, language))
        raise NotPlaced(_("The metric is not measured in the printed unit: {unit}.", unit=unit))
    return PACE if (figure.metric, figure.against) == (COMPLETION, TIME_PROGRESS) else figure.metric


def within_of(figure: PublishedFigure, city: City) -> dict[Dimension, str]:
    """The profile's names for what the figure is of; :class:`NotPlaced` for a name that it does not know."""
    if figure.tier is not None and figure.is_rank and figure.district is None:
        raise NotPlaced(_("The rank is among cities, of which one ledger knows nothing."))
    return within(city, figure.as_of, figure.tier, figure.sector, figure.district)


def within(
    city: City, day: date, tier: str | None, sector: str | None = None, district: str | None = None
) -> dict[Dimension, str]:
    """The profile's names for a list, a sector of it, and a district or unit of that day, by dimension.

    :class:`NotPlaced` without a list, and for a name that the profile does not know.
    """
    if tier is None:
        raise NotPlaced(_("The text names no list of projects that there is a ledger of."))
    name = tier
    try:
        found = {Dimension.TIER: city.tier(name).name}
        if sector is not None:
            name = sector
            found[Dimension.SECTOR] = city.sector(name).name
        if district is not None:
            name = district
            found |= answerable(city, name, day)
    except UnknownName as unknown:
        label = place_named(city.name)
        raise NotPlaced(_("The profile of {city} does not know “{name}”.", city=label, name=name)) from unknown
    return found


def answerable(city: City, name: str, day: date) -> dict[Dimension, str]:
    """The district of that name on a day, or the municipal unit."""
    if name == MUNICIPAL_LEVEL:
        return {Dimension.DISTRICT: name}
    if any(name == unit.name or name in unit.aliases for unit in city.units):
        return {Dimension.UNIT: find(city.units, name, city).name}
    return {Dimension.DISTRICT: city.district(name, day).name}
