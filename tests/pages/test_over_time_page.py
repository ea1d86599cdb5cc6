"""The page over time: every grain and metric, the forecast and its back-test, restated months, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from analytics.glossary import Grain
from analytics.language import Language
from analytics.months import Month
from analytics.snapshots import Archive
from pages.parts.figures import outlook, timeline
from pages.parts.figures.curves import Line
from pages.parts.figures.look import LIGHT
from pages.parts.panels.over_time.choices import METRICS
from tests.builders import DECEMBER, archive_of, project, publish
from tests.pages.screen import charts, opened, sound, words

PAGE = "over_time"
DISTRICTS = ("西湖区", "东湖区", "高新区", "经开区", "新建区")
NAMES = [f"M{number}" for number in range(1, 13)]


def rows(completed: int, plan: int | None = 1000) -> list[dict[str, Any]]:
    """One project a district that completed so much of its plan."""
    return [
        project(name, district=name, completed_investment_wan=completed + place, annual_plan_wan=plan)
        for place, name in enumerate(DISTRICTS)
    ]


def year(number: int, months: Sequence[int], **cells: Any) -> dict[Month, list[dict[str, Any]]]:
    """Ledgers of some months of a year that grow by 80 a month."""
    return {Month(number, month): rows(80 * month, **cells) for month in months}


def traces(spec: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The traces of a drawn figure by name."""
    return {trace["name"]: trace for trace in spec["data"]}


@pytest.mark.parametrize("language", tuple(Language))
@pytest.mark.parametrize("grain", tuple(Grain))
def test_every_grain_draws_in_both_languages(grain: Grain, language: Language) -> None:
    app = opened(PAGE, grain=grain, lang=language)
    assert not app.error
    drawn = charts(app)
    assert set(drawn) == {f"course_completion_rate_{grain}", "outlook", "back_test"}
    counted = {Grain.MONTH: 24, Grain.QUARTER: 8, Grain.YEAR: 2}
    known = traces(drawn[f"course_completion_rate_{grain}"])
    line = known["Completion rate" if language is Language.EN else "投资完成率"]
    assert sum(value is not None for value in line["y"]) == counted[grain]
    assert ("In 1 of 11 months" in words(app)) is (language is Language.EN)


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_has_its_chart_and_its_table(metric: str) -> None:
    app = opened(PAGE, metric=metric, grain="quarter", city="chengdu", lang="en")
    (kind,) = {trace["type"] for trace in charts(app)[f"course_{metric}_quarter"]["data"]}
    assert kind == ("bar" if metric == "completed_investment" else "scatter")
    assert any(metric in frame.value for frame in app.dataframe)
    assert "Q3 2019 (to Aug)" in words(app)
    assert {"xlsx_course", "csv_course", "xlsx_outlook"} <= {button.key for button in app.get("download_button")}


def test_another_metric_of_the_link_falls_back() -> None:
    assert "course_completion_rate_month" in charts(opened(PAGE, metric="reserve_count"))


def test_the_buttons_write_the_link() -> None:
    app = opened(PAGE)
    metric, grain = (
        next(one for one in app.segmented_control if one.key == f"choose_{name}") for name in ("metric", "grain")
    )
    metric.set_value(METRICS.index("annual_plan"))
    grain.set_value(1)
    sound(app.run())
    assert app.query_params["metric"] == "annual_plan"
    assert app.query_params["grain"] == "quarter"
    assert "course_annual_plan_quarter" in charts(app)


def test_the_population_of_the_scope_is_not_counted_here_and_that_is_said() -> None:
    same, plain = opened(PAGE, population="same_projects", lang="en"), opened(PAGE, lang="en")
    assert "This page counts each date's own projects" in words(same)
    assert charts(same) == charts(plain)


def test_nothing_later_than_the_month_shown_is_drawn() -> None:
    drawn = charts(opened(PAGE, as_of="2019-06", lang="en"))
    (line,) = [one for name, one in traces(drawn["course_completion_rate_month"]).items() if name == "Completion rate"]
    assert len(line["x"]) == 6


def test_nothing_later_than_the_month_shown_is_cited_or_listed(data: Archive) -> None:
    archive_of(data.root, year(2020, range(1, 9)))
    publish(data, rows(999), Month(2020, 7), expected_version=1, reason="更正")
    text = words(opened(PAGE, as_of="2020-06", lang="en"))
    assert "nothing was restated" in text
    assert "2020-08" not in text.replace("Aug 2020", "")
    assert "2020-01 … 2020-06" in text


def test_filters_hold_on_the_forecast() -> None:
    text = words(opened(PAGE, as_of="2020-06", district="西湖区", lang="en"))
    assert "No band: 1 of the 5 reporting groups that a band needs." in text
    whole = words(opened(PAGE, as_of="2020-06", lang="en"))
    assert "As 2019 alone ran, 2020 would end at 1,391.4" in whole
    assert "; 80% band from how groups differ 85.0% to 92.1%" in whole
    assert "This method is untested" in whole
    assert "No year has ended yet" in whole


