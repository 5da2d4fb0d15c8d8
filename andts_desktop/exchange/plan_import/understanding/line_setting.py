"""What a line that names its field sets in the node that it stands under."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from andts_desktop.domain.plan_template import IndicatorDraft
from andts_desktop.exchange.plan_import.source import Paragraph, Run
from andts_desktop.exchange.plan_import.understanding.columns import Column
from andts_desktop.exchange.plan_import.understanding.field_lines import (
    ABOUT_INDICATOR,
    Field,
    read_line,
)
from andts_desktop.exchange.plan_import.understanding.fields import set_field
from andts_desktop.exchange.plan_import.understanding.parties import Party, PartyReader
from andts_desktop.exchange.plan_import.understanding.roles import RESPONSIBILITY, roles
from andts_desktop.exchange.plan_import.understanding.sprouts import Sprout
from andts_desktop.exchange.plan_import.understanding.values import with_measure
from andts_desktop.exchange.plan_import.understood import ColumnMeaning

_LINE = 0.85
"""A line of running text is less sure than a cell under its header."""


def set_line(
    node: Sprout, paragraph: Paragraph, named: Field, reader: PartyReader, *, bold_leads: bool
) -> bool:
    """Put a line's value into its field; tell whether that was possible."""
    if named.meaning in RESPONSIBILITY:
        parties = reader.read([_value(paragraph, named.start)])
        is_set = _join(node, parties, named, bold_leads=bold_leads)
    elif named.name.casefold() == ABOUT_INDICATOR:
        is_set = _set_measure(node, named.value)
    elif named.meaning is ColumnMeaning.INDICATOR:
        node.measure([IndicatorDraft(named.value)])
        is_set = True
    elif named.meaning is ColumnMeaning.TARGET:
        is_set = _set_target(node, named.value)
    else:
        is_set = not set_field(node, Column(0, named.name, named.meaning), named.value)
    if is_set and named.name:
        node.doubt(_LINE, f"{named.name.lower()} är läst ur en rad i löpande text")
    return is_set


def by_role(
    paragraphs: Sequence[Paragraph], meaning: ColumnMeaning
) -> Iterator[tuple[ColumnMeaning, Sequence[Paragraph]]]:
    """Yield a cell's paragraphs by the part that its parties take: "Medansvarig: Skolnämnden".

    Those that do not say take the part that the column is about.
    """
    lines = [(each, read_line(each.text)) for each in paragraphs]
    named = [(each, line) for each, line in lines if line and line.meaning in RESPONSIBILITY]
    told = [each for each, _ in named]
    yield meaning, [each for each in paragraphs if each not in told]
    for each, line in named:
        yield line.meaning, [_value(each, line.start)]


def is_about_indicator(paragraph: Paragraph) -> bool:
    """Tell whether a line says what kind of indicator stands above it, and how it is told."""
    line = read_line(paragraph.text)
    return line is not None and line.name.casefold() == ABOUT_INDICATOR


def _join(node: Sprout, parties: Sequence[Party], named: Field, *, bold_leads: bool) -> bool:
    found, certainty = roles(parties, named.meaning, bold_leads=bold_leads)
    node.join(found)
    node.doubt(certainty, "flera ansvariga på samma rad, den första har tagits som ledande")
    return bool(found)


def _set_measure(node: Sprout, value: str) -> bool:
    told = with_measure(node.indicators[-1], value) if node.indicators else None
    if told is None:
        return False
    node.indicators[-1] = told
    return True


def _set_target(node: Sprout, value: str) -> bool:
    if not node.indicators:
        # A target without an indicator says itself what is measured.
        node.measure([IndicatorDraft(value)])
        return True
    last = node.indicators[-1]
    if last.target:
        return False
    node.indicators[-1] = replace(last, target=value)
    return True


def _value(paragraph: Paragraph, start: int) -> Paragraph:
    """Return what stands after "Ansvarig:" with its bold type."""
    runs: list[Run] = []
    for run in paragraph.runs:
        kept = run.text[start:]
        start = max(0, start - len(run.text))
        if kept:
            runs.append(replace(run, text=kept))
    return replace(paragraph, runs=tuple(runs))
