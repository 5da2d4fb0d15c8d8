"""The results' units: those of the same kind side by side with their mean."""

from andts_desktop.domain.comparison import UnitComparison
from andts_desktop.domain.follow_up import StatusTone
from andts_desktop.domain.scoring import HUNDRED
from andts_desktop.domain.swedish import format_decimal
from andts_desktop.domain.units import UNIT_KIND_NAMES
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import Column, TableModel
from andts_desktop.ui.pages.results_values import Results, UnitRow, unit_rows
from andts_desktop.ui.widgets.bars import BarDelegate, Share
from andts_desktop.ui.widgets.basic import Card, label
from andts_desktop.ui.widgets.table_view import TableView


class UnitsCard(Card):
    """Ranks the units of the chosen unit's kind; says who has not answered."""

    def __init__(self, look: Look) -> None:
        super().__init__(" ")
        self._model = TableModel[UnitRow](self._columns(shows_counts=False), look.tone)
        self.table = TableView(self._model, "", fits_rows=True, ink=lambda: look.tokens.ink)
        self.table.setItemDelegateForColumn(1, BarDelegate(self.table, look, width=130))
        self.missing = label("", "muted", wrap=True)
        self.body.addWidget(self.table)
        self.body.addWidget(self.missing)
        self.body.addStretch(1)

    def show_results(self, results: Results) -> None:
        """Show the units of the chosen year."""
        comparison, own = results.comparison, results.unit
        self.setVisible(comparison is not None and own is not None)
        if comparison is None or own is None:
            return
        several = UNIT_KIND_NAMES[own.kind][1]
        title = f"{several.capitalize()} {results.year}"
        self.heading.setText(title)
        self.table.setAccessibleName(title)
        mean_name = self.tr("Medelvärde, {count} {units}").format(
            count=len(comparison.results), units=several
        )
        columns = self._columns(shows_counts=bool(comparison.unfinished))
        self._model.set_rows(unit_rows(comparison, own, mean_name), columns)
        self.table.setVisible(bool(comparison.results))
        self._show_notes(comparison)

    def _show_notes(self, comparison: UnitComparison) -> None:
        notes = []
        if comparison.unfinished:
            names = ", ".join(each.unit.name for each in comparison.unfinished)
            notes.append(self.tr("Inte klara, men med i medelvärdet: {names}.").format(names=names))
        if comparison.missing:
            names = ", ".join(unit.name for unit in comparison.missing)
            notes.append(self.tr("Har inte svarat: {names}.").format(names=names))
        elif len(comparison.results) < 2:
            notes.append(self.tr("Det finns inga andra enheter av samma slag att jämföra med."))
        text = "\n".join(notes)
        self.missing.setText(text)
        self.missing.setVisible(bool(text))

    def _columns(self, *, shows_counts: bool) -> list[Column[UnitRow]]:
        counts = Column[UnitRow](
            self.tr("Besvarade"),
            lambda row: f"{row.score.answered} av {row.score.question_count}" if row.score else "",
            is_number=True,
            tone=lambda _: StatusTone.NEUTRAL,
        )
        return [
            Column(
                self.tr("Enhet"),
                lambda row: row.name,
                bold=lambda row: row.is_own,
                tooltip=lambda row: row.name,
                tone=_tone,
            ),
            Column(
                "",
                lambda _: "",
                spoken=lambda row: format_decimal(row.index),
                value=lambda row: (
                    None if row.is_mean else Share(float(row.index / HUNDRED), row.is_own)
                ),
            ),
            *([counts] if shows_counts else []),
            Column(
                self.tr("Index"),
                lambda row: format_decimal(row.index),
                bold=lambda row: row.is_own,
                is_number=True,
            ),
        ]


def _tone(row: UnitRow) -> StatusTone | None:
    return StatusTone.NEUTRAL if row.is_mean else None
