"""One side of a comparison: what a city's list reads at a month, from its ledger or from what was published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from analytics import published
from analytics.agreement import Hedge
from analytics.answers import Answer, ask
from analytics.comparison.subjects import Subject
from analytics.errors import NoSnapshot
from analytics.glossary import Dimension, FigureKind
from analytics.language import Language
from analytics.metrics import OF_MEASURE, Metric, Number, metric_named
from analytics.months import Month
from analytics.published import Basis, PublishedFigure
from analytics.published.figures import POINTS
from analytics.question import Question, Scope
from analytics.reasons import Reason, _
from analytics.snapshots import Archive
from analytics.wording.numbers import NONE

# The 2018 texts call it 开工率, too: where one is missing the other is what was printed.
OTHER_BASIS = {"start_rate": "opened_rate", "opened_rate": "start_rate"}
READ = (
    "completion_rate",
    "start_rate",
    "opened_rate",
    "project_count",
    "total_investment",
    "annual_plan",
    "completed_investment",
    "implementing_count",
    "planned_start_count",
    "started_count",
    "opened_count",
    "reserve_count",
)
OF_SECTORS = ("annual_plan", "completed_investment")
# What grows over the year, so that its period says of which month it speaks; the rest is the year's plan.
ACHIEVED = (
    "completed_investment",
    "completion_rate",
    "start_rate",
    "started_count",
    "opened_rate",
    "opened_count",
    "finished_count",
)


@dataclass(frozen=True)
class Reading:
    """One metric of one side; ``metric`` is what was read, which may have another basis than what was asked.

    ``value`` is exact (a fraction, 万元 or a count), null when ``reason`` says why; ``cited`` names its source.
    """

    metric: Metric
    value: Number | None
    numerator: Number | None
    denominator: Number | None
    as_of: date
    cited: str
    basis: Basis | None = None
    hedge: Hedge | None = None
    reason: Reason | None = None


@dataclass(frozen=True)
class Side:
    """A subject with its month and list settled, and everything that is known of it.

    ``answer`` and its breakdown by sector are null for a city of which figures were published only; ``figures`` are
    those published of the whole list for the same period, also where there is a ledger.
    """

    subject: Subject
    month: Month
    kind: FigureKind
    answer: Answer | None
    figures: tuple[PublishedFigure, ...]
    sectors: Answer | None = None

    @property
    def decimals(self) -> int:
        """How many decimals the city's own texts print."""
        return 1 if self.subject.profile is None else self.subject.profile.decimals

    @property
    def tier(self) -> str | None:
        """The list that is meant; a ledger's whole when none is named."""
        return self.subject.tier

    def reading(self, name: str, month: Month | None = None) -> Reading:
        """One metric at the side's month, or at another month of its ledgers."""
        asked = metric_named(name)
        if self.answer is None:
            return self._printed(asked) if month in (None, self.month) else self._nothing(asked, month)
        at = self.month if month is None else month
        figure = self.answer.figure(name, (), at)
        snapshot = next((found for found in self.answer.snapshots if found.as_of == at), None)
        if snapshot is None:
            return self._nothing(asked, at)
        reason = None if figure.value is not None else _("its ledger has nothing to divide by")
        return Reading(asked, figure.value, figure.numerator, figure.denominator, at.end, snapshot.title, reason=reason)

    def figure(self, name: str) -> PublishedFigure | None:
        """What was published of a metric for the period; null when it was not."""
        return next((figure for figure in self.figures if figure.metric == name), None)

    def is_declared(self, name: str, month: Month | None = None) -> bool:
        """Whether a figure is more than invented: always, unless a demo ledger of that month does not reproduce it."""
        if self.kind is not FigureKind.DEMO or self.answer is None:
            return True
        declared = {
            figure.metric
            for snapshot in self.answer.snapshots
            if snapshot.as_of == (month or self.month)
            for figure in snapshot.reproduces
            if figure.tier == self._list and figure.sector is None and figure.unit != POINTS
        }
        parts = set(parts_of(metric_named(name)))
        return name in declared or (bool(parts) and parts <= declared)

    @property
    def _list(self) -> str | None:
        profile = self.subject.profile
        return self.tier or (None if profile is None else profile.main_tier.name)

    @property
    def list_name(self) -> str:
        """The list as its own texts or its profile call it."""
        return self._list or next((figure.tier for figure in self.figures if figure.tier is not None), NONE)

    @property
    def first_plan(self) -> tuple[Month, Number] | None:
        """The year's plan as it was first known: in the year's first ledger, or as first printed; null without."""
        if self.answer is not None:
            months = [month for month in self.answer.months if month.year == self.month.year]
            plan = self.answer.figure("annual_plan", (), months[0]).value
            return None if plan is None else (months[0], plan)
        plans = [figure for figure in whole_list(self.subject) if figure.metric == "annual_plan"]
        found = [figure for figure in plans if figure.period_end.year == self.month.year]
        first = min(found, key=lambda figure: figure.as_of, default=None)
        return None if first is None else (Month.of(first.as_of), first.exact)

    @property
    def cited(self) -> str:
        """Where its figures come from: the snapshot shown, or the published texts."""
        if self.answer is not None:
            return next(snapshot.title for snapshot in self.answer.snapshots if snapshot.as_of == self.month)
        return "；".join(dict.fromkeys(figure.source.citation for figure in self.figures))

    def text(self, language: Language) -> str:
        """The side as a chart names it."""
        return self.subject.text(language)

    def _printed(self, asked: Metric) -> Reading:
        found = self.figure(asked.name) or self.figure(OTHER_BASIS.get(asked.name, asked.name))
        if found is None:
            derived = self._divided(asked)
            return derived or self._nothing(asked, self.month)
        metric = metric_named(found.metric)
        exact = self._divided(metric)
        if exact is not None:
            return replace(exact, as_of=found.as_of, cited=found.source.citation, basis=found.basis, hedge=found.hedge)
        return Reading(metric, found.exact, None, None, found.as_of, found.source.citation, found.basis, found.hedge)

    def _divided(self, metric: Metric) -> Reading | None:
        """A rate from its two published parts of one text: exact, where the printed rate was rounded."""
        parts = [self.figure(name) for name in parts_of(metric)]
        if len(parts) != 2 or parts[0] is None or parts[1] is None or parts[0].source != parts[1].source:
            return None
        above, below = parts[0].exact, parts[1].exact
        if not below or parts[0].hedge or parts[1].hedge:
            return None
        value = Fraction(above) / Fraction(below)
        return Reading(metric, value, above, below, parts[0].as_of, parts[0].source.citation, parts[0].basis)

    def _nothing(self, asked: Metric, month: Month | None) -> Reading:
        at = self.month if month is None else month
        reason = (
            _("nothing was published of it for this period")
            if self.answer is None
            else _("there is no ledger of {month}", month=at)
        )
        return Reading(asked, None, None, None, at.end, "", reason=reason)


