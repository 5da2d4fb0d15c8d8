"""What the printed documents are made from."""

import datetime as dt

import pytest

from andts_desktop.document import Document
from andts_desktop.document.example import build_example
from andts_desktop.domain.follow_up import Outcome, ReportStamp
from andts_desktop.domain.ids import IndicatorId, OptionId, PlanId, QuestionId
from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.units import Unit, UnitKind
from andts_desktop.errors import InputError

PLAN = PlanId(1)
DAY = dt.date(2026, 1, 15)


def answer(document: Document, year: int, unit: Unit, option: str = "halvtid") -> None:
    opened = document.surveys.open_round(year)
    chosen = Answer(QuestionId("org-samordnare"), AnswerState.ANSWERED, (OptionId(option),))
    document.surveys.set_answer(opened.id, unit.id, chosen)


def test_the_head_says_what_when_and_whether_it_is_final(vasteras: Document) -> None:
    vasteras.follow_up.set_stamp(PLAN, 2025, ReportStamp("1.1", is_final=True))
    head = vasteras.reports.annual(PLAN, 2025, DAY).head
    assert (head.municipality, head.period, head.year) == ("Västerås stad", "2022–2025", 2025)
    assert (head.case_number, head.decided_by) == ("KS 2020/00864", "Kommunstyrelsen")
    assert (head.stamp, head.as_of) == (ReportStamp("1.1", is_final=True), DAY)


def test_outcomes_of_three_years_stand_side_by_side(vasteras: Document) -> None:
    for year in (2022, 2023, 2024, 2025, 2026):
        vasteras.follow_up.set_outcome(Outcome(IndicatorId(1), year, text="x"))
    report = vasteras.reports.annual(PLAN, 2025, DAY)
    assert [outcome.year for outcome in report.outcomes] == [2023, 2024, 2025]


def test_a_year_without_a_survey_has_no_survey_chapter(stockholm: Document) -> None:
    assert stockholm.reports.annual(PLAN, 2025, DAY).survey is None
    stockholm.surveys.open_round(2025)
    assert stockholm.reports.annual(PLAN, 2025, DAY).survey is None


def test_the_survey_chapter_is_about_every_unit_that_answered(stockholm: Document) -> None:
    units = [stockholm.units.named(name) for name in ("Farsta", "Bromma")]
    for unit in units:
        answer(stockholm, 2024, unit, "nej")
        answer(stockholm, 2025, unit)
        answer(stockholm, 2026, unit)
    survey = stockholm.reports.annual(PLAN, 2025, DAY).survey
    assert survey is not None
    assert [each.unit.name for each in survey.units] == ["Bromma", "Farsta"]
    first = survey.units[0]
    assert [each.year for each in first.series.years] == [2024, 2025]
    assert first.score == stockholm.surveys.score(stockholm.surveys.open_round(2025), first.unit)
    assert len(first.gains) == 47
    assert survey.comparison is not None
    assert len(survey.comparison.results) == 2


def test_a_unit_of_its_own_is_told_beside_its_kind(stockholm: Document) -> None:
    bromma, farsta = stockholm.units.named("Bromma"), stockholm.units.named("Farsta")
    for unit in (bromma, farsta):
        answer(stockholm, 2025, unit)
    survey = stockholm.reports.annual(PLAN, 2025, DAY, farsta).survey
    assert survey is not None
    assert [each.unit for each in survey.units] == [farsta]
    assert survey.comparison is not None
    assert len(survey.comparison.results) == 2


def test_a_unit_that_has_not_answered_has_no_survey_chapter(stockholm: Document) -> None:
    answer(stockholm, 2025, stockholm.units.named("Bromma"))
    farsta = stockholm.units.named("Farsta")
    assert stockholm.reports.annual(PLAN, 2025, DAY, farsta).survey is None


def test_one_answering_unit_is_compared_with_none(stockholm: Document) -> None:
    answer(stockholm, 2025, stockholm.units.named("Bromma"))
    survey = stockholm.reports.annual(PLAN, 2025, DAY).survey
    assert survey is not None
    assert survey.comparison is None


def test_a_department_is_told_but_compared_with_none(stockholm: Document) -> None:
    made = stockholm.units.add("Provförvaltningen", UnitKind.DEPARTMENT)
    answer(stockholm, 2025, stockholm.units.unit(made))
    survey = stockholm.reports.annual(PLAN, 2025, DAY).survey
    assert survey is not None
    assert survey.comparison is None
    assert survey.units[0].score.index is None


