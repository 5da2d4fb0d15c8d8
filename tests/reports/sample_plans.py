"""Plans to print, built from the shipped templates or by hand."""

from collections.abc import Callable, Iterable
from itertools import count

from andts_desktop import paths
from andts_desktop.domain.ids import IndicatorId, NodeId, PlanId, UnitId
from andts_desktop.domain.plan import (
    Indicator,
    Level,
    LevelRole,
    NationalGoalLink,
    Node,
    Plan,
    PlanDetails,
    Responsibilities,
    Responsibility,
    ResponsibilityRole,
)
from andts_desktop.domain.plan_template import (
    IndicatorDraft,
    NamedResponsibility,
    NodeDraft,
    PlanTemplate,
    read_plan_template,
)


def template(name: str) -> PlanTemplate:
    path = paths.resources() / "plans" / f"{name}.json"
    return read_plan_template(path.read_text(encoding="utf-8"), path.name)


class PlanBuilder:
    """Gives a template's drafts ids, as storing them would."""

    def __init__(self, source: PlanTemplate) -> None:
        self._source = source
        self._levels = {level.key: level for level in source.levels}
        self._units = {unit.name: UnitId(n) for n, unit in enumerate(source.units, 1)}
        self._nodes = count(1)
        self._indicators = count(1)

    def plan(self, extra: Callable[[NodeDraft], Iterable[NodeDraft]] | None = None) -> Plan:
        self._extra = extra
        nodes = tuple(self._node(draft, None) for draft in self._source.nodes)
        return Plan(
            PlanId(1), self._source.details, self._source.levels, self._source.chapters, nodes
        )

    def _node(self, draft: NodeDraft, parent: NodeId | None) -> Node:
        node_id = NodeId(next(self._nodes))
        children = [*draft.children, *(self._extra(draft) if self._extra else ())]
        return Node(
            id=node_id,
            parent_id=parent,
            level=self._levels[draft.level_key],
            number=draft.number,
            title=draft.title,
            text=draft.text,
            key=draft.key,
            starts=draft.starts,
            ends=draft.ends,
            recurs=draft.recurs,
            prevention_level=draft.prevention_level,
            substances=draft.substances,
            responsibilities=self._responsibilities(draft.responsibilities),
            national_goals=tuple(
                NationalGoalLink("nationella-mal-2022-2025", number)
                for number in draft.national_goals
            ),
            indicators=tuple(self._indicator(each, node_id) for each in draft.indicators),
            children=tuple(self._node(child, node_id) for child in children),
        )

    def _indicator(self, draft: IndicatorDraft, node_id: NodeId) -> Indicator:
        return Indicator(
            IndicatorId(next(self._indicators)),
            node_id,
            draft.text,
            draft.kind,
            draft.target,
            draft.unit,
            draft.direction,
            draft.by_sex,
            self._responsibilities(draft.responsibilities),
        )

    def _responsibilities(self, named: Iterable[NamedResponsibility]) -> Responsibilities:
        return Responsibilities(
            tuple(Responsibility(self._units[n.unit_name], n.unit_name, n.role) for n in named)
        )


def vasteras() -> Plan:
    return from_template("vasteras-2022-2025")


def from_template(name: str) -> Plan:
    return PlanBuilder(template(name)).plan()


def named(name: str) -> Plan:
    """The plan of the shipped template whose name begins so."""
    (found,) = (paths.resources() / "plans").glob(f"{name}-*.json")
    return from_template(found.stem)


def stockholm(activities: bool = True) -> Plan:
    """Stockholm's plan, with an example activity or two below each focus area."""
    source = template("stockholm-2023-2026")
    leads = ("Socialförvaltningen", "Utbildningsförvaltningen", "Järva", "Bromma")

    def below(draft: NodeDraft) -> list[NodeDraft]:
        if draft.level_key != "focus_area" or not activities or draft.number.endswith("4"):
            return []
        lead = leads[int(draft.number[0]) % len(leads)]
        made = NodeDraft(
            "activity",
            f"Exempelaktivitet: {draft.title.lower()}",
            number=f"{draft.number}.1",
            responsibilities=(
                NamedResponsibility(lead, ResponsibilityRole.LEAD),
                NamedResponsibility("Farsta", ResponsibilityRole.CO_RESPONSIBLE),
            ),
            indicators=(IndicatorDraft("Antal genomförda tillfällen", target="minst 30 per år"),),
        )
        return [made]

    return PlanBuilder(source).plan(below)


def plan_without_activities() -> Plan:
    """A plan shaped as Växjö's: areas and focus areas, nothing that carries status."""
    area = Level("area", LevelRole.GOAL, "utvecklingsområde", "utvecklingsområden")
    focus = Level("focus", LevelRole.FOCUS_AREA, "insatsområde", "insatsområden", "area")
    names = ("Universell prevention", "Selektiv prevention", "Indikerad prevention")
    nodes = tuple(
        Node(
            NodeId(10 * n),
            None,
            area,
            "",
            name,
            text=f"{name} når dem som den ska nå.",
            children=tuple(
                Node(NodeId(10 * n + m), NodeId(10 * n), focus, "", f"Insatsområde {n}.{m}")
                for m in range(1, 5)
            ),
        )
        for n, name in enumerate(names, 1)
    )
    details = PlanDetails("ANDTS-strategi", municipality="Lillköpings kommun", period_from=2022)
    return Plan(PlanId(1), details, (area, focus), (), nodes)


def empty_plan() -> Plan:
    return Plan(PlanId(1), PlanDetails("Ny plan"), ())
