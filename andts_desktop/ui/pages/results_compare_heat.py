"""The comparison of all questions at once: a table, and the heat table that shows it."""

from functools import partial

from andts_desktop.domain.follow_up import StatusTone
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.measures import GAP_NAMES, GAP_SIGNS, HeatCell, HeatRow, HeatTable
from andts_desktop.domain.scoring import HUNDRED
from andts_desktop.domain.swedish import format_decimal, format_points, format_sum
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import Column, TableModel
from andts_desktop.ui.pages.results_charts import heat_colours, heat_svg
from andts_desktop.ui.widgets.basic import Card, label
from andts_desktop.ui.widgets.heat_view import HeatView
from andts_desktop.ui.widgets.svg_view import SvgView

MOST_UNITS = 30
"""Of more units than this only one's own has a column; the mean is of all."""


class HeatCard(Card):
    """Shows every question's points for every unit of a kind."""

    def __init__(self, look: Look) -> None:
        super().__init__(" ")
        self._look = look
        self._model = TableModel[HeatRow]((), look.tone, lambda row: row.question_id)
        name = self.tr("Frågor och enheter")
        self.table = HeatView(
            self._model,
            name,
            lambda share: heat_colours(share, look),
            lambda: look.tokens.ink,
        )
        self.chart = SvgView()
        about = self.tr(
            "Poäng per fråga, i starkare färg ju större del av frågans poäng. "
            "Medel är i procent av frågans poäng. "
            "– betyder att svar saknas, . att frågan inte är tillämplig."
        )
        self.signs = label(about, "muted", wrap=True)
        for widget in (self.table, self.signs, self.chart):
            self.body.addWidget(widget)

    def show_heat(self, table: HeatTable, own: UnitId | None, *, is_named: bool) -> None:
        """Show the questions of a year, one's own unit in bold, the others if they are named."""
        self.heading.setText(self.tr("Alla frågor {year}").format(year=table.year))
        self._model.set_rows(table.rows, self._columns(table, own, is_named=is_named))
        chosen = () if own is None else (own,)
        draw = partial(heat_svg, table, chosen, self._look)
        name = self.tr("Värmekarta över frågor och enheter")
        self.chart.set_chart(draw, name, self.tr("Samma värden står i tabellen ovanför."))
        has_values = any(row.mean is not None for row in table.rows)
        self.chart.setVisible(is_named and has_values)

    def _columns(
        self, table: HeatTable, own: UnitId | None, *, is_named: bool
    ) -> list[Column[HeatRow]]:
        shown = [
            place
            for place, unit in enumerate(table.units)
            if (is_named and len(table.units) <= MOST_UNITS) or unit.id == own
        ]
        return [
            Column(self.tr("Fråga"), lambda row: row.short, tooltip=lambda row: row.text),
            Column(
                self.tr("Max"),
                lambda row: format_points(row.max),
                tone=lambda _: StatusTone.NEUTRAL,
                is_number=True,
            ),
            Column(
                self.tr("Medel %"),
                lambda row: "–" if row.mean is None else format_decimal(row.mean * HUNDRED, 0),
                is_number=True,
            ),
            *(
                self._unit_column(place, table.units[place].name, table.units[place].id == own)
                for place in shown
            ),
        ]

    def _unit_column(self, place: int, name: str, is_own: bool) -> Column[HeatRow]:
        return Column(
            name,
            lambda row: _shown(row.cells[place]),
            spoken=lambda row: _spoken(row.cells[place]),
            tooltip=lambda row: _spoken(row.cells[place]),
            bold=lambda _: is_own,
            value=lambda row: row.cells[place],
            is_number=True,
            header_tooltip=name,
        )


def _shown(cell: HeatCell) -> str:
    if cell.points is not None:
        return format_sum(cell.points)
    return GAP_SIGNS[cell.gap] if cell.gap else "–"


def _spoken(cell: HeatCell) -> str:
    return GAP_NAMES[cell.gap] if cell.gap else _shown(cell)
