"""总览: the first screen answers in five seconds; everything else is one click further."""

from __future__ import annotations

import streamlit as st

from analytics.answers import ask
from analytics.glossary import Dimension
from analytics.wording.findings import pace_finding, ranking_finding
from pages.parts import state
from pages.parts.panels.attention import attention, what_changed
from pages.parts.panels.cards import MEASURED, headline_cards
from pages.parts.panels.frame import begin, end, require_projects
from pages.parts.panels.names import namer
from pages.parts.panels.ranking import rank_chart
from pages.parts.panels.trend import year_chart

archive = begin()
view = state.view()
months = (*view.month.year_earlier.whole_year, *view.month.year_so_far)
answer = ask(archive, view.question(*MEASURED, history=months))
require_projects(answer)
headline_cards(answer)
districts = ask(archive, view.question("completion_rate", by=(Dimension.DISTRICT,)))
left, right = st.columns(2, gap="medium")
with left:
    year_chart(answer, pace_finding(answer, view.language))
    attention(archive, view, districts)
with right:
    finding = ranking_finding(districts, "completion_rate", namer(Dimension.DISTRICT), view.language)
    rank_chart(archive, districts, Dimension.DISTRICT, "completion_rate", finding)
    what_changed(archive, view)
end(answer)
