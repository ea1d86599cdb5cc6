"""Every wording with every word that may stand beside it: what one sentence teaches must hold for all of its kind."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from analytics.fact_check.figure import Figure
from analytics.fact_check.reading.read import read

LEADS = ("南昌市重点项目", "今年1-8月，南昌市重点项目", "南昌市100个重点项目", "截至8月底，全市重点项目")
WHOLE = "南昌市重点项目100个，完成投资200亿元，开工率80%。"
AMOUNTS = {
    "total_investment": ("总投资", "计划总投资", "估算总投资", "投资总额", "概算总投资"),
    "annual_plan": (
        "年度计划投资", "年度投资计划", "年计划投资", "今年计划投资", "当年计划投资", "年度计划完成投资",
        "全年计划投资", "年度投资目标", "全年目标任务", "2025年计划投资", "年度计划安排投资", "全年投资任务",
        "年度计划",
    ),
    "completed_investment": (
        "完成投资", "累计完成投资", "已完成投资", "实际完成投资", "完成投资额", "累计完成", "实现投资", "投资完成",
    ),
}  # fmt: skip
RATES = {
    "completion_rate": (
        "投资完成率", "完成率", "完成年度计划的", "占年度计划的", "占年度计划投资的", "为年度计划的", "达年度计划的",
        "完成全年任务的", "完成年度目标任务的", "占年度投资计划的", "占全年目标的", "投资进度", "相当于年度计划的",
    ),
    "start_rate": ("开工率", "新开工率", "项目开工率", "新开工项目开工率"),
}  # fmt: skip
LINKS = ("", "为", "达", "达到", "约", "约为", "近", "超过", "已达", "突破", "仅", "仅为", "已经达到", "接近")
COUNTS = {
    "project_count": ("共{}个", "共有{}个", "{}个", "总数{}个", "达到{}个", "安排{}个", "数量为{}个", "一共{}个"),
    "planned_start_count": (
        "计划新开工{}个", "拟新开工{}个", "年内计划新开工{}个", "计划新开工项目{}个", "预计新开工{}个", "应开工{}个",
        "年度计划新开工{}个", "计划新开工的项目{}个", "计划新开工的有{}个",
    ),
    "started_count": (
        "已开工{}个", "新开工{}个", "累计开工{}个", "实际开工{}个", "已有{}个开工", "开工建设{}个", "已动工{}个",
        "已开工项目{}个", "{}个已开工", "{}个项目已开工", "{}个项目开工建设", "实现新开工{}个", "新开工了{}个",
    ),
    "finished_count": (
        "已竣工{}个", "已完工{}个", "建成投产{}个", "累计竣工{}个", "{}个已竣工", "{}个项目建成投产", "{}个竣工",
    ),
    "reserve_count": ("储备项目{}个", "前期项目{}个", "预备项目{}个", "谋划项目{}个", "{}个储备项目"),
}  # fmt: skip
BASELINES = {
    "比上年同期": "上年同期", "较去年同期": "上年同期", "同比": "上年同期", "与上年同期相比": "上年同期",
    "较上年": "上年",
    "较上月": "上月", "环比": "上月", "比2019年同期": "2019年同期", "较全市平均水平": "全市平均水平",
}  # fmt: skip
MOVES = {"提高": False, "提升": False, "上升": False, "高": False, "快": False, "高出": False, "提高了": False}
MOVES |= {"下降": True, "降低": True, "回落": True, "低": True, "慢": True, "下降了": True, "落后": True}
MONTHS = {
    "1-8月": (1, 8), "1—8月": (1, 8), "1至8月": (1, 8), "1月至8月": (1, 8), "前8个月": (1, 8), "前八个月": (1, 8),
    "头八个月": (1, 8), "截至8月底": (1, 8), "截至8月31日": (1, 8), "截止8月底": (1, 8), "到8月底": (1, 8),
    "8月末": (1, 8),
    "上半年": (1, 6), "前三季度": (1, 9), "一季度": (1, 3), "首季": (1, 3), "二季度": (4, 6), "8月份": (8, 8),
    "今年前8个月": (1, 8), "2019年上半年": (1, 6), "截至2019年8月底": (1, 8), "截至今年8月底": (1, 8), "全年": (1, 12),
}  # fmt: skip
SECTORS = (
    "工业", "农业", "基础设施", "社会事业", "现代服务业", "战略性新兴产业", "交通", "水利", "城建", "民生", "生态环保",
    "房地产", "先进制造业", "文化旅游", "能源", "科技创新", "乡村振兴", "商贸物流", "城市更新", "产业", "数字经济",
)  # fmt: skip
OF_SECTORS = (
    "{}项目20个，完成投资30.5亿元，占年度计划的61%", "{}类项目20个", "{}领域完成投资30.5亿元",
    "{}方面，完成投资30.5亿元",
    "20个{}项目完成投资30.5亿元，占年度计划的61%", "{}20个、30.5亿元", "{}项目开工20个，开工率61%", "{}已开工20个",
    "其中{}项目20个", "其中，{}项目完成投资30.5亿元", "{}项目投资完成率为61%", "实施{}项目20个",
    "20个{}项目总投资30.5亿元，开工率61%", "20个{}项目开工率61%", "谈到{}，完成投资30.5亿元", "{}那边，20个已开工",
    "安排{}项目20个，总投资30.5亿元", "{}重点项目20个，完成投资30.5亿元", "{}项目最多，共20个",
    "{}累计完成投资30.5亿元",
)  # fmt: skip
DISTRICTS = ("东湖区", "西岭县", "高新区", "经开区", "青山湖区", "红谷滩新区", "湾里管理局", "小蓝经开区", "临空区")
OF_DISTRICTS = (
    "{}完成投资30.5亿元，占年度计划的61%", "{}重点项目20个，完成投资30.5亿元", "{}投资完成率61%", "其中{}20个",
    "{}已开工20个，开工率61%", "{}20个、30.5亿元", "{}项目20个，总投资30.5亿元", "{}共有重点项目20个", "{}完成30.5亿元",
    "{}实施重点项目20个，完成投资30.5亿元", "{}（61%）", "{}的开工率为61%",
)  # fmt: skip
NUMBERS = ("20个", "30.5亿元", "61%")


def pairs(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """Each wording with what it means."""
    return [(measure, wording) for measure, wordings in table.items() for wording in wordings]


def measures(text: str, unit: str) -> list[str]:
    """What the figures of a unit in a text are read as."""
    return [figure.metric for figure in read(text).figures if figure.unit == unit]


@pytest.mark.parametrize(("measure", "wording"), pairs(AMOUNTS))
def test_amounts_by_every_link(measure: str, wording: str) -> None:
    texts = [f"{lead}{wording}{link}52.3亿元。" for lead in LEADS for link in LINKS]
    assert [text for text in texts if measures(text, "亿元") != [measure]] == []


@pytest.mark.parametrize(("measure", "wording"), pairs(RATES))
def test_rates_by_every_link(measure: str, wording: str) -> None:
    texts = [f"{lead}{wording}{link}65.3%。" for lead in LEADS for link in LINKS]
    assert [text for text in texts if measures(text, "%") != [measure]] == []


@pytest.mark.parametrize(("measure", "wording"), pairs(COUNTS))
def test_counts_behind_every_lead(measure: str, wording: str) -> None:
    leads = (LEADS[0], LEADS[3], "南昌市重点项目100个，", "今年以来，南昌市重点项目完成投资30亿元，")
    texts = [f"{lead}{wording.format(57)}。" for lead in leads]
    assert [text for text in texts if measures(text, "个")[-1:] != [measure]] == []


@pytest.mark.parametrize(("words", "baseline"), BASELINES.items())
def test_changes_against_every_baseline(words: str, baseline: str) -> None:
    for rate, measure in (("投资完成率", "completion_rate"), ("开工率", "start_rate")):
        for move, is_fall in MOVES.items():
            figure = read(f"南昌市重点项目{rate}61.5%，{words}{move}3.2个百分点。").figures[-1]
            found = (figure.metric, figure.scope.baseline, figure.is_fall)
            assert found == (f"{measure}_delta", baseline, is_fall), (words, move, rate)


@pytest.mark.parametrize(("words", "months"), MONTHS.items())
def test_months_wherever_they_stand(words: str, months: tuple[int, int]) -> None:
    for text in ("{}，南昌市重点项目", "南昌市重点项目{}", "{}南昌市重点项目", "南昌市重点项目100个。{}，"):
        draft = f"# 南昌市 | 2019-09-20 |\n{text.format(words)}完成投资30.5亿元，开工率61%。"
        figures = [figure for figure in read(draft).figures if figure.unit != "个"]
        spans = [(figure.scope.period.first or 1, figure.scope.period.last) for figure in figures]
        assert spans == [months] * 2, draft


@pytest.mark.parametrize("wording", OF_SECTORS)
def test_every_sector_in_every_wording(wording: str) -> None:
    for sector in SECTORS:
        figures = behind_whole(wording, sector)
        assert [figure.scope.sector for figure in figures] == [sector] * numbers(wording), sector


@pytest.mark.parametrize("wording", OF_DISTRICTS)
def test_every_district_in_every_wording(wording: str) -> None:
    for district in DISTRICTS:
        figures = behind_whole(wording, district)
        assert [figure.scope.district for figure in figures] == [district] * numbers(wording), district


def behind_whole(wording: str, name: str) -> Sequence[Figure]:
    """The figures of a sentence with a name, behind one about the whole list."""
    return read(f"{WHOLE}{wording.format(name)}。").figures[3:]


def numbers(wording: str) -> int:
    """How many figures a wording has."""
    return sum(wording.count(number) for number in NUMBERS)
