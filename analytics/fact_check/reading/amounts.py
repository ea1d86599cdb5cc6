"""What an amount of money is: by the phrase nearest before it, else what its list repeats."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.fact_check.figure import Sense
from analytics.fact_check.reading import phrases
from analytics.fact_check.reading.marks import Kind, Mark
from analytics.fact_check.reading.numbers import Family
from analytics.fact_check.reading.periods import Span
from analytics.fact_check.reading.said import COMPLETED, LAST_YEAR, PLAN, TOTAL, Meaning, Said
from analytics.months import MONTHS_A_YEAR

BARE_INVESTMENT = "投资"
BEYOND = ("高出", "多出", "超出", "多于", "少于", "低于", "高于", "落后")


def amount(lead: Sequence[Mark], said: Said, *, is_item: bool, is_rated: bool) -> Meaning | None:
    """What an amount is; null for one that is no figure of the portfolio.

    ``is_item``: the name right before it is that of an item in a list; ``is_rated``: a completion rate stands right
    behind it.
    """
    clause = phrases.clause_of(lead)
    against = compared(clause, said)
    if against is not None:
        return against
    found = phrases.nearest(clause, Family.MONEY) or phrases.nearest(lead, Family.MONEY)
    if found is None and phrases.says(clause, "foreign"):
        said.is_foreign = True
        return None
    if found is None:
        found_before = repeated(clause, said, is_item=is_item)
        # 工业17个、79.03亿元、占计划52%: a rate of the plan is one of what has been completed.
        is_bare = bool(clause) and all(other.kind is Kind.STOP for other in clause)
        return Meaning(COMPLETED) if is_rated and (found_before is not None or is_bare) else found_before
    mark, row = found
    behind = [other for other in lead if other.start >= mark.end]
    is_of_list = any(other.kind is Kind.TIER for other in clause)
    if phrases.says(behind, "foreign") or (phrases.says(clause, "foreign") and not (row.means and is_of_list)):
        said.is_foreign = True
        return None
    is_bare = mark.text == BARE_INVESTMENT and not any(
        row.means == COMPLETED for m in clause if m is not mark for row in m.rows
    )
    if is_bare and not is_rated and said.money and said.money[0].measure == TOTAL:
        # 总投资788亿元：20亿元以上的7个，投资552亿元.
        return Meaning(TOTAL)
    sense = Sense(row.sense) if row.sense else Sense.VALUE
    if sense is Sense.INCREASE:
        return increase(lead, clause, said)
    if row.means == COMPLETED and phrases.says(clause, "aim"):
        return Meaning(PLAN)
    if row.means == PLAN and is_of_part(clause, mark):
        sense = Sense.TARGET
    return Meaning(row.means or None, sense, mark.text if sense is Sense.TARGET else None)


def compared(clause: Sequence[Mark], said: Said) -> Meaning | None:
    """What an amount right behind a comparison is: a target, what was reached earlier, or by how much more it is."""
    if is_target(clause):
        # 比同期计划的115.6亿元高出39.1亿元: what is compared with is a target.
        return Meaning(PLAN, Sense.TARGET, phrases.baseline_of(clause))
    earlier = phrases.baseline_of(clause) if said.measure is not None and is_of_earlier(clause) else None
    if earlier is not None:
        # 增长46.4%（对比2020年的2429.2亿元）: what it was then.
        return Meaning(said.measure, earlier=earlier)
    if is_beyond(clause):
        # 完成57.4亿元，高出同期计划20.7亿元.
        falls = phrases.goes_down(phrases.text_of(clause))
        return Meaning(said.measure or COMPLETED, Sense.INCREASE, phrases.baseline_of(clause), falls)
    return None


def is_target(clause: Sequence[Mark]) -> bool:
    """Whether an amount stands right behind a comparison with a target."""
    marks = [mark for mark in clause[-2:] if mark.text not in ("的", "（")]
    is_compared = bool(marks) and marks[-1].kind is Kind.COMPARED
    return is_compared and marks[-1].text[:1] in ("比", "较") and phrases.contains(str(marks[-1].payload or ""), "plan")


def is_of_earlier(clause: Sequence[Mark]) -> bool:
    """Whether an amount stands right behind a comparison with an earlier time: 对比2020年的2429.2亿元."""
    marks = [mark for mark in clause[-2:] if mark.text not in ("的", "（")]
    if (
        not marks
        or marks[-1].kind is not Kind.COMPARED
        or (clause[-1].text != "的" and not clause[-1].text.endswith("的"))
    ):
        return False
    base = str(marks[-1].payload or "")
    return base[:4].isdigit() or base.endswith("同期") or base in phrases.listed("last_year")


def is_beyond(clause: Sequence[Mark]) -> bool:
    """Whether an amount stands right behind a comparison that says by how much: 高出同期计划20.7亿元."""
    return bool(clause) and clause[-1].kind is Kind.COMPARED and clause[-1].text.startswith(BEYOND)


def is_of_part(clause: Sequence[Mark], mark: Mark) -> bool:
    """Whether a plan is of part of the year by the months before it: 1-4月计划投资, 上半年单列的投资目标."""
    if phrases.contains(mark.text, "year"):
        return False
    spans = [other.payload for other in clause if isinstance(other.payload, Span) and other.start < mark.start]
    return any(span.last is not None and (span.first, span.last) != (1, MONTHS_A_YEAR) for span in spans)


def increase(lead: Sequence[Mark], clause: Sequence[Mark], said: Said) -> Meaning:
    """More than before, or what one month has added: 7月新增12.6亿元."""
    baseline = phrases.baseline_of(lead)
    is_of_months = said.is_within or any(mark.kind in (Kind.DATE, Kind.PERIOD) for mark in clause)
    is_added = any(mark.text.startswith("新增") for mark in clause)
    if baseline is None and is_added and (is_of_months or said.last is not None):
        return Meaning(COMPLETED)
    named = phrases.named_measure(clause, Family.MONEY)
    measure = said.measure if named is None else named[1]
    return Meaning(measure, Sense.INCREASE, baseline or LAST_YEAR, phrases.goes_down(phrases.text_of(clause)))


def repeated(clause: Sequence[Mark], said: Said, *, is_item: bool) -> Meaning | None:
    """The measure of an amount that stands bare in a list: that of the same place in the item before."""
    is_named = any(mark.kind is Kind.GAP or mark.text in ("项目", "工程") for mark in clause)
    is_named = is_named and not any(mark.text in ("合计", "共计", "总计") for mark in clause)
    if not said.money or (is_named and not is_item):
        return None
    return said.money[min(said.money_in_item, len(said.money) - 1)]
