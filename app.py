"""The entry: page list, language, and the scope taken from the URL."""

from __future__ import annotations

import streamlit as st

from analytics.errors import PortfolioError
from analytics.language import Language
from pages.parts import state
from pages.parts.panels.text import literal

st.set_page_config(page_title="重大重点项目看板", page_icon="📊", layout="wide")
try:
    ignored = state.open_session()
except PortfolioError as refusal:
    st.error(literal(refusal.text(Language.ZH)))
    st.stop()
_ = state.words()
PAGES = (
    st.Page("pages/overview.py", title=_("Overview"), default=True),
    st.Page("pages/briefing.py", title=_("Briefing")),
    st.Page("pages/check.py", title=_("Number check")),
    st.Page("pages/district.py", title=_("Districts")),
    st.Page("pages/sector.py", title=_("Sectors")),
    st.Page("pages/tier.py", title=_("Tiers")),
    st.Page("pages/why.py", title=_("Why it moved")),
    st.Page("pages/over_time.py", title=_("Over time")),
    st.Page("pages/cities.py", title=_("Cities")),
    st.Page("pages/published.py", title=_("Published")),
    st.Page("pages/data.py", title=_("Data")),
)
page = st.navigation(list(PAGES), position="top")
if ignored:
    st.toast(
        _("The link names something unknown here, so the default is shown: {names}", names=", ".join(ignored)),
        duration="long",
    )
try:
    page.run()
except PortfolioError as refusal:
    st.error(literal(refusal.text(state.view().language)))
