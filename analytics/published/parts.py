"""What the published parts of a figure give: the exact value, how it came about, and what that says of the figure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from analytics.agreement import Agreement, places_of
from analytics.language import Language
from analytics.metrics import time_progress
from analytics.months import MONTHS_A_YEAR, Month
from analytics.published.figures import PublishedFigure
from analytics.published.span import printed_like
from analytics.published.words import amount_text, both, exact_text
from analytics.reasons import Reason, _
from analytics.span import Span
from analytics.wording.numbers import MINUS, half_up


@dataclass(frozen=True)
class Recomputed:
    """What the published parts of a figure give: exact, in the figure's printed unit and sense.

    ``formula`` quotes the parts as printed.
    """

    figure: PublishedFigure
    span: Span
    formula: str

    @cached_property
    def verdict(self) -> Agreement:
        """Equal as printed, cut off, within the rounding of the parts, or different."""
        return self.span.agreement(self.figure.value, self.figure.hedge)

    def derivation(self, language: Language) -> str:
        """How the value came about: 141 ÷ 164 = 85.976%."""
        return f"{self.formula} = {exact_text(self.figure, self.span.value, language)}"

    @property
    def reason(self) -> Reason:
        """The verdict in words."""
        figure, span = self.figure, self.span
        printed = both(lambda language: amount_text(figure.value, figure.unit, language))
        value = both(lambda language: exact_text(figure, span.value, language))
        low = both(lambda language: exact_text(figure, span.low, language))
        high = both(lambda language: exact_text(figure, span.high, language))
        if self.verdict is Agreement.MATCHES:
            return _("Recomputed from its published parts, it is as printed.")
        if self.verdict is Agreement.TRUNCATED:
            whole = half_up(span.value, places_of(figure.value))
            rounded = both(lambda language: amount_text(whole, figure.unit, language))
            return _(
                "{value} rounds to {rounded}; printed is {printed}, cut off.",
                value=value,
                rounded=rounded,
                printed=printed,
            )
        if self.verdict is Agreement.WITHIN_INPUT_ROUNDING:
            return _(
                "Its parts give {value}; being rounded themselves, they allow {low} to {high}.",
                value=value,
                low=low,
                high=high,
            )
        if span.is_exact:
            return _("Its parts give {value}; printed is {printed}.", value=value, printed=printed)
        return _(
            "Its parts give {value} ({low} to {high} as they are rounded); printed is {printed}.",
            value=value,
            low=low,
            high=high,
            printed=printed,
        )


@dataclass(frozen=True)
class Worked:
    """An intermediate result in the unit of code, and how it came about."""

    span: Span
    formula: str

    def over(self, other: Worked) -> Worked | None:
        """A quotient; null where the divisor may be nothing."""
        span = self.span.over(other.span)
        return None if span is None else Worked(span, f"{self.formula} ÷ {other.formula}")

    def less(self, other: Worked) -> Worked:
        """A difference."""
        return Worked(self.span.less(other.span), f"{self.formula} {MINUS} {other.formula}")

    @property
    def bracketed(self) -> Worked:
        """The same, set in brackets to be divided by."""
        return Worked(self.span, f"({self.formula})")

    def less_time_progress(self, month: Month) -> Worked:
        """A rate less the part of the year that has passed."""
        return self.less(Worked(Span.exactly(time_progress(month)), f"{month.number}/{MONTHS_A_YEAR}"))

    def growth(self, earlier: Worked) -> Worked | None:
        """How much an amount or count has grown, as a fraction of the earlier one."""
        times = self.over(earlier)
        return None if times is None else times.less(Worked(Span.exactly(1), "1"))

    def result(self, figure: PublishedFigure) -> Recomputed:
        """The same as what the parts of a figure give."""
        return Recomputed(figure, printed_like(self.span, figure), self.formula)
