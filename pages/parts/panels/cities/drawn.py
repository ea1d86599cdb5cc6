"""The charts of a comparison; only rows that the rules allow are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.comparison import Case, Comparison, Conversion, Row, Value, as_it_stands
from analytics.comparison.findings import slopes
from analytics.comparison.texts import in_printed_unit, row_title, unit_text, value_number, value_text
from analytics.glossary import FigureKind
from analytics.metrics import Number, metric_named
from analytics.months import Month
from analytics.wording.numbers import derivation, for_axis, half_up, printed, unit_of
from pages.parts import state
from pages.parts.figures import dumbbell as dumbbells
from pages.parts.figures import pace as paces
from pages.parts.figures import shares as parts
from pages.parts.figures import slope as lines
from pages.parts.figures.curves import Line
from pages.parts.figures.look import literal, palette
from pages.parts.panels.chart import show
from pages.parts.panels.cities.said import sources
from pages.parts.panels.trend import month_names, pace_line, plan_share


def axis(number: Number | None, row: Row) -> float:
    """A value for an axis only; rows hand over what is known."""
    return float(half_up(in_printed_unit(number or 0, row), 4))


def hover(value: Value, row: Row) -> str:
    """Under the pointer: whose, what, as printed, of which kind, from where."""
    language = state.view().language
    lines = (
        f"<b>{literal(value.subject.text(language))}</b>",
        f"{literal(row_title(row, language))}: {value_text(value, row, language)}",
        f"{value.side.kind.text(language)} {literal(value.cited)}",
    )
    return "<br>".join(lines)


def dots(comparison: Comparison, rows: Sequence[Row], key: str, finding: str) -> None:
    """Rows of one unit as dumbbells: gaps to time progress, or rates."""
    _, language = state.words(), state.view().language
    if not rows:
        return
    series = [
        dumbbells.Series(
            f"{side.text(language)} · {side.kind.text(language)}",
            [dot(value, row) for row in rows for value in row.known if value.side is side],
        )
        for side in comparison.sides
    ]
    is_gap = rows[0].is_gap
    line = metric_named("time_progress").text(language) if is_gap else "100%"
    unit = _("{unit}; dotted: {line}", unit=unit_text(rows[0], language), line=line)
    figure = dumbbells.dumbbell(series, 0.0 if is_gap else 100.0, unit, palette(is_dark=state.is_dark()))
    show(figure, key, finding, drawn_sources(rows))


def drawn_sources(rows: Sequence[Row]) -> str:
    """Where the values of some rows come from."""
    drawn = {str(value.side.subject): value.side for row in rows for value in row.known}
    return sources(drawn.values())


def dot(value: Value, row: Row) -> dumbbells.Dot:
    """One value as a dot."""
    language = state.view().language
    title = row.metric.text(language) if row.group is None else row.group.text(language)
    return dumbbells.Dot(
        title, axis(value.low, row), axis(value.high, row), value_number(value, row), hover(value, row)
    )


def slope_chart(comparison: Comparison, finding: str) -> bool:
    """Each city's gap to time progress a year earlier and now, from its own ledgers; whether there was any."""
    _, language = state.words(), state.view().language
    found = []
    for side, then, now in slopes(comparison):
        texts = printed(then, side.decimals), printed(now, side.decimals)
        hovers = tuple(f"{one.as_of.text(language)}: {derivation(one, language)}" for one in (then, now))
        name = f"{side.text(language)} · {side.kind.text(language)}"
        index = comparison.sides.index(side)
        found.append(lines.Slope(index, name, for_axis(then) or 0.0, for_axis(now) or 0.0, texts, hovers))
    if found:
        gap = metric_named("pace_gap")
        unit = f"{gap.text(language)} ({unit_of(gap, language)})"
        ends = (_("A year earlier"), _("Now"))
        figure = lines.slopes(found, ends, unit, palette(is_dark=state.is_dark()))
        show(figure, "slope", finding, sources(side for side, _then, _now in slopes(comparison)))
    return bool(found)


def pace_chart(comparison: Comparison, finding: str) -> None:
    """The completion rate over the months of each side's own year; a published figure is a single mark."""
    language = state.view().language
    has_real = any(side.kind is not FigureKind.DEMO for side in comparison.sides)
    found = []
    for side in comparison.sides:
        name = f"{side.text(language)} · {side.kind.text(language)}"
        if side.answer is not None:
            points = side.answer.curve("completion_rate", side.month.year_so_far)
            hovers = [f"{name}<br>{point.as_of.text(language)}: {derivation(point, language)}" for point in points]
            # Beside real figures a synthetic curve says nothing but what it reproduces.
            drawn = [
                for_axis(p) if not has_real or side.is_declared("completion_rate", p.as_of) else None for p in points
            ]
            found.append(Line(name, drawn, hovers))
            continue
        reading = side.reading("completion_rate")
        if reading.value is None:
            found.append(Line(name, [], []))
        else:
            row = as_it_stands(Case(reading.metric, (side,), (reading,)))
            before = side.month.number - 1
            shown = hover(row.values[0], row)
            found.append(Line(name, [*[None] * before, axis(reading.value, row)], [""] * before + [shown]))
    figure = paces.pace_curves(
        found, pace_line(Month(2020, 1).whole_year), month_names(), plan_share(), palette(is_dark=state.is_dark())
    )
    show(figure, "pace", finding, sources(comparison.sides))


def mix_chart(rows: Sequence[Row], finding: str) -> None:
    """The plan of each list by common group, one bar per city."""
    language = state.view().language
    found = [
        parts.Share(
            value.side.text(language),
            "" if row.group is None else row.group.text(language),
            axis(value.low, row),
            value_text(value, row, language),
            hover(value, row),
        )
        for row in rows
        for value in row.known
    ]
    if found:
        unit = f"{Conversion.SHARE.text(language)} (%)"
        show(parts.shares(found, unit, palette(is_dark=state.is_dark())), "mix", finding, drawn_sources(rows))
