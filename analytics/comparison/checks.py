"""The checks behind the rules: each looks at one metric of two or more sides and finds nothing, or something to say.

What breaks a rule is never drawn as if it did not: it is converted, or shown apart with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from analytics.comparison.rules import Case, Effect, Finding, Rule
from analytics.comparison.sides import Side
from analytics.comparison.whole_lists import ACHIEVED
from analytics.glossary import FigureKind
from analytics.metrics import parts_of, time_progress
from analytics.months import Month
from analytics.published import Basis
from analytics.reasons import _, listed
from analytics.wording.numbers import percent, yi

STARTS = ("start_rate", "started_count")
# What rises or falls from January to December, beside what is achieved.
WITHIN_THE_YEAR = (
    "not_started_count",
    "overdue_start_count",
    "overdue_finish_count",
    "due_this_year_count",
    "transferred_in_count",
    "transferred_out_count",
)
# Rates that begin the year at nothing, so that the part of the year that has passed can be taken from them.
PACED = ("completion_rate", "start_rate")
OF_PLAN = ("completion_rate", "annual_plan")

Check = Callable[[Case], Iterator[Finding]]


def missing(case: Case) -> Iterator[Finding]:
    """A side without the figure shows "—"; with fewer than two figures there is nothing to compare."""
    effect = Effect.NOTE if len(case.known) > 1 else Effect.BAR
    for side, reading in case.pairs:
        if reading.value is None and reading.reason is not None:
            rule = Rule.MISSING if side.is_declared(case.metric.name) else Rule.SYNTHETIC
            reason = _("No figure for {side}: {why}.", side=side, why=reading.reason)
            if reading.is_set_aside:
                rule, reason = Rule.STACKED, _("{side} is set aside: {why}.", side=side, why=reading.reason)
            yield Finding(rule, effect, reason)


def different_months(case: Case) -> Iterator[Finding]:
    """A figure that grows from January on says nothing in August beside one of December."""
    if case.metric.name not in (*ACHIEVED, *WITHIN_THE_YEAR) or len({side.month.number for side in case.known}) < 2:
        return
    passed = listed(_("{side} {rate}", side=side, rate=percent(time_progress(side.month))) for side in case.sides)
    if case.metric.name in PACED:
        reason = _("The figures grow from January on; of the year had passed: {passed}.", passed=passed)
        yield Finding(Rule.MONTHS, Effect.CONVERT, reason)
    else:
        reason = _("The figures are of different months ({passed}), and nothing converts them.", passed=passed)
        yield Finding(Rule.MONTHS, Effect.BAR, reason)


def different_basis(case: Case) -> Iterator[Finding]:
    """341/395 counts all projects, 141/164 planned starts only: two metrics under one name."""
    with_reserve = [side for side in case.known if side.answer is not None and side.reading("reserve_count").value]
    printed = [side for side in case.known if side.answer is None]
    if case.metric.name == "opened_rate" and with_reserve and printed:
        reason = _(
            "{ledgers} counts its reserve among all projects, {printed} only the projects carried out.",
            ledgers=listed(with_reserve),
            printed=listed(printed),
        )
        yield Finding(Rule.BASIS, Effect.CONVERT, reason)
    if len({reading.metric.name for _side, reading in case.read}) < 2:
        return
    sides: dict[str, list[Side]] = {"start_rate": [], "opened_rate": []}
    for side, reading in case.read:
        sides[reading.metric.name].append(side)
    reason = _(
        "{all} counts every project that has been opened, {planned} only the planned new starts:"
        " two metrics with one name.",
        all=listed(sides["opened_rate"]),
        planned=listed(sides["start_rate"]),
    )
    yield Finding(Rule.BASIS, Effect.CONVERT, reason)


def two_dates(case: Case) -> Iterator[Finding]:
    """Chengdu's text gives investment to 31 August and starts to late September."""
    for side in case.known if case.metric.name in STARTS else ():
        day = starts_as_of(side)
        if day is not None:
            reason = _(
                "The text on {city} gives investment to {month} but starts to about {day}.",
                city=side.subject.place,
                month=side.month.end.isoformat(),
                day=day.isoformat(),
            )
            yield Finding(Rule.DATES, Effect.CONVERT if case.metric.is_rate else Effect.BAR, reason)


def starts_as_of(side: Side) -> date | None:
    """The date of a side's starts where it is another month's; an office's own ledger states its own month."""
    printed = side.figure("start_rate") or side.figure("started_count")
    if side.kind is FigureKind.LEDGER or printed is None or Month.of(printed.as_of) == side.month:
        return None
    return printed.as_of


def different_lists(case: Case) -> Iterator[Finding]:
    """Each city draws up its lists by its own criteria: rates can be held side by side, sizes only describe."""
    lists = {(side.subject.city, side.list_name): side for side in case.known}
    if len(lists) < 2:
        return
    names = listed(_("{city} {list}", city=side.subject.place, list=side.list_name) for side in lists.values())
    if case.metric.is_rate:
        reason = _("The lists are drawn up by each office's own criteria: {names}.", names=names)
        yield Finding(Rule.TIERS, Effect.NOTE, reason)
        return
    reason = _(
        "The lists are drawn up by each office's own criteria ({names}): their sizes describe them and rank nothing.",
        names=names,
    )
    yield Finding(Rule.TIERS, Effect.BAR, reason)


