"""The words that bind a figure to the ledgers: stages, baselines, groups, lines. One row a rule; a row can be added."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from analytics.city import City, Named
from analytics.fact_check.data.stated import Line
from analytics.fact_check.figure import PER_CENT, POINTS, Figure, Sense, StageKind
from analytics.glossary import Dimension, ReserveStage
from analytics.months import MONTHS_A_YEAR, Month

FULL_WIDTH = str.maketrans({"(": "（", ")": "）", " ": "", "\u3000": ""})

# (what is measured, stage that narrows it) → the metric that means both; several where the words leave it open.
STAGED: dict[tuple[str, StageKind], tuple[str, ...]] = {
    ("project_count", StageKind.IMPLEMENTING): ("implementing_count",),
    ("implementing_count", StageKind.IMPLEMENTING): ("implementing_count",),
    ("project_count", StageKind.NEW_START): ("planned_start_count",),
    ("planned_start_count", StageKind.NEW_START): ("planned_start_count",),
    # 计划新开工项目新增开工55个: of the planned starts, those that started.
    ("started_count", StageKind.NEW_START): ("started_count",),
    ("start_rate", StageKind.NEW_START): ("start_rate",),
    # 已开工 of a list may count its planned starts only, or every project that was ever opened.
    ("project_count", StageKind.STARTED): ("started_count", "opened_count"),
    ("started_count", StageKind.STARTED): ("started_count",),
    ("opened_count", StageKind.STARTED): ("opened_count",),
    ("project_count", StageKind.FINISHED): ("finished_count",),
    ("finished_count", StageKind.FINISHED): ("finished_count",),
    ("total_investment", StageKind.FINISHED): ("finished_total_investment",),
    ("finished_total_investment", StageKind.FINISHED): ("finished_total_investment",),
    ("project_count", StageKind.TO_BE_FINISHED): ("due_this_year_count",),
    ("finished_count", StageKind.TO_BE_FINISHED): ("due_this_year_count",),
    ("due_this_year_count", StageKind.TO_BE_FINISHED): ("due_this_year_count",),
    ("total_investment", StageKind.TO_BE_FINISHED): ("due_this_year_total_investment",),
    ("due_this_year_total_investment", StageKind.TO_BE_FINISHED): ("due_this_year_total_investment",),
    ("project_count", StageKind.LATE_START): ("overdue_start_count",),
    ("not_started_count", StageKind.LATE_START): ("overdue_start_count",),
    ("planned_start_count", StageKind.LATE_START): ("overdue_start_count",),
    ("overdue_start_count", StageKind.LATE_START): ("overdue_start_count",),
    ("project_count", StageKind.LATE_FINISH): ("overdue_finish_count",),
    ("finished_count", StageKind.LATE_FINISH): ("overdue_finish_count",),
    ("overdue_finish_count", StageKind.LATE_FINISH): ("overdue_finish_count",),
    ("project_count", StageKind.RESERVE): ("reserve_count",),
    ("reserve_count", StageKind.RESERVE): ("reserve_count",),
    ("project_count", StageKind.RESERVE_STAGE): ("reserve_count",),
    ("reserve_count", StageKind.RESERVE_STAGE): ("reserve_count",),
}
# Batches whose projects are those the year began with; the moves came later.
FIRST_BATCHES = ("第一批", "首批", "年初", "年初列入", "年初计划")
# Said of projects that the ledger gives no batch or stage of: 未注明阶段1个.
UNSTATED = ("未注明", "未明确", "未写明")
# What a year adds up month by month, so that some months of it have an amount of their own.
CUMULATIVE = ("completed_investment", "started_count", "finished_count")
# The count of the projects that a cumulative figure is about: where it moved, projects came or went.
COUNTED = {
    "completed_investment": "project_count",
    "started_count": "planned_start_count",
    "finished_count": "project_count",
}
A_YEAR_EARLIER = ("上年同期", "上年", "去年同期", "去年", "同期", "上年同月", "去年同月")
LAST_YEAR = ("上年", "去年", "上年末", "上年底", "去年底", "去年末")
LAST_MONTH = ("上月", "上个月", "上月末", "上月底", "上月同期")
LAST_QUARTER = ("上季度", "上季度末", "上季度底")
PACE = ("时序进度", "序时进度", "时间进度", "序时", "时序")
WHOLE = ("全市", "全市平均", "全市平均水平", "全市水平", "平均水平", "总体")
PLAN = ("年度计划", "年度计划投资", "全年计划", "年度目标", "全年目标", "年度任务", "年度目标任务", "全年任务", "计划")
LINES: dict[Line, tuple[str, ...]] = {
    Line.TIME_PROGRESS: PACE,
    Line.PLAN: (*PLAN, "年度投资计划", "年计划"),
}
# How texts call all districts, or all of the city's own units, together.
GROUPS = {
    Dimension.UNIT: ("市直", "市属", "市级责任单位", "市级单位", "市级部门"),
    Dimension.DISTRICT: (
        "县区",
        "区县",
        "区（市）县",
        "县（市、区）",
        "县（区）",
        "县市区",
        "区市县",
        "县、区",
        "市县区",
    ),
}
# What a name may carry in a sentence and not in a profile.
BEFORE = ("全市", "我市", "本市", "各", "全", "列入", "承担", "按")
AFTER = ("建设项目", "项目", "工程", "领域", "类", "方面", "板块")
# 各领域 in a sentence, 各组 in the split: starts are split by sector there.
SAME_CAUSE = {"各领域开工率变化": "各组开工率变化"}

N = TypeVar("N", bound=Named)


def plain(name: str) -> str:
    """A name with one kind of brackets and without spaces."""
    return name.translate(FULL_WIDTH)


def spellings(name: str, city: City) -> list[str]:
    """A printed name and what it is without the words around it, longest first."""
    found = [plain(name)]
    for before in (*BEFORE, city.name):
        found += [one.removeprefix(before) for one in found if one.startswith(before)]
    for after in AFTER:
        found += [one.removesuffix(after) for one in found if one.endswith(after)]
    return [one for one in dict.fromkeys(found) if one]


def spelled(entries: Iterable[Named], name: str, city: City) -> str:
    """The profile's name for a printed one; as printed where the profile does not know it."""
    known = {plain(alias): entry.name for entry in entries for alias in (*entry.aliases, entry.name)}
    return next((known[one] for one in spellings(name, city) if one in known), name)


