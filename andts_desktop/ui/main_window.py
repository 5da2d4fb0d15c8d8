"""The window: a start page without a file, a workspace with one, and the menus."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence, QUndoStack
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMenu, QMessageBox

from andts_desktop.document import SUFFIX, Document
from andts_desktop.errors import AndtsError
from andts_desktop.exchange.library import Library
from andts_desktop.ui.look import Appearance, Look
from andts_desktop.ui.pages.builder import build_page
from andts_desktop.ui.recent_files import RecentFiles
from andts_desktop.ui.session import Session
from andts_desktop.ui.workspace import PAGE_NAMES, Workspace

if TYPE_CHECKING:
    from andts_desktop.ui.dialogs.new_plan import NewPlan

EXAMPLE_NAME = f"Exempelstad{SUFFIX}"


class MainWindow(QMainWindow):
    """Opens, makes and closes files; everything about an open one is its workspace's."""

    document_changed = Signal()

    def __init__(
        self,
        library: Library,
        look: Look,
        settings: QSettings,
        documents: Path,
        today: Callable[[], dt.date],
    ) -> None:
        super().__init__()
        self._library = library
        self._look = look
        self._settings = settings
        self._documents = documents
        self._today = today
        self._recent = RecentFiles(settings)
        self._document: Document | None = None
        self.workspace: Workspace | None = None
        room = self.screen().availableSize()
        # Some height is left for the frame, which the window system adds.
        self.resize(min(1280, room.width()), min(800, room.height() - 40))
        self.setMinimumSize(1180, 600)
        geometry = settings.value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        self._recent_menu = QMenu(self.tr("Öppna senaste"), self)
        self._page_actions: list[QAction] = []
        self._build_menus()

    def show_first(self, path: Path | None, *, example: bool = False) -> None:
        """Show what the program was started for: a file, the example, or the start page."""
        opened = False
        if path is not None:
            opened = self.open_path(path)
        elif example:
            opened = self.open_example()
        if not opened:
            self._show_start()

    def open_path(self, path: Path) -> bool:
        """Open a file; say in words what stands in the way, and return whether it went well.

        The file that is open already stays as it is.
        """
        if self._document is not None and _same_file(path, self._document.path):
            return True
        try:
            document = Document.open(path, self._library)
        except AndtsError as error:
            self._tell(self.tr("Filen kunde inte öppnas"), str(error))
            return False
        self._show_document(document)
        return True

    def new_file(self, path: Path, wanted: "NewPlan") -> bool:
        """Make a file with a plan from a template, and open it."""
        try:
            document = Document.create(path, self._library)
        except AndtsError as error:
            self._tell(self.tr("Filen kunde inte skapas"), str(error))
            return False
        document.plans.add(self._library.template(wanted.template_id), wanted.units)
        document.surveys.open_round(self._today().year)
        self._show_document(document)
        return True

    def open_example(self, folder: Path | None = None) -> bool:
        """Open the example municipality, made anew the first time."""
        from andts_desktop.document.example import build_example

        path = (folder or self._documents) / EXAMPLE_NAME
        if path.exists():
            return self.open_path(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            document = Document.create(path, self._library)
        except (AndtsError, OSError) as error:
            self._tell(self.tr("Exemplet kunde inte skapas"), str(error))
            return False
        build_example(document, self._today().year)
        self._show_document(document)
        return True

    def close_document(self) -> None:
        """Store what is being typed, let go of the file and go to the start page."""
        if self._document is None:
            return
        self._flush()
        self._let_go()
        self._show_start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._flush()
        self._settings.setValue("geometry", self.saveGeometry())
        self._let_go()
        event.accept()

    def _let_go(self) -> None:
        if self._document is not None:
            self._document.close()
            self._document = None

    def _flush(self) -> None:
        flush = getattr(QApplication.focusWidget(), "flush", None)
        if flush is not None:
            flush()

    def _show_start(self) -> None:
        from andts_desktop.ui.pages.start import StartPage

        self.workspace = None
        page = StartPage(self._library, self._recent.paths(), self._look)
        page.asked_for_new.connect(self._ask_for_new)
        page.asked_to_open.connect(self._ask_to_open)
        page.asked_for_example.connect(self.open_example)
        page.asked_for_path.connect(self.open_path)
        self.setCentralWidget(page)
        self.setWindowTitle(self.tr("ANDTS Desktop"))
        self._document_is_open(None)

    def _show_document(self, document: Document) -> None:
        self._flush()
        self._let_go()
        self._document = document
        self._recent.add(document.path)
        session = Session(document, self._today)
        workspace = Workspace(
            session, self._look, partial(build_page, session=session, look=self._look)
        )
        session.setParent(workspace)
        self.workspace = workspace
        self.setCentralWidget(workspace)
        self.setWindowTitle(self.tr("{name} – ANDTS Desktop").format(name=document.path.stem))
        self._document_is_open(session.undo_stack)
        workspace.show_page("overview")
        self.document_changed.emit()

    def _document_is_open(self, undo_stack: QUndoStack | None) -> None:
        for action in (*self._page_actions, self._close_action, self._add_plan_action):
            action.setEnabled(undo_stack is not None)
        self._undo.setEnabled(False)
        self._redo.setEnabled(False)
        self._undo.setText(self.tr("Ångra"))
        self._redo.setText(self.tr("Gör om"))
        if undo_stack is not None:
            undo_stack.canUndoChanged.connect(self._undo.setEnabled)
            undo_stack.canRedoChanged.connect(self._redo.setEnabled)
            undo_stack.undoTextChanged.connect(self._name_undo)
            undo_stack.redoTextChanged.connect(self._name_redo)

    def _name_undo(self, text: str) -> None:
        self._undo.setText(self.tr("Ångra {what}").format(what=text) if text else self.tr("Ångra"))

    def _name_redo(self, text: str) -> None:
        self._redo.setText(
            self.tr("Gör om {what}").format(what=text) if text else self.tr("Gör om")
        )

    def _step_back(self) -> None:
        self._flush()
        if self.workspace is not None:
            self.workspace.session.undo_stack.undo()

    def _step_forward(self) -> None:
        self._flush()
        if self.workspace is not None:
            self.workspace.session.undo_stack.redo()

    def _ask_for_new(self, template_id: str = "") -> None:
        from andts_desktop.ui.dialogs.new_plan import NewPlanDialog

        dialog = NewPlanDialog(self._library, template_id, parent=self)
        if not dialog.exec():
            return
        wanted = dialog.wanted()
        suggestion = self._documents / f"{wanted.file_name}{SUFFIX}"
        path = self._ask_where(suggestion)
        if path is not None:
            self.new_file(path, wanted)

    def _ask_where(self, suggestion: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Var ska filen ligga?"),
            str(suggestion),
            self.tr("ANDTS-filer (*{suffix})").format(suffix=SUFFIX),
        )
        if not name:
            return None
        path = Path(name)
        return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)

    def _ask_to_open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Öppna"),
            str(self._documents),
            self.tr("ANDTS-filer (*{suffix});;Alla filer (*)").format(suffix=SUFFIX),
        )
        if name:
            self.open_path(Path(name))

    def _ask_to_add_plan(self) -> None:
        if self.workspace is None or self._document is None:
            return
        from andts_desktop.ui.dialogs.new_plan import NewPlanDialog

        dialog = NewPlanDialog(self._library, "", adds_to_file=True, parent=self)
        if not dialog.exec():
            return
        template = self._library.template(dialog.wanted().template_id)
        try:
            plan_id = self._document.plans.add(template, dialog.wanted().units)
        except AndtsError as error:
            self.workspace.session.failed.emit(str(error))
            return
        self.workspace.session.saved.emit()
        self.workspace.session.choose_plan(plan_id)
        self.workspace.show_page("plan")

    def _tell(self, title: str, text: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("ANDTS Desktop"), title, parent=self)
        box.setInformativeText(text)
        box.addButton(self.tr("OK"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def _build_menus(self) -> None:
        file_menu = self.menuBar().addMenu(self.tr("&Arkiv"))
        self._add(file_menu, self.tr("&Ny…"), self._ask_for_new, QKeySequence.StandardKey.New)
        self._add(file_menu, self.tr("&Öppna…"), self._ask_to_open, QKeySequence.StandardKey.Open)
        file_menu.addMenu(self._recent_menu)
        self._recent_menu.aboutToShow.connect(self._fill_recent)
        self._add(file_menu, self.tr("Öppna &exempel"), self.open_example)
        file_menu.addSeparator()
        self._add_plan_action = self._add(
            file_menu, self.tr("&Lägg till plan från mall…"), self._ask_to_add_plan
        )
        file_menu.addSeparator()
        self._close_action = self._add(file_menu, self.tr("&Stäng filen"), self.close_document)
        self._add(file_menu, self.tr("&Avsluta"), self.close, QKeySequence("Ctrl+Q"))
        edit_menu = self.menuBar().addMenu(self.tr("&Redigera"))
        self._undo = self._add(
            edit_menu, self.tr("Ångra"), self._step_back, QKeySequence.StandardKey.Undo
        )
        self._redo = self._add(
            edit_menu, self.tr("Gör om"), self._step_forward, QKeySequence.StandardKey.Redo
        )
        self._redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self._build_view_menu()
        help_menu = self.menuBar().addMenu(self.tr("&Hjälp"))
        self._add(help_menu, self.tr("&Om ANDTS Desktop"), self._tell_about)

    def _build_view_menu(self) -> None:
        menu = self.menuBar().addMenu(self.tr("&Visa"))
        titles = (
            self.tr("Översikt"),
            self.tr("Plan"),
            self.tr("Enkät"),
            self.tr("Resultat"),
            self.tr("Uppföljning"),
            self.tr("Rapporter"),
            self.tr("Enheter"),
        )
        for number, (name, title) in enumerate(zip(PAGE_NAMES, titles, strict=True), start=1):
            shortcut = QKeySequence(f"Ctrl+{number}")
            action = self._add(menu, title, partial(self._go_to, name), shortcut)
            self._page_actions.append(action)
        menu.addSeparator()
        group = QActionGroup(self)
        appearances: tuple[tuple[Appearance, str], ...] = (
            ("system", self.tr("Som systemet")),
            ("light", self.tr("Ljust")),
            ("dark", self.tr("Mörkt")),
        )
        for appearance, title in appearances:
            action = self._add(menu, title, partial(self._look.choose, appearance))
            action.setCheckable(True)
            action.setChecked(self._look.appearance == appearance)
            group.addAction(action)

    def _add(
        self,
        menu: QMenu,
        text: str,
        on_trigger: Callable[[], object],
        shortcut: QKeySequence | QKeySequence.StandardKey | None = None,
    ) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda _checked=False: on_trigger())
        if shortcut is not None:
            action.setShortcut(shortcut)
        menu.addAction(action)
        return action

    def _go_to(self, name: str) -> None:
        if self.workspace is not None:
            self.workspace.show_page(name)

    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        for path in self._recent.paths():
            self._add(self._recent_menu, path.name, partial(self.open_path, path))
        if self._recent_menu.isEmpty():
            empty = self._recent_menu.addAction(self.tr("Inga filer än"))
            empty.setEnabled(False)

    def _tell_about(self) -> None:
        from andts_desktop import __version__

        box = QMessageBox(
            QMessageBox.Icon.NoIcon,
            self.tr("Om ANDTS Desktop"),
            self.tr("ANDTS Desktop {version}").format(version=__version__),
            parent=self,
        )
        box.setInformativeText(
            self.tr(
                "Plan, enkät och årlig uppföljning för ANDTS-samordnare. Programmet arbetar helt "
                "utan nätverk: allt ligger i din fil. Öppen källkod (MIT)."
            )
        )
        box.exec()


def _same_file(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
