"""领域: where the money is, how far each sector has come, and how its year ran."""

from __future__ import annotations

import streamlit as st

from analytics.answers import ask
from analytics.glossary import Dimension
from analytics.wording.findings import movers_finding, ranking_finding, share_finding
from pages.parts import state
from pages.parts.panels.cards import MEASURED, headline_cards
from pages.parts.panels.frame import begin, end, require_projects
from pages.parts.panels.grids import treemap
from pages.parts.panels.names import namer, present
from pages.parts.panels.ranking import rank_chart
from pages.parts.panels.tables import COMPARED, show_groups
from pages.parts.panels.trend import small_curves

SIZE = "annual_plan"

archive = begin()
view = state.view()
answer = ask(archive, view.question(*MEASURED, history=view.month.year_so_far))
require_projects(answer)
headline_cards(answer)
months = (*view.month.year_earlier.whole_year, *view.month.year_so_far)
sectors = ask(archive, view.question(*COMPARED, by=(Dimension.SECTOR,), history=months))
name = namer(Dimension.SECTOR)
left, right = st.columns(2, gap="medium")
with left:
    treemap(archive, sectors, Dimension.SECTOR, SIZE, share_finding(sectors, SIZE, name, view.language))
with right:
    finding = ranking_finding(sectors, "completion_rate", name, view.language)
    rank_chart(archive, sectors, Dimension.SECTOR, "completion_rate", finding)
show_groups(sectors, Dimension.SECTOR, whole=answer)
finding = movers_finding(sectors, "completion_rate", name, view.language)
small_curves(sectors, Dimension.SECTOR, present(sectors, Dimension.SECTOR), finding)
end(answer)
