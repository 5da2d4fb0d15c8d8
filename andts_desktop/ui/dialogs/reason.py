"""Ask why something is done, where a reason is needed for the log."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from andts_desktop.domain.text import cleaned_line
from andts_desktop.ui.widgets.basic import label, set_kind


class ReasonDialog(QDialog):
    """Asks for a reason; goes on only with one."""

    def __init__(self, title: str, text: str, accept: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(title, "heading"))
        column.addWidget(label(text, "muted", wrap=True))
        caption = label(self.tr("Skäl"), "label")
        self._field = QLineEdit()
        self._field.setAccessibleName(self.tr("Skäl"))
        self._field.setPlaceholderText(self.tr("Till exempel: fråga 4 skulle ha varit ja"))
        caption.setBuddy(self._field)
        column.addWidget(caption)
        column.addWidget(self._field)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._accept = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._accept.setText(accept)
        set_kind(self._accept, "primary")
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Avbryt"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._field.textChanged.connect(self._check)
        self._check()

    def reason(self) -> str:
        """Return the reason that was given."""
        return cleaned_line(self._field.text())

    def _check(self) -> None:
        self._accept.setEnabled(bool(self.reason()))
