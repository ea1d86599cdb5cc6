"""Tables in a draft: rows whose cells stand between bars, under a line of headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from analytics.fact_check.figure import Figure, Period, Sense, Stage, StageKind
from analytics.fact_check.plain import Plain
from analytics.fact_check.reading import gazetteer, sectors
from analytics.fact_check.reading.context import Context
from analytics.fact_check.reading.drawn import OF_THE_PLAN
from analytics.fact_check.reading.frame import Frame
from analytics.fact_check.reading.nouns import stage_name, stage_row
from analytics.fact_check.reading.numbers import BY_PRINTED, Family, Unit
from analytics.fact_check.reading.periods import Reach, Span
from analytics.fact_check.reading.phrases import nearest
from analytics.fact_check.reading.progress import Progress
from analytics.fact_check.reading.recognised import marks
from analytics.fact_check.reading.said import PLAN, PROJECTS, STARTED, Meaning
from analytics.fact_check.reading.words import table

BAR = "|"
UNITS = re.compile(r"单位[：:]?（?([^）\n]{1,12})")
MONEY = re.compile(r"[万亿]+元")
COUNTS = re.compile(r"[个项宗件]")
IN_HEADER = re.compile(r"（([万亿]+元|个|项|%)）")
CELL = re.compile(r"(\d{1,15}(?:\.\d{1,6})?)(%|[万亿]+元|个|项)?")
NUMBERED = re.compile(r"^[（(]?[\d一二三四五六七八九十]+[.、）)]")
TOTALS = ("合计", "总计", "全市", "全省", "全区", "全县", "小计", "总数", "全部", "共计")
LEVELS = ("国家级", "省级", "市级", "区级", "县级", "省重点", "市重点")
RATE_ENDINGS = ("率", "比例", "比", "进度", "占比", "%")
# No table of a draft has more; a line of nothing but bars is read in time.
MOST_COLUMNS = 60
# 各地集中开工项目: what such a table counts are starts.
STARTS = ("集中开工", "集中动工", "集中开建")
COUNTED = ("个数", "项目数", "数量", "项目个数", "总数", "（个）", "（项）")


@dataclass(frozen=True)
class Column:
    """One column of figures: what its header says they are."""

    header: str
    meaning: Meaning
    unit: Unit
    period: Period


@dataclass
class Grid:
    """One table as it is read, row by row; ``unit`` is that of its amounts."""

    plain: Plain
    context: Context
    progress: Progress
    frame: Frame
    unit: Unit
    columns: list[Column | None]

    def row(self, start: int, end: int) -> list[Figure]:
        """The figures of one row."""
        cells = cells_of(self.plain.text, start, end)
        frame = self.named(cells[0][2])
        found = []
        for (cell_start, _cell_end, text), column in zip(cells, self.columns, strict=False):
            match = CELL.fullmatch(text)
            if column is None or match is None:
                continue
            unit = BY_PRINTED[match[2]] if match[2] else column.unit
            found.append(self.figure(cell_start, match, unit, column, frame))
        return found

    def figure(self, at: int, match: re.Match[str], unit: Unit, column: Column, frame: Frame) -> Figure:
        """One cell as a figure."""
        start, end = self.plain.span(at, at + len(match[0]))
        meaning, period = column.meaning, column.period
        if meaning.measure in OF_THE_PLAN and meaning.sense is Sense.VALUE:
            period = Period(period.year)
        return Figure(
            start,
            end,
            self.plain.draft[start:end],
            Decimal(match[1]),
            unit.name,
            meaning.measure,
            meaning.sense,
            frame.scope(period, meaning.baseline),
            lead=f"{frame.district or frame.sector or ''}{column.header}",
            paragraph=self.progress.paragraph,
            sentence=self.progress.sentence,
            clause=self.progress.clause,
        )

    def named(self, name: str) -> Frame:
        """Whose row it is: a district, a city of the province, a stage, a level, a sector, or the whole."""
        name = NUMBERED.sub("", name.replace(" ", ""))
        place = gazetteer.known().get(name)
        if name in TOTALS or (place is not None and place.name == self.frame.city):
            return self.frame
        if place is not None and self.context.is_of_province:
            return replace(self.frame, city=place.name)
        read = marks(name, {})
        stage = next(((mark, row) for mark in read if (row := stage_row(mark, "noun")) is not None), None)
        if stage is not None:
            return replace(self.frame, stage=Stage(stage_name(stage[0]), StageKind(stage[1].means)))
        if name in LEVELS:
            return replace(self.frame, tier=self.context.lists.of_level(name) or self.frame.tier)
        if place is not None or name.endswith(place_endings()):
            return replace(self.frame, district=name)
        return replace(self.frame, sector=sectors.name(name))


@cache
def place_endings() -> tuple[str, ...]:
    """What the names of districts and units end in."""
    grounds = table("grounds")
    return tuple(ending for name in ("levels_own", "endings", "units", "groups") for ending in grounds[name])


def is_row(text: str) -> bool:
    """Whether a line is one of a table: three cells or more, or two that a bar closes."""
    cells = len([cell for cell in text.split(BAR) if cell.strip()])
    return cells > 2 or (cells == 2 and text.rstrip().endswith(BAR))


def cells_of(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The cells of a row with their places, blanks around them left out; a bar that only closes the row makes none."""
    line = text[start:end]
    at = start + (len(line) - len(line.lstrip(f"{BAR} ")))
    cells = []
    for part in text[at:end].rstrip(f"{BAR} ").split(BAR):
        lead = len(part) - len(part.lstrip())
        cells.append((at + lead, at + len(part.rstrip()), part.strip()))
        at += len(part) + 1
    return cells


