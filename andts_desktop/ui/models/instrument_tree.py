"""An instrument as a tree for Qt: its parts and questions with their points."""

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont

from andts_desktop.domain.follow_up import StatusTone
from andts_desktop.domain.instrument import Instrument, Part, Question
from andts_desktop.domain.instrument_edits import WHOLE, Ref, part_ref, question_ref
from andts_desktop.domain.swedish import format_points
from andts_desktop.ui.models.tree import Index, Item, TreeModel

Value = Instrument | Part | Question


class Column(IntEnum):
    """The columns of the tree."""

    TITLE = 0
    MARK = 1
    POINTS = 2


class InstrumentTreeModel(TreeModel[Value, Ref]):
    """Shows an Instrument, itself at the top; resets when it changes.

    `colour` gives a tone its colour now, as #rrggbb.
    """

    def __init__(self, colour: Callable[[StatusTone], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name_columns((self.tr("Del och fråga"), "", self.tr("Poäng")))
        self._colour = colour
        self._marks: Mapping[Ref, bool] = {}
        self._is_scored = True

    def show_instrument(self, instrument: Instrument, marks: Mapping[Ref, bool]) -> None:
        """Show an instrument, with a mark at what is wrong (True) or worth a look (False)."""
        self.beginResetModel()
        self._marks = dict(marks)
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
        if index.column() == Column.MARK:
            return self._mark(item.key, role)
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
        return points if self._is_scored else ""

    def _mark(self, key: Ref, role: int) -> str | QColor | None:
        if key not in self._marks:
            return None
        is_wrong = self._marks[key]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.tr("▲ fel") if is_wrong else "○"
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._spoken_mark(is_wrong=is_wrong)
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self._colour(StatusTone.BAD if is_wrong else StatusTone.WARNING))
        return None

    def _spoken_mark(self, *, is_wrong: bool) -> str:
        return self.tr("något är fel här") if is_wrong else self.tr("något är värt att se över")

    def _spoken(self, item: Item[Value, Ref]) -> str:
        is_wrong = self._marks.get(item.key)
        mark = self._spoken_mark(is_wrong=is_wrong) if is_wrong is not None else ""
        return ", ".join(filter(None, (_title(item.value), mark)))


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
