"""The plan's title page, and what its levels are called and carry."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from andts_desktop.domain.plan import Plan
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Card
from andts_desktop.ui.widgets.details_form import DetailsForm
from andts_desktop.ui.widgets.level_editor import LevelEditor
from andts_desktop.ui.widgets.scrolling import Scrolling


class PlanAboutPane(QWidget):
    """Edits what stands on the title page to the left, the levels to the right."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._details = DetailsForm(session)
        self._levels = LevelEditor(session)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for widget in (self._details, self._levels):
            card = Card()
            card.body.addWidget(Scrolling(widget))
            row.addWidget(card, 1)

    def show_plan(self, plan: Plan) -> None:
        """Show a plan as it stands in the file."""
        self._details.show_plan(plan)
        self._levels.show_plan(plan)
