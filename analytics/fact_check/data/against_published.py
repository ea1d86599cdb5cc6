"""The verdict of what has been published: the same figure, of the same scope and date, in a text that is cited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from analytics.agreement import places_of
from analytics.city import City
from analytics.fact_check.data import words
from analytics.fact_check.data.beside import Row, beside, exact_of, is_same_period
from analytics.fact_check.data.compared import compared, digits, is_equal, printed_text
from analytics.fact_check.data.neighbours import TELLING
from analytics.fact_check.data.placed import Draft, profile_of
from analytics.fact_check.data.sought import LIST_SIGN
from analytics.fact_check.figure import Figure, Sense
from analytics.fact_check.verdict import AgainstData, Verdict
from analytics.language import Label
from analytics.months import Month
from analytics.published import PublishedFigure, figures
from analytics.published.figures import OTHER
from analytics.published.placing import COMPLETION
from analytics.published.words import amount_text, both
from analytics.reasons import Reason, _
from analytics.wording.numbers import half_up

SETTLED = (Verdict.TRUNCATED, Verdict.WRONG_UNIT)


@cache
def by_city() -> Mapping[str, tuple[PublishedFigure, ...]]:
    """The published figures of a registered metric, by city or province."""
    found: dict[str, list[PublishedFigure]] = defaultdict(list)
    for one in figures():
        if one.metric != OTHER:
            found[one.city].append(one)
    return {city: tuple(rows) for city, rows in found.items()}


def against_published(figure: Figure, draft: Draft) -> AgainstData | None:
    """The figure beside the published ones of its scope and date; null where they say nothing of it."""
    name = draft.city_of(figure)
    city, month = profile_of(name), draft.month_of(figure)
    known = by_city().get(name or "", ())
    if figure.sense is Sense.RANK:
        return of_ranks(figure, known, city, month)
    rows = [row for one in known if (row := beside(figure, one, city, month)) is not None]
    equal = [row for row in rows if is_equal(figure, exact_of(row.published))]
    if equal:
        return as_published(figure, equal)
    return differing(figure, [row.published for row in rows if row.is_deciding], known)


def as_published(figure: Figure, equal: Sequence[Row]) -> AgainstData | None:
    """That the number was published; null where it is too short to prove that this scope is meant."""
    for row in equal:
        if row.is_sure or digits(figure.number) >= TELLING:
            place = row.published.place
            return told(figure, Verdict.MATCHES, row.published, _("It is as published: {place}.", place=place))
    return None


def differing(
    figure: Figure, deciding: Sequence[PublishedFigure], known: Sequence[PublishedFigure]
) -> AgainstData | None:
    """How the number differs from every one that was published of its scope and date; null where none was."""
    results = [(one, compared(figure, exact_of(one))) for one in deciding if not is_rounder(figure, one)]
    if not results or len(results) < len(deciding) or any(result.verdict is None for _one, result in results):
        return None
    for wanted in SETTLED:
        for one, result in results:
            if result.verdict is wanted:
                return told(figure, wanted, one, differs(figure, one))
    other, own = elsewhere(figure, known, deciding), deciding[0]
    if other is None:
        return told(figure, Verdict.MISMATCH, own, differs(figure, own))
    reason = _(
        "Published is {value}; the draft prints what was published of another scope: {place}.",
        value=value_text(own),
        place=other.place,
    )
    return told(figure, Verdict.WRONG_SCOPE, own, reason)


def told(figure: Figure, verdict: Verdict, published: PublishedFigure, reason: Reason) -> AgainstData:
    """A verdict with the text that is cited."""
    return AgainstData(verdict, compared(figure, exact_of(published)).expected, published.source.citation, reason)


def differs(figure: Figure, published: PublishedFigure) -> Reason:
    """That something else was published, and where."""
    return _(
        "Published is {value} ({place}); the draft prints {printed}.",
        value=value_text(published),
        place=published.place,
        printed=printed_text(figure),
    )


def value_text(published: PublishedFigure) -> Label:
    """A published number with its unit."""
    return both(lambda language: amount_text(published.value, published.unit, language))


def is_rounder(figure: Figure, published: PublishedFigure) -> bool:
    """Whether the published number has fewer decimals, and may stand for the printed one: 117% for 116.98%."""
    places = places_of(published.value)
    if places_of(figure.number) <= places or figure.unit != published.unit:
        return False
    return half_up(figure.number, places) == published.value


def elsewhere(
    figure: Figure, known: Sequence[PublishedFigure], own: Sequence[PublishedFigure]
) -> PublishedFigure | None:
    """Another published figure of the city that has the printed number; null for none, and for numbers too short."""
    if digits(figure.number) < TELLING or figure.hedge is not None:
        return None
    kinds = {exact_of(one).kind for one in own}
    others = (one for one in known if one not in own and exact_of(one).kind in kinds and not one.is_rank)
    return next((one for one in others if is_equal(figure, exact_of(one))), None)


def of_ranks(
    figure: Figure, known: Sequence[PublishedFigure], city: City | None, month: Month | None
) -> AgainstData | None:
    """The ranks of the groups that a text names; null where they were not all published."""
    names = figure.entities or ((figure.scope.district,) if figure.scope.district else ())
    rows = [one for one in known if one.is_rank and one.metric == (figure.measure or COMPLETION)]
    rows = [one for one in rows if is_same_period(figure, one) and Month.of(one.as_of) == month]
    tiers = city.tiers if city else ()
    rows = [one for one in rows if words.same_name(tiers, figure.scope.tier, one.tier, city)]
    groups = (*city.districts, *city.units) if city else ()
    found = [next((one for one in rows if words.same_name(groups, name, one.district, city)), None) for name in names]
    published = [one for one in found if one is not None]
    if not published or len(published) < len(found):
        return None
    is_list = LIST_SIGN in figure.quote or len(names) == int(figure.number) > 1
    if is_list and len(names) != int(figure.number):
        return None
    wanted = range(1, len(names) + 1) if is_list else [int(figure.number)] * len(names)
    for one, place in zip(published, wanted, strict=True):
        if one.value != place:
            reason = _(
                "Published is {value} ({place}); the draft prints {printed}.",
                value=value_text(one),
                place=one.place,
                printed=place,
            )
            return AgainstData(Verdict.MISMATCH, f"{one.value}", one.source.citation, reason)
    reason = _("It is as published: {place}.", place=published[0].place)
    return AgainstData(Verdict.MATCHES, f"{figure.number}", published[0].source.citation, reason)
