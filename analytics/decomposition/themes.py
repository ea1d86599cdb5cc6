"""What a sentence gathers the parts of a change under: what was invested, the plans, the moves; of groups each part."""

from __future__ import annotations

from collections import defaultdict

from analytics.decomposition.explain import Split
from analytics.decomposition.parts import Part
from analytics.decomposition.terms import PartKind, PartReason
from analytics.language import Label
from analytics.reasons import Worded

PLANS = Label("同口径项目计划调整", "plans of projects in both")
OTHER_YEARS_PLANS = Label("同口径项目计划较上年增减", "plans of projects in both against the earlier year's")
MOVES = Label("项目进出", "projects that joined or left")


def by_theme(split: Split) -> dict[Worded, list[Part]]:
    """The parts of the whole by theme, in the order in which they are shown.

    Of plans that rose and fell, or projects that came and went, a reader first wants what is left of both.
    """
    found: dict[Worded, list[Part]] = defaultdict(list)
    for part in split.whole:
        found[theme_of(part, split)].append(part)
    return dict(found)


def theme_of(part: Part, split: Split) -> Worded:
    """What a sentence calls a part."""
    if split.metric.name != "completion_rate" or part.reason is PartReason.INVESTMENT:
        return part.reason if split.metric.is_rate and not split.is_by_groups else part.kind
    if part.kind is PartKind.SAME_PROJECTS:
        return OTHER_YEARS_PLANS if split.ledgers.is_across_years else PLANS
    return MOVES
