"""One side of a comparison: what a city's list reads at a month, from its ledger or from what was published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from analytics.agreement import Hedge
from analytics.answers import Answer, ask
from analytics.comparison.subjects import Subject
from analytics.comparison.whole_lists import periods, printed_at, whole_list
from analytics.errors import NoSnapshot
from analytics.glossary import Dimension, FigureKind
from analytics.language import Language
from analytics.metrics import Metric, Number, measures, metric_named, parts_of
from analytics.months import Month
from analytics.published import PublishedFigure
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
    "not_started_count",
    "reserve_count",
    "pace_gap",
)
OF_SECTORS = ("annual_plan", "completed_investment")


@dataclass(frozen=True)
class Reading:
    """One metric of one side; ``metric`` is what was read, which may have another basis than what was asked.

    ``value`` is exact (a fraction, 万元 or a count), null when ``reason`` says why; ``cited`` names its source.
    ``is_derived``: not printed itself, but divided from its two printed parts; ``is_set_aside``: printed, but on a
    basis and for a month that cannot both be converted.
    """

    metric: Metric
    value: Number | None
    numerator: Number | None
    denominator: Number | None
    as_of: date
    cited: str
    hedge: Hedge | None = None
    reason: Reason | None = None
    is_derived: bool = False
    is_set_aside: bool = False
    note: str = ""


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
        reason = None
        if figure.value is None:
            reason = _("its ledger has nothing to divide by") if asked.is_rate else _("its ledger has no such amount")
        return Reading(asked, figure.value, figure.numerator, figure.denominator, at.end, snapshot.title, reason=reason)

    def substitute(self, name: str) -> Reading | None:
        """What the side prints under the name of another basis; a ledger always answers the basis that was asked."""
        other = OTHER_BASIS.get(name)
        if self.answer is not None or other is None:
            return None
        found = self._printed(metric_named(other))
        return None if found.value is None else found

    def figure(self, name: str) -> PublishedFigure | None:
        """What was published of a metric for the period; null when it was not."""
        return next((figure for figure in self.figures if figure.metric == name), None)

    def is_declared(self, name: str, month: Month | None = None) -> bool:
        """Whether a figure is more than invented: always, unless a demo ledger of that month does not reproduce it."""
        if self.kind is not FigureKind.DEMO or self.answer is None:
            return True
        shown = [snapshot for snapshot in self.answer.snapshots if snapshot.as_of == (month or self.month)]
        declared = {
            figure.metric for snapshot in shown for figure in snapshot.reproduced_of(self._list) if not figure.is_change
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
        """The year's plan as it was first known: in the year's first ledger, or as first printed; null without.

        Of a demo ledger's months only what was printed is known.
        """
        if self.answer is not None and self.kind is FigureKind.LEDGER:
            months = [month for month in self.answer.months if month.year == self.month.year]
            plan = self.answer.figure("annual_plan", (), months[0]).value
            return None if plan is None else (months[0], plan)
        plans = [figure for figure in whole_list(self.subject) if figure.metric == "annual_plan"]
        found = [figure for figure in plans if figure.period_end.year == self.month.year]
        first = min(found, key=lambda figure: figure.as_of, default=None)
        return None if first is None else (Month.of(first.as_of), first.exact)

    @property
    def months(self) -> tuple[Month, ...]:
        """The months that it has ledgers of."""
        return () if self.answer is None else self.answer.months

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
        found = self.figure(asked.name)
        if found is None:
            derived = self._divided(asked)
            return self._nothing(asked, self.month) if derived is None else replace(derived, is_derived=True)
        exact = self._divided(asked)
        if exact is not None:
            return replace(
                exact,
                as_of=found.as_of,
                cited=found.source.citation,
                hedge=found.hedge,
                note=found.note,
            )
        return Reading(
            asked,
            found.exact,
            None,
            None,
            found.as_of,
            found.source.citation,
            hedge=found.hedge,
            note=found.note,
        )

    def _divided(self, metric: Metric) -> Reading | None:
        """A rate from its two published parts of one text: exact, where the printed rate was rounded."""
        parts = [self.figure(name) for name in parts_of(metric)]
        if len(parts) != 2 or parts[0] is None or parts[1] is None or parts[0].source != parts[1].source:
            return None
        above, below = parts[0].exact, parts[1].exact
        if not below or parts[0].hedge or parts[1].hedge:
            return None
        if metric.denominator == measures.PROJECTS and self.figure("reserve_count") is not None:
            # 2018's 395 were projects to be carried out; a list that counts its reserve has another denominator.
            return None
        value = Fraction(above) / Fraction(below)
        return Reading(metric, value, above, below, parts[0].as_of, parts[0].source.citation)

    def _nothing(self, asked: Metric, month: Month | None) -> Reading:
        at = self.month if month is None else month
        reason = (
            _("nothing was published of it for this period")
            if self.answer is None
            else _("there is no ledger of {month}", month=at)
        )
        return Reading(asked, None, None, None, at.end, "", reason=reason)


def side_of(archive: Archive, subject: Subject, metrics: Iterable[str] = ()) -> Side:
    """What is known of a subject, by some metrics too: its ledger, or without one what was published.

    :class:`NoSnapshot` when there is neither at its month, naming the months there are.
    """
    profile = subject.profile
    if profile is not None and subject.tier is not None:
        tier = profile.tier(subject.tier)
        # The whole ledger is the main list: named or not, it is one subject.
        subject = replace(subject, tier=None if tier == profile.main_tier else tier.name)
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
    settled = replace(subject, month=month)
    figures = printed_at(settled, month)
    if profile is None or month not in ledgers:
        return Side(settled, month, FigureKind.PUBLISHED, None, figures)
    months = (*month.year_earlier.whole_year, *month.year_so_far)
    asked = tuple(dict.fromkeys((*READ, *metrics)))
    question = Question(profile.code, month, asked, (), Scope(tier=subject.tier), month.year_earlier, history=months)
    answer = ask(archive, question)
    by_sector = replace(question, metrics=OF_SECTORS, by=(Dimension.SECTOR,), history=month.year_so_far)
    return Side(settled, month, answer.kind, answer, figures, ask(archive, by_sector))
