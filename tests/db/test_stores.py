"""What the stores do beneath the doors."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from andts_desktop.db.chapter_store import ChapterStore
from andts_desktop.db.data_file import DataFile
from andts_desktop.db.node_store import NodeStore
from andts_desktop.db.plan_store import PlanStore
from andts_desktop.domain.ids import NodeId, PlanId, UnitId
from andts_desktop.domain.plan import Level, LevelRole, Node, PlanDetails, ResponsibilityRole
from andts_desktop.domain.plan_template import IndicatorDraft, NodeDraft, PlanTemplate

PLAN = PlanId(1)
TEMPLATE = PlanTemplate(
    "prov",
    PlanDetails("Prov"),
    (Level("goal", LevelRole.GOAL, "mål", "mål", has_indicators=True),),
    nodes=(NodeDraft("goal", "Mål", indicators=tuple(map(IndicatorDraft, "abc"))),),
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DataFile]:
    made = DataFile.create(tmp_path / "prov.andts")
    yield made
    made.close()


@pytest.fixture
def nodes(file: DataFile) -> NodeStore:
    return NodeStore(file)


@pytest.fixture
def plans(file: DataFile, nodes: NodeStore) -> PlanStore:
    store = PlanStore(file, nodes, ChapterStore(file))
    store.add(TEMPLATE, "", {}, (), ())
    return store


def goal(plans: PlanStore) -> Node:
    return plans.plan(PLAN).nodes[0]


def test_a_plan_that_is_not_there_is_not_read(plans: PlanStore) -> None:
    with pytest.raises(KeyError):
        plans.plan(PlanId(2))


def test_indicators_stand_in_the_order_that_is_stored(plans: PlanStore, nodes: NodeStore) -> None:
    first, second, third = goal(plans).indicators
    nodes.order_indicators([third.id, first.id, second.id])
    assert [each.text for each in goal(plans).indicators] == ["c", "a", "b"]


def test_those_who_take_part_in_an_indicator_are_stored_and_taken_away(
    plans: PlanStore, nodes: NodeStore, file: DataFile
) -> None:
    unit_id = UnitId(file.insert("unit", {"name": "Kulturnämnden", "kind": "board"}))
    indicator = goal(plans).indicators[0]
    nodes.put_indicator_responsibilities(indicator.id, [(unit_id, ResponsibilityRole.LEAD)])
    assert goal(plans).indicators[0].responsibilities.lead == "Kulturnämnden"
    nodes.put_indicator_responsibilities(indicator.id, [])
    assert goal(plans).indicators[0] == indicator


def test_a_failure_inside_what_belongs_together_stores_nothing_of_it(
    plans: PlanStore, nodes: NodeStore
) -> None:
    before = plans.plan(PLAN)

    class StoppedError(Exception):
        pass

    def write_and_stop() -> None:
        with plans.together():
            nodes.put_field(NodeId(1), "title", "Annat")
            raise StoppedError

    with pytest.raises(StoppedError):
        write_and_stop()
    assert plans.plan(PLAN) == before
