"""When something in a plan is done: from, to, and when in the year."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from andts_desktop.domain.plan import Node
from andts_desktop.domain.timing import ends_before, read_date
from andts_desktop.ui.widgets.checked_field import CheckedField
from andts_desktop.ui.widgets.text_field import TextLine


class TimingFields(QWidget):
    """Three lines; `edited` gives the name of the node's field, the text and the stay."""

    edited = Signal(str, str, int)
    lost = Signal(str)
    """A date that could not be stored is forgotten; Swedish text for the user."""

    def __init__(self) -> None:
        super().__init__()
        refusal = self.tr("Skriv ett år, en månad eller en dag: 2024, 2024-03 eller 2024-03-01.")
        self.starts = self._date(self.tr("Börjar"), refusal)
        self.ends = self._date(self.tr("Slutar"), refusal)
        name = self.tr("Återkommer")
        self.recurs = CheckedField(name, TextLine(name))
        self.recurs.field.setPlaceholderText(self.tr("till exempel Q1 och Q3"))
        for field_name, field in self._fields().items():
            field.edited.connect(partial(self.edited.emit, field_name))
            field.lost.connect(self.lost)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.starts, 0, 0)
        grid.addWidget(self.ends, 0, 1)
        # What is said of a date takes the whole row, for a date is a narrow thing.
        grid.addWidget(self.starts.note, 1, 0, 1, 2)
        grid.addWidget(self.ends.note, 2, 0, 1, 2)
        grid.addWidget(self.recurs, 3, 0, 1, 2)

    def show_node(self, node: Node) -> None:
        """Show a node's time as it stands in the file."""
        for name, field in self._fields().items():
            field.show_stored(getattr(node, name))
            field.warn("")
        if ends_before(node.starts, node.ends):
            self.ends.warn(self.tr("Slutar före början."))

    def leave(self) -> None:
        """Store what is typed before another node is shown."""
        for field in self._fields().values():
            field.leave()

    def _fields(self) -> dict[str, CheckedField]:
        return {"starts": self.starts, "ends": self.ends, "recurs": self.recurs}

    @staticmethod
    def _date(name: str, refusal: str) -> CheckedField:
        made = CheckedField(name, TextLine(name), read_date, refusal)
        made.field.setPlaceholderText("ÅÅÅÅ-MM-DD")
        return made
