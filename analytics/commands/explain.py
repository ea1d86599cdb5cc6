"""``explain``: why a figure moved between two months, in parts that add up to the change exactly."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from analytics.city import City, city_named
from analytics.commands.output import DONE, cited_json, emit_json, emit_table, month, words
from analytics.commands.scope import add_scope, scope_of
from analytics.decomposition import PlanRestated, Split, explain, plan_restated
from analytics.decomposition.explain import BREAKDOWNS, SUPPORTED
from analytics.decomposition.findings import reorganised_sentence, restated_sentences, why_sentence
from analytics.decomposition.printed import levelled
from analytics.decomposition.tables import of_groups, of_parts
from analytics.glossary import Dimension, FigureKind
from analytics.language import Language
from analytics.metrics import Unit, metric_named
from analytics.question import Question
from analytics.snapshots import Archive
from analytics.wording.numbers import EXACT_PLACES, PER_CENT, exact, exact_yi

UNITS = {Unit.RATE: "pp", Unit.MONEY: "亿元", Unit.COUNT: "count"}
OF_PLANS = "completion_rate"


def add(commands: _SubParsersAction[Any]) -> None:
    """Add the command's parser."""
    parser = commands.add_parser("explain", help="why a figure moved, in parts that add up exactly")
    parser.add_argument("--city", required=True)
    parser.add_argument("--as-of", required=True, type=month, metavar="YYYY-MM")
    parser.add_argument("--against", type=month, metavar="YYYY-MM", help="default: the same month a year earlier")
    parser.add_argument("--metric", required=True, help=f"one of {', '.join(SUPPORTED)}")
    add_scope(parser)
    parser.add_argument("--by", choices=[str(dimension) for dimension in BREAKDOWNS])
    parser.set_defaults(run=run)


def run(args: Namespace, archive: Archive) -> int:
    """Split and print; what cannot be split is refused with the reason."""
    city, language = city_named(args.city), Language(args.lang)
    metric = metric_named(args.metric)
    against = args.against or args.as_of.year_earlier
    archive.current(city.code, args.as_of)
    archive.current(city.code, against)
    question = Question(city.code, args.as_of, (metric.name,), where=scope_of(args, city), compare_to=against)
    split = explain(archive, question, Dimension(args.by) if args.by else None)
    restated = plan_restated(archive, question) if metric.name == OF_PLANS else None
    if args.json:
        emit_json(as_json(split, restated, city, language))
    else:
        print_words(split, restated, city, args)
    return DONE


def as_json(split: Split, restated: PlanRestated | None, city: City, language: Language) -> dict[str, Any]:
    """The object that other programs rely on."""
    question, metric = split.answer.question, split.metric
    change, contributions = stated(split)
    return {
        "city": city.name,
        "as_of": str(question.as_of),
        "against": str(question.compare_to),
        "kind": str(split.answer.kind),
        "snapshots": cited_json(split.answer.snapshots),
        "metric": metric.name,
        "change": change,
        "unit": UNITS[metric.unit],
        "method": split.method.text(language),
        "note": reorganised_sentence(split, city, language),
        "parts": [
            {
                "kind": str(part.kind),
                "key": part.key,
                "reason": str(part.reason),
                "projects": part.projects,
                "contribution": contribution,
            }
            for part, contribution in zip(split.parts, contributions, strict=True)
        ],
        "plan_restated": None if restated is None else restated_json(restated),
    }


def stated(split: Split) -> tuple[str | int | None, Sequence[str | int | None]]:
    """The change and the contributions of its parts, which add up as they stand there."""
    values = [part.contribution for part in split.parts]
    if split.metric.is_rate:
        numbers = levelled(split.metric, values, split.delta, EXACT_PLACES)
        total = sum(numbers, Decimal(0).scaleb(-EXACT_PLACES))
        return f"{total:f}", [f"{number:f}" for number in numbers]
    if split.metric.unit is Unit.MONEY:
        return exact_yi(split.delta), [exact_yi(value) for value in values]
    return int(split.delta), [int(value) for value in values]


def restated_json(restated: PlanRestated) -> dict[str, Any]:
    """The restated plan: 亿元, a rate as a fraction, and its part in percentage points."""
    return {
        "first": str(restated.first),
        "first_plan": exact_yi(restated.first_plan),
        "plan": exact_yi(restated.plan),
        "lowered_projects": restated.lowered_projects,
        "lowered": exact_yi(restated.lowered),
        "raised_projects": restated.raised_projects,
        "raised": exact_yi(restated.raised),
        "rate_without_lowering": exact(restated.rate_without_lowering),
        "contribution": exact(restated.contribution * PER_CENT),
        "rate_on_first_plan": exact(restated.rate_on_first_plan),
    }


def print_words(split: Split, restated: PlanRestated | None, city: City, args: Namespace) -> None:
    """The finding, the parts as a table, how they were found, and how the plan was restated."""
    _, language = words(args), Language(args.lang)
    cited = ", ".join(snapshot.title for snapshot in split.answer.snapshots)
    mark = f"【{FigureKind.DEMO.text(language)}】 " if split.answer.kind is FigureKind.DEMO else ""
    print(f"{mark}{city.text(language)} {split.answer.question.as_of.text(language)} ({cited})")
    print(why_sentence(split, language))
    listing = of_parts(split, language) if split.by is None else of_groups(split, str, language)
    emit_table(
        [column.label for column in listing.columns],
        (
            ["" if row[column.name] is None else str(row[column.name]) for column in listing.columns]
            for row in listing.rows
        ),
    )
    print(split.method.text(language))
    note = reorganised_sentence(split, city, language)
    if note is not None:
        print(note)
    print(_("Last digits are levelled so that the parts add up."))
    for sentence in restated_sentences(restated, language) if restated is not None else ():
        print(sentence)
