"""A check in words: its summary, its letters, what is said of one figure; the same on the page and in every file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from analytics.fact_check.check import CheckedDraft
from analytics.fact_check.correct import offered
from analytics.fact_check.figure import Figure, Sense
from analytics.fact_check.verdict import FINDINGS, SEVERITY, Checked, Verdict
from analytics.glossary import FigureKind
from analytics.language import Label, Language, translator
from analytics.metrics import metric_named
from analytics.reasons import Reason
from analytics.wording.numbers import clauses, enumerated
from analytics.wording.printable import printable


@dataclass(frozen=True)
class Mark:
    """How a verdict is marked where colour does not show, and what it is called in a sentence."""

    letter: Label
    short: Label


MARKS = {
    Verdict.MISMATCH: Mark(Label("错", "✗"), Label("不符", "contradicted")),
    Verdict.WRONG_UNIT: Mark(Label("位", "U"), Label("单位不符", "in the wrong unit")),
    Verdict.WRONG_SCOPE: Mark(Label("围", "S"), Label("口径或范围不符", "of another scope")),
    Verdict.TRUNCATED: Mark(Label("截", "C"), Label("截尾", "cut off")),
    Verdict.WITHIN_INPUT_ROUNDING: Mark(Label("近", "≈"), Label("在舍入误差内", "within rounding")),
    Verdict.MATCHES: Mark(Label("对", "✓"), Label("相符", "right")),
    Verdict.UNDECIDABLE: Mark(Label("？", "?"), Label("无从核对", "not decidable here")),
}
NOT_SAID = (Sense.VALUE, Sense.OTHER, Sense.RANK)


@dataclass(frozen=True)
class Said:
    """One checked figure in words; empty where there is nothing to say.

    ``line`` counts the lines of the draft from 1; ``reading`` is what the number was taken to state; ``expected`` is as
    it would be printed, every expectation once; ``derivation`` is the calculation within the text; ``source`` names the
    data that were asked, kind first.
    """

    line: int
    quote: str
    verdict: Verdict
    reading: str
    expected: str
    reason: str
    derivation: str
    source: str


def said_of(draft: CheckedDraft, listed: Iterable[Checked], language: Language) -> tuple[Said, ...]:
    """Figures of a draft in words, in the order given."""
    return tuple(said(draft.text, one, language) for one in listed)


def said(text: str, checked: Checked, language: Language) -> Said:
    """One figure in words."""
    figure, arithmetic, data = checked.figure, checked.arithmetic, checked.data
    return Said(
        text.count("\n", 0, figure.start) + 1,
        printable(figure.quote),
        checked.verdict,
        reading_of(figure, language),
        enumerated(expected_of(checked), language) if checked.is_finding else "",
        clauses([reason.text(language).rstrip("。. ") for reason in reasons_of(checked)], language),
        "" if arithmetic is None else arithmetic.derivation,
        "" if data is None or data.source is None else source_text(data.source, language),
    )


def expected_of(checked: Checked) -> list[str]:
    """What the number should read: as it can be put into the text, or else as it was found."""
    corrections = [correction.instead for correction in offered(checked)]
    judged = (checked.arithmetic, checked.data)
    return corrections or [
        one.expected for one in judged if one is not None and one.verdict in FINDINGS and one.expected
    ]


def reasons_of(checked: Checked) -> list[Reason]:
    """Why the verdict is so, what decided it first; of a figure that is decided, not why the other could not."""
    judged = [one for one in (checked.arithmetic, checked.data) if one is not None]
    judged.sort(key=lambda one: SEVERITY.index(one.verdict))
    decided = [one for one in judged if one.verdict is not Verdict.UNDECIDABLE]
    return [one.reason for one in decided or judged]


def source_text(source: str, language: Language) -> str:
    """A source with its kind first; what names something and carries no kind is a published text."""
    has_kind = any(source.startswith(label) for kind in FigureKind for label in kind.label)
    if has_kind or not any(letter.isalpha() for letter in source):
        return source
    return f"{FigureKind.PUBLISHED.text(language)} · {source}"


def reading_of(figure: Figure, language: Language) -> str:
    """What a number was taken to state: metric, sense, and of which projects and months."""
    scope = figure.scope
    names = [
        "" if figure.measure is None else metric_named(figure.measure).text(language),
        "" if figure.sense in NOT_SAID and figure.measure is not None else figure.sense.text(language),
        scope.city,
        scope.tier,
        scope.sector,
        scope.district,
        None if scope.stage is None else scope.stage.name,
        scope.size,
        scope.batch,
        scope.period.text,
        scope.baseline and versus(scope.baseline, language),
    ]
    return " · ".join(printable(name) for name in names if name)


def versus(baseline: str, language: Language) -> str:
    """A baseline as it stands among other names."""
    _ = translator(language)
    return _("vs {baseline}", baseline=baseline)


def counted(draft: CheckedDraft) -> dict[Verdict, int]:
    """How many figures have each verdict, the most severe first; none that nobody has."""
    found = Counter(one.verdict for one in draft.checked)
    return {verdict: found[verdict] for verdict in SEVERITY if found[verdict]}


def summary(draft: CheckedDraft, language: Language) -> str:
    """The finding as one sentence: 全文58个数字：1处截尾，41处相符，16处无从核对."""
    _ = translator(language)
    if not draft.checked:
        return _("No number about a portfolio of projects was found in this text.")
    parts = [
        _("{count} {verdict}", count=count, verdict=MARKS[verdict].short.text(language))
        for verdict, count in counted(draft).items()
    ]
    between = "，" if language is Language.ZH else ", "
    return _("{count} numbers in all: {parts}", count=len(draft.checked), parts=between.join(parts))


def basis(draft: CheckedDraft, kind: FigureKind | None, language: Language) -> str:
    """Against what the draft was checked, kind of the data first; ``kind`` is that of the city's ledgers."""
    _ = translator(language)
    if draft.city is None or draft.as_of is None or kind is None:
        return _("Checked within the text, and against published figures (公开数据) where it names their scope.")
    return _(
        "Checked within the text, against {kind} · {city} · {month}, and against published figures (公开数据).",
        kind=kind.text(language),
        city=draft.city.text(language),
        month=draft.as_of.text(language),
    )


def caution(language: Language) -> str:
    """What no reader of a check may overlook."""
    _ = translator(language)
    return _("What cannot be decided here is not thereby right: neither the text nor the data say anything about it.")


def file_stem(draft: CheckedDraft, kind: FigureKind | None, language: Language) -> str:
    """A file name that says what was checked against what, and carries the mark; nothing of the draft is in it."""
    _ = translator(language)
    mark = mark_of(draft, kind)
    names = (
        _("number check"),
        None if draft.city is None else draft.city.text(language),
        None if draft.as_of is None else str(draft.as_of),
        None if mark is None else mark.text(language),
    )
    return "_".join(name.replace(" ", "_") for name in names if name)


def mark_of(draft: CheckedDraft, kind: FigureKind | None) -> FigureKind | None:
    """The kind of data that stands beside the check: invented figures as soon as either side has them."""
    return FigureKind.DEMO if draft.is_demo else kind
