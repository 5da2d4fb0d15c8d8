"""The trash: what was removed, and where it lay."""

from collections.abc import Mapping
from dataclasses import dataclass
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
    """One deletion as it lay in the trash, with the ids it took, so that it can be put back."""

    id: TrashId
    title: str
    deleted_at: str
    ids: Mapping[TrashKind, tuple[int, ...]]
