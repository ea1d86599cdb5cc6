"""Whole texts as a careful person would write them, whatever the portfolio.

Each file in ``golden`` is one portfolio's text as printed. ``RENEW_GOLDEN=1 pytest tests/briefing/test_golden.py``
writes them anew; whoever renews one reads it aloud, and mends the code where it reads badly, never the file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analytics.briefing.compose import compose, spec_of
from analytics.briefing.document import Document, Kind, Paragraph, Role, Section
from analytics.city import city_named
from analytics.claims import Claim, Reading
from analytics.glossary import FigureKind
from analytics.language import Language
from analytics.months import Month
from analytics.places import DATA
from analytics.snapshots import Archive
from tests.briefing.conftest import Brief
from tests.builders import DECEMBER, MAIN_TIER, YEAR_BEFORE, Row, municipal, new_start, project

GOLDEN = Path(__file__).parent / "golden"
PRIORITY, LARGE, KEY = "市重点推进", "省大中型", "省重点"
EVERY_TIER = (MAIN_TIER, PRIORITY, LARGE, KEY)
NOVEMBER, OCTOBER, SEPTEMBER = Month(2020, 11), Month(2020, 10), Month(2020, 9)
YI = 10_000
# The numbers that no answer gives: dates, and in English the unit of money.
DATES = {
    Language.ZH: re.compile(r"\d{4}年|\d{1,2}(?:—\d{1,2})?月"),
    Language.EN: re.compile(r"[A-Z][a-z]{2} \d{4}|list of \d{4}|\d{1,2}/12\b|\bQ[1-4]\b|×100m"),
}


@dataclass(frozen=True)
class Portfolio:
    """Ledgers by month, and what is asked of them."""

    ledgers: Mapping[Month, list[Row]]
    kind: Kind = Kind.BRIEFING
    as_of: Month = DECEMBER
    tiers: tuple[str, ...] = (MAIN_TIER,)
    figures: FigureKind = FigureKind.LEDGER

    def composed(self, brief: Brief, language: Language = Language.ZH) -> Document:
        """The document."""
        return brief(self.ledgers, self.kind, self.as_of, self.tiers, language, self.figures)


def district(name: str, completed: float | None, plan: float | None = 10, **cells: Any) -> Row:
    """A district's project that has completed so much of its plan, in 亿元."""
    return project(cells.pop("number", name), district=name, responsible_unit=name, **amounts(completed, plan, cells))


def unit(name: str, completed: float | None, plan: float | None = 10, **cells: Any) -> Row:
    """A municipal unit's project."""
    return municipal(name, unit=name, **amounts(completed, plan, cells))


def amounts(completed: float | None, plan: float | None, cells: dict[str, Any]) -> dict[str, Any]:
    """Cells of money, from 亿元."""
    return {
        "completed_investment_wan": in_wan(completed),
        "annual_plan_wan": in_wan(plan),
        "total_investment_wan": 50 * YI,
    } | cells


def in_wan(amount: float | None) -> int | None:
    """亿元 → 万元."""
    return None if amount is None else round(amount * YI)


def starts(*states: str, name: str = "西湖区") -> list[Row]:
    """Planned new starts of one district, each as it stands."""
    return [
        new_start(f"N{number}", name=f"示例新开工项目{number}", district=name, status=state, **amounts(None, None, {}))
        for number, state in enumerate(states, start=1)
    ]


OPEN, WAITING, DONE = "under_construction", "not_started", "finished"
THREE = [district("西湖区", 12), district("高新区", 11), district("东湖区", 9)]
MONTHS_APART = {
    OCTOBER: [district("西湖区", 8), district("高新区", 9), district("东湖区", 7), district("进贤县", 6)],
    NOVEMBER: [
        district("西湖区", 10),
        district("高新区", 9.5),
        district("进贤县", 9.4),
        district("东湖区", 8),
        district("安义县", 5, plan=None),
        district("经开区", 7),
        unit("市教育局", 9),
    ],
}


def grown(now: float, *, started: int = 1, finished: int = 0) -> list[Row]:
    """Three districts as they stand in one month of a year: what is completed, started and finished grows."""
    states = [OPEN if number < started else WAITING for number in range(4)]
    return [
        district("西湖区", now, planned_finish_on=date(2020, 8, 1), status=DONE if finished else OPEN),
        district("高新区", now * 0.8, planned_finish_on=date(2020, 8, 1)),
        district("东湖区", now * 0.5),
        *(row | {"planned_start_on": date(2020, 5, 1)} for row in starts(*states)),
    ]


