"""What a reader is looking at, as a value: it travels in the URL, and every page reads its scope from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from analytics.agreement import Agreement
from analytics.briefing.document import Kind
from analytics.city import City, cities, city_named
from analytics.comparison.subjects import Subject
from analytics.errors import PortfolioError, UnknownName
from analytics.fact_check.verdict import Verdict
from analytics.glossary import Dimension, Grain, Population, Term
from analytics.language import Language
from analytics.metrics import metric_named
from analytics.months import Month
from analytics.published.verdicts import published_city
from analytics.question import MUNICIPAL_LEVEL, Question, Scope
from analytics.snapshots import Archive

T = TypeVar("T")
# Between the cities or metrics that a link lists; no name holds it.
SEPARATOR = ";"
ALL = "all"
# With how many decimals a briefing may print.
DECIMALS = {"1": 1, "2": 2}


class Against(Term):
    """What the figures are compared with, relative to the month shown."""

    YEAR = "year", "较上年同期", "vs a year earlier"
    MONTH = "month", "较上月", "vs last month"
    NONE = "none", "不比较", "no comparison"


@dataclass(frozen=True)
class View:
    """One scope: city, month, filters, comparison, population, language; ``as_of`` is null without any ledger.

    The last fourteen are what single pages let the reader choose, null or empty for the page's own default: a metric, a
    breakdown, months or quarters, the cities that stand beside this one and the metrics they are compared by, whose
    published figures of which verdict are listed, the kind of a briefing, its decimals, the tiers it speaks of and the
    codes of the paragraphs it leaves out, and the code of the city and the month that a draft is checked for, where it
    is not those that it names, and the numbers of which verdict are listed. Of the draft itself nothing is kept.
    """

    city: City
    as_of: Month | None
    where: Scope = field(default_factory=Scope)
    against: Against = Against.YEAR
    population: Population = Population.AS_PUBLISHED
    language: Language = Language.ZH
    metric: str | None = None
    by: Dimension | None = None
    grain: Grain = Grain.MONTH
    beside: tuple[Subject, ...] = ()
    metrics: tuple[str, ...] = ()
    published: str | None = None
    verdict: Agreement | None = None
    kind: Kind = Kind.BRIEFING
    decimals: int | None = None
    tiers: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    draft_city: str | None = None
    draft_as_of: Month | None = None
    draft_verdict: Verdict | None = None

    @property
    def month(self) -> Month:
        """The month shown; only pages that have a ledger to show ask for it."""
        if self.as_of is None:
            raise PortfolioError("No ledger has been imported yet.")
        return self.as_of

    @property
    def compare_to(self) -> Month | None:
        """The month compared with."""
        return {
            Against.YEAR: self.month.year_earlier,
            Against.MONTH: self.month.plus(-1),
            Against.NONE: None,
        }[self.against]

    def question(
        self, *metrics: str, by: tuple[Dimension, ...] = (), where: Scope | None = None, history: tuple[Month, ...] = ()
    ) -> Question:
        """A question about this scope, or about a part of it."""
        scope = self.where if where is None else where
        return Question(self.city.code, self.month, metrics, by, scope, self.compare_to, self.population, history)

    @property
    def parameters(self) -> dict[str, str]:
        """The view as codes and names for the URL, defaults left out."""
        stated = {
            "city": self.city.code,
            "as_of": None if self.as_of is None else str(self.as_of),
            "tier": self.where.tier,
            "sector": self.where.sector,
            "district": self.where.district,
            "against": None if self.against is Against.YEAR else str(self.against),
            "population": None if self.population is Population.AS_PUBLISHED else str(self.population),
            "lang": None if self.language is Language.ZH else str(self.language),
            "metric": self.metric,
            "by": None if self.by is None else str(self.by),
            "grain": None if self.grain is Grain.MONTH else str(self.grain),
            "beside": SEPARATOR.join(map(str, self.beside)),
            "metrics": SEPARATOR.join(self.metrics),
            "published": self.published,
            "verdict": None if self.verdict is None else str(self.verdict),
            "kind": None if self.kind is Kind.BRIEFING else str(self.kind),
            "decimals": None if self.decimals is None else str(self.decimals),
            "tiers": SEPARATOR.join(self.tiers),
            "without": SEPARATOR.join(self.without),
            "draft_city": self.draft_city,
            "draft_as_of": None if self.draft_as_of is None else str(self.draft_as_of),
            "draft_verdict": None if self.draft_verdict is None else str(self.draft_verdict),
        }
        return {name: value for name, value in stated.items() if value}


def change(view: View, archive: Archive, name: str, value: object) -> View:
    """The view with one field changed; another city opens on its latest month and keeps what it knows."""
    if name in ("tier", "sector", "district"):
        return replace(view, where=replace(view.where, **{name: value}))
    if isinstance(value, City):
        return replace(view, city=value, as_of=latest(archive, value), where=Scope(), tiers=(), without=())
    if name == "tiers":
        return replace(view, tiers=chosen_tiers(view.city, value))
    changed = replace(view, **{name: value})
    known = (
        changed.as_of is None
        or changed.where.district in (None, MUNICIPAL_LEVEL)
        or any(district.name == changed.where.district for district in changed.city.districts_on(changed.as_of.end))
    )
    return changed if known else replace(changed, where=replace(changed.where, district=None))


def chosen_tiers(city: City, names: object) -> tuple[str, ...]:
    """The chosen of a city's tiers in its own order; empty for all of them."""
    chosen = set(names) if isinstance(names, tuple) else set()
    known = tuple(tier.name for tier in city.tiers)
    found = tuple(name for name in known if name in chosen)
    return () if found == known else found


