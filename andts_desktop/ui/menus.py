"""The window's menus: what can be asked for, and the keys for it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu, QMenuBar

from andts_desktop.ui.look import Appearance, Look
from andts_desktop.ui.recent_files import RecentFiles
from andts_desktop.ui.workspace import PAGE_NAMES

_LONGEST = 44


class Menus(QObject):
    """Fills the menu bar, and tells what was chosen."""

    asked_for_new = Signal()
    asked_to_open = Signal()
    asked_for_path = Signal(object)
    asked_for_example = Signal()
    asked_to_add_plan = Signal()
    asked_to_import = Signal()
    asked_to_paste_plan = Signal()
    asked_to_export = Signal()
    asked_to_receive = Signal()
    asked_to_remove_plan = Signal()
    asked_for_trash = Signal()
    asked_to_close = Signal()
    asked_to_quit = Signal()
    asked_to_undo = Signal()
    asked_to_redo = Signal()
    asked_for_page = Signal(str)
    asked_about = Signal()

    def __init__(self, bar: QMenuBar, recent: RecentFiles, look: Look) -> None:
        super().__init__(bar)
        self._recent = recent
        self._look = look
        self._of_open_file: list[QAction] = []
        self._fill_file_menu(bar.addMenu(self.tr("&Arkiv")))
        edit = bar.addMenu(self.tr("&Redigera"))
        keys = QKeySequence.StandardKey
        self.undo = self._add(edit, self.tr("Ångra"), self.asked_to_undo.emit, keys.Undo)
        self.redo = self._add(edit, self.tr("Gör om"), self.asked_to_redo.emit)
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        edit.addSeparator()
        paste = self.tr("Klistra in plan från annat program…")
        self._add(edit, paste, self.asked_to_paste_plan.emit, QKeySequence("Ctrl+Shift+V"))
        trash = self._add(edit, self.tr("Papperskorg…"), self.asked_for_trash.emit)
        self._of_open_file.append(trash)
        self._fill_view_menu(bar.addMenu(self.tr("&Visa")))
        self._add(
            bar.addMenu(self.tr("&Hjälp")), self.tr("&Om ANDTS Desktop"), self.asked_about.emit
        )

    def name_plan(self, title: str) -> None:
        """Say which plan would be removed; empty where there is none to remove."""
        shown = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
        text = self.tr("Lägg ”{title}” i papperskorgen") if title else self.tr("Ta bort planen")
        # An ampersand in a title is no mnemonic.
        self._remove_plan.setText(text.format(title=shown.replace("&", "&&")))
        self._remove_plan.setEnabled(bool(title))

    def follow(self, undo_stack: QUndoStack | None, *, receives: bool = True) -> None:
        """Offer what an open file allows, and undo of its edits; None where no file is open.

        A file that goes back itself receives no answers.
        """
        for action in self._of_open_file:
            action.setEnabled(undo_stack is not None)
        self._receive.setEnabled(receives and undo_stack is not None)
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)
        self._name_undo("")
        self._name_redo("")
        self.name_plan("")
        if undo_stack is not None:
            undo_stack.canUndoChanged.connect(self.undo.setEnabled)
            undo_stack.canRedoChanged.connect(self.redo.setEnabled)
            undo_stack.undoTextChanged.connect(self._name_undo)
            undo_stack.redoTextChanged.connect(self._name_redo)

    def _name_undo(self, text: str) -> None:
        self.undo.setText(self.tr("Ångra {what}").format(what=text).strip())

    def _name_redo(self, text: str) -> None:
        self.redo.setText(self.tr("Gör om {what}").format(what=text).strip())

    def _fill_file_menu(self, menu: QMenu) -> None:
        keys = QKeySequence.StandardKey
        self._add(menu, self.tr("&Ny…"), self.asked_for_new.emit, keys.New)
        self._add(menu, self.tr("&Öppna…"), self.asked_to_open.emit, keys.Open)
        self._recent_menu = menu.addMenu(self.tr("Öppna senaste"))
        self._recent_menu.aboutToShow.connect(self._fill_recent)
        self._add(menu, self.tr("Öppna &exempel"), self.asked_for_example.emit)
        menu.addSeparator()
        self._add(menu, self.tr("&Importera plan från dokument…"), self.asked_to_import.emit)
        for text, ask in (
            (self.tr("&Lägg till plan från mall…"), self.asked_to_add_plan.emit),
            (self.tr("&Exportera planen…"), self.asked_to_export.emit),
        ):
            self._of_open_file.append(self._add(menu, text, ask))
        self._receive = self._add(menu, self.tr("Ta emot s&var…"), self.asked_to_receive.emit)
        menu.addSeparator()
        for text, place in (
            (self.tr("&Dokumentens utseende…"), "reports:brand"),
            (self.tr("&Historik över dokument…"), "reports:history"),
        ):
            show = partial(self.asked_for_page.emit, place)
            self._of_open_file.append(self._add(menu, text, show))
        menu.addSeparator()
        self._remove_plan = self._add(menu, "", self.asked_to_remove_plan.emit)
        menu.addSeparator()
        close = self._add(menu, self.tr("&Stäng filen"), self.asked_to_close.emit)
        self._of_open_file.append(close)
        self._add(menu, self.tr("&Avsluta"), self.asked_to_quit.emit, QKeySequence("Ctrl+Q"))

    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        for path in self._recent.paths():
            self._add(self._recent_menu, path.name, partial(self.asked_for_path.emit, path))
        if self._recent_menu.isEmpty():
            empty = self._recent_menu.addAction(self.tr("Inga filer än"))
            empty.setEnabled(False)

    def _fill_view_menu(self, menu: QMenu) -> None:
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
            show = partial(self.asked_for_page.emit, name)
            self._of_open_file.append(self._add(menu, title, show, shortcut))
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
