"""城市对比: what may be compared between cities, what after a conversion, what not and why."""

from __future__ import annotations

import streamlit as st

from analytics.comparison import COMPARED, Conversion, compare, mix, rates
from analytics.comparison.findings import gaps_finding, groups_finding, mix_finding, pace_finding, slope_finding
from pages.parts import state
from pages.parts.panels.cities.choose import choose_subjects
from pages.parts.panels.cities.drawn import dots, mix_chart, pace_chart, slope_chart
from pages.parts.panels.cities.said import cards, own_figures, sources, verdicts
from pages.parts.panels.frame import begin
from pages.parts.panels.text import literal

archive = begin()
view, _ = state.view(), state.words()
subjects = choose_subjects(archive)
if len(subjects) < 2:
    st.info(_("Choose at least one city or month to stand beside this one."))
    st.stop()
comparison = compare(archive, subjects, view.metrics or COMPARED)
verdicts(comparison)
cards(comparison)
gaps = [row for row in comparison.rows if row.conversion is Conversion.GAP]
by_group, consists = rates(comparison.sides), mix(comparison.sides)
left, right = st.columns(2, gap="medium")
with left:
    dots(comparison, gaps, "gaps", gaps_finding(gaps, view.language))
with right:
    has_slope = slope_chart(comparison, slope_finding(comparison, view.language))
if comparison.allows("completion_rate"):
    with left if has_slope else right:
        pace_chart(comparison, pace_finding(comparison, view.language))
    with right:
        dots(comparison, by_group, "groups", groups_finding(by_group, view.language))
mix_chart(consists, mix_finding(consists, view.language))
own_figures(comparison)
st.divider()
st.caption(literal(sources(comparison.sides)))
