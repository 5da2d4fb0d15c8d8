"""What every form says alike: what to do, and addresses that can be clicked."""

import re
from collections.abc import Sequence

from reportlab.platypus import Flowable

from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import text
from andts_desktop.reports.structure import Element, Tag

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def linked(compose: Composer, words: str) -> str:
    """Return words as markup, an e-mail address in them as a link."""
    found = _ADDRESS.search(words)
    if found is None:
        return compose.user.inline(words)
    address = found[0]
    colour = f"#{compose.accent.hexval()[2:]}"
    link = f'<a href="mailto:{address}" color="{colour}"><u>{address}</u></a>'
    before, after = words[: found.start()], words[found.end() :]
    return f"{_kept(compose, before)}{link}{_kept(compose, after)}"


def _kept(compose: Composer, words: str) -> str:
    """Return words as markup with the spaces at their ends."""
    inner = compose.user.inline(words)
    begin = " " if words[:1].isspace() else ""
    end = " " if inner and words[-1:].isspace() else ""
    return f"{begin}{inner}{end}"


def steps(items: Sequence[str]) -> list[Flowable]:
    """Return what to do as a list; the items are markup."""
    whole = Element(Tag.LIST)
    return [text(item, theme.BULLET, whole, tag=Tag.LIST_ITEM, bullet="•") for item in items]
