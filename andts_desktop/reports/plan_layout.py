"""Which parts of a plan are sections, tables and lists: the same on paper and in Word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from andts_desktop.domain.plan import (
    Indicator,
    Level,
    LevelRole,
    Node,
    Responsibilities,
)
from andts_desktop.reports.plan_wording import node_facts

NOBODY = Responsibilities()
"""The units of what no one answers for."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a board: a node with its first indicator, or one indicator more of it.

    `units` are those who answer for what stands on the row. `said_of_node` are the node's own
    units where the rows do not tell them.
    """

    node: Node
    indicator: Indicator | None = None
    units: Responsibilities = NOBODY
    goes_on: bool = False
    said_of_node: Responsibilities = NOBODY


@dataclass(frozen=True, slots=True)
class Board:
    """A table of nodes of one level, each with its indicators and who answers for them."""

    level: Level
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Nodes of one level that have nothing but a name, a text and facts."""

    level: Level
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A node with a heading of its own."""

    node: Node


Part = Board | Listing | Section


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring nodes at the top of the plan that are of one level."""

    level: Level
    nodes: tuple[Node, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The group's nodes: sections, but for activities without any goal above them."""
        if self.level.role is LevelRole.ACTIVITY:
            return parts_of(self.nodes)
        return tuple(map(Section, self.nodes))


def groups_of(nodes: Sequence[Node]) -> tuple[Group, ...]:
    """Part the top of a plan where its level changes."""
    return tuple(
        Group(level, tuple(same)) for level, same in groupby(nodes, key=lambda node: node.level)
    )


def parts_of(nodes: Sequence[Node]) -> tuple[Part, ...]:
    """Return how the nodes below one node are shown, in their order."""
    found: list[Part] = []
    for level, same in groupby(nodes, key=lambda node: node.level):
        alike = tuple(same)
        if any(node.children for node in alike):
            found += map(Section, alike)
        elif any(node.indicators or node.responsibilities.entries for node in alike):
            found.append(Board(level, tuple(row for node in alike for row in rows_of(node))))
        else:
            found.append(Listing(level, alike))
    return tuple(found)


def rows_of(node: Node) -> Iterator[Row]:
    """Yield a node's rows: one for each indicator, or one where it has none."""
    own = node.responsibilities
    if not any(each.responsibilities.entries for each in node.indicators):
        first, *others = node.indicators or (None,)
        yield Row(node, first, own)
        yield from (Row(node, each, goes_on=True) for each in others)
        return
    untold = NOBODY if _is_told(node) else own
    for number, each in enumerate(node.indicators):
        yield Row(
            node,
            each,
            each.responsibilities,
            goes_on=number > 0,
            said_of_node=NOBODY if number else untold,
        )


def _is_told(node: Node) -> bool:
    """Tell whether a node's units are just those of its indicators, led by the first lead."""
    of_indicators = [each.responsibilities for each in node.indicators]
    named = {entry.unit_id for units in of_indicators for entry in units.entries}
    lead = next((units.lead_id for units in of_indicators if units.lead_id is not None), None)
    own = node.responsibilities
    return {entry.unit_id for entry in own.entries} <= named and own.lead_id in {None, lead}


def leads_on(node: Node) -> bool:
    """Tell whether a node's text goes on in the list below it: "Kommunen ska", "Vi ska:"."""
    stands_between = node_facts(node) or node.responsibilities.entries or node.indicators
    ends_open = not node.text.rstrip("* \n").endswith((".", "!", "?"))
    return bool(node.text.strip()) and ends_open and not stands_between


def is_bare(nodes: Sequence[Node]) -> bool:
    """Tell whether the nodes have nothing but their names."""
    return not any(node.text.strip() or node_facts(node) for node in nodes)
