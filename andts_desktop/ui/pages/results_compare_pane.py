"""The results' comparison: any measure over years and units of one kind, table first."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.measure_words import notes_of, signs_explained
from andts_desktop.domain.measures import ComparisonTable, Measure, UnitLine
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.units import UNIT_KIND_NAMES, UnitKind, listed
from andts_desktop.errors import AndtsError
from andts_desktop.files import safe_name, write_whole
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import TableModel
from andts_desktop.ui.pages.results_charts import bars_svg, lines_svg
from andts_desktop.ui.pages.results_clipboard import as_cells, as_mime, shown_rows
from andts_desktop.ui.pages.results_compare_choices import Chart, CompareChoices
from andts_desktop.ui.pages.results_compare_columns import compare_columns
from andts_desktop.ui.pages.results_compare_heat import HeatCard
from andts_desktop.ui.pages.results_compare_values import (
    CompareRow,
    anonymous_rows,
    unit_rows,
)
from andts_desktop.ui.pages.results_pane import ResultsPane
from andts_desktop.ui.pages.results_units import NAMED_AT_MOST
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Card, button, label
from andts_desktop.ui.widgets.columns import Columns
from andts_desktop.ui.widgets.svg_view import SvgView
from andts_desktop.ui.widgets.table_view import TableView

_EXCEL = ".xlsx"
_WIDE = 900
_NAME_WIDTH, _YEAR_WIDTH = 230, 62
_TABLE_SHARE = 0.6
"""How much of the page the table has where the chart stands beside it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What is shown now: the table, and whether its units are ranked and named."""

    table: ComparisonTable
    is_ranked: bool
    is_anonymous: bool


class ComparePane(ResultsPane):
    """Shows a table of units and years with its chart beside it."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look)
        self.choices = CompareChoices()
        self.choices.changed.connect(self.reload)
        self._model = TableModel[CompareRow]((), look.tone, lambda row: row.name)
        # Without texts on several lines: hundreds of units must not be measured one by one.
        self.table = TableView(self._model, self.tr("Jämförelse"), fits_rows=True)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.signs = label("", "muted", wrap=True)
        self.table_card, self.chart_card = Card(" "), Card(" ")
        self.table_card.body.addWidget(self.table)
        self.table_card.body.addWidget(self.signs)
        self.table_card.body.addStretch(1)
        self.chart = SvgView()
        self.breaks = label("", "muted", wrap=True)
        self.chart_card.body.addWidget(self.chart)
        self.chart_card.body.addWidget(self.breaks)
        self.chart_card.body.addStretch(1)
        self.heat_card = HeatCard(look)
        self.nothing = label("", "muted", wrap=True)
        self.copy_button = button(self.tr("Kopiera tabellen"), "", self.copy)
        self.export_button = button(self.tr("Spara som Excel…"), "", self.export)
        self._sides = Columns(((self.table_card, 3), (self.chart_card, 2)), _WIDE)
        widgets: tuple[QWidget, ...] = (
            self.choices,
            self.nothing,
            self._sides,
            self.heat_card,
        )
        for widget in widgets:
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self._shown: Compared | None = None
        self._chosen_row: UnitId | None = None

    def tools(self) -> tuple[QWidget, ...]:
        return (self.copy_button, self.export_button)

    def copy(self) -> None:
        """Put the table that is shown on the clipboard, for Excel or Word."""
        view = self.heat_card.table if self.heat_card.isVisible() else self.table
        QGuiApplication.clipboard().setMimeData(as_mime(shown_rows(view)))
        self.session.told.emit(self.tr("Tabellen är kopierad. Klistra in den i Excel eller Word."))

    def export(self) -> None:
        """Ask where, and save the table that is shown as an Excel workbook."""
        from andts_desktop.exchange.table_workbook import write_table

        is_heat = self.heat_card.isVisible()
        card = self.heat_card if is_heat else self.table_card
        heading = card.heading.text()
        suggestion = self.session.document.path.parent / f"{safe_name(heading)}{_EXCEL}"
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Spara tabellen"), str(suggestion), self.tr("Excel (*.xlsx)")
        )
        if not name:
            return
        path = Path(name) if name.lower().endswith(_EXCEL) else Path(f"{name}{_EXCEL}")
        rows = as_cells(shown_rows(self.heat_card.table if is_heat else self.table))
        try:
            write_whole(path, write_table(heading, rows))
        except AndtsError as error:
            self.session.refused.emit(str(error))
        else:
            self.session.told.emit(self.tr("Tabellen är sparad: {path}").format(path=path))

    def reload(self) -> None:
        found = self.session.survey_round()
        kinds = self.session.document.comparisons.kinds(found) if found else ()
        self._show_nothing(found is not None and bool(kinds))
        if found is None or not kinds:
            return
        own = self.session.unit()
        ordered = sorted(kinds, key=lambda kind: own is None or kind is not own.kind)
        self.choices.offer(self.session.document.comparisons.measures(found), ordered)
        kind = self.choices.chosen_kind() or ordered[0]
        measure = self.choices.chosen_measure()
        self._sides.setVisible(measure is not None)
        self.heat_card.setVisible(measure is None)
        for choice in (self.choices.years, self.choices.chart):
            choice.setEnabled(measure is not None)
        if measure is None:
            self._show_heat(found, kind)
        else:
            self._show_table(found, measure, kind)

    def _show_heat(self, found: SurveyRound, kind: UnitKind) -> None:
        heat = self.session.document.comparisons.heat(found, kind)
        own = self.session.unit_id
        can_hide = any(unit.id == own for unit in heat.units)
        self.choices.anonymous.setVisible(can_hide)
        is_named = not (can_hide and self.choices.anonymous.isChecked())
        self.heat_card.show_heat(heat, own, is_named=is_named)

    def _show_nothing(self, is_there: bool) -> None:
        for widget in (self.choices, self._sides, self.heat_card, *self.tools()):
            widget.setVisible(is_there)
        self.nothing.setVisible(not is_there)
        text = self.tr("Det finns ingen enkätomgång {year} att jämföra.")
        self.nothing.setText(text.format(year=self.session.year))

    def _show_table(self, found: SurveyRound, measure: Measure, kind: UnitKind) -> None:
        comparisons, surveys = self.session.document.comparisons, self.session.document.surveys
        years = self.choices.chosen_years(found.year)
        table = comparisons.table(measure, found, kind, years)
        instrument = surveys.instrument(found)
        is_ranked = instrument.scored and kind in instrument.unit_kinds
        own = next((e for e in table.lines if e.unit.id == self.session.unit_id), None)
        can_hide = is_ranked and own is not None
        self.choices.anonymous.setVisible(can_hide)
        self.choices.chart.setEnabled(is_ranked)
        is_anonymous = can_hide and self.choices.anonymous.isChecked()
        rows = unit_rows(table, self.session.unit_id, is_ranked=is_ranked)
        if is_anonymous and own is not None:
            places = range(len(table.columns))
            spreads = [comparisons.anonymous(table, own.unit.id, place).spread for place in places]
            rows = anonymous_rows(table, own, spreads)
        self._shown = Compared(table, is_ranked, is_anonymous)
        self._chosen_row = None
        self._set_words(table, is_anonymous=is_anonymous)
        self._model.set_rows(rows, compare_columns(table.columns))
        needed = _NAME_WIDTH + _YEAR_WIDTH * len(table.columns)
        self._sides.set_break_width(round(needed / _TABLE_SHARE))
        self._draw()

    def _set_words(self, table: ComparisonTable, *, is_anonymous: bool) -> None:
        several = UNIT_KIND_NAMES[table.kind][1]
        heading = self.tr("{title}, {units}").format(title=table.title, units=several)
        self.table_card.heading.setText(heading)
        self.table.setAccessibleName(heading)
        own = self.session.unit_id
        shown = [line for line in table.lines if not is_anonymous or line.unit.id == own]
        values = [value for line in shown for value in line.values]
        told = [signs_explained(values)]
        if any(not value.is_finished for value in values):
            told.append(self.tr("* betyder att frågor är obesvarade, så värdet kan stiga."))
        if not is_anonymous:
            told += notes_of(table)
        told += self._preliminary(shown)
        self.signs.setText("\n".join(filter(None, told)))
        reasons = [
            self.tr("¦ {year} jämförs inte med åren före: {reason}").format(
                year=column.year, reason=column.broken
            )
            for column in table.columns
            if column.broken
        ]
        self.breaks.setText("\n".join(reasons))
        self.breaks.setVisible(bool(reasons))

    def _preliminary(self, shown: Sequence[UnitLine]) -> list[str]:
        """Name the units whose last year is not settled."""
        found = self.session.survey_round()
        drafts = self.session.document.surveys.drafts(found) if found else frozenset()
        units = [e.unit for e in shown if e.unit.id in drafts and e.values[-1].is_there]
        if not units:
            return []
        text = self.tr("Preliminärt {year}, svaren är inte klarmarkerade: {names}.")
        names = listed(units, NAMED_AT_MOST)
        return [text.format(year=found.year if found else "", names=names)]

    def _row_chosen(self, current: QModelIndex) -> None:
        shown = self._shown
        if shown is None or not current.isValid():
            return
        name = self._model.rows()[current.row()].name
        ids = {line.unit.name: line.unit.id for line in shown.table.lines}
        self._chosen_row = ids.get(name)
        self._draw()

    def _draw(self) -> None:
        shown = self._shown
        if shown is None:
            return
        table = shown.table
        has_chart = shown.is_ranked and any(spread.count for spread in table.spreads)
        self.chart_card.setVisible(has_chart or bool(self.breaks.text()))
        self.chart.setVisible(has_chart)
        own = self.session.unit_id
        chosen = {each for each in (own, self._chosen_row) if each is not None}
        # Bars have every unit's name, so that without names there is a line and a band.
        if self.choices.chosen_chart() is Chart.BARS and not shown.is_anonymous:
            draw = partial(bars_svg, table, len(table.columns) - 1, chosen, self.look)
            year = str(table.columns[-1].year)
            self.chart_card.heading.setText(f"{table.title} {year}")
        else:
            chosen = {own} if shown.is_anonymous and own is not None else chosen
            draw = partial(lines_svg, table, chosen, self.look)
            self.chart_card.heading.setText(self.tr("{title} över åren").format(title=table.title))
        about = self.tr("Samma värden står i tabellen bredvid.")
        self.chart.set_chart(draw, self.chart_card.heading.text(), about)
