"""Sums split exactly: what makes a synthetic ledger hit a published total to the last digit.

Everything that ends in a ledger is a whole number; floats only shape the weights.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

# Weights are compared at this precision; differences below it come from the platform's mathematics, not from the seed.
GRAIN = 1_000_000
RAKING_ROUNDS = 60


def whole(weights: Sequence[float]) -> list[int]:
    """The weights as whole numbers, at least 1 each."""
    return [max(1, round(weight * GRAIN)) for weight in weights]


def largest_remainder(total: int, weights: Sequence[int]) -> list[int]:
    """The total in whole parts as near to the weights as possible; ties go to the earlier part."""
    scale = sum(weights)
    parts = [total * weight // scale for weight in weights]
    remainders = [total * weight % scale for weight in weights]
    first = sorted(range(len(weights)), key=lambda place: (-remainders[place], place))
    for place in first[: total - sum(parts)]:
        parts[place] += 1
    return parts


def allocate(total: int, weights: Sequence[int], floors: Sequence[int], caps: Sequence[int]) -> list[int]:
    """The total in whole parts near to the weights, none below its floor or above its cap.

    ``ValueError`` when the floors exceed the total or the caps fall short of it.
    """
    if not sum(floors) <= total <= sum(caps):
        raise ValueError(f"{total} cannot be split between floors of {sum(floors)} and caps of {sum(caps)}")
    parts = list(floors)
    while left := total - sum(parts):
        open_places = [place for place, part in enumerate(parts) if part < caps[place]]
        for place, share in zip(
            open_places, largest_remainder(left, [weights[place] for place in open_places]), strict=True
        ):
            parts[place] = min(caps[place], parts[place] + share)
    return parts


def rake(
    weights: Sequence[float], margins: Sequence[tuple[Sequence[Hashable], Mapping[Hashable, float]]]
) -> list[float]:
    """The weights scaled until the groups of every margin have the wanted sums.

    A margin is the group of each weight and the wanted sum of each group; a group without one is left alone. The last
    margin is met exactly, the others closely.
    """
    scaled = list(weights)
    for _ in range(RAKING_ROUNDS):
        for groups, wanted in margins:
            sums: dict[Hashable, float] = defaultdict(float)
            for group, weight in zip(groups, scaled, strict=True):
                sums[group] += weight
            scaled = [
                weight * wanted[group] / sums[group] if group in wanted else weight
                for group, weight in zip(groups, scaled, strict=True)
            ]
    return scaled