def test_a_forecast_carries_its_record_and_the_errors_of_its_month(data: Archive) -> None:
    archive_of(data.root, year(2019, range(1, 13)) | year(2020, range(1, 13)) | year(2021, range(1, 7)))
    text = words(opened(PAGE))
    assert "按2019、2020年走势推算，2021年底" in text
    assert "同一方法以往 11 个月的预测，有 11 个月的实际值落在区间内。" in text
    assert "；其中6月的预测误差 0.0 个百分点" in text


@pytest.mark.parametrize(("language", "sentence"), [("zh", "进度曲线为虚构"), ("en", "these curves are invented")])
def test_demo_accuracy_is_called_invented(data: Archive, language: str, sentence: str) -> None:
    archive_of(data.root, year(2019, range(1, 13)) | year(2020, range(1, 13)))
    own = words(opened(PAGE, lang=language))
    assert sentence not in own
    assert ("lay in the band" if language == "en" else "落在区间内") in own


def test_the_demo_says_that_its_accuracy_is_invented() -> None:
    assert "these curves are invented, and so is how well they can be forecast" in words(opened(PAGE, lang="en"))


def test_one_month_only_is_said_in_words(data: Archive) -> None:
    archive_of(data.root, year(2020, [6]))
    app = opened(PAGE, lang="en")
    text = words(app)
    assert "no forecast of the year-end: no earlier year has ledgers of both June and December" in text
    assert "No year has ended yet that an earlier year could have forecast" in text
    assert "Every month shown has been published once; nothing was restated" in text
    assert set(charts(app)) == {"course_completion_rate_month", "outlook"}


@pytest.mark.parametrize("metric", METRICS)
def test_a_scope_without_a_plan_says_so(data: Archive, metric: str) -> None:
    archive_of(data.root, {Month(2019, 6): rows(1), Month(2019, 12): rows(2), Month(2020, 6): rows(1, None)})
    app = opened(PAGE, lang="en", metric=metric)
    text = words(app)
    assert "without an annual plan there is no rate" in text
    assert "outlook" not in charts(app)
    if metric == "completion_rate":
        assert "No completion rate in this scope" in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_restated_months_are_marked_by_shape_and_listed(data: Archive, language: str) -> None:
    archive_of(data.root, year(2019, range(1, 13)) | year(2020, range(1, 9)))
    publish(data, rows(999), Month(2020, 3), expected_version=1, reason="<b>更正</b> $x$")
    app = opened(PAGE, lang=language)
    drawn = traces(charts(app)["course_completion_rate_month"])
    mark = drawn["重新发布（有更正）" if language == "zh" else "Published again (restated)"]
    assert mark["x"] == [14]
    assert mark["marker"]["symbol"] == timeline.RESTATED_MARK
    (frame,) = [element.value for element in app.dataframe if "difference" in element.value]
    assert frame["reason"].tolist() == ["<b>更正</b> $x$"]
    assert (frame["before"].tolist(), frame["now"].tolist()) == (["24.20"], ["100.10"])
    assert frame["difference"].tolist() == ["75.90"]
    assert "xlsx_restated" in {button.key for button in app.get("download_button")}


def test_both_periods_that_a_restated_month_bounds_are_marked(data: Archive) -> None:
    archive_of(data.root, year(2020, range(1, 9)))
    publish(data, rows(250), Month(2020, 3), expected_version=1, reason="更正")
    months = charts(opened(PAGE, metric="completed_investment"))["course_completed_investment_month"]
    assert traces(months)["重新发布（有更正）"]["x"] == [2, 3]
    years = charts(opened(PAGE, metric="completed_investment", grain="year"))["course_completed_investment_year"]
    assert "重新发布（有更正）" not in traces(years)


def test_the_back_test_is_drawn_with_what_came(data: Archive) -> None:
    archive_of(data.root, year(2019, range(1, 13)) | year(2020, range(1, 13)))
    drawn = charts(opened(PAGE, lang="en"))["back_test"]
    known = traces(drawn)
    assert len(known["what came"]["y"]) == 22
    assert sum(len(trace["x"]) for name, trace in known.items() if name != "what came") == 11
    assert "year-end itself" in words(opened(PAGE, lang="en"))


def step(value: float | None, **cells: Any) -> timeline.Step:
    """A period of a figure."""
    return timeline.Step("t", cells.pop("year", ""), value, None, "h", **cells)


LEGEND = timeline.Legend("value", "pace", "restated")


def test_a_line_breaks_where_a_year_begins_and_at_a_gap() -> None:
    steps = [step(1.0, year="2019"), step(None), step(3.0), step(1.0, year="2020")]
    (line,) = timeline.timeline(steps, LEGEND, "%", LIGHT, as_bars=False).data
    assert list(line.y) == [1.0, None, 3.0, None, 1.0]
    assert line.connectgaps is None