def test_units_without_index_stand_after_those_that_are_compared(stockholm: Document) -> None:
    made = stockholm.units.add("Arkivförvaltningen", UnitKind.DEPARTMENT)
    answer(stockholm, 2025, stockholm.units.unit(made))
    for name in ("Farsta", "Bromma"):
        answer(stockholm, 2025, stockholm.units.named(name))
    survey = stockholm.reports.annual(PLAN, 2025, DAY).survey
    assert survey is not None
    assert [each.unit.name for each in survey.units] == ["Bromma", "Farsta", "Arkivförvaltningen"]


def test_districts_are_compared_though_the_city_answered_too(stockholm: Document) -> None:
    made = stockholm.units.add("Alla stadens delar", UnitKind.MUNICIPALITY)
    answer(stockholm, 2025, stockholm.units.unit(made))
    for name in ("Bromma", "Farsta"):
        answer(stockholm, 2025, stockholm.units.named(name))
    survey = stockholm.reports.annual(PLAN, 2025, DAY).survey
    assert survey is not None
    assert survey.comparison is not None
    assert [each.unit.name for each in survey.comparison.results] == ["Bromma", "Farsta"]


def test_the_short_version_is_the_plan_under_the_same_head(stockholm: Document) -> None:
    short = stockholm.reports.short(PLAN, 2025, DAY)
    assert short.plan == stockholm.plans.plan(PLAN)
    assert short.head == stockholm.reports.annual(PLAN, 2025, DAY).head


def test_a_units_result_has_all_that_it_gets_back(document: Document) -> None:
    build_example(document, 2026)
    found = document.surveys.round_of(2026)
    assert found is not None
    made = document.reports.survey_result(found, document.units.named("Centrum"), DAY)
    assert made.municipality == "Exempelstad"
    assert made.previous_year == 2025
    assert [each.title for each in made.others][:2] == ["Index", "Strukturer"]
    assert made.advice is not None
    assert len(made.star) == 4


def test_a_unit_without_index_gets_its_answers_and_changes(document: Document) -> None:
    build_example(document, 2026)
    found = document.surveys.round_of(2026, "uppfoljning-fack")
    assert found is not None
    unit = document.units.named("Socialförvaltningen")
    made = document.reports.survey_result(found, unit, DAY)
    assert (made.others, made.advice, made.star) == ((), None, ())
    assert made.changes


def test_a_unit_that_has_not_answered_has_no_result(document: Document) -> None:
    build_example(document, 2026)
    found = document.surveys.round_of(2026)
    assert found is not None
    with pytest.raises(InputError, match="har inte svarat på enkäten 2026"):
        document.reports.survey_result(found, document.units.named("Västerängen"), DAY)


def test_every_survey_of_the_year_is_in_the_annual_follow_up(document: Document) -> None:
    build_example(document, 2026)
    report = document.reports.annual(document.plans.ids()[0], 2026, DAY)
    assert [each.instrument.family for each in report.surveys] == ["pi-mini", "uppfoljning-fack"]


def test_a_plan_that_differs_from_its_version_tells_how(vasteras: Document) -> None:
    assert vasteras.reports.plan(PLAN, DAY).changes is None
    node = vasteras.plans.plan(PLAN).nodes[0]
    vasteras.plans.set_field(node.id, "title", "Ett annat mål")
    found = vasteras.reports.plan(PLAN, DAY)
    assert found.changes is not None
    assert (found.changes.old_version.name, found.changes.new_version) == ("3", None)
    assert not found.head.is_final


def test_a_newly_decided_plan_tells_what_differs_from_the_version_before(
    vasteras: Document,
) -> None:
    node = vasteras.plans.plan(PLAN).nodes[0]
    vasteras.plans.set_field(node.id, "title", "Ett annat mål")
    vasteras.versions.decide(PLAN, PlanVersion("4", decided_on="2025-12-01"))
    found = vasteras.reports.plan(PLAN, DAY)
    assert found.changes is not None
    assert found.changes.new_version is not None
    assert (found.changes.old_version.name, found.changes.new_version.name) == ("3", "4")
    assert found.head.is_final
