"""A plan: levels that the municipality names itself, and the tree of goals and activities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from andts_desktop.domain.ids import ChapterId, IndicatorId, NodeId, PlanId, UnitId


class LevelRole(StrEnum):
    """What a level is to the follow-up, whatever the plan calls it."""

    GOAL = "goal"
    FOCUS_AREA = "focus_area"
    ACTIVITY = "activity"
    CORNERSTONE = "cornerstone"
    BUILDING_BLOCK = "building_block"


class ResponsibilityRole(StrEnum):
    """How a unit takes part; a plan that names a lead names exactly one."""

    LEAD = "lead"
    CO_RESPONSIBLE = "co_responsible"
    PARTNER = "partner"


class IndicatorKind(StrEnum):
    """What an indicator measures; UNKNOWN where the plan does not say."""

    UNKNOWN = ""
    PROCESS = "process"
    STRUCTURE = "structure"
    RESULT = "result"


class Direction(StrEnum):
    """Which way an indicator's outcome should lie from its target; NONE for words only."""

    NONE = ""
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXACTLY = "exactly"


DIRECTION_NAMES: dict[Direction, str] = {
    Direction.NONE: "ingen",
    Direction.AT_LEAST: "minst",
    Direction.AT_MOST: "högst",
    Direction.EXACTLY: "exakt",
}


class PreventionLevel(StrEnum):
    """Whom prevention is for: everyone, groups at risk, or single persons."""

    NONE = ""
    UNIVERSAL = "universal"
    SELECTIVE = "selective"
    INDICATED = "indicated"


PREVENTION_LEVEL_NAMES: dict[PreventionLevel, str] = {
    PreventionLevel.NONE: "ej angiven",
    PreventionLevel.UNIVERSAL: "universell",
    PreventionLevel.SELECTIVE: "selektiv",
    PreventionLevel.INDICATED: "indikerad",
}


class Substance(StrEnum):
    """What a node is about, by the letters of ANDTS; written together in their order."""

    ALCOHOL = "A"
    NARCOTICS = "N"
    DOPING = "D"
    TOBACCO = "T"
    GAMBLING = "S"


SUBSTANCE_NAMES: dict[Substance, str] = {
    Substance.ALCOHOL: "alkohol",
    Substance.NARCOTICS: "narkotika",
    Substance.DOPING: "dopning",
    Substance.TOBACCO: "tobak och nikotin",
    Substance.GAMBLING: "spel om pengar",
}


def substances_of(letters: str) -> tuple[Substance, ...]:
    """Return the substances among the letters, in the order of ANDTS, each once."""
    return tuple(each for each in Substance if each in letters.upper())


class ChapterKind(StrEnum):
    """What a prose chapter is about; the short version prints vision and situation."""

    INTRODUCTION = "introduction"
    BACKGROUND = "background"
    VISION = "vision"
    SITUATION = "situation"
    PURPOSE = "purpose"
    RESPONSIBILITY = "responsibility"
    FOLLOW_UP = "follow_up"
    ORGANISATION = "organisation"
    CONCEPTS = "concepts"
    PARTNERS = "partners"
    KNOWLEDGE_NEEDS = "knowledge_needs"
    GLOSSARY = "glossary"
    REFERENCES = "references"
    OTHER = "other"


NodeField = Literal[
    "number", "title", "text", "starts", "ends", "recurs", "prevention_level", "substances"
]
"""The fields of a node that are stored one by one, all of them as text."""
IndicatorField = Literal["text", "target", "kind", "unit", "direction", "by_sex"]
"""The fields of an indicator that are stored one by one, as text ("1" and "" for by_sex)."""
Assigned = tuple[UnitId, ResponsibilityRole]


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a plan, in the plan's own words, with what its nodes carry.

    `parent` is the key of the level above, empty for a top level. A plan can have several
    top levels (Stockholm: mål, and beside them förebyggstenar).
    """

    key: str
    role: LevelRole
    singular: str
    plural: str
    parent: str = ""
    has_status: bool = False
    has_indicators: bool = False
    has_responsibility: bool = False


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A unit's part in a node or an indicator."""

    unit_id: UnitId
    unit_name: str
    role: ResponsibilityRole


@dataclass(frozen=True, slots=True)
class Responsibilities:
    """All units that take part, in the plan's own order."""

    entries: tuple[Responsibility, ...] = ()

    def names(self, role: ResponsibilityRole) -> tuple[str, ...]:
        """Return the names of the units with that role."""
        return tuple(entry.unit_name for entry in self.entries if entry.role is role)

    @property
    def lead(self) -> str:
        """The name of the lead unit, empty where the plan names none."""
        return next(iter(self.names(ResponsibilityRole.LEAD)), "")

    @property
    def lead_id(self) -> UnitId | None:
        """The id of the lead unit, None where the plan names none."""
        leads = (e.unit_id for e in self.entries if e.role is ResponsibilityRole.LEAD)
        return next(leads, None)


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator of a node; `text` can hold several lines, `target` is the plan's words.

    `unit` is what the outcome is counted in ("procent", "tillfällen per år"). With `by_sex` the
    outcome is asked for flickor/kvinnor and pojkar/män beside the total.
    """

    id: IndicatorId
    node_id: NodeId
    text: str
    kind: IndicatorKind = IndicatorKind.UNKNOWN
    target: str = ""
    unit: str = ""
    direction: Direction = Direction.NONE
    by_sex: bool = False
    responsibilities: Responsibilities = Responsibilities()


@dataclass(frozen=True, slots=True)
class NationalGoalLink:
    """A link from a node to one goal of a national set, by the goal's number."""

    goal_set: str
    number: str


