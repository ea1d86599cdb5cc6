"""What a figure says: planned or achieved, a rate by its wording, a share, growth, an increase, a change, a rank."""

from __future__ import annotations

import pytest

from tests.fact_check.reading.marked import assert_read

PLANNED = [
    "全市重点项目计划完成投资{100亿元|annual_plan}，已完成{80亿元|completed_investment}。",
    "全市重点项目年度计划投资{100亿元|annual_plan}，预计完成投资{110亿元|annual_plan}。",
    "全市重点项目力争完成投资{40亿元|annual_plan}。",
    "重点项目一季度目标任务{20亿元|annual_plan target}，实际完成{22亿元|completed_investment}。",
    "计划新开工项目{40个|planned_start_count}，已开工{30个|started_count}，尚未开工{10个|rest}。",
    "年内计划竣工{25个|project_count stage=to_be_finished}，已竣工{12个|finished_count}。",
    "{12个|planned_start_count}项目须在年内开工，{10个|started_count}已经做到。",
    "参加集中开工的{114个|project_count}项目已全部开工。",
    "为重点项目落实专项债券{50亿元|measure=- sense=other}。",
    "续建项目{50个|project_count}，复工{48个|started_count stage=carried_over}，还有{2个|rest}没有复工。",
    "复工的重点项目{45个|project_count}。",
    "截至5月，新开工项目{11个|started_count}，开工率{55%|start_rate}；全年计划：续建项目{63个|project_count}，"
    "新开工项目{20个|planned_start_count}。",
    "全年计划开工{560个|planned_start_count}，实开{58个|started_count}，比计划多开{9个|project_count increase}。",
    "东湖大桥等{6个|measure=- sense=reached}已完成全年投资目标。",
    "重点项目年度计划新开工{20个|planned_start_count}。",
    "与会人员现场观摩{6个|measure=- sense=other}项目。",
]
RATES = [
    "重点项目计划开工{60个|planned_start_count}，已开工{45个|started_count}，占年度开工计划的{75%|start_rate}。",
    "重点项目计划开工{60个|planned_start_count}，已开工{45个|started_count}，占年度计划的{75%|start_rate}。",
    "{164个|planned_start_count}计划新开工项目已开工{141个|started_count}，开工率为{85.9%|start_rate}。",
    "重点项目完成投资{30亿元|completed_investment}，占年度计划的{61%|completion_rate}。",
    "重点项目完成投资{30亿元|completed_investment}，为一季度目标任务的{104%|completion_rate baseline=1-3月目标}。",
    "重点项目开工率{84.2%|start_rate}，投资完成率{86.2%|completion_rate}。",
    "重点项目共{100个|project_count}，开复工{84个|started_count}，开复工率{84%|opened_rate}。",
    "重点项目年度计划投资为{80亿元|annual_plan}，总投资和完成投资为{300亿元|total_investment}和"
    "{50亿元|completed_investment}，同比分别增长{20%|total_investment growth}和{30%|completed_investment growth}。",
    "重点项目总投资、年度计划投资分别为{300亿元|total_investment}、{80亿元|annual_plan}。",
    "重点项目分两类（依次为个数、总投资、年度投资计划）：工业{6个|project_count}、{64亿元|total_investment}、"
    "{12亿元|annual_plan}；农业{4个|project_count}、{30亿元|total_investment}、{8亿元|annual_plan}。",
    "工业项目{20个|project_count}，完成投资{60亿元|completed_investment}。{6个|project_count}旅游项目"
    "{16亿元|completed_investment}，{32%|completion_rate}；{4个|project_count}商贸项目{9亿元|completed_investment}。",
    "按行业分：工业{17个|project_count}、{79亿元|completed_investment}、占计划{52%|completion_rate}，农业"
    "{12个|project_count}、{15亿元|completed_investment}、占计划{93%|completion_rate}。",
    "当天{56个|started_count}项目破土，总投资{88亿元|total_investment}：10亿元以上的{7个|started_count}，投资"
    "{52亿元|total_investment}。",
    "1-6月，动工的已有{54个|started_count}，签约{20个|project_count}。",
    "总投资{20亿元|none}的城东污水处理项目，年度投资完成率已达{55%|none}。重点项目投资完成率{61%|completion_rate}。",
    "{12个|places}县区中，过了年计划{90%|none}的还有东湖区。",
    "重点项目投资完成率达{八成五|completion_rate number=8.5 unit=成}。",
    "重点项目总投资{一百二十亿元|total_investment number=120}，平均每个{3亿元|measure=- sense=other}。",
    "{80个|project_count}重点项目完成投资超过{200亿元|completed_investment}，超亿元的项目{20个|project_count}。",
    "1-6月重点项目开工{49个|started_count}，开工率{98%|start_rate}；竣工项目{15个|finished_count}。",
    "上半年重点项目计划开工{36个|planned_start_count}，签约{35个|project_count hedge=-}。",
    "重点项目完成投资{30亿元|completed_investment}，增长{20%|completed_investment growth}（对比2018年的"
    "{25亿元|completed_investment value}）。",
    "{48项|started_count}重点项目同日破土。这一批共{48项|started_count}。\n分两类：工业项目{36项|started_count}，今年要投"
    "{61亿元|annual_plan}；农业项目{12项|started_count}。",
    "一季度开工新建项目{41个|started_count}，总投资{46亿元|total_investment}。",
    "{60项|planned_start_count}计划新开工项目中，动工的有甲厂、乙厂等{30个|started_count}，{20项|started_count}已破土。",
    "重点项目复工率{95%|measure=- sense=other}，竣工率{40%|measure=- sense=other}。",
    "截至8月底序时进度为{66.67%|time_progress}，重点项目投资完成率{70%|completion_rate}。",
]
COMPARED = [
    "产业项目完成投资{30亿元|completed_investment}，占全部重点项目完成投资的{42%|completed_investment share}。",
    "重点项目开工{20个|started_count}。工业项目完成投资占全市的{43%|completed_investment share}。",
    "重点项目完成投资{30亿元|completed_investment}，同比增长{6.8%|completed_investment growth is_fall=no}。",
    "重点项目完成投资{30亿元|completed_investment}，同比下降{6.8%|completed_investment growth fall}。",
    "重点项目完成投资{30亿元|completed_investment}，增长-{6.8%|completed_investment growth fall}。",
    "重点项目完成投资{30亿元|completed_investment}，比同期计划的{26亿元|annual_plan target}高出{4亿元|increase}。",
    "工业项目完成投资{30亿元|completed_investment}，高出同期计划{4亿元|completed_investment increase}。",
    "同去年二季度相比，个数、总投资、年度计划投资分别多了{14个|project_count increase}、"
    "{69亿元|total_investment increase}和{20亿元|annual_plan increase}。",
    "重点项目共{586个|project_count}，比上年增加{7个|project_count increase baseline=上年 is_fall=no}。",
    "重点项目共{586个|project_count}，比上年减少{7个|project_count increase baseline=上年 fall}。",
    "重点项目完成投资{30亿元|completed_investment}，较上月增加{3亿元|completed_investment increase baseline=上月}。",
    "全市重点项目由年初的{580个|project_count}调整为{586个|project_count}，调入{16个|moved_in}，调出{10个|moved_out}。",
]
CHANGES = [
    "投资完成率{117%|completion_rate}，超序时进度{17个百分点|completion_rate change baseline=序时进度 is_fall=no}。",
    "投资完成率{70%|completion_rate}，落后序时进度{5个百分点|completion_rate change baseline=序时进度 fall}。",
    "投资完成率{117.0%|completion_rate}，较上年提高{29.4个百分点|completion_rate change baseline=上年 is_fall=no}。",
    "开工率{86%|start_rate}，比上年同期下降{2.1个百分点|start_rate change baseline=上年同期 fall}。",
    "完成投资{30亿元|completed_investment}，同比增长{15%|completed_investment growth}，比均衡进度快"
    "{2.6个百分点|completion_rate change baseline=序时进度 is_fall=no}。",
    "开工率{86%|start_rate}、投资完成率{97%|completion_rate}，分别较上年提高{5个百分点|start_rate change baseline=上年}"
    "和{9.4个百分点|completion_rate change baseline=上年}。",
    "投资完成率{85%|completion_rate}，高于全市平均水平{3个百分点|completion_rate change baseline=全市平均水平}。",
    "投资完成率{85%|completion_rate}，较全年目标低{15个百分点|completion_rate change baseline=全年目标 fall}。",
    "投资完成率{117.0%|completion_rate}，较上年提升{29.4%|completion_rate change unit=% baseline=上年}。",
    "投资完成率{117.0%|completion_rate}，比上年高{29.4%|completion_rate change unit=%}。",
    "投资完成率{117.0%|completion_rate}，超序时进度{17%|completion_rate change unit=% baseline=序时进度}。",
    "开工率{84.3%|start_rate}，较上年同期的{78.1%|start_rate}提升{6.2%|start_rate change unit=%}。",
    "开工率{84.2%|start_rate}，较上年同期的{78.1%|start_rate}提升{6.1个百分点|start_rate change baseline=上年同期}。",
]
RANKS = [
    "投资完成率排名{前两名|completion_rate rank number=2 entities=东湖区、西岭县}的县区依次为东湖区、西岭县。",
    "投资完成率居{前两位|completion_rate rank number=2 entities=东湖区、西岭县}的是东湖区、西岭县。",
    "重点项目投资完成率居{第一位|completion_rate rank number=1 entities=东湖区}的是东湖区。",
    "比新开工个数，西岭县、东湖区居{前两位|rank}，依次为{13个|started_count district=西岭县}、"
    "{11个|started_count district=东湖区}。",
    "东湖区投资完成率居全市{第2位|completion_rate rank number=2 district=东湖区}，"
    "较上月上升{3位|completion_rate places_gained baseline=上月 is_fall=no}。",
    "东湖区投资完成率{120%|completion_rate}，排名{第一|completion_rate rank number=1 district=东湖区}。",
]


@pytest.mark.parametrize("marked", PLANNED)
def test_what_is_planned_is_not_achieved(marked: str) -> None:
    assert_read(marked)


@pytest.mark.parametrize("marked", RATES)
def test_rates_by_their_wording(marked: str) -> None:
    assert_read(marked)


@pytest.mark.parametrize("marked", COMPARED)
def test_shares_growth_and_moves(marked: str) -> None:
    assert_read(marked)


@pytest.mark.parametrize("marked", CHANGES)
def test_changes_have_a_baseline_and_a_direction(marked: str) -> None:
    assert_read(f"2019年，重点项目{marked}")


@pytest.mark.parametrize("marked", RANKS)
def test_ranks_with_names(marked: str) -> None:
    assert_read(marked)
