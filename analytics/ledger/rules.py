"""What a row must not say: one sentence, one column and one condition a rule.

Every rule is asked of all rows at once, and every breach is named at the rule's column. A condition that needs a cell
which is empty or refused does not hold. Comparisons are exact: money is int64 hundredths of 万元.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.glossary import PlanKind, Status
from analytics.ledger.cells import all_rows
from analytics.months import Month
from analytics.reasons import Reason, _
from analytics.schema import MONEY_COLUMNS, MONEY_SCALE

# A project may overrun its total; three times as much is a slip of the unit or of a digit.
SANE_MULTIPLE = 3
# 万元 and 亿元 taken for each other differ by 10⁴, give or take a month's progress.
UNIT_SLIP = (5_000, 20_000)
# What begins again each January: last year's figure is not an earlier state of this year's.
OF_THE_YEAR = ("annual_plan_wan", "completed_investment_wan")
EXAMPLES = ("示例-1", "示例-2")


@dataclass(frozen=True, eq=False)
class Rows:
    """The project rows of all sheets, and what they are held against.

    ``earlier`` are the rows of the city's latest earlier ledger, in the snapshots' schema; ``rehearsal`` says that
    nothing will be published.
    """

    columns: dict[str, pa.ChunkedArray]
    as_of: Month
    earlier: pa.Table | None
    rehearsal: bool

    def __getitem__(self, column: str) -> pa.Array:
        return self.columns[column].combine_chunks()


@dataclass(frozen=True)
class Rule:
    """One sentence about one column; ``broken`` is true (not null) where a row breaks it."""

    column: str
    reason: Reason
    broken: Callable[[Rows], pa.BooleanArray]


def later(column: str, rows: Rows) -> pa.BooleanArray:
    """Dated after the ledger's month."""
    return pc.greater(rows[column], pa.scalar(rows.as_of.end, pa.date32()))


def far_above_total(column: str, rows: Rows) -> pa.BooleanArray:
    """More than a sane multiple of the total investment."""
    return pc.greater(rows[column], pc.multiply(rows["total_investment_wan"], SANE_MULTIPLE))


def unit_slip(column: str, rows: Rows) -> pa.BooleanArray:
    """About 10⁴ times, or a 10⁴th of, what the earlier ledger says of the same project."""
    if rows.earlier is None:
        return pa.nulls(len(rows[column]), pa.bool_())
    earlier = rows.earlier.combine_chunks()
    places = pc.index_in(rows["project_id"], value_set=earlier["project_id"].combine_chunks(), skip_nulls=True)
    before = pc.cast(earlier[column].combine_chunks().take(places), pa.float64())
    if column in OF_THE_YEAR:
        same_year = pc.equal(pc.year(earlier["as_of"].combine_chunks().take(places)), rows.as_of.year)
        before = pc.if_else(same_year, before, None)
    now = pc.divide(pc.cast(rows[column], pa.float64()), 10.0**MONEY_SCALE)
    least, most = UNIT_SLIP
    ratio = pc.divide(now, pc.if_else(pc.greater(before, 0.0), before, None))
    risen = pc.and_(pc.greater_equal(ratio, float(least)), pc.less_equal(ratio, float(most)))
    fallen = pc.and_(pc.greater_equal(ratio, 1 / most), pc.less_equal(ratio, 1 / least))
    return pc.or_(risen, fallen)


RULES: tuple[Rule, ...] = (
    Rule(
        "project_id",
        _("This is the template's example row: delete it before the import."),
        lambda rows: pc.and_(pc.is_in(rows["project_id"], pa.array(EXAMPLES)), not rows.rehearsal),
    ),
    Rule(
        "reserve_stage",
        _("Only a reserve project has a stage."),
        lambda rows: pc.and_(rows["reserve_stage"].is_valid(), pc.not_equal(rows["plan_kind"], PlanKind.RESERVE.value)),
    ),
    Rule(
        "completed_investment_wan",
        _("The investment completed this year is more than three times the total investment."),
        partial(far_above_total, "completed_investment_wan"),
    ),
    Rule(
        "invested_to_date_wan",
        _("The investment since the start is more than three times the total investment."),
        partial(far_above_total, "invested_to_date_wan"),
    ),
    Rule("started_on", _("The start lies after the ledger's month."), partial(later, "started_on")),
    Rule("finished_on", _("The finish lies after the ledger's month."), partial(later, "finished_on")),
    Rule("transferred_in_on", _("The transfer lies after the ledger's month."), partial(later, "transferred_in_on")),
    Rule(
        "finished_on",
        _("The finish lies before the start."),
        lambda rows: pc.less(rows["finished_on"], rows["started_on"]),
    ),
    Rule(
        "status",
        _("The project is said not to have started, but it has a date of start or finish."),
        lambda rows: pc.and_(
            pc.equal(rows["status"], Status.NOT_STARTED.value),
            pc.or_(rows["started_on"].is_valid(), rows["finished_on"].is_valid()),
        ),
    ),
    Rule(
        "status",
        _("The project is said to be under construction, but it has a date of finish."),
        lambda rows: pc.and_(pc.equal(rows["status"], Status.UNDER_CONSTRUCTION.value), rows["finished_on"].is_valid()),
    ),
    *(
        Rule(
            column,
            _("The amount differs from the earlier ledger's about 10,000 times: 万元 and 亿元 were confused."),
            partial(unit_slip, column),
        )
        for column in MONEY_COLUMNS
    ),
)


def breaches(rows: Rows) -> Iterator[tuple[str, int, Reason]]:
    """Every breach of every rule: column, row (from 0) and reason."""
    for rule in RULES:
        for row, reason in all_rows(rule.broken(rows), rule.reason):
            yield rule.column, row, reason


def repeated(identifiers: pa.Array) -> list[tuple[int, int]]:
    """The rows whose identifier an earlier row has, each with that first row."""
    encoded = identifiers.dictionary_encode()
    if len(encoded.dictionary) + identifiers.null_count == len(identifiers):
        return []
    indices = encoded.indices.fill_null(-1).to_numpy()
    values, first, counts = np.unique(indices, return_index=True, return_counts=True)
    firsts = dict(zip(values.tolist(), first.tolist(), strict=True))
    doubled = values[(counts > 1) & (values >= 0)]
    return [
        (int(row), firsts[int(indices[row])])
        for row in np.flatnonzero(np.isin(indices, doubled))
        if row != firsts[int(indices[row])]
    ]
