"""The steps of a status scale in the words that people use for them."""

import re
from collections.abc import Sequence

from andts_desktop.domain.follow_up import StatusKind

_WORDS = {
    "not_started": "ej påbörjad|ej påbörjat|inte påbörjad|inte påbörjat|ej startad|planerad",
    "ongoing": "pågår|pågående|påbörjad|påbörjat|startad|löpande|under arbete",
    "partly_done": "delvis genomförd|delvis genomfört|delvis klar|delvis klart|delvis",
    "done": "genomförd|genomfört|genomförda|klar|klart|slutförd|slutfört|avslutad|avslutat|ja",
    "not_done": "ej genomförd|ej genomfört|inte genomförd|inte genomfört|nej",
    "dropped": "utgår|utgått|struken|inställd|inställt|ej aktuell|inte aktuellt",
}
"""Of the scale that every plan begins with; a step of another scale is known by its name."""

_KEYS = {word: key for key, words in _WORDS.items() for word in words.split("|")}


def status_meant(text: str, scale: Sequence[StatusKind]) -> StatusKind | None:
    """Return the step that a text means, None where it means none or one that cannot be told."""
    plain = re.sub(r"[^\w\s]", " ", text.casefold())
    words = " ".join(plain.split())
    for kind in scale:
        if words in {kind.key.casefold(), kind.name.casefold()}:
            return kind
    key = _KEYS.get(words)
    return next((kind for kind in scale if kind.key == key), None)
