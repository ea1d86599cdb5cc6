"""Pairs of ledgers made from a seed: projects that stay, change, join, leave, move between groups and scopes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from analytics.decomposition.measured import Ledgers
from analytics.months import Month
from tests.builders import Row, dated, municipal, new_start, project
from tests.decomposition.slow import Pair, is_listed

NOW = Month(2020, 12)
THEN = {"a year earlier": Month(2019, 12), "within the year": Month(2020, 4)}
TIER, OTHER = "市重点推进", "省重点"
SECTORS, DISTRICTS, UNITS = ("工业", "服务业", "城市建设"), ("西湖区", "高新区"), ("市教育局", "市水投公司")
BIGGEST = 12


@dataclass(frozen=True)
class Portfolios:
    """Two ledgers of one city, the later one first, and a scope."""

    now: list[Row]
    then: list[Row]
    compare_to: Month
    tier: str | None

    @property
    def slow(self) -> Pair:
        """What the slow computation reads."""
        return Pair(self.now, self.then, (NOW.end, self.compare_to.end), self.tier)

    @property
    def rows(self) -> list[Row]:
        """The rows as :func:`analytics.answers.ledger_rows` lists them."""
        return [
            row
            | {
                "listed": is_listed(row, row["as_of"]),
                "in_scope": is_listed(row, row["as_of"]) and (self.tier is None or self.tier in row["tiers"]),
            }
            for row in (*self.now, *self.then)
        ]

    def ledgers(self, rows: list[Row] | None = None) -> Ledgers:
        """What the product's pure split reads."""
        return Ledgers.of(self.rows if rows is None else rows, NOW, self.compare_to)


def portfolios(seed: int) -> Portfolios:
    """The pair of a seed; something is planned, in money and in starts, at both dates."""
    dice = Random(seed)  # noqa: S311
    compare_to = dice.choice(list(THEN.values()))
    now, then = [], []
    for number in range(dice.randint(1, BIGGEST)):
        earlier = made(dice, number, compare_to)
        later = dice.choice([earlier, changed(dice, earlier, compare_to), made(dice, number, compare_to)])
        fate = dice.choice(["stays", "stays", "stays", "joins", "leaves"])
        now += [later] if fate != "leaves" else []
        then += [earlier] if fate != "joins" else []
    for rows, name in ((now, "N"), (then, dice.choice("NT"))):
        rows.append(new_start(name, tiers=[TIER], annual_plan_wan=dice.randint(1, 9), status=status(dice)))
    return Portfolios(dated(now, NOW), dated(then, compare_to), compare_to, dice.choice([None, TIER]))


def made(dice: Random, number: int, compare_to: Month) -> Row:
    """A project with whatever a ledger may state."""
    make = municipal if dice.random() < 0.4 else project
    place = {"unit": dice.choice(UNITS)} if make is municipal else in_district(dice.choice(DISTRICTS))
    return make(
        number,
        **place,
        sector=dice.choice(SECTORS),
        tiers=dice.choice([[TIER], [TIER, OTHER], [OTHER]]),
        plan_kind=dice.choice(["new_start", "new_start", "carried_over", "reserve"]),
        status=status(dice),
        total_investment_wan=money(dice),
        annual_plan_wan=money(dice),
        completed_investment_wan=money(dice),
        transferred_in_on=day(dice, compare_to),
        transferred_out_on=day(dice, compare_to),
    )


def changed(dice: Random, row: Row, compare_to: Month) -> Row:
    """The same project later: some of its cells are others."""
    other = made(dice, 0, compare_to)
    kept = {"project_id", "name", "district", "responsible_unit", "unit_kind"}
    cells = [name for name in row if name not in kept]
    return row | {name: other[name] for name in dice.sample(cells, dice.randint(1, 4))}


def in_district(name: str) -> dict[str, str]:
    """A district answers for its own projects."""
    return {"district": name, "responsible_unit": name}


def status(dice: Random) -> str:
    """Where a project stands."""
    return dice.choice(["not_started", "under_construction", "finished"])


def money(dice: Random) -> Decimal | None:
    """An amount of 万元, often none or nothing."""
    return dice.choice([None, Decimal(0), Decimal(dice.randint(1, 99_999)) / 100, Decimal(dice.randint(1, 99))])


def day(dice: Random, compare_to: Month) -> date | None:
    """Mostly no date, else one about one of the two month-ends."""
    about = dice.choice([compare_to.end, NOW.end])
    return about + timedelta(dice.choice([-40, 0, 1, 40])) if dice.random() < 0.3 else None
