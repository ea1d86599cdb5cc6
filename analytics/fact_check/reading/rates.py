"""What a per cent number or a number of points is: by the phrase nearest before it, else what its list repeats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analytics.fact_check.figure import Sense
from analytics.fact_check.reading import phrases
from analytics.fact_check.reading.marks import Kind, Mark
from analytics.fact_check.reading.numbers import Family
from analytics.fact_check.reading.said import (
    COMPLETED,
    COMPLETION,
    PACE,
    PLAN,
    SAME_TIME,
    SCHEDULE,
    START,
    STARTED,
    Meaning,
    Said,
)

# What a number of planned starts is called where started ones are given as per cent of them.
NEW_STARTS = ("新开工", "计划开工", "新建", "应开工")
YEARS_INVESTMENT = ("年度投资", "年投资", "全年投资", "年度总投资")
# The verbs by which rates change; amounts grow (增长).
MOVES_OF_RATES = ("提升", "提高", "同比提高", "上升", "下降", "同比下降", "降低", "回落", "高出", "多出")
OF_RATES = (Family.RATE, Family.POINTS)
EQUALS = ("为", "是", "达到", "应为", "应达到")
BEYOND = ("超", "超过", "超出", "低于", "落后")
ADDS = ("拉动", "拉低", "拖累")


def per_cent(lead: Sequence[Mark], said: Said) -> Meaning | None:
    """What a per cent number is; null for one that is no figure of the portfolio."""
    clause = phrases.clause_of(lead)
    if is_schedule(clause):
        return Meaning(SCHEDULE)
    if is_before(clause):
        # 较上年同期的78.1%提升6.2个百分点: an earlier rate of what was said last.
        return replace(said.last_rate or Meaning(COMPLETION), earlier=phrases.baseline_of(clause))
    found = phrases.nearest(clause, Family.RATE) or phrases.nearest(lead, Family.RATE)
    if found is None:
        is_aimed = phrases.says(clause, "aim") and said.rate is not None
        return Meaning(None, Sense.OTHER) if is_aimed else repeated(lead, said)
    mark, row = found
    said.is_foreign = (said.is_foreign and not row.means) or phrases.says(clause, "foreign")
    if said.is_foreign:
        return None
    sense = Sense(row.sense) if row.sense else Sense.VALUE
    if sense is Sense.VALUE and phrases.says(clause, "aim"):
        return Meaning(None, Sense.OTHER)
    if sense is Sense.SHARE:
        return share(mark, clause, said)
    if sense is Sense.GROWTH:
        return growth(mark, lead, clause, said)
    if row.means == COMPLETION and mark.text.startswith("占") and said.measure in (STARTED, PLAN):
        # 新开工564个，占年度计划的50.49%: of the planned starts. 计划投资…，占年度计划的…: a share of the plan.
        return Meaning(START) if said.measure == STARTED else Meaning(PLAN, Sense.SHARE)
    return Meaning(row.means or None, sense, part_named(mark.text) if row.basis == "part" else None)


def growth(mark: Mark, lead: Sequence[Mark], clause: Sequence[Mark], said: Said) -> Meaning:
    """Per cent more of an amount or count; behind a rate the rate that it has become, or its change in wrong units."""
    rate = COMPLETION if said.last_rate is None else said.last_rate.measure
    if mark.text.endswith(("到", "至")):
        # 由78.1%提高到85.3%.
        return Meaning(rate)
    falls = phrases.goes_down(phrases.text_of(clause))
    baseline = phrases.baseline_of(lead) or SAME_TIME
    if said.last_rate is not None and said.family in OF_RATES and mark.text in MOVES_OF_RATES:
        # 开工率86.0%，较上年同期提升19.8%: the change of a rate, in points that are printed as per cent.
        return Meaning(rate, Sense.CHANGE, baseline, falls)
    named = phrases.named_measure(clause, Family.MONEY)
    return Meaning(said.measure if named is None else named[1], Sense.GROWTH, baseline, falls)


def is_schedule(clause: Sequence[Mark]) -> bool:
    """Whether the schedule itself is given: 截至8月底序时进度为66.67%."""
    text = phrases.text_of(clause)
    return any(text.endswith(f"{word}{verb}") for word in phrases.listed("pace") for verb in EQUALS)


def is_before(clause: Sequence[Mark]) -> bool:
    """Whether a number stands right behind a baseline: 较上年同期的78.1%."""
    marks = [mark for mark in clause[-2:] if mark.text not in ("的", "（")]
    if not marks or marks[-1].kind is not Kind.COMPARED or marks[-1].text in ("同比", "环比"):
        return False
    return str(marks[-1].payload or "").endswith("同期")


def repeated(lead: Sequence[Mark], said: Said) -> Meaning | None:
    """The rate that stands bare in a list; 序时进度（50%） is the line, no result."""
    baseline, text = phrases.baseline_of(lead), phrases.text_of(phrases.clause_of(lead))
    is_change = baseline is not None and lead[-1].text != "（" and phrases.tells_change(text)
    if is_change and said.last_rate is not None and said.family in OF_RATES:
        # 投资完成率117.0%，超序时进度17%: likewise points.
        return Meaning(said.last_rate.measure, Sense.CHANGE, baseline, phrases.goes_down(text))
    is_line = any(mark.kind is Kind.COMPARED or mark.text in phrases.listed("pace") for mark in lead)
    if is_line or said.family is None:
        return None
    if said.family is Family.MONEY and said.measure == COMPLETED:
        return said.rate_of_money or Meaning(COMPLETION)
    return said.rate


def part_named(text: str) -> str:
    """The target that a rate is held against: 一季度目标任务 of 为一季度目标任务的."""
    shared = next((word for word in phrases.listed("share") if text.startswith(word)), "")
    return text.removeprefix(shared).removesuffix("的").removesuffix("进度")


def share(mark: Mark, clause: Sequence[Mark], said: Said) -> Meaning:
    """A part of a larger set; 占65.1% right behind what was completed is of the plan if the text says so of others."""
    base = str(mark.payload or "") if mark.kind is Kind.SHARE else mark.text
    named = phrases.named_measure([other for other in clause if other.end <= mark.start], Family.MONEY)
    if named is not None and base and not base.endswith(YEARS_INVESTMENT):
        # 工业项目完成投资占全市的43%.
        return Meaning(named[1], Sense.SHARE)
    if not base and phrases.says(clause, "within"):
        # 在全市完成投资中占73.1%.
        return Meaning(said.measure, Sense.SHARE)
    if not base and said.measure == COMPLETED:
        repeats = said.rate is not None and said.rate.sense in (Sense.SHARE, Sense.VALUE)
        return (said.rate if repeats else said.rate_of_money) or Meaning(COMPLETED, Sense.SHARE)
    if said.measure == COMPLETED and base.endswith(YEARS_INVESTMENT):
        return Meaning(COMPLETION)
    if said.measure == STARTED and any(word in base for word in NEW_STARTS):
        return Meaning(START)
    return Meaning(said.measure, Sense.SHARE)


def points(lead: Sequence[Mark], said: Said) -> Meaning | None:
    """By how many points a rate differs from a baseline; null for one that is no figure of the portfolio."""
    clause = phrases.clause_of(lead)
    in_brackets = bool(lead) and lead[-1].text == "（"
    text = phrases.text_of(lead if in_brackets else clause)
    if said.is_foreign or phrases.says(clause, "foreign"):
        return None
    if any(word in text for word in ADDS):
        changed = said.last_change or Meaning(COMPLETION, Sense.CHANGE, SAME_TIME)
        return replace(changed, sense=Sense.PART, is_fall=phrases.goes_down(text))
    found = phrases.named_measure(clause, Family.RATE)
    named = None if found is None else found[1]
    baseline = baseline_of_points(lead, clause, text, found)
    if named is None and baseline is not None and phrases.contains(baseline, "plan"):
        named = COMPLETION
    if baseline is None and (in_brackets or not phrases.tells_change(text)):
        # 为年度计划投资的13.3个百分点: no change, but a rate with the wrong unit.
        repeats = named is None and said.rate is not None and said.rate.sense is Sense.VALUE
        return said.rate if repeats else Meaning(named or COMPLETION)
    falls = phrases.goes_down(phrases.text_of(clause))
    if named is None and baseline == PACE:
        # 为全年计划的52.6%，同比增长15.2%，比均衡进度快2.6个百分点: only a rate runs ahead of the pace.
        named = COMPLETION
    if named is None and said.rate is not None and said.rate.sense in (Sense.SHARE, Sense.GROWTH, Sense.OTHER):
        return Meaning(said.rate.measure, Sense.OTHER, baseline, falls)
    measure = named or (said.last_rate.measure if said.last_rate is not None else COMPLETION)
    return Meaning(measure, Sense.CHANGE, baseline or SAME_TIME, falls)


def baseline_of_points(
    lead: Sequence[Mark], clause: Sequence[Mark], text: str, found: tuple[Mark, str] | None
) -> str | None:
    """What a change is held against; in 超一季度目标任务9个百分点 the phrase is the baseline, not the rate."""
    baseline = phrases.baseline_of(clause) or phrases.baseline_of(lead)
    if baseline is None and phrases.contains(text, "pace"):
        return PACE
    if baseline is None and found is not None and found[1] == COMPLETION and any(word in text for word in BEYOND):
        return part_named(found[0].text.lstrip("超过出额低于落后"))
    return baseline
