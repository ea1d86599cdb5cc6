"""The rules by which a figure follows from others of its draft: one row a rule, with what it needs and why it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analytics.fact_check.arithmetic import changes, increases, rates, repeats, rows, shares, totals
from analytics.fact_check.arithmetic.derived import Derived
from analytics.fact_check.arithmetic.draft import Draft
from analytics.fact_check.arithmetic.groups import COMPLETION_RATE, OPENED_RATE, START_RATE, Stated, is_amount_named
from analytics.fact_check.figure import Sense

Derive = Callable[[Draft, int, Stated], Iterator[Derived]]
DeriveUnmeasured = Callable[[Draft, int, Stated | None], Iterator[Derived]]


@dataclass(frozen=True)
class Rule:
    """How figures of some senses, and of some measures where these are named, follow from others."""

    name: str
    senses: tuple[Sense, ...]
    derive: Derive
    needs: str
    why: str
    measures: tuple[str, ...] = ()

    def derived(self, draft: Draft, place: int) -> Iterator[Derived]:
        """What the rule gives for the figure at a place; nothing where it is not of its kind."""
        stated = draft.stated[place]
        figure = draft.figures[place]
        if stated is None or (Sense.VALUE if is_amount_named(figure) else figure.sense) not in self.senses:
            return
        if not self.measures or stated.measure in self.measures:
            yield from self.derive(draft, place, stated)


@dataclass(frozen=True)
class UnmeasuredRule:
    """The same of figures whose measure only the figures before them tell: 占比52.3%, 另外11个."""

    name: str
    senses: tuple[Sense, ...]
    derive: DeriveUnmeasured
    needs: str
    why: str

    def derived(self, draft: Draft, place: int) -> Iterator[Derived]:
        """What the rule gives for the figure at a place; nothing where it is not of its kind."""
        if draft.figures[place].sense in self.senses:
            yield from self.derive(draft, place, draft.stated[place])


VALUES = (Sense.VALUE, Sense.TARGET)
RULES: tuple[Rule | UnmeasuredRule, ...] = (
    Rule(
        "completion rate",
        (Sense.VALUE,),
        rates.completion,
        "completed investment to the same month, and the plan of the year or the target of the rate's baseline",
        "a rate is the sum over the sum of the same projects",
        (COMPLETION_RATE,),
    ),
    Rule(
        "start rate",
        (Sense.VALUE,),
        rates.starting,
        "started projects, and those planned to start, else all, else those carried over and planned to start",
        "texts count starts over what was planned to start; some count over the whole list",
        (START_RATE, OPENED_RATE),
    ),
    UnmeasuredRule(
        "finish rate",
        (Sense.OTHER,),
        rates.finishing,
        "finished projects before it, and those to be finished",
        "texts count what is finished over what was planned to be",
    ),
    Rule(
        "time progress",
        (Sense.VALUE,),
        rates.schedule,
        "nothing but the month",
        "time progress is the months that have passed over twelve",
        ("time_progress",),
    ),
    Rule(
        "sum of parts",
        VALUES,
        totals.parts,
        "at least two parts by stage, sector, district, or by a list that excludes the other",
        "parts that exclude one another and are complete give their total",
    ),
    Rule(
        "batches",
        (Sense.VALUE,),
        totals.batches,
        "the first batch, and what was moved in and out",
        "a list is what it began with, with what came and without what went",
    ),
    Rule(
        "between two dates",
        (Sense.VALUE,),
        increases.between_dates,
        "the same by the end of its months, and by the month before them",
        "what was achieved in some months is the difference of two dates",
    ),
    Rule(
        "rounded from a fuller one",
        (Sense.VALUE,),
        repeats.fuller,
        "the same figure with more decimals elsewhere",
        "a title rounds what the text prints in full",
    ),
    UnmeasuredRule(
        "share",
        (Sense.SHARE,),
        shares.share,
        "the amount or count before it, and the same of the larger set",
        "a share is of the same measure of the set that the part belongs to",
    ),
    UnmeasuredRule(
        "increase",
        (Sense.INCREASE,),
        increases.increase,
        "the amount or count before it, and that of the earlier date",
        "both are printed in texts that compare two years",
    ),
    UnmeasuredRule(
        "growth",
        (Sense.GROWTH,),
        increases.growth,
        "the amount or count before it, and its increase or that of the earlier date",
        "an increase is relative to what there was before it",
    ),
    Rule(
        "change of a rate",
        (Sense.CHANGE,),
        changes.rate,
        "the rate, and the month, the target, the rate of the whole or of the earlier date",
        "points are the difference of two rates",
    ),
    Rule(
        "sum of causes",
        (Sense.CHANGE,),
        changes.causes,
        "at least two causes listed after it",
        "what causes add to a change makes it up",
    ),
    UnmeasuredRule(
        "remainder",
        (Sense.REST,),
        totals.remainder,
        "a count and a part of it before it",
        "what is left is the count without the part",
    ),
)

# Tried where none of the rules above explains a figure. They go by where numbers stand rather than by what was read of
# them, so that they mostly explain a figure and seldom contradict one.
LAST_RESORTS: tuple[Rule | UnmeasuredRule, ...] = (
    Rule(
        "list that adds up",
        VALUES,
        rows.listed,
        "at least two numbers of its measure in a row after it, or before it",
        "numbers that make up a total to the last digit are its parts, however they are called",
    ),
    Rule(
        "kinds that add up",
        (Sense.VALUE,),
        rows.of_kinds,
        "at least three counts after it in its sentence, whatever they count",
        "what was signed, started and finished is all of what was counted before, where it makes it up",
    ),
    Rule(
        "columns that add up",
        VALUES,
        rows.in_columns,
        "another total beside it that a list makes up, and a number of its measure beside each part of that list",
        "where the projects of a list are all of them, so are their amounts",
    ),
    Rule(
        "rate of the numbers before it",
        (Sense.VALUE,),
        rates.nearby,
        "completed investment before it in its sentence, and a plan before that or of the same projects",
        "a rate follows its amount, and that its plan",
        (COMPLETION_RATE,),
    ),
    UnmeasuredRule(
        "share of the first total",
        (Sense.SHARE,),
        shares.of_a_total,
        "an amount or a count before it or named by its words, and the first of its measure in the draft",
        "texts begin with the totals that their shares are of",
    ),
    UnmeasuredRule(
        "more than the target",
        (Sense.INCREASE,),
        increases.over_target,
        "completed investment and the target or the plan before it",
        "texts say by how much a target was passed",
    ),
    UnmeasuredRule(
        "share of a sum",
        (Sense.SHARE,),
        shares.of_a_sum_before,
        "a sum said right before it, its parts before that, and the first total of the list that these are of",
        "what some cities or sectors have together is a share of their own list, however the sum is called",
    ),
    UnmeasuredRule(
        "pace",
        (Sense.OTHER,),
        changes.pace,
        "points against time progress, and a completion rate before them in their sentence",
        "only a rate runs ahead of time progress, whatever stands in between",
    ),
    Rule(
        "outside a sector",
        VALUES,
        totals.outside,
        "the same of the whole list and of the sector that its name denies",
        "what is not of a sector is all without it",
    ),
    Rule(
        "not yet",
        (Sense.VALUE, Sense.REST),
        totals.not_yet,
        "a count, and those of it that have started or are finished, before it in its paragraph",
        "those that are not there yet are the count without those that are",
    ),
    Rule(
        "bound without its months",
        (Sense.VALUE,),
        repeats.bound,
        "the first figure of its measure and list",
        "a title does not repeat the months of its text",
    ),
)
