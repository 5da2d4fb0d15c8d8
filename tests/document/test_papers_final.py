import datetime as dt

from andts_desktop.document import Document
from andts_desktop.document.papers.final import final_report
from andts_desktop.document.printing import print_paper
from andts_desktop.domain.brand import Brand
from andts_desktop.domain.final_report import FinalReport
from andts_desktop.domain.follow_up import GoalAssessment, Prose, ProseSection, StatusEntry
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.paper import PaperForm, PaperKind, PaperRequest
from andts_desktop.domain.paper_sections import SectionChoice
from tests.reports.sample_plans import template

TODAY = dt.date(2026, 5, 2)
PLAN = PlanId(1)


def request(year: int = 2025, plan_id: PlanId = PLAN) -> PaperRequest:
    return PaperRequest(PaperKind.FINAL, year, TODAY, plan_id)


def values(document: Document, year: int = 2025, plan_id: PlanId = PLAN) -> FinalReport:
    return final_report(document, request(year, plan_id))


def test_it_covers_the_period_to_and_with_the_year(vasteras: Document) -> None:
    assert [each.year for each in values(vasteras, 2024).years] == [2022, 2023, 2024]


def test_a_plan_without_a_period_begins_with_its_first_report(document: Document) -> None:
    plan_id = document.plans.add(template("tom-plan"))
    document.follow_up.set_prose(plan_id, 2024, Prose(ProseSection.SUMMARY, "Vi började."))
    assert values(document, 2025, plan_id).span == "2024–2025"


def test_every_year_keeps_what_was_told_of_it(vasteras: Document) -> None:
    goal = vasteras.plans.plan(PLAN).nodes[0]
    activity = next(node for node in goal.walk() if node.level.has_status)
    follow_up = vasteras.follow_up
    follow_up.set_status(StatusEntry(activity.id, 2023, "2023-05-01", "ongoing"))
    follow_up.set_status(StatusEntry(activity.id, 2025, "2025-05-01", "done"))
    follow_up.set_assessment(goal.id, 2025, GoalAssessment.REACHED)
    found = values(vasteras)
    first = found.activities(goal)[0]
    assert [each and each.status_key for each in first.entries] == [None, "ongoing", None, "done"]
    assert found.assessments(goal.id)[-1] is GoalAssessment.REACHED


def test_the_follow_up_that_came_with_a_plan_is_reported(document: Document) -> None:
    plan_id = document.plans.add(template("nacka-2014-2016"))
    found = values(document, 2016, plan_id)
    assert found.span == "2014–2016"
    assert found.told_years == (2,)
    assert any(each.last for each in found.every_activity())


def test_it_is_printed_with_the_chosen_chapters_and_look(vasteras: Document) -> None:
    hidden = (SectionChoice("goals", is_shown=False),)
    vasteras.editions.set_sections(PLAN, PaperKind.FINAL, hidden)
    vasteras.editions.set_brand(Brand("Exempelstad", "#7a3e9d"))
    made = print_paper(vasteras.papers.gather(request()), PaperForm.PDF)
    assert made.name == "Slutrapport 2022–2025 Västerås stad utkast"
    places = [place for place, _ in made.passages]
    assert not any("Målområden" in place.split(" / ") for place in places)
    assert any("Blev målen nådda?" in place for place in places)
    assert any("Exempelstad" in words for _, words in made.passages)


def test_the_annual_follow_up_has_the_chosen_chapters_too(vasteras: Document) -> None:
    hidden = (SectionChoice("goals", is_shown=False),)
    vasteras.editions.set_sections(PLAN, PaperKind.ANNUAL, hidden)
    annual = PaperRequest(PaperKind.ANNUAL, 2025, TODAY, PLAN)
    made = print_paper(vasteras.papers.gather(annual), PaperForm.PDF)
    assert not any("Målområden" in place.split(" / ") for place, _ in made.passages)