def grid(
    plain: Plain, context: Context, progress: Progress, frame: Frame, titles: Sequence[str], head: tuple[int, int]
) -> Grid:
    """A table under its line of headers; ``titles`` are the lines before, which may name the unit."""
    declared = next((match[1] for text in reversed(titles) if (match := UNITS.search(text))), "")
    unit = BY_PRINTED[money[0] if (money := MONEY.search(declared)) else "亿元"]
    counted = BY_PRINTED[count[0] if (count := COUNTS.search(declared)) else "个"]
    is_of_starts = any(word in title for title in titles for word in STARTS)
    columns: list[Column | None] = []
    known: list[Column] = []
    for _start, _end, header in cells_of(plain.text, *head)[:MOST_COLUMNS]:
        found = column(header, unit, counted, context, progress, known)
        if is_of_starts and found is not None and found.meaning == Meaning(PROJECTS):
            found = replace(found, meaning=Meaning(STARTED))
        columns.append(found)
        known += [] if found is None else [found]
    return Grid(plain, context, progress, frame, unit, columns)


def column(
    header: str, unit: Unit, counted: Unit, context: Context, progress: Progress, before: Sequence[Column]
) -> Column | None:
    """What a header says of its column; null for one that names no figure of a portfolio."""
    read = marks(header, {})
    period = progress.period
    for mark in read:
        if isinstance(mark.payload, Span) and mark.payload.reach is not Reach.DAY:
            period = context.period(mark.payload, Period(progress.period.year))
    given = IN_HEADER.search(header)
    own = BY_PRINTED[given[1]] if given else unit
    stage = next((row for mark in read if (row := stage_row(mark, "noun", "verb")) is not None), None)
    is_count = own.family is Family.COUNT or (given is None and nearest(read, Family.MONEY) is None)
    is_stage = stage is not None and is_count and nearest(read, Family.RATE) is None
    if any(word in header for word in COUNTED) or is_stage:
        return Column(header, Meaning((stage.measure if stage else "") or PROJECTS), counted, period)
    rate = nearest(read, Family.RATE)
    is_rate = own.family is Family.RATE or (
        rate is not None and (header.startswith("占") or header.rstrip("）%（").endswith(RATE_ENDINGS))
    )
    if is_rate and rate is not None:
        plan = next((known for known in reversed(before) if known.meaning.measure == PLAN), None)
        baseline = plan.header if plan is not None and plan.meaning.sense is Sense.TARGET else None
        sense = Sense(rate[1].sense) if rate[1].sense else Sense.VALUE
        return Column(header, Meaning(rate[1].means or None, sense, baseline), BY_PRINTED["%"], period)
    amount = nearest(read, Family.MONEY)
    if amount is None:
        return None
    sense = Sense(amount[1].sense) if amount[1].sense else Sense.VALUE
    baseline = header if sense is Sense.TARGET else None
    return Column(header, Meaning(amount[1].means or None, sense, baseline), own, period)