def parts_of(metric: Metric) -> tuple[str, ...]:
    """The registered metrics that a rate divides; none for what is no plain quotient of two."""
    if metric.denominator is None or metric.less_time_progress:
        return ()
    return tuple(OF_MEASURE[part.name] for part in metric.parts if part.name in OF_MEASURE)


def side_of(archive: Archive, subject: Subject) -> Side:
    """What is known of a subject: its ledger, or without one what was published.

    :class:`NoSnapshot` when there is neither at its month, naming the months there are.
    """
    profile = subject.profile
    ledgers = () if profile is None else archive.months(profile.code)
    printed = periods(subject)
    known = sorted({*ledgers, *printed})
    if not known:
        raise NoSnapshot("Nothing is known of {subject}: no ledger, and no figure of a whole list.", subject=subject)
    month = subject.month or (max(ledgers) if ledgers else max(printed))
    if month not in known:
        raise NoSnapshot(
            "Of {city} nothing is known at {month}. Known months: {months}.",
            city=subject.city,
            month=month,
            months="、".join(map(str, known)),
        )
    tier = subject.tier if profile is None or subject.tier is None else profile.tier(subject.tier).name
    settled = replace(subject, month=month, tier=tier)
    figures = printed_at(settled, month)
    if profile is None or month not in ledgers:
        return Side(settled, month, FigureKind.PUBLISHED, None, figures)
    months = (*month.year_earlier.whole_year, *month.year_so_far)
    question = Question(profile.code, month, READ, (), Scope(tier=tier), month.year_earlier, history=months)
    answer = ask(archive, question)
    by_sector = replace(question, metrics=OF_SECTORS, by=(Dimension.SECTOR,), history=month.year_so_far)
    return Side(settled, month, answer.kind, answer, figures, ask(archive, by_sector))


def whole_list(subject: Subject) -> list[PublishedFigure]:
    """What was published of a subject's whole list: no changes, no ranks, no targets for a part of the year.

    Without a tier, the list that each text is about; the newest text first.
    """
    profile = subject.profile

    def is_meant(figure: PublishedFigure) -> bool:
        if subject.tier is not None and profile is not None:
            return figure.tier is not None and profile.tier(figure.tier).name == subject.tier
        if profile is not None:
            return figure.tier is not None and profile.tier(figure.tier) == profile.main_tier
        return figure.tier == (subject.tier or figure.source.main_tier)

    return [
        figure
        for figure in reversed(published.figures())
        if figure.city == subject.city
        and figure.is_of_whole_list
        and not figure.is_change
        and not figure.is_rank
        and figure.basis not in (Basis.PERIOD_TARGET, Basis.EXPECTED)
        and is_meant(figure)
    ]


def printed_at(subject: Subject, month: Month) -> tuple[PublishedFigure, ...]:
    """What was published of a subject's whole list for a month: what had been achieved, and the plan beside it.

    A plan is printed for the whole year, so it goes with the text that states the month's results.
    """
    found = [figure for figure in whole_list(subject) if figure.period_end.year == month.year]
    texts = {figure.source for figure in found if month_of(figure, found) == month}
    return tuple(
        figure
        for figure in found
        if figure.source in texts and (figure.metric not in ACHIEVED or Month.of(figure.period_end) == month)
    )


def periods(subject: Subject) -> set[Month]:
    """The months to which something was published of a subject's whole list."""
    found = whole_list(subject)
    months = (month_of(figure, found) for figure in found)
    return {month for month in months if month is not None}


def month_of(figure: PublishedFigure, beside: Iterable[PublishedFigure]) -> Month | None:
    """The month that a figure speaks of: of a result its period's end, of a text with plans only its date."""
    if figure.metric in ACHIEVED:
        return Month.of(figure.period_end)
    year = figure.period_end.year
    has_results = any(
        other.metric in ACHIEVED and other.source == figure.source and other.period_end.year == year for other in beside
    )
    return None if has_results else Month.of(figure.as_of)
