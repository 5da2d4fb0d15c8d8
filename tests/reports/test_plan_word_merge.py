"""The Word file of a plan, merged into that plan again, changes nothing."""

from pathlib import Path

import pytest
from docx import Document

from andts_desktop.domain.drafts import plan_from
from andts_desktop.domain.plan import (
    Direction,
    IndicatorKind,
    Level,
    LevelRole,
    Plan,
    PlanDetails,
    PreventionLevel,
    ResponsibilityRole,
    substances_of,
)
from andts_desktop.domain.plan_diff import PlanDiff, compare_plans
from andts_desktop.domain.plan_merge import plan_merge
from andts_desktop.domain.plan_template import (
    IndicatorDraft,
    NamedResponsibility,
    NodeDraft,
    PlanTemplate,
    UnitDraft,
)
from andts_desktop.domain.units import UnitKind
from andts_desktop.exchange.plan_import.imported import import_document
from andts_desktop.reports.plan_word import build_plan_word
from tests.domain.plan_strategies import stored
from tests.reports import sample_plans, samples

LEAD, CO, PARTNER = ResponsibilityRole
LEVELS = (
    Level("goal", LevelRole.GOAL, "mål", "mål"),
    Level("area", LevelRole.FOCUS_AREA, "insatsområde", "insatsområden", "goal"),
    Level("activity", LevelRole.ACTIVITY, "aktivitet", "aktiviteter", "area"),
)
MEASURED = IndicatorDraft(
    "Godkända butiker",
    IndicatorKind.PROCESS,
    target="90 procent",
    unit="procent",
    direction=Direction.AT_LEAST,
    by_sex=True,
)
COUNTED = IndicatorDraft("Antal möten", IndicatorKind.RESULT, unit="möten")


def party(name: str, role: ResponsibilityRole = LEAD) -> NamedResponsibility:
    return NamedResponsibility(name, role)


def with_every_field() -> Plan:
    """Return a plan whose fields stand in sections, in a table and in a list."""
    visits = NodeDraft(
        "activity",
        "Tillsyn av butiker",
        "1.1.1",
        text="Alla butiker besöks.\n\n- Vår\n- Höst",
        starts="2024",
        ends="2025",
        recurs="Q1 och Q3",
        prevention_level=PreventionLevel.UNIVERSAL,
        substances=substances_of("AT"),
        national_goals=("3", "4"),
        responsibilities=(
            party("Miljönämnden"),
            party("Socialnämnden", CO),
            party("Polisen", PARTNER),
        ),
        indicators=(MEASURED, COUNTED),
    )
    control = NodeDraft(
        "area",
        "Tillsyn",
        "1.1",
        text="Vi prioriterar tillsyn.",
        ends="2026-05-01",
        prevention_level=PreventionLevel.SELECTIVE,
        substances=substances_of("S"),
        responsibilities=(party("Miljönämnden"), party("Barn- och utbildningsnämnden", CO)),
        indicators=(MEASURED,),
        children=(visits,),
    )
    campaign = NodeDraft(
        "activity", "Kampanj", text="Kort text.", starts="2025", ends="2025", national_goals=("2",)
    )
    meetings = NodeDraft("activity", "Möten", recurs="varje höst")
    selling = NodeDraft("area", "Langning", "1.2", children=(campaign, meetings))
    goal = NodeDraft(
        "goal",
        "Minska tillgången",
        "1",
        text="Tillgången ska minska.",
        national_goals=("1",),
        responsibilities=(party("Kommunstyrelsen"),),
        indicators=(COUNTED,),
        children=(control, selling),
    )
    names = dict.fromkeys(name for node in goal.walk() for name in node.unit_names())
    units = tuple(UnitDraft(name, UnitKind.BOARD) for name in names)
    details = PlanDetails(
        "Bergs handlingsplan 2024–2027",
        municipality="Bergs kommun",
        period_from=2024,
        period_to=2027,
    )
    return stored(plan_from(PlanTemplate("prov", details, LEVELS, units, nodes=(goal,))))


def merged_again(plan: Plan, file: Path) -> PlanDiff:
    file.write_bytes(build_plan_word(samples.plan_document(plan)))
    understood = import_document(file).understood
    merge = plan_merge(plan, understood.template)
    contents = [each for each in understood.left_out if "nnehållsförteckning" in each.reason]
    assert list(understood.left_out) == contents
    assert merge.missing == ()
    assert merge.added_levels == ()
    return compare_plans(plan, merge.plan)


@pytest.mark.parametrize("name", ["stockholm", "vasteras", "kronoberg", "vaxjo", "nacka"])
def test_the_word_file_of_a_shipped_plan_changes_nothing_in_it(name: str, tmp_path: Path) -> None:
    plan = stored(sample_plans.named(name))
    assert merged_again(plan, tmp_path / "plan.docx") == PlanDiff()


def test_every_field_of_a_plan_comes_back_from_its_word_file(tmp_path: Path) -> None:
    assert merged_again(with_every_field(), tmp_path / "plan.docx") == PlanDiff()


def test_no_table_has_more_columns_than_a_page_has_room_for(tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(build_plan_word(samples.plan_document(with_every_field())))
    heads = [[cell.text for cell in table.rows[0].cells] for table in Document(str(file)).tables]
    assert heads == [
        ["Aktivitet", "Beskrivning", "Indikatorer", "Målvärde", "Ansvar", "Samverkansparter"]
    ]


def test_what_kind_an_indicator_is_comes_back_in_a_new_plan(tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(build_plan_word(samples.plan_document(with_every_field())))
    found = import_document(file).understood.template
    activity = next(node for node in found.walk() if node.number == "1.1.1")
    kinds = [(each.text, each.kind, each.by_sex) for each in activity.indicators]
    assert kinds == [
        ("Godkända butiker", IndicatorKind.PROCESS, True),
        ("Antal möten", IndicatorKind.RESULT, False),
    ]
