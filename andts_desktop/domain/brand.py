"""How the municipality's documents look: its name, its logotype and its colour."""

from dataclasses import dataclass
from decimal import Decimal

from andts_desktop.domain.contrast import PAPER_WHITE, TEXT_RATIO, colour_code, contrast
from andts_desktop.domain.swedish import format_decimal
from andts_desktop.errors import InputError

ACCENT = "#0b5d6b"
"""The colour of documents that nobody has chosen a colour for."""


@dataclass(frozen=True, slots=True)
class Brand:
    """What is the municipality's own in a document.

    `name` stands on covers in place of the plan's municipality where it is not empty. `logo` is
    a PNG or JPEG file, empty where there is none, and `logo_text` says in words what it shows.
    `accent` is "#rrggbb".
    """

    name: str = ""
    accent: str = ACCENT
    logo: bytes = b""
    logo_text: str = ""


PLAIN = Brand()
"""The look of the program's own."""


def checked_accent(written: str) -> str:
    """Return the colour as "#rrggbb"; raises InputError for one that is too light for text."""
    colour = colour_code(written)
    ratio = contrast(colour, PAPER_WHITE)
    if ratio < TEXT_RATIO:
        # Rounded down, so that 4.49 is not said to be the 4.5 that is asked for.
        shown = format_decimal(Decimal(int(10 * ratio)) / 10)
        raise InputError(
            f"Färgen {colour} är för ljus: vit text på den går inte att läsa. Kontrasten mot vitt "
            f"är {shown} och ska vara minst {format_decimal(Decimal(str(TEXT_RATIO)))}. Välj en "
            "mörkare färg."
        )
    return colour
