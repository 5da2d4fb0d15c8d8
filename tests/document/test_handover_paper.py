"""What a successor is told, gathered from a file, and set on paper."""

import datetime as dt
from dataclasses import replace

import pytest

from andts_desktop.document import Document
from andts_desktop.document.printing import print_paper
from andts_desktop.domain.follow_up import Outcome, Prose, ProseSection, StatusEntry
from andts_desktop.domain.handover import Handover, late_nodes, leads, missing_figures
from andts_desktop.domain.ids import OptionId, PlanId, QuestionId
from andts_desktop.domain.paper import PaperForm, PaperKind, PaperRequest
from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.reports.page import PdfFile
from tests.reports.pdf_text import in_order, squeezed, whole

PLAN = PlanId(1)
REQUEST = PaperRequest(PaperKind.HANDOVER, 2025, dt.date(2025, 11, 22), PLAN)


def values(document: Document, request: PaperRequest = REQUEST) -> Handover:
    found = document.papers.gather(request).values
    assert isinstance(found, Handover)
    return found


def text_of(document: Document, request: PaperRequest = REQUEST) -> str:
    printed = print_paper(document.papers.gather(request), PaperForm.PDF)
    return whole(PdfFile(printed.data, printed.pages, ()))


def test_what_is_late_is_what_should_be_done_and_is_open(vasteras: Document) -> None:
    first, second, third, *_ = vasteras.plans.plan(PLAN).with_status()
    for node in (first, second, third):
        vasteras.plans.set_field(node.id, "ends", "2025-06")
    entries = [
        StatusEntry(first.id, 2025, "2025-10-01", "ongoing"),
        StatusEntry(second.id, 2025, "2025-10-01", "done"),
    ]
    for entry in entries:
        vasteras.follow_up.set_status(entry)
    late = late_nodes(values(vasteras))
    assert [(each.node.id, each.kind and each.kind.key) for each in late] == [
        (first.id, "ongoing"),
        (third.id, None),
    ]


def test_nothing_is_late_before_its_time_is_out(vasteras: Document) -> None:
    first, *_ = vasteras.plans.plan(PLAN).with_status()
    vasteras.plans.set_field(first.id, "ends", "2025-11")
    assert late_nodes(values(vasteras)) == ()


def test_an_indicator_with_an_outcome_of_the_year_is_not_missing(vasteras: Document) -> None:
    before = missing_figures(values(vasteras))
    node, indicator = before[0]
    vasteras.follow_up.set_outcome(Outcome(indicator.id, 2025, text="87 procent"))
    assert missing_figures(values(vasteras)) == before[1:]
    assert indicator in node.indicators


def test_those_who_have_most_to_tell_stand_first(vasteras: Document) -> None:
    before = leads(values(vasteras))
    assert [each.untold for each in before] == sorted((e.untold for e in before), reverse=True)
    assert {each.last_told for each in before} == {""}
    for node in vasteras.plans.plan(PLAN).with_status():
        vasteras.follow_up.set_status(StatusEntry(node.id, 2025, "2025-10-01", "ongoing"))
    after = leads(values(vasteras))
    assert {(each.untold, each.last_told) for each in after} == {(0, "2025-10-01")}


def test_rounds_say_who_is_not_ready_and_what_may_not_be_compared(stockholm: Document) -> None:
    unit = stockholm.units.named("Bromma")
    chosen = Answer(QuestionId("org-samordnare"), AnswerState.ANSWERED, (OptionId("nej"),))
    for year in (2024, 2025):
        opened = stockholm.surveys.open_round(year)
        stockholm.surveys.set_answer(opened.id, unit.id, chosen)
    first, second = values(stockholm).rounds
    assert (first.year, second.year, second.answered) == (2024, 2025, 1)
    assert "Bromma" in second.waiting
    assert second.broken == ""


def test_the_plan_says_whether_it_has_changed_since_its_decision(vasteras: Document) -> None:
    vasteras.versions.decide(PLAN, PlanVersion("4", decided_on="2025-03-23"))
    assert values(vasteras).has_changed is False
    node = vasteras.plans.plan(PLAN).nodes[0]
    vasteras.plans.set_field(node.id, "title", "Ett annat mål")
    assert values(vasteras).has_changed is True


def test_the_chapters_stand_in_order_with_what_was_written(vasteras: Document) -> None:
    for section, words in (
        (ProseSection.HANDOVER_NOW, "Polisen vill flytta mötet."),
        (ProseSection.HANDOVER_PEOPLE, "Ring Åsa på kulturförvaltningen."),
        (ProseSection.HANDOVER_ADVICE, "Börja i god tid."),
    ):
        vasteras.follow_up.set_prose(PLAN, 2025, Prose(section, words))
    text = text_of(vasteras)
    assert in_order(
        text,
        "Samordnaren håller ihop",
        "Filen heter ”vasteras.andts”",
        "Beslutad av",
        "Polisen vill flytta mötet.",
        "Avvikelser och orsaker",
        "Ring Åsa på kulturförvaltningen.",
        "Börja i god tid.",
        "Första veckan",
    )
    assert [each for each in values(vasteras).texts() if squeezed(each) not in text] == []


@pytest.mark.parametrize("name", ["tom-plan", "vaxjo-2022-2027", "nacka-2014-2016"])
def test_any_plan_can_be_handed_over(document: Document, name: str) -> None:
    plan_id = document.plans.add(document.library.template(name))
    text = text_of(document, replace(REQUEST, plan_id=plan_id))
    assert squeezed("De första veckorna") in text


def test_the_file_is_named_without_its_folders(vasteras: Document) -> None:
    made = values(vasteras)
    assert made.file == "vasteras.andts"
    assert made.file_name() == "Överlämning 2025-11-22 Västerås stad"


def test_who_is_waited_for_is_named_for_two_years_and_counted_before(stockholm: Document) -> None:
    for year in (2023, 2024, 2025):
        stockholm.surveys.open_round(year)
    text = text_of(stockholm)
    assert squeezed("2025: 11 enheter är inte klara") in text
    assert squeezed("2024: 11 enheter är inte klara") in text
    assert squeezed("Från åren före 2024 är 11 enheters svar inte klarmarkerade.") in text
