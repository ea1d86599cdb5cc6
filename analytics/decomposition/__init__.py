"""Why a figure moved: its change between two dates as parts that add up exactly."""

from analytics.decomposition.explain import SUPPORTED, NothingToExplain, Split, explain
from analytics.decomposition.measured import Measures
from analytics.decomposition.moves import Move
from analytics.decomposition.parts import Part
from analytics.decomposition.restated import PlanRestated, plan_restated
from analytics.decomposition.terms import PartKind, PartReason

__all__ = [
    "SUPPORTED",
    "Measures",
    "Move",
    "NothingToExplain",
    "Part",
    "PartKind",
    "PartReason",
    "PlanRestated",
    "Split",
    "explain",
    "plan_restated",
]
