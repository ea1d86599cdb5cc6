"""Subjects and metrics → a comparison: for each metric a verdict, the reasons, and the rows that may be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.comparison.checks import findings_of
from analytics.comparison.common_groups import mix, rates
from analytics.comparison.conversions import Row, as_it_stands, rows_of
from analytics.comparison.rules import Case, Effect, Finding
from analytics.comparison.sides import Side, side_of
from analytics.comparison.subjects import Subject
from analytics.errors import PortfolioError
from analytics.glossary import Term
from analytics.metrics import Metric, metric_named
from analytics.snapshots import Archive

COMPARED = ("completion_rate", "start_rate")
FEWEST, MOST = 2, 6
# What the calendar says, and what a completion rate is converted to.
NOT_COMPARED = ("time_progress", "pace_gap")


class Verdict(Term):
    """Whether figures may be compared, from the best to the worst."""

    COMPARABLE = "comparable", "可比", "Comparable"
    AFTER_CONVERSION = "after_conversion", "换算后可比", "Comparable after conversion"
    NOT_COMPARABLE = "not_comparable", "不可比", "Not comparable"


@dataclass(frozen=True)
class Judged:
    """One metric of all sides: what the rules found, the verdict, and the rows that may be drawn."""

    case: Case
    findings: tuple[Finding, ...]
    rows: tuple[Row, ...]

    @property
    def metric(self) -> Metric:
        """What was asked for."""
        return self.case.metric

    @property
    def verdict(self) -> Verdict:
        """Not comparable when a rule bars it or nothing is left to draw; after conversion when one asks for it."""
        effects = {finding.effect for finding in self.findings}
        if Effect.BAR in effects or not any(len(row.known) > 1 for row in self.rows):
            return Verdict.NOT_COMPARABLE
        return Verdict.AFTER_CONVERSION if Effect.CONVERT in effects else Verdict.COMPARABLE


@dataclass(frozen=True)
class Comparison:
    """Two to six sides, and one judgement per metric."""

    sides: tuple[Side, ...]
    judged: tuple[Judged, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst verdict of the metrics that two sides have; what is merely missing condemns nothing else."""
        order = list(Verdict)
        verdicts = [one.verdict for one in self.judged if len(one.case.known) > 1]
        return max(verdicts, key=order.index, default=Verdict.NOT_COMPARABLE)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Everything that may be drawn: each metric's rows, then those of a completion rate by common group."""
        groups = (*rates(self.sides), *mix(self.sides)) if self.allows("completion_rate") else ()
        return (*(row for one in self.judged for row in one.rows), *groups)

    def allows(self, metric: str) -> bool:
        """Whether a metric was asked for and may be drawn."""
        return any(one.metric.name == metric and one.verdict is not Verdict.NOT_COMPARABLE for one in self.judged)


def compare(archive: Archive, subjects: Sequence[Subject], metrics: Sequence[str] = COMPARED) -> Comparison:
    """The comparison of two to six subjects by some metrics; a :class:`PortfolioError` for fewer or more."""
    for name in metrics:
        if name in NOT_COMPARED:
            raise PortfolioError(
                "{metric} cannot be compared by itself: ask for completion_rate, which is converted to it.", metric=name
            )
    # Two names of one list (the main list, its alias) are one side.
    found = {str(side.subject): side for side in (side_of(archive, subject, metrics) for subject in subjects)}
    sides = tuple(found.values())
    if not FEWEST <= len(sides) <= MOST:
        raise PortfolioError(
            "Name {fewest} to {most} different cities or months to compare; these are {count}.",
            fewest=FEWEST,
            most=MOST,
            count=len(sides),
        )
    return Comparison(sides, tuple(judge(Case.of(metric_named(metric), sides)) for metric in metrics))


def judge(case: Case) -> Judged:
    """One metric by the rules: as it stands, converted, or not at all."""
    findings = findings_of(case)
    broken = {finding.rule for finding in findings if finding.effect is Effect.CONVERT}
    if any(finding.effect is Effect.BAR for finding in findings):
        return Judged(case, findings, ())
    return Judged(case, findings, rows_of(case, broken) if broken else (as_it_stands(case),))
