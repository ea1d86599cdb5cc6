"""A question and its earlier date → the change of one figure, split into parts that add up to it exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics.answers import Answer, ask, ledger_rows
from analytics.change import Change, change_of
from analytics.city import city_named
from analytics.decomposition.measured import COLUMNS, Ledgers, Measures, Row, measured
from analytics.decomposition.moves import Move, moves
from analytics.decomposition.parts import Part, contribution, of_groups, of_moves, together
from analytics.decomposition.terms import PartReason
from analytics.errors import PortfolioError
from analytics.glossary import Dimension, Population
from analytics.metrics import Metric, metric_named
from analytics.question import Question
from analytics.reasons import Reason, _
from analytics.snapshots import Archive, Snapshot

SUPPORTED = (
    "completion_rate",
    "start_rate",
    "completed_investment",
    "annual_plan",
    "total_investment",
    "project_count",
)
# Tiers overlap, so that parts by tier would not add up.
BREAKDOWNS = (Dimension.SECTOR, Dimension.DISTRICT, Dimension.UNIT)
DEFAULT_GROUPS = Dimension.SECTOR


class NothingToExplain(PortfolioError):
    """A change that cannot be stated, or that no split is declared for."""


@dataclass(frozen=True)
class Parts:
    """A change in parts: of the whole scope, by group where a breakdown was asked for, and project by project.

    ``moves`` are null where groups were split and not projects.
    """

    measures: Measures
    whole: tuple[Part, ...]
    by_group: tuple[Part, ...] | None
    moves: tuple[Move, ...] | None


@dataclass(frozen=True)
class ProjectPart:
    """What one project adds to a change, and all the reasons why."""

    project_id: str
    name: str
    row: Row
    reasons: tuple[PartReason, ...]
    contribution: Fraction


@dataclass(frozen=True)
class Split:
    """The change of one figure and its parts; ``delta`` is their sum, in a fraction of a rate, 万元 or a count.

    ``answer`` carries the question (about each date's own projects), the kind and the snapshots.
    """

    answer: Answer
    change: Change
    by: Dimension | None
    delta: Fraction
    found: Parts
    ledgers: Ledgers

    @property
    def metric(self) -> Metric:
        """The figure's metric."""
        return self.change.now.metric

    @property
    def whole(self) -> tuple[Part, ...]:
        """One part per kind and reason."""
        return self.found.whole

    @property
    def parts(self) -> tuple[Part, ...]:
        """One part per group, kind and reason; without a breakdown those of the whole."""
        return self.found.whole if self.found.by_group is None else self.found.by_group

    @property
    def by_key(self) -> dict[str, Fraction]:
        """What each group adds to the change, largest first; empty without a breakdown."""
        sums: dict[str, Fraction] = defaultdict(Fraction)
        for part in self.found.by_group or ():
            sums[str(part.key)] += part.contribution
        return dict(sorted(sums.items(), key=lambda entry: (-entry[1], entry[0])))

    @property
    def is_by_groups(self) -> bool:
        """Whether groups were split instead of projects, because the projects of both dates are not the same."""
        return self.found.moves is None

    @property
    def method(self) -> Reason:
        """How the change was split, in words."""
        if self.is_by_groups:
            by = self.by or DEFAULT_GROUPS
            return _(
                "Split by group ({groups}), because a project is a planned start in one year only and the projects of"
                " the two years differ: the groups' rates, and the mix of the groups. Another grouping divides the"
                " change between the two differently; the whole stays.",
                groups=by.label,
            )
        if self.metric.is_rate and self.ledgers.is_across_years:
            return _(
                "Split project by project at the midpoint of both dates: numerator and denominator each, whatever the"
                " order of the projects; what did not change adds nothing. A project's plan is compared with its plan"
                " of the earlier year."
            )
        if self.metric.is_rate:
            return _(
                "Split project by project at the midpoint of both dates: numerator and denominator each, whatever the"
                " order of the projects; what did not change adds nothing."
            )
        return _("Split project by project: each adds the difference of its own amounts.")

    def projects(self, part: Part | None = None) -> tuple[ProjectPart, ...]:
        """What each project that moved adds, to one part or to all, largest first; none where groups were split."""
        gathered: dict[str, list[Move]] = defaultdict(list)
        for move in self.found.moves or ():
            if part is None or (move.kind, move.reason) == (part.kind, part.reason):
                gathered[move.project_id].append(move)
        found = []
        for project, own in gathered.items():
            row = self.ledgers.now.get(project) or self.ledgers.then[project]
            reasons = tuple(move.reason for move in own)
            found.append(ProjectPart(project, str(row["name"]), row, reasons, contribution(own, self.found.measures)))
        return tuple(sorted(found, key=lambda part: (-part.contribution, part.project_id)))


def split_rows(ledgers: Ledgers, metric: Metric, by: Dimension | None = None) -> Parts:
    """The change of a metric between two ledgers in parts; a rate needs a denominator above zero at both."""
    measures = measured(ledgers, metric)
    if metric.of_one_year and ledgers.as_of.year != ledgers.compare_to.year:
        groups = of_groups(ledgers, metric, by or DEFAULT_GROUPS, measures)
        return Parts(measures, together(groups), None if by is None else groups, None)
    single = moves(ledgers, metric)
    by_group = None if by is None else of_moves(moves(ledgers, metric, by), measures)
    return Parts(measures, of_moves(single, measures), by_group, single)


def explain(
    archive: Archive, question: Question, by: Dimension | None = None, pinned: Iterable[Snapshot] = ()
) -> Split:
    """Why the question's one metric moved since ``compare_to``, about each date's own projects.

    :class:`NothingToExplain` without an earlier date, ledger or figure, and for metrics that have no split.
    """
    (name,) = question.metrics
    metric = supported(name)
    asked = replace(question, by=(), population=Population.AS_PUBLISHED, history=())
    if asked.compare_to is None:
        raise NothingToExplain("No month to compare with was chosen, so there is no change to explain.")
    if asked.compare_to >= asked.as_of:
        raise NothingToExplain(
            "{against} is not before {as_of}: a change is explained from an earlier month.",
            against=asked.compare_to,
            as_of=asked.as_of,
        )
    if by is not None and by not in BREAKDOWNS:
        raise NothingToExplain("Tiers overlap, so the parts of a change cannot be added up by tier.")
    successors = city_named(asked.city).successors(asked.compare_to.end, asked.as_of.end)
    old = {new: gone for gone, new in successors.items()}.get(asked.where.district or "")
    if old is not None:
        raise NothingToExplain(
            "{district} took over from {old} between the dates, so by itself it has no earlier figure; the split by"
            " district counts both together.",
            district=asked.where.district,
            old=old,
        )
    answer = ask(archive, asked, pinned)
    change = change_of(answer, name)
    require_figures(change, asked)
    rows = ledger_rows(archive, asked, COLUMNS, answer.snapshots).to_pylist()
    ledgers = Ledgers.of(rows, asked.as_of, asked.compare_to, successors)
    split = Split(answer, change, by, difference(change), split_rows(ledgers, metric, by), ledgers)
    for parts in (split.whole, split.parts):
        require_sum(parts, split.delta)
    return split


def supported(name: str) -> Metric:
    """The metric of that name; :class:`NothingToExplain` for one whose change has no declared split."""
    metric = metric_named(name)
    if name not in SUPPORTED:
        raise NothingToExplain(
            "The change of “{metric}” cannot be explained; these can: {known}.",
            metric=name,
            known=", ".join(SUPPORTED),
        )
    return metric


def require_figures(change: Change, question: Question) -> None:
    """Refuse a change of which one figure is missing: null has nothing to explain."""
    if change.then is None:
        raise NothingToExplain(
            "There is no ledger of {month}, so there is no change to explain.", month=question.compare_to
        )
    for figure in (change.then, change.now):
        if figure.value is None and figure.metric.is_rate:
            raise NothingToExplain(
                "In {month} nothing is planned in this scope: there is no rate, and no change to explain.",
                month=figure.as_of,
            )
        if figure.value is None:
            raise NothingToExplain(
                "In {month} no project of this scope has an amount, so there is no change to explain.",
                month=figure.as_of,
            )


def difference(change: Change) -> Fraction:
    """The exact difference of two figures that both exist; of amounts the difference, not the growth."""
    if change.then is None or change.now.value is None or change.then.value is None:
        raise ValueError("one of the figures is missing")
    return Fraction(change.now.value) - Fraction(change.then.value)


def require_sum(parts: Iterable[Part], delta: Fraction) -> None:
    """Fail when parts do not add up: better no answer than one that is off by a digit."""
    total = sum((part.contribution for part in parts), Fraction(0))
    if total != delta:
        raise ArithmeticError(f"the parts add up to {total}, the figures differ by {delta}")
