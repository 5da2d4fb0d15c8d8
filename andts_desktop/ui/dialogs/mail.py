"""Write a mail with the report attached, as a draft for the user's own mail program."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from andts_desktop import paths
from andts_desktop.errors import AndtsError, InputError, reason
from andts_desktop.exchange.mail import Attachment, MailDraft, mail_bytes, split_recipients
from andts_desktop.files import write_whole
from andts_desktop.ui.mail_program import OpenPath, open_path
from andts_desktop.ui.widgets.attachment_list import AttachmentList
from andts_desktop.ui.widgets.basic import button, label

SUFFIX = ".eml"


@dataclass(frozen=True, slots=True)
class MailPlaces:
    """Where drafts go, where a file dialog begins, and what opens files."""

    drafts: Callable[[], Path] = paths.user_drafts
    documents: Callable[[], Path] = paths.user_documents
    open_path: OpenPath = open_path


AskForMore = Callable[[QWidget], tuple[Attachment, ...]]
"""Lets the user choose more to attach; the widget is what a dialog stands above."""


class MailDialog(QDialog):
    """Recipients, subject and text to look through; nothing is ever sent from here."""

    def __init__(
        self,
        draft: MailDraft,
        name: str,
        places: MailPlaces,
        parent: QWidget | None = None,
        *,
        ask_for_more: AskForMore | None = None,
    ) -> None:
        super().__init__(parent)
        self._ask_for_more = ask_for_more
        self._name = name
        self._places = places
        self._data = b""
        self.written: Path | None = None
        self.setWindowTitle(self.tr("E-posta"))
        self.setMinimumWidth(580)
        self.not_written = label("", "bad", wrap=True)
        self.not_written.setContentsMargins(26, 18, 26, 0)
        self.not_written.hide()
        self.attached = AttachmentList(draft.attachments)
        self._pages = QStackedWidget()
        self._form_page = self._form(draft)
        self._pages.addWidget(self._form_page)
        self._pages.addWidget(self._outcome())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.not_written)
        column.addWidget(self._pages)
        self.recipients.setFocus()

    def create_draft(self) -> None:
        """Write the draft among the program's own, and open it in the mail program."""
        data = self._checked()
        if data is None:
            return
        try:
            path = _free(self._places.drafts() / f"{self._name}{SUFFIX}")
            write_whole(path, data)
        except AndtsError as error:
            self._say_not_written(str(error))
            return
        except OSError as error:
            text = self.tr(
                "Mappen för utkast kunde inte användas ({why}). Välj ”Spara utkast som…” i stället."
            )
            self._say_not_written(text.format(why=reason(error)))
            return
        self._show_outcome(data, path, opened=self._places.open_path(path))

    def save_draft_as(self) -> None:
        """Write the draft where the user wants it."""
        data = self._data or self._checked()
        if data is None:
            return
        suggestion = str(self._places.documents() / f"{self._name}{SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Spara utkast som"),
            suggestion,
            self.tr("E-postutkast (*{suffix})").format(suffix=SUFFIX),
        )
        if not name:
            return
        path = Path(name)
        path = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
        try:
            write_whole(path, data)
        except AndtsError as error:
            self._say_not_written(str(error))
            return
        self._show_outcome(data, path, opened=None)

    def _form(self, draft: MailDraft) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(26, 22, 26, 22)
        column.setSpacing(4)
        self.recipients = QLineEdit("; ".join(draft.recipients))
        self.recipients.setPlaceholderText(self.tr("namn@kommunen.se, flera med komma emellan"))
        self._wrong = label("", "bad", wrap=True)
        self._wrong.hide()
        self.recipients.textEdited.connect(self._address_changed)
        self.subject = QLineEdit(draft.subject)
        self.text = QPlainTextEdit(draft.text)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(232)
        fields: tuple[tuple[str, QLineEdit | QPlainTextEdit], ...] = (
            (self.tr("Till"), self.recipients),
            (self.tr("Ämne"), self.subject),
            (self.tr("Text"), self.text),
        )
        for name, field in fields:
            caption = label(name, "label")
            caption.setBuddy(field)
            field.setAccessibleName(name)
            column.addWidget(caption)
            column.addWidget(field)
            if field is self.recipients:
                column.addWidget(self._wrong)
            column.addSpacing(8)
        column.addWidget(label(self.tr("Bifogas"), "label"))
        column.addWidget(self.attached)
        if self._ask_for_more is not None:
            self.attach_more = button(self.tr("Bifoga fler…"), "tool", self._attach_more)
            column.addWidget(self.attach_more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(14)
        column.addWidget(self._form_buttons())
        return page

    def _form_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.create_button = box.addButton(
            self.tr("Skapa utkast"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.create_button.setProperty("kind", "primary")
        self.create_button.setDefault(True)
        self.save_as = box.addButton(
            self.tr("Spara utkast som…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        cancel = box.addButton(self.tr("Avbryt"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        self.save_as.setAutoDefault(False)
        box.accepted.connect(self.create_draft)
        box.rejected.connect(self.reject)
        self.save_as.clicked.connect(lambda _checked=False: self.save_draft_as())
        return box

    def _outcome(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(26, 22, 26, 22)
        column.setSpacing(10)
        self.heading = label(self.tr("Utkast skapat"), "question")
        self.told = label("", wrap=True)
        self.where = label("", "muted", wrap=True)
        for made in (self.heading, self.told, self.where):
            column.addWidget(made)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button(self.tr("Spara utkast som…"), "", self.save_draft_as))
        row.addWidget(button(self.tr("Visa i mappen"), "", self._show_folder))
        row.addStretch(1)
        self.close_button = button(self.tr("Stäng"), "primary", self.accept)
        row.addWidget(self.close_button)
        column.addLayout(row)
        return page

    def _checked(self) -> bytes | None:
        draft = MailDraft(
            split_recipients(self.recipients.text()),
            self.subject.text(),
            self.text.toPlainText(),
            self.attached.attachments(),
        )
        try:
            return mail_bytes(draft)
        except InputError as error:
            self._wrong.setText(str(error))
            self._wrong.show()
            self.recipients.setAccessibleDescription(str(error))
            self.recipients.setFocus()
            return None

    def _attach_more(self) -> None:
        if self._ask_for_more is None:
            return
        self.attached.add(self._ask_for_more(self))
        if len(self.attached.attachments()) > 1:
            one, several = self.tr("Dokumentet är bifogat."), self.tr("Dokumenten är bifogade.")
            self.text.setPlainText(self.text.toPlainText().replace(one, several))

    def _address_changed(self) -> None:
        self._wrong.hide()
        self.recipients.setAccessibleDescription("")

    def _say_not_written(self, text: str) -> None:
        self.not_written.setText(text)
        self.not_written.show()

    def _show_outcome(self, data: bytes, path: Path, *, opened: bool | None) -> None:
        self._data = data
        self.written = path
        self.not_written.hide()
        if opened is None:
            text = self.tr("Öppna det i ditt e-postprogram, läs igenom och skicka därifrån.")
        elif opened:
            text = self.tr(
                "Det öppnas nu i ditt e-postprogram. Läs igenom det där och skicka det själv. "
                "Om inget öppnas: spara utkastet där du hittar det, och öppna det därifrån."
            )
        else:
            text = self.tr(
                "Men inget e-postprogram öppnades. Spara utkastet där du hittar det och öppna "
                "det själv, eller bifoga PDF-filen i ett nytt brev."
            )
        self.told.setText(text)
        self.where.setText(self.tr("Utkastet ligger här: {path}").format(path=path))
        self._pages.removeWidget(self._form_page)
        self.close_button.setFocus()
        self.adjustSize()

    def _show_folder(self) -> None:
        if self.written is not None:
            self._places.open_path(self.written.parent)


def _free(path: Path) -> Path:
    """Return the path, with a number where an earlier draft may still be open there."""
    number = 1
    found = path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return found
