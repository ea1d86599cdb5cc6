"""Briefings over small ledgers: an archive, a spec, and the text as it is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from analytics.briefing.compose import compose
from analytics.briefing.document import Document, Kind, Spec
from analytics.glossary import FigureKind
from analytics.language import Language
from analytics.months import Month
from tests.builders import CITY, DECEMBER, MAIN_TIER, Row, archive_of

Brief = Callable[..., Document]


@pytest.fixture
def brief(tmp_path: Path) -> Brief:
    """The document that ledgers give: about the main list in December unless told otherwise."""

    def composed(
        ledgers: Mapping[Month, Iterable[Row]],
        kind: Kind = Kind.BRIEFING,
        as_of: Month = DECEMBER,
        tiers: tuple[str, ...] = (MAIN_TIER,),
        language: Language = Language.ZH,
        figures: FigureKind = FigureKind.LEDGER,
    ) -> Document:
        archive = archive_of(tmp_path / "ledgers", ledgers, kind=figures)
        return compose(archive, Spec(CITY, as_of, kind, 1, language, tiers))

    return composed
