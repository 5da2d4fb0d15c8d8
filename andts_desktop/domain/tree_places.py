"""Where nodes of a plan may lie, and where keys take them."""

from collections.abc import Collection, Sequence

from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.plan import Level, Node, Plan, allowed_levels

Spot = tuple[NodeId | None, int]
"""A parent (None: the top of the plan), and a place among its children."""


def spot_of(plan: Plan, node: Node) -> Spot:
    """Return where a node lies."""
    return node.parent_id, [each.id for each in siblings_of(plan, node)].index(node.id)


def siblings_of(plan: Plan, node: Node) -> tuple[Node, ...]:
    """Return the nodes that lie together with a node, with itself, in the plan's order."""
    parent = plan.node(node.parent_id) if node.parent_id is not None else None
    return parent.children if parent is not None else plan.nodes


def can_lie(plan: Plan, node: Node, target: Node | None) -> bool:
    """Tell whether a node may lie under another (None: at the top), never under itself."""
    if target is not None and any(below.id == target.id for below in node.walk()):
        return False
    return node.level in allowed_levels(plan.levels, target.level if target else None)


def topmost(plan: Plan, node_ids: Collection[NodeId]) -> tuple[NodeId, ...]:
    """Return the nodes of which none lies below another of them, in the plan's order."""
    chosen = set(node_ids)
    return tuple(
        node.id
        for node in plan.walk()
        if node.id in chosen and not any(above.id in chosen for above in plan.ancestors(node))
    )


def moved_along(plan: Plan, node_ids: Sequence[NodeId], step: int) -> Spot | None:
    """Return where nodes come that move one place up (-1) or down (1) among their siblings.

    The place counts the nodes themselves where they stand now. None where they do not lie
    together or there is nowhere to go.
    """
    nodes = [node for node in map(plan.node, topmost(plan, node_ids)) if node is not None]
    if not nodes or any(node.parent_id != nodes[0].parent_id for node in nodes):
        return None
    siblings = [each.id for each in siblings_of(plan, nodes[0])]
    first, last = siblings.index(nodes[0].id), siblings.index(nodes[-1].id)
    place = first - 1 if step < 0 else last + 2
    return (nodes[0].parent_id, place) if 0 <= place <= len(siblings) else None


def moved_in(plan: Plan, node: Node) -> Spot | None:
    """Return the place last under the sibling above, None where the node may not lie there."""
    siblings = siblings_of(plan, node)
    place = [each.id for each in siblings].index(node.id)
    for above in reversed(siblings[:place]):
        if can_lie(plan, node, above):
            return above.id, len(above.children)
    return None


def moved_out(plan: Plan, node: Node) -> Spot | None:
    """Return the place after what the node lies under, None where it may not lie there."""
    parent = plan.node(node.parent_id) if node.parent_id is not None else None
    if parent is None:
        return None
    grandparent = plan.node(parent.parent_id) if parent.parent_id is not None else None
    if not can_lie(plan, node, grandparent):
        return None
    return parent.parent_id, spot_of(plan, parent)[1] + 1


def levels_for(plan: Plan, node: Node) -> tuple[Level, ...]:
    """Return the levels that a node could be on where it lies, with its own."""
    parent = plan.node(node.parent_id) if node.parent_id is not None else None
    return tuple(
        level
        for level in allowed_levels(plan.levels, parent.level if parent else None)
        if all(child.level in allowed_levels(plan.levels, level) for child in node.children)
    )