def different_years(case: Case) -> Iterator[Finding]:
    """Each list was drawn up for its own year."""
    years = sorted({side.month.year for side in case.known})
    if len(years) > 1:
        reason = _("The years differ ({years}): each list was drawn up for its own year.", years=listed(years))
        yield Finding(Rule.YEARS, Effect.NOTE, reason)


def different_sectors(case: Case) -> Iterator[Finding]:
    """Seven sectors against four: only the common groups can be held side by side."""
    profiles = {profile.code: profile for side in case.known if (profile := side.subject.profile) is not None}
    if len(profiles) > 1:
        names = listed(_("{city} {count}", city=city, count=len(city.sectors)) for city in profiles.values())
        reason = _(
            "The cities divide their lists into sectors of their own ({names}); they meet in four groups.", names=names
        )
        yield Finding(Rule.SECTORS, Effect.NOTE, reason)


def restated_plan(case: Case) -> Iterator[Finding]:
    """A year's plan that was changed within the year: a rate of today divides by today's plan."""
    for side in case.known if case.metric.name in OF_PLAN else ():
        first, plan = side.first_plan, side.reading("annual_plan").value
        if first is not None and plan is not None and first[1] != plan:
            reason = _(
                "{city}'s plan was restated within the year: {first} in {month}, {plan} now (亿元).",
                city=side.subject.place,
                first=yi(first[1], 2),
                month=first[0],
                plan=yi(plan, 2),
            )
            yield Finding(Rule.PLAN, Effect.NOTE, reason)


def reported(case: Case) -> Iterator[Finding]:
    """Figures that a text itself calls reported upwards (上报); an office's own ledger is not the text."""
    metrics = {case.metric.name, *parts_of(case.metric)}
    sides = [
        side
        for side in case.known
        if side.kind is not FigureKind.LEDGER
        and any(figure.basis is Basis.REPORTED and figure.metric in metrics for figure in side.figures)
    ]
    if sides:
        reason = _("Printed as reported upwards, not as verified: {sides}.", sides=listed(sides))
        yield Finding(Rule.REPORTED, Effect.NOTE, reason)


def reorganised_districts(case: Case) -> Iterator[Finding]:
    """Districts that existed at one date only: a breakdown by district does not meet."""
    for profile in dict.fromkeys(side.subject.profile for side in case.known):
        months = sorted(side.month for side in case.known if side.subject.profile == profile)
        if profile is None or len(months) < 2:
            continue
        gone, new = profile.reorganised(months[0].end, months[-1].end)
        if gone or new:
            reason = _(
                "{city}'s districts were reorganised between the dates (gone: {gone}; new: {new}): by district the"
                " dates do not meet.",
                city=profile,
                gone=listed(gone),
                new=listed(new),
            )
            yield Finding(Rule.DISTRICTS, Effect.NOTE, reason)


def synthetic(case: Case) -> Iterator[Finding]:
    """What demo ledgers are: published totals, and everything else invented."""
    demo = [side for side in case.known if side.kind is FigureKind.DEMO]
    if demo:
        reason = _(
            "{sides}: synthetic ledgers. Published totals are reproduced, everything below them is invented.",
            sides=listed(demo),
        )
        yield Finding(Rule.SYNTHETIC, Effect.NOTE, reason)


def ledger_beside_published(case: Case) -> Iterator[Finding]:
    """A figure computed from a ledger beside one that was printed and rounded."""
    printed = [side for side in case.known if side.kind is FigureKind.PUBLISHED]
    if printed and len(printed) < len(case.known):
        reason = _("Read from public texts, not from ledgers: {sides}.", sides=listed(printed))
        yield Finding(Rule.SOURCES, Effect.NOTE, reason)


def only_a_bound(case: Case) -> Iterator[Finding]:
    """超 and 近 state a side of a number, not a number."""
    words = [
        _("{side} “{word}”", side=side, word=reading.hedge) for side, reading in case.read if reading.hedge is not None
    ]
    if words:
        reason = _("Printed with a word that makes it a bound: {sides}.", sides=listed(words))
        yield Finding(Rule.BOUND, Effect.NOTE, reason)


def derived(case: Case) -> Iterator[Finding]:
    """A rate that no text printed, divided from the counts or amounts that it did."""
    sides = [side for side, reading in case.read if reading.is_derived]
    if sides:
        reason = _("Not printed, but divided from the printed parts: {sides}.", sides=listed(sides))
        yield Finding(Rule.DERIVED, Effect.NOTE, reason)


CHECKS: tuple[Check, ...] = (
    missing,
    different_months,
    different_basis,
    two_dates,
    synthetic,
    ledger_beside_published,
    only_a_bound,
    derived,
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
    found = [finding for check in CHECKS for finding in check(case)]
    return tuple(sorted(found, key=lambda finding: -order.index(finding.effect)))
