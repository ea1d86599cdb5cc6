"""A year's list as each month saw it: what had started, what had been spent, who was in the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from analytics.city import City
from analytics.demo.making.chance import between
from analytics.demo.making.draft import REST, Draft
from analytics.demo.making.names import Identity
from analytics.demo.recipe import CityRecipe, Move, Rhythm
from analytics.glossary import ReserveStage, Status, UnitKind
from analytics.months import Month
from analytics.schema import MONEY_SCALE

STAGES = tuple(ReserveStage)
# How far a project's own curve bends below (positive) or above the list's, in per cent.
LEAST_BEND, MOST_BEND = -25, 35


@dataclass(frozen=True)
class YearList:
    """The finished list of one year, ready to be read month by month."""

    city: City
    recipe: CityRecipe
    rhythm: Rhythm
    second_batch: tuple[str, date] | None
    drafts: Sequence[Draft]
    identities: Mapping[str, Identity]

    def months(self) -> Iterator[Month]:
        """The months of the demo in this year."""
        return (Month(self.rhythm.year, number) for number in range(1, self.rhythm.closing_month + 1))

    def rows(self, as_of: Month) -> Iterator[dict[str, Any]]:
        """The ledger of the month: one row a project in the list, those moved out included."""
        second = self.second_batch if self.second_batch and self.second_batch[1] <= as_of.end else None
        for draft in self.drafts:
            if second or draft.move is not Move.IN:
                yield self.row(draft, as_of, second)

    def row(self, draft: Draft, as_of: Month, second: tuple[str, date] | None) -> dict[str, Any]:
        """One project's row, columns as in :mod:`analytics.schema`; ``second`` is the second batch once it came."""
        batch, day = second or (self.rhythm.batch, None)
        # A project moved out is reported no longer: its row stays as the last month saw it.
        seen = Month.of(day).plus(-1) if day and draft.move is Move.OUT else as_of
        completed = spent(draft, seen, self.rhythm) if draft.implementing else None
        identity = self.identities[draft.key]
        return {
            "city": self.city.name,
            "as_of": as_of.end,
            "project_id": identity.project_id,
            "name": identity.name,
            **responsibility(self.city, draft.unit, as_of.end),
            "sector": draft.sector,
            "tiers": tier_names(self.city, self.recipe, draft.tiers),
            "plan_kind": draft.kind.value,
            "status": status(draft, seen).value,
            "reserve_stage": stage(draft, seen, self.rhythm),
            "batch": batch if draft.move is Move.IN else self.rhythm.batch,
            "transferred_in_on": day if draft.move is Move.IN else None,
            "transferred_out_on": day if draft.move is Move.OUT else None,
            "total_investment_wan": wan(draft.total),
            "annual_plan_wan": wan(draft.plan) if draft.implementing else None,
            "completed_investment_wan": None if completed is None else wan(completed),
            "invested_to_date_wan": wan(draft.earlier + (completed or 0)),
            "planned_start_on": draft.planned_start_on,
            "started_on": come(draft.started_on, seen),
            "planned_finish_on": draft.planned_finish_on,
            "finished_on": come(draft.finished_on, seen),
            "lead_official": identity.lead_official,
            "note": None,
        }


def wan(cents: int) -> Decimal:
    """Whole cents → 万元."""
    return Decimal(cents).scaleb(-MONEY_SCALE)


def come(day: date | None, seen: Month) -> date | None:
    """The day, when it has come by the end of the month."""
    return day if day is not None and day <= seen.end else None


def status(draft: Draft, seen: Month) -> Status:
    """Where the project stood at the end of the month."""
    if come(draft.started_on, seen) is None:
        return Status.NOT_STARTED
    return Status.UNDER_CONSTRUCTION if come(draft.finished_on, seen) is None else Status.FINISHED


def stage(draft: Draft, seen: Month, rhythm: Rhythm) -> str | None:
    """How far a reserve project had come: half of them reach their stage within the year, the others stood there."""
    if draft.stage is None:
        return None
    reached = between(2 - rhythm.closing_month, rhythm.closing_month, draft.key, rhythm.year, "reached")
    behind = 1 if seen.number < reached else 0
    return STAGES[max(0, STAGES.index(draft.stage) - behind)].value


def spent(draft: Draft, seen: Month, rhythm: Rhythm) -> int:
    """Cents completed from January, or from the start, to the end of the month; all of it once finished.

    The list's curve between the project's own first and last month, bent a little. Whole numbers throughout: the
    floor of a rising fraction never falls.
    """
    if come(draft.started_on, seen) is None:
        return 0
    first, last = Month(rhythm.year, 1), Month(rhythm.year, rhythm.closing_month)
    if draft.started_on is not None:
        first = max(first, Month.of(draft.started_on))
    if draft.finished_on is not None:
        last = min(last, Month.of(draft.finished_on))
    curve = (0, *rhythm.curve)
    begun = curve[first.number - 1]
    whole = curve[last.number] - begun
    done = curve[min(seen, last).number] - begun
    bend = between(LEAST_BEND, MOST_BEND, draft.key, rhythm.year, "bend")
    return draft.completed * done * (100 * whole - bend * (whole - done)) // (100 * whole * whole)


def responsibility(city: City, unit: str, day: date) -> dict[str, str | None]:
    """District, responsible unit and its kind; a district under the name that it bore on the day."""
    district = next((district for district in city.districts if district.name == unit), None)
    if district is None:
        return {"district": None, "responsible_unit": unit, "unit_kind": UnitKind.MUNICIPAL.value}
    # A reorganised district keeps its cell in the map.
    name = next(other.name for other in city.districts_on(day) if other.tile == district.tile)
    return {"district": name, "responsible_unit": name, "unit_kind": UnitKind.DISTRICT.value}


def tier_names(city: City, recipe: CityRecipe, tiers: str) -> list[str]:
    """The main list and the tiers that the letters stand for."""
    letters = "" if tiers == REST else tiers
    return [city.main_tier.name, *(recipe.tiers[letter] for letter in letters)]
