"""Reads claims: by its aspect each is computed in one place, however often and whenever it is read."""

from __future__ import annotations

from analytics.answers import Key
from analytics.claims import causes, figures, ranking
from analytics.claims.asked import Asked
from analytics.claims.claim import Claim
from analytics.claims.reading import Aspect, Reading
from analytics.question import Question

READ = {
    Aspect.VALUE: figures.value,
    Aspect.CHANGE: figures.change,
    Aspect.DIFFERENCE: figures.difference,
    Aspect.PLACE: ranking.place,
    Aspect.RANK: ranking.rank,
    Aspect.PLACES_GAINED: ranking.places_gained,
    Aspect.RANKED: ranking.ranked,
    Aspect.REACHED: ranking.reached,
    Aspect.PROJECT: ranking.project,
    Aspect.PART: causes.part,
    Aspect.GROUP: causes.group,
    Aspect.GROUP_PART: causes.group_part,
}


class Reader(Asked):
    """Claims about one city.

    A claim whose figure is null reads "—"; whoever composes a sentence asks :attr:`Claim.is_stated` first.
    """

    def claim(
        self,
        question: Question,
        metric: str,
        aspect: Aspect = Aspect.VALUE,
        key: Key = (),
        place: int | None = None,
    ) -> Claim:
        """The claim that one aspect of an answer makes."""
        return self.again(Reading(question, metric, aspect, key, place))

    def again(self, reading: Reading) -> Claim:
        """A claim read from the snapshots of now."""
        return READ[reading.aspect](self, reading)
