"""Of whose projects a figure speaks: named beside it, or carried on as a careful reader carries it."""

from __future__ import annotations

import pytest

from tests.fact_check.reading.marked import assert_read

PARTS = [
    "重点项目共{100个|sector=-}，其中，产业项目{60个|sector=产业}，总投资{300亿元|sector=产业}；"
    "基础设施项目{40个|sector=基础设施}，总投资{200亿元|sector=基础设施}。",
    "重点项目共{100个|tier=重点项目 sector=-}：产业项目{60个|tier=重点项目 sector=产业}、"
    "基础设施项目{25个|sector=基础设施}、民生项目{15个|sector=民生}。",
    "重点项目共{100个|sector=-}（产业项目{60个|sector=产业}、民生项目{40个|sector=民生}），总投资{500亿元|sector=-}。",
    "重点项目总投资{500亿元|sector=-}（其中产业项目{300亿元|sector=产业}），年度计划投资{90亿元|sector=-}。",
    "重点项目中，产业项目{60个|sector=产业}，包括工业{30个|sector=产业/工业}、农业{20个|sector=产业/农业}。",
    "分领域看，工业项目{60个|sector=工业}，完成投资{30亿元|sector=工业}；服务业完成投资{10亿元|sector=服务业}。",
    "重点项目共{100个|stage=-}，其中续建{60个|stage=carried_over}、新建{40个|planned_start_count stage=new_start}，"
    "年度计划投资{80亿元|stage=-}。",
    "重点项目共{100个|stage=-}，其中实施项目{80个|stage=implementing}、前期项目{20个|reserve_count stage=reserve}。",
    "重点项目共{60个|sector=-}，其中高标准项目{12个|sector=-}。",
    "{12个|started_count sector=-}其他项目已开工。",
    "工业项目开工{30个|sector=工业}，教育卫生等社会事业新开工{2个|sector=社会事业}，房地产只有{1个|sector=房地产}；"
    "分量最重的基础设施有{9个|sector=基础设施}；“三网”基础设施提质{28个|sector=“三网”基础设施提质}。",
    "工业方面，完成投资{12亿元|sector=工业}；实施农业项目{20个|sector=农业}；工业重点项目{18个|sector=工业}。",
    "工业、农业、民生三类，依次完成{9.5亿元|sector=工业}（为年投资计划的{80%|completion_rate sector=工业}）、"
    "{2.3亿元|completed_investment sector=农业}（{59%|completion_rate sector=农业}）、{6亿元|sector=民生}"
    "（{83%|sector=民生}）。",
    "产业项目最多，共{60个|sector=产业}。",
    "其中{80个|stage=under_construction}在建，{12个|finished_count stage=-}竣工。",
    "1-6月新开工{53个|started_count stage=-}，连同续建累计开工{157个|started_count stage=-}。",
    "重点项目续建{60个|stage=carried_over}、新建{40个|planned_start_count}，合计{100个|project_count stage=-}。",
    "总投资{10亿元|none}以上项目{18个|size=10亿元以上 tier=-}。",
    "第一批重点项目{60个|batch=第一批}，第二批重点项目{40个|batch=第二批}。",
]
TIERS = [
    "全市共安排市重大重点项目{120个|tier=市重大重点项目}。重点项目完成投资{50亿元|completed_investment}。",
    "全市重大重点项目{120个|tier=重大重点项目}，其中，{100个|tier=市重点推进项目}市重点推进项目完成投资"
    "{50亿元|tier=市重点推进项目}。市重点推进项目开工率{90%|tier=市重点推进项目}。",
    "一、市重大重点项目\n共{120个|tier=市重大重点项目}，完成投资{50亿元|tier=市重大重点项目}。\n"
    "二、省重点项目\n共{20个|tier=省重点项目}。",
    "2019年市重点项目安排如下。\n一、省级：{20个|tier=省级重点项目}，总投资{80亿元|tier=省级重点项目}。\n"
    "二、市级：{60个|tier=市重点项目}。",
    "全市共有省重点项目{20个|tier=省重点项目}，市重点项目（不含省重点）{90个|tier=市重点项目（不含省重点）}，"
    "总投资{300亿元|tier=市重点项目（不含省重点）}。",
    "全市重点项目{80个|tier=市重点项目}，市重点项目完成投资{8亿元|tier=市重点项目}。",
    "市重点项目办通报，全市重点项目{80个|tier=重点项目}。",
    "一、市级\n重点项目共{120个|tier=市级重点项目}。\n二、省级\n重点项目共{20个|tier=省级重点项目}。",
    "重点项目共{12个|tier=重点项目}，其中市级{8个|tier=市级重点项目}、县级{4个|tier=县级重点项目}。",
    "按照重点推进的省列重大项目清单，省列重大项目{12个|tier=省列重大项目}完成投资{8亿元|tier=省列重大项目}。",
    "全市重点项目{80个|tier=重点项目}，另有{9个|tier=省专项调度项目}省专项调度项目，完成投资{8亿元|tier=省专项调度项目}。",
    "全市重点项目{80个|tier=重点项目}，其中{6个|tier=省属重点项目}列入省属重点项目，完成投资"
    "{8亿元|tier=省属重点项目}。",
    "# 成都市武侯区重点项目进展 | 2019-08-10 | \n武侯区有{30个|tier=成都市重点项目 district=武侯区}项目进了"
    "成都市重点项目计划，完成投资{18亿元|tier=成都市重点项目}。"
    "武侯区重点项目共{158个|tier=区重点项目 district=武侯区}。",
    "德阳市安排亿元以上重点工业项目{106项|sector=工业 size=亿元以上}。"
    "前三季度完成投资{207.88亿元|sector=工业 size=亿元以上}。",
    "市级重点项目{200项|tier=市级重点项目}。{50项|reserve_count tier=市级重点项目 stage=reserve}重大前期项目在办手续。",
    "截至8月，全市建设类重点项目{99项|stage=implementing}，总投资{60亿元|stage=implementing}。其中省级"
    "{20项|stage=implementing tier=省级重点项目}、市级{79项|stage=implementing tier=市级重点项目}。",
    "重点项目共{50个|tier=重点项目 sector=-}，其中{5个|tier=重点项目 sector=市政}市政道路项目完成投资"
    "{3亿元|tier=重点项目}。",
]
PLACES = [
    "分区域看，东湖区完成投资{30亿元|district=东湖区}，完成年度计划的{90%|completion_rate district=东湖区}；"
    "西岭县完成投资{20亿元|district=西岭县}。",
    "重点项目完成投资{50亿元|district=-}，其中：东湖区{30亿元|completed_investment district=东湖区}、"
    "西岭县{20亿元|completed_investment district=西岭县}。",
    "全市完成投资{80亿元|district=-}，西岭县完成投资{12亿元|district=西岭县}，全市开工率{86%|start_rate district=-}。",
    "西岭县完成投资{12亿元|district=西岭县}。全市完成投资{80亿元|district=-}。",
    "南昌市重大重点项目西湖区完成投资{12.3亿元|district=西湖区}。",
    "各县区重点项目{120个|tier=重点项目}。",
    "市本级完成投资{20亿元|district=市本级}，县区完成投资{80亿元|district=县区}。",
    "江苏省2019年重点项目共{200个|city=江苏省}，全省完成投资{800亿元|city=江苏省}。"
    "南京市安排重点项目{30个|city=南京市}，完成投资{120亿元|city=南京市}。全省开工率{90%|city=江苏省}。",
    "东湖区重点项目{20个|tier=重点项目 district=东湖区}，去年区重点项目{18个|tier=区重点项目}。",
    "一季度德阳市重点项目完成投资{12亿元|district=- city=德阳市}。",
    "重点项目完成投资{12亿元|district=-}，达到市定计划的{71%|completion_rate district=-}。",
    "安排城市更新项目{12个|district=- sector=城市更新}。",
    "市本级{48个|district=市本级}（含{7个|none}区），县市{52个|district=县市}。",
    "# 山西省重点工程 | 2019-08-10 | \n山西省重点工程完成率{70%|city=山西省}。各市排名：长治{81%|city=长治市}、"
    "大同{79%|city=大同市}、晋城{71%|city=晋城市}。",
    "# 重庆市万州区市级重大项目进展 | 2022-04-20 | \n重庆市万州区发展改革委公布，全区{27个|district=万州区}市级重大项目"
    "完成投资{12亿元|district=万州区}。",
    "# 阿坝州重点项目进展 | 2019-04-20 | \n阿坝州对口援建重点项目{34项|city=阿坝州}，浙江省承担{11项|city=阿坝州}。",
    "# 河北省重点项目 | 2019-10-20 | \n河北省重点项目投资完成率{90%|city=河北省}，承德市{86.9%|city=承德市}、"
    "辛集市{80.5%|city=河北省 district=辛集市}。",
    "一、新开工。共{22项|stage=new_start}，完成投资{57亿元|stage=new_start}。完成率{73%|stage=new_start}。\n二、在建。{13项|"
    "stage=under_construction}累计投入{76亿元|stage=under_construction}。\n三、工业。完成投资{8亿元|sector=工业}。",
    "今年实施{76个|stage=-}重点项目。今年实施重点项目{76个|stage=-}、储备项目{20个|stage=reserve}。",
    "# 自贡市重点项目 | 2018-06-20 | \n自贡市重点项目快报（2018年第6期）\n{30个|tier=省重点项目}省重点项目完成投资"
    "{41亿元|tier=省重点项目}。\n续建的有{13个|tier=省重点项目}。",
    "江苏省重点项目共{200个|city=江苏省}。南京市{30个|city=南京市}，苏州市{40个|city=苏州市}。",
    "{12个|places}县区中，{9个|places reached}达到序时进度。",
    "全市{12个|places}县区全部完成年度计划。",
]
EXAMPLES = [
    "城北大道、滨江公园等{12个|started_count sector=- district=-}项目已开工。",
    "城北大道改造、西岭县污水处理厂等{12个|started_count sector=- district=-}项目已开工。",
    "东湖区污水处理厂、西岭县大道、南山水库{3个|finished_count sector=- district=-}项目竣工。",
    "总投资{120亿元|total_investment sector=工业}的{16个|started_count sector=工业}工业项目开工建设。",
    "安排总投资{120亿元|total_investment sector=工业}的{16个|sector=工业}工业项目、"
    "总投资{80亿元|total_investment sector=服务业}的{20个|sector=服务业}服务业项目。",
]
RESPECTIVELY = [
    "工业、农业、交通完成投资分别为{12.3|sector=工业 unit=亿元}、{4.5|sector=农业 unit=亿元}和{6.7亿元|sector=交通}。",
    "东湖区、西岭县、南山区分别完成投资{30亿元|district=东湖区}、{20亿元|district=西岭县}、{9亿元|district=南山区}。",
    "续建、新建项目分别{60个|project_count stage=carried_over}、{40个|planned_start_count stage=new_start}。",
    "工业项目、服务业项目分别为{60个|sector=工业}、{40个|sector=服务业}，"
    "分别完成投资{30亿元|completed_investment sector=工业}、{20亿元|completed_investment sector=服务业}。",
]
TABLES = [
    "重点项目完成情况表（单位：万元）\n区县|项目数|年度计划|完成投资|完成率\n"
    "东湖区|{12|project_count district=东湖区 unit=个}|{20000|annual_plan district=东湖区 unit=万元}|"
    "{15000|completed_investment unit=万元}|{75%|completion_rate}\n"
    "合计|{20|project_count district=-}|{30000|annual_plan district=-}|{24000|completed_investment}|"
    "{80%|completion_rate district=-}",
    "重点项目情况（单位：亿元、个）\n领域 | 项目数 | 总投资 | 年度计划投资\n"
    "工业 | {12|project_count sector=工业} | {80.5|total_investment unit=亿元} | {20|annual_plan sector=工业}",
]


@pytest.mark.parametrize("marked", PARTS)
def test_parts_of_a_list(marked: str) -> None:
    assert_read(marked)


@pytest.mark.parametrize("marked", TIERS)
def test_lists_in_their_fullest_name(marked: str) -> None:
    assert_read(marked)


@pytest.mark.parametrize("marked", PLACES)
def test_places_and_counts_of_places(marked: str) -> None:
    assert_read(marked)


@pytest.mark.parametrize("marked", EXAMPLES)
def test_examples_and_amounts_before_what_is_counted(marked: str) -> None:
    assert_read(marked)


@pytest.mark.parametrize("marked", RESPECTIVELY)
def test_numbers_told_respectively(marked: str) -> None:
    assert_read(marked)


@pytest.mark.parametrize("marked", TABLES)
def test_tables_with_the_unit_in_their_title(marked: str) -> None:
    assert_read(marked)
