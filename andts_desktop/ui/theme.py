"""Colours, type and shape of the window, in light and dark, from one set of tokens."""

from dataclasses import dataclass
from pathlib import Path
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from andts_desktop.domain.follow_up import StatusTone

GOAL_COLOURS_LIGHT = ("#0b5d6b", "#7a3e9d", "#1d6b3f", "#9a4d00", "#2b4fa2", "#9b2c4a")
GOAL_COLOURS_DARK = ("#5fb8c6", "#c79be4", "#7fce9e", "#e6a765", "#9bb4f0", "#ee9ab3")

FONT_FILES = (
    "Inter-Regular.ttf",
    "Inter-SemiBold.ttf",
    "Inter-Bold.ttf",
    "Inter-Italic.ttf",
    "AndtsSigns.ttf",
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one appearance, as #rrggbb."""

    ground: str
    surface: str
    ink: str
    muted: str
    line: str
    field_line: str
    accent: str
    accent_ink: str
    accent_soft: str
    good: str
    warning: str
    bad: str
    is_dark: bool
    goals: tuple[str, ...]

    def tone(self, tone: StatusTone) -> str:
        """Return the colour of a status tone."""
        return {
            StatusTone.NEUTRAL: self.muted,
            StatusTone.ACTIVE: self.accent,
            StatusTone.GOOD: self.good,
            StatusTone.WARNING: self.warning,
            StatusTone.BAD: self.bad,
        }[tone]

    def goal(self, index: int) -> str:
        """Return the colour of the `index`th goal, beginning again after the last."""
        return self.goals[index % len(self.goals)]


LIGHT = Tokens(
    ground="#f4f5f3",
    surface="#ffffff",
    ink="#1b2426",
    muted="#566366",
    line="#dde2e0",
    field_line="#87938f",
    accent="#0b5d6b",
    accent_ink="#ffffff",
    accent_soft="#e1eff0",
    good="#1d6b3f",
    warning="#8a5a00",
    bad="#9b2c2c",
    is_dark=False,
    goals=GOAL_COLOURS_LIGHT,
)
DARK = Tokens(
    ground="#151b1d",
    surface="#1d2528",
    ink="#e8eeee",
    muted="#a3b1b3",
    line="#313c3f",
    field_line="#6d7b7e",
    accent="#5fb8c6",
    accent_ink="#10272b",
    accent_soft="#203a3f",
    good="#7fce9e",
    warning="#e0b060",
    bad="#ee9a9a",
    is_dark=True,
    goals=GOAL_COLOURS_DARK,
)


def system_tokens() -> Tokens:
    """Return the tokens of the system's own light or dark appearance."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def load_fonts(folder: Path) -> None:
    """Make the program's fonts known to Qt."""
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(folder / name))


def base_font() -> QFont:
    """Return the text font, 14 px, with the status signs behind it."""
    font = QFont()
    font.setFamilies(["Inter", "ANDTS Signs"])
    font.setPixelSize(14)
    return font


def palette(tokens: Tokens) -> QPalette:
    """Return the palette that Fusion paints with."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.ground,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.ground,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.ToolTipBase: tokens.surface,
        QPalette.ColorRole.ToolTipText: tokens.ink,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.accent_ink,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.Mid: tokens.line,
        QPalette.ColorRole.Accent: tokens.accent,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return made


def style_sheet(tokens: Tokens, folder: Path) -> str:
    """Return the style sheet, read from resources/style and filled with the tokens."""
    template = Template((folder / "window.qss").read_text(encoding="utf-8"))
    colours = {
        name: str(getattr(tokens, name))
        for name in Tokens.__dataclass_fields__
        if name not in ("is_dark", "goals")
    }
    appearance = "dark" if tokens.is_dark else "light"
    return template.substitute(colours, icons=folder.as_posix(), appearance=appearance)
