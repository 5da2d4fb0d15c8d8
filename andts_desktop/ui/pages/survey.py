"""The survey: the answers of a unit, the round with everyone who takes part, and the questions."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from andts_desktop.domain.changes import Changes
from andts_desktop.ui.commands.instruments import InstrumentPlace
from andts_desktop.ui.commands.survey import SheetPlace
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.page import Page
from andts_desktop.ui.pages.survey_answer_pane import SurveyAnswerPane
from andts_desktop.ui.pages.survey_pane import SurveyPane
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.tab_order import put_before
from andts_desktop.ui.widgets.tabs import Tabs


class SurveyPage(Page):
    """Shows the chosen year's survey, a part at a time; a part is built when it is asked for."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look, scrolls=False)
        names = {
            "answer": self.tr("Svara"),
            "round": self.tr("Omgång"),
            "questions": self.tr("Frågor"),
        }
        self._tabs = Tabs(names, self.tr("Delar av enkäten"))
        self._tabs.chosen.connect(self.show_only)
        self._parts = QStackedWidget()
        self._panes: dict[str, SurveyPane] = {}
        self._tools: dict[str, tuple[QWidget, ...]] = {}
        self._part = "answer"
        self.answers = SurveyAnswerPane(session, look)
        self._add("answer", self.answers)
        # The questions need the height that a small screen has.
        self.content.setSpacing(8)
        self.content.setContentsMargins(26, 22, 26, 14)
        self.content.addWidget(self._tabs)
        self.content.addWidget(self._parts, 1)
        # The tabs stay in their place whichever part is shown.
        self.header.setMinimumHeight(self.answers.figures.sizeHint().height())
        self._bring("answer")
        session.revisited.connect(self._show_again)

    def concerns(self, changes: Changes) -> bool:
        return changes.survey or changes.units or changes.plan or changes.follow_up

    def reload(self) -> None:
        pane = self._panes[self._part]
        pane.reload()
        self.header.title.setText(pane.title)
        self.header.subtitle.setText(pane.subtitle)
        self.header.subtitle.setToolTip(pane.note)

    def show_only(self, part: str) -> None:
        self._bring(part)
        self._on_context_changed()

    def _bring(self, part: str) -> None:
        if part not in self._panes:
            self._add(part, self._build(part))
            put_before(self._tabs.first, self._tools[part])
        self._part = part
        self._tabs.choose(part)
        self._parts.setCurrentWidget(self._panes[part])
        for name, tools in self._tools.items():
            for tool in tools:
                tool.setVisible(name == part)

    def _build(self, part: str) -> SurveyPane:
        if part == "questions":
            from andts_desktop.ui.pages.survey_questions_pane import SurveyQuestionsPane

            return SurveyQuestionsPane(self.session, self.look)
        from andts_desktop.ui.pages.survey_round_pane import SurveyRoundPane

        return SurveyRoundPane(self.session, self.look)

    def _add(self, part: str, pane: SurveyPane) -> None:
        pane.asked_for_part.connect(self.show_only)
        pane.asked_for_page.connect(self.asked_for_page)
        self._panes[part] = pane
        self._tools[part] = pane.tools()
        self._parts.addWidget(pane)
        for tool in self._tools[part]:
            self.header.tools.addWidget(tool)

    def _show_again(self, subject: object) -> None:
        if isinstance(subject, InstrumentPlace) and self.isVisible():
            self.show_only("questions")
            self._panes["questions"].show_edited(subject)
            return
        if not isinstance(subject, SheetPlace) or not self.isVisible():
            return
        self.session.choose_sheet(subject.round_id, subject.unit_id)
        if subject.question_id is not None:
            self.show_only("answer")
            self.answers.go_to(subject.question_id)
