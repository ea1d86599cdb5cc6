"""``brief``: every figure that was published stands in a sentence of its own about its own tier."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analytics.places import DATA
from tests.commands.conftest import Outcome, Run

NANCHANG = ("brief", "--city", "南昌市", "--as-of", "2020-12")
CHENGDU = ("brief", "--city", "成都市", "--as-of", "2019-08", "--decimals", "2")

# What the briefing of January 2021 printed, by the tier that its sentences are about; 86.0 where it cut off to 85.9.
PUBLISHED = {
    "市重大重点": "586 579 16 9 10316.7 1559.8 472 164 114 1824.9 117.0 29.4 141 86.0 19.8",
    "市重点推进": "100 3045.9 561.6 774.2 137.9 26.8 21 20 95.2 持平",
    "省大中型": "188 3515.8 742.6 978.3 131.7 24.1 48 43 89.6",
    "省重点": "43 1993.2 291.9 448.6 153.7 22.7",
}
# Districts, then units, as it ranked them.
ORDERS = {
    "市重点推进": (["西湖区", "高新区", "经开区"], ["市教育局", "市水投公司", "南昌轨道交通集团"]),
    "省大中型": (["西湖区", "新建区", "高新区"], ["南昌轨道交通集团", "市水投公司", "市城投公司"]),
    "省重点": (["新建区", "西湖区", "高新区"], ["南昌轨道交通集团"]),
}
# The text on Chengdu of 1 October 2019, at its two decimals.
CHENGDU_PUBLISHED = {
    "市重点": "1105 35834.65 4606.99 3568.05 77.45 308 215 69.81 110 71 18 11 3 7 47 437.76 107 990.22 66.67 10.78",
    "省重点": "144 1338.30 33 27 81.82",
}


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Filled by :func:`text`: a briefing is composed once for all cases."""
    return {}


def text(run: Run, texts: dict[str, str], command: tuple[str, ...]) -> str:
    """The text that a command prints about the demo ledgers."""
    city = command[2]
    if city not in texts:
        outcome = run(*command, data=DATA)
        assert (outcome.code, outcome.err) == (0, "")
        texts[city] = outcome.out
    return texts[city]


def sentences(told: str, tier: str) -> list[str]:
    """The sentences that name a tier."""
    return [sentence for sentence in re.split(r"[。\n]", told) if tier in sentence]


def states(sentence: str, number: str) -> bool:
    """Whether a number stands in a sentence as itself, not within a longer one."""
    return re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.]*\d)", sentence) is not None


cases = [
    (command, tier, number)
    for command, published in ((NANCHANG, PUBLISHED), (CHENGDU, CHENGDU_PUBLISHED))
    for tier, numbers in published.items()
    for number in numbers.split()
]


@pytest.mark.parametrize(("command", "tier", "number"), cases, ids=[f"{case[1]} {case[2]}" for case in cases])
def test_a_published_figure_stands_in_a_sentence_about_its_tier(
    run: Run, texts: dict[str, str], command: tuple[str, ...], tier: str, number: str
) -> None:
    told = text(run, texts, command)
    assert any(states(sentence, number) for sentence in sentences(told, tier)), sentences(told, tier)


@pytest.mark.parametrize("tier", ORDERS)
def test_names_are_ranked_as_published(run: Run, texts: dict[str, str], tier: str) -> None:
    told = sentences(text(run, texts, NANCHANG), tier)
    for names in ORDERS[tier]:
        order = re.compile(".*".join(map(re.escape, names)))
        assert any(order.search(sentence) for sentence in told), (names, told)


def test_all_have_reached_the_plan_only_where_that_is_so(run: Run, texts: dict[str, str]) -> None:
    told = text(run, texts, NANCHANG)
    has_all = {tier: any("全部达到或超额完成" in one for one in sentences(told, tier)) for tier in PUBLISHED}
    assert has_all == {"市重大重点": False, "市重点推进": True, "省大中型": True, "省重点": False}


def test_a_figure_cut_off_is_not_imitated(run: Run, texts: dict[str, str]) -> None:
    assert "85.9" not in text(run, texts, NANCHANG)


def test_pace_is_told_while_the_year_runs(run: Run, texts: dict[str, str]) -> None:
    assert "序时进度" in text(run, texts, CHENGDU)
    assert "序时进度" not in text(run, texts, NANCHANG)


def test_demo_figures_are_marked_and_a_ledger_s_are_not(run: Run, texts: dict[str, str]) -> None:
    assert text(run, texts, NANCHANG).startswith("【示例数据】")
    assert "示例数据" not in run(*NANCHANG).out


def test_json_places_every_claim_in_its_paragraph(run: Run) -> None:
    told = run(*NANCHANG, "--json", data=DATA).json
    assert (told["city"], told["as_of"], told["kind"], told["briefing"]) == ("南昌市", "2020-12", "demo", "briefing")
    claims = []
    for section in told["sections"]:
        for paragraph in section["paragraphs"]:
            assert paragraph["text"] in told["text"]
            for claim in paragraph["claims"]:
                assert paragraph["text"][claim["start"] : claim["end"]] == claim["text"]
                assert claim["snapshots"]
                claims.append(claim)
    rate = next(one for one in claims if one["text"] == "117.0")
    assert (rate["value"], rate["unit"]) == ("116.995768688293", "%")
    assert (rate["numerator"], rate["denominator"]) == ("1824.9", "1559.8")
    assert "116.996%" in rate["derivation"]
    up = next(one for one in claims if one["text"] == "29.4")
    assert (up["unit"], up["against"]) == ("个百分点", "2019-12")


def test_only_the_tiers_that_were_named(run: Run) -> None:
    told = run(*NANCHANG, "--tier", "省重点", data=DATA).out
    assert "1993.2" in told
    assert "1559.8" not in told


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("brief", "--city", "南昌市", "--as-of", "2017-01"), 1),
        (("brief", "--city", "无此市", "--as-of", "2020-12"), 1),
        ((*NANCHANG, "--tier", "无此层级"), 1),
        ((*NANCHANG, "--decimals", "7"), 2),
        ((*NANCHANG, "--kind", "speech"), 2),
    ],
)
def test_what_cannot_be_written_is_refused(run: Run, arguments: tuple[str, ...], code: int) -> None:
    outcome = run(*arguments)
    assert outcome.code == code
    assert outcome.err
    assert outcome.out == ""


def test_files_are_written_and_a_place_that_cannot_be_is_named(run: Run, tmp_path: Path) -> None:
    paths = [tmp_path / "a" / name for name in ("b.xlsx", "b.md")]
    done: Outcome = run(*NANCHANG, "--xlsx", str(paths[0]), "--md", str(paths[1]))
    assert done.code == 0
    assert paths[0].read_bytes().startswith(b"PK")
    assert "1" in paths[1].read_text("utf-8")
    blocked = tmp_path / "file"
    blocked.write_text("")
    refused = run(*NANCHANG, "--md", str(blocked / "b.md"))
    assert refused.code == 1
    assert "b.md" in refused.err


@pytest.mark.parametrize("kind", ["briefing", "ranking", "quarterly"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_in_both_languages(run: Run, kind: str, language: str) -> None:
    outcome = run(*NANCHANG, "--kind", kind, "--lang", language, data=DATA)
    assert outcome.code == 0
    assert ("。" in outcome.out) is (language == "zh")
    assert "{" not in outcome.out
