"""Texts of a ledger that spreadsheets, browsers, Markdown or Plotly would run if they were let."""

from __future__ import annotations

from typing import Any

from tests.builders import DECEMBER, Row, new_start, project
from tests.ledger.grids import clean

NAMES = (
    "=1+1",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "$x$",
    ":red[x]",
    "**b**",
    "{name}",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "https://example.invalid/x",
    "%{customdata}",
    "&lt;b&gt;",
)
UNIT = "<b>=1+1</b> **x** [u](javascript:alert(2)) $y$ {unit} :red[z]"
NOTE = '=HYPERLINK("https://example.invalid","x") <script>alert(3)</script>'


def rows() -> list[Row]:
    """One project per hostile name, all of a unit of the city that is no better; half of them late to start."""
    told = {"district": None, "unit_kind": "municipal", "responsible_unit": UNIT, "note": NOTE, "lead_official": NOTE}
    late = {"planned_start_on": DECEMBER.end.replace(month=3)}
    return [
        (new_start if place % 2 else project)(place, name=name, **told, **(late if place % 2 else {}))
        for place, name in enumerate(NAMES)
    ]


def lines_of_ledger() -> list[dict[str, Any]]:
    """The same as rows of an uploaded ledger."""
    told = {"所属县区": None, "责任单位": UNIT, "单位类型": "市直", "备注": NOTE}
    return [clean(place, **told) | {"项目名称": name} for place, name in enumerate(NAMES)]
