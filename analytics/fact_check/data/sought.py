"""A figure → what it may state: metric, aspect and months, by its sense; one function a sense."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from analytics.city import Named
from analytics.fact_check.data import words
from analytics.fact_check.data.placed import Draft, Placed, month_before, placed
from analytics.fact_check.data.stated import Aspect, Rule, Sought, Stated
from analytics.fact_check.figure import Figure, Sense
from analytics.glossary import Dimension
from analytics.metrics import BY_NAME
from analytics.months import MONTHS_A_YEAR
from analytics.published.placing import COMPLETION, PACE, NotPlaced, within
from analytics.question import MUNICIPAL_LEVEL
from analytics.reasons import _

PROGRESS, FIRST_LISTED = "time_progress", "first_listed_count"
MOVED_IN, MOVED_OUT = "transferred_in_count", "transferred_out_count"
LIST_SIGN = "前"


def sought(figure: Figure, draft: Draft) -> Sought:
    """What the figure may state; :class:`NotPlaced` says why no ledger could hold it."""
    read = READ.get(figure.sense)
    if read is None:
        raise NotPlaced(_("No metric of the ledgers means this figure."))
    # What adds to a change is named by itself: a group in the scope is the one that the change is told apart by.
    scope = replace(figure.scope, district=None) if figure.sense is Sense.PART else figure.scope
    found = read(figure, placed(replace(figure, scope=scope), draft))
    if not found.readings:
        raise NotPlaced(_("No metric of the ledgers means this figure."))
    return found


def metrics_of(figure: Figure) -> tuple[str, ...]:
    """The registered metrics that the figure's measure and stage mean together."""
    measure, stage = figure.measure, figure.scope.stage
    if measure is None or measure not in BY_NAME:
        raise NotPlaced(_("No metric of the ledgers means this figure."))
    if stage is None:
        return (measure,)
    found = words.STAGED.get((measure, stage.kind))
    if found is None:
        raise NotPlaced(_("No metric of the ledgers is of “{name}” only.", name=stage.name))
    return found


def of_metrics(figure: Figure, place: Placed) -> list[Stated]:
    """The values that the figure's words may mean."""
    if place.among is not None:
        raise NotPlaced(_("The groups together are no single answer of a ledger."))
    found = [Stated(metric, place.month, place.within) for metric in metrics_of(figure)]
    return [one for value in found for one in in_batch(figure, value)]


def in_batch(figure: Figure, value: Stated) -> list[Stated]:
    """A value within a batch; the first batch of a list is also what the year began with, whatever has left since."""
    name = figure.scope.batch
    if name is None or value.metric == FIRST_LISTED:
        return [value]
    own = value.renamed(Dimension.BATCH, words.batch(name))
    if value.metric == "project_count" and words.plain(name) in words.FIRST_BATCHES:
        return [replace(value, metric=FIRST_LISTED), own]
    return [own]


def value(figure: Figure, place: Placed) -> Sought:
    """The figure itself; of some months of the year, what they added."""
    if figure.counts_places:
        return counted(figure, place, [Stated(ranking_metric(figure), place.month, place.within, Aspect.RANKED)])
    if words.is_of_target(figure):
        raise not_held(figure)
    found = of_metrics(figure, place)
    before = month_before(figure.scope.period, place.month)
    if before is None:
        return Sought(tuple(found))
    added = [
        replace(one, aspect=aspect, against=before)
        for one in found
        if one.metric in words.CUMULATIVE
        for aspect in (Aspect.ADDED, Aspect.CHANGE)
    ]
    period = figure.scope.period
    # 7月 may be what July added, or what had been done by its end.
    return Sought(tuple(added + found if period.first == period.last or not added else added))


def change(figure: Figure, place: Placed) -> Sought:
    """How a rate differs from its baseline; what a number was printed as per cent of a rate is meant so, too."""
    found, baseline = of_metrics(figure, place), figure.scope.baseline
    said = words.plain(baseline or "")
    if said in words.PACE:
        return Sought(tuple(replace(one, metric=PACE) for one in found if one.metric in (COMPLETION, PACE)))
    for named, aspect in ((words.WHOLE, Aspect.TO_WHOLE), (words.PLAN, Aspect.TO_PLAN)):
        if said in named:
            return Sought(tuple(replace(one, aspect=aspect) for one in found))
    return against_earlier(figure, found, Aspect.CHANGE)


def increase(figure: Figure, place: Placed) -> Sought:
    """How much more, or how many per cent more, than at the baseline; a rate has points only."""
    found = of_metrics(figure, place)
    if all(one.declared.is_rate for one in found):
        return change(figure, place)
    return against_earlier(figure, found, Aspect.GROWTH if figure.sense is Sense.GROWTH else Aspect.CHANGE)


def against_earlier(figure: Figure, found: Iterable[Stated], aspect: Aspect) -> Sought:
    """A difference from an earlier month; without a baseline in words it may be from any."""
    baseline, is_plan = figure.scope.baseline, figure.scope.period.is_plan
    readings = tuple(
        replace(one, aspect=aspect, against=earlier)
        for one in found
        for earlier in words.earlier_months(baseline, one.month, is_plan=is_plan)
    )
    if not readings:
        raise not_held(figure)
    # 二季度 of a growth may be the quarter's own.
    is_of_months = any(one.metric in words.CUMULATIVE for one in found) and figure.scope.period.first not in (None, 1)
    return Sought(readings, is_sure=baseline is not None and not is_of_months)


def not_held(figure: Figure) -> NotPlaced:
    """That the ledgers do not have what a figure is held against."""
    return NotPlaced(_("The ledgers do not have what it is held against: {name}.", name=figure.scope.baseline))


