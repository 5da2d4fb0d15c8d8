"""What can be asked for of an instrument and of what is chosen in it, as menus."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from andts_desktop.domain.instrument_edits import WHOLE
from andts_desktop.ui.pages.survey_questions_edits import InstrumentEdits
from andts_desktop.ui.pages.survey_questions_files import InstrumentFiles


class QuestionMenus(QObject):
    """Makes menus that are filled each time they open, with what can be done then."""

    def __init__(self, edits: InstrumentEdits, files: InstrumentFiles, parent: QWidget) -> None:
        super().__init__(parent)
        self._edits = edits
        self._files = files
        self._owner = parent

    def of_whole(self) -> QMenu:
        """Return the menu of the instrument."""
        return self._menu(self.fill_whole)

    def of_additions(self) -> QMenu:
        """Return the menu of what can be added."""
        return self._menu(self.fill_additions)

    def of_changes(self) -> QMenu:
        """Return the menu of what can be done with what is chosen."""
        return self._menu(self.fill_changes)

    def fill_additions(self, menu: QMenu) -> None:
        """Offer what can be added near what is chosen."""
        menu.clear()
        self._add_additions(menu)

    def fill_changes(self, menu: QMenu) -> None:
        """Offer what can be done with what is chosen."""
        menu.clear()
        self._add_changes(menu)

    def fill_whole(self, menu: QMenu) -> None:
        """Offer what can be done with the instrument, and other instruments."""
        menu.clear()
        edits, files = self._edits, self._files
        _act(menu, self.tr("Ny enkät"), edits.new_instrument)
        _act(menu, self.tr("Kopiera enkäten"), edits.copy_instrument)
        _act(menu, self.tr("Ny version av enkäten"), edits.new_version)
        menu.addSeparator()
        _act(menu, self.tr("Importera från Excel…"), files.ask_to_import)
        _act(menu, self.tr("Exportera till Excel…"), self._export)
        menu.addSeparator()
        _act(menu, self.tr("Ta bort enkäten"), edits.remove_instrument, edits.can_edit)

    def show_at(self, point: QPoint) -> None:
        """Show all that can be done with what is chosen, at a place on the screen."""
        menu = QMenu(self._owner)
        self._add_additions(menu)
        menu.addSeparator()
        self._add_changes(menu)
        menu.exec(point)
        menu.deleteLater()

    def _add_additions(self, menu: QMenu) -> None:
        edits = self._edits
        _act(menu, self.tr("Fråga\tCtrl+Enter"), edits.add_question, edits.can_add_question())
        _act(menu, self.tr("Del"), edits.add_part, edits.can_edit)

    def _add_changes(self, menu: QMenu) -> None:
        edits = self._edits
        is_below = edits.can_edit and edits.ref != WHOLE
        _act(menu, self.tr("Flytta upp\tAlt+Upp"), partial(edits.move, -1), edits.can_move(-1))
        _act(menu, self.tr("Flytta ner\tAlt+Ner"), partial(edits.move, 1), edits.can_move(1))
        _act(menu, self.tr("Duplicera\tCtrl+D"), edits.duplicate, is_below)
        menu.addSeparator()
        _act(menu, self.tr("Ta bort\tDel"), edits.remove, is_below)

    def _export(self) -> None:
        if self._edits.instrument is not None:
            self._files.ask_to_export(self._edits.instrument)

    def _menu(self, fill: Callable[[QMenu], None]) -> QMenu:
        made = QMenu(self._owner)
        made.aboutToShow.connect(partial(fill, made))
        return made


def _act(menu: QMenu, text: str, do: Callable[[], object], is_enabled: bool = True) -> None:
    action = QAction(text, menu)
    action.setEnabled(is_enabled)
    action.triggered.connect(lambda _checked=False: do())
    menu.addAction(action)
