import email
import email.policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from andts_desktop.exchange.mail import Attachment, MailDraft
from andts_desktop.ui.dialogs.mail import MailDialog, MailPlaces

PDF = b"%PDF-1.7 en uppf\xc3\xb6ljning"
DRAFT = MailDraft(
    recipients=("anna@exempelstad.se",),
    subject="UTKAST: Årlig uppföljning 2026",
    text="Hej!\n\nHär kommer den.",
    attachments=(Attachment("Årlig uppföljning 2026.pdf", PDF),),
)


class Opener:
    """Stands in for the system: notes what it was asked to open."""

    def __init__(self, *, finds_program: bool = True) -> None:
        self.finds_program = finds_program
        self.opened: list[Path] = []

    def __call__(self, path: Path) -> bool:
        self.opened.append(path)
        return self.finds_program


def _places(folder: Path, opener: Opener) -> MailPlaces:
    return MailPlaces(lambda: folder, lambda: folder, opener)


@pytest.fixture
def opener() -> Opener:
    return Opener()


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path, opener: Opener) -> MailDialog:
    made = MailDialog(DRAFT, "Årlig uppföljning 2026", _places(tmp_path, opener))
    qtbot.addWidget(made)
    made.show()
    return made


def shown(dialog: MailDialog) -> str:
    return "\n".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def read(path: Path) -> EmailMessage:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def answer_with(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_begins_with_what_is_known(dialog: MailDialog) -> None:
    assert dialog.recipients.text() == "anna@exempelstad.se"
    assert dialog.subject.text() == "UTKAST: Årlig uppföljning 2026"
    assert dialog.text.toPlainText() == "Hej!\n\nHär kommer den."
    assert "Årlig uppföljning 2026.pdf (1 kB)" in shown(dialog)


def test_large_attachments_are_told_in_megabytes(qtbot: QtBot, tmp_path: Path) -> None:
    draft = MailDraft((), "", "", (Attachment("stor.pdf", bytes(2_340_000)),))
    dialog = MailDialog(draft, "stor", _places(tmp_path, Opener()))
    qtbot.addWidget(dialog)
    dialog.show()
    assert "stor.pdf (2,3 MB)" in shown(dialog)


def test_writes_a_draft_with_the_pdf_and_opens_it(
    dialog: MailDialog, tmp_path: Path, opener: Opener
) -> None:
    dialog.recipients.setText("anna@exempelstad.se; Bo Ek <bo@exempelstad.se>")
    dialog.create_draft()
    path = tmp_path / "Årlig uppföljning 2026.eml"
    assert opener.opened == [path]
    message = read(path)
    assert message["X-Unsent"] == "1"
    assert message["To"] == "anna@exempelstad.se, Bo Ek <bo@exempelstad.se>"
    assert message["Subject"] == "UTKAST: Årlig uppföljning 2026"
    (attached,) = message.iter_attachments()
    assert attached.get_content() == PDF


def test_says_that_a_draft_was_made_and_where_and_never_that_it_was_sent(
    dialog: MailDialog, tmp_path: Path
) -> None:
    dialog.create_draft()
    assert "Utkast skapat" in shown(dialog)
    assert str(tmp_path / "Årlig uppföljning 2026.eml") in shown(dialog)
    assert "skickat" not in shown(dialog).lower()
    assert dialog.isVisible()


def test_says_so_where_no_mail_program_opened(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = _places(tmp_path, Opener(finds_program=False))
    dialog = MailDialog(DRAFT, "Utkast", places)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.create_draft()
    assert "inget e-postprogram öppnades" in shown(dialog)
    answer_with(monkeypatch, tmp_path / "mitt utkast")
    save_as = [
        each
        for each in dialog.findChildren(QPushButton)
        if each.isVisible() and each.text() == "Spara utkast som…"
    ]
    save_as[0].click()
    assert read(tmp_path / "mitt utkast.eml")["Subject"] == DRAFT.subject
    assert str(tmp_path / "mitt utkast.eml") in shown(dialog)


def test_a_bad_address_is_told_in_the_dialog_and_nothing_is_lost(
    dialog: MailDialog, tmp_path: Path, opener: Opener
) -> None:
    dialog.recipients.setText("anna utan snabel-a")
    dialog.text.setPlainText("Min långa text")
    dialog.create_draft()
    assert "”anna utan snabel-a” är inte en e-postadress" in shown(dialog)
    assert dialog.text.toPlainText() == "Min långa text"
    assert list(tmp_path.glob("*.eml")) == []
    assert opener.opened == []


def test_the_message_goes_when_the_address_is_mended(qtbot: QtBot, dialog: MailDialog) -> None:
    dialog.recipients.setText("fel")
    dialog.create_draft()
    QTest.keyClicks(dialog.recipients, "@rätt.se".replace("ä", "a"))
    assert "e-postadress" not in shown(dialog)
    dialog.create_draft()
    assert "Utkast skapat" in shown(dialog)


def test_a_draft_that_may_be_open_is_not_written_over(
    qtbot: QtBot, tmp_path: Path, opener: Opener
) -> None:
    for _ in range(2):
        dialog = MailDialog(DRAFT, "Utkast", _places(tmp_path, opener))
        qtbot.addWidget(dialog)
        dialog.create_draft()
    assert [path.name for path in opener.opened] == ["Utkast.eml", "Utkast (2).eml"]


def test_a_draft_that_cannot_be_written_is_told_in_the_dialog(
    qtbot: QtBot, tmp_path: Path, opener: Opener
) -> None:
    gone = tmp_path / "borta"
    dialog = MailDialog(DRAFT, "Utkast", _places(gone, opener))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.create_draft()
    assert f"Mappen ”{gone}” finns inte" in shown(dialog)
    assert dialog.subject.isVisible()
    assert opener.opened == []


def test_a_folder_that_cannot_be_made_is_told_in_swedish(qtbot: QtBot, opener: Opener) -> None:
    def no_folder() -> Path:
        raise PermissionError(13, "Permission denied", "/utkast")

    dialog = MailDialog(DRAFT, "Utkast", MailPlaces(no_folder, Path, opener))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.create_draft()
    assert "Mappen för utkast kunde inte användas" in shown(dialog)


def test_the_draft_can_be_saved_where_the_user_wants_it(
    dialog: MailDialog, tmp_path: Path, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, tmp_path / "eget.eml")
    dialog.save_as.click()
    assert read(tmp_path / "eget.eml")["To"] == "anna@exempelstad.se"
    assert "Utkast skapat" in shown(dialog)
    assert opener.opened == []


def test_leaving_the_file_dialog_changes_nothing(
    dialog: MailDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, "")
    dialog.save_as.click()
    assert dialog.written is None
    assert dialog.subject.isVisible()


def test_a_place_that_cannot_be_written_is_told_after_the_draft_as_well(
    dialog: MailDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.create_draft()
    answer_with(monkeypatch, tmp_path / "saknas" / "x.eml")
    dialog.save_draft_as()
    assert f"Mappen ”{tmp_path / 'saknas'}” finns inte" in shown(dialog)


def test_the_folder_of_the_draft_can_be_opened(
    dialog: MailDialog, tmp_path: Path, opener: Opener
) -> None:
    dialog.create_draft()
    folder = next(
        each for each in dialog.findChildren(QPushButton) if each.text() == "Visa i mappen"
    )
    folder.click()
    assert opener.opened[-1] == tmp_path


def test_a_line_break_in_the_subject_adds_no_header(dialog: MailDialog) -> None:
    dialog.subject.setText("Ämne\r\nBcc: alla@exempel.se")
    dialog.create_draft()
    assert dialog.written is not None
    message = read(dialog.written)
    assert message["Bcc"] is None
    assert message["Subject"] == "Ämne Bcc: alla@exempel.se"


def test_every_field_has_a_name_and_tab_goes_through_them(qtbot: QtBot, dialog: MailDialog) -> None:
    fields: list[QLineEdit | QPlainTextEdit] = [dialog.recipients, dialog.subject, dialog.text]
    assert [field.accessibleName() for field in fields] == ["Till", "Ämne", "Text"]
    dialog.activateWindow()
    dialog.recipients.setFocus()
    qtbot.waitUntil(dialog.recipients.hasFocus)
    for field in fields[1:]:
        focus = dialog.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        assert field.hasFocus()
    QTest.keyClick(dialog.text, Qt.Key.Key_Tab)
    assert isinstance(dialog.focusWidget(), QPushButton)


def test_labels_never_read_markup(qtbot: QtBot, tmp_path: Path) -> None:
    draft = MailDraft((), "<b>x</b>", "", (Attachment("<b>fet</b>.pdf", PDF),))
    dialog = MailDialog(draft, "x", _places(tmp_path, Opener()))
    qtbot.addWidget(dialog)
    dialog.show()
    labels = dialog.findChildren(QLabel)
    assert {each.textFormat() for each in labels} == {Qt.TextFormat.PlainText}
    assert "<b>fet</b>.pdf" in shown(dialog)


def test_several_files_are_attached_and_one_left_out(qtbot: QtBot, tmp_path: Path) -> None:
    more = (Attachment("Planen.docx", b"PK"), Attachment("Tabeller.xlsx", b"PK"))
    dialog = MailDialog(
        DRAFT, "flera", _places(tmp_path, Opener()), ask_for_more=lambda _over: more
    )
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.attach_more.click()
    dialog.attached.remove("Tabeller.xlsx")
    dialog.create_draft()
    assert dialog.written is not None
    attached = list(read(dialog.written).iter_attachments())
    assert [each.get_filename() for each in attached] == [
        "Årlig uppföljning 2026.pdf",
        "Planen.docx",
    ]
    assert attached[1].get_content_type().endswith("wordprocessingml.document")


def test_the_last_file_cannot_be_left_out(dialog: MailDialog) -> None:
    buttons = [each.text() for each in dialog.attached.findChildren(QPushButton)]
    assert buttons == []
