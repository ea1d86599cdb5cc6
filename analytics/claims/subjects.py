"""What a claim is about, in words: for lists in which only its print stands."""

from __future__ import annotations

from analytics.city import City
from analytics.claims.reading import Aspect, Reading
from analytics.glossary import ReserveStage
from analytics.language import Label, Language

# Of these a claim is about all groups of a breakdown, so that only the breakdown tells districts from units.
OF_GROUPS = (Aspect.PLACE, Aspect.RANKED, Aspect.REACHED, Aspect.GROUP, Aspect.GROUP_PART)


def subject(reading: Reading, city: City, language: Language) -> str:
    """Which projects a claim is about: scope, group or breakdown, then the place where there is one."""
    question = reading.question
    where = question.where
    names = [name for name in (where.tier, where.sector, where.district, where.unit, *reading.key) if name]
    breakdown = [question.by[-1].text(language)] if question.by and reading.aspect in OF_GROUPS else []
    return " · ".join((*(name_of(city, name, language) for name in names), *breakdown, *place_text(reading, language)))


def place_text(reading: Reading, language: Language) -> tuple[str, ...]:
    """Which place of an order, or which end of it, a claim is about; empty without one."""
    if reading.place is None:
        return ()
    if reading.aspect in (Aspect.GROUP, Aspect.GROUP_PART):
        end = Label("拉动最多", "added most") if reading.place > 0 else Label("拉低最多", "took most")
        return (end.text(language),)
    return (Label(f"第{reading.place}位", f"place {reading.place}").text(language),)


def name_of(city: City, name: str, language: Language) -> str:
    """What a group is called in the reader's language; a name that the profile does not know stays as it is."""
    return ReserveStage(name).text(language) if name in set(ReserveStage) else city.name_of(name, language)
