"""Who answers for a project: its district, its responsible unit, and which kind of unit that is.

A ledger may leave out what follows from the rest. Without a column of unit kinds, a unit is of the kind that its name
says; a name that the profile does not know is a district's where a district is given, municipal where the district's
cell says so (市直), and refused otherwise. Without a district column the responsible unit names the district. A
district's project without a responsible unit is answered for by the district.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from analytics.city import City, Named
from analytics.glossary import UnitKind
from analytics.ledger.problems import shown
from analytics.ledger.sheet.words import fold, words
from analytics.reasons import Reason, _

MISSING = _("A required cell is empty.")
UNANSWERED = _(
    "The district is blank, and the responsible unit is not among the city's municipal units: "
    "state the district, or 市直."
)


class Responsibility(NamedTuple):
    """The three columns of one row; ``faults`` are (column, reason)."""

    district: str | None
    responsible_unit: str | None
    unit_kind: str | None
    faults: tuple[tuple[str, Reason], ...] = ()


def lookup(entries: Iterable[Named], day: date) -> dict[str, str]:
    """Folded name or alias → name, of the entries that existed on a day; a name goes before another's alias."""
    existing = [entry for entry in entries if entry.existed_on(day)]
    aliases = {fold(alias): entry.name for entry in existing for alias in entry.aliases}
    return aliases | {fold(entry.name): entry.name for entry in existing}


def unknown_district(city: City, day: date, text: str) -> Reason:
    """The refusal of a district that the city does not have on a day."""
    known = "、".join(district.name for district in city.districts_on(day))
    return _(
        "{city} has no district “{name}” on {day}; it has: {known}.",
        city=city.name,
        name=shown(text),
        day=day,
        known=known,
    )


class Resolver:
    """Completes the responsibility of rows of one city on one day."""

    def __init__(self, city: City, day: date, *, has_districts: bool) -> None:
        self.city, self.day, self.has_districts = city, day, has_districts
        self.districts = lookup(city.districts, day)
        self.units = lookup(city.units, day)
        self.resolve = cache(self.resolved)

    def resolved(self, district_text: str | None, unit_text: str | None, kind: str | None) -> Responsibility:
        """The responsibility of a row with these cells, null for nothing reported."""
        district, faults = self.district_of(district_text)
        unit = fold(unit_text or "")
        if not self.has_districts and kind != UnitKind.MUNICIPAL:
            district = self.districts.get(unit)
            if district is None and kind == UnitKind.DISTRICT and unit_text:
                return Responsibility(
                    None, unit_text, kind, (("responsible_unit", unknown_district(self.city, self.day, unit_text)),)
                )
        if faults:
            return Responsibility(None, unit_text, kind, faults)
        kind = kind or self.kind_of(unit, district)
        if kind is None and fold(district_text or "") in words().municipal:
            kind = UnitKind.MUNICIPAL
        if kind is None:
            column = "district" if self.has_districts else "responsible_unit"
            fault = (column, UNANSWERED) if unit_text else ("responsible_unit", MISSING)
            return Responsibility(None, unit_text, None, (fault,))
        if kind == UnitKind.MUNICIPAL:
            name = self.units.get(unit, unit_text)
            if district is not None:
                faults += (("district", _("A municipal unit's project has no district.")),)
        else:
            name = self.districts.get(unit, unit_text) or district
            if district is None:
                faults += (("district", _("A district's project must name its district.")),)
        if name is None and not faults:
            faults += (("responsible_unit", MISSING),)
        return Responsibility(district, name, kind, faults)

    def district_of(self, text: str | None) -> tuple[str | None, tuple[tuple[str, Reason], ...]]:
        """The district that a cell names, none for the city's own units, or why it is refused."""
        if text is None or fold(text) in words().municipal:
            return None, ()
        district = self.districts.get(fold(text))
        if district is None:
            return None, (("district", unknown_district(self.city, self.day, text)),)
        return district, ()

    def kind_of(self, unit: str, district: str | None) -> UnitKind | None:
        """The kind that follows from a folded unit and a district, none where neither says it."""
        if unit in self.units:
            return UnitKind.MUNICIPAL
        return UnitKind.DISTRICT if district is not None or unit in self.districts else None
