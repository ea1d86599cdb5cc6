"""The checks behind the rules: each looks at one metric of two or more sides and finds something or nothing.

What breaks a rule is never drawn as if it did not: it is converted, or shown apart with the reason.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from analytics.comparison.rules import Case, Effect, Finding, Rule
from analytics.comparison.sides import ACHIEVED, Side
from analytics.glossary import FigureKind
from analytics.metrics import time_progress
from analytics.months import Month
from analytics.published import Basis
from analytics.reasons import _, listed
from analytics.wording.numbers import percent, yi

STARTS = ("start_rate", "started_count")
OF_PLAN = ("completion_rate", "annual_plan")

Check = Callable[[Case], Finding | None]


def different_months(case: Case) -> Finding | None:
    """A figure that grows from January on says nothing in August beside one of December."""
    if case.metric.name not in ACHIEVED or len({side.month.number for side in case.known}) < 2:
        return None
    passed = listed(_("{side} {rate}", side=side, rate=percent(time_progress(side.month))) for side in case.sides)
    reason = _("The figures grow from January on; of the year had passed: {passed}.", passed=passed)
    return Finding(Rule.MONTHS, Effect.CONVERT if case.metric.is_rate else Effect.BAR, reason)


def different_years(case: Case) -> Finding | None:
    """Each list was drawn up for its own year."""
    years = sorted({side.month.year for side in case.known})
    if len(years) < 2:
        return None
    reason = _("The years differ ({years}): each list was drawn up for its own year.", years=listed(years))
    return Finding(Rule.YEARS, Effect.NOTE, reason)


def different_basis(case: Case) -> Finding | None:
    """341/395 counts all projects, 141/164 planned starts only: two metrics under one name."""
    if len({reading.metric.name for _side, reading in case.read}) < 2:
        return None
    sides: dict[str, list[Side]] = {"start_rate": [], "opened_rate": []}
    for side, reading in case.read:
        sides[reading.metric.name].append(side)
    reason = _(
        "{all} counts every project that has been opened, {planned} only the planned new starts:"
        " two metrics with one name.",
        all=listed(sides["opened_rate"]),
        planned=listed(sides["start_rate"]),
    )
    return Finding(Rule.BASIS, Effect.CONVERT, reason)


def two_dates(case: Case) -> Finding | None:
    """Chengdu's text gives investment to 31 August and starts to late September."""
    if case.metric.name not in STARTS:
        return None
    for side in case.known:
        day = starts_as_of(side)
        if day is not None:
            reason = _(
                "The text on {city} gives investment to {month} but starts to about {day}.",
                city=side.subject.place,
                month=side.month.end.isoformat(),
                day=day.isoformat(),
            )
            return Finding(Rule.DATES, Effect.CONVERT if case.metric.is_rate else Effect.BAR, reason)
    return None


def starts_as_of(side: Side) -> date | None:
    """The date of a side's starts where it is another month's; an office's own ledger states its own month."""
    printed = side.figure("start_rate") or side.figure("started_count")
    if side.kind is FigureKind.LEDGER or printed is None or Month.of(printed.as_of) == side.month:
        return None
    return printed.as_of


def different_lists(case: Case) -> Finding | None:
    """Each city draws up its lists by its own criteria: rates can be held side by side, sizes only describe."""
    lists = {(side.subject.city, side.tier): side for side in case.known}
    if len(lists) < 2:
        return None
    names = listed(_("{city} “{list}”", city=side.subject.place, list=side.list_name) for side in lists.values())
    if case.metric.is_rate:
        reason = _("The lists are drawn up by each office's own criteria: {names}.", names=names)
        return Finding(Rule.TIERS, Effect.NOTE, reason)
    reason = _(
        "The lists are drawn up by each office's own criteria ({names}): their sizes describe them and rank nothing.",
        names=names,
    )
    return Finding(Rule.TIERS, Effect.BAR, reason)


def different_sectors(case: Case) -> Finding | None:
    """Seven sectors against four: only the common groups can be held side by side."""
    profiles = {profile.code: profile for side in case.known if (profile := side.subject.profile) is not None}
    if len(profiles) < 2:
        return None
    names = listed(_("{city} {count}", city=city, count=len(city.sectors)) for city in profiles.values())
    reason = _(
        "The cities divide their lists into sectors of their own ({names}); they meet in four groups.", names=names
    )
    return Finding(Rule.SECTORS, Effect.NOTE, reason)


