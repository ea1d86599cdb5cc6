"""``headline``: every registered metric of a scope, with its change and rank."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from typing import Any

from analytics.answers import Answer, Figure, Key, ask
from analytics.change import change_of
from analytics.city import City, city_named
from analytics.commands.output import DONE, cited_json, emit_json, emit_table, month, words
from analytics.commands.scope import add_scope, scope_of
from analytics.glossary import Dimension, FigureKind, Population
from analytics.language import Language
from analytics.metrics import METRICS, Unit
from analytics.months import Month
from analytics.question import Question
from analytics.snapshots import Archive
from analytics.wording.numbers import change_with_unit, delta_in_unit, exact, exact_yi, with_unit

BREAKDOWNS = (Dimension.DISTRICT, Dimension.SECTOR, Dimension.TIER, Dimension.UNIT)
RANKED_BY = "completion_rate"
NO_COMPARISON = "none"


def add(commands: _SubParsersAction[Any]) -> None:
    """Add the command's parser."""
    parser = commands.add_parser("headline", help="headline figures of a city at a month")
    parser.add_argument("--city", required=True)
    parser.add_argument("--as-of", required=True, type=month, metavar="YYYY-MM")
    add_scope(parser)
    parser.add_argument("--by", choices=[str(dimension) for dimension in BREAKDOWNS])
    parser.add_argument(
        "--against", type=month_or_none, metavar="YYYY-MM|none", help="default: the same month a year earlier"
    )
    parser.add_argument(
        "--population", choices=[str(population) for population in Population], default=str(Population.AS_PUBLISHED)
    )
    parser.set_defaults(run=run)


def month_or_none(text: str) -> Month | str:
    """A month, or that nothing is compared."""
    return text if text == NO_COMPARISON else month(text)


def run(args: Namespace, archive: Archive) -> int:
    """Answer and print; an explicit ``--against`` without a ledger is refused."""
    city, as_of = city_named(args.city), args.as_of
    by = Dimension(args.by) if args.by else None
    question = Question(
        city.code,
        as_of,
        tuple(metric.name for metric in METRICS),
        (by,) if by else (),
        scope_of(args, city),
        against_of(args, archive, city, as_of),
        Population(args.population),
    )
    answer = ask(archive, question)
    if args.json:
        emit_json(as_json(answer, city, by))
    else:
        print_words(answer, city, by, args)
    return DONE


def against_of(args: Namespace, archive: Archive, city: City, as_of: Month) -> Month | None:
    """The month compared with: named and then required, or a year earlier, or none."""
    if args.against == NO_COMPARISON:
        return None
    if args.against is None:
        return as_of.year_earlier
    archive.current(city.code, args.against)
    return Month(*args.against)


def ordered(answer: Answer, city: City, by: Dimension | None) -> list[Key]:
    """The rows' keys: best completion rate first, the municipal level last; tiers in the profile's order."""
    keys = [key for key, _ in answer.ranked(RANKED_BY)]
    if by is not Dimension.TIER:
        return keys
    order = {tier.name: index for index, tier in enumerate(city.tiers)}
    return sorted(keys, key=lambda key: (order.get(key[0], len(order)), key))


def as_json(answer: Answer, city: City, by: Dimension | None) -> dict[str, Any]:
    """The object that other programs rely on."""
    question = answer.question
    ranks = {metric.name: dict(answer.ranked(metric.name)) if by else {} for metric in METRICS}
    rows = []
    for key in ordered(answer, city, by):
        row: dict[str, Any] = {str(by): key[0]} if by else {}
        for metric in METRICS:
            change = change_of(answer, metric.name, key)
            delta = delta_in_unit(change)
            figure = answer.figure(metric.name, key)
            row[metric.name] = {
                **parts(figure),
                "delta": int(delta) if delta is not None and metric.unit is Unit.COUNT else exact(delta),
                "delta_unit": str(change.unit),
                "rank": ranks[metric.name].get(key),
            }
        rows.append(row)
    return {
        "city": city.name,
        "as_of": str(question.as_of),
        "against": str(question.compare_to) if question.compare_to else None,
        "population": str(question.population),
        "kind": str(answer.kind),
        "snapshots": cited_json(answer.snapshots),
        "rows": rows,
    }


def parts(figure: Figure) -> dict[str, Any]:
    """Value, numerator and denominator: 亿元 and rates as decimal strings, counts as integers."""
    metric = figure.metric

    def part(value: Any, *, is_money: bool) -> Any:
        return exact_yi(value) if is_money else value and int(value)

    columns = [measure.column is not None for measure in metric.parts]
    value = figure.value
    return {
        "value": exact(value) if metric.is_rate else part(value, is_money=columns[0]),
        "numerator": part(figure.numerator, is_money=columns[0]),
        "denominator": part(figure.denominator, is_money=columns[-1]) if metric.denominator else None,
    }


def print_words(answer: Answer, city: City, by: Dimension | None, args: Namespace) -> None:
    """A table of figures and changes, under a line that says what they are."""
    _, language = words(args), Language(args.lang)
    question = answer.question
    cited = ", ".join(snapshot.title for snapshot in answer.snapshots)
    mark = f"【{FigureKind.DEMO.text(language)}】 " if answer.kind is FigureKind.DEMO else ""
    print(f"{mark}{city.text(language)} {question.as_of.text(language)} ({cited})")
    for key in ordered(answer, city, by):
        emit_table(
            key,
            (
                (
                    metric.text(language),
                    with_unit(answer.figure(metric.name, key), language),
                    change_with_unit(change_of(answer, metric.name, key), language),
                )
                for metric in METRICS
            ),
        )
