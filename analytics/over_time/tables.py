"""The tables behind the page over time: periods, the way to December, forecasts against outcomes, later versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from analytics.answers import Answer, Figure
from analytics.change import DELTA_UNITS, DeltaUnit
from analytics.language import Language, translator
from analytics.metrics import Metric, Unit, metric_named, time_progress
from analytics.months import Month
from analytics.over_time.findings import compares
from analytics.over_time.forecast import BackTest, Band, Forecast
from analytics.over_time.periods import SINCE_JANUARY, Period, Point, growth_within, year_over_year
from analytics.over_time.restated import Restatement
from analytics.wording.cells import CELL_DECIMALS, set_width
from analytics.wording.listing import METRIC_KINDS, Cell, ListedColumn, ListedKind, Listing, metric_label
from analytics.wording.numbers import (
    DECIMALS,
    DELTA_LABELS,
    EXACT_PLACES,
    PER_CENT,
    UNIT_LABELS,
    WAN_A_YI,
    delta_in_unit,
    half_up,
    in_unit,
)

COMPLETED, PLAN, RATE = "completed_investment", "annual_plan", "completion_rate"
# So many letters stay free beside the longest text of a column, so that nothing is cut off.
ROOM = 1
# What a rate is divided from, as metrics of their own.
PARTS: Mapping[str, tuple[str, ...]] = {RATE: (COMPLETED, PLAN), "start_rate": ("started_count", "planned_start_count")}


def of_periods(answer: Answer, points: Sequence[Point], language: Language) -> Listing:
    """One row per period, oldest first: the metric, its change on a year earlier, its parts, and the version.

    An amount that counts from January has two changes: of what was completed within the period, and of the amount
    since January. Who compares with nothing is shown neither.
    """
    _ = translator(language)
    metric = points[-1].figure.metric
    shown = (metric, *map(metric_named, PARTS.get(metric.name, ())))
    unit, is_split = DELTA_UNITS[metric.unit], metric.name in SINCE_JANUARY
    whole, *parts = (ListedColumn(one.name, metric_label(one, language), METRIC_KINDS[one.unit]) for one in shown)
    delta_label = _("Since January YoY") if is_split else _("YoY")
    changes = [change_column("delta", delta_label, unit, language)]
    columns = [text("period", _("Period"), widest([point.period for point in points], language)), whole, *changes]
    if is_split:
        grown = change_column("within_delta", _("Period YoY"), unit, language)
        columns[1:1] = [money("within", _("In period"), language), grown]
        changes.append(grown)
    if metric.name == RATE:
        columns.append(rate("time_progress", metric_named("time_progress").text(language), language))
    columns += [*parts, text("version", _("Version"))]
    if not compares(answer):
        columns = [column for column in columns if column not in changes]
    versions = {snapshot.as_of: f"v{snapshot.version}" for snapshot in answer.snapshots}
    rows = []
    for point in points:
        closing, has_ledger = point.period.closing, point.period.closing in versions
        delta = delta_in_unit(year_over_year(answer, point.figure))
        row: dict[str, Cell] = {
            "period": point.period.text(language),
            **{one.name: of_figure(answer.figure(one.name, as_of=closing)) for one in shown},
            "time_progress": percentage(time_progress(closing)) if has_ledger else None,
            "within": yi(point.within),
            "within_delta": percentage(growth_within(answer, point)),
            "delta": delta if delta is None else whole_or(delta, metric),
            "version": versions.get(closing),
        }
        rows.append({column.name: row[column.name] for column in columns})
    return Listing(tuple(columns), rows)


def of_outlook(answer: Answer, forecast: Forecast, language: Language) -> Listing:
    """One row per month of the year: the forecast where there is one, this year's completion rate, last year's."""
    _ = translator(language)
    made = forecast.made
    ahead: list[ListedColumn] = []
    if forecast.rate is not None:
        ahead.append(rate("forecast", _("Forecast"), language))
    if forecast.rate_band is not None:
        ahead += [rate("low", _("Groups' low"), language), rate("high", _("Groups' high"), language)]
    columns = (
        text("month", _("Month"), widest(made.whole_year, language)),
        *ahead,
        rate("now", _("Year {year}", year=made.year), language),
        rate("before", _("Year {year}", year=made.year - 1), language),
        rate("time_progress", metric_named("time_progress").text(language), language),
    )
    rows: list[dict[str, Cell]] = []
    for month in made.whole_year:
        is_end = month == made.whole_year[-1]
        row: dict[str, Cell] = {
            "month": month.text(language),
            "now": of_figure(answer.figure(RATE, as_of=month)) if month <= made else None,
            "before": of_figure(answer.figure(RATE, as_of=month.year_earlier)),
            "time_progress": percentage(time_progress(month)),
            "forecast": percentage(forecast.rate) if is_end else None,
            **band_cells(forecast.rate_band if is_end else None),
        }
        rows.append({column.name: row[column.name] for column in columns})
    return Listing(columns, rows)


def of_back_test(test: BackTest, language: Language) -> Listing:
    """One row per forecast: what it said at its month, with its own plan and band, what came, and the error."""
    _ = translator(language)
    points = DELTA_LABELS[DeltaUnit.PERCENTAGE_POINTS].text(language)
    columns = (
        text("made", _("Forecast made"), widest([trial.forecast.made for trial in test.trials], language)),
        rate("forecast", _("Forecast"), language),
        ListedColumn("error", _("Error ({unit})", unit=points), ListedKind.RATE),
        text("inside", _("In the band"), set_width(_("In the band")) + ROOM),
        rate("came", _("Came"), language),
        rate("low", _("Groups' low"), language),
        rate("high", _("Groups' high"), language),
        money("plan", _("Plan at that month"), language),
        money("amount", _("Forecast amount"), language),
    )
    rows: list[dict[str, Cell]] = []
    for trial in test.trials:
        forecast = trial.forecast
        rows.append(
            {
                "made": forecast.made.text(language),
                "plan": None if forecast.plan is None else yi(Fraction(forecast.plan)),
                "amount": yi(forecast.amount),
                "forecast": percentage(trial.rate),
                **band_cells(forecast.rate_band),
                "came": of_figure(trial.came),
                "error": percentage(trial.error),
                "inside": None if trial.is_inside is None else _("yes") if trial.is_inside else _("no"),
            }
        )
    return Listing(columns, rows)


def of_restatements(found: Sequence[Restatement], metric: Metric, language: Language) -> Listing:
    """One row per later version: when and why it came, what the figure read before and reads with it.

    At two decimals, or at as many as a smaller correction takes to be seen.
    """
    _ = translator(language)
    unit = DELTA_LABELS[DeltaUnit.PERCENTAGE_POINTS] if metric.is_rate else UNIT_LABELS[metric.unit]
    kind = ListedKind.COUNT if metric.unit is Unit.COUNT else ListedKind.PRINTED
    measure, label = unit.text(language), metric_label(metric, language)
    columns = (
        text("month", _("Month"), widest([one.month for one in found], language)),
        ListedColumn("difference", _("Difference ({unit})", unit=measure) if measure else _("Difference"), kind),
        ListedColumn("before", _("{label} before", label=label), kind),
        ListedColumn("now", _("{label} with this version", label=label), kind),
        text("reason", _("Reason")),
        text("version", _("Version")),
        text("published", _("Published at")),
        text("by", _("By")),
    )
    rows: list[dict[str, Cell]] = []
    for one in found:
        now, then, decimals = one.change.now, one.change.then, places(one)
        rows.append(
            {
                "month": one.month.text(language),
                "version": f"v{one.replaced.version} → v{one.snapshot.version}",
                "before": None if then is None else of_figure(then, decimals),
                "now": of_figure(now, decimals),
                "difference": difference(now, then, decimals),
                "reason": one.snapshot.reason,
                "published": one.snapshot.published_at,
                "by": one.snapshot.published_by,
            }
        )
    return Listing(columns, rows)


def places(one: Restatement) -> int:
    """The fewest decimals, in steps of two, at which a correction does not read 0.00."""
    now, then = one.change.now, one.change.then
    tried = range(CELL_DECIMALS, EXACT_PLACES + 1, 2)
    return next((decimals for decimals in tried if difference(now, then, decimals)), CELL_DECIMALS)


def difference(now: Figure, then: Figure | None, decimals: int) -> Cell:
    """Now less then in the printed unit; of rates in percentage points."""
    if then is None or now.value is None or then.value is None:
        return None
    found = in_unit(now.metric, Fraction(now.value) - Fraction(then.value))
    return int(found) if now.metric.unit is Unit.COUNT else half_up(found, decimals)


def of_figure(figure: Figure, decimals: int = DECIMALS) -> Cell:
    """A figure in its printed unit, null for none."""
    if figure.value is None:
        return None
    metric = figure.metric
    return int(figure.value) if metric.unit is Unit.COUNT else half_up(in_unit(metric, figure.value), decimals)


def whole_or(delta: Fraction, metric: Metric) -> Cell:
    """A change in its printed unit: whole for counts."""
    return int(delta) if metric.unit is Unit.COUNT else half_up(delta, DECIMALS)


def band_cells(band: Band | None) -> dict[str, Cell]:
    """The ends of a rate's band in %."""
    low, high = (None, None) if band is None else band
    return {"low": percentage(low), "high": percentage(high)}


