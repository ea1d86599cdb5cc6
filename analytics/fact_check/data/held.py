"""Every figure of a draft held against the ledgers of its city, or against what has been published of it."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.city import City
from analytics.errors import DamagedSnapshot
from analytics.fact_check.data.against_ledger import against_ledger, undecidable
from analytics.fact_check.data.against_published import against_published
from analytics.fact_check.data.compared import Exact, compared
from analytics.fact_check.data.ledger import Ledger
from analytics.fact_check.data.placed import Draft, profile_of
from analytics.fact_check.data.sought import PROGRESS, sought
from analytics.fact_check.data.stated import Kind, Sought
from analytics.fact_check.figure import Figure, Sense
from analytics.fact_check.verdict import AgainstData, Verdict
from analytics.metrics import time_progress
from analytics.months import MONTHS_A_YEAR, Month
from analytics.published.placing import NotPlaced
from analytics.published.words import both
from analytics.reasons import Reason, _
from analytics.snapshots import Archive


def held(
    archive: Archive, figures: Sequence[Figure], *, city: City | None, as_of: Month | None, is_demo: bool
) -> list[AgainstData | None]:
    """Each figure of one draft against the data, in their order; null only where there is nothing to be held against.

    ``city`` and ``as_of`` are those of figures that name none. ``is_demo``: the draft declares its figures invented.
    """
    draft = Draft(city, as_of, is_demo)
    ledgers: dict[str, Ledger] = {}
    found = [sought_or_reason(figure, draft) for figure in figures]
    # First every month that is needed, then one question a breakdown.
    found = [needed(figure, one, draft, archive, ledgers) for figure, one in zip(figures, found, strict=True)]
    return [held_one(figure, one, draft, archive, ledgers) for figure, one in zip(figures, found, strict=True)]


def sought_or_reason(figure: Figure, draft: Draft) -> Sought | Reason:
    """What the figure may state, or why no ledger could hold it."""
    try:
        return sought(figure, draft)
    except NotPlaced as nowhere:
        return nowhere.reason


def needed(
    figure: Figure, found: Sought | Reason, draft: Draft, archive: Archive, ledgers: dict[str, Ledger]
) -> Sought | Reason:
    """What the figure may state, its months remembered; why nothing can be read, where the snapshots are damaged."""
    if isinstance(found, Sought):
        try:
            ledger_of(figure, draft, archive, ledgers).need(found.readings)
        except DamagedSnapshot as damage:
            return Reason(damage.message, damage.values)
    return found


def held_one(
    figure: Figure, found: Sought | Reason, draft: Draft, archive: Archive, ledgers: dict[str, Ledger]
) -> AgainstData:
    """One figure: the calendar, the ledgers where they decide, then what was published.

    A draft of invented figures is not held against published ones: the kinds are never mixed.
    """
    by_calendar = against_calendar(figure, draft)
    if by_calendar is not None:
        return by_calendar
    own = undecidable(found) if isinstance(found, Reason) else None
    if isinstance(found, Sought):
        own = against_ledger(figure, found, ledger_of(figure, draft, archive, ledgers), is_demo=draft.is_demo)
    if own is not None and (own.verdict is not Verdict.UNDECIDABLE or draft.is_demo):
        return own
    return against_published(figure, draft) or own or undecidable(_("No metric of the ledgers means this figure."))


def ledger_of(figure: Figure, draft: Draft, archive: Archive, ledgers: dict[str, Ledger]) -> Ledger:
    """The ledgers of the figure's city, opened once."""
    profile = profile_of(draft.city_of(figure))
    if profile is None:
        raise ValueError("a figure that is sought has a city")
    if profile.code not in ledgers:
        ledgers[profile.code] = Ledger(archive, profile)
    return ledgers[profile.code]


def against_calendar(figure: Figure, draft: Draft) -> AgainstData | None:
    """Time progress, which needs no ledger; null for anything else."""
    month = draft.month_of(figure)
    if figure.measure != PROGRESS or figure.sense is not Sense.VALUE or month is None:
        return None
    result = compared(figure, Exact(time_progress(month), Kind.PER_CENT))
    elapsed = f"{month.number}/{MONTHS_A_YEAR}"
    reason = _("By the end of {month}, time progress is {value}.", month=both(month.text), value=result.exact)
    return AgainstData(result.verdict or Verdict.UNDECIDABLE, result.expected, elapsed, reason)
