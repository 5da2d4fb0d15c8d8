"""Nodes of a plan on the clipboard: for this program whole, for others as an outline."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard

from andts_desktop.domain.ids import NodeId, PlanId
from andts_desktop.domain.markup import plain
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.plan_snapshot import read_snapshot, write_snapshot
from andts_desktop.errors import AndtsError

_NODES = "application/x-andts-plan"
_CUT = "application/x-andts-cut"


def put_nodes(
    clipboard: QClipboard, plan: Plan, nodes: Sequence[Node], *, cut_from: str = ""
) -> None:
    """Put nodes with all below them on the clipboard.

    `cut_from` names the file and plan that they leave when they are pasted; empty for a copy.
    """
    data = QMimeData()
    part = Plan(plan.id, plan.details, plan.levels, nodes=tuple(nodes))
    data.setData(_NODES, write_snapshot(part).encode())
    data.setText("\n".join(line for node in nodes for line in _outline(node, 0)))
    if cut_from:
        data.setData(_CUT, cut_from.encode())
    clipboard.setMimeData(data)


def nodes_on(clipboard: QClipboard) -> Plan | None:
    """Return the nodes on the clipboard as a plan with their levels, None where there are none."""
    data = clipboard.mimeData()
    if not data.hasFormat(_NODES):
        return None
    try:
        return read_snapshot(bytes(data.data(_NODES).data()).decode("utf-8", "replace"))
    except AndtsError:
        return None


def cut_from(clipboard: QClipboard) -> str:
    """Return the file and plan that the nodes leave when they are pasted; empty for a copy."""
    return bytes(clipboard.mimeData().data(_CUT).data()).decode("utf-8", "replace")


def place_name(path: object, plan_id: PlanId) -> str:
    """Name a plan of a file, so that a cut knows where it was made."""
    return f"{path}\n{plan_id}"


def ids_of(part: Plan) -> tuple[NodeId, ...]:
    """Return the nodes on the clipboard by the ids they had."""
    return tuple(node.id for node in part.nodes)


def _outline(node: Node, depth: int) -> list[str]:
    lines = ["\t" * depth + node.label]
    lines += ["\t" * (depth + 1) + line for line in plain(node.text).splitlines() if line]
    return lines + [line for child in node.children for line in _outline(child, depth + 1)]
