"""How text stands in a field of a form: its letters, its lines and the height they take."""

from reportlab.pdfbase.pdfmetrics import stringWidth

from andts_desktop.reports import fonts

TEXT_SIZE = 10.5
TEXT_LEADING = 13.5
TEXT_INSET = 2.0
"""How far from the edge of its field text stands, in points."""
INSIDE = 2.0
"""How far inside its frame a field lies, in points."""
_NOT_SHOWN = "\u00ad\x7f"
"""The soft hyphen, and a control character that code page 1252 has too."""


def field_height(lines: int) -> float:
    """Return the height in points of a field with room for that many lines."""
    inset = 2 * (TEXT_INSET + INSIDE)
    return lines * TEXT_LEADING + inset - (TEXT_LEADING - TEXT_SIZE)


def needed_lines(written: str, width: float, least: int, most: int) -> int:
    """Return how many lines a field of that width in points takes, frame and all."""
    needed = len(wrapped(written, width - 2 * INSIDE)) if written else 0
    return max(least, min(most, needed))


def wrapped(text: str, width: float) -> list[str]:
    """Part a text into the lines in which it stands in a field of that width in points.

    The width is that of the field itself, inside its frame.
    """
    room = width - 2 * TEXT_INSET
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and text_width(longer) > room:
                lines.append(line)
                longer = word
            while text_width(longer) > room and len(longer) > 1:
                fits = _fitting(longer, room)
                lines.append(longer[:fits])
                longer = longer[fits:]
            line = longer
        lines.append(line)
    return lines


def _fitting(text: str, room: float) -> int:
    return max(1, next((n for n in range(len(text), 0, -1) if text_width(text[:n]) <= room), 1))


def in_field_font(text: str) -> str:
    """Return the text in the letters that the fields' font has, others as question marks."""
    shown = text.translate(dict.fromkeys(map(ord, _NOT_SHOWN)))
    return shown.encode("cp1252", "replace").decode("cp1252")


def text_width(text: str) -> float:
    """Return the width of a text in a field, in points."""
    return float(stringWidth(in_field_font(text), fonts.REGULAR, TEXT_SIZE))
