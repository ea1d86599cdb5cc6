"""What was found of a figure: by arithmetic within its own text, against the data, and on the whole."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analytics.fact_check.figure import Figure
from analytics.glossary import Term
from analytics.reasons import Reason


class Verdict(Term):
    """How a printed number stands to what it should be; the letter marks it where colour does not show."""

    MATCHES = "matches", "相符", "Right"
    TRUNCATED = "truncated", "截尾（未四舍五入）", "Cut off, not rounded"
    WITHIN_INPUT_ROUNDING = "within_input_rounding", "在分项舍入误差内", "Within the rounding of its parts"
    MISMATCH = "mismatch", "不符", "Contradicted"
    WRONG_SCOPE = "wrong_scope", "口径或范围不符", "Of another scope"
    WRONG_UNIT = "wrong_unit", "单位不符", "Wrong unit"
    UNDECIDABLE = "undecidable", "无从核对", "Not decidable here"


# Most severe first. What decides nothing is the least severe, yet never "right".
SEVERITY = (
    Verdict.MISMATCH,
    Verdict.WRONG_UNIT,
    Verdict.WRONG_SCOPE,
    Verdict.TRUNCATED,
    Verdict.WITHIN_INPUT_ROUNDING,
    Verdict.MATCHES,
    Verdict.UNDECIDABLE,
)
FINDINGS = (Verdict.MISMATCH, Verdict.WRONG_UNIT, Verdict.WRONG_SCOPE, Verdict.TRUNCATED)


@dataclass(frozen=True)
class Arithmetic:
    """A figure recomputed from others of its own text.

    ``expected`` is the number it should be, printed as the figure is (decimals, grouping, no unit); ``derivation`` the
    calculation in figures, ``141 / 164 = 85.976 %``; ``parts`` the figures it follows from. ``if_right`` says why the
    number may be right all the same, where the rounding of its parts allows that.
    """

    verdict: Verdict
    expected: str
    derivation: str
    parts: tuple[Figure, ...]
    reason: Reason
    if_right: Reason | None = None

    def settled(self, data: AgainstData | None) -> Arithmetic:
        """The same where the data confirm the number: what printed parts leave open is settled by the exact figure."""
        if self.if_right is None or data is None or data.verdict is not Verdict.MATCHES:
            return self
        return replace(self, verdict=Verdict.WITHIN_INPUT_ROUNDING, reason=self.if_right, if_right=None)


@dataclass(frozen=True)
class AgainstData:
    """A figure held against a ledger's answer or a published figure.

    ``expected`` is what the data give, printed as the figure is, with its unit where that differs; null where they
    decide nothing. ``source`` names the snapshot or the text; null likewise. ``reason`` is one line for the reader.
    """

    verdict: Verdict
    expected: str | None
    source: str | None
    reason: Reason


@dataclass(frozen=True)
class Checked:
    """One figure with what its text and the data say of it.

    ``is_explained``: it does not follow from its parts because one of those is wrong, not the figure itself.
    """

    figure: Figure
    arithmetic: Arithmetic | None = None
    data: AgainstData | None = None
    is_explained: bool = False

    @property
    def verdict(self) -> Verdict:
        """The more severe of the two; undecidable where neither decides."""
        own = Verdict.UNDECIDABLE if self.arithmetic is None else self.arithmetic.verdict
        other = Verdict.UNDECIDABLE if self.data is None else self.data.verdict
        if other is Verdict.MATCHES and (own is Verdict.WITHIN_INPUT_ROUNDING or self.is_explained):
            # The exact figure settles what printed parts leave open.
            return other
        return min(own, other, key=SEVERITY.index)

    @property
    def is_finding(self) -> bool:
        """Whether a preparer has to look at it before it is printed."""
        return self.verdict in FINDINGS
