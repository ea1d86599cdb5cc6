"""Figures as a careful reader binds them, made from the claims of a composed briefing: what they state is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from analytics.briefing.document import Document
from analytics.city import City, city_named
from analytics.claims import Aspect, Claim, Reading
from analytics.fact_check.figure import Figure, Period, Scope, Sense, Stage, StageKind
from analytics.glossary import Dimension, ReserveStage

UNITS_TOGETHER = "市直单位"
POINTS = "百分点"
# metric of the register → what a text measures, and the stage it names.
STAGED = {
    "implementing_count": ("project_count", Stage("当年实施", StageKind.IMPLEMENTING)),
    "reserve_count": ("reserve_count", Stage("前期谋划", StageKind.RESERVE)),
    "finished_count": ("finished_count", Stage("已竣工投产", StageKind.FINISHED)),
    "finished_total_investment": ("total_investment", Stage("已竣工投产", StageKind.FINISHED)),
    "due_this_year_count": ("project_count", Stage("预计竣工投产", StageKind.TO_BE_FINISHED)),
    "due_this_year_total_investment": ("total_investment", Stage("预计竣工投产", StageKind.TO_BE_FINISHED)),
    "overdue_start_count": ("project_count", Stage("应开工未开工", StageKind.LATE_START)),
    "overdue_finish_count": ("project_count", Stage("应竣工未竣工", StageKind.LATE_FINISH)),
}
MOVES = {"transferred_in_count": Sense.MOVED_IN, "transferred_out_count": Sense.MOVED_OUT}
PLANNED = ("project_count", "total_investment", "annual_plan", "planned_start_count", "implementing_count")
PLANNED_TOO = ("reserve_count", "first_listed_count", *MOVES)
SENSES = {
    Aspect.CHANGE: Sense.CHANGE,
    Aspect.RANK: Sense.RANK,
    Aspect.PLACES_GAINED: Sense.PLACES_GAINED,
    Aspect.REACHED: Sense.REACHED,
    Aspect.PART: Sense.PART,
    Aspect.GROUP_PART: Sense.PART,
}
BASELINES = {Aspect.CHANGE: "上年同期", Aspect.PLACES_GAINED: "上月", Aspect.PART: "上年同期"}
BASELINES |= {Aspect.GROUP_PART: "上年同期", Aspect.REACHED: "时序进度"}
OF_PLACES = (Aspect.RANKED, Aspect.REACHED)
UNITS = {"个百分点": POINTS, "": "个"}


def figure(number: str, measure: str | None, sense: Sense = Sense.VALUE, unit: str = "亿元", **fields: Any) -> Figure:
    """A figure of the main list of December 2020 unless told otherwise; fields of the scope can be named, too."""
    scope = {"city": "南昌市", "tier": "市重大重点项目", "period": Period(2020, 1, 12)}
    scope |= {name: fields.pop(name) for name in Scope.__dataclass_fields__ if name in fields}
    quote = fields.pop("quote", f"{number}{unit}")
    return Figure(0, len(quote), quote, Decimal(number), unit, measure, sense, Scope(**scope), **fields)


def bound_figures(document: Document) -> list[Figure]:
    """Every number of a briefing with what it states."""
    city = city_named(document.spec.city)
    found: list[Figure] = []
    for paragraph in document.paragraphs:
        found += [*numbers(paragraph.claims, city), *first_three(paragraph.claims, city, str(paragraph))]
    return found


def numbers(claims: tuple[Claim, ...], city: City) -> Iterator[Figure]:
    """The numbers of a paragraph; a group's part is of the group named before it."""
    group = ""
    for claim in claims:
        if claim.reading.aspect is Aspect.GROUP:
            group = claim.text
        if claim.is_number and claim.is_stated:
            yield bound(claim, city, group)


def first_three(claims: tuple[Claim, ...], city: City, text: str) -> Iterator[Figure]:
    """The lists of those that stand first."""
    places = [claim for claim in claims if claim.reading.aspect is Aspect.PLACE]
    for start in (at for at, claim in enumerate(places) if claim.reading.place == 1):
        names = tuple(claim.text for claim in places[start : start + 3])
        if "前三" in text and len(names) == 3:
            reading = places[start].reading
            yield Figure(
                0,
                2,
                "前三",
                Decimal(3),
                "名",
                "completion_rate",
                Sense.RANK,
                scope_of(reading, city),
                counts_places=True,
                entities=names,
            )


def bound(claim: Claim, city: City, group: str) -> Figure:
    """The figure that a claim prints."""
    reading, unit = claim.reading, UNITS.get(claim.unit, claim.unit)
    measure, stage = STAGED.get(reading.metric, (reading.metric, None))
    scope, sense = scope_of(reading, city), SENSES.get(reading.aspect, MOVES.get(reading.metric, Sense.VALUE))
    if stage is not None and scope.stage is None:
        scope = replace(scope, stage=stage)
    if reading.metric == "first_listed_count":
        measure, scope = "project_count", replace(scope, batch="年初列入")
    if reading.metric == "pace_gap":
        measure, sense, scope = "completion_rate", Sense.CHANGE, replace(scope, baseline="时序进度")
    if reading.metric == "time_progress":
        scope = replace(scope, tier=None)
    is_part = sense is Sense.PART
    entities = (reading.key[0] if reading.aspect is Aspect.PART else group,) if is_part else ()
    return Figure(
        0,
        len(claim.text),
        f"{claim.text}{unit}",
        abs(claim.number),
        "名" if sense is Sense.RANK else unit,
        measure,
        sense,
        scope,
        is_fall=(claim.value or 0) < 0,
        counts_places=reading.aspect in OF_PLACES,
        entities=entities,
    )


def scope_of(reading: Reading, city: City) -> Scope:
    """The scope by the names that a text would print."""
    question, month = reading.question, reading.question.as_of
    tier = reading.question.where.tier or reading.key[0]
    period = Period(month.year, 1, month.number)
    if reading.aspect is Aspect.VALUE and reading.metric in (*PLANNED, *PLANNED_TOO):
        period = Period(month.year)
    if reading.aspect is Aspect.DIFFERENCE and question.compare_to is not None:
        period = Period(month.year, question.compare_to.number + 1, month.number)
    scope = Scope(city.name, f"{tier}项目", period=period, baseline=BASELINES.get(reading.aspect))
    if question.where.tier is not None or len(question.by) < 2:
        return scope
    dimension, name = question.by[1], reading.key[1] if len(reading.key) > 1 else None
    if dimension is Dimension.SECTOR:
        return replace(scope, sector=name)
    if dimension is Dimension.BATCH:
        return replace(scope, batch=name or "未注明批次")
    if dimension is Dimension.RESERVE_STAGE and name is not None:
        words = ReserveStage(name).label.zh if name else "未注明阶段"
        return replace(scope, stage=Stage(words, StageKind.RESERVE_STAGE))
    together = UNITS_TOGETHER if dimension is Dimension.UNIT else city.districts_in_full
    return replace(scope, district=name or together)
