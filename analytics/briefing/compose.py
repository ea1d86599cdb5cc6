"""A spec and the snapshots → the document."""

from __future__ import annotations

from analytics.briefing import monthly, press, quarterly
from analytics.briefing.charts import charts_of
from analytics.briefing.document import Document, Kind, Spec
from analytics.briefing.facts import Facts
from analytics.briefing.tables import tables_of
from analytics.city import City
from analytics.claims import Cited, plain
from analytics.language import Language
from analytics.months import Month
from analytics.snapshots import Archive

SECTIONS = {Kind.BRIEFING: press.sections, Kind.RANKING: monthly.sections, Kind.QUARTERLY: quarterly.sections}


def spec_of(
    city: City, as_of: Month, kind: Kind = Kind.BRIEFING, decimals: int | None = None, language: Language = Language.ZH
) -> Spec:
    """The briefing that an office would expect: all its tiers, at the decimals that its texts print."""
    tiers = tuple(tier.name for tier in city.tiers)
    return Spec(city.code, as_of, kind, city.decimals if decimals is None else decimals, language, tiers)


def compose(archive: Archive, spec: Spec) -> Document:
    """The briefing from the newest snapshots; :class:`~analytics.errors.NoSnapshot` without one of its month."""
    facts = Facts(archive, spec)
    _, language = facts.words, spec.language
    answer, sections = facts.answer(facts.overall), SECTIONS[spec.kind](facts)
    claims = (claim for section in sections for paragraph in section.paragraphs for claim in paragraph.claims)
    told = {one for claim in claims for one in claim.snapshots}
    cited = tuple(sorted(told | {Cited.of(one) for one in answer.snapshots}, key=lambda one: (one.as_of, one.version)))
    snapshots = ", ".join(f"{one.title} ({one.short_hash})" for one in cited)
    tables, charts = tables_of(facts), charts_of(facts)
    return Document(
        spec,
        title(facts),
        plain(_("{kind}, as of the end of {month}", kind=spec.kind.text(language), month=spec.as_of.text(language))),
        answer.kind,
        " · ".join((answer.kind.text(language), facts.city.text(language), snapshots)),
        cited,
        sections,
        tables,
        charts,
        facts.reader.behind,
        facts.reader.missing,
    )


def title(facts: Facts) -> str:
    """What the text is called; 南昌市 and 市重大重点 share the 市."""
    _, language, as_of = facts.words, facts.spec.language, facts.as_of
    city, tier = facts.city.text(language), facts.city.main_tier.text(language)
    said = {"city": city, "tier": tier.removeprefix(city[-1]) if language is Language.ZH else tier}
    if facts.spec.kind is Kind.RANKING:
        return plain(_("{city}: {tier} projects ranked, {month}", month=as_of.text(language), **said))
    if facts.spec.kind is Kind.QUARTERLY:
        quarter = quarterly.quarter_name(as_of, language)
        return plain(_("{city}: {tier} projects, {quarter} {year}", quarter=quarter, year=str(as_of.year), **said))
    return plain(_("{city}: {tier} projects, {year}", year=str(as_of.year), **said))
