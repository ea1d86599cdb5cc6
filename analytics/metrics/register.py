"""The register of metrics: each declared once; pages, texts, exports, the command line and the README read it here."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.errors import UnknownName
from analytics.language import Label
from analytics.metrics import measures
from analytics.metrics.definition import Direction, Metric, Unit
from analytics.metrics.measures import Measure

BRIEFING_2020 = "南昌市发改委新闻通气会实录 2021-01-25"
REPORT_2018 = "江西频道 2019-02-22"
REPORT_CHENGDU = "成都市重点项目竞进拉练报道 2019-10-01"

METRICS: tuple[Metric, ...] = (
    Metric(
        "completion_rate",
        "投资完成率",
        "Completion rate",
        Unit.RATE,
        measures.COMPLETED,
        Label("累计完成投资 ÷ 年度计划投资，合计除以合计", "Completed investment ÷ annual plan, sum over sum"),
        measures.PLAN,
        Direction.UP,
        source=BRIEFING_2020,
    ),
    Metric(
        "start_rate",
        "开工率",
        "Start rate",
        Unit.RATE,
        measures.STARTED,
        Label("已开工的计划新开工项目 ÷ 计划新开工项目", "Planned new starts that have started ÷ planned new starts"),
        measures.PLANNED_STARTS,
        Direction.UP,
        source=BRIEFING_2020,
    ),
    Metric(
        "opened_rate",
        "全部项目开工率",
        "Opened rate",
        Unit.RATE,
        measures.OPENED,
        Label(
            "已开工项目（含竣工）÷ 全部项目，2018 年口径",
            "All opened projects, finished ones included ÷ all projects (the basis of 2018)",
        ),
        measures.PROJECTS,
        Direction.UP,
        source=REPORT_2018,
    ),
    Metric(
        "time_progress",
        "序时进度",
        "Time progress",
        Unit.RATE,
        measures.MONTHS_ELAPSED,
        Label("已过月数 ÷ 12", "Months elapsed ÷ 12"),
        measures.MONTHS_OF_THE_YEAR,
    ),
    Metric(
        "pace_gap",
        "超/落后序时进度",
        "Gap to time progress",
        Unit.RATE,
        measures.COMPLETED,
        Label("投资完成率 − 序时进度", "Completion rate − time progress"),
        measures.PLAN,
        Direction.UP,
        less_time_progress=True,
    ),
    Metric(
        "project_count",
        "项目数",
        "Projects",
        Unit.COUNT,
        measures.PROJECTS,
        Label("在列项目，不含已调出", "Projects in the list, without those transferred out"),
        source=BRIEFING_2020,
    ),
    Metric(
        "total_investment",
        "总投资",
        "Total investment",
        Unit.MONEY,
        measures.TOTAL,
        Label("在列项目总投资合计", "Total investment of the projects in the list"),
        source=BRIEFING_2020,
    ),
    Metric(
        "annual_plan",
        "年度计划投资",
        "Annual plan",
        Unit.MONEY,
        measures.PLAN,
        Label("在列项目年度计划投资合计", "Annual plan of the projects in the list"),
        source=BRIEFING_2020,
    ),
    Metric(
        "completed_investment",
        "累计完成投资",
        "Completed investment",
        Unit.MONEY,
        measures.COMPLETED,
        Label("在列项目本年累计完成投资合计", "Investment completed since January by the projects in the list"),
        direction=Direction.UP,
        source=BRIEFING_2020,
    ),
    Metric(
        "implementing_count",
        "实施项目数",
        "Implementing",
        Unit.COUNT,
        measures.IMPLEMENTING,
        Label("续建与计划新开工项目", "Carried over and planned new starts"),
        source=BRIEFING_2020,
    ),
    Metric(
        "planned_start_count",
        "计划新开工项目数",
        "Planned new starts",
        Unit.COUNT,
        measures.PLANNED_STARTS,
        Label("年度计划新开工的项目", "Projects that the year's plan foresees to start"),
        source=BRIEFING_2020,
    ),
    Metric(
        "started_count",
        "已开工项目数",
        "Started",
        Unit.COUNT,
        measures.STARTED,
        Label("计划新开工项目中已开工的", "Planned new starts that have started"),
        direction=Direction.UP,
        source=BRIEFING_2020,
    ),
    Metric(
        "opened_count",
        "全部已开工项目数",
        "Opened",
        Unit.COUNT,
        measures.OPENED,
        Label("已开工的全部项目，含竣工", "All projects that have been opened, finished ones included"),
        direction=Direction.UP,
        source=REPORT_2018,
    ),
    Metric(
        "not_started_count",
        "未开工项目数",
        "Not started",
        Unit.COUNT,
        measures.NOT_STARTED,
        Label("实施项目中尚未开工的，不含前期谋划", "Implementing projects not started yet, reserve not counted"),
        direction=Direction.DOWN,
    ),
    Metric(
        "overdue_start_count",
        "应开工未开工项目数",
        "Overdue starts",
        Unit.COUNT,
        measures.OVERDUE_STARTS,
        Label("计划开工时间已到而未开工的计划新开工项目", "Planned new starts whose planned start has passed"),
        direction=Direction.DOWN,
        source=REPORT_CHENGDU,
    ),
    Metric(
        "finished_count",
        "竣工投产项目数",
        "Finished",
        Unit.COUNT,
        measures.FINISHED,
        Label("本年清单中已竣工投产的项目", "Projects of the year's list that are finished"),
        direction=Direction.UP,
        source=REPORT_CHENGDU,
    ),
    Metric(
        "due_this_year_count",
        "年底前预计竣工项目数",
        "Due by December",
        Unit.COUNT,
        measures.DUE_THIS_YEAR,
        Label("计划在本年余下月份竣工的项目", "Projects planned to finish in the rest of the year"),
        source=REPORT_CHENGDU,
    ),
    Metric(
        "finished_total_investment",
        "竣工投产项目总投资",
        "Total investment of the finished",
        Unit.MONEY,
        measures.FINISHED_TOTAL,
        Label("已竣工投产项目总投资合计", "Total investment of the projects that are finished"),
        direction=Direction.UP,
        source=REPORT_CHENGDU,
    ),
    Metric(
        "due_this_year_total_investment",
        "年底前预计竣工项目总投资",
        "Total investment due by December",
        Unit.MONEY,
        measures.DUE_THIS_YEAR_TOTAL,
        Label(
            "计划在本年余下月份竣工的项目总投资合计",
            "Total investment of the projects planned to finish in the rest of the year",
        ),
        source=REPORT_CHENGDU,
    ),
    Metric(
        "overdue_finish_count",
        "应竣工未竣工项目数",
        "Overdue finishes",
        Unit.COUNT,
        measures.OVERDUE_FINISHES,
        Label("计划竣工时间已到而未竣工的项目", "Projects whose planned finish has passed"),
        direction=Direction.DOWN,
        source=REPORT_CHENGDU,
    ),
    Metric(
        "reserve_count",
        "前期谋划项目数",
        "Reserve",
        Unit.COUNT,
        measures.RESERVE,
        Label("前期谋划（储备）项目", "Projects in preparation"),
        source=BRIEFING_2020,
    ),
    Metric(
        "first_listed_count",
        "年初列入项目数",
        "Listed from the start",
        Unit.COUNT,
        measures.FIRST_LISTED,
        Label(
            "年初计划列入的项目，含其后调出的：加调入、减调出即项目数",
            "In the year's first list, those that left later included: with those transferred in, without those"
            " transferred out, it makes the projects",
        ),
        source=BRIEFING_2020,
    ),
    Metric(
        "transferred_in_count",
        "调入项目数",
        "Transferred in",
        Unit.COUNT,
        measures.TRANSFERRED_IN,
        Label("本年调入的项目", "Projects moved into the list since January"),
        source=BRIEFING_2020,
    ),
    Metric(
        "transferred_out_count",
        "调出项目数",
        "Transferred out",
        Unit.COUNT,
        measures.TRANSFERRED_OUT,
        Label("本年调出的项目", "Projects moved out of the list since January"),
        source=BRIEFING_2020,
    ),
)

BY_NAME = {metric.name: metric for metric in METRICS}
# The metric that counts or adds up a measure and does nothing else: what a rate's parts are called when printed.
OF_MEASURE = {metric.numerator.name: metric.name for metric in METRICS if metric.denominator is None}


def metric_named(name: str) -> Metric:
    """The registered metric of that name; :class:`UnknownName` when there is none."""
    if name not in BY_NAME:
        raise UnknownName("No metric is called “{name}”; known: {known}.", name=name, known=", ".join(BY_NAME))
    return BY_NAME[name]


def parts_of(metric: Metric) -> tuple[str, ...]:
    """The registered metrics that a rate divides; none for what is no plain quotient of two."""
    if metric.denominator is None or metric.less_time_progress:
        return ()
    return tuple(OF_MEASURE[part.name] for part in metric.parts if part.name in OF_MEASURE)


def measures_of(names: Iterable[str]) -> tuple[Measure, ...]:
    """The distinct measures behind some metrics, calendar facts left out, in the order of first use."""
    found = {part.name: part for name in names for part in metric_named(name).parts if part.of_month is None}
    return tuple(found.values())