def same_name(entries: Iterable[Named], one: str | None, other: str | None, city: City | None) -> bool:
    """Whether two texts name the same list, sector or district; without a profile by their own words."""
    if one is None or other is None:
        return one is other
    if city is None:
        return plain(one) == plain(other)
    return spelled(entries, one, city) == spelled(entries, other, city)


def group_named(name: str, city: City) -> Dimension | None:
    """Whether a name is that of all districts or all municipal units together; null for one of them."""
    own = (plain(city.districts_are), plain(city.districts_in_full))
    for one in spellings(name, city):
        for dimension, starts in GROUPS.items():
            words = (*starts, *own) if dimension is Dimension.DISTRICT else starts
            if one.startswith(words):
                return dimension
    return None


def group_around(lead: str, follow: str, city: City) -> Dimension | None:
    """Which groups are counted: those named right after the number, or else last before it; null where none are."""
    after = group_named(follow, city)
    if after is not None:
        return after
    before = plain(lead)
    districts = (*GROUPS[Dimension.DISTRICT], plain(city.districts_are))
    last = {
        Dimension.DISTRICT: max(before.rfind(word) for word in districts),
        Dimension.UNIT: max(before.rfind(word) for word in GROUPS[Dimension.UNIT]),
    }
    found = max(last, key=lambda dimension: last[dimension])
    return found if last[found] >= 0 else None


def batch(name: str) -> str:
    """A batch as ledgers write it; empty for the projects that have none."""
    said = plain(name)
    return "" if said.startswith(UNSTATED) else said


def reserve_stage(name: str) -> str | None:
    """The stage of preparation that a text names, perhaps in short; empty for none, null where it is not clear."""
    said = plain(name)
    if said.startswith(UNSTATED):
        return ""
    exact = [stage for stage in ReserveStage if stage.label.zh == said]
    found = exact or [stage for stage in ReserveStage if said in stage.label.zh or stage.label.zh in said]
    return found[0] if len(found) == 1 and said else None


def is_of_target(figure: Figure) -> bool:
    """Whether a rate is one of a target for part of the year, which no ledger has: 一季度目标任务."""
    said = plain(figure.scope.baseline or "")
    is_rate = figure.unit in (PER_CENT, POINTS)
    return figure.sense is Sense.VALUE and is_rate and bool(said) and said not in (*PLAN, *PACE) and not is_date(said)


def is_date(baseline: str) -> bool:
    """Whether a baseline names an earlier time."""
    return baseline in (*A_YEAR_EARLIER, *LAST_YEAR, *LAST_MONTH, *LAST_QUARTER) or baseline[:4].isdigit()


def lines_of(baseline: str | None, around: Iterable[str]) -> tuple[Line, ...]:
    """What groups are counted against, by the baseline or else by the first words around that name it.

    Both where no word does: what a briefing counts, which in December is the same. None for what is neither.
    """
    for text in (baseline,) if baseline else around:
        found = tuple(line for line, names in LINES.items() if any(name in plain(text) for name in names))
        if found:
            return found
    return () if baseline else tuple(LINES)


def earlier_months(baseline: str | None, month: Month, *, is_plan: bool) -> tuple[Month, ...]:
    """The months that a baseline may name, most likely first; none for what is no date."""
    said = plain(baseline or A_YEAR_EARLIER[0])
    if said[:4].isdigit() and said[4:5] == "年":
        year = int(said[:4])
        return (Month(year, month.number), Month(year, MONTHS_A_YEAR)) if year < month.year else ()
    end_of_year = Month(month.year - 1, MONTHS_A_YEAR)
    if said in LAST_YEAR:
        # The plan of last year is that of its end; what was achieved is compared with the same month.
        is_of_its_end = is_plan or said not in A_YEAR_EARLIER
        pair = (end_of_year, month.year_earlier)
        return tuple(dict.fromkeys(pair if is_of_its_end else pair[::-1]))
    if said in A_YEAR_EARLIER:
        return (month.year_earlier,)
    if said in LAST_MONTH:
        return (month.plus(-1),)
    if said in LAST_QUARTER:
        return (month.plus(-((month.number - 1) % 3 + 1)),)
    return ()
