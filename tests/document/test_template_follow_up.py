"""A template's follow-up lies beside the plan that was made from it."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from andts_desktop.db.data_file import DataFile
from andts_desktop.db.follow_up_store import FollowUpStore
from andts_desktop.document import Document
from andts_desktop.document.template_follow_up import store_follow_up
from andts_desktop.domain.follow_up import (
    GoalAssessment,
    Outcome,
    Prose,
    ProseSection,
    StatusEntry,
)
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan import Level, LevelRole, PlanDetails
from andts_desktop.domain.plan_template import IndicatorDraft, NodeDraft, PlanTemplate
from andts_desktop.domain.template_follow_up import (
    KeyedAssessment,
    KeyedOutcome,
    KeyedProse,
    KeyedStatus,
    TemplateYear,
)
from andts_desktop.exchange.library import Library

GOAL = Level("goal", LevelRole.GOAL, "mål", "mål")
AREA = Level(
    "area", LevelRole.FOCUS_AREA, "område", "områden", "goal", has_status=True, has_indicators=True
)
YEAR_2016 = TemplateYear(
    2016,
    status=(
        KeyedStatus("b", "2016-06-30", "ongoing"),
        KeyedStatus("b", "2016-12-31", "not_done", "time", "Hanns inte med."),
    ),
    outcomes=(KeyedOutcome("b", 1, "88 procent", Decimal(88), GoalAssessment.NOT_REACHED),),
    assessments=(KeyedAssessment("a", GoalAssessment.PARTLY),),
    prose=(
        KeyedProse(ProseSection.GOAL, "Om målet.", "a"),
        KeyedProse(ProseSection.SUMMARY, "Om året."),
    ),
)
YEAR_2015 = TemplateYear(2015, status=(KeyedStatus("b", "2015-12-31", "done"),))
AREA_B = NodeDraft(
    "area", "B", key="b", indicators=(IndicatorDraft("Första"), IndicatorDraft("Andra"))
)
TEMPLATE = PlanTemplate(
    "prov",
    PlanDetails("Prov", period_from=2014, period_to=2016),
    (GOAL, AREA),
    nodes=(NodeDraft("goal", "A", key="a", children=(NodeDraft("area", "Annat"), AREA_B)),),
    follow_up=(YEAR_2015, YEAR_2016),
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DataFile]:
    made = DataFile.create(tmp_path / "prov.andts")
    yield made
    made.close()


def followed_up(file: DataFile, library: Library) -> tuple[Document, PlanId]:
    document = Document(file, library)
    plan_id = document.plans.add(TEMPLATE)
    store_follow_up(TEMPLATE, document.plans.plan(plan_id), FollowUpStore(file))
    return document, plan_id


def test_every_word_of_a_year_lies_on_the_node_with_its_key(
    file: DataFile, library: Library
) -> None:
    document, plan_id = followed_up(file, library)
    goal = document.plans.plan(plan_id).nodes[0]
    area = goal.children[1]
    year = document.follow_up.of(plan_id, 2016)
    assert year.log == (
        StatusEntry(area.id, 2016, "2016-06-30", "ongoing"),
        StatusEntry(area.id, 2016, "2016-12-31", "not_done", "time", "Hanns inte med."),
    )
    assert year.outcomes == (
        Outcome(
            area.indicators[1].id,
            2016,
            value=Decimal(88),
            text="88 procent",
            assessment=GoalAssessment.NOT_REACHED,
        ),
    )
    assert year.assessments == ((goal.id, GoalAssessment.PARTLY),)
    assert set(year.prose) == {
        Prose(ProseSection.GOAL, "Om målet.", goal.id),
        Prose(ProseSection.SUMMARY, "Om året."),
    }


def test_each_year_is_kept_apart(file: DataFile, library: Library) -> None:
    document, plan_id = followed_up(file, library)
    area = document.plans.plan(plan_id).nodes[0].children[1]
    log = document.follow_up.of(plan_id, 2015).log
    assert log == (StatusEntry(area.id, 2015, "2015-12-31", "done"),)
