"""The README is current: its table of metrics, its dependencies, its commands, its picture."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from analytics.__main__ import parser
from analytics.metrics import METRICS
from analytics.wording.metric_table import line, renewed

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_table_of_metrics_is_what_the_register_says() -> None:
    assert renewed(README) == README, "run `make readme`"
    assert all(line(metric) in README for metric in METRICS)


def test_every_dependency_is_named_with_what_it_is_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    names = {re.match(r"[\w-]+", requirement)[0] for requirement in project["project"]["dependencies"]}
    table = README.split("## What it stands on")[1]
    assert {name for name in names if f"\n| {name} |" not in table} == set()
    tools = {re.match(r"[\w-]+", requirement)[0] for requirement in project["dependency-groups"]["dev"]}
    assert {tool for tool in tools if tool not in table} == set()


def test_every_command_is_listed() -> None:
    listed = set(re.findall(r"^\| `(\w+)", README.split("## Command line")[1], re.MULTILINE))
    commands = next(action for action in parser()._actions if action.dest == "command").choices
    assert set(commands) <= listed


def test_every_local_file_that_it_shows_is_there() -> None:
    shown = re.findall(r"!\[[^]]*]\(([^)]+)\)", README)
    assert shown
    assert all((ROOT / path).is_file() for path in shown)


def test_what_is_synthetic_is_said_in_the_first_ten_lines_of_text() -> None:
    lines = [line for line in README.splitlines() if line.strip()][:10]
    assert "示例数据 / demo data" in "\n".join(lines)
