"""What a comparison and its charts show, each as a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from analytics.answers import Figure
from analytics.change import DeltaUnit
from analytics.comparison.compare import Comparison, Judged, Verdict
from analytics.comparison.conversions import Row, Value
from analytics.comparison.sides import Side
from analytics.comparison.texts import decimals_of, in_printed_unit, unit_text, value_text
from analytics.glossary import FigureKind
from analytics.language import Language, translator
from analytics.metrics import Direction, time_progress
from analytics.reasons import listed
from analytics.wording.numbers import DELTA_LABELS, clauses, grouped, half_up, joined, with_unit


def judged_finding(judged: Judged, language: Language) -> str:
    """What one metric shows: who is ahead by what may be compared, or why nobody is."""
    _ = translator(language)
    metric = judged.metric.text(language)
    if judged.verdict is Verdict.NOT_COMPARABLE:
        return _("{metric}: not comparable", metric=metric)
    row, *others = judged.rows
    lead = leader(row)
    if any(disagree(row, other) for other in others):
        return _("{metric}: the conversions put them in different orders, so none is stated", metric=metric)
    how = row.conversion.text(language) if row.conversion is not None else _("as it stands")
    if lead is None and is_level(row):
        return _("{metric}, {how}: level", metric=metric, how=how)
    if lead is None:
        return _("{metric}, {how}: no order, the values overlap", metric=metric, how=how)
    return _(
        "{metric}, {how}: {lead}", metric=metric, how=how, lead=lead_text(lead, row, language) + apart(row, language)
    )


def disagree(row: Row, other: Row) -> bool:
    """Whether two rows name different leaders of the sides that both of them know."""
    both = [value.side for value in row.known if any(known.side is value.side for known in other.known)]
    leads = [
        leader(replace(one, values=tuple(value for value in one.known if any(value.side is side for side in both))))
        for one in (row, other)
    ]
    first, second = (None if lead is None else str(lead.side.subject) for lead in leads)
    return first is not None and second is not None and first != second


def lead_text(lead: Value, row: Row, language: Language) -> str:
    """That one side is ahead, or least behind, or merely the largest where more is not better."""
    _ = translator(language)
    city, value = lead.subject.text(language), value_text(lead, row, language)
    if row.is_gap and Fraction(lead.high or 0) < 0:
        return _("{city} is least behind with {value}", city=city, value=value)
    if row.metric.direction is Direction.NEUTRAL:
        return _("{city} is largest with {value}", city=city, value=value)
    if row.metric.direction is Direction.DOWN and not row.is_gap:
        return _("{city} is lowest with {value}", city=city, value=value)
    return _("{city} is ahead with {value}", city=city, value=value)


def apart(row: Row, language: Language) -> str:
    """How far two exact values are from each other; empty of more of them, and of intervals."""
    _ = translator(language)
    if len(row.known) != 2 or not all(value.is_exact for value in row.known):
        return ""
    one, other = (Fraction(value.low or 0) for value in row.known)
    size = half_up(in_printed_unit(abs(one - other), row), decimals_of(row))
    unit = DELTA_LABELS[DeltaUnit.PERCENTAGE_POINTS].text(language) if row.is_rate else unit_text(row, language)
    return _(", {size} apart", size=joined(grouped(size), unit))


def leader(row: Row) -> Value | None:
    """The value beyond every other's bounds, in the metric's better direction; null where they overlap or are equal."""
    known = row.known
    if len(known) < 2:
        return None
    is_less_better = row.metric.direction is Direction.DOWN and not row.is_gap
    sign = -1 if is_less_better else 1

    def worst(value: Value) -> Fraction:
        return min(sign * Fraction(value.low or 0), sign * Fraction(value.high or 0))

    def best(value: Value) -> Fraction:
        return max(sign * Fraction(value.low or 0), sign * Fraction(value.high or 0))

    first = max(known, key=worst)
    return first if all(worst(first) > best(value) for value in known if value is not first) else None


def is_level(row: Row) -> bool:
    """Whether the largest values are exactly equal, not merely within each other's bounds."""
    known = [value for value in row.known if value.is_exact]
    return len(known) == len(row.known)


def gaps_finding(rows: Sequence[Row], language: Language) -> str:
    """Who is furthest ahead of time progress, or least behind it, metric by metric."""
    _ = translator(language)
    said = []
    for row in rows:
        lead = leader(row)
        who = _("no order") if lead is None else lead_text(lead, row, language)
        said.append(_("{metric}: {city}", metric=row.metric.text(language), city=who))
    return _("Against time progress, {leaders}", leaders=clauses(said, language))


def slope_finding(comparison: Comparison, language: Language) -> str:
    """How each side's gap to time progress moved within a year, from its own ledgers."""
    _ = translator(language)
    said = [
        _(
            "{city} from {then} to {now}",
            city=side.text(language),
            then=with_unit(then, language, side.decimals),
            now=with_unit(now, language, side.decimals),
        )
        for side, then, now in slopes(comparison)
    ]
    return _("Against time progress: {moves}", moves=clauses(said, language))


def slopes(comparison: Comparison) -> list[tuple[Side, Figure, Figure]]:
    """The gap to time progress a year earlier and now, of sides with ledgers of both; invented ones by themselves."""
    has_real = any(side.kind is not FigureKind.DEMO for side in comparison.sides)
    found = []
    for side in comparison.sides:
        if side.answer is None or (side.kind is FigureKind.DEMO and has_real):
            continue
        then, now = (side.answer.figure("pace_gap", (), month) for month in (side.month.year_earlier, side.month))
        if then.value is not None and now.value is not None:
            found.append((side, then, now))
    return found


def pace_finding(comparison: Comparison, language: Language) -> str:
    """Which lists are ahead of time progress at their own month."""
    _ = translator(language)
    ahead = [
        side
        for judged in comparison.judged
        for side, reading in judged.case.read
        if judged.metric.name == "completion_rate" and Fraction(reading.value or 0) > time_progress(side.month)
    ]
    if not ahead:
        return _("No list is ahead of time progress at its own month")
    return _("Ahead of time progress at their own month: {cities}", cities=listed(ahead).text(language))


def groups_finding(rows: Sequence[Row], language: Language) -> str:
    """Who leads in how many of the common groups, at the same month."""
    _ = translator(language)
    leads: dict[str, int] = {}
    for row in rows:
        lead = leader(row)
        if lead is not None:
            name = lead.subject.text(language)
            leads[name] = leads.get(name, 0) + 1
    if not leads:
        return _("Of {count} common groups at the same month, nobody is ahead", count=len(rows))
    cities = listed(_("{city} in {count}", city=name, count=count) for name, count in leads.items()).text(language)
    return _("Of {count} common groups at the same month, ahead: {cities}", count=len(rows), cities=cities)


def mix_finding(rows: Sequence[Row], language: Language) -> str:
    """The largest group of each list."""
    _ = translator(language)
    largest: dict[str, tuple[Fraction, str]] = {}
    for row in rows:
        for value in row.known:
            name = value.side.text(language)
            group = "" if row.group is None else row.group.text(language)
            text = _("{city}: {group} {share}", city=name, group=group, share=value_text(value, row, language))
            largest[name] = max(largest.get(name, (Fraction(-1), "")), (Fraction(value.low or 0), text))
    groups = clauses([text for _share, text in largest.values()], language)
    return _("Largest group of the plan: {groups}", groups=groups)
