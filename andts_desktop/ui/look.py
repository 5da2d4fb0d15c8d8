"""The window's appearance: which tokens apply now, and icons in their colours."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QByteArray, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from andts_desktop.domain.follow_up import StatusTone
from andts_desktop.ui.theme import (
    DARK,
    LIGHT,
    Tokens,
    base_font,
    palette,
    style_sheet,
    system_tokens,
)

Appearance = Literal["system", "light", "dark"]


class Look(QObject):
    """Applies light or dark to the application, and tells when it changes."""

    changed = Signal()

    def __init__(self, application: QApplication, resources: Path, settings: QSettings) -> None:
        super().__init__(application)
        self._application = application
        self._resources = resources
        self._settings = settings
        self.tokens = LIGHT
        application.setStyle("Fusion")
        application.setFont(base_font())
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.apply()

    @property
    def appearance(self) -> str:
        """What the user chose: "system", "light" or "dark"."""
        return str(self._settings.value("appearance", "system"))

    def choose(self, appearance: Appearance) -> None:
        """Keep the user's choice and apply it."""
        self._settings.setValue("appearance", appearance)
        self.apply()

    def apply(self) -> None:
        """Give the application its palette and style sheet."""
        chosen: dict[str, Tokens] = {"light": LIGHT, "dark": DARK}
        self.tokens = chosen.get(self.appearance) or system_tokens()
        self._application.setPalette(palette(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens, self._resources / "style"))
        self.changed.emit()

    def tone(self, tone: StatusTone) -> str:
        """Return the colour of a status tone now, as #rrggbb."""
        return self.tokens.tone(tone)

    def icon(self, name: str) -> QIcon:
        """Return an icon in the muted colour, and in the accent colour where it is chosen."""
        made = QIcon()
        made.addPixmap(self._pixmap(name, self.tokens.muted), QIcon.Mode.Normal, QIcon.State.Off)
        made.addPixmap(self._pixmap(name, self.tokens.accent), QIcon.Mode.Normal, QIcon.State.On)
        return made

    def _pixmap(self, name: str, colour: str) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer

        drawing = (self._resources / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
        ratio = self._application.devicePixelRatio()
        pixmap = QPixmap(round(20 * ratio), round(20 * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _system_changed(self) -> None:
        if self.appearance == "system":
            self.apply()