PORTFOLIOS = {
    "rates_falling": Portfolio(
        {
            YEAR_BEFORE: [*THREE, *starts(OPEN, OPEN, OPEN)],
            DECEMBER: [
                district("西湖区", 10),
                district("高新区", 9),
                district("东湖区", 5),
                *starts(OPEN, WAITING, OPEN),
            ],
        }
    ),
    "no_last_year": Portfolio({DECEMBER: [*THREE, *starts(OPEN, DONE, WAITING)]}),
    "unchanged": Portfolio({YEAR_BEFORE: [*THREE, *starts(OPEN, WAITING)], DECEMBER: [*THREE, *starts(OPEN, WAITING)]}),
    "too_small_to_show": Portfolio({YEAR_BEFORE: THREE, DECEMBER: [*THREE[:2], district("东湖区", 9.01)]}),
    "nothing_planned": Portfolio(
        {YEAR_BEFORE: THREE, DECEMBER: [district("西湖区", 3, plan=None), unit("市教育局", 2, plan=None)]}
    ),
    "no_starts_planned": Portfolio({YEAR_BEFORE: THREE, DECEMBER: THREE}, as_of=DECEMBER, kind=Kind.QUARTERLY),
    "none_started": Portfolio({YEAR_BEFORE: [*THREE, *starts(OPEN)], DECEMBER: [*THREE, *starts(WAITING, WAITING)]}),
    "one_planned_start": Portfolio({DECEMBER: [*THREE, *starts(OPEN)]}),
    "all_started": Portfolio({YEAR_BEFORE: [*THREE, *starts(OPEN, WAITING)], DECEMBER: [*THREE, *starts(OPEN, DONE)]}),
    "ties_for_first": Portfolio(
        {DECEMBER: [district("西湖区", 12), district("高新区", 12), district("东湖区", 9), district("进贤县", 8)]}
    ),
    "ties_for_third": Portfolio({DECEMBER: [*THREE, district("进贤县", 9), district("安义县", 9)]}),
    "all_tied": Portfolio({DECEMBER: [district("西湖区", 12), district("高新区", 12), district("东湖区", 12)]}),
    "all_tied_ranking": Portfolio(
        {DECEMBER: [district("西湖区", 0), district("高新区", 0), district("东湖区", 0)]}, Kind.RANKING
    ),
    "two_districts": Portfolio({DECEMBER: [*THREE[:2], unit("市教育局", 11), unit("市水投公司", 12)]}),
    "single_district": Portfolio(
        {YEAR_BEFORE: [district("西湖区", 8)], DECEMBER: [district("西湖区", 9), unit("市教育局", 11)]}
    ),
    "single_district_ranking": Portfolio({DECEMBER: [district("西湖区", 9)]}, Kind.RANKING),
    "municipal_only": Portfolio(
        {
            YEAR_BEFORE: [unit("市教育局", 9)],
            DECEMBER: [unit("市教育局", 11), unit("市水投公司", 9), unit("市城投公司", 12)],
        }
    ),
    "municipal_only_ranking": Portfolio(
        {NOVEMBER: [unit("市教育局", 11), unit("市水投公司", 9)]}, Kind.RANKING, NOVEMBER
    ),
    "empty_tier": Portfolio(
        {YEAR_BEFORE: THREE, DECEMBER: [*THREE[:2], district("东湖区", 9, tiers=[MAIN_TIER, KEY])]}, tiers=EVERY_TIER
    ),
    "empty_tier_quarterly": Portfolio({DECEMBER: THREE}, Kind.QUARTERLY, tiers=EVERY_TIER),
    "everything_reserve": Portfolio(
        {
            YEAR_BEFORE: THREE,
            DECEMBER: [
                district("西湖区", None, plan=None, plan_kind="reserve", status=WAITING, reserve_stage="signing"),
                district("高新区", None, plan=None, plan_kind="reserve", status=WAITING, reserve_stage="design"),
                district("东湖区", None, plan=None, plan_kind="reserve", status=WAITING),
            ],
        }
    ),
    "nothing_reported": Portfolio({YEAR_BEFORE: THREE, DECEMBER: [district("西湖区", None), district("高新区", None)]}),
    "nothing_reported_ranking": Portfolio(
        {DECEMBER: [district("西湖区", None), district("高新区", None)]}, Kind.RANKING
    ),
    "nothing_allotted": Portfolio({DECEMBER: [district("西湖区", 3, plan=0), unit("市教育局", 2, plan=0)]}),
    "nothing_allotted_ranking": Portfolio({DECEMBER: [district("西湖区", 3, plan=0)]}, Kind.RANKING),
    "one_has_not_reported": Portfolio({DECEMBER: [*THREE[:2], district("东湖区", None)]}),
    "some_have_not_reported": Portfolio(
        {
            NOVEMBER: [
                *THREE,
                district("进贤县", None),
                district("安义县", None),
                unit("市教育局", 11),
                unit("市水投公司", 9),
                unit("市城投公司", None),
            ]
        },
        as_of=NOVEMBER,
    ),
    "only_one_has_reported": Portfolio(
        {
            DECEMBER: [
                district("西湖区", 12),
                district("东湖区", None),
                unit("市教育局", 9),
                unit("市水投公司", None),
                unit("市城投公司", None),
            ]
        }
    ),
    "no_district_has_reported": Portfolio(
        {DECEMBER: [district("西湖区", None), unit("市教育局", 9), unit("市水投公司", 12)]}
    ),
    "no_district_has_reported_ranking": Portfolio(
        {DECEMBER: [district("西湖区", None), district("高新区", None), unit("市教育局", 9)]}, Kind.RANKING
    ),
    "one_has_not_reported_ranking": Portfolio(
        {
            DECEMBER: [
                district("西湖区", 9),
                district("高新区", 8),
                district("东湖区", None),
                district("安义县", 3, plan=None),
                unit("市教育局", 9),
                unit("市水投公司", None),
            ]
        },
        Kind.RANKING,
    ),
    "one_has_not_reported_quarterly": Portfolio(
        {SEPTEMBER: THREE, DECEMBER: [*THREE, district("进贤县", None)]}, Kind.QUARTERLY
    ),
    "just_under_the_line": Portfolio(
        {
            SEPTEMBER: [district("西湖区", 7), district("高新区", 6)],
            DECEMBER: [district("西湖区", 9.9996), district("高新区", 8)],
        },
        Kind.QUARTERLY,
    ),
    "just_under_the_line_ranking": Portfolio({DECEMBER: [district("西湖区", 9.9996), *THREE[1:]]}, Kind.RANKING),
    "district_without_plan": Portfolio({DECEMBER: [*THREE, district("安义县", 3, plan=0), unit("市教育局", 9)]}),
    "batches": Portfolio(
        {
            DECEMBER: [
                *THREE,
                district("进贤县", 8, batch="第二批", transferred_in_on=date(2020, 6, 1)),
                district("安义县", 8, batch="第三批", transferred_in_on=date(2020, 9, 1)),
                district("经开区", 8, transferred_in_on=date(2020, 9, 1)),
                district("新建区", 8, transferred_out_on=date(2020, 7, 1)),
            ]
        }
    ),
    "batches_counted": Portfolio(
        {
            DECEMBER: [
                *THREE,
                *(
                    district(name, 8, batch=batch, transferred_in_on=date(2020, 6, 1))
                    for name, batch in (
                        ("进贤县", "第二十一批"),
                        ("安义县", "第十批"),
                        ("经开区", "增补批"),
                        ("新建区", "第三批"),
                        ("青山湖区", "第二批"),
                        ("红谷滩区", "第二十批"),
                    )
                ),
            ]
        }
    ),
    "batch_unnamed": Portfolio({DECEMBER: [*THREE, district("经开区", 8, transferred_in_on=date(2020, 9, 1))]}),
    "january": Portfolio(
        {Month(2020, 1): [district("西湖区", 1), district("高新区", 0.5), district("东湖区", 0.2), *starts(WAITING)]},
        as_of=Month(2020, 1),
    ),
    "january_ranking": Portfolio(
        {
            DECEMBER.year_earlier: THREE,
            Month(2020, 1): [district("西湖区", 1), district("高新区", 0.5), district("东湖区", 0.2)],
        },
        Kind.RANKING,
        Month(2020, 1),
    ),
    "february_ranking": Portfolio(
        {
            Month(2020, 1): [
                district("西湖区", 1),
                district("高新区", 0.5),
                district("东湖区", 0.2),
                district("进贤县", 0.1),
            ],
            Month(2020, 2): [
                district("东湖区", 2.4),
                district("西湖区", 2),
                district("高新区", 2),
                district("安义县", 0.6),
                district("进贤县", 0.3),
            ],
        },
        Kind.RANKING,
        Month(2020, 2),
    ),
    "places_gained_and_lost": Portfolio(MONTHS_APART, Kind.RANKING, NOVEMBER),
    "places_kept": Portfolio({OCTOBER: THREE, NOVEMBER: THREE}, Kind.RANKING, NOVEMBER),
    "all_behind_ranking": Portfolio({NOVEMBER: [district("西湖区", 8), district("高新区", 7)]}, Kind.RANKING, NOVEMBER),
    "quarter_in_progress": Portfolio(
        {SEPTEMBER: grown(6), NOVEMBER.year_earlier: grown(7), NOVEMBER: grown(9, started=3, finished=1)},
        Kind.QUARTERLY,
        NOVEMBER,
    ),
    "quarter_just_begun": Portfolio({SEPTEMBER: grown(6), OCTOBER: grown(6)}, Kind.QUARTERLY, OCTOBER),
    "third_quarter": Portfolio(
        {Month(2020, 6): grown(3), SEPTEMBER.year_earlier: grown(8), SEPTEMBER: grown(7.5, started=4)},
        Kind.QUARTERLY,
        SEPTEMBER,
    ),
    "first_quarter": Portfolio({Month(2020, 3): grown(2.5)}, Kind.QUARTERLY, Month(2020, 3)),
    "quarter_without_the_one_before": Portfolio({Month(2020, 6): grown(5)}, Kind.QUARTERLY, Month(2020, 6)),
    "investment_corrected_downwards": Portfolio({SEPTEMBER: grown(9), DECEMBER: grown(8)}, Kind.QUARTERLY),
    "next_to_nothing_in_the_quarter": Portfolio(
        {SEPTEMBER: [district("西湖区", 9)], DECEMBER: [district("西湖区", 9.01)]}, Kind.QUARTERLY
    ),
    "projects_moved_in_the_quarter": Portfolio(
        {
            SEPTEMBER: [
                district("西湖区", 5, status=DONE),
                district("高新区", 5),
                district("东湖区", 3),
                *starts(OPEN, WAITING, WAITING),
            ],
            DECEMBER: [
                district("西湖区", 5, status=DONE, transferred_out_on=date(2020, 11, 1)),
                district("高新区", 9, status=DONE),
                district("东湖区", 8),
                district("进贤县", 7, transferred_in_on=date(2020, 11, 1), batch="第二批"),
                *(
                    row | {"transferred_out_on": None if number else date(2020, 10, 1)}
                    for number, row in enumerate(starts(OPEN, OPEN, WAITING))
                ),
            ],
        },
        Kind.QUARTERLY,
    ),
    "nothing_but_moves_in_the_quarter": Portfolio(
        {
            SEPTEMBER: [district("西湖区", 5), district("高新区", 5, status=DONE), *starts(OPEN)],
            DECEMBER: [
                district("西湖区", 5),
                district("高新区", 5, status=DONE),
                *starts(OPEN),
                district("进贤县", 7, status=DONE, transferred_in_on=date(2020, 11, 1), batch="第二批"),
                new_start("N9", status=OPEN, transferred_in_on=date(2020, 11, 1), batch="第二批"),
            ],
        },
        Kind.QUARTERLY,
    ),
    "every_project_replaced_in_the_quarter": Portfolio(
        {SEPTEMBER: [district("西湖区", 5, number=1)], DECEMBER: [district("西湖区", 9, number=2, status=DONE)]},
        Kind.QUARTERLY,
    ),
    "reorganised_district": Portfolio(
        {
            YEAR_BEFORE: [district("西湖区", 8), district("湾里区", 6, number="W")],
            DECEMBER: [district("西湖区", 9), district("湾里管理局", 9, number="W")],
        }
    ),
    "demo": Portfolio({YEAR_BEFORE: THREE, DECEMBER: [*THREE, *starts(OPEN, WAITING)]}, figures=FigureKind.DEMO),
}


