"""Take returned answers in: read the files, look at what they change, decide, and store."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from andts_desktop.document.form_work import Read, read_all
from andts_desktop.domain.collection import Decisions, Difference, Known, Preview
from andts_desktop.domain.collection_preview import receivable
from andts_desktop.domain.swedish import plural
from andts_desktop.ui.dialogs.returned_review import ReturnedReview
from andts_desktop.ui.jobs import Job, Worker
from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.basic import Card, button, label, set_kind

Previewer = Callable[[tuple[Read, ...]], Preview]
"""Sets what was read beside what is stored."""
Store = Callable[[Preview, Decisions], bool]
"""Stores what the user decided; returns whether it went well, and the dialog may close."""


class ReturnedAnswersDialog(QDialog):
    """Nothing is stored until the user says so, and then all of it as one step of undo."""

    def __init__(
        self, look: Look, previewer: Previewer, store: Store, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._previewer = previewer
        self._store = store
        self._worker = Worker()
        self._reading = Job(self._worker, self)
        self._reading.progress.connect(self._show_progress)
        self._reading.finished.connect(self._show_read)
        self.setWindowTitle(self.tr("Ta emot svar"))
        self.resize(1240, 660)
        self.review = ReturnedReview(look)
        self.review.decided.connect(self._show_left)
        self._lay_out()

    def read(self, paths: tuple[Path, ...], known: Known) -> None:
        """Begin to read the files."""
        self._title.setText(self._files_words(len(paths)))
        self._parts.setCurrentIndex(0)
        self._reading.start(read_all, (paths, known))

    def is_settled(self) -> bool:
        """Tell whether no work is under way."""
        return not self._reading.is_running

    def accept(self) -> None:
        if self.review.left():
            self.review.show_next()
            set_kind(self._left, "bad")
            return
        if self._store(self.review.preview, self.review.decisions):
            super().accept()

    def reject(self) -> None:
        if not self.review.decisions or self._may_be_lost():
            super().reject()

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def _stop(self) -> None:
        self._reading.stop()
        self._worker.close()

    def _lay_out(self) -> None:
        self._title = label("", "title")
        self._summary = label("", "muted", wrap=True)
        self._parts = QStackedWidget()
        self._parts.addWidget(self._wait())
        self._parts.addWidget(self.review)
        self._left = label("", "muted")
        self.next_button = button(self.tr("Visa nästa"), "link", self.review.show_next)
        self.cancel_button = button(self.tr("Avbryt"), "", self.reject)
        self.store_button = button(self.tr("Läs in"), "primary", self.accept)
        self.store_button.setDefault(True)
        self.store_button.setEnabled(False)
        self.next_button.hide()
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._left)
        foot.addWidget(self.next_button)
        foot.addStretch(1)
        foot.addWidget(self.store_button)
        foot.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 16, 22, 16)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._summary)
        column.addWidget(self._parts, 1)
        column.addLayout(foot)

    def _wait(self) -> Card:
        card = Card()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Läser filerna"))
        hint = self.tr("Inget sparas förrän du trycker på Läs in. Avbryt när du vill.")
        card.body.addStretch(1)
        card.body.addWidget(label(self.tr("Läser filerna …"), "heading"))
        card.body.addWidget(self._bar)
        card.body.addWidget(label(hint, "muted", wrap=True))
        card.body.addStretch(2)
        return card

    def _show_progress(self, percent: int) -> None:
        self._bar.setValue(percent)

    def _show_read(self, returned: tuple[Read, ...]) -> None:
        self.review.show_preview(self._previewer(returned))
        self._parts.setCurrentIndex(1)
        self._show_left()
        if self.review.left():
            self.review.questions.setFocus()
        elif self.store_button.isEnabled():
            self.store_button.setFocus()

    def _told(self) -> str:
        preview = self.review.preview
        sheets = receivable(preview)
        closed = sum(each.is_closed and bool(each.refusal) for each in preview.sheets)
        refused = len(preview.sheets) - len(sheets) - closed + len(preview.unreadable)

        def count(kind: Difference) -> int:
            return sum(len(each.of(kind)) for each in sheets)

        facts = [plural(count(Difference.NEW), self.tr("nytt svar"), self.tr("nya svar"))]
        changed = count(Difference.CHANGED)
        if changed:
            facts.append(self.tr("{count} ändrade av enheten").format(count=changed))
        conflicts, odd = count(Difference.CONFLICT), count(Difference.ODD)
        if conflicts:
            facts.append(self.tr("{count} med ett annat svar än vårt").format(count=conflicts))
        if odd:
            facts.append(self.tr("{count} som inte går att läsa").format(count=odd))
        if closed:
            words = plural(closed, self.tr("fil"), self.tr("filer"))
            facts.append(
                self.tr("{files} till svar som är klarmarkerade eller låsta").format(files=words)
            )
        if refused:
            words = plural(refused, self.tr("fil"), self.tr("filer"))
            facts.append(self.tr("{files} kan inte tas emot").format(files=words))
        return " · ".join(facts)

    def _show_left(self) -> None:
        left = self.review.left()
        can_store = bool(receivable(self.review.preview))
        self._summary.setText(self._told())
        self.store_button.setEnabled(can_store)
        self.cancel_button.setText(self.tr("Avbryt") if can_store else self.tr("Stäng"))
        set_kind(self._left, "warning" if left else "muted")
        if left:
            words = plural(left, self.tr("fråga"), self.tr("frågor"))
            text = self.tr("{questions} att avgöra: vilket svar ska gälla?").format(questions=words)
        else:
            text = self.tr("Det som saknas i en fil tar aldrig bort något här.")
        self._left.setText(text)
        self.next_button.setVisible(left > 0)

    def _files_words(self, count: int) -> str:
        return self.tr("Ta emot svar från {files}").format(
            files=plural(count, self.tr("fil"), self.tr("filer"))
        )

    def _may_be_lost(self) -> bool:
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("Avbryta mottagningen?"),
            self.tr("Det du har avgjort här går förlorat. Filerna är orörda."),
            parent=self,
        )
        stay = box.addButton(self.tr("Fortsätt här"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        leave = box.addButton(self.tr("Avbryt mottagningen"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()
        return box.clickedButton() is leave
