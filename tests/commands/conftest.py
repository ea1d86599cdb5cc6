"""The command line in this process, over a small archive of two years."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from analytics.__main__ import main
from analytics.snapshots import Archive
from tests.builders import DECEMBER, MAIN_TIER, YEAR_BEFORE, archive_of, municipal, new_start, project

PRIORITY = "市重点推进"


class Outcome(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON object on standard output."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


Run = Callable[..., Outcome]


@pytest.fixture
def run(portfolio: Archive, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the portfolio; wrong usage, too, is an exit code."""

    def command(*arguments: str, data: Path | None = None) -> Outcome:
        try:
            code = main(["--data", str(data or portfolio.root), *arguments])
        except SystemExit as usage:
            code = int(usage.code or 0)
        return Outcome(code, *capsys.readouterr())

    return command


@pytest.fixture
def portfolio(tmp_path: Path) -> Archive:
    """Nanchang in December of 2019 and 2020: two districts, the city's own units, one project that has left."""
    both = [MAIN_TIER, PRIORITY]
    now = [
        project(1, tiers=both, annual_plan_wan=30000, completed_investment_wan="35100.50"),
        project(2, district="高新区", annual_plan_wan=20000, completed_investment_wan=10000, sector="服务业"),
        new_start(3, status="finished", annual_plan_wan=None, completed_investment_wan=None),
        new_start(4, annual_plan_wan=None, completed_investment_wan=None),
        new_start(5, district="高新区", status="under_construction", annual_plan_wan=None, completed_investment_wan=0),
        municipal(6, annual_plan_wan=1000, completed_investment_wan=3000),
        municipal(7, unit="市水投公司", annual_plan_wan=1000, completed_investment_wan=1000),
        project(8, annual_plan_wan=99999, transferred_out_on=DECEMBER.start),
    ]
    then = [
        project(1, tiers=both, annual_plan_wan=30000, completed_investment_wan=24000),
        project(2, district="高新区", annual_plan_wan=20000, completed_investment_wan=10000, sector="服务业"),
        new_start(9, annual_plan_wan=None, completed_investment_wan=None),
    ]
    return archive_of(tmp_path / "portfolio", {YEAR_BEFORE: then, DECEMBER: now})
