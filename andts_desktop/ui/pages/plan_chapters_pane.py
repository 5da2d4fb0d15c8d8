"""The plan's prose: its chapters and lists, in the plan's own order."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from andts_desktop.domain.plan import Plan
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Card
from andts_desktop.ui.widgets.chapter_editor import ChapterEditor


class PlanChaptersPane(QWidget):
    """Edits the chapters of the chosen plan."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._editor = ChapterEditor(session)
        card = Card()
        card.body.addWidget(self._editor)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(card)

    def show_plan(self, plan: Plan) -> None:
        """Show a plan as it stands in the file."""
        self._editor.show_plan(plan)
