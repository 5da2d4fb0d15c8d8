"""The results: what the year gave, how it compares with others, and how it is counted."""

from importlib import import_module

from PySide6.QtWidgets import QStackedWidget, QWidget

from andts_desktop.domain.survey import PRELIMINARY
from andts_desktop.domain.units import UnitKind
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.page import Page
from andts_desktop.ui.pages.results_overview_pane import OverviewPane
from andts_desktop.ui.pages.results_pane import ResultsPane
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import label
from andts_desktop.ui.widgets.tabs import Tabs

_LATER = {
    "compare": ("results_compare_pane", "ComparePane"),
    "arithmetic": ("results_arithmetic_pane", "ArithmeticPane"),
}
"""The parts that are made when they are first shown: the module and the class of each."""


class ResultsPage(Page):
    """Shows the survey's results for the chosen unit and year, a part at a time."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look, scrolls=False)
        names = {
            "overview": self.tr("Översikt"),
            "compare": self.tr("Jämför"),
            "arithmetic": self.tr("Räknesättet"),
        }
        self._tabs = Tabs(names, self.tr("Delar av resultatet"))
        self._tabs.chosen.connect(self.show_only)
        self.preliminary = label(PRELIMINARY, "warning", wrap=True)
        self._parts = QStackedWidget()
        self._panes: dict[str, ResultsPane] = {}
        self._tools: dict[str, tuple[QWidget, ...]] = {}
        self._part = "overview"
        self.overview = OverviewPane(session, look)
        self._add("overview", self.overview)
        self.content.setSpacing(12)
        self.content.addWidget(self._tabs)
        self.content.addWidget(self.preliminary)
        self.content.addWidget(self._parts, 1)
        self._bring("overview")

    def reload(self) -> None:
        self.header.title.setText(self.tr("Resultat {year}").format(year=self.session.year))
        self.header.subtitle.setText(self._subtitle())
        self.preliminary.setVisible(self._is_preliminary())
        self._panes[self._part].reload()

    def _is_preliminary(self) -> bool:
        unit, found = self.session.unit(), self.session.survey_round()
        surveys = self.session.document.surveys
        if unit is None or found is None or unit.id not in surveys.drafts(found):
            return False
        return bool(surveys.sheet(found, unit.id).answers)

    def show_only(self, part: str) -> None:
        self._bring(part)
        self._on_context_changed()

    def pane(self, part: str) -> ResultsPane:
        """Return one of the parts, made when it is first asked for."""
        if part not in self._panes:
            module, name = _LATER[part]
            made: type[ResultsPane] = getattr(
                import_module(f"andts_desktop.ui.pages.{module}"), name
            )
            self._add(part, made(self.session, self.look))
        return self._panes[part]

    def _add(self, part: str, pane: ResultsPane) -> None:
        pane.asked_for_page.connect(self.asked_for_page)
        self._panes[part] = pane
        self._tools[part] = pane.tools()
        self._parts.addWidget(pane)
        for tool in self._tools[part]:
            self.header.tools.addWidget(tool)

    def _bring(self, part: str) -> None:
        self._part = part
        self._tabs.choose(part)
        self._parts.setCurrentWidget(self.pane(part))
        for name, tools in self._tools.items():
            for tool in tools:
                tool.setVisible(name == part)

    def _subtitle(self) -> str:
        unit, found = self.session.unit(), self.session.survey_round()
        if unit is None or found is None:
            return unit.name if unit else ""
        instrument = self.session.document.surveys.instrument(found)
        texts = [unit.name, instrument.title]
        if instrument.is_example:
            texts.append(self.tr("exempelfrågor"))
        is_ranked = instrument.scored and unit.kind in instrument.unit_kinds
        if is_ranked and unit.kind is UnitKind.DISTRICT:
            texts.append(self.tr("jämförs med stadsdelar, inte med fackförvaltningar"))
        return " · ".join(texts)
