"""One document of every kind and size that the example municipality can show."""

import datetime as dt
from collections.abc import Iterator

from andts_desktop.document import Document
from andts_desktop.domain.paper import PAPERS, PaperKind, PaperRequest

DISTRICT = "Norrby"
"""The district that documents about one unit are about."""

_OF_THE_ACTION_PLAN = frozenset({PaperKind.BOARD, PaperKind.WHEEL, PaperKind.PLAN})
"""What shows boards, times and all the levels of a plan; the programme shows the rest."""


def example_papers(document: Document, as_of: dt.date) -> Iterator[PaperRequest]:
    """Yield what to print of the example, in the order that documents are offered."""
    programme, action_plan = document.plans.ids()
    district = document.units.named(DISTRICT)
    for kind, facts in PAPERS.items():
        plan = action_plan if kind in _OF_THE_ACTION_PLAN else programme
        unit = district if kind is PaperKind.ANNUAL else None
        for size in facts.sizes:
            request = PaperRequest(kind, as_of.year, as_of, plan, unit, size=size)
            found = document.papers.each(request)
            yield next((each for each in found if each.unit == district), found[0])
