"""The stable names of a plan's nodes, which questions of instruments link to."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import replace

from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.plan import Node, Plan

_LONGEST = 40


def offered_keys(plan: Plan, taken: Collection[str]) -> Mapping[NodeId, str]:
    """Return every node's key, and for one without the key that it gets when it is linked.

    A new key is made of the node's title, is unlike every key of the plan and those `taken`,
    and is the same each time that plan and `taken` are. Keys are never made in advance: a
    plan that no question asks about is as its municipality wrote it.
    """
    known = {node.key for node in plan.walk() if node.key} | set(taken)
    offered = {}
    for node in plan.walk():
        key = node.key or _free(_plain(node), known)
        known.add(key)
        offered[node.id] = key
    return offered


def with_keys_of(plan: Plan, current: Plan) -> Plan:
    """Return a plan as it was decided with the keys that its nodes have been given since."""
    keys = {node.id: node.key for node in current.walk() if node.key}
    if all(node.key or node.id not in keys for node in plan.walk()):
        return plan
    return replace(plan, nodes=tuple(_keyed(node, keys) for node in plan.nodes))


def _keyed(node: Node, keys: Mapping[NodeId, str]) -> Node:
    children = tuple(_keyed(child, keys) for child in node.children)
    return replace(node, key=node.key or keys.get(node.id, ""), children=children)


def _plain(node: Node) -> str:
    """Return a title in plain letters: "Öka föräldrastödet" is oka-foraldrastodet."""
    text = f"{node.title or node.number}".casefold()
    plain = unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(name) > _LONGEST:
        name = name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
    return name or node.level.role.value


def _free(name: str, known: Collection[str]) -> str:
    key, number = name, 2
    while key in known:
        key, number = f"{name}-{number}", number + 1
    return key
