"""What a figure's unit alone tells, without data: a rate is told in per cent, its change in percentage points."""

from __future__ import annotations

from analytics.fact_check.figure import PER_CENT, POINTS, Figure, Sense
from analytics.fact_check.verdict import Arithmetic, Verdict
from analytics.reasons import _


def wrong_unit(figure: Figure) -> Arithmetic | None:
    """A change of a rate that is printed in per cent, or a rate in points; null for any other figure."""
    if (figure.sense, figure.unit) == (Sense.CHANGE, PER_CENT):
        expected, reason = f"{figure.number}个{POINTS}", _("The change of a rate is told in percentage points.")
    elif (figure.sense, figure.unit) == (Sense.VALUE, POINTS):
        expected, reason = f"{figure.number}{PER_CENT}", _("A rate is told in per cent.")
    else:
        return None
    return Arithmetic(Verdict.WRONG_UNIT, expected, "", (), reason)
