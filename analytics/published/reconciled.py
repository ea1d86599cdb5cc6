"""Published figures held against the ledgers: equal as printed, cut off, of another date, different, not comparable.

A synthetic ledger was made from published figures, so it decides only about those that its snapshot declares.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from analytics.agreement import Agreement, agreement
from analytics.answers import Answer, ask
from analytics.change import NoChange
from analytics.errors import DamagedSnapshot
from analytics.glossary import Dimension, FigureKind
from analytics.language import Label
from analytics.metrics import BY_NAME, OF_MEASURE, time_progress
from analytics.months import Month
from analytics.published.figures import TIME_PROGRESS, PublishedFigure
from analytics.published.placing import PACE, NotPlaced, Place, placed
from analytics.published.scope import is_counted, is_growth
from analytics.published.span import printed_like
from analytics.published.words import amount_text, both, exact_text
from analytics.question import Question
from analytics.reasons import Reason, _
from analytics.snapshots import Archive, Reproduced, Snapshot
from analytics.span import Span

LEDGERS = {
    FigureKind.LEDGER: Label("台账", "ledger"),
    FigureKind.DEMO: Label("示例台账", "demo ledger"),
}


@dataclass(frozen=True)
class Reconciled:
    """What the ledger says about a figure; ``value`` is exact, in the figure's printed unit and sense.

    Without a value nothing was compared, and ``reason`` says why.
    """

    figure: PublishedFigure
    verdict: Agreement
    reason: Reason
    value: Fraction | None = None
    snapshot: Snapshot | None = None


# One statement: the months it reads and the metrics it asks for, of one city in one breakdown.
Asked = dict[tuple[str, tuple[Dimension, ...]], tuple[set[Month], set[str]]]
Answers = dict[tuple[str, tuple[Dimension, ...]], Answer | DamagedSnapshot]


def reconciled(archive: Archive, figures: Sequence[PublishedFigure]) -> list[Reconciled]:
    """Each figure against the newest ledger of its date, in their order."""
    places = [place_or_reason(figure, archive) for figure in figures]
    answers = answered(archive, [place for place in places if isinstance(place, Place)])
    return [
        verdict_of(figure, place, answers) if isinstance(place, Place) else not_comparable(figure, place)
        for figure, place in zip(figures, places, strict=True)
    ]


def place_or_reason(figure: PublishedFigure, archive: Archive) -> Place | Reason:
    """Where to look, or why nothing is compared."""
    try:
        place = placed(figure, archive)
    except NotPlaced as nowhere:
        return nowhere.reason
    except DamagedSnapshot as damage:
        return Reason(damage.message, damage.values)
    if place.snapshot.kind is FigureKind.DEMO and not is_declared(figure, place):
        return _("The synthetic ledger was not made to reproduce this figure, so it decides nothing about it.")
    return place


def is_declared(figure: PublishedFigure, place: Place) -> bool:
    """Whether a demo snapshot declares to reproduce a figure, or both parts of a rate."""
    within = place.within
    if figure.is_rank or not within.keys() <= {Dimension.TIER, Dimension.SECTOR}:
        return False
    declared = place.snapshot.reproduced_of(within[Dimension.TIER], within.get(Dimension.SECTOR))
    if any(is_same(one, figure, place) for one in declared):
        return True
    return figure.against in (None, TIME_PROGRESS) and has_parts(figure.metric, declared)


def has_parts(metric: str, declared: Iterable[Reproduced]) -> bool:
    """Whether both parts of a rate are declared, which makes the rate exact."""
    asked = BY_NAME[metric]
    parts = {OF_MEASURE.get(part.name) for part in asked.parts}
    return asked.is_rate and parts <= {one.metric for one in declared if not one.is_change}


def is_same(declared: Reproduced, figure: PublishedFigure, place: Place) -> bool:
    """Whether a declaration is of this figure; in 百分点 it is the change against the same month a year earlier."""
    if figure.is_change:
        against = None if place.earlier is None else place.earlier.as_of
        if against != place.snapshot.as_of.year_earlier or not declared.is_change:
            return False
    is_same_unit = declared.unit == figure.unit or (is_counted(declared.unit) and is_counted(figure.unit))
    return declared.metric == figure.metric and is_same_unit and Decimal(declared.value) == figure.value


def answered(archive: Archive, places: Iterable[Place]) -> Answers:
    """One statement per city and breakdown, over every month and metric that some figure needs."""
    asked: Asked = {}
    for place in places:
        months, metrics = asked.setdefault((place.snapshot.city, place.by), (set(), set()))
        months |= {place.snapshot.as_of} | (set() if place.earlier is None else {place.earlier.as_of})
        metrics.add(place.metric)
    found: Answers = {}
    for (city, by), (months, metrics) in asked.items():
        question = Question(city, max(months), tuple(sorted(metrics)), by, history=tuple(sorted(months)))
        try:
            found[city, by] = ask(archive, question)
        except DamagedSnapshot as damage:
            found[city, by] = damage
    return found


def verdict_of(figure: PublishedFigure, place: Place, answers: Answers) -> Reconciled:
    """The figure against its place in the ledger."""
    answer = answers[place.snapshot.city, place.by]
    if isinstance(answer, DamagedSnapshot):
        return not_comparable(figure, Reason(answer.message, answer.values))
    exact = rank_of(answer, place) if figure.is_rank else value_of(figure, place, answer)
    if exact is None:
        return not_comparable(figure, _("The ledger has no such figure: {why}.", why=NoChange.NO_FIGURE_NOW.label))
    value = printed_like(Span.exactly(exact), figure).value
    verdict = agreement(figure.value, value, figure.hedge)
    if place.is_other_date:
        verdict = Agreement.ANOTHER_DATE
    return Reconciled(figure, verdict, reason_of(figure, place, value, verdict), value, place.snapshot)


def value_of(figure: PublishedFigure, place: Place, answer: Answer) -> Fraction | None:
    """The ledger's exact value or change in the unit of code; null without one."""
    now = answer.figure(place.metric, place.key, place.snapshot.as_of).value
    if now is None:
        return None
    if figure.against == TIME_PROGRESS and place.metric != PACE:
        return Fraction(now) - time_progress(place.snapshot.as_of)
    if place.earlier is None:
        return Fraction(now)
    then = answer.figure(place.metric, place.key, place.earlier.as_of).value
    if then is None or (is_growth(figure) and not then):
        return None
    return Fraction(now) / Fraction(then) - 1 if is_growth(figure) else Fraction(now) - Fraction(then)


