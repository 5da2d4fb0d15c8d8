"""Every question of the year: unit by unit as a heat table, and what was answered."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, TableStyle

from andts_desktop.domain.city_comparison import CityComparison, KindComparison
from andts_desktop.domain.measure_words import signs_explained
from andts_desktop.domain.measures import GAP_SIGNS, HeatCell, HeatRow, HeatTable, MeasuredValue
from andts_desktop.domain.question_summary import AnswerCount, QuestionSummary
from andts_desktop.domain.swedish import format_points, format_sum
from andts_desktop.domain.units import Unit
from andts_desktop.reports import theme
from andts_desktop.reports.annual_comparison import example_mark
from andts_desktop.reports.city_words import definite, several
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.heat_chart import shade
from andts_desktop.reports.marks import ink_on
from andts_desktop.reports.narrow_names import narrow_lines
from andts_desktop.reports.tables import Cell, Column, DataTable, Line
from andts_desktop.reports.wide import FIGURES, FIGURES_STRONG, SHEET, in_measure, wide_table
from andts_desktop.reports.wording import capital, shortened

MOST_ACROSS = 12
"""More units than this do not fit side by side with their names."""
MOST_UNITS = 36
"""Of more units than this, no table has a column for each."""

_QUESTION, _MAX, _MEAN, _WIDEST = 196.0, 32.0, 40.0, 62.0
_BESIDE = 8.0
"""What stands beside the words of a narrow column, in points."""
_MOST_NAMED = 12
_LONGEST_NAME = 45


def heat_section(compose: Composer, values: CityComparison, kind: KindComparison) -> list[Flowable]:
    """Return points by question and unit, a table for each part; nothing without points."""
    heat = kind.heat
    if not heat.rows or not heat.units:
        return []
    title = f"Fråga för fråga: {definite(kind)} {values.year}{example_mark(values.instrument)}"
    head = compose.heading(2, title)
    if len(heat.units) > MOST_UNITS:
        words = (
            f"{len(heat.units)} {several(kind)} är för många för en tabell med en kolumn var. "
            "Varje frågas medelvärde och spridning står i nästa kapitel, och varje enhets svar i "
            "dess eget dokument, Enkätresultat."
        )
        return in_measure(compose.headed([head], [compose.line(words)]))
    signs = signs_explained(
        MeasuredValue(gap=cell.gap) for row in heat.rows for cell in row.cells if cell.gap
    )
    intro = (
        "Siffran är frågans poäng och färgen dess andel av de möjliga: ju mörkare ruta, desto "
        f"större andel. {signs}"
    )
    heads: list[Flowable] = [head, *in_measure([compose.line(intro.strip(), theme.NOTE)])]
    story: list[Flowable] = []
    for part_title, rows in groupby(heat.rows, key=lambda row: row.part_title):
        heads.append(compose.heading(3, part_title))
        of_part = list(rows)
        tables = [_heat_table(compose, of_part, places, heat) for places in _pieces(heat)]
        story += compose.headed(heads, tables)
        heads = []
    return story


def _pieces(heat: HeatTable) -> Iterator[range]:
    """Part the units into tables of about as many, none of more than fit side by side."""
    count = -(-len(heat.units) // MOST_ACROSS)
    each = -(-len(heat.units) // count)
    for first in range(0, len(heat.units), each):
        yield range(first, min(first + each, len(heat.units)))


def _heat_table(
    compose: Composer, rows: Sequence[HeatRow], places: range, heat: HeatTable
) -> DataTable:
    room = SHEET.column - _QUESTION - _MAX - _MEAN
    step = min(room / len(places), _WIDEST)
    columns = [Column("Fråga", _QUESTION, heads_rows=True), Column("Högst", _MAX, is_small=True)]
    columns += [
        Column(_narrow(compose, heat.units[place].name, step), step, is_small=True)
        for place in places
    ]
    columns.append(Column("Medel", _MEAN, is_small=True))
    width = _QUESTION + _MAX + _MEAN + step * len(places)
    made = wide_table(columns, [_heat_row(compose, row, places) for row in rows], width)
    made.setStyle(TableStyle(list(_grounds(compose, rows, places))))
    return made


def _narrow(compose: Composer, name: str, step: float) -> str:
    shown = shortened(compose.user.plain(name), _LONGEST_NAME)
    lines = narrow_lines(shown, step - _BESIDE, theme.CELL_HEAD_SMALL)
    return "<br/>".join(map(compose.user.inline, lines))


def _heat_row(compose: Composer, row: HeatRow, places: range) -> list[Cell]:
    cells = [_heat_cell(compose, row.cells[place]) for place in places]
    mean = "–" if row.mean is None else format_sum(row.mean * row.max)
    return [
        compose.cell(row.short),
        compose.cell(format_points(row.max), FIGURES),
        *cells,
        compose.cell(mean, FIGURES_STRONG),
    ]


def _heat_cell(compose: Composer, cell: HeatCell) -> Cell:
    if cell.share is None or cell.points is None:
        return compose.cell(GAP_SIGNS[cell.gap] if cell.gap else "–", FIGURES)
    ink = ink_on(shade(compose.palette, cell.share), compose.palette)
    style: ParagraphStyle = theme.changed(FIGURES, textColor=ink)
    return compose.cell(format_points(cell.points), style)


def _grounds(
    compose: Composer, rows: Sequence[HeatRow], places: range
) -> Iterator[tuple[Any, ...]]:
    last = len(places) + 2
    yield ("LEFTPADDING", (1, 0), (last, -1), 2)
    yield ("RIGHTPADDING", (1, 0), (last, -1), 5)
    for number, row in enumerate(rows, 1):
        for column, place in enumerate(places, 2):
            share = row.cells[place].share
            if share is not None:
                ground = shade(compose.palette, share)
                yield ("BACKGROUND", (column, number), (column, number), ground)


def answers_section(
    compose: Composer, values: CityComparison, kind: KindComparison
) -> list[Flowable]:
    """Return what was answered, a table for each part; nothing where nobody has answered."""
    if not kind.answered:
        return []
    title = f"Så svarade {definite(kind)} {values.year}{example_mark(values.instrument)}"
    has_points = any(each.points and each.points.count for each in kind.questions)
    names_them = kind.index is None and kind.answered <= _MOST_NAMED
    counted = "vilka" if names_them else "hur många"
    words = f"Efter varje svar står inom parentes {counted} som gav det."
    heads: list[Flowable] = [compose.heading(2, title), compose.line(words, theme.NOTE)]
    story: list[Flowable] = []
    for part_title, questions in groupby(kind.questions, key=lambda each: each.part_title):
        heads.append(compose.heading(3, part_title))
        rows = [
            _answers_row(compose, each, has_points=has_points, named=names_them)
            for each in questions
        ]
        story += compose.headed(heads, [_answers_table(rows, has_points=has_points)])
        heads = []
    return story


def _answers_table(rows: Sequence[Sequence[Cell]], *, has_points: bool) -> DataTable:
    columns = [Column("Fråga", 36, heads_rows=True), Column("Svar", 46 if has_points else 64)]
    if has_points:
        columns += [
            Column("Medel", 7, numeric=True),
            Column("Lägst–högst", 12, numeric=True),
            Column("Möjligt", 9, numeric=True),
        ]
    return wide_table(columns, rows)


def _answers_row(
    compose: Composer, each: QuestionSummary, *, has_points: bool, named: bool
) -> list[Cell]:
    answers = "; ".join(_counted(count, named=named) for count in each.answers)
    written = [
        Line(f"{compose.user.strong(unit.name)}: {compose.user.inline(words)}")
        for unit, words in each.written
    ]
    cells: list[Cell] = [compose.cell(each.question.text), [*written, *compose.cell(answers)]]
    if not has_points:
        return cells
    told = each.points
    if told is None or told.mean is None or told.lowest is None or told.highest is None:
        return [*cells, [], [], []]
    ends = dict.fromkeys((format_sum(told.lowest), format_sum(told.highest)))
    reach = "–".join(ends)
    words = (format_sum(told.mean), reach, format_points(each.question.max))
    return [*cells, *map(compose.cell, words)]


def _counted(count: AnswerCount, *, named: bool) -> str:
    said = _listed(count.units) if named else str(len(count.units))
    return f"{capital(count.words)}\u00a0({said})"


def _listed(units: Sequence[Unit]) -> str:
    return ", ".join(unit.name for unit in units)
