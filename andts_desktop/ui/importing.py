"""The way of a plan from a document into an open file, and out again."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan_diff import PlanDiff
from andts_desktop.domain.plan_template import PlanTemplate
from andts_desktop.exchange.plan_import import SUFFIXES
from andts_desktop.ui.commands.whole_plan import AddPlan, ChangePlan
from andts_desktop.ui.dialogs.import_plan import ImportPlanDialog, WantedImport
from andts_desktop.ui.look import Look
from andts_desktop.ui.session import Session


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

    def look_at(self, path: Path, session: Session | None) -> WantedImport | None:
        """Show what is understood of a document; return what to store, None for nothing."""
        dialog = self._dialog(session)
        dialog.read(path)
        return _answer(dialog)

    def look_at_pasted(self, text: str, html: str, session: Session | None) -> WantedImport | None:
        """Show what is understood of copied text; return what to store, None for nothing."""
        dialog = self._dialog(session)
        dialog.read_pasted(text, html)
        return _answer(dialog)

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

    def _dialog(self, session: Session | None) -> ImportPlanDialog:
        plans: dict[PlanId, str] = {}
        if session is None:
            return ImportPlanDialog(self._look, plans, None, self._parent)
        document = session.document
        for plan_id in document.plans.ids():
            plans[plan_id] = document.plans.plan(plan_id).details.title

        def differ(plan_id: PlanId, template: PlanTemplate, removes: bool) -> PlanDiff:
            return document.merges.difference(plan_id, template, remove_missing=removes)

        return ImportPlanDialog(self._look, plans, differ, self._parent)

    def _tell(self, session: Session, template: PlanTemplate) -> None:
        count = sum(1 for _ in template.walk())
        text = self.tr("Planen är importerad: {count} mål och aktiviteter. Ångra med Ctrl+Z.")
        session.told.emit(text.format(count=count))


def _answer(dialog: ImportPlanDialog) -> WantedImport | None:
    wanted = dialog.wanted() if dialog.exec() else None
    # Its parent is the window, which would keep every dialog until the program ends.
    dialog.deleteLater()
    return wanted
