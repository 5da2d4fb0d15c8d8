"""Every text of a plan, as the documents that print it whole are searched for them."""

from collections.abc import Iterator

from andts_desktop.domain.found_texts import squeezed
from andts_desktop.domain.plan import Indicator, Node, Plan, Responsibilities

_LONGEST_NAME = 100
"""Names of more characters may be shortened where they would fill a page."""


def beginning(words: str, most: int = _LONGEST_NAME) -> str:
    """Return as many whole words as are printed of a name whatever there is room for."""
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0].rstrip(" ,.;:")


def plan_texts(plan: Plan) -> Iterator[str]:
    """Yield the title page's words, every written chapter, and every node with all it says."""
    details = plan.details
    # Whose the plan is stands there only where the documents' look has no name of its own.
    facts = (details.title, details.case_number, details.decided_by, details.version)
    yield from map(beginning, filter(None, facts))
    for chapter in plan.written_chapters():
        # A chapter of nothing that is seen has no heading everywhere.
        if squeezed(chapter.text):
            yield from (beginning(chapter.title), chapter.text)
    for node in plan.walk():
        yield from node_texts(node)


def node_texts(node: Node) -> Iterator[str]:
    """Yield a node's own texts, its indicators, and those who answer for them."""
    yield from (node.number, node.title, node.text, node.recurs)
    yield from unit_names(node.responsibilities)
    for indicator in node.indicators:
        yield from indicator_texts(indicator)


def indicator_texts(indicator: Indicator) -> Iterator[str]:
    """Yield an indicator's words, its target, and those who answer for it."""
    yield from (indicator.text, indicator.target)
    yield from unit_names(indicator.responsibilities)


def unit_names(units: Responsibilities) -> Iterator[str]:
    """Yield the names of all who take part."""
    yield from (beginning(entry.unit_name) for entry in units.entries)
