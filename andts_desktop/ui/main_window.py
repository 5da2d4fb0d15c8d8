"""The window: a start page without a file, a workspace with one."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMessageBox

from andts_desktop.document import SUFFIX, Document
from andts_desktop.errors import AndtsError
from andts_desktop.exchange.library import Library
from andts_desktop.ui.dropping import dropped
from andts_desktop.ui.look import Look
from andts_desktop.ui.menus import Menus
from andts_desktop.ui.pages.builder import build_page
from andts_desktop.ui.plan_flows import PlanFlows
from andts_desktop.ui.recent_files import RecentFiles
from andts_desktop.ui.session import Session
from andts_desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from andts_desktop.ui.collecting import Collecting
    from andts_desktop.ui.dialogs.new_plan import NewPlan

EXAMPLE_NAME = f"Exempelstad{SUFFIX}"


class MainWindow(QMainWindow):
    """Opens, makes and closes files; everything about an open one is its workspace's."""

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
        self.setAcceptDrops(True)
        geometry = settings.value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        self._plans = PlanFlows(self, library, look, documents, settings)
        self._menus = Menus(self.menuBar(), self._recent, look)
        self._connect_menus()

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

    def new_file_of(self, path: Path) -> Session | None:
        """Make a file without a plan and open it; say in words what stands in the way."""
        try:
            document = Document.create(path, self._library)
        except AndtsError as error:
            self._tell(self.tr("Filen kunde inte skapas"), str(error))
            return None
        document.surveys.open_round(self._today().year)
        self._show_document(document)
        return self.workspace.session if self.workspace is not None else None

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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData(), has_file=self.workspace is not None):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped(event.mimeData(), has_file=self.workspace is not None)
        if not paths:
            return
        event.acceptProposedAction()
        # The other program waits until this handler is done: a dialog must not open within it.
        QTimer.singleShot(0, self, lambda: self._take(paths))

    def _take(self, paths: tuple[Path, ...]) -> None:
        collecting = self._collecting()
        if collecting is not None and collecting.are_answers(paths):
            collecting.receive(paths)
        elif paths[0].suffix.lower() == SUFFIX:
            self.open_path(paths[0])
        else:
            self._plans.import_document(paths[0])

    def _collecting(self) -> "Collecting | None":
        from andts_desktop.ui.collecting import Collecting

        if self.workspace is None:
            return None
        return Collecting(self.workspace.session, self._look, self)

    def _ask_to_receive(self) -> None:
        collecting = self._collecting()
        if collecting is not None:
            collecting.ask_to_receive()

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
        page.asked_to_import.connect(self._plans.ask_to_import)
        self.setCentralWidget(page)
        self.setWindowTitle(self.tr("ANDTS Desktop"))
        self._menus.follow(None)

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
        self._menus.follow(session.undo_stack, receives=not document.is_answer_file())
        session.changed.connect(self._name_plan)
        session.context_changed.connect(self._name_plan)
        self._name_plan()
        workspace.show_page("overview")
        self._show_answer_file(session)

    def _show_answer_file(self, session: Session) -> None:
        """Lead whoever opens an answer file straight to its questions."""
        if not session.document.is_answer_file():
            return
        from andts_desktop.domain.form_letters import answer_file_words

        sent = session.document.collections.sent_form()
        if sent is not None:
            self.show_page("survey")
            session.told.emit(answer_file_words(sent.key.unit_name, sent.sender, sent.due))

    def _name_plan(self) -> None:
        plan = self.workspace.session.plan() if self.workspace is not None else None
        self._menus.name_plan(plan.details.title if plan is not None else "")

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
        path = self.ask_where(suggestion)
        if path is not None:
            self.new_file(path, wanted)

    def ask_where(self, suggestion: Path) -> Path | None:
        """Let the user say where a new data file goes."""
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

    def _tell(self, title: str, text: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("ANDTS Desktop"), title, parent=self)
        box.setInformativeText(text)
        box.addButton(self.tr("OK"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def _connect_menus(self) -> None:
        menus = self._menus
        menus.asked_for_new.connect(self._ask_for_new)
        menus.asked_to_open.connect(self._ask_to_open)
        menus.asked_for_path.connect(self.open_path)
        menus.asked_for_example.connect(self.open_example)
        plans = self._plans
        menus.asked_to_import.connect(plans.ask_to_import)
        menus.asked_to_paste_plan.connect(plans.paste)
        menus.asked_to_add_plan.connect(plans.ask_to_add)
        menus.asked_to_export.connect(plans.ask_to_export)
        menus.asked_to_receive.connect(self._ask_to_receive)
        menus.asked_to_remove_plan.connect(plans.remove)
        menus.asked_for_trash.connect(plans.show_trash)
        menus.asked_to_close.connect(self.close_document)
        menus.asked_to_quit.connect(self.close)
        menus.asked_to_undo.connect(self._step_back)
        menus.asked_to_redo.connect(self._step_forward)
        menus.asked_for_page.connect(self.show_page)
        menus.asked_about.connect(self._tell_about)

    def show_page(self, name: str) -> None:
        """Bring a page of the open file to the front, or a part of it ("reports:history")."""
        if self.workspace is not None:
            self.workspace.go_to(name)

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
