"""``make proof``: what the number check promises of the briefing page's own texts, on the demo.

Every figure of every text is found right; of 500 drafts with one number changed, the changed one is found and no other.
Exits with 1 where a promise is not kept.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from analytics.fact_check.verdict import Verdict
from analytics.places import DATA
from analytics.snapshots import Archive
from tests.proofs.changing import KINDS, Drafts, Outcome

DRAFTS, SEED = 500, 7
LEAST_FOUND, MOST_ALARMS = 0.98, 0.01
WIDTHS = (10, 8, 8, 14, 12)


def round_trip(drafts: Drafts) -> bool:
    """Check every text of the page as it was written; whether all figures are right."""
    verdicts: Counter[Verdict] = Counter()
    subjects = drafts.subjects()
    for subject in subjects:
        for one in drafts.draft(subject).checked:
            verdicts[one.verdict] += 1
            if one.verdict is not Verdict.MATCHES:
                print(f"{subject}: {one.figure.quote} {one.verdict.value}", flush=True)
    right, every = verdicts[Verdict.MATCHES], verdicts.total()
    print(f"the page's own texts: {len(subjects)} texts, {every:,} figures, {right:,} right", flush=True)
    return right == every > 0


def changed(drafts: Drafts) -> bool:
    """Check the changed drafts; whether enough changes are found and few enough other figures marked."""
    outcomes = []
    for outcome in drafts.outcomes(DRAFTS, SEED):
        outcomes.append(outcome)
        for line in faults(outcome):
            print(line, flush=True)
    print("".join(text.rjust(width) for text, width in zip(HEADER, WIDTHS, strict=True)))
    for kind in KINDS:
        print(row(kind, [outcome for outcome in outcomes if outcome.change.kind == kind]))
    print(row("all", outcomes))
    found = sum(outcome.is_found for outcome in outcomes)
    alarms = sum(len(outcome.alarms) for outcome in outcomes)
    untouched = sum(outcome.untouched for outcome in outcomes)
    return found >= LEAST_FOUND * len(outcomes) and alarms <= MOST_ALARMS * untouched


HEADER = ("change", "drafts", "found", "false alarms", "untouched")


def row(kind: str, outcomes: Sequence[Outcome]) -> str:
    """A line of the table."""
    alarms, untouched = sum(len(one.alarms) for one in outcomes), sum(one.untouched for one in outcomes)
    cells = (kind, f"{len(outcomes)}", f"{sum(one.is_found for one in outcomes)}", f"{alarms}", f"{untouched:,}")
    return "".join(text.rjust(width) for text, width in zip(cells, WIDTHS, strict=True))


def faults(outcome: Outcome) -> Iterator[str]:
    """A line for a change that is not found, and one for each figure wrongly marked."""
    if not outcome.is_found:
        yield f"not found: {outcome}"
    for one in outcome.alarms:
        yield f"false alarm: {outcome}; {one.figure.quote} {one.verdict.value}"


def main() -> int:
    """Prove and print; 1 where a promise is not kept."""
    drafts = Drafts(Archive(DATA))
    kept = [round_trip(drafts), changed(drafts)]
    print("kept" if all(kept) else "not kept")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
