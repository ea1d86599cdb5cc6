"""变化原因: why a figure moved, split into parts that add up exactly."""

from __future__ import annotations

import streamlit as st

from analytics.answers import ask
from analytics.decomposition import plan_restated
from pages.parts import state
from pages.parts.panels.frame import begin, end, require_projects
from pages.parts.panels.why import (
    choices,
    groups_chart,
    projects_tables,
    restated_plan,
    split_or_stop,
    steps_chart,
)

archive = begin()
view = state.view()
answer = ask(archive, view.question("project_count"))
require_projects(answer)
metric, by = choices()
split = split_or_stop(archive, metric, by)
left, right = st.columns(2, gap="medium")
with left:
    steps_chart(split)
with right:
    groups_chart(split, by)
projects_tables(split)
if metric == "completion_rate":
    restated_plan(plan_restated(archive, split.answer.question))
end(split.answer)
