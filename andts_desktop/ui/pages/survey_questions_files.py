"""Instruments from files and into files, as the user asks for them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.instrument_versions import copied, newest_first, next_version
from andts_desktop.errors import AndtsError
from andts_desktop.files import safe_name, write_whole
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.survey_questions_edits import InstrumentEdits
from andts_desktop.ui.session import Session

if TYPE_CHECKING:
    from andts_desktop.exchange.instrument_source import FoundInstrument


class InstrumentFiles(QObject):
    """Reads and writes instruments as Excel workbooks; what was left out of one is told."""

    def __init__(
        self, session: Session, look: Look, edits: InstrumentEdits, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._session = session
        self._edits = edits
        self._parent = parent

    def ask_to_import(self) -> None:
        """Let the user choose a file, and take the instrument in it."""
        name, _ = QFileDialog.getOpenFileName(
            self._parent,
            self.tr("Välj filen med enkäten"),
            str(self._session.document.path.parent),
            self.tr("Enkäter (*.xlsx *.json);;Alla filer (*)"),
        )
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Show what the instrument in a file would change, and take it when the user agrees."""
        from andts_desktop.exchange.instrument_source import read_instrument_source

        try:
            read = read_instrument_source(path)
        except AndtsError as error:
            self._session.refused.emit(str(error))
            return
        known = self._known(read.instrument)
        if not self._agreed(read, known):
            return
        told = [self.tr("Enkäten är importerad från {name}. Ångra med Ctrl+Z.")]
        if read.left_out:
            told.append(self.tr("Detta kom inte med: {what}."))
        what = "; ".join(read.left_out)
        self._session.told.emit(" ".join(told).format(name=path.name, what=what))

    def ask_to_export(self, instrument: Instrument) -> None:
        """Let the user say where the instrument is written as a workbook."""
        suggestion = self._session.document.path.parent / f"{safe_name(instrument.title)}.xlsx"
        name, _ = QFileDialog.getSaveFileName(
            self._parent,
            self.tr("Exportera enkäten till Excel"),
            str(suggestion),
            self.tr("Excel (*.xlsx)"),
        )
        if name:
            self.write(instrument, Path(name))

    def write(self, instrument: Instrument, path: Path) -> None:
        """Write an instrument as a workbook that can be changed and imported again."""
        from andts_desktop.exchange.instrument_workbook import write_workbook

        named = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
        try:
            write_whole(named, write_workbook(instrument))
        except AndtsError as error:
            self._session.refused.emit(str(error))
        else:
            self._session.told.emit(self.tr("Sparade {name}.").format(name=named.name))

    def _agreed(self, read: "FoundInstrument", known: Instrument | None) -> bool:
        """Ask with a preview; store what was read, and return whether the user agreed."""
        from andts_desktop.ui.dialogs.instrument_import import InstrumentImport

        made, door = read.instrument, self._session.document.instruments
        is_same = known is not None and known.id == made.id
        can_change = is_same and door.is_own(made.id) and not door.is_frozen(made.id)
        dialog = InstrumentImport(made, known, self._look, self._parent, can_change=can_change)
        dialog.show_faults(read.faults(), read.left_out)
        is_agreed, replaces = bool(dialog.exec()), dialog.replaces
        dialog.deleteLater()
        if is_agreed:
            self._edits.take(
                made if replaces else self._made_new(made), instead_of=known if replaces else None
            )
        return is_agreed

    def _known(self, read: Instrument) -> Instrument | None:
        """Return what the file has of an instrument: itself, else the newest of its family."""
        known = self._session.document.instruments.all()
        same = [each for each in known if each.id == read.id]
        family = newest_first(each for each in known if read.family and each.family == read.family)
        return next(iter((*same, *family)), None)

    def _made_new(self, read: Instrument) -> Instrument:
        known = self._session.document.instruments.all()
        if not read.id:
            return copied(read, read.title or self.tr("Importerad enkät"), known)
        is_known = any(each.id == read.id for each in known)
        return next_version(read, known) if is_known else read