def latest(archive: Archive, city: City) -> Month | None:
    """The newest month of a city, null without a ledger."""
    return max(archive.months(city.code), default=None)


def read(parameters: Mapping[str, str], archive: Archive) -> tuple[View, tuple[str, ...]]:
    """The view that a link describes, and the names of the parameters that could not be honoured."""
    ignored: list[str] = []

    def honoured(name: str, parse: Callable[[str], T], fallback: T) -> T:
        if name not in parameters:
            return fallback
        try:
            return parse(parameters[name])
        except (UnknownName, PortfolioError, ValueError, KeyError):
            ignored.append(name)
            return fallback

    language = honoured("lang", Language, Language.ZH)
    city = honoured("city", city_named, cities()[0])

    def month(text: str) -> Month:
        return archive.current(city.code, Month.parse(text)).as_of

    def tier_name(text: str) -> str:
        return city.tier(text).name

    view = View(city, None, language=language)
    view = replace(
        view,
        as_of=honoured("as_of", month, latest(archive, city)),
        against=honoured("against", Against, Against.YEAR),
        population=honoured("population", Population, Population.AS_PUBLISHED),
        metric=honoured("metric", lambda text: metric_named(text).name, None),
        by=honoured("by", Dimension, None),
        grain=honoured("grain", Grain, Grain.MONTH),
        beside=honoured("beside", lambda text: tuple(Subject.parse(part) for part in text.split(SEPARATOR)), ()),
        published=honoured("published", lambda text: text if text == ALL else published_city(text), None),
        verdict=honoured("verdict", Agreement, None),
        metrics=honoured("metrics", lambda text: tuple(metric_named(part).name for part in text.split(SEPARATOR)), ()),
        kind=honoured("kind", Kind, Kind.BRIEFING),
        decimals=honoured("decimals", lambda text: DECIMALS[text], None),
        tiers=honoured("tiers", lambda text: chosen_tiers(city, tuple(map(tier_name, text.split(SEPARATOR)))), ()),
        without=honoured("without", lambda text: tuple(dict.fromkeys(filter(None, text.split(SEPARATOR)))), ()),
        draft_city=honoured("draft_city", lambda text: city_named(text).code, None),
        draft_as_of=honoured("draft_as_of", Month.parse, None),
        draft_verdict=honoured("draft_verdict", Verdict, None),
    )

    # A district that had been dissolved by then is no choice any more, and one of two may share its old name.
    day = date.max if view.as_of is None else view.as_of.end

    def district(text: str) -> str:
        return text if text == MUNICIPAL_LEVEL else city.district(text, day).name

    where = Scope(
        tier=honoured("tier", tier_name, None),
        sector=honoured("sector", lambda text: city.sector(text).name, None),
        district=honoured("district", district, None),
    )
    return replace(view, where=where), tuple(ignored)
