"""The municipality's own in its documents: name, logotype and colour, with a sample beside."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from andts_desktop.domain.brand import ACCENT, PLAIN, Brand, checked_accent
from andts_desktop.errors import AndtsError, InputError, reason
from andts_desktop.ui.commands.papers import SetBrand
from andts_desktop.ui.look import Look
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import button, label
from andts_desktop.ui.widgets.brand_sample import BrandSample

_LONGEST_NAME = 80
_LONGEST_TEXT = 160


class BrandDialog(QDialog):
    """What is chosen holds for every document of the file; nothing is stored before "Klar"."""

    def __init__(
        self,
        look: Look,
        brand: Brand,
        municipality: str,
        parent: QWidget | None = None,
        folder: str = "",
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._look = look
        self._municipality = municipality
        self._brand = brand
        self.setWindowTitle(self.tr("Dokumentens utseende"))
        self.resize(740, 480)
        self.setMinimumSize(700, 480)
        self.name = QLineEdit(brand.name)
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setPlaceholderText(municipality)
        self.accent = QLineEdit(brand.accent)
        self.accent.setMaxLength(7)
        self.accent.setFixedWidth(110)
        self.accent_wrong = label("", "bad", wrap=True)
        self.accent_wrong.hide()
        self.swatch = QPushButton()
        self.logo_text = QLineEdit(brand.logo_text)
        self.logo_text.setMaxLength(_LONGEST_TEXT)
        self.logo_wrong = label("", "bad", wrap=True)
        self.logo_wrong.hide()
        self.picture = QLabel()
        self.sample = BrandSample()
        self._lay_out()
        self.name.textEdited.connect(lambda text: self._take(replace(self._brand, name=text)))
        self.logo_text.textEdited.connect(
            lambda text: self._take(replace(self._brand, logo_text=text))
        )
        self.accent.textEdited.connect(self._type_accent)
        self._show()

    def brand(self) -> Brand:
        """Return what is chosen."""
        brand = self._brand
        return replace(brand, name=brand.name.strip(), logo_text=brand.logo_text.strip())

    def choose_logo(self) -> None:
        """Let the user choose a picture file."""
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Välj logotyp"),
            self._folder,
            self.tr("Bilder (*.png *.jpg *.jpeg)"),
        )
        if name:
            self.take_logo(Path(name))

    def take_logo(self, path: Path) -> None:
        """Take a picture file as the logotype; say in words why it cannot be used."""
        from andts_desktop.reports.pictures import checked_logo

        try:
            logo = checked_logo(path.read_bytes())
        except AndtsError as error:
            self._say_of_logo(str(error))
            return
        except OSError as error:
            text = self.tr("Filen gick inte att läsa ({why}). Välj en annan.")
            self._say_of_logo(text.format(why=reason(error)))
            return
        self._say_of_logo("")
        if not self._brand.logo_text:
            self.logo_text.setText(_named_logo(self._brand.name or self._municipality))
        self._take(replace(self._brand, logo=logo, logo_text=self.logo_text.text()))

    def remove_logo(self) -> None:
        """Have no logotype."""
        self.logo_text.clear()
        self._say_of_logo("")
        self._take(replace(self._brand, logo=b"", logo_text=""))

    def choose_accent(self) -> None:
        """Let the user choose a colour from the system's palette."""
        colour = QColorDialog.getColor(QColor(self._brand.accent), self, self.tr("Välj accentfärg"))
        if colour.isValid():
            self.accent.setText(colour.name())
            self._type_accent(colour.name())

    def _type_accent(self, written: str) -> None:
        try:
            accent = checked_accent(written)
        except InputError as error:
            self.accent_wrong.setText(str(error))
            self.accent_wrong.show()
            self.accent.setAccessibleDescription(str(error))
            self._done.setEnabled(False)
            return
        self.accent_wrong.hide()
        self.accent.setAccessibleDescription("")
        self._done.setEnabled(True)
        self._take(replace(self._brand, accent=accent))

    def _take(self, brand: Brand) -> None:
        self._brand = brand
        self._show()

    def _show(self) -> None:
        brand = self._brand
        self.sample.show_brand(brand, self._municipality)
        self.swatch.setStyleSheet(f"background: {brand.accent};")
        picture = QPixmap()
        if brand.logo:
            picture.loadFromData(brand.logo)
            picture = picture.scaled(
                150,
                56,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        self.picture.setPixmap(picture)
        self.picture.setVisible(bool(brand.logo))
        self.remove.setVisible(bool(brand.logo))
        for widget in (self.logo_text, self._logo_caption):
            widget.setVisible(bool(brand.logo))
        self._told.setVisible(not brand.logo)

    def _say_of_logo(self, text: str) -> None:
        self.logo_wrong.setText(text)
        self.logo_wrong.setVisible(bool(text))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(self._fields(), 1)
        row.addWidget(self.sample, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        hint = self.tr("Gäller alla dokument som görs av filen. Kan ångras med Ctrl+Z.")
        column.addWidget(label(hint, "muted", wrap=True))
        column.addLayout(row)
        column.addStretch(1)
        column.addWidget(self._buttons())

    def _fields(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        self._add(column, self.tr("Namn på omslaget"), self.name)
        column.addSpacing(10)
        column.addWidget(label(self.tr("Logotyp"), "label"))
        self._told = label(self.tr("Ingen. En PNG- eller JPEG-bild på vit botten."), "muted")
        column.addWidget(self._told)
        self.picture.setStyleSheet("background: white; padding: 6px;")
        self.picture.setAccessibleName(self.tr("Logotypen"))
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
        tools = QHBoxLayout()
        tools.setSpacing(6)
        self.choose = button(self.tr("Välj bild…"), "tool", self.choose_logo)
        self.remove = button(self.tr("Ta bort"), "tool", self.remove_logo)
        tools.addWidget(self.choose)
        tools.addWidget(self.remove)
        tools.addStretch(1)
        column.addLayout(tools)
        column.addWidget(self.logo_wrong)
        self._logo_caption = self._add(column, self.tr("Logotypen i ord"), self.logo_text)
        self.logo_text.setPlaceholderText(self.tr("Vad den visar, för den som inte ser den"))
        column.addSpacing(10)
        caption = label(self.tr("Accentfärg"), "label")
        caption.setBuddy(self.accent)
        column.addWidget(caption)
        column.addLayout(self._accent_row())
        column.addWidget(self.accent_wrong)
        column.addStretch(1)
        return column

    def _accent_row(self) -> QHBoxLayout:
        self.accent.setAccessibleName(self.tr("Accentfärg"))
        self.swatch.setFixedSize(34, 34)
        self.swatch.setAutoDefault(False)
        self.swatch.setAccessibleName(self.tr("Välj färg"))
        self.swatch.setToolTip(self.tr("Välj färg"))
        self.swatch.clicked.connect(self.choose_accent)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.swatch)
        row.addWidget(self.accent)
        row.addWidget(button(self.tr("Välj färg…"), "tool", self.choose_accent))
        row.addWidget(button(self.tr("Programmets egen"), "tool", self._use_own))
        row.addStretch(1)
        return row

    def _use_own(self) -> None:
        self.accent.setText(ACCENT)
        self._type_accent(PLAIN.accent)

    def _add(self, column: QVBoxLayout, name: str, field: QLineEdit) -> QLabel:
        caption = label(name, "label")
        caption.setBuddy(field)
        field.setAccessibleName(name)
        column.addWidget(caption)
        column.addWidget(field)
        return caption

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self._done = box.addButton(self.tr("Klar"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._done.setProperty("kind", "primary")
        self._done.setDefault(True)
        cancel = box.addButton(self.tr("Avbryt"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box


def _named_logo(owner: str) -> str:
    if not owner:
        return ""
    return f"{owner if owner.endswith(('s', 'x', 'z')) else f'{owner}s'} logotyp"


def edit_brand(session: Session, look: Look, parent: QWidget | None = None) -> None:
    """Let the user choose how documents look, and store it as one step of undo."""
    old = session.document.editions.brand()
    plan = session.plan()
    municipality = plan.details.municipality if plan is not None else ""
    folder = str(session.document.path.parent)
    dialog = BrandDialog(look, old, municipality, parent, folder)
    if dialog.exec() and dialog.brand() != old:
        session.push(SetBrand(session, old, dialog.brand()))
    dialog.deleteLater()
