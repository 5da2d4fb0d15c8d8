"""The results' series: the chart of the years, the break in words, and its table."""

from andts_desktop.domain.comparison import Series
from andts_desktop.domain.swedish import format_decimal, format_points, format_sum
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import Column, TableModel
from andts_desktop.ui.pages.results_values import Results, TimeRow, time_rows
from andts_desktop.ui.widgets.basic import Card, label
from andts_desktop.ui.widgets.svg_view import SvgView
from andts_desktop.ui.widgets.table_view import TableView

_CHART_HEIGHT = 176.0


class TimeCard(Card):
    """Shows a unit's years; what cannot be compared is never joined."""

    def __init__(self, look: Look) -> None:
        super().__init__(self.tr("Över tid"))
        self._look = look
        self.chart = SvgView()
        self.reasons = label("", "muted", wrap=True)
        self._model = TableModel[TimeRow](self._columns(()), look.tone)
        self.table = TableView(
            self._model, self.tr("Index per år"), fits_rows=True, ink=lambda: look.tokens.ink
        )
        self.body.addWidget(self.chart)
        self.body.addWidget(self.reasons)
        self.body.addWidget(self.table)
        self.body.addStretch(1)

    def show_results(self, results: Results) -> None:
        """Show the years to and with the chosen one."""
        found = results.series
        has_years = bool(found.years) and results.is_ranked
        self.setVisible(has_years)
        if not has_years:
            return
        self.chart.set_chart(
            lambda width: _draw(found, self._look, width), self.tr("Index per år"), _in_words(found)
        )
        reasons = [
            self.tr("Bryts mellan {after} och {before}: {reason}").format(
                after=each.after_year, before=each.before_year, reason=each.reason
            )
            for each in found.breaks
        ]
        self.reasons.setText("\n".join(reasons))
        self.reasons.setVisible(bool(reasons))
        parts = found.years[-1].score.parts
        titles = tuple((part.part.id, part.part.title) for part in parts) if len(parts) > 1 else ()
        rows = time_rows(found)
        self.table.clearSpans()
        self._model.set_rows(rows, self._columns(titles))
        for place, row in enumerate(rows):
            if row.broken is not None:
                self.table.span_row(place)

    def _columns(self, parts: tuple[tuple[str, str], ...]) -> list[Column[TimeRow]]:
        return [
            Column(self.tr("År"), self._year),
            Column(self.tr("Index"), _index, is_number=True, bold=lambda _: True),
            *(
                Column[TimeRow](
                    title,
                    lambda row, part_id=part_id: _part(row, part_id),  # type: ignore[misc]
                    is_number=True,
                )
                for part_id, title in parts
            ),
        ]

    def _year(self, row: TimeRow) -> str:
        if row.result is not None:
            return str(row.result.year)
        if row.broken is None:
            return ""
        text = self.tr("{what} {year}, kan inte jämföras med åren före")
        return text.format(what=row.broken.what, year=row.broken.before_year)


def _index(row: TimeRow) -> str:
    index = row.result.score.index if row.result else None
    return "" if index is None else format_decimal(index)


def _part(row: TimeRow, part_id: str) -> str:
    if row.result is None:
        return ""
    part = row.result.score.part(part_id)
    return f"{format_sum(part.points)} av {format_points(part.max)}" if part else "–"


def _draw(series: Series, look: Look, width: float) -> bytes:
    from andts_desktop.reports.charts import series_chart
    from andts_desktop.reports.drawing import drawing_to_svg
    from andts_desktop.reports.theme import DARK_SCREEN, LIGHT_SCREEN

    palette = DARK_SCREEN if look.tokens.is_dark else LIGHT_SCREEN
    return drawing_to_svg(series_chart(series, palette, width, _CHART_HEIGHT))


def _in_words(series: Series) -> str:
    runs = [
        ", ".join(f"{each.year} {_index(TimeRow(each))}" for each in run) for run in series.runs
    ]
    return "; ".join(runs)
