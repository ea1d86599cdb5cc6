"""A briefing's text beside asking its questions only, and its files beside that text."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.answers import ask
from analytics.briefing.compose import compose, spec_of
from analytics.briefing.excel import workbook
from analytics.briefing.word import word
from analytics.city import city_named
from analytics.months import Month
from analytics.places import DATA
from analytics.snapshots import Archive
from pages.parts.pictures import pictures_of
from tests.benchmarks.pairs import Pair, paired

RUNS = 9
BRIEFINGS = (("南昌市", Month(2020, 12)), ("成都市", Month(2019, 8)))


def pairs() -> Iterator[Pair]:
    """Per city: the text beside its answers; Word with pictures and Excel beside the text."""
    archive = Archive(DATA)
    for name, month in BRIEFINGS:
        spec = spec_of(city_named(name), month)
        document = compose(archive, spec)
        questions = {claim.reading.question for claim in document.claims}
        yield paired(
            f"{name}: the text, beside its {len(questions)} questions",
            lambda spec=spec: compose(archive, spec),
            lambda questions=questions: [ask(archive, question) for question in questions],
            RUNS,
        )
        yield paired(
            f"{name}: Word with pictures and Excel, beside the text",
            lambda document=document: (word(document, pictures_of(document)), workbook(document)),
            lambda spec=spec: compose(archive, spec),
            RUNS,
        )
