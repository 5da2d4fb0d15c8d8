"""Plans of any shape drawn for the laws of plans."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from andts_desktop.domain.drafts import plan_from, units_in
from andts_desktop.domain.ids import ChapterId, IndicatorId, NodeId, PlanId, UnitId
from andts_desktop.domain.plan import (
    Chapter,
    ChapterKind,
    Direction,
    IndicatorKind,
    Level,
    Node,
    Plan,
    PlanDetails,
    PreventionLevel,
    Responsibilities,
    ResponsibilityRole,
    Substance,
    allowed_levels,
)
from andts_desktop.domain.plan_template import (
    IndicatorDraft,
    NamedResponsibility,
    NodeDraft,
    PlanTemplate,
    UnitDraft,
)
from andts_desktop.domain.units import UnitKind
from tests.domain.build import LEVELS

UNITS = (
    UnitDraft("Kulturnämnden", UnitKind.BOARD),
    UnitDraft("Polisen", UnitKind.EXTERNAL),
    UnitDraft("Järva", UnitKind.DISTRICT),
)
PLAN = PlanId(1)
KINDS = {unit.name: unit.kind for unit in UNITS}
WORDS = ("Minska", "tillgången", "till", "alkohol", "unga", "öka", "stöd", "i", "skolan")
titles = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
texts = st.one_of(st.just(""), titles, st.text(max_size=12))


def subsets(values: Sequence[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.sets(st.sampled_from(values)).map(
        lambda chosen: tuple(each for each in values if each in chosen)
    )


@st.composite
def named(draw: st.DrawFn) -> tuple[NamedResponsibility, ...]:
    chosen = draw(st.lists(st.sampled_from(UNITS), unique=True, max_size=3))
    lead = draw(st.booleans())
    later = (ResponsibilityRole.CO_RESPONSIBLE, ResponsibilityRole.PARTNER)
    return tuple(
        NamedResponsibility(
            unit.name,
            ResponsibilityRole.LEAD if lead and not place else draw(st.sampled_from(later)),
        )
        for place, unit in enumerate(chosen)
    )


indicator_drafts = st.builds(
    IndicatorDraft,
    text=titles,
    kind=st.sampled_from(IndicatorKind),
    target=texts,
    unit=texts,
    direction=st.sampled_from(Direction),
    by_sex=st.booleans(),
    responsibilities=named(),
)


@st.composite
def node_drafts(draw: st.DrawFn, level: Level) -> NodeDraft:
    """Draw a node on the level with up to a few nodes below it."""
    below = allowed_levels(LEVELS, level)
    wanted = draw(st.lists(st.sampled_from(below), max_size=2)) if below else []
    return NodeDraft(
        level_key=level.key,
        title=draw(titles),
        number=draw(st.sampled_from(("", "1", "2", "1.1", "F", "5 och 6"))),
        text=draw(texts),
        starts=draw(st.sampled_from(("", "2024", "2024-03"))),
        recurs=draw(st.sampled_from(("", "Q1 och Q3"))),
        prevention_level=draw(st.sampled_from(PreventionLevel)),
        substances=draw(subsets(tuple(Substance))),  # type: ignore[arg-type]
        national_goals=draw(subsets(("1", "2", "3"))),  # type: ignore[arg-type]
        responsibilities=draw(named()),
        indicators=tuple(draw(st.lists(indicator_drafts, max_size=2)))
        if draw(st.booleans())
        else (),
        children=tuple(draw(node_drafts(each)) for each in wanted),
    )


chapters = st.builds(Chapter, st.sampled_from(ChapterKind), titles, texts)
details = st.builds(
    PlanDetails,
    title=titles,
    short_title=texts,
    municipality=texts,
    period_from=st.none() | st.integers(2020, 2024),
    period_to=st.none() | st.integers(2024, 2030),
    decided_on=st.sampled_from(("", "2024-03-01")),
)


@st.composite
def templates(draw: st.DrawFn) -> PlanTemplate:
    """Draw a template that holds exactly the units that take part in it."""
    tops = draw(st.lists(st.sampled_from(allowed_levels(LEVELS, None)), max_size=3))
    nodes = tuple(draw(node_drafts(each)) for each in tops)
    return PlanTemplate(
        id="prov",
        details=draw(details),
        levels=LEVELS,
        units=units_in(nodes, KINDS),
        chapters=tuple(draw(st.lists(chapters, max_size=3))),
        nodes=nodes,
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan as it stands in a file: ids above zero, in any order."""
    plan = plan_from(draw(templates()), "nationella")
    count = len(list(plan.walk()))
    order = draw(st.permutations(range(1, count + 1)))
    return stored(plan, order, PlanId(draw(st.integers(1, 9))))


def stored(plan: Plan, order: Sequence[int] = (), plan_id: PlanId = PLAN) -> Plan:
    """Return a plan with provisional ids as it would stand in a file, with nodes of those ids."""
    nodes = list(plan.walk())
    numbers = order or range(1, len(nodes) + 1)
    ids = {node.id: NodeId(new) for node, new in zip(nodes, numbers, strict=True)}
    return Plan(
        plan_id,
        plan.details,
        plan.levels,
        tuple(replace(c, id=ChapterId(7 * n)) for n, c in enumerate(plan.chapters, start=1)),
        tuple(_stored(node, ids) for node in plan.nodes),
    )


def _stored(node: Node, ids: dict[NodeId, NodeId]) -> Node:
    return replace(
        node,
        id=ids[node.id],
        parent_id=None if node.parent_id is None else ids[node.parent_id],
        responsibilities=_with_units(node.responsibilities),
        indicators=tuple(
            replace(
                each,
                id=IndicatorId(-each.id),
                node_id=ids[node.id],
                responsibilities=_with_units(each.responsibilities),
            )
            for each in node.indicators
        ),
        children=tuple(_stored(child, ids) for child in node.children),
    )


def _with_units(responsibilities: Responsibilities) -> Responsibilities:
    return Responsibilities(
        tuple(replace(each, unit_id=UnitId(-each.unit_id)) for each in responsibilities.entries)
    )
