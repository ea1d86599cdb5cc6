"""Claims about an order: who stands where, how many have reached the line, which projects are the largest."""

from __future__ import annotations

from fractions import Fraction

from analytics.answers import Answer, Key
from analytics.claims.asked import Asked
from analytics.claims.claim import Claim
from analytics.claims.figures import derived
from analytics.claims.reading import Reading
from analytics.language import Label
from analytics.metrics import metric_named, time_progress
from analytics.wording.numbers import enumerated, joined, percent, unit_of, with_unit, yi

PLACES = Label("位", "places")
GROUPS = Label("个", "")
PROJECT_DECIMALS = 2


def place(asked: Asked, reading: Reading) -> Claim:
    """Who stands at a place; of groups with the same rank each has a place of its own, in the order of their names."""
    answer = asked.answer(reading.question)
    found = list(answer.ranks(reading.metric, reading.key))
    if not 1 <= (reading.place or 0) <= len(found):
        return asked.nothing(reading)
    key = found[(reading.place or 0) - 1]
    return Claim(
        reading,
        asked.name(key[-1]),
        None,
        "",
        derived(answer.figure(reading.metric, key), asked),
        asked.cited(answer)[-1:],
    )


def rank(asked: Asked, reading: Reading) -> Claim:
    """Which rank a group has among those beside it."""
    answer = asked.answer(reading.question)
    found = answer.ranks(reading.metric, reading.key[:-1]).get(reading.key)
    if found is None:
        return asked.nothing(reading)
    figure = derived(answer.figure(reading.metric, reading.key), asked)
    return Claim(reading, str(found), Fraction(found), "", figure, asked.cited(answer)[-1:])


def places_gained(asked: Asked, reading: Reading) -> Claim:
    """How many ranks a group has gained on the earlier date, as a size."""
    answer = asked.answer(reading.question)
    earlier, within = answer.question.compare_to, reading.key[:-1]
    now = answer.ranks(reading.metric, within).get(reading.key)
    then = None if earlier is None else answer.ranks(reading.metric, within, earlier).get(reading.key)
    if now is None or then is None or earlier is None:
        return asked.nothing(reading)
    gained = Fraction(then - now)
    told = f"{earlier.text(asked.language)}: {then}; {answer.question.as_of.text(asked.language)}: {now}"
    return Claim(reading, str(abs(gained)), gained, PLACES.text(asked.language), told, asked.cited(answer))


def ranked(asked: Asked, reading: Reading) -> Claim:
    """How many groups have a rank."""
    answer = asked.answer(reading.question)
    return counted(asked, reading, answer, list(answer.ranks(reading.metric, reading.key)))


def reached(asked: Asked, reading: Reading) -> Claim:
    """How many of the ranked groups have reached time progress, which in December is the whole plan."""
    answer = asked.answer(reading.question)
    line = time_progress(answer.question.as_of)
    keys = [key for key in answer.ranks(reading.metric, reading.key) if has_reached(answer, reading.metric, key, line)]
    return counted(asked, reading, answer, keys, f" ≥ {percent(line, asked.decimals)}")


def has_reached(answer: Answer, metric: str, key: Key, line: Fraction) -> bool:
    """Whether a group's rate is at or above a line."""
    found = answer.figure(metric, key).value
    return found is not None and found >= line


def counted(asked: Asked, reading: Reading, answer: Answer, keys: list[Key], condition: str = "") -> Claim:
    """The claim that so many groups meet a condition, which its derivation names one by one."""
    named = enumerated(
        [
            f"{asked.name(key[-1])} {with_unit(answer.figure(reading.metric, key), asked.language, asked.decimals)}"
            for key in keys
        ],
        asked.language,
    )
    label = metric_named(reading.metric).text(asked.language)
    count = Fraction(len(keys))
    unit = GROUPS.text(asked.language)
    return Claim(
        reading, str(len(keys)), count, unit, f"{label}{condition}: {named}".rstrip(": "), asked.cited(answer)[-1:]
    )


def project(asked: Asked, reading: Reading) -> Claim:
    """Which project stands at a place among those that a metric counts: largest total investment first, then by ID."""
    rows = asked.projects(reading.question, reading.metric).to_pylist()
    order = sorted(rows, key=lambda row: (-(row["total_investment_wan"] or 0), row["project_id"]))
    if not 1 <= (reading.place or 0) <= len(order):
        return asked.nothing(reading)
    row = order[(reading.place or 0) - 1]
    label = metric_named("total_investment").text(asked.language)
    amount = joined(
        yi(row["total_investment_wan"], PROJECT_DECIMALS), unit_of(metric_named("total_investment"), asked.language)
    )
    cited = asked.cited(asked.answer(reading.question))[-1:]
    return Claim(reading, row["name"], None, "", f"{row['project_id']}; {label} {amount}", cited)
