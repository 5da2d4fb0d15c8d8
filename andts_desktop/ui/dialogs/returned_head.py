"""What there is to know of the chosen returned file: whose it is, what is odd, and its state."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from andts_desktop.domain.collection import Difference, SheetPreview
from andts_desktop.domain.receptions import plain_time
from andts_desktop.domain.swedish import plural
from andts_desktop.ui.dialogs.returned_rows import FileRow
from andts_desktop.ui.widgets.basic import button, label


class ReturnedHead(QWidget):
    """Stands over the questions of a file; without questions it keeps to the top."""

    reopening_asked = Signal()
    """The user wants to open the closed answers again."""
    ready_chosen = Signal(bool)
    """The user has said whether ours is to be marked as ready too."""

    def __init__(self) -> None:
        super().__init__()
        self.shows_same = QCheckBox(self.tr("Visa även lika och obesvarade"))
        self._heading = label("", "question", wrap=True)
        self._about = label("", "muted", wrap=True)
        self.warnings = label("", "warning", wrap=True)
        self.problem = label("", "bad", wrap=True)
        self.reopen = button(self.tr("Öppna igen och läs in…"), "tool", self.reopening_asked.emit)
        self.ready = QCheckBox()
        self.ready.clicked.connect(self.ready_chosen)
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self.shows_same)
        below = QHBoxLayout()
        below.addWidget(self.reopen)
        below.addWidget(self.ready)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        for made in (self._about, self.warnings, self.problem):
            column.addWidget(made)
        column.addLayout(below)

    def show_file(self, row: FileRow, sheet: SheetPreview | None, why_not_ready: str) -> None:
        """Show a file; `why_not_ready` keeps it from being marked as ready here."""
        is_shown = sheet is not None and (sheet.is_closed or not sheet.refusal)
        self._heading.setText(row.unit if sheet is not None else row.source)
        self._about.setText(self._told(sheet) if sheet is not None else "")
        self._about.setVisible(sheet is not None)
        _say(self.problem, row.problem)
        _say(self.warnings, "\n".join(f"▲ {each}" for each in self._warned(sheet)))
        self.shows_same.setVisible(is_shown)
        self.reopen.setVisible(sheet is not None and sheet.is_closed and bool(sheet.refusal))
        self._show_ready(sheet, why_not_ready)

    def _show_ready(self, sheet: SheetPreview | None, why_not: str) -> None:
        is_ready = sheet is not None and sheet.sheet.is_ready and not sheet.refusal
        self.ready.setVisible(is_ready)
        if sheet is None or not is_ready:
            return
        name = sheet.sheet.key.unit_name
        text = self.tr("{name} har klarmarkerat. Klarmarkera även här").format(name=name)
        if why_not:
            text = self.tr("{name} har klarmarkerat. Här går det inte än: {why}").format(
                name=name, why=why_not
            )
        self.ready.setText(text)
        self.ready.setEnabled(not why_not)
        self.ready.setChecked(sheet.marks_ready and not why_not)

    def _warned(self, sheet: SheetPreview | None) -> list[str]:
        if sheet is None:
            return []
        if not sheet.reopening:
            return list(sheet.warnings)
        opened = self.tr("Svaren öppnas igen när du läser in. Skäl: {reason}")
        return [opened.format(reason=sheet.reopening), *sheet.warnings]

    def _told(self, sheet: SheetPreview) -> str:
        returned = sheet.sheet
        facts = [returned.source]
        if returned.saved_at:
            saved = plain_time(returned.saved_at)
            facts.append(self.tr("sparad {when}").format(when=saved))
        if returned.respondent:
            facts.append(self.tr("ifylld av {who}").format(who=returned.respondent))
        same, empty = len(sheet.of(Difference.SAME)), len(sheet.of(Difference.UNANSWERED))
        found = []
        if same:
            found.append(self.tr("{count} svar är lika").format(count=same))
        if empty:
            found.append(plural(empty, self.tr("är obesvarad"), self.tr("är obesvarade")))
        return " · ".join(filter(None, (*facts, ", ".join(found))))


def _say(made: QLabel, text: str) -> None:
    made.setText(text)
    made.setVisible(bool(text))
