"""What every form says alike: what to do with it, as a list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import text
from andts_desktop.reports.structure import Element, Tag

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, as markup; with an address the whole of it is a link."""

    markup: str
    address: str = ""


def send_to(compose: Composer, words: str, receiver: str) -> Step:
    """Say whom something is sent to; an e-mail address can be clicked."""
    said = compose.user.inline(f"{words} {receiver}.")
    found = _ADDRESS.search(receiver)
    if found is None:
        return Step(said)
    address = found[0]
    shown = said.replace(address, f"<u>{address}</u>", 1)
    link = f'<a href="mailto:{address}" color="#{theme.INK.hexval()[2:]}">{shown}</a>'
    return Step(link, f"mailto:{address}")


def steps(items: Sequence[Step]) -> list[Flowable]:
    """Return what to do as a list."""
    whole = Element(Tag.LIST)
    made: list[Flowable] = []
    for item in items:
        row = text(item.markup, theme.BULLET, whole, tag=Tag.LIST_ITEM, bullet="•")
        if item.address:
            row.body = Element(Tag.LINK, row.body, alternative=item.address)
        made.append(row)
    return made
