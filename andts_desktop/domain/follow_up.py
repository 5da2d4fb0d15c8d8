"""Follow-up: the status scale, dated status reports, deviations with causes, outcomes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from andts_desktop.domain.ids import IndicatorId, NodeId
from andts_desktop.domain.plan import LevelRole, Node, Plan
from andts_desktop.errors import InputError


class StatusTone(StrEnum):
    """How a status is coloured beside its symbol and word; never the only sign."""

    NEUTRAL = "neutral"
    ACTIVE = "active"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class StatusKind:
    """One step of a plan's status scale: a symbol and a word.

    `is_done` counts as carried out; `is_deviation` asks for a cause.
    """

    key: str
    name: str
    symbol: str
    tone: StatusTone
    is_done: bool = False
    is_deviation: bool = False


@dataclass(frozen=True, slots=True)
class Cause:
    """One entry of a plan's register of causes."""

    key: str
    name: str


DEFAULT_STATUS_SCALE: tuple[StatusKind, ...] = (
    StatusKind("not_started", "ej påbörjad", "○", StatusTone.NEUTRAL),
    StatusKind("ongoing", "pågår", "◐", StatusTone.ACTIVE),
    StatusKind("partly_done", "delvis genomförd", "◑", StatusTone.WARNING, is_deviation=True),
    StatusKind("done", "genomförd", "●", StatusTone.GOOD, is_done=True),
    StatusKind("not_done", "ej genomförd", "▲", StatusTone.BAD, is_deviation=True),
    StatusKind("dropped", "utgår", "–", StatusTone.NEUTRAL, is_deviation=True),
)

DEFAULT_CAUSES: tuple[Cause, ...] = (
    Cause("time", "tidsbrist"),
    Cause("staff", "personalbrist eller vakans"),
    Cause("budget", "minskad budget"),
    Cause("external", "extern parts organisation eller resurser"),
    Cause("reorganisation", "intern omorganisation, ansvarig ej utsedd"),
    Cause("obsolete", "ej längre aktuellt"),
    Cause("other", "annat"),
)


class GoalAssessment(StrEnum):
    """Whether a goal or an indicator's target was reached, which is not whether work was done."""

    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not_reached"
    UNKNOWN = "unknown"


ASSESSMENT_NAMES: dict[GoalAssessment, tuple[str, str]] = {
    GoalAssessment.REACHED: ("●", "når målet"),
    GoalAssessment.PARTLY: ("◑", "når delvis"),
    GoalAssessment.NOT_REACHED: ("▲", "når inte"),
    GoalAssessment.UNKNOWN: ("○", "kan inte bedömas"),
}
"""Symbol and word of each assessment."""


@dataclass(frozen=True, slots=True)
class StatusEntry:
    """A dated status report on a node: one per node and day, ISO `date`, for `year`."""

    node_id: NodeId
    year: int
    date: str
    status_key: str
    cause_key: str = ""
    comment: str = ""


class Sex(StrEnum):
    """Whom an outcome counts."""

    TOTAL = "total"
    WOMEN = "women"
    MEN = "men"


SEX_NAMES: dict[Sex, str] = {
    Sex.TOTAL: "totalt",
    Sex.WOMEN: "flickor/kvinnor",
    Sex.MEN: "pojkar/män",
}


class OutcomeState(StrEnum):
    """Whether an outcome has a value, and if not, why; the signs are those of Kolada."""

    VALUE = "value"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    SUPPRESSED = "suppressed"


