"""The exact value of what a figure states, from the ledgers of its city: each breakdown is asked about once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

from analytics.answers import Answer, Key
from analytics.city import City
from analytics.claims import Reader
from analytics.decomposition import NothingToExplain, Split
from analytics.decomposition.printed import levelled_themes
from analytics.decomposition.themes import by_theme
from analytics.fact_check.data import words
from analytics.fact_check.data.stated import Aspect, Line, Stated
from analytics.glossary import Dimension, FigureKind, Population
from analytics.language import Language
from analytics.metrics import METRICS, time_progress
from analytics.months import Month
from analytics.question import Question, Scope
from analytics.snapshots import Archive, Snapshot
from analytics.wording.numbers import PER_CENT

EVERY_METRIC = tuple(metric.name for metric in METRICS)
# Parts of a change are printed in points.
ONE_POINT = Fraction(1, PER_CENT)


class Ledger:
    """The ledgers of one city as they were when the draft was checked.

    ``needed`` are the months to be read of each breakdown.
    """

    def __init__(self, archive: Archive, city: City) -> None:
        self.city = city
        self.reader = Reader(archive, city, Language.ZH, city.decimals)
        self.archive = archive
        self.needed: dict[tuple[Dimension, ...], set[Month]] = defaultdict(set)

    @cached_property
    def kind(self) -> FigureKind:
        """Whether they are the office's own or invented ones."""
        return self.archive.kind_of(self.city.code)

    @cached_property
    def snapshots(self) -> Mapping[Month, Snapshot]:
        """The snapshot that counts of each month."""
        return {snapshot.as_of: snapshot for snapshot in self.reader.pinned}

    def need(self, readings: Iterable[Stated]) -> None:
        """Remember which months will be asked about, so that one question reads them all."""
        for one in readings:
            self.needed[one.by] |= {month for month in one.months if month in self.snapshots}

    def answer(self, stated: Stated) -> Answer:
        """Every metric of the breakdown that a number stands in, at all months that some figure needs."""
        self.need((stated,))
        months = tuple(sorted(self.needed[stated.by]))
        return self.reader.answer(Question(self.city.code, months[-1], EVERY_METRIC, stated.by, history=months))

    def has(self, stated: Stated) -> bool:
        """Whether there is a ledger of every month that a number rests on."""
        return all(month in self.snapshots for month in stated.months)

    def value(self, stated: Stated) -> Fraction | None:
        """The exact number in the unit of code (a fraction, 万元, a count, places); null where there is none."""
        return READ[stated.aspect](self, stated) if self.has(stated) else None

    def figure(self, stated: Stated, month: Month | None = None) -> Fraction | None:
        """The metric itself at a month; null for a batch that no project has, which is no empty one."""
        answer, at = self.answer(stated), month or stated.month
        if stated.named(Dimension.BATCH) is not None and (at, stated.key) not in answer.measured:
            return None
        found = answer.figure(stated.metric, stated.key, at).value
        return None if found is None else Fraction(found)

    def ranks(self, stated: Stated, month: Month | None = None) -> dict[Key, int]:
        """The rank of every group among those that a number is about, best first."""
        above = tuple(name for dimension, name in stated.within if dimension is not stated.among)
        return self.answer(stated).ranks(stated.metric, above, month or stated.month)

    def split(self, stated: Stated) -> Split | None:
        """The change in parts; null where there is nothing to explain."""
        by = stated.among or Dimension.DISTRICT
        where = Scope(stated.named(Dimension.TIER), stated.named(Dimension.SECTOR))
        question = Question(self.city.code, stated.month, (stated.metric,), (by,), where, stated.against)
        try:
            return self.reader.split(question, by)
        except NothingToExplain:
            return None

    def cited(self, stated: Stated) -> str:
        """The snapshots behind a number, as texts cite them: 示例数据 · 南昌市 · 2020-12 v1."""
        titles = (self.snapshots[month].title for month in stated.months)
        return " · ".join((self.kind.text(Language.ZH), self.city.name, ", ".join(titles)))


def change(ledger: Ledger, stated: Stated) -> Fraction | None:
    """Now less then."""
    now, then = ledger.figure(stated), ledger.figure(stated, stated.against)
    return None if now is None or then is None else now - then


def growth(ledger: Ledger, stated: Stated) -> Fraction | None:
    """How much more than then, as a fraction of it; null from zero."""
    now, then = ledger.figure(stated), ledger.figure(stated, stated.against)
    return None if now is None or not then else now / then - 1


def to_whole(ledger: Ledger, stated: Stated) -> Fraction | None:
    """A group's figure less that of its whole list."""
    now, whole = ledger.figure(stated), ledger.figure(whole_of(stated))
    return None if now is None or whole is None else now - whole


def to_plan(ledger: Ledger, stated: Stated) -> Fraction | None:
    """A completion rate less the whole plan."""
    now = ledger.figure(stated)
    return None if now is None or not stated.declared.is_rate else now - 1


