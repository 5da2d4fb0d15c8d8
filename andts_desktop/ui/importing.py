"""The way of a plan from a document into an open file, and out again."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan_template import PlanTemplate
from andts_desktop.exchange.plan_import import SUFFIXES
from andts_desktop.ui.commands.whole_plan import AddPlan, ChangePlan
from andts_desktop.ui.dialogs.import_plan import ImportPlanDialog, WantedImport
from andts_desktop.ui.dialogs.import_target import Difference
from andts_desktop.ui.look import Look
from andts_desktop.ui.session import Session

Store = Callable[[WantedImport], bool]
"""Stores what the user wants; returns whether it went well, and the dialog may close."""


class PlanImporter(QObject):
    """Asks for documents, shows what was understood, and stores it as one step of undo."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._parent = parent

    def ask_for_document(self, folder: Path) -> Path | None:
        """Let the user choose a document."""
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        kinds = self.tr("Dokument med planer ({patterns});;Alla filer (*)")
        name, _ = QFileDialog.getOpenFileName(
            self._parent,
            self.tr("Välj dokumentet med planen"),
            str(folder),
            kinds.format(patterns=patterns),
        )
        return Path(name) if name else None

    def look_at(self, path: Path, session: Session | None, store: Store) -> None:
        """Show what is understood of a document; `store` is called when the user says so."""
        dialog = self._dialog(session, store)
        dialog.choose_other = lambda: self.ask_for_document(path.parent)
        dialog.read(path)
        _run(dialog)

    def look_at_pasted(self, text: str, html: str, session: Session | None, store: Store) -> None:
        """Show what is understood of copied text; `store` is called when the user says so."""
        dialog = self._dialog(session, store)
        dialog.read_pasted(text, html)
        _run(dialog)

    def store(self, session: Session, wanted: WantedImport) -> bool:
        """Store a plan; return whether it went well."""
        if wanted.into is not None:
            return self._merge(session, wanted.into, wanted)
        imports = session.document.imports
        as_of = session.today() if wanted.takes_status else None
        command = AddPlan(
            session, self.tr("import av plan"), lambda: imports.add(wanted.understood, as_of)
        )
        if not session.push(command) or command.plan_id is None:
            return False
        session.choose_plan(command.plan_id)
        self._tell(session, wanted.template)
        return True

    def _merge(self, session: Session, into: PlanId, wanted: WantedImport) -> bool:
        merges = session.document.merges
        command = ChangePlan(
            session,
            self.tr("uppdatering från dokument"),
            into,
            lambda: merges.merge(into, wanted.template, remove_missing=wanted.removes_missing),
        )
        if not session.push(command):
            return False
        session.choose_plan(into)
        session.told.emit(self.tr("Planen är uppdaterad från dokumentet. Ångra med Ctrl+Z."))
        return True

    def _dialog(self, session: Session | None, store: Store) -> ImportPlanDialog:
        if session is None:
            dialog = ImportPlanDialog(self._look, {}, None, self._parent)
        else:
            document = session.document
            plans = {each: document.plans.plan(each).details.title for each in document.plans.ids()}

            def differ(plan_id: PlanId, template: PlanTemplate, removes: bool) -> Difference:
                merges = document.merges
                return Difference(
                    merges.difference(plan_id, template, remove_missing=removes),
                    merges.missing(plan_id, template),
                )

            dialog = ImportPlanDialog(self._look, plans, differ, self._parent)
        dialog.store = store
        return dialog

    def _tell(self, session: Session, template: PlanTemplate) -> None:
        count = sum(1 for _ in template.walk())
        text = self.tr("Planen är importerad: {count} mål och aktiviteter. Ångra med Ctrl+Z.")
        session.told.emit(text.format(count=count))


def _run(dialog: ImportPlanDialog) -> None:
    dialog.exec()
    # Its parent is the window, which would keep every dialog until the program ends.
    dialog.deleteLater()
