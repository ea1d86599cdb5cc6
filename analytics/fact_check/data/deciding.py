"""Whether a ledger may decide about a number: the office's own about all, an invented one about what it declares."""

from __future__ import annotations

from analytics.fact_check.data.ledger import Ledger
from analytics.fact_check.data.stated import Aspect, Stated
from analytics.glossary import Dimension, FigureKind
from analytics.months import Month
from analytics.published import dated_otherwise
from analytics.published.reconciled import has_parts
from analytics.snapshots import Reproduced

DECLARABLE = {Dimension.TIER, Dimension.SECTOR}


def decides(ledger: Ledger, stated: Stated, *, is_demo: bool) -> bool:
    """Whether the ledgers behind a number may call it right or wrong; ``is_demo``: the draft's figures are invented."""
    if not ledger.has(stated):
        return False
    return ledger.kind is FigureKind.LEDGER or is_demo or is_declared(ledger, stated)


def is_declared(ledger: Ledger, stated: Stated) -> bool:
    """Whether the invented ledgers declare to reproduce the published figure of the same scope, basis and date."""
    if not set(stated.by) <= DECLARABLE:
        return False
    if stated.aspect is Aspect.VALUE:
        return is_reproduced(ledger, stated, stated.month)
    if stated.against is None or stated.aspect not in (Aspect.CHANGE, Aspect.GROWTH):
        return False
    is_yearly = stated.aspect is Aspect.CHANGE and stated.against == stated.month.year_earlier
    changes = (one.metric for one in declared(ledger, stated, stated.month) if one.is_change)
    return (is_yearly and stated.metric in changes) or all(is_reproduced(ledger, stated, at) for at in stated.months)


def is_reproduced(ledger: Ledger, stated: Stated, month: Month) -> bool:
    """Whether a month's snapshot declares a metric's value, or both parts of a rate."""
    found = declared(ledger, stated, month)
    values = {one.metric for one in found if not one.is_change}
    return stated.metric in values or has_parts(stated.metric, found)


def declared(ledger: Ledger, stated: Stated, month: Month) -> tuple[Reproduced, ...]:
    """What a month's snapshot declares of a list, or of a sector of it."""
    return ledger.snapshots[month].reproduced_of(stated.named(Dimension.TIER), stated.named(Dimension.SECTOR))


def is_of_another_date(ledger: Ledger, stated: Stated) -> bool:
    """Whether what an invented ledger reproduces was published of another date: Chengdu's starts of late September."""
    if ledger.kind is not FigureKind.DEMO:
        return False
    metrics = {figure.metric for figure in dated_otherwise(ledger.city.name, stated.month)}
    return stated.metric in metrics
