"""What the parts of the results page have in common."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from andts_desktop.ui.look import Look
from andts_desktop.ui.session import Session


class ResultsPane(QScrollArea):
    """One part of the results page; subclasses fill `content` and read again in `reload`."""

    asked_for_page = Signal(str)
    """The user wants to go to another page."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self.session = session
        self.look = look
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("ground")
        self.content = QVBoxLayout(inner)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(16)
        self.setWidget(inner)

    def tools(self) -> tuple[QWidget, ...]:
        """Return what stands at the top right of the page while the part is shown."""
        return ()

    def reload(self) -> None:
        """Read everything that the part shows."""
        raise NotImplementedError
