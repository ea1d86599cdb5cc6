"""The verdict of a city's ledgers on a figure, with the reason in one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from analytics.change import NoChange
from analytics.city import City
from analytics.claims.subjects import name_of
from analytics.errors import DamagedSnapshot
from analytics.fact_check.data.compared import UNITS, Compared, Exact, compared, expected, printed_text
from analytics.fact_check.data.deciding import decides, is_of_another_date
from analytics.fact_check.data.ledger import Ledger
from analytics.fact_check.data.neighbours import neighbour, other_side
from analytics.fact_check.data.stated import Rule, Sought, Stated
from analytics.fact_check.figure import Figure
from analytics.fact_check.verdict import AgainstData, Verdict
from analytics.language import Label, Language
from analytics.published.reconciled import LEDGERS
from analytics.published.words import both
from analytics.reasons import Reason, _

BETWEEN = "、"
SETTLED = (Verdict.MATCHES, Verdict.TRUNCATED, Verdict.WRONG_UNIT)


def undecidable(reason: Reason) -> AgainstData:
    """Nothing was decided, and why."""
    return AgainstData(Verdict.UNDECIDABLE, None, None, reason)


def against_ledger(figure: Figure, sought: Sought, ledger: Ledger, *, is_demo: bool) -> AgainstData:
    """The figure against the newest ledgers of its date, where those may decide."""
    try:
        readings = tuple(one for one in sought.readings if decides(ledger, one, is_demo=is_demo))
        if not readings:
            return undecidable(why_undecided(sought.readings[0], ledger))
        if sought.rule is Rule.ORDER:
            return of_order(figure, readings, ledger)
        found = Found(figure, sought, ledger, readings, is_demo)
        return found.settled or found.undecided or found.contradicted
    except DamagedSnapshot as damage:
        return undecidable(Reason(damage.message, damage.values))


@dataclass(frozen=True)
class Found:
    """A figure beside each reading of it that the ledgers may decide about."""

    figure: Figure
    sought: Sought
    ledger: Ledger
    readings: tuple[Stated, ...]
    is_demo: bool

    @cached_property
    def results(self) -> tuple[tuple[Stated, Compared], ...]:
        """The readings that the ledgers have a number of; of several groups the one that is wrong."""
        exact = ((one, exact_of(one, self.ledger)) for one in self.readings)
        found = [(one, compared(self.figure, value)) for one, value in exact if value is not None]
        if self.sought.rule is not Rule.ALL:
            return tuple(found)
        if len(found) < len(self.sought.readings):
            return ()
        wrong = [one for one in found if one[1].verdict is not Verdict.MATCHES]
        return tuple((wrong or found)[:1])

    @property
    def settled(self) -> AgainstData | None:
        """That some reading is right, or right but for its rounding or unit."""
        for wanted in SETTLED:
            for stated, result in self.results:
                if result.verdict is wanted:
                    return told(self.figure, stated, result, self.ledger)
        return None

    @property
    def undecided(self) -> AgainstData | None:
        """Why a number that is right in no reading need not be wrong; null where it is."""
        if not self.results:
            return undecidable(_("The ledger has no such figure: {why}.", why=NoChange.NO_FIGURE_NOW.label))
        stated, result = self.results[0]
        if result.verdict is None:
            return undecidable(_("What the ledger has here is not measured in the printed unit."))
        if not self.sought.is_sure or len(self.readings) < len(self.sought.readings):
            return undecidable(_("It can be meant in more ways than the ledgers decide, and is none that they have."))
        if not self.is_demo and is_of_another_date(self.ledger, stated):
            return undecidable(_("What the synthetic ledger reproduces here was published of another date."))
        return None

    @property
    def contradicted(self) -> AgainstData:
        """Right in another unit, the figure of another scope, or wrong."""
        stated, result = self.results[0]
        side = other_side(self.figure, stated, self.ledger, self.may_decide)
        if side is not None:
            right = expected(self.figure, side, UNITS[side.kind][0], is_turned=False)
            return told(self.figure, stated, Compared(Verdict.WRONG_UNIT, right, result.exact), self.ledger)
        other = neighbour(self.figure, stated, self.ledger, self.may_decide)
        if other is not None:
            return of_another(stated, other[0], result, self.ledger)
        return told(self.figure, stated, result, self.ledger)

    def may_decide(self, stated: Stated) -> bool:
        """Whether another number may be named, too."""
        return decides(self.ledger, stated, is_demo=self.is_demo)


def exact_of(stated: Stated, ledger: Ledger) -> Exact | None:
    """The exact number of a reading; null where there is none."""
    value = ledger.value(stated)
    return None if value is None else Exact(value, stated.kind, stated.is_signed)


def why_undecided(stated: Stated, ledger: Ledger) -> Reason:
    """Why the ledgers decide nothing about a number."""
    missing = next((month for month in stated.months if month not in ledger.snapshots), None)
    if not ledger.snapshots:
        return _("No ledger of {city} is kept here.", city=both(ledger.city.text))
    if missing is not None:
        return _("There is no ledger of {month}.", month=both(missing.text))
    return _("The synthetic ledger was not made to reproduce this figure, so it decides nothing about it.")


def told(figure: Figure, stated: Stated, result: Compared, ledger: Ledger) -> AgainstData:
    """A verdict in words, with the ledger's value."""
    verdict = result.verdict or Verdict.UNDECIDABLE
    said: dict[str, object] = {"ledger": LEDGERS[ledger.kind], "value": result.exact, "printed": printed_text(figure)}
    if verdict is Verdict.MATCHES:
        reason = _("It is what the {ledger} of {month} gives.", ledger=said["ledger"], month=both(stated.month.text))
    elif verdict is Verdict.TRUNCATED:
        reason = _("The {ledger} gives {value}; the draft prints {printed}, cut off.", **said)
    elif verdict is Verdict.WRONG_UNIT:
        reason = _(
            "The number is right in another unit: {expected}; the draft prints {printed}.",
            expected=result.expected,
            **said,
        )
    else:
        reason = _("The {ledger} gives {value}; the draft prints {printed}.", **said)
    return AgainstData(verdict, result.expected, ledger.cited(stated), reason)


