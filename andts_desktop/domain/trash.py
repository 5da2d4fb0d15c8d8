"""The trash: what was removed, and where it lay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from andts_desktop.domain.ids import PlanId, TrashId


class TrashKind(StrEnum):
    """What a deletion took."""

    PLAN = "plan"
    NODE = "node"
    INDICATOR = "indicator"
    CHAPTER = "chapter"


@dataclass(frozen=True, slots=True)
class TrashEntry:
    """One deletion: `count` is how many plans, nodes, indicators or chapters it took.

    `deleted_at` is ISO with time and zone; `what` is the plan's word for a node's level, else
    Swedish for the kind; `parent` names what it lay in.
    """

    id: TrashId
    title: str
    deleted_at: str
    kind: TrashKind
    what: str
    plan_id: PlanId
    plan_title: str
    parent: str
    count: int


@dataclass(frozen=True, slots=True)
class Deletion:
    """One deletion as it lay in the trash, with the ids it took, so that it can be put back.

    `places` are the places that the things beside it had then, and it itself.
    """

    id: TrashId
    title: str
    deleted_at: str
    ids: Mapping[TrashKind, tuple[int, ...]]
    places: Mapping[TrashKind, Mapping[int, int]] = field(default_factory=dict)


def places_with(
    back: int, living: Sequence[int], gone: Sequence[tuple[int, int]]
) -> dict[int, int]:
    """Return the places of things among which one comes back from the trash.

    `living` are the ids of the others in their order. `gone` are those in the trash with `back`
    among them, each with its place among the living when it was removed, in the order in which
    they were removed. So what was removed after `back` is put in first, last removed first, and
    taken out again after it: each then still knows its place when its turn comes.
    """
    first = next(number for number, (each, _) in enumerate(gone) if each == back)
    order = list(living)
    for each, place in reversed(gone[first:]):
        order.insert(place, each)
    places: dict[int, int] = {}
    for each, _ in gone[first + 1 :]:
        places[each] = order.index(each)
        order.remove(each)
    return places | {each: place for place, each in enumerate(order)}
