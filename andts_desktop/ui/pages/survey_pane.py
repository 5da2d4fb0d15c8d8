"""What the parts of the survey page have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from andts_desktop.ui.look import Look
from andts_desktop.ui.session import Session


class SurveyPane(QWidget):
    """One part of the survey page; subclasses read everything again in `reload`."""

    asked_for_part = Signal(str)
    """The user wants to go to another part of the survey page."""
    asked_for_page = Signal(str)
    """The user wants to go to another page."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self.session = session
        self.look = look
        self.title = ""
        self.subtitle = ""
        self.note = ""
        """What there is more to say of the subtitle, as a tooltip."""

    def tools(self) -> tuple[QWidget, ...]:
        """Return what stands at the top right of the page while the part is shown."""
        return ()

    def show_edited(self, place: object) -> None:
        """Show what of the part was edited, where it is the part's to show."""

    def reload(self) -> None:
        """Read everything that the part shows, and set its title and subtitle."""
        raise NotImplementedError