def restated_plan(case: Case) -> Finding | None:
    """A year's plan that was changed within the year: a rate of today divides by today's plan."""
    if case.metric.name not in OF_PLAN:
        return None
    for side in case.known:
        first = side.first_plan
        plan = side.reading("annual_plan").value
        if first is not None and plan is not None and first[1] != plan:
            reason = _(
                "{city}'s plan was restated within the year: {first} in {month}, {plan} now (亿元).",
                city=side.subject.place,
                first=yi(first[1], 2),
                month=first[0],
                plan=yi(plan, 2),
            )
            return Finding(Rule.PLAN, Effect.NOTE, reason)
    return None


def reported(case: Case) -> Finding | None:
    """Figures that a text itself calls reported upwards (上报)."""
    metrics = ("completed_investment", case.metric.name)
    sides = [
        side
        for side in case.known
        if any(figure.basis is Basis.REPORTED and figure.metric in metrics for figure in side.figures)
    ]
    if not sides:
        return None
    reason = _("{sides} was printed as reported upwards, not as verified.", sides=listed(sides))
    return Finding(Rule.REPORTED, Effect.NOTE, reason)


def reorganised_districts(case: Case) -> Finding | None:
    """Districts that existed at one date only: a breakdown by district does not meet."""
    for first in case.known:
        for second in case.known:
            profile = first.subject.profile
            if profile is None or profile != second.subject.profile or first.month >= second.month:
                continue
            before, after = (profile.districts_on(side.month.end) for side in (first, second))
            if before != after:
                reason = _(
                    "{city}'s districts were reorganised between the dates (gone: {gone}; new: {new}): by district the"
                    " dates do not meet.",
                    city=profile,
                    gone=listed(district for district in before if district not in after),
                    new=listed(district for district in after if district not in before),
                )
                return Finding(Rule.DISTRICTS, Effect.NOTE, reason)
    return None


def synthetic(case: Case) -> Finding | None:
    """A demo ledger beside real figures may speak only of what it reproduces; among demo ledgers all is invented."""
    demo = [side for side in case.known if side.kind is FigureKind.DEMO]
    if not demo:
        return None
    invented = [side for side in demo if not side.is_declared(case.metric.name)]
    if len(demo) < len(case.known) and invented:
        reason = _(
            "{sides} is a synthetic ledger that does not reproduce this figure; beside real figures it says nothing.",
            sides=listed(invented),
        )
        return Finding(Rule.SYNTHETIC, Effect.BAR, reason)
    reason = _(
        "{sides}: synthetic ledgers. Published totals are reproduced, everything below them is invented.",
        sides=listed(demo),
    )
    return Finding(Rule.SYNTHETIC, Effect.NOTE, reason)


def ledger_beside_published(case: Case) -> Finding | None:
    """A figure computed from a ledger beside one that was printed and rounded."""
    kinds = {side.kind for side in case.known}
    if FigureKind.PUBLISHED not in kinds or len(kinds) < 2:
        return None
    printed = [side for side in case.known if side.kind is FigureKind.PUBLISHED]
    reason = _("{sides} is read from public texts, the rest from ledgers.", sides=listed(printed))
    return Finding(Rule.SOURCES, Effect.NOTE, reason)


def only_a_bound(case: Case) -> Finding | None:
    """超 and 近 state a side of a number, not a number."""
    words = [
        _("{side} “{word}”", side=side, word=reading.hedge) for side, reading in case.read if reading.hedge is not None
    ]
    if not words:
        return None
    reason = _("Printed with a word that makes it a bound: {sides}.", sides=listed(words))
    return Finding(Rule.BOUND, Effect.NOTE, reason)


def missing(case: Case) -> Finding | None:
    """A side without the figure shows "—"; with fewer than two figures there is nothing to compare."""
    without = [
        (side, reading.reason) for side, reading in zip(case.sides, case.readings, strict=True) if reading.value is None
    ]
    if not without:
        return None
    side, why = without[0]
    if len(without) > 1:
        reason = _("No figure for {sides}.", sides=listed(side for side, _reason in without))
    else:
        reason = _("No figure for {sides}: {why}.", sides=side, why=why)
    return Finding(Rule.MISSING, Effect.NOTE if len(case.known) > 1 else Effect.BAR, reason)


CHECKS: tuple[Check, ...] = (
    missing,
    different_months,
    different_basis,
    two_dates,
    synthetic,
    ledger_beside_published,
    only_a_bound,
    reported,
    restated_plan,
    different_lists,
    different_years,
    different_sectors,
    reorganised_districts,
)


def findings_of(case: Case) -> tuple[Finding, ...]:
    """Everything the rules find in a case, what weighs most first."""
    order = list(Effect)
    found = [finding for check in CHECKS if (finding := check(case)) is not None]
    return tuple(sorted(found, key=lambda finding: -order.index(finding.effect)))
