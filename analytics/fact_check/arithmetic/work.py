"""Every figure of a draft recomputed from the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from analytics.agreement import Agreement
from analytics.fact_check.arithmetic.derived import EXPLAINING, Derived, agreement_of, judged
from analytics.fact_check.arithmetic.draft import Draft
from analytics.fact_check.arithmetic.repeats import contradictions
from analytics.fact_check.arithmetic.rules import LAST_RESORTS, RULES, Rule, UnmeasuredRule
from analytics.fact_check.figure import Figure
from analytics.fact_check.verdict import Arithmetic

# The mildest first: a figure that one of its derivations explains is explained.
MILDEST = (Agreement.MATCHES, Agreement.WITHIN_INPUT_ROUNDING, Agreement.TRUNCATED, Agreement.MISMATCH)
EXPLAINED = 1 + MILDEST.index(Agreement.WITHIN_INPUT_ROUNDING)


@dataclass(frozen=True, order=True)
class Usable:
    """A derivation that says something of a figure, the best first: binding contradictions, then the mildest."""

    rank: int
    is_doubtful: bool
    order: int
    derived: Derived = field(compare=False)


def worked(figures: Sequence[Figure]) -> list[Arithmetic | None]:
    """What the figures of one draft, in its order, say of each of them; null where nothing can be recomputed from."""
    draft = Draft(figures)
    supported: set[int] = set()
    found = [best(draft, place, supported) for place in range(len(draft.figures))]
    for one in contradictions(draft, supported):
        found[one.place] = found[one.place] or one.derived
    return [
        None if derived is None else judged(figure, derived, [draft.figures[at] for at in derived.places])
        for figure, derived in zip(draft.figures, found, strict=True)
    ]


def derivations(rules: Iterable[Rule | UnmeasuredRule], draft: Draft, place: int) -> Iterator[Derived]:
    """What each of some rules gives for a figure."""
    return (derived for rule in rules for derived in rule.derived(draft, place))


def best(draft: Draft, place: int, supported: set[int]) -> Derived | None:
    """The derivation that explains a figure best; only a certain one may contradict it.

    What explains a figure supports it, and the figures that it follows from: these are added to ``supported``.
    """
    usable: list[Usable] = []
    for rules in (RULES, LAST_RESORTS):
        usable += usable_of(derivations(rules, draft, place), draft, place, supported, len(usable))
        if usable and min(usable).rank <= EXPLAINED:
            break
    return min(usable).derived if usable else None


def usable_of(found: Iterable[Derived], draft: Draft, place: int, supported: set[int], first: int) -> Iterator[Usable]:
    """Those derivations that explain a figure, or are certain."""
    figure = draft.figures[place]
    for order, derived in enumerate(found, first):
        agreement = agreement_of(figure, derived)
        is_explaining = agreement in EXPLAINING
        if agreement is not Agreement.MISMATCH:
            supported.update(derived.places, (place,) if is_explaining else ())
        if derived.is_certain or is_explaining:
            rank = 0 if derived.is_binding and not is_explaining else 1 + MILDEST.index(agreement)
            yield Usable(rank, not derived.is_certain, order, derived)
