"""What groups are called in the reader's language, and in which order they stand."""

from __future__ import annotations

from collections.abc import Callable

from analytics.answers import Answer, Key
from analytics.city import MUNICIPAL, Named
from analytics.glossary import Dimension
from analytics.question import MUNICIPAL_LEVEL
from pages.parts import state


def profile_of(dimension: Dimension) -> tuple[Named, ...]:
    """The names that the city's profile knows of a dimension, in its order."""
    city = state.view().city
    return {
        Dimension.DISTRICT: city.districts,
        Dimension.SECTOR: city.sectors,
        Dimension.TIER: city.tiers,
        Dimension.UNIT: city.units,
    }[dimension]


def name_of(dimension: Dimension, name: str) -> str:
    """A group's name in the reader's language; what the profile does not know stays as the ledger has it."""
    language = state.view().language
    if name == MUNICIPAL_LEVEL:
        return MUNICIPAL.text(language)
    return next((entry.text(language) for entry in profile_of(dimension) if entry.name == name), name)


def namer(dimension: Dimension) -> Callable[[str], str]:
    """The names of one dimension, for sentences."""
    return lambda name: name_of(dimension, name)


def key_namer(answer: Answer) -> Callable[[Key], str]:
    """The name of a whole key of a breakdown by several dimensions: 西湖区 · 工业."""
    return lambda key: " · ".join(
        name_of(dimension, name) for dimension, name in zip(answer.question.by, key, strict=True)
    )


def present(answer: Answer, dimension: Dimension) -> tuple[str, ...]:
    """The groups that an answer has of one dimension, in the profile's order; the municipal level last."""
    order = {entry.name: index for index, entry in enumerate(profile_of(dimension))}
    names = {key[answer.question.by.index(dimension)] for key in answer.keys}
    return tuple(sorted(names, key=lambda name: (name == MUNICIPAL_LEVEL, order.get(name, len(order)), name)))