def printed(document: Document) -> str:
    """The text as it is read: mark, title, headings and paragraphs; what is listed stands indented."""
    lines = [document.mark, document.title, document.subtitle]
    for section in document.shown.sections:
        lines += ["", section.heading]
        lines += [f"  {one}" if one.role is Role.LISTED else str(one) for one in section.paragraphs]
    return "\n".join(lines).strip() + "\n"


@pytest.mark.parametrize("name", PORTFOLIOS)
def test_the_text_is_the_golden_one(name: str, brief: Brief) -> None:
    file, text = GOLDEN / f"{name}.txt", printed(PORTFOLIOS[name].composed(brief))
    if os.environ.get("RENEW_GOLDEN"):
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


def test_every_golden_text_has_its_portfolio() -> None:
    assert {file.stem for file in GOLDEN.glob("*.txt")} == PORTFOLIOS.keys()


def loose_numbers(document: Document) -> Iterator[str]:
    """The numbers of a text that no claim states, dates apart."""
    dates = DATES[document.spec.language]
    for paragraph in document.paragraphs:
        words = "□".join(piece for piece in paragraph.text if isinstance(piece, str))
        yield from re.findall(r"\d+", dates.sub("", words))


def sentences_without_their_tier(document: Document) -> Iterator[str]:
    """The sentences that do not say which list they are about; what is listed belongs to the sentence that leads it."""
    tiers = [tier.name for tier in city_named(document.spec.city).tiers]
    for paragraph in document.paragraphs:
        if paragraph.role is Role.TEXT:
            sentences = [one for one in re.split("[。：]$|。", str(paragraph)) if one]
            yield from (one for one in sentences if not any(tier in one for tier in tiers))


