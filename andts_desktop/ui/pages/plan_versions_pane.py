"""The plan's decided versions to the left, what has changed between two states to the right."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from andts_desktop.domain.plan import Plan
from andts_desktop.domain.plan_diff import PlanDiff, compare_plans
from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.errors import AndtsError
from andts_desktop.files import write_whole
from andts_desktop.ui.commands.versions import Decide
from andts_desktop.ui.dialogs.decide import DecideDialog
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import Column, TableModel
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Card, Choice, button, label
from andts_desktop.ui.widgets.changes_view import ChangesView
from andts_desktop.ui.widgets.table_view import TableView


class PlanVersionsPane(QWidget):
    """Shows the versions, freezes a new one, and compares."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session = session
        self._plan: Plan | None = None
        self._versions: tuple[PlanVersion, ...] = ()
        columns = [
            Column[PlanVersion](self.tr("Version"), lambda each: each.name),
            Column[PlanVersion](self.tr("Beslut"), _decision),
            Column[PlanVersion](self.tr("Gäller"), _validity),
        ]
        self._model = TableModel(columns, look.tone, key=lambda each: each.id)
        self._table = TableView(
            self._model, self.tr("Versioner"), stretch=(1, 2), ink=lambda: look.tokens.ink
        )
        self._standing = label("", wrap=True)
        self._decide = button(self.tr("Fastställ version…"), "primary", self._ask)
        self._from = Choice()
        self._from.setAccessibleName(self.tr("Ändrat sedan"))
        self._to = Choice()
        self._to.setAccessibleName(self.tr("Jämförd med"))
        for choice in (self._from, self._to):
            choice.activated.connect(lambda _: self._compare())
        self._changes = ChangesView(look)
        self._save = button(self.tr("Spara som PDF…"), "", self._save_pdf)
        self._lay_out()

    def show_plan(self, plan: Plan) -> None:
        """Show the versions of a plan as it stands in the file."""
        is_other = self._plan is None or self._plan.id != plan.id
        versions = self._session.document.versions.all(plan.id)
        more = len(versions) != len(self._versions)
        self._plan, self._versions = plan, versions
        self._model.set_rows(tuple(reversed(versions)))
        if is_other or more:
            self._fill_choices()
        self._compare()

    def _lay_out(self) -> None:
        left, right = Card(self.tr("Fastställda versioner")), Card(self.tr("Ändrat"))
        hint = self.tr(
            "När planen är beslutad fastställer du den här. Sedan kan du ändra fritt: den "
            "beslutade versionen finns kvar som den var, och uppföljningen av tidigare år hör "
            "ihop med den version som gällde då."
        )
        left.body.addWidget(label(hint, "muted", wrap=True))
        left.body.addWidget(self._standing)
        left.body.addWidget(self._table, 1)
        left.body.addWidget(self._decide, 0, Qt.AlignmentFlag.AlignLeft)
        choices = QHBoxLayout()
        choices.addWidget(label(self.tr("Från"), "muted"))
        choices.addWidget(self._from, 1)
        choices.addWidget(label(self.tr("till"), "muted"))
        choices.addWidget(self._to, 1)
        right.body.addLayout(choices)
        right.body.addWidget(self._changes, 1)
        right.body.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(left, 1)
        row.addWidget(right, 1)

    def _fill_choices(self) -> None:
        for choice in (self._from, self._to):
            choice.clear()
            for version in self._versions:
                choice.addItem(self._short(version), version.id)
        self._to.addItem(self.tr("Planen som den är nu"), None)
        self._from.setCurrentIndex(self._from.count() - 1)
        self._to.setCurrentIndex(self._to.count() - 1)

    def _short(self, version: PlanVersion) -> str:
        text = (
            self.tr("Version {name}, {date}") if version.decided_on else self.tr("Version {name}")
        )
        return text.format(name=version.name, date=version.decided_on)

    def _state(self, choice: Choice) -> Plan | None:
        version_id = choice.currentData()
        if version_id is None:
            return self._plan
        return self._session.document.versions.plan(version_id)

    def _diff(self) -> PlanDiff | None:
        old, new = self._state(self._from), self._state(self._to)
        if not self._versions or old is None or new is None:
            return None
        return compare_plans(old, new)

    def _compare(self) -> None:
        diff = self._diff()
        self._show_standing()
        for widget in (self._from, self._to, self._save):
            widget.setEnabled(diff is not None)
        if diff is not None:
            self._changes.show_diff(diff)
            self._save.setEnabled(not diff.is_empty)
        else:
            self._changes.setPlainText(
                self.tr("Planen har ingen fastställd version att jämföra med än.")
            )

    def _show_standing(self) -> None:
        if self._plan is None or not self._versions:
            self._standing.setText(self.tr("○ Ingen version är fastställd än."))
            return
        changes = self._session.document.versions.changes_since(self._plan.id)
        if changes is None or changes.is_empty:
            text = self.tr("● Planen är som i {version}.")
        else:
            text = self.tr("◐ Arbetsversion: planen är ändrad sedan {version}.")
        self._standing.setText(text.format(version=self._versions[-1].words))

    def _ask(self) -> None:
        if self._plan is None:
            return
        today = self._session.today()
        dialog = DecideDialog(self._plan.details, self._versions, today, self)
        if dialog.exec():
            old = self._plan.details
            self._session.push(Decide(self._session, self._plan.id, old, dialog.version()))

    def _save_pdf(self) -> None:
        if self._plan is None or self._diff() is None:
            return
        folder = self._session.document.path.parent
        suggestion = folder / self.tr("Ändringar i planen.pdf")
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Spara som PDF"), str(suggestion), self.tr("PDF (*.pdf)")
        )
        if name:
            path = Path(name) if name.lower().endswith(".pdf") else Path(f"{name}.pdf")
            try:
                write_whole(path, self._pdf(self._plan))
            except AndtsError as error:
                self._session.refused.emit(str(error))
            else:
                text = self.tr("Sparade {name}.")
                self._session.told.emit(text.format(name=path.name))

    def _pdf(self, plan: Plan) -> bytes:
        from andts_desktop.reports.plan_changes import build_plan_changes

        changes = self._session.document.reports.changes(
            plan.id, self._session.today(), self._version(self._from), self._version(self._to)
        )
        return build_plan_changes(changes).data

    def _version(self, choice: Choice) -> PlanVersion | None:
        chosen = choice.currentData()
        return next((each for each in self._versions if each.id == chosen), None)


def _validity(version: PlanVersion) -> str:
    if not version.valid_from and not version.valid_to:
        return ""
    return f"{version.valid_from} – {version.valid_to}".strip()


def _decision(version: PlanVersion) -> str:
    parts = (version.decided_on, version.decided_by, version.case_number)
    return "\n".join(filter(None, parts))
