"""The plan restated within the year: how much of a completion rate comes from lowering the plan since."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from analytics.answers import Answer, ask, ledger_rows
from analytics.decomposition.measured import COLUMNS, Ledgers, amount_of, measured
from analytics.glossary import Population
from analytics.metrics import metric_named
from analytics.metrics.measures import PLAN
from analytics.months import Month
from analytics.question import Question
from analytics.snapshots import Archive

RATE = "completion_rate"


@dataclass(frozen=True)
class PlanRestated:
    """The plan of the year's first ledger beside the plan now, in 万元; rates are fractions.

    ``lowered`` and ``raised`` are what projects in scope in both lost and gained, as sizes; the rest of the difference
    came with projects that joined or left.
    """

    answer: Answer
    first: Month
    as_of: Month
    first_plan: Fraction
    plan: Fraction
    completed: Fraction
    lowered_projects: int
    lowered: Fraction
    raised_projects: int
    raised: Fraction

    @property
    def rate(self) -> Fraction:
        """Completed over the plan as it is now."""
        return self.completed / self.plan

    @property
    def rate_without_lowering(self) -> Fraction:
        """Completed over the plan as it would be, had no project's plan been lowered."""
        return self.completed / (self.plan + self.lowered)

    @property
    def contribution(self) -> Fraction:
        """How much of the rate comes from lowered plans."""
        return self.rate - self.rate_without_lowering

    @property
    def rate_without_raising(self) -> Fraction | None:
        """Completed over the plan had no project's plan been raised; null where nothing else was planned."""
        return self.completed / (self.plan - self.raised) if self.plan > self.raised else None

    @property
    def rate_on_first_plan(self) -> Fraction | None:
        """Completed over the year's first plan; null where nothing was planned then."""
        return self.completed / self.first_plan if self.first_plan else None

    @property
    def moved(self) -> Fraction:
        """What projects that joined or left since added to the plan, less what they took with them."""
        return self.plan - self.first_plan + self.lowered - self.raised


def plan_restated(archive: Archive, question: Question) -> PlanRestated | None:
    """The plan of the question's scope against the year's first ledger; null without an earlier one, or without a plan.

    About each date's own projects; a missing plan counts as nothing.
    """
    months = [month for month in archive.months(question.city) if month.year == question.as_of.year]
    first = min(months, default=question.as_of)
    if first >= question.as_of:
        return None
    asked = replace(question, metrics=(RATE,), by=(), compare_to=first, population=Population.AS_PUBLISHED, history=())
    answer = ask(archive, asked)
    if answer.figure(RATE).value is None:
        return None
    ledgers = Ledgers.of(ledger_rows(archive, asked, COLUMNS, answer.snapshots).to_pylist(), question.as_of, first)
    changes = [
        amount_of(PLAN, now) - amount_of(PLAN, then)
        for now, then in ledgers.pairs
        if now is not None and then is not None
    ]
    lowered, raised = [-change for change in changes if change < 0], [change for change in changes if change > 0]
    found = measured(ledgers, metric_named(RATE))
    if found.now != answer.figure(RATE).value:
        raise ArithmeticError(f"the projects come to {found.now}, the figure is {answer.figure(RATE).value}")
    return PlanRestated(
        answer,
        first,
        question.as_of,
        found.denominator_then or Fraction(0),
        found.denominator_now or Fraction(0),
        found.numerator_now,
        len(lowered),
        Fraction(sum(lowered)),
        len(raised),
        Fraction(sum(raised)),
    )
