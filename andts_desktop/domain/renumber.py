"""Numbers of nodes: the next one, and all of them anew in their order."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.plan import Node, Plan

_ORDINARY = re.compile(r"(?:(?P<head>.*)\.)?(?P<last>[0-9]{1,9})(?P<dot>\.?)")
_WHOLE = re.compile(r"[0-9]{1,9}")


def next_number(parent: Node | None, siblings: Sequence[Node]) -> str:
    """Return the number that follows the siblings', empty where they are not numbered so.

    "1.2" follows "1.1"; the first child of "3" gets "3.1" only where it has a parent number.
    """
    if siblings:
        head, dot, last = siblings[-1].number.rpartition(".")
        is_number = last.isascii() and last.isdigit() and len(last) < 10
        return f"{head}{dot}{int(last) + 1}" if is_number else ""
    return f"{parent.number}.1" if parent is not None and parent.number else ""


def renumbered(plan: Plan, under: Node | None) -> tuple[tuple[NodeId, str], ...]:
    """Return the new numbers below `under` (None: in the whole plan), only those that change.

    Nodes at the top are numbered by their place, those below by their parent's number and their
    place, unless the siblings have plain numbers; a last dot is kept where the siblings have it.
    Each level among the siblings is counted by itself. What is no ordinary number ("F", "5 och 6")
    stays, and the count goes on after the greatest number in it. Siblings without any ordinary
    number stay as they are.
    """
    nodes = plan.nodes if under is None else under.children
    return tuple(_below(nodes, "" if under is None else under.number, is_top=under is None))


@dataclass(frozen=True, slots=True)
class _Style:
    """How siblings are numbered: what stands before the place, and after it."""

    head: str
    dot: str

    def number(self, place: int) -> str:
        return f"{self.head}{place}{self.dot}"


def _below(
    siblings: Sequence[Node], parent_number: str, *, is_top: bool = False
) -> Iterator[tuple[NodeId, str]]:
    by_level: dict[str, list[Node]] = defaultdict(list)
    for node in siblings:
        by_level[node.level.key].append(node)
    numbers: dict[NodeId, str] = {}
    for nodes in by_level.values():
        numbers |= _numbers(nodes, parent_number, is_top=is_top)
    for node in siblings:
        if numbers[node.id] != node.number:
            yield node.id, numbers[node.id]
        yield from _below(node.children, numbers[node.id])


def _numbers(nodes: Sequence[Node], parent_number: str, *, is_top: bool) -> dict[NodeId, str]:
    style = _style(nodes, parent_number, is_top=is_top)
    if style is None:
        return {node.id: node.number for node in nodes}
    numbers: dict[NodeId, str] = {}
    place = 0
    for node in nodes:
        if not node.number or _ORDINARY.fullmatch(node.number):
            place += 1
            numbers[node.id] = style.number(place)
        else:
            place = max([place, *map(int, _WHOLE.findall(node.number))])
            numbers[node.id] = node.number
    return numbers


def _style(nodes: Sequence[Node], parent_number: str, *, is_top: bool) -> _Style | None:
    """Return the style of the first ordinary number, None where there is none."""
    found = next(filter(None, (_ORDINARY.fullmatch(node.number) for node in nodes)), None)
    if found is None:
        return None
    head = found["head"]
    if is_top or head is None:
        return _Style("", found["dot"])
    # Under a parent without a number, the first of them says where they belong.
    return _Style(f"{parent_number.strip().removesuffix('.') or head}.", found["dot"])
