"""Tells where a file was saved, and leads to it; or why it was not."""

from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from andts_desktop.ui.mail_program import OpenPath
from andts_desktop.ui.widgets.basic import button, label


class SavedLine(QFrame):
    """One line, hidden until there is something to tell."""

    def __init__(self, open_path: OpenPath, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("savedLine")
        self._open_path = open_path
        self._path: Path | None = None
        self.text = label("", wrap=True)
        self.show_folder = button(self.tr("Visa i mappen"), "link", self._show_folder)
        self.open_file = button(self.tr("Öppna"), "link", self._open_file)
        self.hide_button = button("×", "link", self.hide)
        self.hide_button.setAccessibleName(self.tr("Dölj raden"))
        self.hide_button.setToolTip(self.tr("Dölj raden"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self.text, 1)
        row.addWidget(self.show_folder)
        row.addWidget(self.open_file)
        row.addWidget(self.hide_button)
        self.hide()

    def show_saved(self, path: Path, words: str = "", checked: str = "") -> None:
        """Tell where the file lies now; with `words`, of several files, of which it is one.

        `checked` tells what was found when the file was read again.
        """
        self._path = path
        text = self.tr("✓ Sparad: {name} i {folder}").format(name=path.name, folder=path.parent)
        if words:
            text = self.tr("✓ Sparade: {files}").format(files=words)
        self._show(" · ".join(filter(None, (text, checked))), is_path=True)
        self.open_file.setVisible(not words)

    def show_busy(self, text: str) -> None:
        """Tell what is being done, until it is done."""
        self._path = None
        self._show(text, is_path=False, failed=False)

    def show_failure(self, text: str) -> None:
        """Tell why nothing was saved."""
        self._path = None
        self._show(text, is_path=False, failed=True)

    def _show(self, text: str, *, is_path: bool, failed: bool = False) -> None:
        self.setProperty("failed", failed)
        self.style().polish(self)
        self.text.setText(text)
        self.setAccessibleName(text)
        self.show_folder.setVisible(is_path)
        self.open_file.setVisible(is_path)
        self.show()

    def _show_folder(self) -> None:
        if self._path is not None and not self._open_path(self._path.parent):
            self.show_failure(
                self.tr("Mappen kunde inte öppnas: {path}").format(path=self._path.parent)
            )

    def _open_file(self) -> None:
        if self._path is not None and not self._open_path(self._path):
            self.show_failure(
                self.tr("Inget program öppnade filen: {path}").format(path=self._path)
            )
