"""An instrument as a tree for Qt: its parts and questions with their points."""

from collections.abc import Collection
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from andts_desktop.domain.instrument import Instrument, Part, Question
from andts_desktop.domain.instrument_edits import WHOLE, Ref, part_ref, question_ref
from andts_desktop.domain.swedish import format_points
from andts_desktop.ui.models.tree import Index, Item, TreeModel

Value = Instrument | Part | Question
_WRONG = "▲"


class Column(IntEnum):
    """The columns of the tree."""

    TITLE = 0
    POINTS = 1


class InstrumentTreeModel(TreeModel[Value, Ref]):
    """Shows an Instrument, itself at the top; resets when it changes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name_columns((self.tr("Del och fråga"), self.tr("Poäng")))
        self._wrong: frozenset[Ref] = frozenset()
        self._is_scored = True

    def show_instrument(self, instrument: Instrument, wrong: Collection[Ref]) -> None:
        """Show an instrument, with a sign at what is wrong in it."""
        self.beginResetModel()
        self._wrong = frozenset(wrong)
        self._is_scored = instrument.scored
        self.grow((instrument,))
        self.endResetModel()

    def children_of(self, value: Value) -> tuple[Value, ...]:
        if isinstance(value, Part):
            return (*value.questions, *value.parts)
        return value.parts if isinstance(value, Instrument) else ()

    def key_of(self, value: Value, _parent: Item[Value, Ref] | None, _row: int) -> Ref:
        if isinstance(value, Instrument):
            return WHOLE
        return part_ref(value.id) if isinstance(value, Part) else question_ref(value.id)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        item, is_title = self.item_at(index), index.column() == Column.TITLE
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _title(item.value) if is_title else self._points(item)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(item) if is_title else self._points(item)
            case Qt.ItemDataRole.ToolTipRole if is_title:
                return _in_full(item.value)
            case Qt.ItemDataRole.TextAlignmentRole if not is_title:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole if is_title and not isinstance(item.value, Question):
                return _BOLD
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        if role == Qt.ItemDataRole.TextAlignmentRole and section == Column.POINTS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)

    def _points(self, item: Item[Value, Ref]) -> str:
        points = self.tr("{points} p").format(points=format_points(item.value.max))
        sign = _WRONG if item.key in self._wrong else ""
        return f"{sign} {points if self._is_scored else ''}".strip()

    def _spoken(self, item: Item[Value, Ref]) -> str:
        wrong = self.tr("något är fel här") if item.key in self._wrong else ""
        return ", ".join(filter(None, (_title(item.value), wrong)))


def _bold() -> QFont:
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    return font


_BOLD = _bold()


def _title(value: Value) -> str:
    if isinstance(value, Question):
        return value.short or value.text
    return value.title


def _in_full(value: Value) -> str:
    return value.text if isinstance(value, Question) else value.title
