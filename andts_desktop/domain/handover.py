"""What a new coordinator needs to know: the state of the work, the people and what waits."""

from collections.abc import Iterable
from dataclasses import dataclass

from andts_desktop.domain.annual_report import ReportHead
from andts_desktop.domain.editions import Edition
from andts_desktop.domain.follow_up import FollowUp, Outcome, OutcomeState, ProseSection, StatusKind
from andts_desktop.domain.ids import NodeId, UnitId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.plan import (
    Indicator,
    LevelRole,
    Node,
    Plan,
    Responsibilities,
    ResponsibilityRole,
)
from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.domain.swedish import sort_key
from andts_desktop.domain.timing import ends_before
from andts_desktop.domain.units import Unit

PROSE = (
    ProseSection.HANDOVER_NOW,
    ProseSection.HANDOVER_PEOPLE,
    ProseSection.HANDOVER_ADVICE,
)
"""The prose that this document has; what is written for others is not in it."""


@dataclass(frozen=True, slots=True)
class HandoverRound:
    """A survey round: how many take part, have answered and are ready, and whom it waits for.

    `due` and `last_received` are ISO or empty. `broken` says why it is not to be compared with
    the rounds before, empty where it may be or has none before it.
    """

    year: int
    instrument: Instrument
    taking_part: int
    answered: int
    ready: int
    due: str = ""
    last_received: str = ""
    waiting: tuple[str, ...] = ()
    broken: str = ""


@dataclass(frozen=True, slots=True)
class LeadState:
    """A unit that leads activities: how many, how many untold this year, and its last report.

    `last_told` is ISO, empty where it has told nothing this year.
    """

    name: str
    email: str
    led: int
    untold: int
    last_told: str


@dataclass(frozen=True, slots=True)
class LateNode:
    """An activity whose time is out though it is neither done nor dropped."""

    node: Node
    kind: StatusKind | None


@dataclass(frozen=True, slots=True)
class Handover:
    """Everything in the document; `outcomes` are those of `head.year`.

    `has_changed` tells whether the plan differs from its last decided version, None where none
    is decided. `file` is the data file's name without its folders.
    """

    head: ReportHead
    file: str
    plan: Plan
    versions: tuple[PlanVersion, ...]
    has_changed: bool | None
    follow_up: FollowUp
    outcomes: tuple[Outcome, ...]
    units: tuple[Unit, ...]
    rounds: tuple[HandoverRound, ...]
    editions: tuple[Edition, ...]

    def file_name(self) -> str:
        """Name the file without its ending."""
        owner = self.head.municipality or self.head.plan_title
        return f"Överlämning {self.head.as_of.isoformat()} {owner}"

    def texts(self) -> tuple[str, ...]:
        """Return the goals, what is late or deviates, whom to talk to, and what was written."""
        return (
            *(each.title for each in self.plan.nodes if each.level.role != LevelRole.CORNERSTONE),
            *(each.node.title for each in late_nodes(self)),
            *(unit.name for unit in self.units),
            *filter(None, (self.follow_up.prose_text(section) for section in PROSE)),
        )


def late_nodes(handover: Handover) -> tuple[LateNode, ...]:
    """Return the activities whose end lies before the day of the document, in the plan's order."""
    day = handover.head.as_of.isoformat()
    latest = handover.follow_up.latest()
    found = []
    for node in handover.plan.with_status():
        entry = latest.get(node.id)
        kind = handover.follow_up.kind(entry.status_key) if entry else None
        is_open = kind is None or not (kind.is_done or kind.is_deviation)
        if node.ends and is_open and ends_before(day, node.ends):
            found.append(LateNode(node, kind))
    return tuple(found)


def missing_figures(handover: Handover) -> tuple[tuple[Node, Indicator], ...]:
    """Return the indicators that have no outcome of the year, each with what it belongs to.

    One that is said not to apply, or is withheld, is not missing.
    """
    told = {
        each.indicator_id for each in handover.outcomes if each.state is not OutcomeState.MISSING
    }
    return tuple(
        (node, indicator)
        for node in handover.plan.walk()
        for indicator in node.indicators
        if indicator.id not in told
    )


def leads(handover: Handover) -> tuple[LeadState, ...]:
    """Return the units that lead activities, those with most untold first."""
    plan = handover.plan
    days = {entry.node_id: entry.date for entry in handover.follow_up.log}
    led: dict[UnitId, list[NodeId]] = {}
    for node in plan.with_status():
        for unit_id in _leading(node):
            led.setdefault(unit_id, []).append(node.id)
    known = {unit.id: unit for unit in handover.units}
    states = [
        LeadState(
            name=known[unit_id].name,
            email=known[unit_id].email,
            led=len(nodes),
            untold=sum(1 for each in nodes if each not in days),
            last_told=max((days[each] for each in nodes if each in days), default=""),
        )
        for unit_id, nodes in led.items()
        if unit_id in known
    ]
    return tuple(sorted(states, key=lambda each: (-each.untold, sort_key(each.name))))


def _leading(node: Node) -> tuple[UnitId, ...]:
    """Return who leads a node: as it says itself, or else as its indicators say."""
    own = _lead_ids([node.responsibilities])
    of_indicators = _lead_ids(each.responsibilities for each in node.indicators)
    return tuple(dict.fromkeys(own or of_indicators))


def _lead_ids(several: Iterable[Responsibilities]) -> list[UnitId]:
    return [
        entry.unit_id
        for units in several
        for entry in units.entries
        if entry.role is ResponsibilityRole.LEAD
    ]
