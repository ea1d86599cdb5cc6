"""The hand-chosen tables behind the demo ledgers, one TOML file a city and one a year, as values.

Sums are written in 亿元 as the published texts print them and become whole cents (0.01 万元) here.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from analytics.glossary import PlanKind, ReserveStage
from analytics.schema import MONEY_SCALE

RECIPES = Path(__file__).parent / "recipes"
WAN_PER_YI = 10_000
CENTS_PER_YI = WAN_PER_YI * 10**MONEY_SCALE


class Origin(StrEnum):
    """What a project was in the year before."""

    CARRIED_OVER = "carried_over"
    STARTED = "started"
    UNSTARTED = "unstarted"
    RESERVE = "reserve"
    FRESH = "fresh"


class Move(StrEnum):
    """Whether a project changed lists within the year."""

    STAYS = "stays"
    IN = "in"
    OUT = "out"


@dataclass(frozen=True)
class Lot:
    """Projects with the same tiers and plan kind, whose total and plan add up to given sums (cents)."""

    tiers: str
    kind: PlanKind
    total: int
    plan: int
    origins: tuple[Origin, ...]
    started: int
    finishing: int
    due: int
    move: Move


@dataclass(frozen=True)
class Leavers:
    """Projects that the following year's list no longer has."""

    tiers: str
    kind: PlanKind
    count: int
    started: int
    finishing: int


@dataclass(frozen=True)
class Share:
    """How many projects of some tiers a district or unit has, and its pace (%) before the sums are met."""

    count: int
    pace: int


@dataclass(frozen=True)
class SectorTotal:
    """The total investment of some sectors, and roughly what continuing projects make of it (cents)."""

    sectors: tuple[str, ...]
    total: int
    continuing: int


@dataclass(frozen=True)
class CityRecipe:
    """What holds in both years of a city's demo."""

    code: str
    id_prefix: str
    main_list_only: tuple[str, ...]
    tiers: dict[str, str]
    leaning: dict[str, tuple[str, ...]]
    unit_sectors: dict[str, tuple[str, ...]]
    sizes: dict[str, float]
    nouns: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Rhythm:
    """How a year runs: cumulative investment (per mille), starts by month (weights), late finishes (per cent)."""

    year: int
    closing_month: int
    curve: tuple[int, ...]
    starts: tuple[int, ...]
    late_finishes: int
    batch: str


@dataclass(frozen=True)
class LatestYear:
    """The year whose figures were published."""

    rhythm: Rhythm
    second_batch: tuple[str, date] | None
    lots: tuple[Lot, ...]
    reserve_stages: tuple[ReserveStage, ...]
    completed: dict[str, int]
    units: dict[str, dict[str, Share]]
    continuing_sectors: dict[str, int]
    fresh_sectors: dict[str, int]


@dataclass(frozen=True)
class YearBefore:
    """The year that the latest one is compared with: its continuing projects, and those that left."""

    rhythm: Rhythm
    leavers: tuple[Leavers, ...]
    plan: dict[str, int]
    completed: dict[str, int]
    totals: tuple[SectorTotal, ...]
    leaving_sectors: dict[str, int]


def cents(yi: str) -> int:
    """亿元 as printed → whole cents."""
    return int(Decimal(yi) * CENTS_PER_YI)


def load(name: str) -> dict[str, Any]:
    """A recipe file, parsed."""
    return tomllib.loads((RECIPES / f"{name}.toml").read_text("utf-8"))


def lists(raw: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """The same table with tuples for lists."""
    return {key: tuple(values) for key, values in raw.items()}


def city_recipe(code: str) -> CityRecipe:
    """The recipe of a city."""
    raw = load(code)
    return CityRecipe(
        code=raw["code"],
        id_prefix=raw["id_prefix"],
        main_list_only=tuple(raw["main_list_only"]),
        tiers=raw["tiers"],
        leaning=lists(raw["leaning"]),
        unit_sectors=lists(raw["unit_sectors"]),
        sizes=raw["sizes"],
        nouns=lists(raw["nouns"]),
    )


def rhythm(raw: dict[str, Any]) -> Rhythm:
    """How the year of a recipe file runs."""
    return Rhythm(
        curve=tuple(raw["curve"]),
        starts=tuple(raw["starts"]),
        **{key: raw[key] for key in ("year", "closing_month", "late_finishes", "batch")},
    )


def lot(raw: dict[str, Any]) -> Lot:
    """One lot of the latest year."""
    return Lot(
        tiers=raw["tiers"],
        kind=PlanKind(raw["kind"]),
        total=cents(raw["total"]),
        plan=cents(raw.get("plan", "0")),
        origins=tuple(Origin(name) for name, count in raw["origins"].items() for _ in range(count)),
        started=raw.get("started", 0),
        finishing=raw.get("finishing", 0),
        due=raw.get("due", 0),
        move=Move(raw.get("move", Move.STAYS)),
    )


def latest_year(code: str, year: int) -> LatestYear:
    """The recipe of a city's published year."""
    raw = load(f"{code}_{year}")
    second = raw.get("second_batch")
    return LatestYear(
        rhythm=rhythm(raw),
        second_batch=(second["batch"], second["on"]) if second else None,
        lots=tuple(lot(entry) for entry in raw["lots"]),
        reserve_stages=tuple(ReserveStage(name) for name, count in raw["reserve_stages"].items() for _ in range(count)),
        completed={tiers: cents(sum_) for tiers, sum_ in raw["completed"].items()},
        units={tiers: {unit: Share(*share) for unit, share in table.items()} for tiers, table in raw["units"].items()},
        continuing_sectors={sector: counts["continuing"] for sector, counts in raw["sectors"].items()},
        fresh_sectors={sector: counts["fresh"] for sector, counts in raw["sectors"].items()},
    )


def year_before(code: str, year: int) -> YearBefore:
    """The recipe of the year before a city's published one."""
    raw = load(f"{code}_{year}")
    return YearBefore(
        rhythm=rhythm(raw),
        leavers=tuple(
            Leavers(
                tiers=entry["tiers"],
                kind=PlanKind(entry["kind"]),
                count=entry["count"],
                started=entry.get("started", 0),
                finishing=entry.get("finishing", 0),
            )
            for entry in raw["leavers"]
        ),
        plan={group: cents(sums["plan"]) for group, sums in raw["money"].items()},
        completed={group: cents(sums["completed"]) for group, sums in raw["money"].items()},
        totals=tuple(
            SectorTotal(tuple(entry["sectors"]), cents(entry["total"]), cents(entry["continuing"]))
            for entry in raw["totals"]
        ),
        leaving_sectors=raw["sectors"],
    )
