"""``check``: every number of a draft read, recomputed from its own text and held against the data."""

from __future__ import annotations

import sys
from argparse import Namespace, _SubParsersAction
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from analytics.city import city_named
from analytics.commands.output import DONE, emit_json, emit_table, month, words
from analytics.fact_check.check import CheckedDraft, check
from analytics.fact_check.figure import Scope
from analytics.fact_check.files.drafts import FILE_BYTES, text_at, text_of
from analytics.fact_check.verdict import Checked
from analytics.language import Language
from analytics.snapshots import Archive

STANDARD_INPUT = "-"
# A Word file is a ZIP, which begins so.
ZIP = b"PK\x03\x04"


def add(commands: _SubParsersAction[Any]) -> None:
    """Add the command's parser."""
    parser = commands.add_parser("check", help="every number of a draft checked before it is printed")
    parser.add_argument("draft", metavar="DRAFT", help=".txt, .md or .docx; - reads standard input")
    parser.add_argument("--city", help="default: the one that the text names")
    parser.add_argument("--as-of", type=month, metavar="YYYY-MM", help="default: the one that the text names")
    parser.add_argument("--all", action="store_true", help="list every number, not only the findings")
    parser.set_defaults(run=run)


def run(args: Namespace, archive: Archive) -> int:
    """Check and print; findings are no failure."""
    city = city_named(args.city) if args.city else None
    draft = check(archive, draft_text(args.draft), city=city, as_of=args.as_of)
    if args.json:
        emit_json(as_json(draft))
    else:
        print_words(draft, archive, args)
    return DONE


def draft_text(named: str) -> str:
    """The text of the file that was named, or of standard input."""
    if named != STANDARD_INPUT:
        return text_at(Path(named))
    content = sys.stdin.buffer.read(FILE_BYTES + 1)
    return text_of("-.docx" if content.startswith(ZIP) else "-.txt", content)


def as_json(draft: CheckedDraft) -> dict[str, Any]:
    """The object that other programs rely on; ``others`` are counts of districts and units."""
    return {
        "city": None if draft.city is None else draft.city.name,
        "as_of": None if draft.as_of is None else str(draft.as_of),
        "claims": [checked_json(one) for one in draft.claims],
        "others": [checked_json(one) for one in draft.others],
    }


def checked_json(checked: Checked) -> dict[str, Any]:
    """One figure: where it stands, what it states, and what was found of it."""
    figure, arithmetic, data = checked.figure, checked.arithmetic, checked.data
    return {
        "start": figure.start,
        "end": figure.end,
        "quote": figure.quote,
        "value": number_json(figure.number),
        "unit": figure.unit,
        "metric": figure.metric,
        "scope": scope_json(figure.scope),
        "arithmetic": arithmetic
        and {
            "verdict": str(arithmetic.verdict),
            "expected": arithmetic.expected,
            "derivation": arithmetic.derivation,
        },
        "against_data": data and {"verdict": str(data.verdict), "expected": data.expected, "source": data.source},
        "verdict": str(checked.verdict),
    }


def number_json(number: Decimal) -> int | float:
    """A printed number as JSON has numbers; whole ones without a point."""
    return int(number) if number == number.to_integral_value() else float(number)


def scope_json(scope: Scope) -> dict[str, str]:
    """What narrows a figure, only what does."""
    named = {
        "city": scope.city,
        "period": scope.period.text,
        "tier": scope.tier,
        "sector": scope.sector,
        "district": scope.district,
        "stage": None if scope.stage is None else scope.stage.name,
        "size": scope.size,
        "class": scope.batch,
        "baseline": scope.baseline,
    }
    return {name: value for name, value in named.items() if value}


def print_words(draft: CheckedDraft, archive: Archive, args: Namespace) -> None:
    """One sentence, then the findings, the most severe first; every number in the order of the text if asked."""
    # Loaded only here: other programs read the object, and need no words.
    from analytics.fact_check.files.said import basis, caution, summary

    language = Language(args.lang)
    kind = None if draft.city is None else archive.kind_of(draft.city.code)
    print(summary(draft, language))
    print(basis(draft, kind, language), caution(language))
    if args.all or draft.findings:
        print_listed(draft, draft.checked if args.all else draft.findings, args)


def print_listed(draft: CheckedDraft, listed: Iterable[Checked], args: Namespace) -> None:
    """Numbers as columns."""
    from analytics.fact_check.files.said import said_of

    _, language = words(args), Language(args.lang)
    emit_table(
        (_("Line"), _("Printed"), _("Verdict"), _("Expected"), _("Reason"), _("Source")),
        (
            (str(one.line), one.quote, one.verdict.text(language), one.expected, one.reason, one.source)
            for one in said_of(draft, listed, language)
        ),
    )