def percentage(value: Fraction | None) -> Cell:
    """A rate in %, or a difference of rates in percentage points."""
    return None if value is None else half_up(value * PER_CENT, DECIMALS)


def yi(value: Fraction | None) -> Cell:
    """An amount of 万元 in 亿元."""
    return None if value is None else half_up(value / WAN_A_YI, DECIMALS)


def widest(spans: Sequence[Month | Period], language: Language) -> int:
    """The letters that the longest name of some months or periods takes."""
    return max((set_width(span.text(language)) for span in spans), default=0) + ROOM


def text(name: str, label: str, letters: int | None = None) -> ListedColumn:
    """A column of words, set so many letters wide."""
    return ListedColumn(name, label, ListedKind.TEXT, letters)


def rate(name: str, label: str, language: Language) -> ListedColumn:
    """A column of rates."""
    return ListedColumn(name, f"{label} ({UNIT_LABELS[Unit.RATE].text(language)})", ListedKind.RATE)


def money(name: str, label: str, language: Language) -> ListedColumn:
    """A column of amounts."""
    return ListedColumn(name, f"{label} ({UNIT_LABELS[Unit.MONEY].text(language)})", ListedKind.AMOUNT)


def change_column(name: str, label: str, unit: DeltaUnit, language: Language) -> ListedColumn:
    """A column of changes: points of rates, per cent of amounts, so many of counts."""
    measure = DELTA_LABELS[unit].text(language)
    kind = ListedKind.COUNT if unit is DeltaUnit.COUNT else ListedKind.RATE
    return ListedColumn(name, f"{label} ({measure})" if measure else label, kind)