@dataclass(frozen=True, slots=True)
class Node:
    """One goal, focus area, activity or building block; `level` says which.

    `number` is text ("F", "5 och 6", "3.2.1"). `key` is the stable name that instruments link
    to, empty for nodes that the user added until one does. Children stand in order.

    `text` is markup (see domain/markup). `starts` and `ends` are ISO: "2024", "2024-03" or
    "2024-03-01". `recurs` is the plan's own words for when in the year ("Q1 och Q3", "löpande").
    """

    id: NodeId
    parent_id: NodeId | None
    level: Level
    number: str
    title: str
    text: str = ""
    key: str = ""
    starts: str = ""
    ends: str = ""
    recurs: str = ""
    prevention_level: PreventionLevel = PreventionLevel.NONE
    substances: tuple[Substance, ...] = ()
    responsibilities: Responsibilities = Responsibilities()
    national_goals: tuple[NationalGoalLink, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    children: tuple["Node", ...] = ()

    @property
    def label(self) -> str:
        """Number and title as they are read aloud, without a stray space."""
        return f"{self.number} {self.title}".strip()

    def walk(self) -> Iterator["Node"]:
        """Yield this node, then every node below it in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A prose chapter or a list; `text` is markup (see domain/markup), empty until written.

    `id` is None until the chapter is stored, and is not part of what it says.
    """

    kind: ChapterKind
    title: str
    text: str
    id: ChapterId | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class PlanDetails:
    """What stands on the plan's title page; years inclusive, dates ISO or empty."""

    title: str
    short_title: str = ""
    municipality: str = ""
    period_from: int | None = None
    period_to: int | None = None
    version: str = ""
    version_date: str = ""
    case_number: str = ""
    decided_by: str = ""
    decided_on: str = ""
    source: str = ""

    @property
    def period(self) -> str:
        """The years as printed: "2023–2026", one year alone, or nothing."""
        years = [str(y) for y in (self.period_from, self.period_to) if y is not None]
        return "–".join(dict.fromkeys(years))


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan as it stands in the file."""

    id: PlanId
    details: PlanDetails
    levels: tuple[Level, ...]
    chapters: tuple[Chapter, ...] = ()
    nodes: tuple[Node, ...] = ()
    _by_id: dict[NodeId, Node] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {node.id: node for node in self.walk()})

    def walk(self) -> Iterator[Node]:
        """Yield every node in reading order."""
        for node in self.nodes:
            yield from node.walk()

    def node(self, node_id: NodeId) -> Node | None:
        """Return the node with that id, None where the plan has none."""
        return self._by_id.get(node_id)

    def level(self, key: str) -> Level:
        """Return the level with that key; raises KeyError."""
        for level in self.levels:
            if level.key == key:
                return level
        raise KeyError(key)

    def chapter(self, kind: ChapterKind) -> Chapter | None:
        """Return the first chapter of that kind, written or not."""
        return next((chapter for chapter in self.chapters if chapter.kind is kind), None)

    def written_chapters(self) -> tuple[Chapter, ...]:
        """Return the chapters that have a text."""
        return tuple(chapter for chapter in self.chapters if chapter.text)

    def ancestors(self, node: Node) -> tuple[Node, ...]:
        """Return the nodes above `node`, the topmost first."""
        above: list[Node] = []
        parent_id = node.parent_id
        while parent_id is not None:
            parent = self._by_id[parent_id]
            above.append(parent)
            parent_id = parent.parent_id
        return tuple(reversed(above))

    def with_status(self) -> tuple[Node, ...]:
        """Return the nodes that carry status, in reading order."""
        return tuple(node for node in self.walk() if node.level.has_status)


def level_path(levels: Sequence[Level], level: Level) -> tuple[Level, ...]:
    """Return the levels from the top down to and with `level`."""
    by_key = {each.key: each for each in levels}
    path = [level]
    while path[0].parent:
        path.insert(0, by_key[path[0].parent])
    return tuple(path)


def allowed_levels(levels: Sequence[Level], parent: Level | None) -> tuple[Level, ...]:
    """Return the levels that a node may have under `parent` (None: at the top of the plan).

    A level may be skipped (an activity directly under a goal), never turned upside down.
    """
    if parent is None:
        return tuple(level for level in levels if not level.parent)
    others = (level for level in levels if level != parent)
    return tuple(level for level in others if parent in level_path(levels, level))
