"""Published figures: what offices and newspapers printed, each with its scope, date and place in the text.

``data/published`` holds ``sources.toml`` (the texts) and one CSV a text, one row per printed figure, in the order of
the text. The words they stood in are quoted as briefly as finding them again needs.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

from analytics.agreement import Hedge
from analytics.errors import PortfolioError
from analytics.glossary import Term
from analytics.language import Label
from analytics.metrics import BY_NAME, Number, Unit, metric_named
from analytics.months import Month
from analytics.places import DATA

PUBLISHED = DATA / "published"
SOURCES, PLACES = "sources.toml", "places.toml"
OTHER = "other"
TIME_PROGRESS = "time_progress"
PER_CENT, POINTS, PLACES_IN_A_RANKING = "%", "百分点", "名"
DOWN = "down"
# What one printed unit is in the unit that code keeps: 万元 of money, a fraction of a rate.
IN_CODE: dict[str, Fraction] = {
    "亿元": Fraction(10_000),
    "万亿元": Fraction(100_000_000),
    "万元": Fraction(1),
    PER_CENT: Fraction(1, 100),
    POINTS: Fraction(1, 100),
}


class Basis(Term):
    """What a published figure counts or divides by (口径), where its metric alone does not say it."""

    PLANNED_STARTS = "planned_starts", "计划新开工项目", "planned new starts only"
    ALL_PROJECTS = "all_projects", "全部项目（含竣工）", "all projects, finished ones included"
    ANNUAL_PLAN = "annual_plan", "年度计划投资", "the annual plan"
    PERIOD_TARGET = "period_target", "阶段目标", "a target for part of the year"
    REPORTED = "reported", "上报数", "as reported upwards, not verified"
    EXPECTED = "expected", "预计数", "expected, not achieved"


@dataclass(frozen=True)
class Source:
    """One published text; ``main_tier`` is the list it is about; ``is_copy``: the address is not the issuer's."""

    id: str
    title: str
    issuer: str
    issued: date
    main_tier: str
    address: str = ""
    is_copy: bool = False
    note: str = ""

    @property
    def citation(self) -> str:
        """The text as pages and files cite it."""
        return f"《{self.title}》，{self.issuer}，{self.issued.isoformat()}"


@dataclass(frozen=True)
class PublishedFigure:
    """One printed figure; ``value`` is as printed, in ``unit``, its decimals kept.

    ``as_of`` is the date it holds for, which may differ from that of its neighbours in the same text. ``against`` makes
    it a change: against a date, or against time progress. ``paragraph`` counts the lines of the text that are not
    empty, from 1; ``quote`` is a few words around the number.
    """

    source: Source
    city: str
    tier: str | None
    sector: str | None
    district: str | None
    stage: str | None
    size: str | None
    period_start: date
    period_end: date
    as_of: date
    metric: str
    against: date | str | None
    basis: Basis | None
    value: Decimal
    unit: str
    hedge: Hedge | None
    direction: str | None
    paragraph: int
    quote: str
    note: str

    @property
    def is_change(self) -> bool:
        """Whether the figure is a change of its metric, not the metric."""
        return self.against is not None

    @property
    def is_rank(self) -> bool:
        """Whether the figure is a place in a ranking by its metric."""
        return self.unit == PLACES_IN_A_RANKING

    @property
    def exact(self) -> Number:
        """The value in the unit of code: a fraction, 万元, a count; negative for a fall."""
        scaled = Fraction(self.value) * IN_CODE.get(self.unit, Fraction(1))
        signed = -scaled if self.direction == DOWN else scaled
        metric = BY_NAME.get(self.metric)
        if metric is None or metric.unit is Unit.RATE or self.is_change:
            return signed
        return int(signed) if metric.unit is Unit.COUNT else Decimal(signed.numerator) / signed.denominator

    @property
    def scope(self) -> tuple[str | None, ...]:
        """What the figure is about, apart from its metric and dates."""
        return (self.city, self.tier, self.sector, self.district, self.stage, self.size)

    @property
    def is_of_whole_list(self) -> bool:
        """Whether it speaks of a whole list, not of a sector, district, stage or size class in it."""
        return (self.sector, self.district, self.stage, self.size) == (None, None, None, None)

    @property
    def name(self) -> str:
        """The metric as other programs know it: a change and a rank are named as such."""
        if self.is_rank:
            return "rank"
        return f"{self.metric}_delta" if self.is_change else self.metric

    @property
    def place(self) -> str:
        """Where the figure stands in its text."""
        return f"第{self.paragraph}段“{self.quote}”"


@cache
def sources() -> tuple[Source, ...]:
    """Every published text, oldest first."""
    raw = tomllib.loads((PUBLISHED / SOURCES).read_text("utf-8"))
    return tuple(sorted((Source(**entry) for entry in raw["sources"]), key=lambda source: (source.issued, source.id)))


@cache
def figures() -> tuple[PublishedFigure, ...]:
    """Every published figure, oldest text first, in the order of the text."""
    return tuple(figure for source in sources() for figure in figures_of(source))


def figures_of(source: Source) -> list[PublishedFigure]:
    """The figures of one text."""
    with (PUBLISHED / f"{source.id}.csv").open(encoding="utf-8", newline="") as file:
        return [parsed(source, row) for row in csv.DictReader(file)]


def parsed(source: Source, row: dict[str, str]) -> PublishedFigure:
    """One row of a text's CSV; a :class:`PortfolioError` names the row that makes no sense."""
    try:
        if row["metric"] != OTHER:
            metric_named(row["metric"])
        return PublishedFigure(
            source,
            row["city"],
            row["tier"] or None,
            row["sector"] or None,
            row["district"] or None,
            row["stage"] or None,
            row["size"] or None,
            date.fromisoformat(row["period_start"]),
            date.fromisoformat(row["period_end"]),
            date.fromisoformat(row["as_of"]),
            row["metric"],
            against_of(row["against"]),
            Basis(row["basis"]) if row["basis"] else None,
            Decimal(row["value"]),
            row["unit"],
            Hedge(row["hedge"]) if row["hedge"] else None,
            row["direction"] or None,
            int(row["paragraph"]),
            row["quote"],
            row["note"],
        )
    except (KeyError, ValueError, ArithmeticError, PortfolioError) as error:
        raise PortfolioError(
            "A published figure of {source} cannot be read: “{quote}” ({why}).",
            source=source.id,
            quote=row.get("quote", ""),
            why=error,
        ) from error


def against_of(text: str) -> date | str | None:
    """What a change is against: a date, time progress, or (for no change) nothing."""
    if not text or text == TIME_PROGRESS:
        return text or None
    return date.fromisoformat(text)


@cache
def places() -> dict[str, Label]:
    """The names in both languages of the cities and provinces that figures were published of."""
    raw = tomllib.loads((PUBLISHED / PLACES).read_text("utf-8"))
    return {name: Label(name, str(en)) for name, en in raw.items()}


def place_named(name: str) -> Label:
    """A city's or province's name in both languages."""
    return places().get(name, Label(name, name))


def dated_otherwise(city: str, month: Month) -> tuple[PublishedFigure, ...]:
    """What the texts on a city's month say of another month: Chengdu's starts of late September beside its August."""
    return tuple(
        figure
        for figure in figures()
        if figure.city == city
        and figure.is_of_whole_list
        and figure.metric in ("start_rate", "started_count")
        and Month.of(figure.period_end) == month != Month.of(figure.as_of)
    )


def cities() -> tuple[str, ...]:
    """The cities and provinces that figures were published of, in the order of their first text."""
    return tuple(dict.fromkeys(figure.city for figure in figures()))
