"""The largest changes since the year before: of the units' index, and question by question."""

from collections.abc import Sequence
from typing import TypeVar

from reportlab.platypus import Flowable

from andts_desktop.domain.city_comparison import CityComparison, KindComparison
from andts_desktop.domain.shifts import QuestionShift, UnitShift, unit_shifts
from andts_desktop.domain.swedish import format_decimal, format_signed, signed_points
from andts_desktop.domain.units import Unit
from andts_desktop.reports import theme
from andts_desktop.reports.annual_comparison import example_mark
from andts_desktop.reports.city_words import MARK, MARKED, definite, names, unsettled
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.tables import Cell, Column
from andts_desktop.reports.wide import wide_table

_MOST_UNITS = 24
_MOST_QUESTIONS = 6
_NAMED = 4

_Shift = TypeVar("_Shift")


def shifts_section(
    compose: Composer, values: CityComparison, kind: KindComparison
) -> list[Flowable]:
    """Return what has moved most; nothing where no two years may be compared."""
    units = unit_shifts(kind.index) if kind.index else ()
    shifts = kind.question_shifts
    if not units and not shifts:
        return []
    year = units[0].year_before if units else kind.previous_year
    title = f"Största ändringarna sedan {year}: {definite(kind)}{example_mark(values.instrument)}"
    heads: list[Flowable] = [compose.heading(2, title)]
    story: list[Flowable] = []
    if units:
        heads.append(compose.heading(3, "Index", outlined=False))
        story += compose.headed(heads, _of_units(compose, kind, units))
        heads = []
    if shifts:
        heads.append(compose.heading(3, "Frågorna som ändrats mest", outlined=False))
        story += compose.headed(heads, _of_questions(compose, shifts))
    return story


def _of_units(
    compose: Composer, kind: KindComparison, found: Sequence[UnitShift]
) -> list[Flowable]:
    marked = unsettled(kind)
    shown, left = _ends(found, _MOST_UNITS)
    rows = [
        [
            compose.cell(each.unit.name),
            compose.cell(format_decimal(each.before)),
            compose.cell(format_decimal(each.now) + (MARK if each.unit.id in marked else "")),
            compose.cell(format_signed(each.change), theme.CELL_STRONG),
        ]
        for each in shown
    ]
    year, now = found[0].year_before, kind.index.columns[-1].year if kind.index else "Nu"
    columns = [
        Column("Enhet", 200, heads_rows=True),
        Column(str(year), 60, numeric=True),
        Column(str(now), 60, numeric=True),
        Column("Ändring", 70, numeric=True),
    ]
    notes = [MARKED] if any(each.unit.id in marked for each in shown) else []
    if left:
        notes.append(f"{left} enheter med mindre ändringar visas inte.")
    told = [compose.line(" ".join(notes), theme.NOTE)] if notes else []
    return [*told, wide_table(columns, rows, 390)]


def _of_questions(compose: Composer, found: Sequence[QuestionShift]) -> list[Flowable]:
    shown, left = _ends(found, 2 * _MOST_QUESTIONS)
    columns = [
        Column("Fråga", 200, heads_rows=True),
        Column("Fler poäng", 185),
        Column("Färre poäng", 185),
        Column("Lika", 45, numeric=True),
        Column("Medel", 60, numeric=True),
    ]
    rows = [_question_row(compose, each) for each in shown]
    note = "Medel är den genomsnittliga ändringen i poäng för dem som har båda åren."
    if left:
        note += f" {left} frågor med mindre ändringar visas inte."
    return [compose.line(note, theme.NOTE), wide_table(columns, rows)]


def _question_row(compose: Composer, each: QuestionShift) -> list[Cell]:
    question = [*compose.cell(each.short), *compose.cell(each.part_title, theme.CELL_MUTED)]
    return [
        question,
        compose.cell(_counted(each.up)),
        compose.cell(_counted(each.down)),
        compose.cell(str(each.same)),
        compose.cell(signed_points(each.mean), theme.CELL_STRONG),
    ]


def _counted(units: Sequence[Unit]) -> str:
    if not units:
        return "–"
    return f"{len(units)}: {names(units, _NAMED)}" if len(units) <= 12 else str(len(units))


def _ends(found: Sequence[_Shift], most: int) -> tuple[list[_Shift], int]:
    """Return the first and the last of them, and how many between are left out."""
    if len(found) <= most:
        return list(found), 0
    half = most // 2
    return [*found[:half], *found[-half:]], len(found) - 2 * half
