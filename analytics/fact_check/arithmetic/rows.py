"""Totals from the numbers listed beside them, where reading does not tell how the parts are called.

A list that makes up a total to the last digit explains it, whatever its parts are. It contradicts a total only where
what stands beside its parts does not add up and they themselves do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain, islice

from analytics.fact_check.arithmetic.cuts import is_nearly
from analytics.fact_check.arithmetic.derived import Derived, summed
from analytics.fact_check.arithmetic.draft import Draft, kind_of_unit
from analytics.fact_check.arithmetic.groups import COUNT, STARTED, TOTAL, WITHIN, Group, Kind, Stated, kind_of_measure
from analytics.fact_check.figure import Sense, StageKind
from analytics.span import Span

# So many parts a list has at most, and so many lists are tried after a total.
LONGEST_LIST, LISTS = 40, 8
# A list of so many parts makes up a number to the last digit by its meaning, whatever its parts are called.
LEAST_LONG = 4
LEAST_OF_KINDS = 3
# A number rounded more coarsely than this part of it is the sum of almost anything.
COARSEST = Fraction(1, 50)
# What every project of a list has, be it only planned.
OF_ALL = (COUNT, TOTAL)
# Stages whose projects are no others: their totals are not made up of projects of other stages or of none.
OF_ONE_KIND = (StageKind.NEW_START.value, StageKind.FINISHED.value, StageKind.TO_BE_FINISHED.value)
# Words before a number that say it is the sum of those before it, whatever these are of: 三市合计, 三个领域合计.
SAID_TO_BE_A_SUM = ("合计", "共计", "总计", "加起来", "合起来")
# So far from a part stands what else is said of it, and so far from the sum a total of two parts may be.
BESIDE, EXCESS = 8, Fraction(1, 3)


def listed(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """The sum of the numbers of one measure in a row, after a total or before it."""
    figure, total = draft.figures[place], draft.spans[place]
    is_rate = kind_of_measure(stated.measure) is Kind.RATE
    if is_rate or figure.hedge is not None or draft.widths[place] > COARSEST * total.value:
        return
    # 56个项目集中开工 counts starts, its parts are projects.
    for measure in (stated.measure, COUNT) if stated.measure == STARTED else (stated.measure,):
        row = draft.row(measure, place)
        period = draft.periods[place]
        of_one_stage = [at for at in row if at == place or stage_of(draft, at) == stated.group.stage]
        of_one_date = [at for at in row if draft.periods[at] == period]
        # 正式项目 are what a text lists by sectors, with 预备 beside each.
        is_carried_out = stated.group.stage == StageKind.IMPLEMENTING.value
        plain = [at for at in row if at == place or stage_of(draft, at) is None] if is_carried_out else row
        different = {tuple(one): one for one in (row, of_one_stage, of_one_date, plain)}
        for run in chain.from_iterable(lists(draft, one, place) for one in different.values()):
            is_row_of = is_said_of(draft, place, run) or is_right_behind(draft, place, run)
            if is_row_of or not are_siblings(draft, place, run):
                span = Span.total(draft.spans[at] for at in run)
                yield Derived(span, summed([draft.figures[at] for at in run], figure.unit), run, is_certain=False)


def is_said_of(draft: Draft, place: int, run: Sequence[int]) -> bool:
    """Whether a number is said to be the sum of some before it in its sentence."""
    return is_said_to_be_a_sum(draft, place) and run[-1] < place and all(draft.is_beside(at, place) for at in run)


def is_right_behind(draft: Draft, place: int, run: Sequence[int]) -> bool:
    """Whether so many numbers of one sentence that none adds up by chance begin right behind a total: 细分下来，…."""
    is_long = len(run) >= LEAST_LONG and all(draft.is_beside(run[0], at) for at in run)
    return is_long and 0 <= draft.figures[run[0]].sentence - draft.figures[place].sentence <= 1 and run[0] > place


def is_said_to_be_a_sum(draft: Draft, place: int) -> bool:
    """Whether the words before a number call it a sum."""
    return any(word in draft.figures[place].lead for word in SAID_TO_BE_A_SUM)


def stage_of(draft: Draft, at: int) -> str | None:
    """The stage that narrows the projects of a figure."""
    stated = draft.stated[at]
    return None if stated is None else stated.group.stage


def of_kinds(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """The sum of the counts of all kinds that the sentence goes on with: 50个：签约19个，开工21个，投产10个."""
    if stated.measure == COUNT and draft.figures[place].hedge is None:
        run = kinds_behind(draft, place)
        if run:
            span = Span.total(draft.spans[at] for at in run)
            yield Derived(span, summed([draft.figures[at] for at in run], ""), run, is_certain=False)


def kinds_behind(draft: Draft, place: int) -> tuple[int, ...]:
    """The counts behind a count in its sentence, whatever they count, where they add up to it; else none."""
    found: list[int] = []
    left = draft.spans[place].value
    for at in range(place + 1, min(len(draft.figures), place + LONGEST_LIST)):
        figure = draft.figures[at]
        if not draft.is_beside(place, at):
            break
        is_count = kind_of_unit(figure.unit) is Kind.COUNT and figure.sense is Sense.VALUE and not figure.counts_places
        if is_count and figure.hedge is None:
            found.append(at)
            left -= draft.spans[at].value
    return tuple(found) if left == 0 and len(found) >= LEAST_OF_KINDS else ()


def in_columns(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """The sum of the numbers beside the parts that make up another total of the same sentence.

    Where projects are listed with their amounts and the projects add up, so must the amounts.
    """
    figure = draft.figures[place]
    if kind_of_measure(stated.measure) is Kind.RATE or figure.hedge is not None:
        return
    for at in range(max(0, place - BESIDE), min(len(draft.figures), place + BESIDE)):
        other = draft.stated[at]
        if (
            other is None
            or other.group != stated.group
            or other.measure not in OF_ALL
            or other.measure == stated.measure
        ):
            continue
        if not draft.is_beside(at, place) or not is_only_one(draft, at, other):
            continue
        for run in (*lists(draft, draft.row(other.measure, at), at), kinds_behind(draft, at)):
            if not run:
                continue
            is_whole = are_divided(draft, run) and all(is_within(draft, one, at) for one in run)
            column = beside(draft, run, stated.measure, place) if is_whole else ()
            if column:
                span = Span.total(draft.spans[one] for one in column)
                formula = summed([draft.figures[one] for one in column], figure.unit)
                is_sure = len(column) > 2 or is_nearly(draft.spans[place].value, span.value, EXCESS)
                yield Derived(span, formula, column, is_sure)
                return


def is_only_one(draft: Draft, at: int, stated: Stated) -> bool:
    """Whether a sentence states a thing in one value."""
    if not draft.states(at, stated.measure):
        return False
    others = draft.around(stated, at, draft.figures[at].scope.period)
    return not any(draft.is_beside(one, at) and not draft.is_same_value(one, at) for one in others)


def is_within(draft: Draft, part: int, whole: int) -> bool:
    """Whether projects are some of others by what narrows them; what nothing narrows is taken for a part, too."""
    of_part = (stage_of(draft, part), *narrowing(draft, part))
    of_whole = (stage_of(draft, whole), *narrowing(draft, whole))
    return all(name is None or name == with_it for name, with_it in zip(of_whole, of_part, strict=True))


def are_divided(draft: Draft, run: Sequence[int]) -> bool:
    """Whether parts are of different projects, but for one that reading has no name for."""
    return len({draft.stated[at] for at in run}) >= len(run) - 1


def beside(draft: Draft, run: Sequence[int], measure: str, total: int) -> tuple[int, ...]:
    """The one number of a measure after each part, else before each; nothing where one has none or two."""
    fits = draft.fitting(measure, draft.figures[total].scope.period)
    after = [range(at + 1, end) for at, end in zip(run, (*run[1:], run[-1] + BESIDE), strict=True)]
    before = [range(start + 1, at) for at, start in zip(run, (run[0] - BESIDE, *run[:-1]), strict=True)]
    for ranges in (after, before):
        found = [
            [one for one in near if is_of_part(draft, one, at, measure) and fits(one)]
            for at, near in zip(run, ranges, strict=True)
        ]
        if all(len(one) == 1 for one in found):
            return tuple(one for (one,) in found)
    return ()


def is_of_part(draft: Draft, one: int, part: int, measure: str) -> bool:
    """Whether a figure is a value of a measure of the very projects of a part, in its sentence."""
    if not 0 <= one < len(draft.figures) or not draft.is_beside(one, part) or not draft.states(one, measure):
        return False
    of_one, of_part = draft.stated[one], draft.stated[part]
    return of_one is not None and of_part is not None and of_one.group == of_part.group


def lists(draft: Draft, row: Sequence[int], place: int) -> Iterator[tuple[int, ...]]:
    """The lists in a row of one measure that add up to the number at a place."""
    own = bisect_left(row, place)
    after = own + 1 if own < len(row) and row[own] == place else own
    starts = (at for at in range(after, len(row)) if at == after or begins(draft, row, at, place))
    for start in islice(starts, LISTS):
        for is_nested in (False, True):
            found = adding_up(draft, row, start, place, is_nested=is_nested)
            if found:
                yield found
    before = adding_up(draft, row[:own][::-1], 0, place, is_nested=False)
    if before:
        yield tuple(reversed(before))


def begins(draft: Draft, row: Sequence[int], at: int, place: int) -> bool:
    """Whether a number is the first of its row in its sentence, or right after the total printed again."""
    before = row[at - 1]
    is_repeated = draft.value_numbers[before] == draft.value_numbers[place]
    return not draft.is_beside(before, row[at]) or (is_repeated and draft.stated[before] == draft.stated[place])


def adding_up(draft: Draft, row: Sequence[int], start: int, place: int, *, is_nested: bool) -> tuple[int, ...]:
    """The numbers from a start on that give a total; without those that make up the number before them."""
    least, most = draft.bounds[place]
    found: list[int] = []
    low = high = 0
    at = start
    while at < len(row) and len(found) < LONGEST_LIST:
        one = row[at]
        own_low, own_high = draft.bounds[one]
        low, high = low + own_low, high + own_high
        if low > most or own_high >= most:
            return ()
        found.append(one)
        if len(found) > 1 and least <= high:
            return () if any(is_same_thing(draft, part, place) for part in found) else tuple(found)
        at += 1
        if is_nested and at < len(row) and draft.bounds[row[at]][1] < own_high:
            at += len(adding_up(draft, row, at, one, is_nested=False))
    return ()


def is_same_thing(draft: Draft, one: int, place: int) -> bool:
    """Whether a number is the total itself, printed again with a slip."""
    return draft.stated[one] == draft.stated[place] and draft.is_slip(one, place)


def are_siblings(draft: Draft, place: int, run: Sequence[int]) -> bool:
    """Whether some of the numbers are of another part of the same division: small ones are often sums by chance."""
    own, stage = narrowing(draft, place), stage_of(draft, place)
    if stage in OF_ONE_KIND and any(stage_of(draft, at) != stage for at in run):
        return True
    return any(is_sibling(own, narrowing(draft, at)) or is_of_another_list(draft, place, at) for at in run)


def is_of_another_list(draft: Draft, place: int, at: int) -> bool:
    """Whether a number is of a part of another list than the total’s."""
    one, other = draft.stated[place], draft.stated[at]
    if one is None or other is None or one.group.tier == other.group.tier:
        return False
    pairs = zip(narrowing(draft, place), narrowing(draft, at), strict=True)
    return any(name is None and with_it is not None for name, with_it in pairs)


def is_sibling(one: tuple[str | None, ...], other: tuple[str | None, ...]) -> bool:
    """Whether two sets of projects are narrowed by one thing in two ways, neither within the other."""
    return any(
        name is not None and with_it is not None and name != with_it and not with_it.startswith(f"{name}{WITHIN}")
        for name, with_it in zip(one, other, strict=True)
    )


def narrowing(draft: Draft, at: int) -> tuple[str | None, ...]:
    """What narrows the projects of a figure within its list, but for the stage: 新建和续建 is read as either."""
    stated = draft.stated[at]
    group = Group() if stated is None else stated.group
    return (group.sector, group.district, group.size, group.batch)
