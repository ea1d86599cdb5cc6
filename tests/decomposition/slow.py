"""The split a second time, slowly: plain loops over ledger rows, other algebra, no code of the product.

``MONEY`` and ``BASE`` state what each metric adds up. Rows are ledger rows of one date; a scope is one tier or none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

Row = dict[str, Any]
# (kind, reason, group) → what it adds, and the projects that moved it.
Found = dict[tuple[str, str, str | None], tuple[Fraction, set[str]]]

MONEY = {
    "completed_investment": "completed_investment_wan",
    "annual_plan": "annual_plan_wan",
    "total_investment": "total_investment_wan",
}


def is_listed(row: Row | None, day: date) -> bool:
    """In the list of that day."""
    return row is not None and (row["transferred_out_on"] is None or row["transferred_out_on"] > day)


def above_and_below(metric: str, row: Row | None) -> tuple[Fraction, Fraction]:
    """What a row adds to the numerator and to the denominator."""
    if row is None:
        return Fraction(0), Fraction(0)
    if metric == "completion_rate":
        return Fraction(row["completed_investment_wan"] or 0), Fraction(row["annual_plan_wan"] or 0)
    if metric == "start_rate":
        planned = row["plan_kind"] == "new_start"
        return Fraction(planned and row["status"] != "not_started"), Fraction(planned)
    return Fraction(1 if metric == "project_count" else row[MONEY[metric]] or 0), Fraction(0)


def group(row: Row, by: str | None) -> str | None:
    """The group of a row, the municipal level and the districts each together where they are no group themselves."""
    if by == "sector":
        return str(row["sector"])
    if by == "district":
        return "市本级" if row["unit_kind"] == "municipal" else str(row["district"])
    if by == "unit":
        return str(row["responsible_unit"]) if row["unit_kind"] == "municipal" else "县区"
    return None


class Pair:
    """Two ledgers of a city with their days, and the scope: a tier, or everything."""

    def __init__(self, now: Iterable[Row], then: Iterable[Row], days: tuple[date, date], tier: str | None) -> None:
        self.today, self.before = days
        self.now = {row["project_id"]: row for row in now}
        self.then = {row["project_id"]: row for row in then}
        self.tier = tier

    def inside(self, ledger: dict[str, Row], day: date) -> dict[str, Row]:
        """The projects in scope at one date."""
        return {
            project: row
            for project, row in ledger.items()
            if is_listed(row, day) and (self.tier is None or self.tier in row["tiers"])
        }

    @property
    def scoped(self) -> tuple[dict[str, Row], dict[str, Row]]:
        """The projects in scope now and then."""
        return self.inside(self.now, self.today), self.inside(self.then, self.before)

    def sums(self, metric: str) -> list[tuple[Fraction, Fraction]]:
        """Numerator and denominator, now and then."""
        found = []
        for ledger in self.scoped:
            above = below = Fraction(0)
            for row in ledger.values():
                above += above_and_below(metric, row)[0]
                below += above_and_below(metric, row)[1]
            found.append((above, below))
        return found

    def change(self, metric: str) -> Fraction:
        """The change of the figure: now less then."""
        (c1, p1), (c0, p0) = self.sums(metric)
        return c1 / p1 - c0 / p0 if metric in ("completion_rate", "start_rate") else c1 - c0

    def why_joined(self, project: str) -> str:
        """Why a project is in scope now and was not then."""
        moved = self.now[project]["transferred_in_on"]
        if moved is not None and self.before < moved <= self.today:
            return "transferred_in"
        return "entered_scope" if is_listed(self.then.get(project), self.before) else "newly_listed"

    def why_left(self, project: str) -> str:
        """Why a project was in scope then and is not now."""
        if is_listed(self.now.get(project), self.today):
            return "left_scope"
        for ledger in (self.now, self.then):
            row = ledger.get(project)
            if row is not None and row["transferred_out_on"] is not None and row["transferred_out_on"] <= self.today:
                return "transferred_out"
        return "finished" if self.then[project]["status"] == "finished" else "delisted"

    def split(self, metric: str, by: str | None) -> Found:
        """Every part of the change."""
        if metric == "start_rate" and self.today.year != self.before.year:
            return self.split_groups(by)
        found: Found = {}
        (c1, p1), (c0, p0) = self.sums(metric)

        def add(kind: str, reason: str, key: str | None, project: str, above: Fraction, below: Fraction) -> None:
            if above == below == 0:
                return
            moved = above
            if metric in ("completion_rate", "start_rate"):
                moved = (2 * p0 * p1 * above - (c0 * p1 + c1 * p0) * below) / (p0 * p1 * (p0 + p1))
            total, members = found.get((kind, reason, key), (Fraction(0), set()))
            found[kind, reason, key] = total + moved, members | {project}

        now, then = self.scoped
        for project in now.keys() | then.keys():
            a1, b1 = above_and_below(metric, now.get(project))
            a0, b0 = above_and_below(metric, then.get(project))
            if project not in then:
                add("joined", self.why_joined(project), group(now[project], by), project, a1, b1)
            elif project not in now:
                add("left", self.why_left(project), group(then[project], by), project, -a0, -b0)
            elif group(now[project], by) != group(then[project], by):
                add("same_projects", "regrouped", group(then[project], by), project, -a0, -b0)
                add("same_projects", "regrouped", group(now[project], by), project, a1, b1)
            else:
                for reason, above, below in reasons_of_same(
                    metric, a1 - a0, b1 - b0, years=self.today.year - self.before.year
                ):
                    add("same_projects", reason, group(now[project], by), project, above, below)
        return found

    def split_groups(self, by: str | None) -> Found:
        """The start rate of two years, by counts instead of rates and shares."""
        counts: dict[str, list[int]] = {}
        members: dict[str, set[str]] = {}
        for place, ledger in enumerate(self.scoped):
            for project, row in ledger.items():
                above, below = above_and_below("start_rate", row)
                if below:
                    key = group(row, by or "sector") or ""
                    of_group = counts.setdefault(key, [0, 0, 0, 0])
                    of_group[2 * place] += int(above)
                    of_group[2 * place + 1] += 1
                    members.setdefault(key, set()).add(project)
        (all_k1, all_n1), (all_k0, all_n0) = self.sums("start_rate")
        found: Found = {}
        for key, (k1, n1, k0, n0) in counts.items():
            rates = [Fraction(k, n) for k, n in ((k1, n1), (k0, n0)) if n]
            level = sum(rates) / len(rates) - (all_k1 * all_n0 + all_k0 * all_n1) / (2 * all_n1 * all_n0)
            shift = (n1 * all_n0 - n0 * all_n1) / (all_n1 * all_n0)
            rise = k1 * n0 - k0 * n1
            parts = []
            if n1 and n0 and rise:
                weight = (n1 * all_n0 + n0 * all_n1) / (2 * all_n1 * all_n0)
                reason = "rate_rose" if rise > 0 else "rate_fell"
                parts.append(("rate", reason, weight * rise / (n1 * n0)))
            if shift:
                parts.append(("mix", "share_rose" if shift > 0 else "share_fell", level * shift))
            for kind, reason, moved in parts:
                place = (kind, reason, key if by else None)
                total, known = found.get(place, (Fraction(0), set()))
                found[place] = total + moved, known | members[key]
        return found


def reasons_of_same(
    metric: str, above: Fraction, below: Fraction, *, years: int
) -> list[tuple[str, Fraction, Fraction]]:
    """The reasons of a project that is in scope at both dates."""
    if metric == "completion_rate":
        words = ("plan_smaller", "plan_larger") if years else ("plan_lowered", "plan_raised")
        plan = words[0] if below < 0 else words[1]
        return [("investment", above, Fraction(0)), (plan, Fraction(0), below)]
    if metric == "start_rate" and below:
        return [("start_planned" if below > 0 else "start_unplanned", above, below)]
    if metric == "start_rate":
        return [("started" if above > 0 else "start_withdrawn", above, below)]
    return [("increase" if above > 0 else "decrease", above, Fraction(0))]
