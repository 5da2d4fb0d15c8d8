"""The steps from one state of a plan to another, carried out one by one."""

from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain import plan_steps as steps
from andts_desktop.domain.drafts import indicator_draft_of, own_draft_of, plan_from
from andts_desktop.domain.ids import ChapterId, IndicatorId, NodeId
from andts_desktop.domain.plan import (
    Chapter,
    ChapterKind,
    Direction,
    IndicatorKind,
    Level,
    Plan,
    PlanDetails,
    PreventionLevel,
    substances_of,
)
from andts_desktop.domain.plan_merge import plan_merge
from andts_desktop.domain.plan_steps import PlanStep, steps_between
from andts_desktop.domain.plan_template import IndicatorDraft, NodeDraft, PlanTemplate
from tests.domain.build import GOAL, node, plan
from tests.domain.plan_strategies import plans, templates

READ: dict[str, Any] = {
    "prevention_level": PreventionLevel,
    "substances": substances_of,
    "kind": IndicatorKind,
    "direction": Direction,
    "by_sex": bool,
}


@dataclass
class Model:
    """A plan as a store sees it, changed step by step."""

    levels: tuple[Level, ...]
    details: PlanDetails
    chapters: list[tuple[ChapterId | None, Chapter]]
    own: dict[NodeId, NodeDraft] = field(default_factory=dict)
    children: dict[NodeId | None, list[NodeId]] = field(default_factory=dict)
    indicators: dict[NodeId, dict[IndicatorId, IndicatorDraft]] = field(default_factory=dict)

    @classmethod
    def of(cls, source: Plan) -> "Model":
        made = cls(source.levels, source.details, [(each.id, each) for each in source.chapters])
        made.children[None] = [each.id for each in source.nodes]
        for each in source.walk():
            made.own[each.id] = replace(own_draft_of(each), indicators=())
            made.children[each.id] = [child.id for child in each.children]
            made.indicators[each.id] = {i.id: indicator_draft_of(i) for i in each.indicators}
        return made

    def take(self, node_id: NodeId) -> None:
        for below in self.children.values():
            if node_id in below:
                below.remove(node_id)

    def remove(self, node_id: NodeId) -> None:
        self.take(node_id)
        for child in list(self.children[node_id]):
            self.remove(child)
        del self.children[node_id], self.own[node_id], self.indicators[node_id]

    def home(self, indicator_id: IndicatorId) -> dict[IndicatorId, IndicatorDraft]:
        return next(each for each in self.indicators.values() if indicator_id in each)

    def change(self, node_id: NodeId, **fields: Any) -> None:
        self.own[node_id] = replace(self.own[node_id], **fields)

    def change_indicator(self, indicator_id: IndicatorId, **fields: Any) -> None:
        home = self.home(indicator_id)
        home[indicator_id] = replace(home[indicator_id], **fields)

    def chapter_place(self, chapter_id: ChapterId) -> int:
        return [each for each, _ in self.chapters].index(chapter_id)

    def carry_out(self, step: PlanStep) -> None:  # noqa: C901, PLR0912 - one case a step
        match step:
            case steps.PutLevels(levels):
                self.levels = levels
            case steps.PutDetails(details):
                self.details = details
            case steps.AddNode(node_id, parent_id, index, draft, indicator_ids):
                self.own[node_id] = replace(draft, indicators=())
                self.children[node_id] = []
                self.children[parent_id].insert(index, node_id)
                named = zip(indicator_ids, draft.indicators, strict=True)
                self.indicators[node_id] = dict(named)
            case steps.MoveNode(node_id, parent_id, index):
                self.take(node_id)
                self.children[parent_id].insert(index, node_id)
            case steps.SetNodeField(node_id, name, value):
                self.change(node_id, **{name: READ.get(name, str)(value)})
            case steps.SetNodeLevel(node_id, key):
                self.change(node_id, level_key=key)
            case steps.AssignNode(node_id, who):
                self.change(node_id, responsibilities=who)
            case steps.LinkNationalGoals(node_id, numbers):
                self.change(node_id, national_goals=numbers)
            case steps.RemoveNode(node_id):
                self.remove(node_id)
            case steps.AddIndicator(node_id, indicator_id, indicator):
                self.indicators[node_id][indicator_id] = indicator
            case steps.SetIndicatorField(indicator_id, name, value):
                self.change_indicator(indicator_id, **{name: READ.get(name, str)(value)})
            case steps.AssignIndicator(indicator_id, who):
                self.change_indicator(indicator_id, responsibilities=who)
            case steps.RemoveIndicator(indicator_id):
                del self.home(indicator_id)[indicator_id]
            case steps.OrderIndicators(node_id, ids):
                there = self.indicators[node_id]
                assert set(ids) == set(there)
                self.indicators[node_id] = {each: there[each] for each in ids}
            case steps.AddChapter(index, chapter):
                self.chapters.insert(index, (chapter.id, chapter))
            case steps.SetChapter(chapter_id, chapter):
                self.chapters[self.chapter_place(chapter_id)] = (chapter_id, chapter)
            case steps.MoveChapter(chapter_id, index):
                self.chapters.insert(index, self.chapters.pop(self.chapter_place(chapter_id)))
            case steps.RemoveChapter(chapter_id):
                self.chapters.pop(self.chapter_place(chapter_id))


