"""A script in a bounded process: its output arrives, and what it does to itself stays there."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.limited import Bounds, GaveUp, TookTooLong, output_of

ROOMY = Bounds(memory_bytes=500_000_000, seconds=20)


def script(folder: Path, text: str) -> Path:
    path = folder / "script.py"
    path.write_text(text, "utf-8")
    return path


def test_arguments_and_input_go_in_and_the_output_comes_out(tmp_path: Path) -> None:
    echo = script(tmp_path, "import sys\nprint(sys.argv[1:], sys.stdin.buffer.read())")
    assert output_of(echo, ROOMY, "a b", given=b"c") == b"['a b'] b'c'\n"


@pytest.mark.parametrize(
    "text",
    ["raise SystemExit(3)", "x = bytearray(2_000_000_000)", "import os\nos.abort()", "import analytics"],
    ids=["fails", "memory", "abort", "the project is not there"],
)
def test_a_script_that_dies_is_given_up(tmp_path: Path, text: str) -> None:
    with pytest.raises(GaveUp):
        output_of(script(tmp_path, text), ROOMY)


def test_a_script_that_never_ends_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(TookTooLong):
        output_of(script(tmp_path, "import time\ntime.sleep(60)"), ROOMY._replace(seconds=1))
