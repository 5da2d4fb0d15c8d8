"""The left of the page of reports: which document, what shapes it, and what is written in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.domain.paper import PAPERS, PaperKind, PaperRequest
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.report_sections import SectionsPane
from andts_desktop.ui.pages.report_shape import ShapeForm
from andts_desktop.ui.pages.report_stamp import StampForm
from andts_desktop.ui.pages.report_texts import ShortTexts, YearTexts
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Card, button, label
from andts_desktop.ui.widgets.paper_list import PaperList
from andts_desktop.ui.widgets.scrolling import Scrolling
from andts_desktop.ui.widgets.tabs import Tabs

_WIDTH = 356
_LIST_WIDTH = 300


class ReportChoices(QWidget):
    """The list of documents and the choices of one, one at a time, or side by side where wide."""

    wanted_changed = Signal()
    """Another document, or another shape of it, was chosen."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session = session
        self._is_wide = False
        self._is_inside = False
        self.papers = PaperList(self.tr("Dokument"))
        self.shape = ShapeForm(session)
        self.stamp = StampForm(session)
        self.short = ShortTexts(session)
        self.texts = YearTexts(session)
        self.sections = SectionsPane(session, look)
        self.back = button(self.tr("← Dokument"), "link", self.show_list)
        self.back.setToolTip(self.tr("Till listan över dokument (Esc)"))
        self.name = label("", "heading")
        self._nothing = label(
            self.tr("Det här dokumentet har inget att välja."), "muted", wrap=True
        )
        self.tabs = Tabs(
            {"sections": self.tr("Avsnitt och texter"), "shape": self.tr("Utformning")},
            self.tr("Delar av dokumentet"),
        )
        self._tab = "sections"
        self.tabs.choose(self._tab)
        self._list_card = self._build_list()
        self._choice_card = self._build_choices()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._list_card)
        row.addWidget(self._choice_card)
        self.papers.chosen.connect(self._choose)
        self.papers.entered.connect(self.show_choices)
        self.shape.changed.connect(self._choose)
        self.tabs.chosen.connect(self._choose_tab)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._choice_card)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.show_list)
        self._show_cards()

    def request(self) -> PaperRequest:
        """Return the document that is chosen."""
        return self.shape.request()

    @property
    def kind(self) -> PaperKind:
        """The chosen kind of document."""
        return self.papers.kind()

    def choose(self, kind: PaperKind) -> None:
        """Choose a kind of document, and show what there is to choose in it."""
        self.papers.choose(kind)
        self.show_choices()

    def reload(self) -> None:
        """Read everything that is shown but the chapters, which come with the document."""
        self.stamp.reload()
        self.short.reload()
        self.texts.show_kind(self.kind)
        self.shape.show_kind(self.kind)
        self._show_parts()

    def show_paper(self, ready: ReadyPaper) -> None:
        """Show the chapters of the document that was gathered."""
        if PAPERS[ready.request.kind].has_sections:
            self.sections.show_paper(ready)

    def flush(self) -> None:
        """Store what is typed but not yet stored."""
        for part in (self.stamp, self.short, self.texts, self.sections):
            part.flush()

    def set_wide(self, is_wide: bool) -> None:
        """Show the list and the choices side by side, or one at a time."""
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self._show_cards()

    def show_list(self) -> None:
        """Go back to the list of documents."""
        self._is_inside = False
        self._show_cards()
        self.papers.setFocus()

    def show_choices(self) -> None:
        """Go on to what there is to choose in the document."""
        self._is_inside = True
        self._show_cards()
        if self.papers.hasFocus() or not self._is_wide:
            self._first_choice().setFocus()

    def _first_choice(self) -> QWidget:
        if PAPERS[self.kind].has_sections and self._tab == "sections":
            return self.sections.list
        return self.back

    def _build_list(self) -> Card:
        card = Card()
        card.setFixedWidth(_WIDTH)
        card.body.setContentsMargins(6, 6, 6, 6)
        card.body.addWidget(self.papers)
        return card

    def _build_choices(self) -> Card:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 2, 4, 0)
        column.setSpacing(14)
        for made in (self.stamp, self.shape, self.short, self.texts, self._nothing):
            column.addWidget(made)
        column.addStretch(1)
        self._form = Scrolling(inner)
        card = Card()
        card.setFixedWidth(_WIDTH)
        card.body.setContentsMargins(16, 10, 12, 12)
        card.body.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back)
        head.addWidget(self.name, 1)
        card.body.addLayout(head)
        card.body.addWidget(self.tabs)
        card.body.addWidget(self.sections, 1)
        card.body.addWidget(self._form, 1)
        return card

    def _choose(self) -> None:
        self.flush()
        self.texts.show_kind(self.kind)
        self.shape.show_kind(self.kind)
        self._show_parts()
        self.wanted_changed.emit()

    def _choose_tab(self, key: str) -> None:
        self.flush()
        self._tab = key
        self._show_parts()

    def _show_cards(self) -> None:
        self._list_card.setFixedWidth(_LIST_WIDTH if self._is_wide else _WIDTH)
        self._list_card.setVisible(self._is_wide or not self._is_inside)
        self._choice_card.setVisible(self._is_wide or self._is_inside)
        self.back.setVisible(not self._is_wide)

    def _show_parts(self) -> None:
        has_plan, kind = self._session.plan_id is not None, self.kind
        facts = PAPERS[kind]
        self.name.setText(facts.name)
        has_sections = facts.has_sections and has_plan
        self.tabs.setVisible(has_sections)
        self.sections.setVisible(has_sections and self._tab == "sections")
        self._form.setVisible(not has_sections or self._tab == "shape")
        self.stamp.setVisible(has_plan and facts.has_stamp)
        self.short.setVisible(has_plan and kind is PaperKind.SHORT)
        self.texts.setVisible(has_plan and bool(self.texts.fields(kind)))
        self.shape.setVisible(self.shape.has_choices())
        parts = (self.stamp, self.short, self.texts, self.shape)
        self._nothing.setVisible(all(part.isHidden() for part in parts))
