"""The published figures that a demo ledger reproduces to the last printed digit, with the words' source.

Only what can be asked of one tier or one sector stands here; sums of a stage or a plan kind stand in the tests.
"""

from __future__ import annotations

from analytics.months import Month
from analytics.snapshots import Reproduced

YI, PERCENT, POINTS, COUNT = "亿元", "%", "百分点", "个"

MEETING_2019 = "《开推进会又现场调研 刘建洋为何如此重视重点项目》，江西频道，2019-02-22"
NOTICE_2020 = "《2020年南昌市重大重点项目投资计划出炉》，2020-04-26"
BRIEFING_2020 = "《我委召开2020年全市重大重点项目推进情况新闻通气会（全文实录）》，南昌市发展和改革委员会，2021-01-25"
REPORT_CHENGDU = "《全力以赴抓好重大项目建设 切实筑牢经济社会高质量发展的重要支撑》，2019-10-01"


def of_tier(tier: str, source: str, *figures: tuple[str, str, str]) -> tuple[Reproduced, ...]:
    """The figures of a tier, each a metric, the printed value and its unit."""
    return tuple(Reproduced(metric, tier, None, value, unit, source) for metric, value, unit in figures)


def of_sector(sector: str, *figures: tuple[str, str, str]) -> tuple[Reproduced, ...]:
    """The figures of a sector of Nanchang's plan list of 2019."""
    return tuple(Reproduced(metric, "市重大重点", sector, value, unit, MEETING_2019) for metric, value, unit in figures)


PLAN_LIST_2019 = (
    *of_sector("工业", ("project_count", "76", COUNT), ("total_investment", "1137.6", YI)),
    *of_sector("服务业", ("project_count", "95", COUNT), ("total_investment", "2244.6", YI)),
    *of_sector("民生实事", ("project_count", "44", COUNT), ("total_investment", "237", YI), ("annual_plan", "62", YI)),
)

PLAN_NOTICE_2020 = of_tier(
    "市重大重点",
    NOTICE_2020,
    ("project_count", "579", COUNT),
    ("total_investment", "10277.89", YI),
    ("annual_plan", "1571.54", YI),
)

# The start rate of the main list is printed 85.9, cut off; 141/164 is 85.976 and rounds to 86.0. Numerator and
# denominator are reproduced, the cut is not.
DECEMBER_2020 = (
    *of_tier(
        "市重大重点",
        BRIEFING_2020,
        ("project_count", "586", COUNT),
        ("total_investment", "10316.7", YI),
        ("annual_plan", "1559.8", YI),
        ("completed_investment", "1824.9", YI),
        ("completion_rate", "117", PERCENT),
        ("completion_rate", "29.4", POINTS),
        ("implementing_count", "472", COUNT),
        ("planned_start_count", "164", COUNT),
        ("started_count", "141", COUNT),
        ("start_rate", "19.8", POINTS),
        ("reserve_count", "114", COUNT),
        ("transferred_in_count", "16", COUNT),
        ("transferred_out_count", "9", COUNT),
    ),
    *of_tier(
        "市重点推进",
        BRIEFING_2020,
        ("project_count", "100", COUNT),
        ("total_investment", "3045.9", YI),
        ("annual_plan", "561.6", YI),
        ("completed_investment", "774.2", YI),
        ("completion_rate", "137.9", PERCENT),
        ("completion_rate", "26.8", POINTS),
        ("planned_start_count", "21", COUNT),
        ("started_count", "20", COUNT),
        ("start_rate", "95.2", PERCENT),
    ),
    *of_tier(
        "省大中型",
        BRIEFING_2020,
        ("project_count", "188", COUNT),
        ("total_investment", "3515.8", YI),
        ("annual_plan", "742.6", YI),
        ("completed_investment", "978.3", YI),
        ("completion_rate", "131.7", PERCENT),
        ("completion_rate", "24.1", POINTS),
        ("planned_start_count", "48", COUNT),
        ("started_count", "43", COUNT),
        ("start_rate", "89.6", PERCENT),
    ),
    *of_tier(
        "省重点",
        BRIEFING_2020,
        ("project_count", "43", COUNT),
        ("total_investment", "1993.2", YI),
        ("annual_plan", "291.9", YI),
        ("completed_investment", "448.6", YI),
        ("completion_rate", "153.7", PERCENT),
        ("completion_rate", "22.7", POINTS),
    ),
)

AUGUST_2019 = (
    *of_tier(
        "市重点",
        REPORT_CHENGDU,
        ("project_count", "1105", COUNT),
        ("total_investment", "35834.65", YI),
        ("annual_plan", "4606.99", YI),
        ("completed_investment", "3568.05", YI),
        ("completion_rate", "77.45", PERCENT),
        ("planned_start_count", "308", COUNT),
        ("started_count", "215", COUNT),
        ("start_rate", "69.81", PERCENT),
        ("reserve_count", "110", COUNT),
        ("finished_count", "47", COUNT),
        ("due_this_year_count", "107", COUNT),
    ),
    *of_tier(
        "省重点",
        REPORT_CHENGDU,
        ("project_count", "144", COUNT),
        ("completed_investment", "1338.3", YI),
        ("planned_start_count", "33", COUNT),
        ("started_count", "27", COUNT),
        ("start_rate", "81.82", PERCENT),
    ),
)

BY_MONTH: dict[tuple[str, Month], tuple[Reproduced, ...]] = {
    **{("nanchang", Month(2019, number)): PLAN_LIST_2019 for number in range(1, 13)},
    ("nanchang", Month(2020, 4)): PLAN_NOTICE_2020,
    ("nanchang", Month(2020, 12)): DECEMBER_2020,
    ("chengdu", Month(2019, 8)): AUGUST_2019,
}


def reproduced(city: str, as_of: Month) -> tuple[Reproduced, ...]:
    """The published figures that the city's demo of the month reproduces; most months reproduce none."""
    return BY_MONTH.get((city, as_of), ())