def share(ledger: Ledger, stated: Stated) -> Fraction | None:
    """A group's part of its whole list, or a list's of the city's main list."""
    whole = whole_of(stated)
    if whole == stated:
        whole = stated.renamed(Dimension.TIER, ledger.city.main_tier.name)
    now, all_of_it = ledger.figure(stated), ledger.figure(whole)
    return None if now is None or not all_of_it or whole == stated else now / all_of_it


def whole_of(stated: Stated) -> Stated:
    """The same of the whole list."""
    return replace(stated, within=tuple(entry for entry in stated.within if entry[0] is Dimension.TIER))


def added(ledger: Ledger, stated: Stated) -> Fraction | None:
    """What the months since the earlier one added; where projects came or went, of those listed at both ends.

    Null for what no year adds up, and across two years.
    """
    if stated.metric not in words.CUMULATIVE or stated.against is None or stated.against.year != stated.month.year:
        return None
    counted = replace(stated, metric=words.COUNTED[stated.metric])
    # All that months add up is asked at once.
    metrics = tuple(dict.fromkeys((*words.CUMULATIVE, *words.COUNTED.values())))
    listed = Question(ledger.city.code, stated.month, metrics, stated.by, compare_to=stated.against)
    same = ledger.reader.answer(replace(listed, population=Population.SAME_PROJECTS))
    both = same.figure(counted.metric, counted.key).value
    if not both:
        return None
    if {both} == {ledger.figure(counted), ledger.figure(counted, stated.against)}:
        return change(ledger, stated)
    now, then = (same.figure(stated.metric, stated.key, month).value for month in (stated.month, stated.against))
    return None if now is None or then is None else Fraction(now) - Fraction(then)


def rank(ledger: Ledger, stated: Stated) -> Fraction | None:
    """A group's rank."""
    found = ledger.ranks(stated).get(stated.key)
    return None if found is None else Fraction(found)


def places_gained(ledger: Ledger, stated: Stated) -> Fraction | None:
    """How many ranks a group has gained."""
    now, then = (ledger.ranks(stated, month).get(stated.key) for month in (stated.month, stated.against))
    return None if now is None or then is None else Fraction(then - now)


def ranked(ledger: Ledger, stated: Stated) -> Fraction | None:
    """How many groups have a rank; null where none has."""
    return Fraction(len(ledger.ranks(stated))) or None


def reached(ledger: Ledger, stated: Stated) -> Fraction | None:
    """How many of the ranked groups are at the line or above it; null where none is ranked."""
    line = time_progress(stated.month) if stated.line is Line.TIME_PROGRESS else Fraction(1)
    answer, found = ledger.answer(stated), ledger.ranks(stated)
    rates = (answer.figure(stated.metric, key, stated.month).value for key in found)
    return Fraction(sum(rate is not None and rate >= line for rate in rates)) if found else None


def missed(ledger: Ledger, stated: Stated) -> Fraction | None:
    """How many of them are below it."""
    there = reached(ledger, stated)
    return None if there is None else len(ledger.ranks(stated)) - there


def cause(ledger: Ledger, stated: Stated) -> Fraction | None:
    """What a cause adds, exactly."""
    split = ledger.split(stated)
    parts = {} if split is None else {theme.text(Language.ZH): parts for theme, parts in by_theme(split).items()}
    found = parts.get(stated.name)
    return None if found is None else sum((one.contribution for one in found), Fraction(0))


def levelled_cause(ledger: Ledger, stated: Stated) -> Fraction | None:
    """What a cause adds as it is printed, so that all causes add up to the change."""
    split = ledger.split(stated)
    themes = {} if split is None else {theme.text(Language.ZH): one for theme, one in levelled_themes(split).items()}
    found = themes.get(stated.name)
    return None if found is None else Fraction(found) * (ONE_POINT if stated.declared.is_rate else 1)


def group(ledger: Ledger, stated: Stated) -> Fraction | None:
    """What a group adds, exactly."""
    split = ledger.split(stated)
    return None if split is None else split.by_key.get(stated.name)


READ: Mapping[Aspect, Callable[[Ledger, Stated], Fraction | None]] = {
    Aspect.VALUE: Ledger.figure,
    Aspect.CHANGE: change,
    Aspect.GROWTH: growth,
    Aspect.TO_WHOLE: to_whole,
    Aspect.TO_PLAN: to_plan,
    Aspect.SHARE: share,
    Aspect.ADDED: added,
    Aspect.RANK: rank,
    Aspect.PLACES_GAINED: places_gained,
    Aspect.RANKED: ranked,
    Aspect.REACHED: reached,
    Aspect.MISSED: missed,
    Aspect.CAUSE: cause,
    Aspect.LEVELLED: levelled_cause,
    Aspect.GROUP: group,
}
