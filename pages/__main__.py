"""Serves the dashboard: ``python -m pages``, on 127.0.0.1 unless told otherwise.

``streamlit run app.py`` shows the same pages, without the policy that keeps the browser to this server.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from pages.parts.own_server import OwnServerOnly

app = st.App(Path(__file__).parent.parent / "app.py", middleware=[Middleware(OwnServerOnly)])

if __name__ == "__main__":
    app.run()
