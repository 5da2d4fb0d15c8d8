"""What the program does to text that people type or paste."""

import unicodedata


def cleaned(text: str) -> str:
    """Return the text without characters that no one can see or print.

    Line breaks of every kind become plain ones, tabs stay, other control characters and lone
    surrogates go; all letters and signs of every script stay as they are, composed (NFC).
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    kept = (c for c in unified if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", "".join(kept))


def cleaned_line(text: str) -> str:
    """Return the text as one line, for titles and names."""
    return " ".join(cleaned(text).split())