def test_years_are_joined_but_not_to_one_that_still_runs() -> None:
    steps = [step(1.0, year="2018"), step(2.0, year="2019"), step(1.0, year="2020", is_running=True)]
    (line,) = timeline.timeline(steps, LEGEND, "%", LIGHT, as_bars=False).data
    assert list(line.y) == [1.0, 2.0, None, 1.0]
    assert line.marker.symbol[-1] == "circle-open"
    (bars,) = timeline.timeline(steps, LEGEND, "%", LIGHT, as_bars=True).data
    assert list(bars.marker.pattern.shape) == ["", "", "."]


def test_a_year_without_a_figure_is_not_drawn_and_is_named(data: Archive) -> None:
    archive_of(data.root, {Month(2019, 6): rows(1, None)} | year(2020, range(1, 9)))
    app = opened(PAGE)
    drawn = charts(app)["course_completion_rate_month"]
    assert all(len(trace["x"]) == 8 for trace in drawn["data"])
    assert drawn["layout"]["annotations"][0]["text"] == "2020"
    assert "2019年6月至2019年12月没有数据。" in words(app)


def test_without_any_figure_there_are_only_words(data: Archive) -> None:
    archive_of(data.root, year(2020, range(1, 9)))
    app = opened(PAGE, metric="start_rate")
    assert not [name for name in charts(app) if name.startswith("course")]
    assert "当前范围没有开工率数据" in words(app)


def test_no_comparison_leaves_the_year_before_out_of_words_and_table() -> None:
    for metric in ("completion_rate", "completed_investment"):
        compared, plain = (opened(PAGE, metric=metric, against=against) for against in ("year", "none"))
        told = [element.value for element in compared.subheader if "2020年12月" in element.value]
        assert any("同" in said for said in told)
        assert not any("同" in element.value for element in plain.subheader if "2020年12月" in element.value)
        assert "delta" in compared.dataframe[0].value
        assert "delta" not in plain.dataframe[0].value


@pytest.mark.parametrize(("as_of", "metric"), [("2020-12", "completed_investment"), ("2020-08", "completion_rate")])
def test_the_axis_names_quarters_as_the_table_does(as_of: str, metric: str) -> None:
    app = opened(PAGE, grain="quarter", metric=metric, as_of=as_of)
    named = charts(app)[f"course_{metric}_quarter"]["layout"]["xaxis"]["ticktext"]
    periods = app.dataframe[0].value["period"].tolist()
    assert named == [period[5:8] for period in periods]
    assert named[0] == "一季度"


def test_few_bars_carry_their_values() -> None:
    (bars,) = charts(opened(PAGE, grain="quarter", metric="completed_investment"))[
        "course_completed_investment_quarter"
    ]["data"]
    assert bars["text"][-1] == "780.2"
    many = timeline.timeline([step(1.0, printed="1.0")] * 13, LEGEND, "%", LIGHT, as_bars=True).data[0]
    assert many.text is None


def test_a_restated_period_without_a_figure_has_no_mark() -> None:
    steps = [step(None, year="2020", is_restated=True), step(1.0, is_restated=True)]
    figure = timeline.timeline(steps, LEGEND, "%", LIGHT, as_bars=True)
    assert list(figure.data[1].x) == [1]


def test_the_fan_runs_from_the_month_to_december() -> None:
    now, pace = Line("2020", [1.0, 2.0], ["a", "b"]), Line("pace", [8.3] * 12, ["p"] * 12)
    ahead = outlook.Ahead("forecast", "band", 1, 2.0, 90.0, 80.0, 100.0, "h")
    known = {trace.name: trace for trace in outlook.outlook(now, None, pace, ahead, NAMES, "%", LIGHT).data}
    assert (list(known["band"].x), list(known["band"].y)) == (["M2", "M12", "M12"], [2.0, 100.0, 80.0])
    assert known["forecast"].line.dash == "dash"
    bare = outlook.Ahead("forecast", "band", 1, 2.0, 90.0, None, None, "h")
    assert "band" not in {trace.name for trace in outlook.outlook(now, None, pace, bare, NAMES, "%", LIGHT).data}


def test_a_miss_has_another_shape_than_a_hit() -> None:
    tried = [
        outlook.Tried("M1", "2020", 50.0, 40.0, 60.0, 55.0, is_inside=True, hover="h"),
        outlook.Tried("M2", "", 50.0, 49.0, 51.0, 55.0, is_inside=False, hover="h"),
        outlook.Tried("M3", "", 50.0, None, None, 55.0, None, "h"),
    ]
    figure = outlook.back_test(tried, outlook.Outcomes("in", "out", "none", "came"), "%", LIGHT)
    symbols = {trace.name: trace.marker.symbol for trace in figure.data if trace.name != "came"}
    assert len(set(symbols.values())) == 3
    assert list(figure.data[2].error_y.array) == [1.0]
    assert DECEMBER.number == len(NAMES)
