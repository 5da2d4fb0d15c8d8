"""The plan on one page: what it aims at outward, and what carries it inward."""

from dataclasses import dataclass

from andts_desktop.domain.annual_report import ReportHead
from andts_desktop.domain.plan import ChapterKind, Level, LevelRole, Node, Plan

_NEVER_CUT = 30

INNER = frozenset({LevelRole.CORNERSTONE, LevelRole.BUILDING_BLOCK})


@dataclass(frozen=True, slots=True)
class OverviewPaper:
    """A plan to be shown on one page."""

    head: ReportHead
    plan: Plan

    @property
    def name(self) -> str:
        """What the plan is called on a wall: its short title where it has one."""
        return self.plan.details.short_title or self.head.plan_title

    @property
    def goals(self) -> tuple[Node, ...]:
        """The goals, or whatever the plan calls its top nodes."""
        return tuple(node for node in self.plan.nodes if node.level.role not in INNER)

    @property
    def stones(self) -> tuple[Node, ...]:
        """What the work stands on inside the organisation, in plans that have it."""
        return tuple(node for node in self.plan.nodes if node.level.role in INNER)

    @property
    def vision(self) -> str:
        """The vision as markup, empty where none is written."""
        written = (each for each in self.plan.chapters if each.kind is ChapterKind.VISION)
        return next((each.text for each in written if each.text.strip()), "")

    @property
    def depths(self) -> tuple[tuple[Level, ...], ...]:
        """The levels below the goals that can be shown, all of them first, then without the lowest.

        The last holds none.
        """
        found = dict.fromkeys(node.level for goal in self.goals for node in _below(goal))
        levels = [level for level in self.plan.levels if level in found]
        return tuple(tuple(levels[:count]) for count in range(len(levels), -1, -1))

    def file_name(self) -> str:
        """Name the file without its ending."""
        return f"Överblick {self.name}"

    def texts(self) -> tuple[str, ...]:
        """Return how the goals and the cornerstones begin; they are never left out.

        Where there are very many, the end of a long one is.
        """
        return tuple(node.title[:_NEVER_CUT] for node in (*self.goals, *self.stones))


def shown_below(node: Node, levels: tuple[Level, ...]) -> tuple[Node, ...]:
    """Return the nodes right below one that are on those levels; what is between is passed over."""
    found: list[Node] = []
    for child in node.children:
        found += [child] if child.level in levels else shown_below(child, levels)
    return tuple(found)


def _below(goal: Node) -> list[Node]:
    return [node for node in goal.walk() if node is not goal]
