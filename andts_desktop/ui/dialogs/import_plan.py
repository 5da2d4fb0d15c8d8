"""Bring a plan in from a document: read it, look at what was understood, say where it goes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
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

from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan_template import PlanTemplate
from andts_desktop.errors import AndtsError
from andts_desktop.exchange.plan_import.imported import (
    Imported,
    import_document,
    import_pasted,
    understand_again,
)
from andts_desktop.exchange.plan_import.understood import Choices, Understood
from andts_desktop.ui.dialogs.import_review import ImportReview
from andts_desktop.ui.dialogs.import_target import Difference, ImportTarget
from andts_desktop.ui.jobs import Job, Progress, Worker
from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.basic import Card, button, label

Differ = Callable[[PlanId, PlanTemplate, bool], Difference]
"""Returns what merging a document into a plan changes; the flag removes what it lacks."""


@dataclass(frozen=True, slots=True)
class WantedImport:
    """What the user decided: a plan of its own, or a newer document of one that is there."""

    understood: Understood
    into: PlanId | None = None
    removes_missing: bool = False
    takes_status: bool = False

    @property
    def template(self) -> PlanTemplate:
        """The plan itself."""
        return self.understood.template


class ImportPlanDialog(QDialog):
    """Nothing is stored here; `wanted` tells what to store when the dialog was accepted."""

    def __init__(
        self,
        look: Look,
        plans: Mapping[PlanId, str],
        differ: Differ | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.store: Callable[[WantedImport], bool] = _leave_to_caller
        """Stores what is wanted when the user says so; the dialog stays open on False."""
        self.choose_other: Callable[[], Path | None] = _no_other
        """Lets the user choose another document where this one cannot be read."""
        self._imported: Imported | None = None
        self._differ = differ
        self._worker = Worker()
        self._reading = Job(self._worker, self)
        self._reading.progress.connect(self._show_progress)
        self._reading.finished.connect(self._show_imported)
        self._reading.failed.connect(self._show_failure)
        self._understanding = Job(self._worker, self)
        self._understanding.finished.connect(self._show_imported)
        self._understanding.failed.connect(self._show_failure)
        self.setWindowTitle(self.tr("Importera plan från dokument"))
        self.resize(1240, 760)
        self.review = ImportReview(look)
        self.review.choices_changed.connect(self._understand)
        self.target = ImportTarget(look, plans)
        self.target.changed_by = self._show_difference
        self._title = label("", "title", wrap=True)
        self._summary = label("", "muted")
        self._unsure = button("", "link", self.review.show_next_unsure)
        self._unsure.hide()
        self._wait = WaitCard()
        self._failure = label("", wrap=True)
        self._lay_out()

    def read(self, path: Path) -> None:
        """Begin to read a document."""
        self._begin(path.name)
        self._reading.start(_read, path)

    def read_pasted(self, text: str, html: str = "") -> None:
        """Begin with what was copied in another program."""
        self._begin(self.tr("Inklistrad text"))
        self._reading.start(_read_pasted, (text, html))

    def wanted(self) -> WantedImport | None:
        """Return what to store, None before a document is understood."""
        if self._imported is None:
            return None
        return WantedImport(
            self._imported.understood,
            self.target.into(),
            self.target.removes_missing(),
            self.target.takes_status(),
        )

    def is_settled(self) -> bool:
        """Tell whether no work is under way."""
        return not self._reading.is_running and not self._understanding.is_running

    def accept(self) -> None:
        wanted = self.wanted()
        if wanted is not None and self.store(wanted):
            super().accept()

    def reject(self) -> None:
        if not self.review.has_choices() or self._may_be_lost():
            super().reject()

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def _stop(self) -> None:
        self._reading.stop()
        self._understanding.stop()
        self._worker.close()

    def _begin(self, name: str) -> None:
        self._title.setText(name)
        self._summary.setText(self.tr("Läser dokumentet …"))
        self._wait.show_percent(0)
        self._parts.setCurrentIndex(0)
        self._cancel.setText(self.tr("Avbryt"))
        self._import.setVisible(True)
        self._import.setEnabled(False)

    def _lay_out(self) -> None:
        failed = Card(self.tr("Dokumentet kunde inte läsas"))
        failed.body.addWidget(self._failure)
        failed.body.addSpacing(8)
        other = button(self.tr("Välj ett annat dokument…"), "primary", self._read_other)
        failed.body.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        failed.body.addStretch(1)
        self._parts = QStackedWidget()
        for part in (self._wait, failed, self.review):
            self._parts.addWidget(part)
        self._import = button(self.tr("Importera"), "primary", self.accept)
        self._import.setEnabled(False)
        foot = QHBoxLayout()
        self._cancel = button(self.tr("Avbryt"), "", self.reject)
        foot.addWidget(self.target, 100)
        foot.addStretch(1)
        foot.addWidget(self._import, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(10)
        column.addWidget(self._title)
        told = QHBoxLayout()
        told.setSpacing(10)
        told.addWidget(self._summary)
        told.addWidget(self._unsure)
        told.addStretch(1)
        column.addLayout(told)
        column.addWidget(self._parts, 1)
        column.addLayout(foot)

    def _show_progress(self, percent: int) -> None:
        self._wait.show_percent(percent)

    def _show_failure(self, text: str) -> None:
        self._imported = None
        self._failure.setText(text)
        self._summary.setText("")
        self._parts.setCurrentIndex(1)
        self._cancel.setText(self.tr("Stäng"))
        for widget in (self.target, self._import, self._unsure):
            widget.setVisible(False)

    def _read_other(self) -> None:
        path = self.choose_other()
        if path is not None:
            self.read(path)

    def _may_be_lost(self) -> bool:
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("Avbryta importen?"),
            self.tr("Det du har ändrat här går förlorat. Dokumentet är orört."),
            parent=self,
        )
        box.addButton(self.tr("Fortsätt här"), QMessageBox.ButtonRole.RejectRole)
        leave = box.addButton(self.tr("Avbryt importen"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()
        return box.clickedButton() is leave

    def _show_imported(self, imported: Imported) -> None:
        is_first = self._imported is None
        self._imported = imported
        details = imported.understood.template.details
        if is_first:
            self.target.suggest(details.title)
        self._title.setText(details.title or imported.source.name)
        self._summary.setText(self._told(imported.understood))
        self.review.show_imported(imported)
        self._parts.setCurrentIndex(2)
        has_plan = self._has_plan()
        self._import.setEnabled(has_plan)
        if has_plan and not self.review.isAncestorOf(self.focusWidget()):
            self._import.setFocus()
        self._show_unsure()
        self.target.setVisible(has_plan)
        self.target.show_follow_up(len(imported.understood.follow_up))
        self._show_difference()

    def _show_unsure(self) -> None:
        count = len(self.review.unsure())
        self._unsure.setVisible(count > 0)
        places = self.tr("1 ställe") if count == 1 else self.tr("{count} ställen")
        text = self.tr("▲ Osäkert: {places}. Visa nästa")
        self._unsure.setText(text.format(places=places.format(count=count)))

    def _understand(self, choices: Choices) -> None:
        if self._imported is not None:
            self._understanding.start(_understand, (self._imported, choices))

    def _show_difference(self) -> None:
        into = self.target.into()
        if into is None or self._differ is None or self._imported is None:
            self.target.show_diff(None)
            self._import.setEnabled(self._has_plan())
            return
        template = self._imported.understood.template
        try:
            diff = self._differ(into, template, self.target.removes_missing())
        except AndtsError as error:
            self.target.show_problem(str(error))
            self._import.setEnabled(False)
        else:
            self.target.show_diff(diff)
            self._import.setEnabled(self._has_plan() and not diff.diff.is_empty)

    def _has_plan(self) -> bool:
        if self._imported is None:
            return False
        template = self._imported.understood.template
        return bool(template.nodes or template.chapters)

    def _told(self, understood: Understood) -> str:
        template = understood.template
        facts = []
        for level in template.levels:
            count = sum(node.level_key == level.key for node in template.walk())
            if count:
                facts.append(f"{count} {level.singular if count == 1 else level.plural}")
        indicators = sum(len(node.indicators) for node in template.walk())
        if indicators:
            facts.append(self.tr("{count} indikatorer").format(count=indicators))
        if template.chapters:
            facts.append(self.tr("{count} texter").format(count=len(template.chapters)))
        if not template.nodes:
            facts.append(self.tr("Inga mål eller aktiviteter hittades. Ändra i dokumentet nedan."))
        return " · ".join(facts)


class WaitCard(Card):
    """What stands in the dialog while a document is read."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Läser dokumentet"))
        self.body.addStretch(1)
        self.body.addWidget(label(self.tr("Läser dokumentet …"), "heading"))
        self.body.addWidget(self._bar)
        hint = self.tr("Inget sparas förrän du trycker på Importera. Avbryt när du vill.")
        self.body.addWidget(label(hint, "muted", wrap=True))
        self.body.addStretch(2)

    def show_percent(self, percent: int) -> None:
        """Show how far the reading has come."""
        self._bar.setValue(percent)


def _leave_to_caller(_wanted: WantedImport) -> bool:
    return True


def _no_other() -> Path | None:
    return None


def _read(path: Path, progress: Progress) -> Imported:
    return import_document(path, progress)


def _read_pasted(pasted: tuple[str, str], _progress: Progress) -> Imported:
    return import_pasted(*pasted)


def _understand(asked: tuple[Imported, Choices], progress: Progress) -> Imported:
    return understand_again(*asked, progress)
