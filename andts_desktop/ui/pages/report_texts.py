"""The texts of the documents that are written on the page of reports."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from andts_desktop.domain.follow_up import FollowUp, Prose, ProseSection
from andts_desktop.domain.ids import NodeId, PlanId
from andts_desktop.domain.plan import Chapter, ChapterKind, LevelRole, Node, Plan
from andts_desktop.ui.commands.chapters import WriteChapter
from andts_desktop.ui.commands.follow_up import SetProse
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Choice, label
from andts_desktop.ui.widgets.stored_text import StoredText


class AnnualTexts(QWidget):
    """Summary, a text for each goal, and analysis, stored for the plan and year."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.summary = StoredText(
            self.tr("Sammanfattning"), self.tr("Det viktigaste från året, i några meningar."), 5
        )
        self.goal_choice = Choice()
        self.goal_choice.setAccessibleName(self.tr("Mål att skriva om"))
        self.goal_choice.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.goal_choice.activated.connect(self._show_goal)
        self.goal = StoredText(self.tr("Text om målet"), self.tr("Vad hände, och varför?"))
        self.goal.caption.hide()
        self.analysis = StoredText(
            self.tr("Analys"), self.tr("Vad betyder resultaten, och vad bör göras härnäst?")
        )
        self._goals_caption = label("", "label")
        self._goals_caption.setBuddy(self.goal_choice)
        goals = QVBoxLayout()
        goals.setSpacing(6)
        goals.addWidget(self._goals_caption)
        goals.addWidget(self.goal_choice)
        goals.addWidget(self.goal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.summary)
        column.addLayout(goals)
        column.addWidget(self.analysis)

    def reload(self) -> None:
        """Read the texts of the chosen plan and year."""
        plan, follow_up = self._session.followed_plan(), self._session.follow_up()
        if plan is None or follow_up is None:
            return
        self._fill_goals(plan, follow_up)
        self._show(self.summary, plan.id, follow_up, ProseSection.SUMMARY, None)
        self._show(self.analysis, plan.id, follow_up, ProseSection.ANALYSIS, None)
        self._show_goal()

    def flush(self) -> None:
        """Store what is typed but not yet stored."""
        for text in (self.summary, self.goal, self.analysis):
            text.flush()

    def _fill_goals(self, plan: Plan, follow_up: FollowUp) -> None:
        goals = _goals(plan)
        items = [(_name(goal), goal.id) for goal in goals]
        choice = self.goal_choice
        if items != [(choice.itemText(i), choice.itemData(i)) for i in range(choice.count())]:
            chosen = choice.currentData()
            choice.clear()
            for name, goal_id in items:
                choice.addItem(name, goal_id)
                choice.setItemData(choice.count() - 1, name, Qt.ItemDataRole.ToolTipRole)
            choice.setCurrentIndex(max(0, choice.findData(chosen)))
        texts = [follow_up.prose_text(ProseSection.GOAL, goal.id) for goal in goals]
        self._goals_caption.setText(
            self.tr("Text om varje {goal} · {written} av {count} skrivna").format(
                goal=goals[0].level.singular if goals else "",
                written=sum(bool(text.strip()) for text in texts),
                count=len(goals),
            )
        )
        for widget in (self._goals_caption, choice, self.goal):
            widget.setVisible(bool(goals))

    def _show_goal(self) -> None:
        plan, follow_up = self._session.followed_plan(), self._session.follow_up()
        goal_id = self.goal_choice.currentData()
        goal = plan.node(goal_id) if plan is not None and goal_id is not None else None
        if plan is None or follow_up is None or goal is None:
            return
        self.goal.area.setAccessibleName(self.tr("Text om {goal}").format(goal=_name(goal)))
        self._show(self.goal, plan.id, follow_up, ProseSection.GOAL, goal.id)

    def _show(
        self,
        text: StoredText,
        plan_id: PlanId,
        follow_up: FollowUp,
        section: ProseSection,
        node_id: NodeId | None,
    ) -> None:
        place = (plan_id, follow_up.year, section, node_id)
        stored = follow_up.prose_text(section, node_id)
        old = Prose(section, stored, node_id)
        text.show_text(place, stored, partial(self._store, plan_id, follow_up.year, old))

    def _store(self, plan_id: PlanId, year: int, old: Prose, text: str, stay: int) -> None:
        new = Prose(old.section, text, old.node_id)
        self._session.push(SetProse(self._session, plan_id, year, old, new, stay))


class ShortTexts(QWidget):
    """The chapters of the plan that the short version prints."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.chapters = {
            ChapterKind.VISION: StoredText(self.tr("Vision"), self.tr("Vart ska kommunen nå?"), 4),
            ChapterKind.SITUATION: StoredText(
                self.tr("Lägesbild"), self.tr("Hur ser det ut i kommunen i dag?"), 8, 20
            ),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for text in self.chapters.values():
            column.addWidget(text)
        hint = self.tr("Texterna hör till planen och är desamma alla år.")
        column.addWidget(label(hint, "muted", wrap=True))

    def reload(self) -> None:
        """Read the chapters of the chosen plan."""
        plan = self._session.plan()
        if plan is None:
            return
        for kind, text in self.chapters.items():
            name = text.caption.text()
            old = plan.chapter(kind)
            new = old or Chapter(kind, name, "")
            text.show_text((plan.id, kind), new.text, partial(self._store, plan.id, old, new))

    def flush(self) -> None:
        """Store what is typed but not yet stored."""
        for text in self.chapters.values():
            text.flush()

    def _store(
        self, plan_id: PlanId, old: Chapter | None, new: Chapter, text: str, stay: int
    ) -> None:
        written = replace(new, text=text)
        self._session.push(WriteChapter(self._session, plan_id, old, written, stay))


def _goals(plan: Plan) -> list[Node]:
    return [node for node in plan.nodes if node.level.role is not LevelRole.CORNERSTONE]


def _name(goal: Node) -> str:
    level = goal.level.singular
    return f"{level[:1].upper()}{level[1:]} {goal.label}"
