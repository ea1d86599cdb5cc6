"""Claims about single figures: the value, its change against the earlier date, the difference."""

from __future__ import annotations

from fractions import Fraction

from analytics.answers import Figure
from analytics.change import change_of
from analytics.claims.asked import Asked
from analytics.claims.claim import Claim
from analytics.claims.reading import Reading
from analytics.language import Label, Language
from analytics.metrics import Number, Unit
from analytics.wording.numbers import (
    DELTA_LABELS,
    NONE,
    delta_in_unit,
    derivation,
    grouped,
    half_up,
    in_unit,
    joined,
    unit_of,
)

UNCHANGED = Label("持平", "unchanged")
# So many more decimals than printed, that a reader can see which way a number was rounded.
MORE_DECIMALS = 2
AND = Label("；", "; ")


def value(asked: Asked, reading: Reading) -> Claim:
    """The figure, as a size: of a gap the words around it say ahead or behind."""
    answer = asked.answer(reading.question)
    figure = answer.figure(reading.metric, reading.key)
    # Of a figure by itself only its own snapshot is cited.
    cited = tuple(one for one in asked.cited(answer) if one.as_of == figure.as_of)
    if figure.value is None:
        return asked.nothing(reading)
    exact = in_unit(figure.metric, figure.value)
    return Claim(
        reading,
        size(exact, decimals_of(figure, asked.decimals), asked.language),
        exact,
        unit_of(figure.metric, asked.language),
        derived(figure, asked),
        cited,
        fraction(figure.numerator),
        fraction(figure.denominator),
    )


def change(asked: Asked, reading: Reading) -> Claim:
    """The change as a size; 持平 where nothing changed, "—" where none can be stated."""
    answer = asked.answer(reading.question)
    found = change_of(answer, reading.metric, reading.key)
    delta = delta_in_unit(found)
    if delta is None or found.then is None:
        return asked.nothing(reading)
    unit = DELTA_LABELS[found.unit].text(asked.language)
    return Claim(
        reading,
        changed(delta, 0 if found.now.metric.unit is Unit.COUNT else asked.decimals, asked.language),
        delta,
        unit,
        both_dates(found.now, found.then, delta, unit, asked),
        asked.cited(answer),
    )


def difference(asked: Asked, reading: Reading) -> Claim:
    """How much more an amount or a count is than at the earlier date, in its own unit, as a size."""
    answer = asked.answer(reading.question)
    found = change_of(answer, reading.metric, reading.key)
    now, then = found.now, found.then
    if now.value is None or then is None or then.value is None:
        return asked.nothing(reading)
    more = in_unit(now.metric, Fraction(now.value) - Fraction(then.value))
    unit = unit_of(now.metric, asked.language)
    return Claim(
        reading,
        size(more, decimals_of(now, asked.decimals), asked.language),
        more,
        unit,
        both_dates(now, then, more, unit, asked),
        asked.cited(answer),
    )


def decimals_of(figure: Figure, decimals: int) -> int:
    """How many decimals a figure is printed with; counts have none."""
    return 0 if figure.metric.unit is Unit.COUNT else decimals


def size(exact: Fraction, decimals: int, language: Language) -> str:
    """The number without its sign: Chinese texts set no thousands separators, English ones do."""
    number = half_up(abs(exact), decimals)
    return grouped(number) if language is Language.EN else f"{number}"


def changed(delta: Fraction, decimals: int, language: Language) -> str:
    """A change as a size, or that there is none."""
    return UNCHANGED.text(language) if delta == 0 else size(delta, decimals, language)


def fraction(number: Number | None) -> Fraction | None:
    """A part of a figure, exact."""
    return None if number is None else Fraction(number)


def derived(figure: Figure, asked: Asked) -> str:
    """How the figure came about, with more decimals of a rate than are printed."""
    label = figure.metric.text(asked.language)
    return f"{label}: {derivation(figure, asked.language, asked.decimals, asked.decimals + MORE_DECIMALS)}"


def both_dates(now: Figure, then: Figure, delta: Fraction, unit: str, asked: Asked) -> str:
    """Both figures with their months, and what lies between them."""
    places = decimals_of(now, asked.decimals + MORE_DECIMALS)
    more = joined(grouped(half_up(delta, places), signed=True), unit)
    dates = (
        f"{figure.as_of.text(asked.language)} {derived(figure, asked) if figure.value is not None else NONE}"
        for figure in (now, then)
    )
    return AND.text(asked.language).join((*dates, more))
