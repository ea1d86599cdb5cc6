"""A draft and what was found of each of its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from analytics.city import City
from analytics.fact_check.arithmetic import worked
from analytics.fact_check.data import held
from analytics.fact_check.reading.read import read
from analytics.fact_check.units import wrong_unit
from analytics.fact_check.verdict import FINDINGS, SEVERITY, Checked
from analytics.glossary import FigureKind
from analytics.language import Language
from analytics.months import Month
from analytics.snapshots import Archive

DEMO_MARKS = tuple(FigureKind.DEMO.text(language) for language in Language)


@dataclass(frozen=True)
class CheckedDraft:
    """A draft with its figures in the order of the text.

    ``city`` and ``as_of`` are those given, or else those that the text itself names; null where it names none.
    ``is_demo``: it carries the mark of invented figures.
    """

    text: str
    city: City | None
    as_of: Month | None
    is_demo: bool
    checked: tuple[Checked, ...]

    @cached_property
    def findings(self) -> tuple[Checked, ...]:
        """What has to be looked at before it is printed: the most severe first, then by place."""
        found = (one for one in self.checked if one.is_finding)
        return tuple(sorted(found, key=lambda one: (SEVERITY.index(one.verdict), one.figure.start)))

    @property
    def claims(self) -> tuple[Checked, ...]:
        """The figures of the portfolio."""
        return tuple(one for one in self.checked if not one.figure.counts_places)

    @property
    def others(self) -> tuple[Checked, ...]:
        """Counts of districts and units."""
        return tuple(one for one in self.checked if one.figure.counts_places)


def check(archive: Archive, text: str, *, city: City | None = None, as_of: Month | None = None) -> CheckedDraft:
    """Read a draft, and judge each of its figures by the text itself and by the data."""
    found = read(text, city, as_of)
    is_demo = any(mark in text for mark in DEMO_MARKS)
    figures = found.figures
    computed = [wrong_unit(figure) or own for figure, own in zip(figures, worked(figures), strict=True)]
    compared = held(archive, figures, city=found.city, as_of=found.as_of, is_demo=is_demo)
    pairs = zip(figures, compared, strict=True)
    wrong = {figure.start for figure, data in pairs if data is not None and data.verdict in FINDINGS}
    checked = tuple(
        Checked(
            figure, own and own.settled(data), data, own is not None and any(part.start in wrong for part in own.parts)
        )
        for figure, own, data in zip(figures, computed, compared, strict=True)
    )
    return CheckedDraft(text, found.city, found.as_of, is_demo, checked)
