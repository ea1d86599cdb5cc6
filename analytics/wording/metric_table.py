"""The README's table of metrics, generated from the register; run as a module it renews the table."""

from __future__ import annotations

from analytics.language import Language
from analytics.metrics import METRICS, Direction, Metric
from analytics.places import ROOT
from analytics.wording.numbers import unit_of

README = ROOT / "README.md"
BEGIN, END = "<!-- metrics: generated from the register -->", "<!-- end of metrics -->"
ARROWS = {Direction.UP: "↑", Direction.DOWN: "↓", Direction.NEUTRAL: ""}


def line(metric: Metric) -> str:
    """One row of the table: name, labels, meaning in both languages, unit, which way is better, first source."""
    cells = (
        f"`{metric.name}`",
        metric.text(Language.ZH),
        metric.text(Language.EN),
        metric.basis.text(Language.EN),
        unit_of(metric, Language.ZH),
        ARROWS[metric.direction],
        metric.source or "—",
    )
    return "| " + " | ".join(cells) + " |"


def table() -> str:
    """The whole table, markers included."""
    head = "| metric | 中文 | English | definition | unit | better | published in |\n|---|---|---|---|---|---|---|"
    return "\n".join((BEGIN, head, *map(line, METRICS), END))


def renewed(readme: str) -> str:
    """The README with its table as the register has it now."""
    before, rest = readme.split(BEGIN)
    return before + table() + rest.split(END)[1]


if __name__ == "__main__":
    README.write_text(renewed(README.read_text("utf-8")), "utf-8")
