"""Where keys would take the chosen nodes of a plan, or in words why they take them nowhere."""

from collections.abc import Sequence

from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.plan_words import another, one
from andts_desktop.domain.tree_places import (
    Spot,
    can_lie,
    moved_along,
    moved_in,
    moved_out,
    siblings_of,
    topmost,
)


def try_along(plan: Plan, node_ids: Sequence[NodeId], step: int) -> Spot | str:
    """Return where nodes come one place up (-1) or down (1), or why there is no such place."""
    spot = moved_along(plan, node_ids, step)
    if spot is not None:
        return spot
    nodes = _nodes(plan, node_ids)
    if any(node.parent_id != nodes[0].parent_id for node in nodes):
        return "Det markerade ligger på olika ställen. Flytta ett ställe i taget."
    return "Det ligger redan överst." if step < 0 else "Det ligger redan nederst."


def try_in(plan: Plan, node_ids: Sequence[NodeId]) -> Spot | str:
    """Return the place last under what lies above, or why the nodes cannot lie there."""
    nodes = _nodes(plan, node_ids)
    spot = moved_in(plan, nodes[0])
    if spot is None:
        siblings = siblings_of(plan, nodes[0])
        place = [each.id for each in siblings].index(nodes[0].id)
        if not place:
            return "Det finns inget ovanför att flytta in det i."
        return _refusal(nodes[0], siblings[place - 1])
    return _for_all(plan, nodes, spot)


def try_out(plan: Plan, node_ids: Sequence[NodeId]) -> Spot | str:
    """Return the place after what the nodes lie under, or why they cannot lie there."""
    nodes = _nodes(plan, node_ids)
    spot = moved_out(plan, nodes[-1])
    if spot is not None:
        return _for_all(plan, nodes, spot)
    parent = _at(plan, nodes[-1].parent_id)
    if parent is None:
        return "Det ligger inte under något."
    return _refusal(nodes[-1], _at(plan, parent.parent_id))


def _for_all(plan: Plan, nodes: Sequence[Node], spot: Spot) -> Spot | str:
    target = _at(plan, spot[0])
    refused = (node for node in nodes if not can_lie(plan, node, target))
    return next((_refusal(node, target) for node in refused), spot)


def _refusal(node: Node, target: Node | None) -> str:
    what = one(node.level).capitalize()
    if target is None:
        return f"{what} kan inte ligga överst i planen."
    if node.level == target.level:
        return f"{what} kan inte ligga under {another(target.level)}."
    return f"{what} kan inte ligga under {one(target.level)}."


def _nodes(plan: Plan, node_ids: Sequence[NodeId]) -> list[Node]:
    return [node for node in map(plan.node, topmost(plan, node_ids)) if node is not None]


def _at(plan: Plan, node_id: NodeId | None) -> Node | None:
    return plan.node(node_id) if node_id is not None else None