OUTCOME_SIGNS: dict[OutcomeState, str] = {
    OutcomeState.MISSING: "–",
    OutcomeState.NOT_APPLICABLE: ".",
    OutcomeState.SUPPRESSED: "..",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """An indicator's outcome in a year: a figure or the coordinator's words, and a judgement.

    `value` is the outcome as a number where it is one; `text` is what was typed.
    """

    indicator_id: IndicatorId
    year: int
    sex: Sex = Sex.TOTAL
    state: OutcomeState = OutcomeState.VALUE
    value: Decimal | None = None
    text: str = ""
    assessment: GoalAssessment | None = None
    comment: str = ""


class ProseSection(StrEnum):
    """Where a piece of written follow-up stands; the annual report's first, then the others'."""

    SUMMARY = "summary"
    GOAL = "goal"
    ANALYSIS = "analysis"
    NUMBERS = "numbers"
    DEVIATIONS = "deviations"
    SURVEY = "survey"
    FINAL_SUMMARY = "final_summary"
    FINAL_GOAL = "final_goal"
    FINAL_INDICATORS = "final_indicators"
    FINAL_SURVEY = "final_survey"
    FINAL_ANALYSIS = "final_analysis"
    COMPARISON = "comparison"
    MEETING = "meeting"
    HANDOVER_NOW = "handover_now"
    HANDOVER_PEOPLE = "handover_people"
    HANDOVER_ADVICE = "handover_advice"


@dataclass(frozen=True, slots=True)
class ReportStamp:
    """The coordinator's word on a year's report: its version, and whether it is final."""

    version: str = "1.0"
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """Written follow-up of a year; `node_id` is set for the prose of a goal."""

    section: ProseSection
    text: str
    node_id: NodeId | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Everything followed up of one plan in one year.

    `latest` holds the last entry of the year by node, `log` all of them, oldest first.
    """

    year: int
    scale: tuple[StatusKind, ...]
    causes: tuple[Cause, ...]
    log: tuple[StatusEntry, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    prose: tuple[Prose, ...] = ()
    assessments: tuple[tuple[NodeId, GoalAssessment], ...] = ()

    def latest(self) -> Mapping[NodeId, StatusEntry]:
        """Return the year's last entry by node."""
        return {entry.node_id: entry for entry in self.log}

    def kind(self, key: str) -> StatusKind | None:
        """Return the step of the scale with that key."""
        return next((kind for kind in self.scale if kind.key == key), None)

    def kind_named(self, text: str) -> StatusKind:
        """Return the step with that name or key, whatever its case; raises InputError."""
        for kind in self.scale:
            if text.strip().casefold() in {kind.key.casefold(), kind.name.casefold()}:
                return kind
        raise InputError(_unknown("Statusen", text, self.scale))

    def cause_named(self, text: str) -> Cause:
        """Return the cause with that name or key, whatever its case; raises InputError."""
        for cause in self.causes:
            if text.strip().casefold() in {cause.key.casefold(), cause.name.casefold()}:
                return cause
        raise InputError(_unknown("Orsaken", text, self.causes))

    def cause_name(self, key: str) -> str:
        """Return the cause in words, empty where none is given."""
        return next((cause.name for cause in self.causes if cause.key == key), "")

    def lacks_cause(self, entry: StatusEntry) -> bool:
        """Tell whether the entry is a deviation of which nobody has said why."""
        kind = self.kind(entry.status_key)
        return kind is not None and kind.is_deviation and not self.cause_name(entry.cause_key)

    def check(self, entry: StatusEntry) -> None:
        """Raise InputError for a status or a cause that the plan does not have.

        A cause belongs to a deviation only. One that is still missing is none of this: it may
        be said later, and `lacks_cause` tells until then.
        """
        kind = self.kind(entry.status_key)
        if kind is None:
            raise InputError(_unknown("Statusen", entry.status_key, self.scale))
        if entry.cause_key and not kind.is_deviation:
            raise InputError(
                f"”{kind.name}” är ingen avvikelse och har ingen orsak. Skriv en kommentar i "
                "stället."
            )
        if entry.cause_key and not self.cause_name(entry.cause_key):
            raise InputError(_unknown("Orsaken", entry.cause_key, self.causes))

    def prose_text(self, section: ProseSection, node_id: NodeId | None = None) -> str:
        """Return what was written there, empty where nothing was."""
        found = (p.text for p in self.prose if p.section is section and p.node_id == node_id)
        return next(found, "")


def listed(entries: Sequence[StatusKind] | Sequence[Cause]) -> str:
    """Name what can be chosen, with the keys for scripts."""
    return "; ".join(f"{each.name} ({each.key})" for each in entries)


def _unknown(what: str, text: str, entries: Sequence[StatusKind] | Sequence[Cause]) -> str:
    return f"{what} ”{text}” finns inte. Välj någon av: {listed(entries)}."


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many activities stand at one step of the scale."""

    kind: StatusKind
    count: int


@dataclass(frozen=True, slots=True)
class GoalProgress:
    """The state of the activities below one top node of the plan."""

    node: Node
    counts: tuple[StatusCount, ...]
    without_status: int

    @property
    def total(self) -> int:
        """How many nodes below carry status."""
        return self.without_status + sum(each.count for each in self.counts)


@dataclass(frozen=True, slots=True)
class Deviation:
    """An activity that was not carried out as planned, with its cause where one is given."""

    node: Node
    entry: StatusEntry
    kind: StatusKind
    cause_name: str


@dataclass(frozen=True, slots=True)
class CauseCount:
    """How many deviations have one cause; an empty name means that none was given."""

    name: str
    count: int


def count_statuses(
    follow_up: FollowUp, nodes: Iterable[Node]
) -> tuple[tuple[StatusCount, ...], int]:
    """Count the nodes by step of the scale, and those without any status."""
    latest = follow_up.latest()
    keys = [latest[node.id].status_key if node.id in latest else "" for node in nodes]
    counts = tuple(StatusCount(kind, keys.count(kind.key)) for kind in follow_up.scale)
    return counts, len(keys) - sum(each.count for each in counts)


def goal_progress(plan: Plan, follow_up: FollowUp) -> tuple[GoalProgress, ...]:
    """Return the progress of each top node that has, or could have, activities below it."""
    progress = []
    for node in plan.nodes:
        if node.level.role is LevelRole.CORNERSTONE:
            continue
        carriers = [each for each in node.walk() if each.level.has_status]
        counts, without = count_statuses(follow_up, carriers)
        progress.append(GoalProgress(node, counts, without))
    return tuple(progress)


def deviations(plan: Plan, follow_up: FollowUp) -> tuple[Deviation, ...]:
    """Return the year's deviations in the plan's order."""
    latest = follow_up.latest()
    found = []
    for node in plan.with_status():
        entry = latest.get(node.id)
        kind = follow_up.kind(entry.status_key) if entry else None
        if entry and kind and kind.is_deviation:
            found.append(Deviation(node, entry, kind, follow_up.cause_name(entry.cause_key)))
    return tuple(found)


def causes_of(found: Sequence[Deviation]) -> tuple[CauseCount, ...]:
    """Sum deviations by cause, the most common first; those without a cause last."""
    names = [deviation.cause_name for deviation in found]
    counts = [CauseCount(name, names.count(name)) for name in dict.fromkeys(names)]
    return tuple(sorted(counts, key=lambda each: (not each.name, -each.count)))


def main_cause(found: Sequence[Deviation]) -> str:
    """Name the cause that is more common than any other; empty where none is."""
    named = [each for each in causes_of(found) if each.name]
    is_shared = len(named) > 1 and named[0].count == named[1].count
    return named[0].name if named and not is_shared else ""