def carried_out(old: Plan, new: Plan) -> Model:
    model = Model.of(old)
    for step in steps_between(old, new):
        model.carry_out(step)
    return model


def with_own_indicators(drawn: Plan) -> Plan:
    """Give indicators ids that no other node of any drawn plan shares."""

    def new(each: Any) -> Any:
        indicators = tuple(
            replace(one, id=IndicatorId(100 * each.id + place))
            for place, one in enumerate(each.indicators)
        )
        return replace(each, indicators=indicators, children=tuple(map(new, each.children)))

    return replace(drawn, nodes=tuple(map(new, drawn.nodes)))


def in_order(model: Model) -> list[list[tuple[IndicatorId, IndicatorDraft]]]:
    return [list(model.indicators[each].items()) for each in sorted(model.indicators)]


@given(plans(), plans())
def test_the_steps_lead_from_any_state_to_any_other(old: Plan, new: Plan) -> None:
    old, new = with_own_indicators(old), with_own_indicators(new)
    model = carried_out(old, new)
    assert model == Model.of(new)
    assert in_order(model) == in_order(Model.of(new))


@given(plans())
def test_no_step_leads_to_the_same(drawn: Plan) -> None:
    assert steps_between(drawn, drawn) == ()


@given(plans(), templates(), st.booleans())
def test_a_merge_is_carried_out(drawn: Plan, template: PlanTemplate, remove: bool) -> None:
    merged = plan_merge(drawn, template, remove_missing=remove).plan
    model = carried_out(drawn, merged)
    assert model == Model.of(merged)
    assert in_order(model) == in_order(Model.of(merged))


def test_an_order_of_indicators_is_told_only_where_it_changes() -> None:
    drafts = (IndicatorDraft("Antal"), IndicatorDraft("Andel"), IndicatorDraft("Nöjda"))
    goal = NodeDraft("goal", "Mål", indicators=drafts)
    old = plan_from(PlanTemplate("prov", plan().details, plan().levels, nodes=(goal,)))
    (there,) = old.nodes
    new = replace(old, nodes=(replace(there, indicators=there.indicators[::-1]),))
    assert steps_between(old, new) == (
        steps.OrderIndicators(there.id, (IndicatorId(-3), IndicatorId(-2), IndicatorId(-1))),
    )


def test_levels_and_chapters_are_stored_where_they_differ() -> None:
    first, second, third = (
        Chapter(ChapterKind.OTHER, title, "Text", ChapterId(place))
        for place, title in enumerate(("Ett", "Två", "Tre"), start=1)
    )
    old = replace(plan(node(1, GOAL)), chapters=(first, second, third))
    new = replace(
        old, levels=(GOAL,), chapters=(third, replace(first, text="Ny"), replace(second, id=None))
    )
    assert steps_between(old, new) == (
        steps.PutLevels((GOAL,)),
        steps.RemoveChapter(ChapterId(2)),
        steps.MoveChapter(ChapterId(3), 0),
        steps.SetChapter(ChapterId(1), replace(first, text="Ny")),
        steps.AddChapter(2, replace(second, id=None)),
    )
