"""The form for one node of the plan: only the fields that its level carries."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from andts_desktop.domain.plan import NationalGoalLink, Node, NodeField, Plan
from andts_desktop.domain.text import cleaned_line
from andts_desktop.ui.commands.plan import LinkNationalGoals, SetNodeField
from andts_desktop.ui.dialogs.pick import Pickable, PickDialog
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import FieldButton, label
from andts_desktop.ui.widgets.checked_field import CheckedField
from andts_desktop.ui.widgets.indicator_list import IndicatorList
from andts_desktop.ui.widgets.more_fields import MoreFields
from andts_desktop.ui.widgets.responsibility_editor import ResponsibilityEditor
from andts_desktop.ui.widgets.rich_field import RichField
from andts_desktop.ui.widgets.status_editor import StatusEditor
from andts_desktop.ui.widgets.text_field import TextArea, TextLine


class NodeForm(QWidget):
    """Edits one node; everything typed is stored as it is typed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._node: Node | None = None
        self._where = label("", "muted", wrap=True)
        self._number_line = TextLine(self.tr("Nummer"))
        self._number = CheckedField(self.tr("Nummer"), self._number_line)
        self._number.setFixedWidth(92)
        self._title = TextArea(self.tr("Rubrik"), 1, 5)
        self._title_field = CheckedField(
            self.tr("Rubrik"), self._title, _filled, self.tr("Rubriken får inte vara tom.")
        )
        self._text = RichField(self.tr("Beskrivning"))
        self._number.edited.connect(partial(self._edited, "number"))
        self._title_field.edited.connect(partial(self._edited, "title"))
        self._text.edited.connect(partial(self._edited, "text"))
        self._responsibility = ResponsibilityEditor(session)
        self._goals_label = label(self.tr("Nationella mål"), "label")
        self._goals = FieldButton(self.tr("Nationella mål"), self._pick_goals)
        self._more = MoreFields()
        self._more.edited.connect(self._edited)
        for checked in (self._number, self._title_field, self._more):
            checked.lost.connect(session.told)
        self._indicators = IndicatorList(session, edits_plan=True)
        self._status = StatusEditor(session)
        self._questions = label("", "muted", wrap=True)
        self._lay_out()

    def show_node(self, plan: Plan, node: Node) -> None:
        """Show a node as it stands in the file."""
        if self._node is not None and self._node.id != node.id:
            self._number.leave()
            self._title_field.leave()
            self._text.flush()
        self._node = node
        above = plan.ancestors(node)
        level = node.level.singular.capitalize()
        under = self.tr("{level} under {above}") if above else "{level}"
        self._where.setText(under.format(level=level, above=above[-1].label if above else ""))
        self._number.show_stored(node.number)
        self._number.warn(self._number_note(plan, node))
        self._title_field.show_stored(node.title)
        self._text.show_stored(node.text)
        self._more.show_node(node)
        self._responsibility.setVisible(node.level.has_responsibility)
        if node.level.has_responsibility:
            self._responsibility.show_node(node)
        self._show_goals(node)
        self._indicators.setVisible(node.level.has_indicators)
        if node.level.has_indicators:
            self._indicators.show_node(node)
        follow_up = self._session.follow_up()
        self._status.setVisible(node.level.has_status and follow_up is not None)
        if node.level.has_status and follow_up is not None:
            self._status.show_node(node, follow_up)
        self._show_questions(node)

    def take_focus(self) -> None:
        """Put the keyboard in the title, ready to be written over."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._title.selectAll()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 8, 2)
        column.setSpacing(6)
        column.addWidget(self._where)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._number)
        row.addWidget(self._title_field, 1)
        column.addLayout(row)
        # Its field is too narrow for what is said of a number.
        column.addWidget(self._number.note)
        column.addWidget(self._text)
        column.addWidget(self._responsibility)
        column.addWidget(self._goals_label)
        column.addWidget(self._goals)
        column.addWidget(self._more)
        column.addSpacing(6)
        column.addWidget(self._status)
        column.addSpacing(6)
        column.addWidget(self._indicators)
        column.addWidget(self._questions)
        column.addStretch(1)

    def _edited(self, field: NodeField, text: str, stay: int | None) -> None:
        if self._node is not None:
            self._session.push(SetNodeField(self._session, self._node, field, text, stay))

    def _number_note(self, plan: Plan, node: Node) -> str:
        parent = plan.node(node.parent_id) if node.parent_id is not None else None
        siblings = parent.children if parent is not None else plan.nodes
        is_taken = any(
            each.number == node.number and each.level == node.level and each.id != node.id
            for each in siblings
        )
        return self.tr("Numret finns redan här.") if node.number and is_taken else ""

    def _show_goals(self, node: Node) -> None:
        titles = {
            (goal.goal_set, goal.number): f"{goal.number} {goal.title}"
            for goal in self._session.document.plans.national_goals()
        }
        linked = [titles.get((link.goal_set, link.number), "") for link in node.national_goals]
        self._goals.show_chosen(", ".join(filter(None, linked)) or self.tr("Välj…"))

    def _pick_goals(self) -> None:
        if self._node is None:
            return
        goals = self._session.document.plans.national_goals()
        items = [Pickable(i, f"{goal.number} {goal.title}") for i, goal in enumerate(goals)]
        linked = {(link.goal_set, link.number) for link in self._node.national_goals}
        now = [i for i, goal in enumerate(goals) if (goal.goal_set, goal.number) in linked]
        dialog = PickDialog(self.tr("Nationella mål"), items, now, self)
        if dialog.exec():
            chosen = [goals[i] for i in dialog.picked()]
            self._link([NationalGoalLink(goal.goal_set, goal.number) for goal in chosen])

    def _link(self, new: Sequence[NationalGoalLink]) -> None:
        if self._node is not None and tuple(new) != self._node.national_goals:
            old = self._node.national_goals
            self._session.push(LinkNationalGoals(self._session, self._node.id, old, new))

    def _show_questions(self, node: Node) -> None:
        survey_round = self._session.survey_round()
        asked: list[str] = []
        if survey_round is not None and node.key:
            instrument = self._session.document.surveys.instrument(survey_round)
            asked = [
                question.short
                for question in instrument.questions()
                if any(link.key == node.key for link in question.links)
            ]
        text = self.tr("Ligger till grund för enkätfrågan: {questions}")
        self._questions.setText(text.format(questions=", ".join(asked)))
        self._questions.setVisible(bool(asked))


def _filled(text: str) -> str | None:
    return cleaned_line(text) or None
