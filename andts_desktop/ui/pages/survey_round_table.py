"""The table of those who take part in a round; several rows can be chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from andts_desktop.domain.ids import RoundId, UnitId
from andts_desktop.domain.swedish import format_decimal
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import Column, SortedTable, TableModel
from andts_desktop.ui.pages.survey_round_values import ParticipantRow, RoundView, event_text
from andts_desktop.ui.widgets.table_view import TableView

_BELOW_ALL = -1
"""Where what has no index is sorted."""
_CELL_PADDING = 22
_NARROWEST_NAME = 90
_WIDEST_NAME = 200


class ParticipantTable(QWidget):
    """Shows a row for each unit; what is chosen stays chosen for as long as the round is shown."""

    chosen = Signal()
    """Other rows are chosen."""
    opened = Signal(int)
    """The id of the unit whose row was opened."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.model = TableModel[ParticipantRow]((), look.tone, lambda row: row.unit.id, self)
        self._sorted = SortedTable(self.model, self)
        self.view = _View(self._sorted, self.tr("De som svarar"))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        self.view.doubleClicked.connect(lambda _: self._open())
        self.view.opened.connect(self._open)
        self._is_reading = False
        self._round_id: RoundId | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def picked(self) -> tuple[UnitId, ...]:
        """Return the units of the chosen rows, as they stand in the table."""
        rows = self.view.selectionModel().selectedRows()
        keys = (self._sorted.key_at(row) for row in sorted(rows, key=lambda each: each.row()))
        return tuple(UnitId(key) for key in keys if isinstance(key, int))

    def show_rows(self, view: RoundView) -> None:
        """Show the rows anew; in the same round the same units stay chosen."""
        kept = self.picked() if view.survey_round.id == self._round_id else ()
        self._round_id = view.survey_round.id
        self._is_reading = True
        columns = self._columns(view)
        self.view.stretch((len(columns) - 1,))
        self.view.keep_widths({0: self._name_width(view)})
        self.model.set_rows(view.rows, columns)
        self._choose(kept)
        self._is_reading = False
        self.chosen.emit()

    def _name_width(self, view: RoundView) -> int:
        """Return room for the names, but not so much that what has happened is not seen."""
        measure = self.view.fontMetrics().horizontalAdvance
        widest = max((measure(row.unit.name) for row in view.rows), default=0)
        return min(max(widest + _CELL_PADDING, _NARROWEST_NAME), _WIDEST_NAME)

    def _choose(self, unit_ids: Sequence[UnitId]) -> None:
        flags = QItemSelectionModel.SelectionFlag
        selection = self.view.selectionModel()
        selection.clearSelection()
        for unit_id in unit_ids:
            index = self._sorted.index_of(unit_id)
            if index.isValid():
                selection.select(index, flags.Select | flags.Rows)

    def _tell(self) -> None:
        if not self._is_reading:
            self.chosen.emit()

    def _open(self) -> None:
        key = self._sorted.key_at(self.view.currentIndex())
        if isinstance(key, int):
            self.opened.emit(key)

    def _columns(self, view: RoundView) -> tuple[Column[ParticipantRow], ...]:
        kind = Column[ParticipantRow](self.tr("Typ"), lambda row: row.kind_text)
        state = Column[ParticipantRow](
            self.tr("Läge"), lambda row: row.state_text, sort=_rank, tone=lambda row: row.tone
        )
        index = Column[ParticipantRow](
            self.tr("Index"),
            lambda row: format_decimal(row.index) if row.index is not None else "",
            sort=lambda row: _BELOW_ALL if row.index is None else row.index,
            is_number=True,
            header_tooltip=self.tr("Index så långt, av de svar som finns."),
        )
        return (
            Column(self.tr("Enhet"), lambda row: row.unit.name, tooltip=lambda row: row.unit.name),
            *((kind,) if len({row.unit.kind for row in view.rows}) > 1 else ()),
            state,
            self._answered(),
            *((index,) if view.instrument.scored else ()),
            Column(self.tr("Senast"), _latest, sort=_when, tooltip=_latest),
        )

    def _answered(self) -> Column[ParticipantRow]:
        def text(row: ParticipantRow) -> str:
            words = self.tr("{count} av {total}")
            return words.format(count=row.tally.answered, total=row.asked)

        def details(row: ParticipantRow) -> str:
            words = self.tr(
                "{answered} besvarade, {unknown} vet ej, {not_applicable} ej tillämpliga, "
                "{left} utan svar"
            )
            tally = row.tally
            return words.format(
                answered=tally.answered,
                unknown=tally.unknown,
                not_applicable=tally.not_applicable,
                left=tally.unanswered,
            )

        share = self._share
        return Column(
            self.tr("Besvarat"), text, sort=share, tooltip=details, spoken=details, is_number=True
        )

    @staticmethod
    def _share(row: ParticipantRow) -> float:
        return row.tally.answered / row.asked if row.asked else 0.0


class _View(TableView):
    """Enter opens the row that has the keyboard."""

    opened = Signal()

    def __init__(self, model: SortedTable, name: str) -> None:
        super().__init__(model, name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


def _rank(row: ParticipantRow) -> int:
    return row.rank


def _latest(row: ParticipantRow) -> str:
    return event_text(row.latest) if row.latest else ""


def _when(row: ParticipantRow) -> str:
    return row.latest.at if row.latest else ""
