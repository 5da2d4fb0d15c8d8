"""What returned files would change: the files, and the questions of the chosen one side by side."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from andts_desktop.domain.collection import (
    Choice,
    Comparison,
    Decisions,
    Difference,
    Preview,
    SheetPreview,
    all_as,
    undecided,
)
from andts_desktop.domain.collection_steps import reopened, why_not_ready, with_ready
from andts_desktop.domain.ids import QuestionId
from andts_desktop.ui.dialogs.returned_head import ReturnedHead
from andts_desktop.ui.dialogs.returned_rows import (
    FileRow,
    QuestionRow,
    file_columns,
    file_rows,
    question_columns,
    question_rows,
)
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import ROW_ROLE, TableModel
from andts_desktop.ui.widgets.basic import button
from andts_desktop.ui.widgets.table_view import TableView

_WIDE = 1160
_FILES = 450


class ReturnedReview(QWidget):
    """Lets the user decide, file by file and question by question, or all at once."""

    decided = Signal()
    """Another choice was made."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._preview = Preview(())
        self._decisions: dict[tuple[int, QuestionId], Choice] = {}
        self._place = 0
        self._is_showing = False
        self._file_model = TableModel[FileRow](file_columns(), look.tone, lambda row: row.place)
        self._question_model = TableModel[QuestionRow](
            question_columns(), look.tone, lambda row: row.comparison.question.id
        )

        def ink() -> str:
            return look.tokens.ink

        self.files = TableView(
            self._file_model,
            self.tr("Filer"),
            widths={1: 48, 2: 58, 3: 48, 4: 60, 5: 58},
            ink=ink,
        )
        self.questions = TableView(
            self._question_model,
            self.tr("Frågor"),
            stretch=(1, 2, 3),
            widths={0: 104, 4: 64},
            ink=ink,
        )
        self.files.selectionModel().currentRowChanged.connect(self._choose_file)
        self._lay_out()

    @property
    def preview(self) -> Preview:
        """What is shown, with what the user has said of whole sheets."""
        return self._preview

    @property
    def decisions(self) -> Decisions:
        """What is decided so far."""
        return self._decisions

    def show_preview(self, preview: Preview) -> None:
        """Show what the files would change, with nothing decided."""
        self._preview = preview
        self._decisions = {}
        self._show_files()
        left = undecided(preview, {})
        self._go_to(left[0][0] if left else 0)
        if left:
            self.questions.choose(left[0][1])

    def left(self) -> int:
        """Return how many conflicts are not decided."""
        return len(undecided(self._preview, self._decisions))

    def show_next(self) -> None:
        """Go to the next conflict that is not decided, after where the user is."""
        left = undecided(self._preview, self._decisions)
        if not left:
            return
        here = (self._place, self._row_of(self._current()))
        places = [(place, self._row_of(question, place)) for place, question in left]
        after = [each for each, where in zip(left, places, strict=True) if where > here]
        place, question = (after or list(left))[0]
        self._go_to(place)
        self.questions.choose(question)
        self.questions.setFocus()

    def decide(self, choice: Choice) -> None:
        """Take one side in the question that the user is at, and go to the next conflict."""
        question = self._current()
        if question not in {each.question.id for each in self._decidable()}:
            return
        self._take({(self._place, question): choice})
        self.show_next()

    def decide_all(self, choice: Choice, *, everywhere: bool) -> None:
        """Take one side in every conflict of the file, or of all files."""
        has_sheet = self._place < len(self._preview.sheets)
        places = None if everywhere else ([self._place] if has_sheet else [])
        self._take(all_as(self._preview, choice, places))

    def _take(self, decisions: Mapping[tuple[int, QuestionId], Choice]) -> None:
        self._decisions |= decisions
        self._show_files()
        self._show_questions()
        self.decided.emit()

    def _lay_out(self) -> None:
        self.head = ReturnedHead()
        self.head.shows_same.toggled.connect(lambda _on: self._show_questions())
        self.head.reopening_asked.connect(self._ask_to_reopen)
        self.head.ready_chosen.connect(self._choose_ready)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.head)
        column.addWidget(self.questions, 1)
        column.addLayout(self._choices())
        # Below the words of a file without questions, which would else be spread over the room.
        self._rest = QWidget()
        column.addWidget(self._rest, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.files)
        parts.addWidget(right)
        parts.setSizes([_FILES, _WIDE - _FILES])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(parts)

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        ours, theirs = partial(self.decide, Choice.OURS), partial(self.decide, Choice.THEIRS)
        self.ours = button(self.tr("Vårt svar (V)"), "tool", ours)
        self.theirs = button(self.tr("Deras svar (D)"), "tool", theirs)
        self._in_file = [
            self._all_button(self.tr("Våra i filen"), Choice.OURS, everywhere=False),
            self._all_button(self.tr("Deras i filen"), Choice.THEIRS, everywhere=False),
        ]
        self._in_all = [
            self._all_button(self.tr("Våra i alla"), Choice.OURS, everywhere=True),
            self._all_button(self.tr("Deras i alla"), Choice.THEIRS, everywhere=True),
        ]
        for made in (self.ours, self.theirs):
            row.addWidget(made)
        row.addSpacing(10)
        for made in (*self._in_file, *self._in_all):
            row.addWidget(made)
        row.addStretch(1)
        for key, act in (("V", ours), ("D", theirs), ("Left", ours), ("Right", theirs)):
            shortcut = QShortcut(QKeySequence(key), self.questions)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        return row

    def _all_button(self, text: str, choice: Choice, *, everywhere: bool) -> QPushButton:
        return button(text, "tool", partial(self.decide_all, choice, everywhere=everywhere))

    def _show_files(self) -> None:
        # Reading the rows again makes the view lose its current row for a moment.
        self._is_showing = True
        self._file_model.set_rows(file_rows(self._preview, self._decisions))
        self._is_showing = False
        has_any = bool(undecided(self._preview, {}))
        for made in self._in_all:
            made.setVisible(has_any and len(self._preview.sheets) > 1)

    def _choose_file(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = current.data(ROW_ROLE)
        if isinstance(row, FileRow) and not self._is_showing:
            self._place = row.place
            self._show_questions()

    def _go_to(self, place: int) -> None:
        self._place = place
        self.files.choose(place)
        self._show_questions()

    def _show_questions(self) -> None:
        rows = self._file_model.rows()
        if self._place >= len(rows):
            return
        row = rows[self._place]
        sheet = self._sheet()
        why_not = why_not_ready(self._preview, self._place, self._decisions) if sheet else ""
        self.head.show_file(row, sheet, why_not)
        shown = self._rows_of(sheet)
        self._question_model.set_rows(shown)
        has_questions = sheet is not None and (row.is_closed or not row.problem)
        self.questions.setVisible(has_questions)
        self._rest.setVisible(not has_questions)
        has_conflicts = bool(self._conflicts())
        for made in (self.ours, self.theirs):
            made.setVisible(bool(self._decidable()))
        for made in self._in_file:
            made.setVisible(has_conflicts)
        if shown and not self.questions.currentIndex().isValid():
            self.questions.choose(shown[0].comparison.question.id)

    def _rows_of(self, sheet: SheetPreview | None) -> tuple[QuestionRow, ...]:
        if sheet is None:
            return ()
        same = self.head.shows_same.isChecked()
        return tuple(question_rows(self._place, sheet, self._decisions, shows_same=same))

    def _conflicts(self) -> tuple[Comparison, ...]:
        sheet = self._sheet()
        return sheet.of(Difference.CONFLICT) if sheet is not None and not sheet.refusal else ()

    def _decidable(self) -> tuple[Comparison, ...]:
        """Return what the user may decide about: conflicts, and what the unit has changed."""
        sheet = self._sheet()
        if sheet is None or sheet.refusal:
            return ()
        return (*sheet.of(Difference.CONFLICT), *sheet.of(Difference.CHANGED))

    def _sheet(self) -> SheetPreview | None:
        sheets = self._preview.sheets
        return sheets[self._place] if self._place < len(sheets) else None

    def _ask_to_reopen(self) -> None:
        from andts_desktop.ui.dialogs.reason import ReasonDialog

        text = self.tr("Svaren öppnas igen när du läser in filen. Skälet skrivs i loggen.")
        dialog = ReasonDialog(
            self.tr("Öppna svaren igen"), text, self.tr("Öppna igen"), self.window()
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.reopen(dialog.reason()))
        dialog.open()

    def reopen(self, reason: str) -> None:
        """Let the closed answers of the file's unit be opened again when the files are read in."""
        self._preview = reopened(self._preview, self._place, reason)
        self._take({})
        self.questions.setFocus()

    def _choose_ready(self, on: bool) -> None:
        self._preview = with_ready(self._preview, self._place, on=on)
        self.decided.emit()

    def _current(self) -> QuestionId | None:
        row = self.questions.currentIndex().data(ROW_ROLE)
        return row.comparison.question.id if isinstance(row, QuestionRow) else None

    def _row_of(self, question: QuestionId | None, place: int | None = None) -> int:
        where = self._place if place is None else place
        if where >= len(self._preview.sheets):
            return -1
        asked = [each.question.id for each in self._preview.sheets[where].comparisons]
        return asked.index(question) if question in asked else -1