def test_a_loose_number_and_a_sentence_without_its_list_are_found(brief: Brief) -> None:
    document = PORTFOLIOS["all_tied"].composed(brief)
    planted = Paragraph("a", "", ("截至12月底，市重大重点项目共", "12个，为100%。另有2个。"))
    spoilt = replace(document, sections=(Section("a", "", (planted,)),))
    assert list(loose_numbers(spoilt)) == ["12", "100", "2"]
    assert list(sentences_without_their_tier(spoilt)) == ["另有2个"]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", PORTFOLIOS)
def test_every_number_is_a_claim(name: str, language: Language, brief: Brief) -> None:
    assert list(loose_numbers(PORTFOLIOS[name].composed(brief, language))) == []


@pytest.mark.parametrize("name", PORTFOLIOS)
def test_every_sentence_names_its_list(name: str, brief: Brief) -> None:
    assert list(sentences_without_their_tier(PORTFOLIOS[name].composed(brief))) == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    ("city", "as_of"), [("nanchang", DECEMBER), ("nanchang", NOVEMBER), ("chengdu", Month(2019, 8))]
)
def test_every_number_of_the_demo_is_a_claim(city: str, as_of: Month, kind: Kind, language: Language) -> None:
    document = compose(Archive(DATA), spec_of(city_named(city), as_of, kind, language=language))
    assert document.claims
    assert list(loose_numbers(document)) == []
    if language is Language.ZH:
        assert list(sentences_without_their_tier(document)) == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", PORTFOLIOS)
def test_a_figure_prints_alike_wherever_it_stands(name: str, language: Language, brief: Brief) -> None:
    # A frozen text is held against later ledgers by what each figure prints, be it a word.
    document = PORTFOLIOS[name].composed(brief, language)
    texts: dict[Reading, set[str]] = {}
    for claim in document.claims:
        texts.setdefault(claim.reading, set()).add(claim.text)
    assert {reading.name: found for reading, found in texts.items() if len(found) > 1} == {}


@pytest.mark.parametrize("kind", Kind)
def test_districts_are_called_what_their_city_calls_them(kind: Kind) -> None:
    paragraphs = compose(Archive(DATA), spec_of(city_named("chengdu"), Month(2019, 8), kind)).paragraphs
    told = "".join(map(str, paragraphs))
    assert "22个区（市）县" in told
    assert "管理局" not in told
    assert "县区" not in told


@pytest.mark.parametrize("name", PORTFOLIOS)
def test_nothing_is_printed_that_cannot_be_stated(name: str, brief: Brief) -> None:
    document = PORTFOLIOS[name].composed(brief)
    assert [claim for claim in document.claims if not claim.is_stated] == []
    assert all(claim.derivation for claim in document.claims if isinstance(claim, Claim))
