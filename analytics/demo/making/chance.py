"""Chance that is the same on every machine and in every version of Python.

Every draw is a hash of its own key, so adding a project or a purpose moves no other draw; ``random`` promises that
for its plain floats only, and only in a fixed order of calls.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from typing import TypeVar

SEED = "major-projects-demo-1"

T = TypeVar("T")


def uniform(*key: object) -> float:
    """A number in [0, 1) that belongs to the key."""
    digest = hashlib.sha256("/".join(map(str, (SEED, *key))).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def between(low: int, high: int, *key: object) -> int:
    """A whole number from ``low`` to ``high``, both included."""
    return low + int(uniform(*key) * (high - low + 1))


def heavy(spread: float, *key: object) -> float:
    """A log-normal factor around 1: many small, few giants; ``spread`` is the deviation of its logarithm."""
    radius = math.sqrt(-2 * math.log(1 - uniform(*key, "radius")))
    return math.exp(spread * radius * math.cos(2 * math.pi * uniform(*key, "angle")))


def shuffled(items: Iterable[T], *key: object) -> list[T]:
    """The items in an order that belongs to the key."""
    return [item for _, _, item in sorted((uniform(*key, place), place, item) for place, item in enumerate(items))]


def weighted(options: Sequence[T], weights: Sequence[float], *key: object) -> T:
    """One of the options, each with the chance of its weight."""
    mark = uniform(*key) * sum(weights)
    for option, weight in zip(options, weights, strict=True):
        mark -= weight
        if mark < 0:
            return option
    return max(zip(weights, options, strict=True), key=lambda pair: pair[0])[1]
