"""What the menus do with whole plans: bring in, add, hand out, remove, take back."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData, QObject, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from andts_desktop.document import SUFFIX
from andts_desktop.errors import AndtsError
from andts_desktop.exchange.library import Library
from andts_desktop.files import safe_name, write_whole
from andts_desktop.ui.look import Look
from andts_desktop.ui.session import Session

if TYPE_CHECKING:
    from andts_desktop.ui.dialogs.import_plan import WantedImport
    from andts_desktop.ui.main_window import MainWindow

_FOLDER = "folders/import"
"""Where the last document was read from."""


class PlanFlows(QObject):
    """Asks what is needed and stores it as one step of undo.

    The dialogs and what reads documents are loaded when they are asked for.
    """

    def __init__(
        self,
        window: "MainWindow",
        library: Library,
        look: Look,
        documents: Path,
        settings: QSettings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        self._look = look
        self._documents = documents
        self._settings = settings

    def ask_to_import(self) -> None:
        """Let a plan be read from a document, into the open file or a new one."""
        from andts_desktop.ui.importing import PlanImporter

        path = PlanImporter(self._look, self._window).ask_for_document(self._folder())
        if path is not None:
            self._settings.setValue(_FOLDER, str(path.parent))
            self.import_document(path)

    def import_document(self, path: Path) -> None:
        """Show what is understood of a document, and store it where the user says so."""
        from andts_desktop.ui.importing import PlanImporter

        importer = PlanImporter(self._look, self._window)
        importer.look_at(path, self._session(), partial(self._store, name=path.stem))

    def paste(self) -> None:
        """Show what is understood of what was copied in another program."""
        from andts_desktop.ui.importing import PlanImporter

        # Qt's declaration hides that an empty clipboard has no data.
        data = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
        text, html = (data.text(), data.html()) if data is not None else ("", "")
        if not text.strip() and not html.strip():
            self._tell(self.tr("Det finns ingen text att klistra in. Kopiera planen först."))
            return
        importer = PlanImporter(self._look, self._window)
        importer.look_at_pasted(text, html, self._session(), self._store)

    def _folder(self) -> Path:
        remembered = Path(str(self._settings.value(_FOLDER, "")))
        return remembered if remembered.is_dir() and remembered.name else self._documents

    def ask_to_add(self) -> None:
        """Let a template be chosen, and add its plan to the open file."""
        session = self._session()
        if session is None:
            return
        from andts_desktop.ui.commands.whole_plan import AddPlan
        from andts_desktop.ui.dialogs.new_plan import NewPlanDialog

        dialog = NewPlanDialog(self._library, "", adds_to_file=True, parent=self._window)
        if not dialog.exec():
            return
        wanted = dialog.wanted()
        template = self._library.template(wanted.template_id)
        plans = session.document.plans
        command = AddPlan(session, self.tr("ny plan"), lambda: plans.add(template, wanted.units))
        if session.push(command) and command.plan_id is not None:
            session.choose_plan(command.plan_id)
            self._window.show_page("plan")

    def ask_to_export(self) -> None:
        """Let the user say where, and write the chosen plan as Excel or Word."""
        session = self._session()
        plan = session.plan() if session is not None else None
        if session is None or plan is None:
            return
        suggestion = session.document.path.parent / f"{safe_name(plan.details.title)}.xlsx"
        kinds = self.tr("Excel (*.xlsx);;Word (*.docx)")
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Exportera planen"), str(suggestion), kinds
        )
        if chosen:
            self.export(session, _named(Path(chosen), kind))

    def export(self, session: Session, path: Path) -> None:
        """Write the chosen plan as Excel or Word, by the name's ending."""
        if session.plan_id is None:
            return
        try:
            write_whole(path, session.document.exports.plan(session.plan_id, path, session.today()))
        except AndtsError as error:
            session.refused.emit(str(error))
        else:
            session.told.emit(self.tr("Sparade {name}.").format(name=path.name))

    def remove(self) -> None:
        """Put the chosen plan in the trash."""
        session = self._session()
        plan = session.plan() if session is not None else None
        if session is None or plan is None:
            return
        from andts_desktop.ui.commands.whole_plan import RemovePlan

        if session.push(RemovePlan(session, plan.id)):
            text = self.tr("”{title}” ligger nu i papperskorgen. Ångra med Ctrl+Z.")
            session.told.emit(text.format(title=plan.details.title))

    def show_trash(self) -> None:
        """Show what was removed, and the way back."""
        session = self._session()
        if session is not None:
            from andts_desktop.ui.dialogs.trash import TrashDialog

            TrashDialog(session, self._look, self._window).exec()

    def _store(self, wanted: "WantedImport", name: str = "") -> bool:
        from andts_desktop.ui.importing import PlanImporter

        session = self._session() or self._new_file(name or wanted.template.details.title)
        if session is None:
            return False
        is_stored = PlanImporter(self._look, self._window).store(session, wanted)
        if is_stored:
            self._window.show_page("plan")
        return is_stored

    def _new_file(self, name: str) -> Session | None:
        suggestion = self._documents / f"{safe_name(name) or 'ANDTS'}{SUFFIX}"
        path = self._window.ask_where(suggestion)
        return self._window.new_file_of(path) if path is not None else None

    def _session(self) -> Session | None:
        workspace = self._window.workspace
        return workspace.session if workspace is not None else None

    def _tell(self, text: str) -> None:
        session = self._session()
        if session is not None:
            session.told.emit(text)


def _named(path: Path, kind: str) -> Path:
    if path.suffix.lower() in {".xlsx", ".docx"}:
        return path
    return path.with_name(path.name + (".docx" if "docx" in kind else ".xlsx"))
