"""A document's chapters: in which order, which are printed, which are ready, and their texts."""

from functools import partial

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.paper import PaperKind, PaperValues
from andts_desktop.domain.paper_sections import SectionChoice
from andts_desktop.domain.section_progress import SectionProgress, total_words
from andts_desktop.ui.commands.papers import SetMark, SetSections
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.section_list import SectionListModel
from andts_desktop.ui.pages.report_progress import heading_of, progress_of
from andts_desktop.ui.pages.report_section_text import SectionText
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import button, label
from andts_desktop.ui.widgets.scrolling import Scrolling
from andts_desktop.ui.widgets.section_list import SectionList


class SectionsPane(QWidget):
    """The list of chapters above, the chosen one below; everything is stored at once."""

    shown = Signal(str)
    """The heading of the chapter or goal that was chosen, for the preview to go to."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session = session
        self._at: tuple[PlanId, PaperKind, int] | None = None
        self._values: PaperValues | None = None
        self._key = ""
        self.model = SectionListModel()
        self.list = SectionList(self.tr("Avsnitt"), self.model, look)
        self.total = label("", "muted")
        self.up = button(self.tr("Flytta upp"), "tool", lambda: self._move_by(-1))
        self.down = button(self.tr("Flytta ned"), "tool", lambda: self._move_by(1))
        self.up.setToolTip(self.tr("Flytta avsnittet uppåt (Alt+upp)"))
        self.down.setToolTip(self.tr("Flytta avsnittet nedåt (Alt+ned)"))
        self.title = label("", "heading", wrap=True)
        self.is_ready = QCheckBox(self.tr("Klart"))
        self.left = label("", "muted", wrap=True)
        self.text = SectionText(session)
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.moved.connect(self._move_by)
        self.text.goal_chosen.connect(self.shown)
        self.is_ready.clicked.connect(self._mark)
        self.model.ticked.connect(self._tick)
        # The list is still at work with the drop when it tells of it.
        self.model.dropped.connect(self._move, Qt.ConnectionType.QueuedConnection)

    def show_paper(self, ready: ReadyPaper) -> None:
        """Show the chapters of a document as they stand in the file."""
        request = ready.request
        if request.plan_id is None:
            return
        at = (request.plan_id, request.kind, request.year)
        if self._at != at:
            self.text.flush()
            self._at = at
        marks = self._session.document.editions.marks(*at)
        self._values = ready.values
        rows = progress_of(ready.values, marks)
        self.model.show_sections(rows)
        self.total.setText(total_words(rows))
        keys = [each.section.key for each in rows]
        place = keys.index(self._key) if self._key in keys else 0
        if rows and self.list.currentIndex().row() != place:
            self._choose(place)
        # The list does not follow by itself: what is chosen anew here is chosen in silence.
        self.list.scrollTo(self.list.currentIndex())
        self._show_chosen()

    def flush(self) -> None:
        """Store what is typed but not yet stored."""
        self.text.flush()

    def chosen(self) -> SectionProgress | None:
        """Return the chapter that is chosen."""
        found = (each for each in self.model.rows() if each.section.key == self._key)
        return next(found, None)

    def choose(self, key: str) -> None:
        """Choose a chapter."""
        keys = [each.section.key for each in self.model.rows()]
        self.list.setCurrentIndex(self.model.index(keys.index(key)))

    def _choose(self, place: int) -> None:
        selection = self.list.selectionModel()
        selection.blockSignals(True)
        self.list.setCurrentIndex(self.model.index(place))
        selection.blockSignals(False)
        self._key = self.model.rows()[place].section.key

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(6)
        tools.addWidget(self.total, 1)
        tools.addWidget(self.up)
        tools.addWidget(self.down)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.is_ready, 0, Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        chosen = QVBoxLayout(inner)
        chosen.setContentsMargins(0, 0, 4, 0)
        chosen.setSpacing(6)
        chosen.addLayout(head)
        chosen.addWidget(self.left)
        chosen.addWidget(self.text)
        chosen.addStretch(1)
        above = QWidget()
        upper = QVBoxLayout(above)
        upper.setContentsMargins(0, 0, 0, 8)
        upper.setSpacing(8)
        upper.addWidget(self.list)
        upper.addLayout(tools)
        upper.addStretch(1)
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setObjectName("sections")
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(11)
        self.split.addWidget(above)
        self.split.addWidget(_Filling(inner))
        self.split.setStretchFactor(0, 0)
        self.split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.split)

    def _current_changed(self, current: QModelIndex) -> None:
        rows = self.model.rows()
        if not current.isValid() or rows[current.row()].section.key == self._key:
            return
        self.text.flush()
        self._key = rows[current.row()].section.key
        self._show_chosen()
        if self._values is not None:
            self.shown.emit(heading_of(self._values, rows[current.row()].section))

    def _show_chosen(self) -> None:
        row = self.chosen()
        if row is None or self._at is None:
            return
        place = self.model.rows().index(row)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < len(self.model.rows()) - 1)
        self.title.setText(row.section.title)
        self.is_ready.setChecked(row.is_ready)
        self.is_ready.setEnabled(row.counts)
        name = self.tr("{title} är klart").format(title=row.section.title)
        self.is_ready.setAccessibleName(name)
        self.left.setText(self._left_of(row))
        self.left.setVisible(bool(self.left.text()))
        self.text.show_section(self._at[0], row.section)

    def _left_of(self, row: SectionProgress) -> str:
        said = [] if row.counts else [self.model.state(row)]
        left = " · ".join((*said, *row.left))
        return self.tr("Kvar: {what}").format(what=left) if row.left and row.counts else left

    def _mark(self, is_ready: bool) -> None:
        if self._at is not None:
            self.text.flush()
            plan_id, kind, year = self._at
            self._session.push(
                SetMark(self._session, plan_id, kind, year, self._key, is_ready=is_ready)
            )

    def _tick(self, place: int, is_shown: bool) -> None:
        choices = self._choices()
        choices[place] = SectionChoice(choices[place].key, is_shown)
        self._store(choices)

    def _move_by(self, step: int) -> None:
        place = self.list.currentIndex().row()
        if 0 <= place + step < len(self.model.rows()):
            self._move(place, place + step)

    def _move(self, old: int, new: int) -> None:
        choices = self._choices()
        self._key = choices[old].key
        choices.insert(new, choices.pop(old))
        self._store(choices)

    def _choices(self) -> list[SectionChoice]:
        return [SectionChoice(each.section.key, each.is_shown) for each in self.model.rows()]

    def _store(self, choices: list[SectionChoice]) -> None:
        if self._at is None:
            return
        self.text.flush()
        plan_id, kind, _ = self._at
        old = self._session.document.editions.sections(plan_id, kind)
        command = partial(SetSections, self._session, plan_id, kind, old)
        self._session.push(command(tuple(choices)))


class _Filling(Scrolling):
    """Takes the height that is left over, and is content with little."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 235)
