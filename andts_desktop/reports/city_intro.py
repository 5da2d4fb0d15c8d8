"""The comparison in short: what the figures say, what is not settled, and what is compared."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from andts_desktop.domain.city_comparison import CityComparison, KindComparison
from andts_desktop.domain.measure_words import notes_of
from andts_desktop.domain.measures import ComparisonTable
from andts_desktop.domain.shifts import UnitShift, shifts_in_words, unit_shifts
from andts_desktop.domain.swedish import format_decimal, format_signed
from andts_desktop.reports import theme
from andts_desktop.reports.annual_survey import survey_intro
from andts_desktop.reports.city_words import definite, names, several
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.wide import in_measure
from andts_desktop.reports.wording import capital


def in_short(compose: Composer, values: CityComparison) -> list[Flowable]:
    """Return what the coordinator has written, and what the figures say in words."""
    body = compose.prose(values.prose, theme.LEAD, theme.LEAD_BULLET) if values.prose else []
    said = [words for kind in values.kinds for words in _said(kind)]
    body += compose.bullets(said or [f"Ingen har svarat på enkäten {values.year}."])
    return in_measure(compose.headed([compose.heading(2, "I korthet")], body))


def _said(kind: KindComparison) -> Iterator[str]:
    if kind.index is not None:
        yield from _index_said(kind, kind.index)
    else:
        answered = f"{kind.answered} av {len(kind.states)} {several(kind)}"
        yield f"{answered} har svarat. De får inget index."
    if kind.drafts:
        yield f"Preliminärt, svaren är inte klarmarkerade: {names(kind.drafts)}."
    if kind.unfinished:
        yield (
            f"Har obesvarade frågor: {names(kind.unfinished)}."
            + (" De räknas som noll poäng och drar ner medelvärdet." if kind.index else "")
        )
    if kind.silent:
        yield f"Har inte svarat: {names(kind.silent)}."


def _index_said(kind: KindComparison, table: ComparisonTable) -> Iterator[str]:
    told = table.spreads[-1]
    if told.mean is None or told.lowest is None or told.highest is None:
        yield f"Inga {several(kind)} har något index {table.columns[-1].year}."
        return
    mean = format_decimal(told.mean)
    words = f"Medelvärdet för {told.count} {several(kind)} är {mean} av 100."
    if told.count == 1:
        words = f"Bara 1 av {len(kind.states)} {several(kind)} har ett index, och det är {mean}."
    else:
        words += (
            f" Lägst är {format_decimal(told.lowest)} och högst {format_decimal(told.highest)}."
        )
    yield words
    shifts = unit_shifts(table)
    if shifts:
        yield _shifts_said(kind, shifts)


def _shifts_said(kind: KindComparison, shifts: tuple[UnitShift, ...]) -> str:
    words = shifts_in_words(shifts, several(kind))
    most = max(shifts, key=lambda each: abs(each.change))
    if not most.change:
        return words
    return f"{words} Mest har {most.unit.name} ändrats, {format_signed(most.change)}."


def compared_section(compose: Composer, values: CityComparison) -> list[Flowable]:
    """Say what stands side by side in the document, and what may not."""
    points = [*_kinds_told(values), *_breaks_told(values)]
    points += [note for kind in values.kinds if kind.index for note in notes_of(kind.index)]
    body = [*compose.bullets(points), *survey_intro(compose, values.instrument)]
    return in_measure(compose.headed([compose.heading(2, "Vad som jämförs, och inte")], body))


def _kinds_told(values: CityComparison) -> Iterator[str]:
    yield "Bara enheter av samma slag ställs mot varandra, och medelvärden räknas inom ett slag."
    without = [capital(definite(kind)) for kind in values.kinds if kind.index is None]
    if without:
        who = " och ".join([without[0], *(each[:1].lower() + each[1:] for each in without[1:])])
        yield f"{who} har inget index. Svaren redovisas för sig, utan rangordning."


def _breaks_told(values: CityComparison) -> Iterator[str]:
    tables = [kind.index for kind in values.kinds if kind.index is not None]
    found = {
        column.year: column.broken for table in tables for column in table.columns if column.broken
    }
    for year, why in sorted(found.items()):
        yield f"{year} och senare jämförs inte med åren före. {why}"
