"""县区: who leads and who lags, where, and in which sector; then the city's own units."""

from __future__ import annotations

import streamlit as st

from analytics.answers import ask
from analytics.glossary import Dimension
from analytics.metrics import metric_named
from analytics.wording.findings import ranking_finding, reached_finding, weakest_finding
from pages.parts import state
from pages.parts.panels.cards import MEASURED, headline_cards
from pages.parts.panels.frame import begin, end, require_projects
from pages.parts.panels.grids import heat_map, tile_map
from pages.parts.panels.names import key_namer, namer
from pages.parts.panels.ranking import rank_chart
from pages.parts.panels.tables import COMPARED, show_groups

RATES = ("completion_rate", "start_rate")

archive = begin()
view, _ = state.view(), state.words()
answer = ask(archive, view.question(*MEASURED, history=view.month.year_so_far))
require_projects(answer)
headline_cards(answer)
districts = ask(archive, view.question(*COMPARED, by=(Dimension.DISTRICT,)))
name = namer(Dimension.DISTRICT)
left, right = st.columns(2, gap="medium")
with left:
    metric = st.segmented_control(
        _("Ranked by"),
        RATES,
        default=RATES[0],
        format_func=lambda name: metric_named(name).text(view.language),
        required=True,
    )
    rank_chart(archive, districts, Dimension.DISTRICT, metric, ranking_finding(districts, metric, name, view.language))
with right:
    tile_map(archive, districts, reached_finding(districts, view.language))
show_groups(districts, Dimension.DISTRICT, whole=answer)
crossed = ask(archive, view.question("completion_rate", by=(Dimension.DISTRICT, Dimension.SECTOR)))
heat_map(archive, crossed, weakest_finding(crossed, key_namer(crossed), view.language))
units = ask(archive, view.question(*COMPARED, by=(Dimension.UNIT,)))
if units.keys:
    finding = ranking_finding(units, metric, namer(Dimension.UNIT), view.language)
    rank_chart(archive, units, Dimension.UNIT, metric, _("Municipal units: {finding}", finding=finding))
    show_groups(units, Dimension.UNIT)
end(answer)
