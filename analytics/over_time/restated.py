"""What earlier versions of a month said: each later version beside the one that it replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analytics.answers import Answer, ask
from analytics.change import Change, change_between
from analytics.glossary import Population
from analytics.months import Month
from analytics.question import Question
from analytics.snapshots import Archive, Snapshot


@dataclass(frozen=True)
class Restatement:
    """One later version of a month: when and why it came, and what a figure read before and with it."""

    snapshot: Snapshot
    replaced: Snapshot
    change: Change

    @property
    def month(self) -> Month:
        """The month that was published again."""
        return self.snapshot.as_of

    @property
    def moved(self) -> bool:
        """Whether the figure reads otherwise since; a version may have corrected something else."""
        then = self.change.then
        return then is None or self.change.now.value != then.value


def restated_months(archive: Archive, question: Question) -> dict[Month, tuple[Snapshot, ...]]:
    """The versions, oldest first, of the question's months that have more than one."""
    manifest = archive.manifest(question.city)
    versions = {month: manifest.versions(month) for month in question.months}
    return {month: found for month, found in versions.items() if len(found) > 1}


def restatements(archive: Archive, question: Question, metric: str) -> tuple[Restatement, ...]:
    """Every later version of the question's months and what it changed, by month and version.

    The scope holds for every version; the projects are each version's own.
    """
    known = restated_months(archive, question)
    most = max(map(len, known.values()), default=0)
    # One statement for the first versions of all months, one for the second, and so on.
    answers = [
        answer_at(archive, question, metric, [found[step] for found in known.values() if step < len(found)])
        for step in range(most)
    ]
    return tuple(
        Restatement(later, earlier, changed(answers[step], answers[step + 1], metric, month))
        for month, found in known.items()
        for step, (earlier, later) in enumerate(pairwise(found))
    )


def answer_at(archive: Archive, question: Question, metric: str, versions: Sequence[Snapshot]) -> Answer:
    """The metric as some versions state it, one per month."""
    months = tuple(snapshot.as_of for snapshot in versions)
    asked = replace(
        question,
        as_of=max(months),
        metrics=(metric,),
        compare_to=None,
        population=Population.AS_PUBLISHED,
        history=months,
    )
    return ask(archive, asked, pinned=versions)


def changed(earlier: Answer, later: Answer, metric: str, month: Month) -> Change:
    """How a version's figure of a month differs from the replaced version's."""
    return change_between(later.figure(metric, as_of=month), earlier.figure(metric, as_of=month))
