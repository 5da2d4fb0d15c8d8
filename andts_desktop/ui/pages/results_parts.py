"""The results' parts: a star of them beside the median, and the table that says the same."""

from decimal import Decimal
from functools import partial

from andts_desktop.domain.measures import StarAxis
from andts_desktop.domain.swedish import format_sum
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import Column, TableModel
from andts_desktop.ui.pages.results_charts import star_svg
from andts_desktop.ui.pages.results_values import Results
from andts_desktop.ui.widgets.basic import Card
from andts_desktop.ui.widgets.svg_view import SvgView
from andts_desktop.ui.widgets.table_view import TableView


class PartsCard(Card):
    """Shows one's own parts and the median of all units of the kind."""

    def __init__(self, look: Look) -> None:
        super().__init__(self.tr("Delarna"))
        self._look = look
        self.chart = SvgView()
        self._model = TableModel[StarAxis](self._columns(), look.tone)
        self.table = TableView(
            self._model, self.tr("Poäng per del"), fits_rows=True, ink=lambda: look.tokens.ink
        )
        self.body.addWidget(self.chart)
        self.body.addWidget(self.table)
        self.body.addStretch(1)

    def show_results(self, results: Results) -> None:
        """Show the star of the chosen unit and year, nothing where it would say nothing."""
        unit, axes = results.unit, results.star
        self.setVisible(bool(axes) and unit is not None)
        if unit is None or not axes:
            return
        told = ", ".join(map(_in_words, axes))
        draw = partial(star_svg, axes, unit.name, self._look)
        self.chart.set_chart(draw, self.tr("Stjärndiagram över delarna"), told)
        self._model.set_rows(axes)

    def _columns(self) -> list[Column[StarAxis]]:
        return [
            Column(self.tr("Del"), lambda axis: axis.title),
            Column(
                self.tr("Poäng"),
                lambda axis: _points(axis.own),
                bold=lambda _: True,
                is_number=True,
            ),
            Column(
                self.tr("Median"),
                lambda axis: _points(axis.median),
                is_number=True,
                header_tooltip=self.tr("Det mittersta värdet av alla enheter av samma slag"),
            ),
            Column(self.tr("Max"), lambda axis: _points(axis.max), is_number=True),
        ]


def _in_words(axis: StarAxis) -> str:
    return f"{axis.title} {_points(axis.own)} av {_points(axis.max)}"


def _points(value: Decimal | None) -> str:
    return "–" if value is None else format_sum(value)
