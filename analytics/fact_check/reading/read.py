"""A draft read into figures, each bound to what it measures, of whose projects, and for which months."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from analytics.city import City, cities
from analytics.fact_check.figure import Figure, Period, Stage, StageKind
from analytics.fact_check.plain import Plain, plain
from analytics.fact_check.reading import sectors, tables
from analytics.fact_check.reading.basis import settled
from analytics.fact_check.reading.context import Context, context_of
from analytics.fact_check.reading.drawn import Drawn
from analytics.fact_check.reading.frame import Frame, Scoping
from analytics.fact_check.reading.line import Line
from analytics.fact_check.reading.marks import Kind, Mark
from analytics.fact_check.reading.nouns import stage_named
from analytics.fact_check.reading.progress import Progress
from analytics.fact_check.reading.recognised import marks
from analytics.fact_check.reading.scopes import Scopes
from analytics.fact_check.reading.tally import Tally
from analytics.fact_check.reading.tiers import Tier
from analytics.months import Month


@dataclass(frozen=True)
class Read:
    """A draft as read: its figures in their order, and the city and month that it is about."""

    figures: tuple[Figure, ...]
    city: City | None
    as_of: Month | None


def read(draft: str, city: City | None = None, as_of: Month | None = None) -> Read:
    """A draft read; a given city and month stand above what it says of itself.

    A city whose profile is known lends the names of its districts, units and sectors.
    """
    text = plain(draft)
    context = context_of(text, city, as_of)
    if city is None:
        city = next((known for known in cities() if known.name == context.city), None)
        context = context if city is None else context_of(text, city, as_of)
    figures = read_plain(text, context)
    return Read(figures, city, as_of or month_of(figures) or context.reported)


def month_of(figures: Sequence[Figure]) -> Month | None:
    """The month that a draft reports: that of most of its achieved figures, of equals the later."""
    ends = Counter(figure.scope.period.end for figure in figures if not figure.scope.period.is_plan)
    known = {end: count for end, count in ends.items() if end is not None}
    return max(known, key=lambda end: (known[end], end), default=None)


def read_plain(text: Plain, context: Context) -> tuple[Figure, ...]:
    """The figures of a plain text about a place."""
    reading = Reading(text, context, Progress(context, Period(context.year), end=context.start))
    for start, end in text.lines:
        if start >= context.start:
            reading.line(start, end)
    return tuple(settled(sorted(reading.figures, key=lambda figure: figure.start)))


@dataclass
class Reading:
    """A plain text as it is read, line by line."""

    text: Plain
    context: Context
    progress: Progress
    figures: list[Figure] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    grid: tables.Grid | None = None
    section: str | None = None

    def line(self, start: int, end: int) -> None:
        """Reads one line: a row of a table, a heading, or a paragraph."""
        line = self.text.text[start:end]
        self.progress.paragraph += 1
        if tables.is_row(line):
            self.row(start, end)
            return
        self.grid = None
        heading = HEADING.match(line)
        level = heading[1] if heading else None
        if level:
            self.section = self.context.lists.of_level(level)
        own = headed(self.own, line)
        found = marks(line, self.context.names)
        if not level and is_heading(line, found):
            self.section = section_of(found, self.context)
        scoping = Scoping(own, own)
        drawn = Drawn(self.text, start, self.progress, found, scoping)
        scopes = Scopes(self.context, self.progress, found, scoping)
        tally = Tally(self.progress, found, scopes, drawn)
        self.figures += Line(self.progress, found, scopes, drawn, tally).read()
        self.titles.append(line)

    @property
    def own(self) -> Frame:
        """Whose projects a line speaks of before it names any: its section's, else the text's own."""
        lists = self.context.lists
        sector, size = lists.narrowing if self.section is None else (None, None)
        tier = self.section or lists.main
        return Frame(self.context.city, tier, self.context.district, sector=sector, size=size)

    def row(self, start: int, end: int) -> None:
        """A row of a table; its first is the line of headers."""
        self.progress.sentence += 1
        if self.grid is None:
            self.grid = tables.grid(self.text, self.context, self.progress, self.own, self.titles[-2:], (start, end))
            return
        self.figures += self.grid.row(start, end)
        self.progress.end = end


HEADED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*([^，。；：、（）\d\s]{2,10})。")
# 二、省级：… : the list of a level is named once, at the head of its section.
HEADING = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]+[）)、.])?(国家级|省级|市级|区级|县级|省|市)(?:项目)?(?:[：:]|$)"
)


def headed(own: Frame, line: str) -> Frame:
    """What a numbered line speaks of that begins with a kind of project or a sector as its heading: 二、在建。13项…."""
    match = HEADED.match(line)
    if match is None:
        return own
    name = match[1].removesuffix("项目").removesuffix("类")
    stage = stage_named(name)
    if stage is not None and not stage[1].sense:
        return replace(own, stage=Stage(name, StageKind(stage[1].means)))
    return replace(own, sector=name) if sectors.pattern().fullmatch(name) is not None else own


def is_heading(line: str, found: Sequence[Mark]) -> bool:
    """Whether a line is a heading: short, without a sentence's end or a figure."""
    return (
        len(line) <= 30
        and not line.rstrip().endswith(("。", "；", "，"))
        and all(m.kind is not Kind.NUMBER for m in found)
    )


def section_of(found: Sequence[Mark], context: Context) -> str | None:
    """The list that a heading names, which its section is about; null for a heading that names none."""
    named = [mark.payload for mark in found if isinstance(mark.payload, Tier)]
    if len(named) != 1:
        return None
    main = context.lists.main or ""
    # 自贡市重点项目快报 over 30个省重点项目: a bare name means the text's own list.
    is_main = not named[0].level and main.endswith(f"{named[0].core}项目")
    return main if is_main else context.lists.full(named[0])
