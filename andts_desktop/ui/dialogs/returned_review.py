"""What returned files would change: the files, and the questions of the chosen one side by side."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
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
from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.receptions import plain_time
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
from andts_desktop.ui.widgets.basic import button, label
from andts_desktop.ui.widgets.table_view import TableView

_WIDE = 1160
_FILES = 410


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
            widths={1: 52, 2: 52, 3: 64, 4: 72},
            ink=ink,
        )
        self.questions = TableView(
            self._question_model,
            self.tr("Frågor"),
            stretch=(1, 2, 3),
            widths={0: 90, 4: 72},
            ink=ink,
        )
        self.files.selectionModel().currentRowChanged.connect(self._choose_file)
        self._lay_out()

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
        """Take one side in the question that the user is at, and go to the next one."""
        question = self._current()
        conflicts = {each.question.id for each in self._conflicts()}
        if question not in conflicts:
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
        self._heading = label("", "question", wrap=True)
        self._about = label("", "muted", wrap=True)
        self._warnings = label("", "warning", wrap=True)
        self._problem = label("", "bad", wrap=True)
        self._shows_same = QCheckBox(self.tr("Visa även svar som är lika"))
        self._shows_same.toggled.connect(lambda _on: self._show_questions())
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._shows_same)
        column.addLayout(top)
        for made in (self._about, self._warnings, self._problem):
            column.addWidget(made)
        column.addWidget(self.questions, 1)
        column.addLayout(self._choices())
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
        sheets = self._preview.sheets
        sheet = sheets[self._place] if self._place < len(sheets) else None
        self._heading.setText(row.unit if sheet is not None else row.source)
        self._about.setText(self._told(sheet) if sheet is not None else "")
        self._say(self._problem, row.problem)
        self._say(self._warnings, "\n".join(f"▲ {w}" for w in sheet.warnings) if sheet else "")
        shown = self._rows_of(sheet)
        self._question_model.set_rows(shown)
        self.questions.setVisible(sheet is not None and not row.problem)
        has_conflicts = bool(self._conflicts())
        for made in (self.ours, self.theirs, *self._in_file):
            made.setVisible(has_conflicts)
        self._shows_same.setVisible(sheet is not None and not row.problem)
        if shown and not self.questions.currentIndex().isValid():
            self.questions.choose(shown[0].comparison.question.id)

    def _rows_of(self, sheet: SheetPreview | None) -> tuple[QuestionRow, ...]:
        if sheet is None:
            return ()
        same = self._shows_same.isChecked()
        return tuple(question_rows(self._place, sheet, self._decisions, shows_same=same))

    def _told(self, sheet: SheetPreview) -> str:
        returned = sheet.sheet
        facts = [returned.source]
        if returned.saved_at:
            saved = plain_time(returned.saved_at)
            facts.append(self.tr("sparad {when}").format(when=saved))
        if returned.respondent:
            facts.append(self.tr("ifylld av {who}").format(who=returned.respondent))
        same = len(sheet.of(Difference.SAME))
        if same:
            facts.append(self.tr("{count} svar är lika").format(count=same))
        return " · ".join(facts)

    def _say(self, made: QLabel, text: str) -> None:
        made.setText(text)
        made.setVisible(bool(text))

    def _conflicts(self) -> tuple[Comparison, ...]:
        if self._place >= len(self._preview.sheets):
            return ()
        return self._preview.sheets[self._place].of(Difference.CONFLICT)

    def _current(self) -> QuestionId | None:
        row = self.questions.currentIndex().data(ROW_ROLE)
        return row.comparison.question.id if isinstance(row, QuestionRow) else None

    def _row_of(self, question: QuestionId | None, place: int | None = None) -> int:
        where = self._place if place is None else place
        if where >= len(self._preview.sheets):
            return -1
        asked = [each.question.id for each in self._preview.sheets[where].comparisons]
        return asked.index(question) if question in asked else -1