def share(figure: Figure, place: Placed) -> Sought:
    """Per cent of the same measure of a larger set: without the part's name, or of the main list."""
    return Sought(tuple(replace(one, aspect=Aspect.SHARE) for one in of_metrics(figure, place)), is_sure=False)


def moved(metric: str) -> Callable[[Figure, Placed], Sought]:
    """Moves in or out; a batch in the same sentence may be that of the other move."""

    def read(figure: Figure, place: Placed) -> Sought:
        all_moves = Stated(metric, place.month, place.within)
        name = figure.scope.batch
        own = () if name is None else (all_moves.renamed(Dimension.BATCH, words.batch(name)),)
        return Sought((*own, all_moves))

    return read


def reached(figure: Figure, place: Placed) -> Sought:
    """How many groups reached, or missed, the plan or time progress; projects by progress are in no ledger."""
    lines = words.lines_of(figure.scope.baseline, (figure.follow, figure.lead))
    if not figure.counts_places or not lines:
        raise NotPlaced(_("No metric of the ledgers means this figure."))
    aspect = Aspect.MISSED if figure.is_fall else Aspect.REACHED
    asked = [Stated(COMPLETION, place.month, place.within, aspect, line=line) for line in lines]
    return counted(figure, place, asked)


def counted(figure: Figure, place: Placed, asked: Iterable[Stated]) -> Sought:
    """A count of groups; :class:`NotPlaced` where it does not say of which."""
    among = place.among or words.group_around(figure.lead, figure.follow, place.city)
    if among is None:
        raise NotPlaced(_("The text does not say whether districts or municipal units are meant."))
    readings = tuple(replace(one, among=among) for one in asked)
    return Sought(readings, is_sure=len(readings) == 1 or place.month.number == MONTHS_A_YEAR)


def ranked(figure: Figure, place: Placed) -> Sought:
    """One group's rank, or the groups that stand first."""
    asked = Stated(ranking_metric(figure), place.month, place.within, Aspect.RANK)
    groups = of_names(asked, figure, place)
    is_list = LIST_SIGN in figure.quote or len(groups) == int(figure.number) > 1
    if len(groups) > 1 and is_list:
        return Sought(groups, Rule.ORDER)
    return Sought(groups, Rule.ALL, is_sure=not is_list)


def gained(figure: Figure, place: Placed) -> Sought:
    """How many ranks one group, or each of several, has gained; a ranking compares with last month."""
    asked = Stated(ranking_metric(figure), place.month, place.within, Aspect.PLACES_GAINED)
    baseline = figure.scope.baseline
    months = words.earlier_months(baseline or words.LAST_MONTH[0], place.month, is_plan=False)
    if not months:
        raise not_held(figure)
    groups = of_names(replace(asked, against=months[0]), figure, place)
    return Sought(groups, Rule.ALL, is_sure=baseline is not None)


def of_names(asked: Stated, figure: Figure, place: Placed) -> tuple[Stated, ...]:
    """One reading for each group that is named: by the figure's entities, or else by its own scope."""
    own = [one for one in (Dimension.DISTRICT, Dimension.UNIT) if asked.named(one)]
    if not figure.entities:
        if not own and place.among is not None:
            raise NotPlaced(_("The text does not name who stands there."))
        if not own:
            raise NotPlaced(_("The rank is among cities, of which one ledger knows nothing."))
        return (replace(asked, among=own[0]),)
    found = []
    for name in figure.entities:
        known = words.spelled((*place.city.districts_on(place.month.end), *place.city.units), name, place.city)
        group = asked
        for dimension in own:
            group = group.renamed(dimension, None)
        *_list, (dimension, group_name) = within(place.city, place.month.end, place.tier, None, known).items()
        found.append(replace(group.renamed(dimension, group_name), among=dimension))
    return tuple(found)


def ranking_metric(figure: Figure) -> str:
    """What groups are ranked by: the completion rate where no other rate is named."""
    measure = BY_NAME.get(figure.measure or "")
    return measure.name if measure is not None and measure.is_rate and measure.name != PROGRESS else COMPLETION


def part(figure: Figure, place: Placed) -> Sought:
    """What a cause, or a group, adds to a change: points of a rate."""
    if not figure.entities:
        raise NotPlaced(_("The text does not say what it is that adds so much."))
    city, name = place.city, figure.entities[0]
    metric = ranking_metric(figure)
    months = words.earlier_months(figure.scope.baseline, place.month, is_plan=False)
    if not months:
        raise not_held(figure)
    asked = Stated(metric, place.month, ((Dimension.TIER, place.tier),), against=months[0])
    known = {
        Dimension.DISTRICT: (*city.districts, Named(MUNICIPAL_LEVEL, "")),
        Dimension.UNIT: city.units,
        Dimension.SECTOR: city.sectors,
    }
    for dimension, entries in known.items():
        group = words.spelled(entries, name, city)
        if any(entry.name == group for entry in entries):
            return Sought((replace(asked, aspect=Aspect.GROUP, among=dimension, name=group),))
    by = Dimension.DISTRICT if metric == COMPLETION else Dimension.SECTOR
    cause = replace(asked, among=by, name=words.SAME_CAUSE.get(name, name))
    return Sought(tuple(replace(cause, aspect=aspect) for aspect in (Aspect.LEVELLED, Aspect.CAUSE)))


READ: Mapping[Sense, Callable[[Figure, Placed], Sought]] = {
    Sense.VALUE: value,
    Sense.CHANGE: change,
    Sense.INCREASE: increase,
    Sense.GROWTH: increase,
    Sense.SHARE: share,
    Sense.MOVED_IN: moved(MOVED_IN),
    Sense.MOVED_OUT: moved(MOVED_OUT),
    Sense.REACHED: reached,
    Sense.RANK: ranked,
    Sense.PLACES_GAINED: gained,
    Sense.PART: part,
}
