"""What a comparison and its charts show, each as a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from analytics.answers import Figure
from analytics.comparison.compare import Comparison, Judged, Verdict
from analytics.comparison.conversions import Row, Value
from analytics.comparison.sides import Side
from analytics.comparison.texts import value_text
from analytics.glossary import FigureKind
from analytics.language import Language, translator
from analytics.reasons import listed
from analytics.wording.numbers import with_unit


def judged_finding(judged: Judged, language: Language) -> str:
    """What one metric shows: who is ahead by what may be compared, or why nothing may."""
    _ = translator(language)
    metric = judged.metric.text(language)
    if judged.verdict is Verdict.NOT_COMPARABLE:
        return _("{metric}: not comparable", metric=metric)
    row = judged.rows[0]
    lead = leader(row)
    how = row.conversion.text(language) if row.conversion is not None else _("as it stands")
    if lead is None:
        return _("{metric}, {how}: no order, the values overlap", metric=metric, how=how)
    return _(
        "{metric}, {how}: {city} is ahead with {value}",
        metric=metric,
        how=how,
        city=lead.subject.text(language),
        value=value_text(lead, row, language),
    )


def leader(row: Row) -> Value | None:
    """The value above every other's bounds; null where intervals overlap or values are equal."""
    known = row.known
    if len(known) < 2:
        return None
    best = max(known, key=lambda value: Fraction(value.low or 0))
    others = [value for value in known if value is not best]
    return best if all(Fraction(best.low or 0) > Fraction(value.high or 0) for value in others) else None


def gaps_finding(rows: Sequence[Row], language: Language) -> str:
    """Who is furthest ahead of time progress, metric by metric."""
    _ = translator(language)
    said = []
    for row in rows:
        lead = leader(row)
        who = _("no order") if lead is None else lead.side.subject.place.text(language)
        said.append(_("{metric}: {city}", metric=row.metric.text(language), city=who))
    return _("Furthest ahead of time progress: {leaders}", leaders="; ".join(said))


def slope_finding(comparison: Comparison, language: Language) -> str:
    """How each city's gap to time progress moved within a year, from its own ledgers."""
    _ = translator(language)
    said = [
        _(
            "{city} from {then} to {now}",
            city=side.subject.place.text(language),
            then=with_unit(then, language, side.decimals),
            now=with_unit(now, language, side.decimals),
        )
        for side, then, now in slopes(comparison)
    ]
    return _("Against time progress: {moves}", moves="; ".join(said))


def slopes(comparison: Comparison) -> list[tuple[Side, Figure, Figure]]:
    """The gap to time progress a year earlier and now, of sides with ledgers of both; invented ones by themselves."""
    kinds = {side.kind for side in comparison.sides if side.answer is not None}
    found = []
    for side in comparison.sides:
        if side.answer is None or (side.kind is FigureKind.DEMO and len(kinds) > 1):
            continue
        then, now = (side.answer.figure("pace_gap", (), month) for month in (side.month.year_earlier, side.month))
        if then.value is not None and now.value is not None:
            found.append((side, then, now))
    return found


def pace_finding(comparison: Comparison, language: Language) -> str:
    """Which lists are ahead of time progress at their own month."""
    _ = translator(language)
    ahead = []
    for side in comparison.sides:
        if side.answer is not None:
            gap = side.answer.figure("pace_gap").value
            if gap is not None and gap > 0:
                ahead.append(side.text(language))
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
            name = lead.side.subject.place.text(language)
            leads[name] = leads.get(name, 0) + 1
    said = [_("{city} in {count}", city=name, count=count) for name, count in leads.items()]
    return _(
        "Of {count} common groups at the same month, ahead: {cities}",
        count=len(rows),
        cities=listed(said).text(language),
    )


def mix_finding(rows: Sequence[Row], language: Language) -> str:
    """The largest group of each list."""
    _ = translator(language)
    largest: dict[str, tuple[Fraction, str]] = {}
    for row in rows:
        for value in row.known:
            name = value.side.subject.place.text(language)
            text = _(
                "{city}: {group} {share}",
                city=name,
                group=None if row.group is None else row.group.text(language),
                share=value_text(value, row, language),
            )
            largest[name] = max(largest.get(name, (Fraction(-1), "")), (Fraction(value.low or 0), text))
    groups = listed(text for _share, text in largest.values()).text(language)
    return _("Largest group of the plan: {groups}", groups=groups)