def of_another(stated: Stated, other: Stated, result: Compared, ledger: Ledger) -> AgainstData:
    """The number is another scope's, which is named."""
    reason = _(
        "The {ledger} gives {value}; the draft prints the figure of another scope: {other}.",
        ledger=LEDGERS[ledger.kind],
        value=result.exact,
        other=both(lambda language: stated_text(other, ledger.city, language)),
    )
    return AgainstData(Verdict.WRONG_SCOPE, result.expected, ledger.cited(stated), reason)


def stated_text(stated: Stated, city: City, language: Language) -> str:
    """What a number is a number of, for a reader: its group, its month, its metric."""
    metric = stated.declared.text(language)
    if stated.is_signed and not stated.declared.less_time_progress:
        metric = f"{metric}{Label('', ' ').text(language)}{stated.aspect.text(language)}"
    names = (name_of(city, name, language) for name in stated.key)
    return " · ".join((*names, stated.month.text(language), metric))


def of_order(figure: Figure, readings: Sequence[Stated], ledger: Ledger) -> AgainstData:
    """The groups that a text puts first, in their order; those that share a rank may stand either way round."""
    order = list(ledger.ranks(readings[0]).items())
    if not order:
        return undecidable(_("The ledger has no such figure: {why}.", why=NoChange.NO_FIGURE_NOW.label))
    ranks = dict(order)
    named = [one.key for one in readings]
    is_right = (
        len(set(named)) == len(named)
        and [ranks.get(key) for key in named] == [rank for _key, rank in order[: len(named)]]
        and figure.number in (len(named), ranks.get(named[-1]))
    )
    if is_right:
        return AgainstData(
            Verdict.MATCHES,
            BETWEEN.join(key[-1] for key in named),
            ledger.cited(readings[0]),
            _(
                "It is what the {ledger} of {month} gives.",
                ledger=LEDGERS[ledger.kind],
                month=both(readings[0].month.text),
            ),
        )
    first = BETWEEN.join(key[-1] for key, _rank in order[: max(len(named), int(figure.number))])
    reason = _("In the {ledger} the order is: {names}.", ledger=LEDGERS[ledger.kind], names=first)
    return AgainstData(Verdict.MISMATCH, first, ledger.cited(readings[0]), reason)