def rank_of(answer: Answer, place: Place) -> Fraction | None:
    """The rank by the metric among the districts or units of the same list and sector; null without one."""
    *scope, _name = place.key
    month = place.snapshot.as_of
    among = {
        (at, key[-1:]): values for (at, key), values in answer.measured.items() if at == month and [*key[:-1]] == scope
    }
    question = replace(answer.question, as_of=month, by=place.by[-1:])
    ranks = dict(replace(answer, question=question, measured=among).ranked(place.metric))
    rank = ranks.get(place.key[-1:])
    return None if rank is None else Fraction(rank)


def reason_of(figure: PublishedFigure, place: Place, value: Fraction, verdict: Agreement) -> Reason:
    """The verdict in words, with the ledger's value."""
    ledger = LEDGERS[place.snapshot.kind]
    exact = both(lambda language: exact_text(figure, value, language))
    printed = both(lambda language: amount_text(figure.value, figure.unit, language))
    month = both(place.snapshot.as_of.text)
    if verdict is Agreement.ANOTHER_DATE:
        return _(
            "The figure is of {as_of}; the {ledger} of {month}, with {value}, is of another date.",
            as_of=figure.as_of,
            ledger=ledger,
            month=month,
            value=exact,
        )
    if verdict is Agreement.MATCHES:
        return _("The {ledger} of {month} gives what is printed.", ledger=ledger, month=month)
    if verdict is Agreement.TRUNCATED:
        return _(
            "The {ledger} gives {value}; printed is {printed}, cut off.", ledger=ledger, value=exact, printed=printed
        )
    return _("The {ledger} gives {value}; printed is {printed}.", ledger=ledger, value=exact, printed=printed)


def not_comparable(figure: PublishedFigure, reason: Reason) -> Reconciled:
    """Nothing was compared, and why."""
    return Reconciled(figure, Agreement.NOT_COMPARABLE, reason)
