"""What is written in a chapter beside its generated figures: one text, or one for each goal."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from andts_desktop.domain.follow_up import FollowUp, Prose, ProseSection
from andts_desktop.domain.ids import NodeId, PlanId
from andts_desktop.domain.paper_sections import PaperSection
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.section_progress import plan_goals
from andts_desktop.ui.commands.follow_up import SetProse
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Choice, label
from andts_desktop.ui.widgets.stored_text import StoredText

_MOST_LINES = 400
"""The pane around the field scrolls, so the field need not."""
_FOR_EACH_GOAL = (ProseSection.GOAL, ProseSection.FINAL_GOAL)


class SectionText(QWidget):
    """Edits the prose of a chapter, stored for the plan and year."""

    goal_chosen = Signal(str)
    """The goal that the user wants to write about, by its title."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._prose: ProseSection | None = None
        self._hints = {
            ProseSection.SUMMARY: self.tr("Det viktigaste från året, i några meningar."),
            ProseSection.NUMBERS: self.tr("Vad säger siffrorna?"),
            ProseSection.GOAL: self.tr("Vad hände, och varför?"),
            ProseSection.DEVIATIONS: self.tr("Vad blev inte gjort, och vad händer med det?"),
            ProseSection.SURVEY: self.tr("Vad visar enkäten i år?"),
            ProseSection.ANALYSIS: self.tr("Vad betyder resultaten, och vad bör göras härnäst?"),
            ProseSection.FINAL_SUMMARY: self.tr("Det viktigaste från hela perioden."),
            ProseSection.FINAL_GOAL: self.tr("Nåddes målet, och vad låg bakom?"),
            ProseSection.FINAL_ANALYSIS: self.tr("Vad tar ni med er till nästa plan?"),
        }
        self._goals_caption = label("", "label")
        self.goal_choice = Choice()
        self.goal_choice.setAccessibleName(self.tr("Mål att skriva om"))
        self._goals_caption.setBuddy(self.goal_choice)
        self.goal_choice.activated.connect(lambda _: self._choose_goal())
        self.text = StoredText(self.tr("Text"), "", 5, _MOST_LINES)
        self._none = label(
            self.tr("Avsnittet har ingen egen text. Det görs av det som finns i filen."),
            "muted",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for made in (self._goals_caption, self.goal_choice, self.text, self._none):
            column.addWidget(made)

    def show_section(self, plan_id: PlanId, section: PaperSection) -> None:
        """Show what is written in a chapter."""
        plan, follow_up = self._session.followed_plan(), self._session.follow_up()
        if plan is None or follow_up is None or plan.id != plan_id:
            return
        self._prose = section.prose
        by_goal = section.prose in _FOR_EACH_GOAL
        goals = plan_goals(plan) if by_goal else ()
        self._fill_goals(goals, follow_up)
        for widget in (self._goals_caption, self.goal_choice):
            widget.setVisible(bool(goals))
        has_text = section.prose is not None and bool(goals or not by_goal)
        self.text.setVisible(has_text)
        self._none.setVisible(not has_text)
        if by_goal:
            self._show_goal()
        elif section.prose is not None:
            self._name(self.tr("Text i avsnittet {title}").format(title=section.title))
            self._show(plan.id, follow_up, section.prose, None)

    def flush(self) -> None:
        """Store what is typed but not yet stored."""
        self.text.flush()

    def _fill_goals(self, goals: tuple[Node, ...], follow_up: FollowUp) -> None:
        items = [(_name(goal), goal.id) for goal in goals]
        choice = self.goal_choice
        if items != [(choice.itemText(i), choice.itemData(i)) for i in range(choice.count())]:
            chosen = choice.currentData()
            choice.clear()
            for name, goal_id in items:
                choice.addItem(name, goal_id)
                choice.setItemData(choice.count() - 1, name, Qt.ItemDataRole.ToolTipRole)
            choice.setCurrentIndex(max(0, choice.findData(chosen)))
        if self._prose is None or not goals:
            return
        texts = [follow_up.prose_text(self._prose, goal.id) for goal in goals]
        self._goals_caption.setText(
            self.tr("Text om varje {goal} · {written} av {count} skrivna").format(
                goal=goals[0].level.singular,
                written=sum(bool(text.strip()) for text in texts),
                count=len(goals),
            )
        )

    def _choose_goal(self) -> None:
        self._show_goal()
        plan = self._session.followed_plan()
        goal = self._goal(plan) if plan is not None else None
        if goal is not None:
            self.goal_chosen.emit(goal.title)

    def _show_goal(self) -> None:
        plan, follow_up = self._session.followed_plan(), self._session.follow_up()
        goal = self._goal(plan) if plan is not None else None
        if plan is None or follow_up is None or goal is None or self._prose is None:
            return
        self._name(self.tr("Text om {goal}").format(goal=_name(goal)))
        self._show(plan.id, follow_up, self._prose, goal.id)

    def _goal(self, plan: Plan) -> Node | None:
        goal_id = self.goal_choice.currentData()
        return plan.node(goal_id) if goal_id is not None else None

    def _name(self, name: str) -> None:
        self.text.area.setAccessibleName(name)
        hint = self._hints.get(self._prose, "") if self._prose is not None else ""
        self.text.area.setPlaceholderText(hint)

    def _show(
        self,
        plan_id: PlanId,
        follow_up: FollowUp,
        section: ProseSection,
        node_id: NodeId | None,
    ) -> None:
        place = (plan_id, follow_up.year, section, node_id)
        old = Prose(section, follow_up.prose_text(section, node_id), node_id)
        store = partial(store_prose, self._session, plan_id, follow_up.year, old)
        self.text.show_text(place, old.text, store)


def store_prose(
    session: Session, plan_id: PlanId, year: int, old: Prose, text: str, stay: int
) -> None:
    """Store a piece of prose in the place of another."""
    new = Prose(old.section, text, old.node_id)
    session.push(SetProse(session, plan_id, year, old, new, stay))


def _name(goal: Node) -> str:
    level = goal.level.singular
    return f"{level[:1].upper()}{level[1:]} {goal.label}"
