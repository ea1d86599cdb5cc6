"""A published figure in words: its number and unit, what it is a figure of, of what part of a list, and when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from analytics.agreement import places_of
from analytics.change import DeltaUnit
from analytics.city import Named
from analytics.language import Label, Language, translator
from analytics.metrics import BY_NAME, Unit
from analytics.months import Month
from analytics.published.figures import DOWN, POINTS, TIME_PROGRESS, PublishedFigure
from analytics.published.scope import is_counted, profile_of
from analytics.wording.numbers import DELTA_LABELS, UNIT_LABELS, grouped, half_up, joined

MORE_PLACES, FEWEST_PLACES = 2, 3
# A unit that is not listed stays as printed.
UNITS = {
    POINTS: DELTA_LABELS[DeltaUnit.PERCENTAGE_POINTS],
    "亿元": UNIT_LABELS[Unit.MONEY],
    "万亿元": Label("万亿元", "trillion yuan"),
    "万元": Label("万元", "×10k yuan"),
    "个": UNIT_LABELS[Unit.COUNT],
    "项": Label("项", ""),
    "名": Label("名", ""),
}
OTHER = Label("其他", "Other")


def both(say: Callable[[Language], str]) -> Label:
    """A text in both languages, for a reason whose language is chosen when it is read."""
    return Label(say(Language.ZH), say(Language.EN))


def unit_text(unit: str, language: Language) -> str:
    """A printed unit in the reader's language."""
    return UNITS[unit].text(language) if unit in UNITS else unit


def amount_text(value: Decimal, unit: str, language: Language) -> str:
    """A number with its unit: 85.9%, 1,824.9 亿元, 29.4 个百分点."""
    return joined(grouped(value), unit_text(unit, language))


def printed_text(figure: PublishedFigure, language: Language) -> str:
    """A figure as printed, with the word that makes it a bound; a fall is negative."""
    value = -figure.value if figure.direction == DOWN else figure.value
    hedge = "" if figure.hedge is None else figure.hedge.text(language)
    separator = Label("", " ").text(language) if hedge else ""
    return f"{hedge}{separator}{amount_text(value, figure.unit, language)}"


def exact_text(figure: PublishedFigure, value: Fraction, language: Language) -> str:
    """An exact value in a figure's printed unit, with more decimals than were printed."""
    return amount_text(half_up(value, precise_places(figure)), figure.unit, language)


def precise_places(figure: PublishedFigure) -> int:
    """Decimals enough to see what a printed number was rounded or cut off from; none of a count."""
    return 0 if is_counted(figure.unit) else max(FEWEST_PLACES, places_of(figure.value) + MORE_PLACES)


def metric_text(figure: PublishedFigure, language: Language) -> str:
    """What a figure is a figure of: a metric, its change or the rank by it."""
    _ = translator(language)
    metric = BY_NAME.get(figure.metric)
    name = OTHER.text(language) if metric is None else metric.text(language)
    if figure.is_rank:
        return _("{metric}, rank", metric=name)
    if figure.against == TIME_PROGRESS:
        return _("{metric} against time progress", metric=name)
    return name if figure.against is None else _("{metric}, change since {date}", metric=name, date=figure.against)


def period_text(figure: PublishedFigure, language: Language) -> str:
    """What a figure reports on: a year so far by its month, otherwise the first and the last day."""
    start, end = figure.period_start, figure.period_end
    if start != date(end.year, 1, 1) or (end + timedelta(days=1)).day != 1:
        return f"{start} – {end}"
    months = Label(f"{end.year}年1–{end.month}月", f"Jan–{end:%b} {end.year}")
    return Month.of(end).text(language) if end.month == 1 else months.text(language)


def tier_text(figure: PublishedFigure, language: Language) -> str | None:
    """The list by its profile's name, as printed where no profile knows it; null where the text names none."""
    city = profile_of(figure)
    return named(city.tiers if city else (), figure.tier, language)


def part_text(figure: PublishedFigure, language: Language) -> str | None:
    """What narrows a figure within its list: sector, district or unit, stage and size; null for the whole list."""
    city = profile_of(figure)
    sector = named(city.sectors if city else (), figure.sector, language)
    places: Sequence[Named] = (*city.districts_on(figure.as_of), *city.units) if city else ()
    parts = (sector, named(places, figure.district, language), figure.stage, figure.size)
    return " · ".join(part for part in parts if part) or None


def named(entries: Sequence[Named], name: str | None, language: Language) -> str | None:
    """A name of a profile in the reader's language; as printed where the profile does not know it."""
    found = (entry for entry in entries if name == entry.name or name in entry.aliases)
    return next((entry.text(language) for entry in found), name)
