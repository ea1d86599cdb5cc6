"""``compare``: the object that other programs rely on, and the refusals."""

from __future__ import annotations

import json
from typing import Any

import pytest

from analytics.__main__ import main
from analytics.commands.output import DONE, REFUSED


def compared(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """The object that the command prints."""
    assert main(["compare", *arguments, "--json"]) == DONE
    return json.loads(capsys.readouterr().out)


BOTH = ("--with", "南昌市:2020-12", "--with", "成都市:2019-08")


def test_nanchang_beside_chengdu(capsys: pytest.CaptureFixture[str]) -> None:
    found = compared(capsys, *BOTH, "--metric", "completion_rate")
    assert found["verdict"] == "after_conversion"
    assert {"rule", "text", "metric", "effect"} == set(found["reasons"][0])
    assert found["reasons"][0]["rule"] == "different_months"
    gap, same, *groups = found["rows"]
    assert [value["text"] for value in gap["values"]] == ["+17.00 个百分点", "+10.78 个百分点"]
    assert [value["value"] for value in gap["values"]] == ["0.169957686883", "0.107819494580"]
    assert [value["as_of"] for value in same["values"]] == ["2020-08-31", "2019-08-31"]
    assert {row["conversion"] for row in groups} == {"common_groups", "share_of_plan"}
    assert {value["kind"] for row in found["rows"] for value in row["values"]} == {"demo"}
    own = [side["figures"]["completion_rate"] for side in found["sides"]]
    assert [(one["numerator"], one["denominator"]) for one in own] == [("1824.9", "1559.8"), ("3568.05", "4606.99")]


def test_an_interval_has_no_single_value(capsys: pytest.CaptureFixture[str]) -> None:
    found = compared(
        capsys, "--with", "南昌市:2018-12", "--with", "南昌市:2020-12", "--metric", "start_rate", "--lang", "en"
    )
    assert [row["conversion"] for row in found["rows"]] == ["all_projects_basis"]
    earlier, later = found["rows"][0]["values"]
    assert earlier["value"] == "0.863291139241"
    assert (later["value"], later["low"], later["high"]) == (None, "0.298728813559", "0.951271186441")
    assert "308" in found["rows"][0]["assumption"]
    assert found["sides"][0]["figures"]["start_rate"]["metric"] == "opened_rate"


def test_sizes_are_barred_and_have_no_row(capsys: pytest.CaptureFixture[str]) -> None:
    found = compared(capsys, *BOTH, "--metric", "annual_plan")
    assert found["verdict"] == "not_comparable"
    assert [row for row in found["rows"] if row["group"] is None] == []


def test_the_words_say_the_verdict_and_the_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *BOTH]) == DONE
    printed = capsys.readouterr().out
    assert "换算后可比" in printed
    assert "示例数据" in printed
    assert "+10.78 个百分点" in printed


@pytest.mark.parametrize(
    "arguments",
    [("--with", "南昌市"), ("--with", "南昌市", "--with", "某某市"), (*BOTH, "--metric", "happiness")],
)
def test_what_cannot_be_compared_at_all_is_refused(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert main(["compare", *arguments]) == REFUSED
    assert capsys.readouterr().err
