"""The months that a text speaks of: 1-10月, 前三季度, 截至8月底, 上半年, and 去年 relative to its own date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from analytics.fact_check.reading.numerals import NUMERAL, numeral
from analytics.months import MONTHS_A_YEAR


class Reach(Enum):
    """What a period word says."""

    YEAR = "year"
    """A year, named or relative: its plan, or the frame of months named later."""
    UNTIL = "until"
    """From January to a month."""
    WITHIN = "within"
    """Months in the middle of the year: one month, a quarter."""
    SAME = "same"
    """The same months of the year before: 上年同期."""
    NOW = "now"
    """The text's own date: 目前."""
    DAY = "day"
    """A date: says nothing of a figure."""


@dataclass(frozen=True, slots=True)
class Span:
    """One period word; ``back`` counts years before the text's own where the year is relative."""

    start: int
    end: int
    reach: Reach
    year: int | None = None
    first: int | None = None
    last: int | None = None
    back: int | None = None
    since: int | None = None


@dataclass(frozen=True)
class Form:
    """One way of writing a period: its pattern, what it says, and how its parts give the months."""

    pattern: str
    reach: Reach
    first: int | None = None
    last: int | None = None
    back: int | None = None

    def spans(self, text: str) -> Iterator[Span]:
        """Every place where a text writes a period so."""
        for match in re.finditer(self.pattern, text):
            given = {name: number(value) for name, value in match.groupdict().items() if value is not None}
            first, last = self.months(given)
            if all(month is None or 1 <= month <= MONTHS_A_YEAR for month in (first, last)):
                yield Span(*match.span(), self.reach, given.get("year"), first, last, self.back, given.get("since"))

    def months(self, given: Mapping[str, int | None]) -> tuple[int | None, int | None]:
        """The first and last month that the parts of a match give."""
        quarter, quarters = given.get("quarter"), given.get("quarters")
        if quarter:
            return quarter * 3 - 2, quarter * 3
        if quarters:
            return 1, quarters * 3
        first, last = given.get("first", self.first), given.get("last", self.last)
        return (last if self.reach is Reach.WITHIN and first is None else first), last


def number(text: str) -> int | None:
    """A month, quarter or year, in figures or characters."""
    if text.isdigit():
        return int(text)
    value = numeral(text)
    return None if value is None else int(value)


YEAR = r"(?:(?P<year>(?:19|20)\d{2})年(?:度)?)?"
MONTH = r"(?P<last>\d{1,2}|十[一二]|[一二两三四五六七八九十])"
FORMS = (
    Form(r"(?P<since>(?:19|20)\d{2})年?[-至到](?P<year>(?:19|20)\d{2})年(?!\d)", Reach.YEAR),
    Form(
        rf"(?P<since>(?:19|20)\d{{2}})年?[-至到](?P<year>(?:19|20)\d{{2}})年{MONTH}月(?:底|末)?", Reach.UNTIL, first=1
    ),
    Form(rf"{YEAR}(?P<first>\d{{1,2}})月?(?:份)?[-至到](?P<last>\d{{1,2}})月(?:份|底|末)?(?!\d*日)", Reach.UNTIL),
    Form(rf"{YEAR}(?:前|头){MONTH}个?月", Reach.UNTIL, first=1),
    Form(rf"{YEAR}{MONTH}个月(?:下来|以来|来|(?=累计|完成|共完成|实际完成))", Reach.UNTIL, first=1),
    Form(r"(?<![上下前大])半年(?=完成|累计|的|来|下来|账|，)", Reach.UNTIL, first=1, last=6),
    Form(
        rf"(?:截至|截止|截止到|截至到|到|至|止|截){YEAR}{MONTH}月(?:\d{{1,2}}日|底|末|份|中旬|上旬|下旬)?",
        Reach.UNTIL,
        first=1,
    ),
    Form(rf"{YEAR}{MONTH}月(?:底|末)(?!前)", Reach.UNTIL, first=1),
    Form(rf"{YEAR}(?:前|头)(?P<quarters>[二三两23])个?季度", Reach.UNTIL),
    Form(rf"{YEAR}(?:上半年|前半年)", Reach.UNTIL, first=1, last=6),
    Form(rf"{YEAR}(?:下半年)", Reach.WITHIN, first=7, last=12),
    Form(rf"{YEAR}第?(?P<quarter>[一二三四1-4])季度(?!末)", Reach.WITHIN),
    Form(rf"{YEAR}(?:首季|一季)(?!度)", Reach.WITHIN, first=1, last=3),
    Form(r"(?P<year>(?:19|20)\d{2})[-./年](?P<last>\d{1,2})[-./月](?:\d{1,2})日?", Reach.DAY),
    Form(rf"(?:(?:19|20)\d{{2}}年)?{MONTH}月\d{{1,2}}日(?:前)?", Reach.DAY),
    Form(rf"{YEAR}{MONTH}月(?:份|当月)?", Reach.WITHIN),
    Form(r"(?P<year>(?:19|20)\d{2})年(?:度)?(?:全年)?", Reach.YEAR),
    Form(r"今年以来|年初以来|今年|本年度|本年|当年", Reach.YEAR, back=0),
    Form(r"(?:去年|上年)同期", Reach.SAME, back=1),
    Form(r"去年|上年度|上年", Reach.YEAR, back=1),
    Form(r"前年", Reach.YEAR, back=2),
    Form(r"明年", Reach.YEAR, back=-1),
    Form(r"全年|年终|年末|年底(?!前)", Reach.UNTIL, first=1, last=12),
    Form(r"截至目前|截至当前|截止目前|目前|迄今|至今|到目前为止", Reach.NOW),
)
MONTHS_WORD = re.compile(rf"(?<!{NUMERAL}){NUMERAL}{{1,4}}个月|(?<!\d)\d{{1,3}}个月|\d{{1,2}}[:：]\d{{2}}")


def periods(text: str) -> Iterator[Span]:
    """Every period word, overlapping ones included."""
    for form in FORMS:
        yield from form.spans(text)
    for match in MONTHS_WORD.finditer(text):
        yield Span(*match.span(), Reach.DAY)
