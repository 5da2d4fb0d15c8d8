"""Nodes of a plan on the clipboard: for this program whole, for others as an outline."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard

from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.markup import plain
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.plan_snapshot import read_snapshot, write_snapshot
from andts_desktop.errors import AndtsError

_NODES = "application/x-andts-plan"
_CUT = "application/x-andts-cut"


def put_nodes(
    clipboard: QClipboard, plan: Plan, nodes: Sequence[Node], *, cut_in: Path | None = None
) -> None:
    """Put nodes with all below them on the clipboard.

    `cut_in` is the file that they leave when they are pasted in it; None for a copy.
    """
    data = QMimeData()
    part = Plan(plan.id, plan.details, plan.levels, nodes=tuple(nodes))
    data.setData(_NODES, write_snapshot(part).encode())
    data.setText("\n".join(line for node in nodes for line in _outline(node, 0)))
    if cut_in is not None:
        data.setData(_CUT, f"{cut_in}\n{plan.id}".encode())
    clipboard.setMimeData(data)


def nodes_on(clipboard: QClipboard) -> Plan | None:
    """Return the nodes on the clipboard as a plan with their levels, None where there are none."""
    data = _data(clipboard)
    if data is None or not data.hasFormat(_NODES):
        return None
    try:
        return read_snapshot(bytes(data.data(_NODES).data()).decode("utf-8", "replace"))
    except AndtsError:
        return None


def cut_from(clipboard: QClipboard, path: Path) -> PlanId | None:
    """Return the plan of an open file that the nodes leave when they are pasted, None for none."""
    data = _data(clipboard)
    words = bytes(data.data(_CUT).data()).decode("utf-8", "replace") if data is not None else ""
    file, _, number = words.rpartition("\n")
    return PlanId(int(number)) if file == str(path) and number.isdecimal() else None


def text_on(clipboard: QClipboard) -> tuple[str, str]:
    """Return the text on the clipboard, plain and as HTML."""
    data = _data(clipboard)
    return (data.text(), data.html()) if data is not None else ("", "")


def _data(clipboard: QClipboard) -> QMimeData | None:
    # An empty clipboard has no data at all, whatever the annotation says.
    return clipboard.mimeData()


def _outline(node: Node, depth: int) -> list[str]:
    lines = ["\t" * depth + node.label]
    lines += ["\t" * (depth + 1) + line for line in plain(node.text).splitlines() if line]
    return lines + [line for child in node.children for line in _outline(child, depth + 1)]
