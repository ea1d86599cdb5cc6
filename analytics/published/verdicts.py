"""The verdict on each published figure: recomputed from its own parts, and held against the ledgers."""

from __future__ import annotations

from dataclasses import dataclass

from analytics import published
from analytics.agreement import Agreement
from analytics.city import cities
from analytics.errors import UnknownName
from analytics.language import Label, Language
from analytics.metrics import BY_NAME
from analytics.published.figures import OTHER, PublishedFigure
from analytics.published.parts import Recomputed
from analytics.published.recomputed import Recomputer
from analytics.published.reconciled import Reconciled, reconciled
from analytics.reasons import Reason, _
from analytics.snapshots import Archive

# Most severe first; what is not comparable decides nothing.
SEVERITY = (
    Agreement.MISMATCH,
    Agreement.TRUNCATED,
    Agreement.WITHIN_INPUT_ROUNDING,
    Agreement.ANOTHER_DATE,
    Agreement.MATCHES,
    Agreement.NOT_COMPARABLE,
)
BETWEEN_SENTENCES = Label("", " ")


@dataclass(frozen=True)
class Judged:
    """One figure with what its parts and the ledger say of it."""

    figure: PublishedFigure
    recomputed: Recomputed | None
    reconciled: Reconciled

    @property
    def verdict(self) -> Agreement:
        """The more severe of the two; not comparable where neither decides."""
        own = Agreement.NOT_COMPARABLE if self.recomputed is None else self.recomputed.verdict
        return min(own, self.reconciled.verdict, key=SEVERITY.index)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What the parts say, where they say something, then what the ledger says or why it says nothing."""
        first = self.recomputed.reason if self.recomputed is not None else self.why_not_recomputed
        return (self.reconciled.reason,) if first is None else (first, self.reconciled.reason)

    @property
    def why_not_recomputed(self) -> Reason | None:
        """Why a rate or change was not recomputed; nothing to say of an amount, a count or a rank."""
        figure = self.figure
        if figure.is_rank or figure.metric == OTHER:
            return None
        if figure.is_change:
            return _("The figures that this change compares are not published.")
        return _("Its parts are not printed in the text.") if BY_NAME[figure.metric].is_rate else None

    def reason(self, language: Language) -> str:
        """The reasons in the reader's language."""
        return BETWEEN_SENTENCES.text(language).join(reason.text(language) for reason in self.reasons)


def judged(archive: Archive, city: str | None = None) -> tuple[Judged, ...]:
    """Every published figure, or those of one city or province, in the order of the texts."""
    figures = published.figures()
    asked = [place for place, figure in enumerate(figures) if city in (None, figure.city)]
    recomputer = Recomputer(figures)
    held = reconciled(archive, [figures[place] for place in asked])
    return tuple(
        Judged(figures[place], recomputer.recomputed(place, figures[place]), against)
        for place, against in zip(asked, held, strict=True)
    )


def published_city(name: str) -> str:
    """A city or province of which figures were published, by its name or its profile's code."""
    known = published.cities()
    found = next((city.name for city in cities() if city.code == name), name)
    if found not in known:
        names = "、".join(known)
        raise UnknownName("No figure of “{name}” has been published; there are: {known}.", name=name, known=names)
    return found
