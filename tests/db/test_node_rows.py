from andts_desktop.db.node_rows import NodeRows, assigned_of
from andts_desktop.domain.ids import NodeId, PlanId, UnitId
from andts_desktop.domain.plan import ResponsibilityRole
from andts_desktop.domain.plan_template import IndicatorDraft, NamedResponsibility, NodeDraft

BOARDS = {"Kulturnämnden": UnitId(1), "kulturnämnden": UnitId(1), "Skolnämnden": UnitId(2)}
LEAD = NamedResponsibility("Skolnämnden", ResponsibilityRole.LEAD)
ACTIVITY = NodeDraft(
    level_key="activity",
    title="Tillsyn",
    responsibilities=(LEAD,),
    indicators=(IndicatorDraft("Antal besök"), IndicatorDraft("Antal köp")),
)
GOAL = NodeDraft(
    level_key="goal", title="Mål", national_goals=("1", "3"), children=(ACTIVITY, ACTIVITY)
)


def rows_of(rows: NodeRows, table: str) -> list[dict[str, object]]:
    return dict(rows.tables())[table]


def new_rows() -> NodeRows:
    return NodeRows(PlanId(1), "nationella", BOARDS, free_node=10, free_indicator=20)


def test_nodes_below_one_another_get_ids_in_order() -> None:
    rows = new_rows()
    made = rows.add(None, 4, GOAL)
    assert made == 10
    placed = [(row["id"], row["parent_id"], row["position"]) for row in rows_of(rows, "node")]
    assert placed == [(10, None, 4), (11, 10, 0), (12, 10, 1)]


def test_what_hangs_on_nodes_refers_to_them() -> None:
    rows = new_rows()
    rows.add(None, 0, GOAL)
    linked = [(row["node_id"], row["number"]) for row in rows_of(rows, "node_national_goal")]
    assert linked == [(10, "1"), (10, "3")]
    assert [row["node_id"] for row in rows_of(rows, "node_responsibility")] == [11, 12]
    indicators = rows_of(rows, "indicator")
    assert [(row["id"], row["node_id"], row["position"]) for row in indicators] == [
        (20, 11, 0),
        (21, 11, 1),
        (22, 12, 0),
        (23, 12, 1),
    ]


def test_a_node_that_has_an_id_keeps_it_and_no_other_gets_it() -> None:
    rows = new_rows()
    rows.add(None, 0, GOAL, NodeId(11))
    assert [row["id"] for row in rows_of(rows, "node")] == [11, 12, 13]


def test_a_unit_named_twice_takes_part_once() -> None:
    named = [
        NamedResponsibility("Kulturnämnden", ResponsibilityRole.LEAD),
        NamedResponsibility("kulturnämnden", ResponsibilityRole.PARTNER),
    ]
    assert assigned_of(named, BOARDS) == [(UnitId(1), ResponsibilityRole.LEAD)]
