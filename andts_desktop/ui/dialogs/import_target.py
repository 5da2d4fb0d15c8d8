"""Where a plan from a document goes: a plan of its own, or into one that the file has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan_diff import PlanDiff
from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.basic import Choice, button, label
from andts_desktop.ui.widgets.changes_view import ChangesView, summary_of


@dataclass(frozen=True, slots=True)
class Difference:
    """What an update would change, and how much of the plan the document does not have."""

    diff: PlanDiff
    missing: int = 0


class ImportTarget(QWidget):
    """Where the plan goes: a plan of its own, or into one that the file has."""

    def __init__(self, look: Look, plans: Mapping[PlanId, str]) -> None:
        super().__init__()
        self.changed_by: Callable[[], None] = _nothing
        self._look = look
        self._diff: PlanDiff | None = None
        self._reports = 0
        self._where = Choice()
        self._where.setAccessibleName(self.tr("Vart planen ska"))
        self._where.addItem(self.tr("Lägg till som en ny plan"), None)
        for plan_id, title in plans.items():
            self._where.addItem(self.tr("Uppdatera ”{title}”").format(title=title), plan_id)
        self._where.setMaximumWidth(520)
        self._removes = QCheckBox(self.tr("Ta bort det som inte finns i dokumentet"))
        self._status = QCheckBox()
        self._status.setChecked(True)
        self._status.hide()
        self._told = label("", "muted")
        self._problem = label("", "warning", wrap=True)
        self._problem.hide()
        self._show = button(self.tr("Visa skillnaderna…"), "link", self._show_changes)
        self._where.activated.connect(lambda _: self._changed())
        self._removes.toggled.connect(lambda _: self._changed())
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._where, 1)
        row.addWidget(self._removes)
        row.addWidget(self._status)
        row.addStretch(1)
        told = QHBoxLayout()
        told.addWidget(self._told)
        told.addWidget(self._show)
        told.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addLayout(told)
        column.addWidget(self._problem)
        self._where.setVisible(bool(plans))
        self.show_diff(None)

    def suggest(self, title: str) -> None:
        """Choose the plan of that title to be updated, where the file has one."""
        wanted = self.tr("Uppdatera ”{title}”").format(title=title)
        place = self._where.findText(wanted, Qt.MatchFlag.MatchFixedString)
        if title and place > 0:
            self._where.setCurrentIndex(place)

    def into(self) -> PlanId | None:
        """Return the plan to update, None for a new one."""
        chosen = self._where.currentData()
        return None if chosen is None else PlanId(int(chosen))

    def removes_missing(self) -> bool:
        """Tell whether what the document lacks is removed from the plan."""
        return self.into() is not None and self._removes.isChecked()

    def takes_status(self) -> bool:
        """Tell whether status and comments of the document become reports of today."""
        return self.into() is None and self._reports > 0 and self._status.isChecked()

    def show_follow_up(self, reports: int) -> None:
        """Offer to take along what the document says of how far things have come."""
        self._reports = reports
        text = self.tr("Ta med status och kommentarer för {count} delar, som läget i dag")
        self._status.setText(text.format(count=reports))
        self._status.setVisible(reports > 0 and self.into() is None)

    def show_diff(self, difference: Difference | None) -> None:
        """Say how much an update changes."""
        diff = None if difference is None else difference.diff
        self._diff = diff
        self._problem.hide()
        self._removes.setVisible(self.into() is not None)
        self._status.setVisible(self._reports > 0 and self.into() is None)
        self._show.setVisible(diff is not None and not diff.is_empty)
        if diff is None:
            self._told.setText("")
        elif diff.is_empty:
            self._told.setText(self.tr("Planen är redan som dokumentet."))
        else:
            self._told.setText(summary_of(diff))
        if difference is not None and difference.missing and not self.removes_missing():
            text = self.tr("{told} · {count} finns inte i dokumentet och behålls")
            told = self._told.text()
            self._told.setText(text.format(told=told, count=difference.missing))

    def show_problem(self, text: str) -> None:
        """Say why the document cannot be merged into the chosen plan."""
        self.show_diff(None)
        self._problem.setText(text)
        self._problem.show()

    def _changed(self) -> None:
        self.changed_by()

    def _show_changes(self) -> None:
        if self._diff is None:
            return
        dialog = QDialog(self)
        dialog.setWindowTitle(self.tr("Det här ändras i planen"))
        dialog.resize(760, 620)
        view = ChangesView(self._look)
        view.show_diff(self._diff)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(20, 18, 20, 18)
        column.addWidget(view, 1)
        close = button(self.tr("Stäng"), "primary", dialog.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        dialog.exec()


def _nothing() -> None:
    pass
