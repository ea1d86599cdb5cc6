"""What commands print: one JSON object and nothing else, or words; refusals go to standard error."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterable, Sequence
from typing import Any

from analytics.claims import Cited
from analytics.errors import PortfolioError
from analytics.language import Language, Translate, translator
from analytics.months import Month
from analytics.snapshots import Snapshot

DONE, REFUSED = 0, 1


def month(text: str) -> Month:
    """A month given as an option; anything else is wrong usage."""
    try:
        return Month.parse(text)
    except PortfolioError as error:
        raise ArgumentTypeError(str(error)) from error


def words(args: Namespace) -> Translate:
    """The translator of the language that the command was asked to speak."""
    return translator(Language(args.lang))


def emit_json(answer: object) -> None:
    """Print one JSON object; decimals and dates become strings."""
    print(json.dumps(answer, ensure_ascii=False, indent=2, default=str))


def emit_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print columns, tab-separated: Chinese characters have no width that a terminal and a program agree on."""
    for line in (header, *rows):
        print("\t".join(line))


def cited_json(snapshots: Iterable[Snapshot | Cited]) -> list[dict[str, Any]]:
    """The snapshots that figures came from, for other programs."""
    return [{"as_of": str(one.as_of), "version": one.version, "sha256": one.sha256} for one in snapshots]


def complain(text: str) -> None:
    """Tell the user why nothing was done."""
    print(text, file=sys.stderr)
