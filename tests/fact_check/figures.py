"""Figures of drafts made by hand: one list of one city in one year, as they would be read from a text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from analytics.agreement import Hedge
from analytics.fact_check.figure import Figure, Period, Scope, Sense, Stage, StageKind

YEAR, TIER, CITY = 2023, "市重点项目", "示例市"
PLAN, SO_FAR = Period(YEAR), Period(YEAR, 1, 6)
ACHIEVED = ("completed_investment", "completion_rate", "start_rate", "opened_rate", "started_count", "finished_count")
MONEY = ("total_investment", "annual_plan", "completed_investment")
SENSES_IN_PER_CENT = (Sense.SHARE, Sense.GROWTH)
NEW, ON, RESERVE = (
    Stage("计划新开工", StageKind.NEW_START),
    Stage("续建", StageKind.CARRIED_OVER),
    Stage("前期谋划", StageKind.RESERVE),
)


def unit_of(measure: str | None, sense: Sense) -> str:
    """The unit that a figure of a measure and sense is printed in."""
    if sense in SENSES_IN_PER_CENT:
        return "%"
    if sense is Sense.CHANGE:
        return "百分点"
    if measure is not None and (measure.endswith("rate") or measure == "time_progress"):
        return "%"
    return "亿元" if measure in MONEY else "个"


@dataclass
class Text:
    """Figures in the order of a text; each ``add`` is one more, each ``stop`` ends a sentence and a paragraph."""

    figures: list[Figure] = field(default_factory=list)
    sentence: int = 0

    def add(
        self,
        measure: str | None,
        number: str,
        *,
        sense: Sense = Sense.VALUE,
        lead: str = "，",
        follow: str = "",
        hedge: Hedge | None = None,
        is_fall: bool = False,
        unit: str | None = None,
        **scope: Any,
    ) -> Text:
        """One more figure; what names its projects goes into its scope."""
        period = scope.pop("period", SO_FAR if measure in ACHIEVED or sense is Sense.TARGET else PLAN)
        place = len(self.figures)
        self.figures.append(
            Figure(
                start=place * 10,
                end=place * 10 + len(number),
                quote=number,
                number=Decimal(number.replace(",", "")),
                unit=unit or unit_of(measure, sense),
                measure=measure,
                sense=sense,
                scope=replace(Scope(CITY, TIER), period=period, **scope),
                hedge=hedge,
                is_fall=is_fall,
                lead=lead,
                follow=follow,
                paragraph=self.sentence,
                sentence=self.sentence,
                clause=place,
            )
        )
        return self

    def stop(self) -> Text:
        """The next figure begins another sentence and paragraph."""
        self.sentence += 1
        return self
