"""What every page has in common: it reads again when what it shows has changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from andts_desktop.domain.changes import Changes
from andts_desktop.ui.look import Look
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import PageHeader


class Page(QWidget):
    """One page; subclasses fill `content` and read everything again in `reload`.

    Only the visible page reads at once; a hidden one does it when it is shown.
    """

    asked_for_page = Signal(str)
    """The user wants to go to the page of that name, or to a part of it ("follow_up:none")."""

    def __init__(self, session: Session, look: Look, *, scrolls: bool = True) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.session = session
        self.look = look
        self.header = PageHeader()
        inner = QWidget()
        inner.setObjectName("ground")
        self.content = QVBoxLayout(inner)
        self.content.setContentsMargins(26, 22, 26, 22)
        self.content.setSpacing(16)
        self.content.addWidget(self.header)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(_scrolling(inner) if scrolls else inner)
        self._is_stale = True
        session.changed.connect(self._on_changed)
        session.context_changed.connect(self._on_context_changed)
        look.changed.connect(self._on_context_changed)

    def reload(self) -> None:
        """Read everything that the page shows."""
        raise NotImplementedError

    def concerns(self, changes: Changes) -> bool:
        """Tell whether a change touches what the page shows."""
        return changes != Changes()

    def show_only(self, part: str) -> None:
        """Show one part of the page, where it has parts of such names."""

    def is_settled(self) -> bool:
        """Tell whether nothing that the page shows is still being made."""
        return True

    def showEvent(self, event: QShowEvent) -> None:
        if self._is_stale:
            self._read()
        super().showEvent(event)

    def _on_changed(self, changes: Changes) -> None:
        if self.concerns(changes):
            self._on_context_changed()

    def _on_context_changed(self) -> None:
        if self.isVisible():
            self._read()
        else:
            self._is_stale = True

    def _read(self) -> None:
        self._is_stale = False
        self.reload()


def _scrolling(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName("page")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
