"""What an indicator measures: its words and kind, its target, and whether it is split by sex."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from andts_desktop.domain.plan import (
    DIRECTION_NAMES,
    Direction,
    Indicator,
    IndicatorField,
    IndicatorKind,
)
from andts_desktop.ui.commands.indicators import RemoveIndicator, SetIndicatorField
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import button, label
from andts_desktop.ui.widgets.choice_fields import NamedChoice
from andts_desktop.ui.widgets.text_field import TextArea, TextLine


class IndicatorForm(QWidget):
    """Edits one indicator as the plan defines it; every change is stored at once."""

    def __init__(self, session: Session, indicator: Indicator) -> None:
        super().__init__()
        self._session = session
        self._indicator = indicator
        self.text = TextArea(self.tr("Indikator"), 1)
        self.direction = NamedChoice(self.tr("Målvärdets riktning"), self._direction_names())
        self.target = TextLine(self.tr("Målvärde"))
        self.unit = TextLine(self.tr("Mäts i"))
        self.unit.setPlaceholderText(self.tr("till exempel procent"))
        self.kind = NamedChoice(self.tr("Slag av indikator"), self._kind_names())
        self.by_sex = QCheckBox(self.tr("Delas upp på kön"))
        for field, line in self._lines().items():
            line.edited.connect(partial(self._typed, field))
        self.direction.chosen.connect(partial(self._choose, "direction"))
        self.kind.chosen.connect(partial(self._choose, "kind"))
        self.by_sex.clicked.connect(lambda on: self._choose("by_sex", "1" if on else ""))
        self._lay_out()

    def show_indicator(self, indicator: Indicator) -> None:
        """Show what the file holds."""
        self._indicator = indicator
        self.text.show_stored(indicator.text)
        self.direction.show_stored(indicator.direction)
        self.target.show_stored(indicator.target)
        self.unit.show_stored(indicator.unit)
        self.kind.show_stored(indicator.kind)
        self.by_sex.setChecked(indicator.by_sex)

    def take_focus(self) -> None:
        """Put the keyboard in the indicator's text, ready to be written over."""
        self.text.setFocus()
        self.text.selectAll()

    def _lines(self) -> dict[IndicatorField, TextArea | TextLine]:
        return {"text": self.text, "target": self.target, "unit": self.unit}

    def _lay_out(self) -> None:
        target = QHBoxLayout()
        target.setSpacing(6)
        self.direction.setFixedWidth(88)
        target.addWidget(self.direction)
        target.addWidget(self.target, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(_named(self.tr("Mäts i"), self.unit), 1)
        row.addLayout(_named(self.tr("Slag"), self.kind), 1)
        last = QHBoxLayout()
        last.addWidget(self.by_sex)
        last.addStretch(1)
        last.addWidget(button(self.tr("Ta bort indikatorn"), "link", self._remove))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.text)
        column.addWidget(label(self.tr("Målvärde"), "label"))
        column.addLayout(target)
        column.addLayout(row)
        column.addLayout(last)

    def _direction_names(self) -> dict[Direction, str]:
        return {**DIRECTION_NAMES, Direction.NONE: "–"}

    def _kind_names(self) -> dict[IndicatorKind, str]:
        return {
            IndicatorKind.UNKNOWN: self.tr("ej angivet"),
            IndicatorKind.PROCESS: self.tr("process"),
            IndicatorKind.STRUCTURE: self.tr("struktur"),
            IndicatorKind.RESULT: self.tr("resultat"),
        }

    def _typed(self, field: IndicatorField, text: str, stay: int) -> None:
        self._store(field, str(getattr(self._indicator, field)), text, stay)

    def _choose(self, field: IndicatorField, value: str) -> None:
        now = getattr(self._indicator, field)
        old = ("1" if now else "") if field == "by_sex" else str(now)
        if value != old:
            self._store(field, old, value)

    def _store(self, field: IndicatorField, old: str, new: str, typing: int | None = None) -> None:
        at = self._indicator.id
        self._session.push(SetIndicatorField(self._session, at, field, old, new, typing))

    def _remove(self) -> None:
        title = self._indicator.text.partition("\n")[0][:80]
        self._session.push(RemoveIndicator(self._session, self._indicator.id, title))


def _named(name: str, field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(label(name, "label"))
    column.addWidget(field)
    return column
