"""Serves the dashboard: ``python -m pages [--port 8501] [--address 127.0.0.1]``.

``streamlit run app.py`` shows the same pages, without the policy that keeps the browser to this server.
"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from pages.parts.own_server import OwnServerOnly

app = st.App(Path(__file__).parent.parent / "app.py", middleware=[Middleware(OwnServerOnly)])

if __name__ == "__main__":
    parser = ArgumentParser(prog="python -m pages", description="Serve the dashboard")
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--address", default="127.0.0.1", help="who may connect; default: this machine only")
    args = parser.parse_args()
    app.run(config={"server.port": args.port, "server.address": args.address})
