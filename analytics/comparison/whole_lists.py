"""What was published of a whole list, by month: no sector, stage or size class of it, no change, rank or target."""

from __future__ import annotations

from collections.abc import Iterable

from analytics import published
from analytics.comparison.subjects import Subject
from analytics.months import Month
from analytics.published import Basis, PublishedFigure

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
