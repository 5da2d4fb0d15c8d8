"""The plan: its goals and activities, its chapters, its title page and its versions."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.plan import Plan
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.page import Page
from andts_desktop.ui.pages.plan_about_pane import PlanAboutPane
from andts_desktop.ui.pages.plan_chapters_pane import PlanChaptersPane
from andts_desktop.ui.pages.plan_tree_pane import PlanTreePane
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import label
from andts_desktop.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from andts_desktop.ui.pages.plan_versions_pane import PlanVersionsPane


class PlanPage(Page):
    """Shows and edits the chosen plan, a part at a time."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look, scrolls=False)
        names = {
            "tree": self.tr("Mål och aktiviteter"),
            "chapters": self.tr("Texter"),
            "about": self.tr("Om planen"),
            "versions": self.tr("Versioner"),
        }
        self._tabs = Tabs(names, self.tr("Delar av planen"))
        self._tabs.chosen.connect(self.show_only)
        self.tree_pane = PlanTreePane(session, look)
        self.chapters = PlanChaptersPane(session)
        self.about = PlanAboutPane(session)
        self.versions: PlanVersionsPane | None = None
        self._part = "tree"
        self._parts = QStackedWidget()
        for part in (self.tree_pane, self.chapters, self.about):
            self._parts.addWidget(part)
        for tool in self.tree_pane.tools():
            self.header.tools.addWidget(tool)
        text = self.tr("Filen har ingen plan. Lägg till en i menyn Arkiv.")
        self._no_plan = label(text, wrap=True)
        self.content.addWidget(self._tabs)
        self.content.addWidget(self._parts, 1)
        self.content.addWidget(self._no_plan)
        self._tabs.choose("tree")
        session.revisited.connect(self._show_again)

    def reload(self) -> None:
        plan = self.session.plan()
        for widget in (self._tabs, self._parts):
            widget.setVisible(plan is not None)
        self._no_plan.setVisible(plan is None)
        if plan is None:
            self.header.title.setText(self.tr("Plan"))
            self.header.subtitle.setText("")
        else:
            self.header.title.setText(plan.details.title)
            self.header.subtitle.setText(self._summary(plan))
        self._show_tools()
        if plan is not None:
            self._read_part(plan)

    def show_only(self, part: str) -> None:
        if part == "versions" and self.versions is None:
            from andts_desktop.ui.pages.plan_versions_pane import PlanVersionsPane

            self.versions = PlanVersionsPane(self.session, self.look)
            self._parts.addWidget(self.versions)
        self._part = part
        self._tabs.choose(part)
        self._parts.setCurrentWidget(self._widget(part))
        self._show_tools()
        plan = self.session.plan()
        if plan is not None:
            self._read_part(plan)

    def choose(self, node_id: NodeId) -> None:
        """Show a node in the tree with its form."""
        if self._part != "tree":
            self.show_only("tree")
        self.tree_pane.choose([node_id])

    def _widget(self, part: str) -> QWidget:
        shown: dict[str, QWidget | None] = {
            "tree": self.tree_pane,
            "chapters": self.chapters,
            "about": self.about,
            "versions": self.versions,
        }
        return shown[part] or self.tree_pane

    def _read_part(self, plan: Plan) -> None:
        if self._part == "chapters":
            self.chapters.show_plan(plan)
        elif self._part == "about":
            self.about.show_plan(plan)
        elif self._part == "versions" and self.versions is not None:
            self.versions.show_plan(plan)
        else:
            self.tree_pane.show_plan(plan)

    def _show_tools(self) -> None:
        has_plan = self.session.plan() is not None
        for tool in self.tree_pane.tools():
            tool.setVisible(has_plan and self._part == "tree")

    def _show_again(self, subject: object) -> None:
        if not isinstance(subject, int) or not self.isVisible():
            return
        node_id, plans = NodeId(subject), self.session.document.plans
        here = self.session.plan_id
        # What is undone may lie in another plan of the file than the one that is shown.
        for plan_id in sorted(plans.ids(), key=lambda each: each != here):
            if plans.plan(plan_id).node(node_id) is not None:
                self.session.choose_plan(plan_id)
                self.choose(node_id)
                return

    def _summary(self, plan: Plan) -> str:
        details = plan.details
        facts = [details.municipality]
        for level in plan.levels[:3]:
            count = sum(node.level == level for node in plan.walk())
            if count:
                facts.append(f"{count} {level.singular if count == 1 else level.plural}")
        facts.append(self._standing(plan))
        return " · ".join(filter(None, facts))

    def _standing(self, plan: Plan) -> str:
        versions = self.session.document.versions.all(plan.id)
        if not versions:
            name = plan.details.version
            return self.tr("version {name}").format(name=name) if name else ""
        changes = self.session.document.versions.changes_since(plan.id)
        if changes is not None and not changes.is_empty:
            text = self.tr("arbetsversion, ändrad sedan version {name}")
            return text.format(name=versions[-1].name)
        return versions[-1].words
