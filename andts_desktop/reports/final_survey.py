"""The surveys with an index over the period: their spread or lines, and every unit's years."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable

from andts_desktop.domain.final_report import FinalReport, FinalSurvey
from andts_desktop.domain.follow_up import ProseSection
from andts_desktop.domain.measure_words import cell_words, signs_explained
from andts_desktop.domain.measures import ComparisonTable
from andts_desktop.domain.swedish import format_decimal
from andts_desktop.domain.units import UNIT_KIND_NAMES
from andts_desktop.reports import theme
from andts_desktop.reports.annual_comparison import example_mark
from andts_desktop.reports.chart_words import runs_in_words
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.line_chart import MOST_LINES, line_chart
from andts_desktop.reports.room import beginning_with, whole_height
from andts_desktop.reports.tables import Cell, Column, DataTable
from andts_desktop.reports.wording import capital
from andts_desktop.reports.year_columns import parted

_MOST_YEARS = 8
_HEIGHT = 150.0


def final_survey(compose: Composer, report: FinalReport) -> list[Flowable]:
    """Return the chapter; nothing where no survey gives an index and nothing is written."""
    written = compose.prose(report.follow_up.prose_text(ProseSection.FINAL_SURVEY))
    body: list[Flowable] = []
    for survey in report.surveys:
        section = _section(compose, survey)
        body += [CondPageBreak(whole_height(section)), *section]
    if not (written or body):
        return []
    head = compose.headed([compose.heading(2, "Enkäten över tid")], written)
    return beginning_with(head, body)


def _section(compose: Composer, survey: FinalSurvey) -> list[Flowable]:
    table, instrument = survey.table, survey.instrument
    several = UNIT_KIND_NAMES[table.kind][1]
    name = f"{instrument.short_title}, {several}{example_mark(instrument)}"
    said = " ".join(_notes(survey))
    notes = [compose.line(said, theme.NOTE)] if said else []
    tables = [
        _table(compose, table, group) for group in parted(range(len(table.columns)), _MOST_YEARS)
    ]
    title = "Index 0–100 per år"
    if len(table.lines) > MOST_LINES:
        title += f": lägst, median och högst av {several}"
    drawing = line_chart(table, (), compose.palette, theme.COLUMN, _HEIGHT)
    figure = compose.figure(title, drawing, _told(table), tables[0])
    head = [compose.heading(3, capital(name)), *notes]
    return [*compose.headed(head, figure), *tables[1:]]


def _notes(survey: FinalSurvey) -> list[str]:
    said = []
    if survey.instrument.is_example:
        said.append("Enkäten består av exempelfrågor.")
    said += [
        f"{column.year} kan inte jämföras med åren före. {column.broken}"
        for column in survey.table.columns
        if column.broken
    ]
    values = [value for line in survey.table.lines for value in line.values]
    if any(not each.is_finished for each in values if each.value is not None):
        said.append("Frågor som inte är besvarade räknas som noll poäng.")
    return [*said, *filter(None, [signs_explained(values)])]


def _table(compose: Composer, table: ComparisonTable, group: Sequence[int]) -> DataTable:
    rows: list[list[Cell]] = []
    for line in table.lines:
        words = [cell_words(table.measure, line.values[place]) for place in group]
        rows.append([compose.cell(line.unit.name), *map(compose.cell, words)])
    means = [table.spreads[place].mean for place in group]
    if len(table.lines) > 1:
        words = ["–" if mean is None else format_decimal(mean) for mean in means]
        sums = ["Medelvärde", *words]
        rows.append([compose.cell(each, theme.CELL_STRONG) for each in sums])
    columns = [Column("Enhet", 3, heads_rows=True)]
    columns += [Column(str(table.columns[place].year), 1, numeric=True) for place in group]
    return compose.table(columns, rows, is_dense=True)


def _told(table: ComparisonTable) -> str:
    means = [each.mean for each in table.spreads]
    said = ["Linjediagram över medelvärdet.", *runs_in_words(table.columns, means)]
    return " ".join([*said, "Alla värden står i tabellen efter diagrammet."])
