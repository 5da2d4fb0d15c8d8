"""What is attached to a mail: each file with its size, and a way to leave it out."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from andts_desktop.exchange.mail import Attachment
from andts_desktop.ui.widgets.basic import button, clear, label
from andts_desktop.ui.widgets.scrolling import Scrolling

_HIGHEST = 112


class AttachmentList(Scrolling):
    """One line for each file, scrolled where they are many; the last one cannot be left out."""

    def __init__(self, attachments: Sequence[Attachment]) -> None:
        self._inner = QWidget()
        super().__init__(self._inner)
        self._attachments = tuple(attachments)
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._show()

    def attachments(self) -> tuple[Attachment, ...]:
        """Return what is attached."""
        return self._attachments

    def add(self, more: Sequence[Attachment]) -> None:
        """Attach more files; one of the same name takes the place of the other."""
        files = {each.name: each for each in (*self._attachments, *more)}
        self._attachments = tuple(files.values())
        self._show()

    def remove(self, name: str) -> None:
        """Leave a file out."""
        self._attachments = tuple(each for each in self._attachments if each.name != name)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._column.activate()
        wanted = self._column.totalHeightForWidth(self.viewport().width())
        if wanted > 0:
            self.setFixedHeight(min(wanted, _HIGHEST))

    def _show(self) -> None:
        clear(self._column)
        for attachment in self._attachments:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label(_described(attachment), wrap=True), 1)
            if len(self._attachments) > 1:
                leave_out = button(
                    self.tr("Ta bort"), "quiet", partial(self.remove, attachment.name)
                )
                name = self.tr("Ta bort {name}").format(name=attachment.name)
                leave_out.setAccessibleName(name)
                row.addWidget(leave_out)
            self._column.addWidget(line)
        self._fit()


def _described(attachment: Attachment) -> str:
    size = len(attachment.data)
    shown = f"{size / 1_000_000:.1f} MB".replace(".", ",") if size > 999_499 else ""
    return f"{attachment.name} ({shown or f'{max(1, round(size / 1000))} kB'})"
