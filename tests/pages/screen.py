"""The app as a reader has it before them: opened at a link, read as words, clicked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.sources import ROOT

# Pages of one scope with its charts; pages that set cities or texts beside each other; the page of the ledgers.
CHART_PAGES = ("overview", "district", "sector", "tier", "over_time")
PAGES = (*CHART_PAGES, "briefing", "check", "why", "cities", "published", "data")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~$:&])")
WORDED = ("title", "header", "subheader", "markdown", "caption", "info", "success", "warning", "error", "toast")
LABELLED = ("selectbox", "button", "text_input", "download_button", "file_uploader", "expander", "tabs")


def opened(page: str = "overview", *, theme: str = "light", **parameters: str) -> AppTest:
    """The app at a link, on one of its pages."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.context = {"theme": theme}
    if page != "overview":
        app.switch_page(f"pages/{page}.py")
    for name, value in parameters.items():
        app.query_params[name] = value
    return sound(app.run())


def gone_to(app: AppTest, page: str) -> AppTest:
    """The app on another of its pages."""
    return sound(app.switch_page(f"pages/{page}.py").run())


def sound(app: AppTest) -> AppTest:
    """The app, if nothing was raised."""
    assert not app.exception, [raised.message for raised in app.exception]
    return app


def words(app: AppTest) -> str:
    """All text that the page shows outside tables and charts, as the reader sees it."""
    return unescaped("\n".join(raw_words(app)))


def unescaped(text: str) -> str:
    """Markdown's escapes undone."""
    return ESCAPE.sub(r"\1", text)


def raw_words(app: AppTest) -> Iterator[str]:
    """The same text as it was sent to the page."""
    for kind in WORDED:
        yield from (str(element.value) for element in getattr(app, kind))
    for kind in LABELLED:
        yield from (element.label for element in getattr(app, kind))
    for metric in app.metric:
        proto = metric.proto
        yield from (metric.label, metric.value, metric.delta, proto.help, proto.delta_description)
    for group in (*app.pills, *app.segmented_control):
        yield from group.options


def charts(app: AppTest) -> dict[str, dict[str, Any]]:
    """Each chart's key without its theme, and its Plotly figure."""
    return {chart.key.rpartition("_")[0]: json.loads(chart.proto.spec) for chart in app.get("plotly_chart")}


def clicked(app: AppTest, chart: str, customdata: str) -> AppTest:
    """The page after a click on the bar or cell that stands for a group."""
    drawn = next(one for one in app.get("plotly_chart") if one.key.rpartition("_")[0] == chart)
    known = [point for trace in json.loads(drawn.proto.spec)["data"] for point in trace.get("customdata", ())]
    assert customdata in known, known
    points = [{"customdata": customdata, "curve_number": 0, "point_index": known.index(customdata)}]
    app.session_state[drawn.key] = {"selection": {"points": points, "point_indices": [], "box": [], "lasso": []}}
    return sound(app.run())


def listed(app: AppTest) -> Any:
    """The frame of the one table of projects that is open."""
    (frame,) = [element.value for element in app.dataframe if "project_id" in element.value]
    return frame


def chosen(app: AppTest, field: str, label: str) -> AppTest:
    """The page after the reader chose an option of a scope box by its words."""
    box = app.selectbox(key=f"choose_{field}")
    box.select_index(list(box.options).index(label))
    return sound(app.run())
