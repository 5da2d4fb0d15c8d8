"""The units of one kind side by side, with their mean and with what is not finished."""

from reportlab.platypus import CondPageBreak, Flowable

from andts_desktop.domain.annual_report import SurveyReport
from andts_desktop.domain.comparison import UnitComparison, UnitResult
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.swedish import format_decimal, format_sum
from andts_desktop.reports import theme
from andts_desktop.reports.chart_words import units_in_words
from andts_desktop.reports.charts import units_chart
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.room import whole_height
from andts_desktop.reports.tables import Cell, Column, DataTable, Line
from andts_desktop.reports.wording import (
    capital,
    index_words,
    joined,
    unfinished_words,
    unit_plural,
)

_UNFINISHED = (
    "Det som inte är besvarat räknas som noll poäng, så enheter med obesvarade frågor drar "
    "ner medelvärdet."
)
_MUTED = f"#{theme.MUTED.hexval()[2:]}"


def comparison_section(
    compose: Composer, survey: SurveyReport, comparison: UnitComparison
) -> list[Flowable]:
    """Return the chart and the table that says the same, with what they leave out."""
    title = f"{capital(unit_plural(survey))} sida vid sida{example_mark(survey.instrument)}"
    figure = compose.figure(
        "Index av 100 och medelvärde",
        units_chart(comparison, None, compose.palette, theme.COLUMN),
        f"Stapeldiagram. {units_in_words(comparison)}",
        _table(compose, survey, comparison),
    )
    notes = [_UNFINISHED] if comparison.unfinished else []
    drafts = [each for each in comparison.results if each.unit.id in survey.drafts]
    notes += ["Preliminärt betyder att svaren inte är klarmarkerade."] if drafts else []
    names = joined([unit.name for unit in comparison.missing])
    notes += [f"{names} har inte svarat."] if names else []
    # Before the figure, so that no note is left alone on the page after the table.
    said = [compose.line(" ".join(notes), theme.NOTE)] if notes else []
    story = compose.headed([compose.heading(3, title), *said], figure)
    # The chart and its table are seen at once.
    return [CondPageBreak(whole_height(story)), *story]


def example_mark(instrument: Instrument) -> str:
    """Return what is added to a heading over results of example questions."""
    return " (exempelfrågor)" if instrument.is_example else ""


def _table(compose: Composer, survey: SurveyReport, comparison: UnitComparison) -> DataTable:
    parts = survey.instrument.parts
    empty = [""] * (len(parts) + 1)
    rows: list[list[Cell]] = [_row(compose, survey, each) for each in comparison.results]
    if comparison.mean is not None:
        label = f"Medelvärde, {len(rows)} {unit_plural(survey)}"
        words = [label, *empty, format_decimal(comparison.mean)]
        rows.append([compose.cell(each, theme.CELL_STRONG) for each in words])
    columns = [
        Column("Enhet", 3),
        *(Column(compose.user.inline(part.title), 1.2, numeric=True) for part in parts),
        Column("Poäng", 0.9, numeric=True),
        Column("Index", 0.9, numeric=True),
    ]
    return compose.table(columns, rows, is_dense=True)


def _row(compose: Composer, survey: SurveyReport, result: UnitResult) -> list[Cell]:
    sums = result.sums
    points = {part.part_id: part.points for part in sums.parts}
    tops = [format_sum(points[part.id]) for part in survey.instrument.parts]
    figures = [*tops, format_sum(sums.points), index_words(result.index)]
    return [_named(compose, survey, result), *map(compose.cell, figures)]


def _named(compose: Composer, survey: SurveyReport, result: UnitResult) -> Cell:
    name, state = compose.user.inline(result.unit.name), _state(survey, result)
    if not state:
        return [Line(name)]
    return [Line(f'{name} <font color="{_MUTED}" size="9">({compose.user.inline(state)})</font>')]


def _state(survey: SurveyReport, result: UnitResult) -> str:
    """Say what is not settled yet about a unit's result, empty where all is."""
    draft = "preliminärt" if result.unit.id in survey.drafts else ""
    return "; ".join(filter(None, [draft, unfinished_words(result.sums)]))
