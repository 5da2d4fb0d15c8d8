"""What has happened to a unit's sheet, or in a whole round, the latest first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.survey import EVENT_NAMES, SheetEvent
from andts_desktop.ui.pages.survey_round_values import RoundView
from andts_desktop.ui.widgets.basic import Card, clear, label

_MOST = 60


class RoundLog(Card):
    """Shows the log of the chosen unit, or the round's where none is chosen."""

    def __init__(self) -> None:
        super().__init__(" ")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.addLayout(self._lines)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.body.addWidget(area, 1)

    def show_log(self, view: RoundView, unit_id: UnitId | None) -> None:
        """Show what has happened."""
        names = {row.unit.id: row.unit.name for row in view.rows}
        self.heading.setText(names.get(unit_id, "") if unit_id else self.tr("Senast i omgången"))
        clear(self._lines)
        events = view.log_of(unit_id)[:_MOST]
        if not events:
            self._lines.addWidget(label(self.tr("Inget har hänt än."), "muted", wrap=True))
        for event in events:
            name = "" if unit_id else names.get(event.unit_id, "")
            self._lines.addWidget(_line(event, name))


def _line(event: SheetEvent, name: str) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(label(event.at.replace("T", " ")[:16], "muted"))
    what = EVENT_NAMES[event.kind]
    column.addWidget(label(f"{name}: {what}" if name else what.capitalize(), wrap=True))
    if event.note:
        column.addWidget(label(event.note, "muted", wrap=True))
    return made
