"""How well a colour is told from another, as WCAG 2.2 measures it."""

import re

from andts_desktop.errors import InputError

TEXT_RATIO = 4.5
"""The least contrast of text, as a ratio (WCAG 2.2, 1.4.3)."""
GRAPHICS_RATIO = 3.0
"""The least contrast of what a chart is drawn with, as a ratio (WCAG 2.2, 1.4.11)."""
PAPER_WHITE = "#ffffff"

_HEX = re.compile(r"#?([0-9a-f]{6})", re.IGNORECASE)


def colour_code(written: str) -> str:
    """Return a colour as "#rrggbb" in lower case; raises InputError for anything else."""
    found = _HEX.fullmatch(written.strip())
    if found is None:
        raise InputError(
            f"”{written}” är ingen färgkod. Skriv # och sex siffror eller bokstäver a–f, till "
            "exempel #0b5d6b."
        )
    return f"#{found[1].lower()}"


def luminance(colour: str) -> float:
    """Return how light a colour "#rrggbb" is, 0–1 (relative luminance, WCAG 2.2)."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as a ratio, 1–21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
