"""层级: the overlapping lists side by side, and which contains which; they are never added up."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from analytics.answers import ask
from analytics.glossary import Dimension
from analytics.wording.findings import tiers_finding
from pages.parts import state
from pages.parts.panels.cards import MEASURED, tier_cards
from pages.parts.panels.frame import begin, end, require_projects
from pages.parts.panels.grids import containment
from pages.parts.panels.names import namer, present
from pages.parts.panels.ranking import rank_chart
from pages.parts.panels.tables import COMPARED, show_groups
from pages.parts.panels.trend import small_curves

archive = begin()
view, _ = state.view(), state.words()
where = replace(view.where, tier=None)
answer = ask(archive, view.question(*MEASURED, where=where))
require_projects(answer)
months = (*view.month.year_earlier.whole_year, *view.month.year_so_far)
tiers = ask(archive, view.question(*{*MEASURED, *COMPARED}, by=(Dimension.TIER,), where=where, history=months))
names = present(tiers, Dimension.TIER)
if view.where.tier is not None:
    st.caption(_("This page shows every list, whichever tier is chosen above."))
tier_cards(tiers, names)
left, right = st.columns(2, gap="medium")
with left:
    finding = tiers_finding(tiers, namer(Dimension.TIER), view.language)
    rank_chart(archive, tiers, Dimension.TIER, "completion_rate", finding)
with right:
    within = {
        name: ask(archive, view.question("project_count", by=(Dimension.TIER,), where=replace(where, tier=name)))
        for name in names
    }
    containment(names, within, tiers, _("Which list contains which"))
show_groups(tiers, Dimension.TIER)
small_curves(tiers, Dimension.TIER, names, _("Each list over the year"))
end(answer)
