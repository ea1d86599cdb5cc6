"""Accepting what a check expects into the text: which replacement a finding offers, and the text with those accepted.

Places are those of the draft as it was given, whatever has been accepted before, so that each can be taken back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from analytics.fact_check.figure import PER_CENT, POINTS, TENTHS
from analytics.fact_check.verdict import FINDINGS, Checked, Verdict

NUMBER = re.compile(r"[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?|[〇零一二两三四五六七八九十百千万]+")
EXPECTED = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(.*)")
WIDE_DIGITS = "０１２３４５６７８９"
WIDE = str.maketrans("0123456789.,", f"{WIDE_DIGITS}．，")
POINTS_IN_FULL = f"个{POINTS}"
# What per cent and points are exchanged for, as they are printed behind a number.
OTHER_UNIT = {PER_CENT: POINTS_IN_FULL, POINTS: PER_CENT}


@dataclass(frozen=True)
class Correction:
    """A stretch of the draft and what stands there instead."""

    start: int
    end: int
    quote: str
    instead: str


@dataclass(frozen=True)
class Corrected:
    """A draft with the corrections that were accepted, in the order of the text; none overlaps another."""

    draft: str
    corrections: tuple[Correction, ...] = ()

    @property
    def text(self) -> str:
        """The draft with every correction in it."""
        parts, at = [], 0
        for one in self.corrections:
            parts += [self.draft[at : one.start], one.instead]
            at = one.end
        return "".join((*parts, self.draft[at:]))

    def accept(self, proposed: Iterable[Correction]) -> Corrected:
        """With corrections whose places are those of :attr:`text`; a later one replaces an earlier one of its place."""
        found = self
        for one in map(self.placed, proposed):
            kept = [other for other in found.corrections if other.end <= one.start or one.end <= other.start]
            # What reads as the draft did is no correction.
            kept += [one] if one.instead != one.quote else []
            found = replace(found, corrections=tuple(sorted(kept, key=lambda other: other.start)))
        return found

    def placed(self, proposed: Correction) -> Correction:
        """A correction of the corrected text as one of the draft; what it touches of earlier ones it takes over."""
        start, end, longer = proposed.start, proposed.end, 0
        instead = proposed.instead
        for one in self.corrections:
            here = one.start + longer
            until = here + len(one.instead)
            longer += len(one.instead) - (one.end - one.start)
            if until <= proposed.start:
                start, end = proposed.start - longer, proposed.end - longer
            elif here < proposed.end:
                # The correction's own words around the new number stay.
                instead = (
                    one.instead[: max(0, proposed.start - here)]
                    + proposed.instead
                    + one.instead[len(one.instead) - max(0, until - proposed.end) :]
                )
                start, end = one.start, one.end
                break
        return Correction(start, end, self.draft[start:end], instead)

    def without(self, correction: Correction) -> Corrected:
        """With one of them taken back."""
        return replace(self, corrections=tuple(one for one in self.corrections if one != correction))


def offered(checked: Checked) -> tuple[Correction, ...]:
    """The replacements that a finding offers: what its text expects, then what the data do, if that is another.

    None where nothing is expected, or where a number alone would not mend it: 提升 that should read 下降.
    """
    found = []
    for judged in (checked.arithmetic, checked.data):
        if judged is not None and judged.verdict in FINDINGS and judged.expected:
            instead = printed_instead(checked, judged.expected, judged.verdict)
            if instead is not None and instead != checked.figure.quote:
                found.append(instead)
    figure = checked.figure
    return tuple(Correction(figure.start, figure.end, figure.quote, instead) for instead in dict.fromkeys(found))


def printed_instead(checked: Checked, expected: str, verdict: Verdict) -> str | None:
    """The printed number with the expected one in its place, its unit kept where that is right."""
    quote = checked.figure.quote
    if quote.startswith("百分之") or TENTHS in quote:
        # 百分之八十五点九, 八成: a number in figures would leave half of the old one standing.
        return None
    printed, wanted = NUMBER.search(quote), EXPECTED.fullmatch(expected.strip())
    if printed is None or wanted is None:
        return None
    number, unit = wanted.groups()
    if verdict is Verdict.WRONG_UNIT and not unit:
        unit = OTHER_UNIT.get(checked.figure.unit, "")
    if printed[0][0] in WIDE_DIGITS:
        number = number.translate(WIDE)
    behind = spelled(unit) if unit else quote[printed.end() :]
    return quote[: printed.start()] + number + behind


def spelled(unit: str) -> str:
    """A unit as it is printed behind a number."""
    return POINTS_IN_FULL if unit == POINTS else unit


def is_certain(checked: Checked) -> bool:
    """Whether nobody has to decide: only cut off, or only the unit, or the text and the data expect the same.

    A contradiction that only the text finds may lie in the numbers that were added or divided.
    """
    if len(offered(checked)) != 1:
        return False
    if checked.verdict in (Verdict.TRUNCATED, Verdict.WRONG_UNIT):
        return True
    both = (checked.arithmetic, checked.data)
    return checked.verdict is Verdict.MISMATCH and all(one is not None and one.verdict in FINDINGS for one in both)


def certain(findings: Iterable[Checked]) -> tuple[Correction, ...]:
    """The corrections that can be accepted together."""
    return tuple(offered(one)[0] for one in findings if is_certain(one))
