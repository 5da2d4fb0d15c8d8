"""What the user says of forms to be made: for whom, as what, where to, and in which words."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from andts_desktop.domain.collection import FormKind
from andts_desktop.domain.form_letters import FIELDS, Letter, unknown_fields
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.units import Unit
from andts_desktop.errors import InputError
from andts_desktop.exchange.mail import MailDraft, mail_bytes, split_recipients
from andts_desktop.ui.widgets.basic import Card, Choice, FieldButton, button, label

LetterOf = Callable[[FormKind], Letter]
"""Returns the letter to begin from with forms of a kind."""


@dataclass(frozen=True, slots=True)
class FormOptions:
    """What the user said: everything but the forms themselves."""

    unit_ids: tuple[UnitId, ...]
    kind: FormKind
    as_drafts: bool
    folder: Path
    sender: str
    due: str
    letter: Letter


class UnitList(Card):
    """The units that may get a form, each with its address and a check box."""

    changed = Signal()

    def __init__(self, units: Sequence[Unit], chosen: Sequence[UnitId]) -> None:
        super().__init__()
        self.heading.setText(self.tr("Till vilka"))
        self.heading.show()
        self._units = {unit.id: unit for unit in units}
        self._model = QStandardItemModel(self)
        for unit in units:
            self._model.appendRow(self._row(unit, unit.id in chosen))
        self._model.itemChanged.connect(lambda _item: self.changed.emit())
        view = QListView()
        view.setModel(self._model)
        view.setSpacing(2)
        view.setAccessibleName(self.tr("Enheter"))
        self.view = view
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(button(self.tr("Alla"), "tool", lambda: self._check(everyone=True)))
        buttons.addWidget(button(self.tr("Ingen"), "tool", lambda: self._check(everyone=False)))
        buttons.addStretch(1)
        self.body.addWidget(view, 1)
        self.body.addLayout(buttons)

    def chosen(self) -> tuple[Unit, ...]:
        """Return the units that are checked."""
        items = (self._model.item(row) for row in range(self._model.rowCount()))
        return tuple(
            self._units[item.data()] for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def _row(self, unit: Unit, checked: bool) -> QStandardItem:
        address = unit.email or self.tr("ingen e-postadress")
        row = QStandardItem(f"{unit.name}  –  {address}")
        row.setData(unit.id)
        row.setToolTip(address)
        # Narrower than any view, so that a long address is cut short and not scrolled to.
        row.setSizeHint(QSize(10, 30))
        row.setEditable(False)
        row.setCheckable(True)
        row.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        return row

    def _check(self, *, everyone: bool) -> None:
        state = Qt.CheckState.Checked if everyone else Qt.CheckState.Unchecked
        for row in range(self._model.rowCount()):
            self._model.item(row).setCheckState(state)


class HowCard(Card):
    """As what the forms are made, where they go, and the words of the mail."""

    changed = Signal()

    def __init__(self, letter_of: LetterOf, folder: Path, *, drafts: bool) -> None:
        super().__init__()
        self._letter_of = letter_of
        self._folder = folder
        self.kind = Choice()
        for kind, name in (
            (FormKind.PDF, self.tr("PDF att fylla i")),
            (FormKind.EXCEL, self.tr("Excel")),
            (FormKind.ANSWER_FILE, self.tr("Fil för ANDTS Desktop")),
        ):
            self.kind.addItem(name, kind)
        self.how = Choice()
        self.how.addItem(self.tr("Filer i en mapp"), False)
        self.how.addItem(self.tr("E-postutkast, ett per enhet"), True)
        self.how.setCurrentIndex(1 if drafts else 0)
        # A reminder without a letter would be no reminder.
        self.how.setEnabled(not drafts)
        self.due = QLineEdit()
        self.due.setPlaceholderText(self.tr("inget datum"))
        self.from_whom = QLineEdit()
        self.from_whom.setPlaceholderText(self.tr("namn och e-postadress"))
        self.folder = FieldButton(self.tr("Mapp"), self._ask_for_folder)
        self.folder.show_chosen(str(folder))
        self.subject = QLineEdit()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self._lay_out()
        self._show_letter()
        self._show_how()
        self.kind.activated.connect(lambda _row: self._kind_changed())
        self.how.activated.connect(lambda _row: self._show_how())
        for line in (self.due, self.from_whom, self.subject):
            line.textEdited.connect(lambda _text: self.changed.emit())
        self.text.textChanged.connect(self.changed)

    @property
    def as_drafts(self) -> bool:
        """Whether mail drafts are wanted."""
        return bool(self.how.currentData())

    def options(self, units: Sequence[Unit]) -> FormOptions:
        """Return what is said so far."""
        return FormOptions(
            unit_ids=tuple(unit.id for unit in units),
            kind=FormKind(self.kind.currentData()),
            as_drafts=self.as_drafts,
            folder=self._folder,
            sender=self.from_whom.text().strip(),
            due=self.due.text().strip(),
            letter=self._letter(),
        )

    def _letter(self) -> Letter:
        return Letter(self.subject.text(), self.text.toPlainText())

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, fields in (
            (first, ((self.tr("Formulär"), self.kind), (self.tr("Lämnas som"), self.how))),
            (
                second,
                ((self.tr("Svara senast"), self.due), (self.tr("Avsändare"), self.from_whom)),
            ),
        ):
            row.setSpacing(14)
            for name, field in fields:
                row.addLayout(_field(name, field), 1)
            self.body.addLayout(row)
        self.body.addLayout(_field(self.tr("Mapp"), self.folder))
        self._mail = QWidget()
        column = QVBoxLayout(self._mail)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addLayout(_field(self.tr("Ämne"), self.subject))
        column.addLayout(_field(self.tr("Text"), self.text), 1)
        fields_words = ", ".join(f"{{{each}}}" for each in FIELDS)
        hint = self.tr("Det inom klamrar fylls i för varje enhet: {fields}.")
        column.addWidget(label(hint.format(fields=fields_words), "muted", wrap=True))
        self.body.addWidget(self._mail, 1)
        self._room = QWidget()
        below = QVBoxLayout(self._room)
        below.setContentsMargins(0, 4, 0, 0)
        told = self.tr(
            "Varje enhet får ett formulär med sitt namn. Det som redan är besvarat står ifyllt. "
            "Programmet skickar ingenting: bifoga filerna själv, eller välj e-postutkast."
        )
        below.addWidget(label(told, "muted", wrap=True))
        below.addStretch(1)
        self.body.addWidget(self._room, 1)

    def _kind_changed(self) -> None:
        self._show_letter()
        self.changed.emit()

    def _show_letter(self) -> None:
        # A letter that the user has written in stays, whatever the kind.
        letters = {self._letter_of(kind) for kind in list(FormKind)[:3]}
        if self._letter() in letters or self._letter() == Letter("", ""):
            letter = self._letter_of(FormKind(self.kind.currentData()))
            self.subject.setText(letter.subject)
            self.text.setPlainText(letter.text)

    def _show_how(self) -> None:
        self._mail.setVisible(self.as_drafts)
        self._room.setVisible(not self.as_drafts)
        self.changed.emit()

    def _ask_for_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Var ska formulären ligga?"), str(_existing(self._folder))
        )
        if name:
            self._folder = Path(name)
            self.folder.show_chosen(name)


def faults_of(options: FormOptions, units: Sequence[Unit]) -> str:
    """Say in Swedish what has to be mended before forms can be made; empty where nothing has."""
    if not units:
        return "Välj minst en enhet."
    if options.due and not _is_date(options.due):
        return f"”{options.due}” är inget datum. Skriv till exempel 2026-12-04."
    if options.as_drafts:
        wrong = [unit.name for unit in units if not _can_be_written_to(unit)]
        if wrong:
            names = ", ".join(wrong)
            return f"E-postadressen är inte riktig för {names}. Rätta den på sidan Enheter."
    return ""


def warnings_of(options: FormOptions, units: Sequence[Unit]) -> str:
    """Say what is worth knowing before forms are made; empty where nothing is."""
    return " ".join(
        filter(
            None,
            (_unknown_fields(options), _without_address(options, units), _left_empty(options)),
        )
    )


def _unknown_fields(options: FormOptions) -> str:
    unknown = unknown_fields(options.letter) if options.as_drafts else ()
    named = ", ".join(f"{{{each}}}" for each in unknown)
    return f"{named} fylls inte i, utan står kvar som det är." if unknown else ""


def _left_empty(options: FormOptions) -> str:
    names = [
        name
        for name, text in (("Svara senast", options.due), ("Avsändare", options.sender))
        if not text
    ]
    if not names:
        return ""
    verb = "är tomma" if len(names) > 1 else "är tomt"
    return f"{' och '.join(names)} {verb}, och står därför inte i formulären."


def _without_address(options: FormOptions, units: Sequence[Unit]) -> str:
    missing = [unit.name for unit in units if not unit.email] if options.as_drafts else []
    if not missing:
        return ""
    return (
        f"E-postadress saknas för {', '.join(missing)}. Utkasten görs ändå, men utan mottagare. "
        "Adresser skrivs på sidan Enheter."
    )


def _can_be_written_to(unit: Unit) -> bool:
    try:
        mail_bytes(MailDraft(split_recipients(unit.email), "", "", ()))
    except InputError:
        return False
    return True


def _is_date(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _existing(folder: Path) -> Path:
    return next(each for each in (folder, *folder.parents) if each.is_dir())


def _field(name: str, field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    caption = label(name, "label")
    caption.setBuddy(field)
    if not isinstance(field, FieldButton):
        field.setAccessibleName(name)
    column.addWidget(caption)
    column.addWidget(field)
    return column
