"""What the arithmetic says of figures made by hand."""

from __future__ import annotations

from analytics.fact_check.arithmetic import worked
from analytics.fact_check.verdict import FINDINGS, Arithmetic, Verdict
from tests.fact_check.figures import Text

MATCHES, MISMATCH, TRUNCATED = Verdict.MATCHES, Verdict.MISMATCH, Verdict.TRUNCATED
WITHIN = Verdict.WITHIN_INPUT_ROUNDING


def verdicts(text: Text) -> list[Verdict | None]:
    """The verdict on each figure; null where nothing can be recomputed from."""
    return [None if found is None else found.verdict for found in worked(text.figures)]


def last(text: Text) -> Arithmetic | None:
    """What was found of the last figure."""
    return worked(text.figures)[-1]


def verdict(text: Text) -> Verdict | None:
    """The verdict on the last figure."""
    return verdicts(text)[-1]


def alarms(text: Text) -> list[str]:
    """The figures that are marked as wrong or cut off, as printed."""
    pairs = zip(text.figures, worked(text.figures), strict=True)
    return [figure.quote for figure, found in pairs if found is not None and found.verdict in FINDINGS]
