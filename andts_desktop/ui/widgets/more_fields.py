"""The fields of a node that many plans do without, folded away until one of them is filled."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from andts_desktop.domain.plan import PREVENTION_LEVEL_NAMES, Node
from andts_desktop.ui.widgets.basic import label
from andts_desktop.ui.widgets.choice_fields import NamedChoice, SubstanceButtons
from andts_desktop.ui.widgets.timing_fields import TimingFields


class MoreFields(QWidget):
    """Prevention level, substances and time; what the user unfolds stays so for the next node."""

    edited = Signal(str, str, object)
    """The name of the node's field, its new text, and the stay: None for what is chosen."""
    lost = Signal(str)
    """Something that could not be stored is forgotten; Swedish text for the user."""

    def __init__(self) -> None:
        super().__init__()
        self._node: Node | None = None
        self._is_kept_open = False
        self.fold = QToolButton()
        self.fold.setText(self.tr("Mer: preventionsnivå, ANDTS och tid"))
        self.fold.setProperty("kind", "fold")
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fold.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.fold.toggled.connect(self._unfold)
        self.fold.clicked.connect(self._keep)
        self.level = NamedChoice(self.tr("Preventionsnivå"), PREVENTION_LEVEL_NAMES)
        self.substances = SubstanceButtons(self.tr("ANDTS-område"))
        self.timing = TimingFields()
        self.level.chosen.connect(lambda value: self.edited.emit("prevention_level", value, None))
        self.substances.chosen.connect(lambda value: self.edited.emit("substances", value, None))
        self.timing.edited.connect(self.edited.emit)
        self.timing.lost.connect(self.lost)
        self._body = self._lay_out()
        self._unfold(is_open=False)

    def show_node(self, node: Node) -> None:
        """Show a node's fields as they stand in the file."""
        is_new = self._node is None or self._node.id != node.id
        if is_new and self._node is not None:
            self.timing.leave()
        self._node = node
        self.level.show_stored(node.prevention_level)
        self.substances.show_stored(node.substances)
        self.timing.show_node(node)
        is_filled = any(
            (node.prevention_level, node.substances, node.starts, node.ends, node.recurs)
        )
        if is_new or is_filled:
            self.fold.setChecked(is_filled or self._is_kept_open)

    def _lay_out(self) -> QWidget:
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 2, 0, 4)
        inner.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(_named(self.tr("Preventionsnivå"), self.level), 1)
        row.addLayout(_named(self.tr("ANDTS-område"), self.substances))
        inner.addLayout(row)
        inner.addWidget(self.timing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.fold)
        column.addWidget(body)
        return body

    def _unfold(self, is_open: bool) -> None:
        arrows = Qt.ArrowType
        self.fold.setArrowType(arrows.DownArrow if is_open else arrows.RightArrow)
        self._body.setVisible(is_open)

    def _keep(self, is_open: bool) -> None:
        self._is_kept_open = is_open


def _named(name: str, widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(label(name, "label"))
    column.addWidget(widget)
    column.addStretch(1)
    return column
