"""Every figure of a draft recomputed from the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analytics.agreement import Agreement
from analytics.fact_check.arithmetic.derived import EXPLAINING, Derived, agreement_of, judged
from analytics.fact_check.arithmetic.draft import Draft
from analytics.fact_check.arithmetic.repeats import contradictions
from analytics.fact_check.arithmetic.rules import RULES
from analytics.fact_check.figure import Figure
from analytics.fact_check.verdict import Arithmetic

# The mildest first: a figure that one of its derivations explains is explained.
MILDEST = (Agreement.MATCHES, Agreement.WITHIN_INPUT_ROUNDING, Agreement.TRUNCATED, Agreement.MISMATCH)


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


def derivations(draft: Draft, place: int) -> Iterable[Derived]:
    """What each rule gives for a figure."""
    return (derived for rule in RULES for derived in rule.derived(draft, place))


def best(draft: Draft, place: int, supported: set[int]) -> Derived | None:
    """The derivation that explains a figure best; only a certain one may contradict it.

    What explains a figure supports it, and the figures that it follows from: these are added to ``supported``.
    """
    figure = draft.figures[place]
    usable: list[tuple[int, bool, int, Derived]] = []
    for derived in derivations(draft, place):
        agreement = agreement_of(figure, derived)
        if agreement is not Agreement.MISMATCH:
            supported.update(derived.places, (place,) if agreement in EXPLAINING else ())
        if derived.is_certain or agreement in EXPLAINING:
            is_against = derived.is_binding and agreement not in EXPLAINING
            usable.append(
                (0 if is_against else 1 + MILDEST.index(agreement), not derived.is_certain, len(usable), derived)
            )
    return min(usable, key=lambda entry: entry[:3])[3] if usable else None
