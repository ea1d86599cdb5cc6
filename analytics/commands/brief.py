"""``brief``: the text of a press briefing with its claims, its files, and keeping it as it was given."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from analytics.briefing.compose import compose, spec_of
from analytics.briefing.document import Document, Kind, Paragraph, placed
from analytics.briefing.frozen import Kept, keep
from analytics.briefing.pictures import pictures_of
from analytics.briefing.written import markdown, plain_text
from analytics.city import City, city_named
from analytics.claims import Aspect, Claim
from analytics.commands.output import DONE, cited_json, complain, emit_json, month, words
from analytics.errors import PortfolioError
from analytics.language import Language
from analytics.metrics import Unit, metric_named
from analytics.snapshots import Archive
from analytics.wording.numbers import exact, exact_yi

SUFFIXES = ("docx", "xlsx", "md")
WHOLE = (Aspect.RANK, Aspect.PLACES_GAINED, Aspect.RANKED, Aspect.REACHED)


def add(commands: _SubParsersAction[Any]) -> None:
    """Add the command's parser."""
    parser = commands.add_parser("brief", help="the text of a press briefing, and its files")
    parser.add_argument("--city", required=True)
    parser.add_argument("--as-of", required=True, type=month, metavar="YYYY-MM")
    parser.add_argument("--kind", choices=[str(kind) for kind in Kind], default=str(Kind.BRIEFING))
    parser.add_argument("--decimals", type=int, choices=(1, 2), help="default: as the city's own texts")
    parser.add_argument("--tier", action="append", metavar="TIER", help="only this tier; may be repeated")
    for suffix in SUFFIXES:
        parser.add_argument(f"--{suffix}", type=Path, metavar="FILE")
    parser.add_argument("--png", type=Path, metavar="DIR", help="the charts as pictures")
    parser.add_argument("--freeze", action="store_true", help="keep it as it was given")
    parser.add_argument("--note", default="", help="what is kept with a frozen briefing: to whom it was given")
    parser.set_defaults(run=run)


def run(args: Namespace, archive: Archive) -> int:
    """Compose, write the files that were asked for, freeze, and print the text."""
    _, city, language = words(args), city_named(args.city), Language(args.lang)
    for suffix in SUFFIXES:
        path = getattr(args, suffix)
        if path is not None and path.suffix.lower() != f".{suffix}":
            raise PortfolioError("{file} is written as .{suffix}: name it so.", file=path, suffix=suffix)
    if args.note and not args.freeze:
        raise PortfolioError("A note is kept with a frozen briefing: add --freeze, or leave the note out.")
    spec = spec_of(city, args.as_of, Kind(args.kind), args.decimals, language)
    if args.tier:
        wanted = {city.tier(name).name for name in args.tier}
        spec = replace(spec, tiers=tuple(name for name in spec.tiers if name in wanted))
    document = compose(archive, spec)
    write_files(document, args)
    frozen = keep(archive, document, args.note) if args.freeze else None
    if args.json:
        emit_json(as_json(document, city, frozen))
        return DONE
    print(plain_text(document))
    if frozen is not None:
        complain(_("Kept as number {number}.", number=frozen.number))
    return DONE


def write_files(document: Document, args: Namespace) -> None:
    """The files that were asked for; without a browser the pictures are left out, and that is said."""
    pictures: Mapping[str, bytes] = {}
    titled: Mapping[str, bytes] = {}
    try:
        # In the text the caption is the title; a picture that travels alone carries its own.
        pictures = pictures_of(document) if args.docx else pictures
        titled = pictures_of(document, titled=True) if args.png else titled
    except PortfolioError as missing:
        complain(missing.text(document.spec.language))
    # Loaded only here: the libraries that write files take longer to import than a short answer to print.
    if args.docx:
        from analytics.briefing.word import word

        write(args.docx, word(document, pictures))
    if args.xlsx:
        from analytics.briefing.excel import workbook

        write(args.xlsx, workbook(document))
    if args.md:
        write(args.md, markdown(document).encode())
    for code, picture in titled.items():
        name = "".join(letter if letter.isalnum() else "_" for letter in code)
        write(args.png / f"{name}.png", picture)


def write(path: Path, content: bytes) -> None:
    """Write one file; a refusal in words where that is not possible."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise PortfolioError("{file} cannot be written ({why}).", file=path, why=error.strerror) from error


def as_json(document: Document, city: City, frozen: Kept | None) -> dict[str, Any]:
    """The object that other programs rely on; ``start`` and ``end`` count characters of the paragraph."""
    shown = document.shown
    return {
        "city": city.name,
        "as_of": str(document.spec.as_of),
        "kind": str(document.kind),
        "briefing": str(document.spec.kind),
        "decimals": document.spec.decimals,
        "title": document.title,
        "text": plain_text(document),
        "sections": [
            {"heading": section.heading, "paragraphs": [paragraph_json(one) for one in section.paragraphs]}
            for section in shown.sections
        ],
        "snapshots": cited_json(document.snapshots),
        "frozen": frozen and frozen.number,
    }


def paragraph_json(paragraph: Paragraph) -> dict[str, Any]:
    """A paragraph with its claims and where they stand in it."""
    claims = [{"start": one.start, "end": one.end, **claim_json(one.claim)} for one in placed(paragraph.text)]
    return {"code": paragraph.code, "text": str(paragraph), "claims": claims}


def exact_value(claim: Claim) -> int | str | None:
    """The exact value in the printed unit: a whole number of a count or a place, else a decimal string."""
    is_whole = metric_named(claim.reading.metric).unit is Unit.COUNT or claim.reading.aspect in WHOLE
    return int(claim.value) if claim.value is not None and is_whole else exact(claim.value)


def claim_json(claim: Claim) -> dict[str, Any]:
    """A claim: what is printed, what it states exactly, and where that comes from."""
    reading, question = claim.reading, claim.reading.question
    is_money = metric_named(reading.metric).numerator.column is not None
    part: Callable[[Any], Any] = exact_yi if is_money else lambda value: value and int(value)
    return {
        "text": claim.text,
        "value": exact_value(claim),
        "unit": claim.unit,
        "numerator": part(claim.numerator),
        "denominator": part(claim.denominator),
        "metric": reading.metric,
        "aspect": str(reading.aspect),
        "dimensions": [str(dimension) for dimension in question.by],
        "key": list(reading.key),
        "place": reading.place,
        "scope": question.where.parameters,
        "as_of": str(question.as_of),
        "against": question.compare_to and str(question.compare_to),
        "derivation": claim.derivation,
        "snapshots": cited_json(claim.snapshots),
    }
