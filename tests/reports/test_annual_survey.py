from dataclasses import replace

from andts_desktop.domain.annual_report import AnnualReport, SurveyReport, UnitSurvey
from andts_desktop.domain.comparison import YearResult, compare_units, series
from andts_desktop.domain.instrument import NotApplicablePolicy
from andts_desktop.domain.scoring import score
from andts_desktop.domain.units import UnitKind
from andts_desktop.reports.annual import annual_report_pdf
from andts_desktop.reports.page import PdfFile
from tests.domain.build import result_of
from tests.reports import sample_plans, samples
from tests.reports.pdf_text import pages, squeezed, whole


def printed(survey: SurveyReport) -> PdfFile:
    return annual_report_pdf(replace(samples.empty_annual(), survey=survey))


def said(words: str, file: PdfFile) -> bool:
    return squeezed(words) in whole(file)


def test_one_unit_alone_gets_its_chart_and_the_reason_for_the_break() -> None:
    file = printed(samples.survey(["Lillköping"]))
    assert said("Poäng per del", file)
    assert said("Ny version 2023, ej jämförbar med 2022. Version 1, som användes", file)
    assert said("PI-mini (exempelfrågor) för Lillköping är 67,3 av 100 (37 av 55 poäng)", file)
    assert said("PI-mini, Lillköping (exempelfrågor)", file)
    assert not said("sida vid sida", file)


def test_full_points_leave_nothing_to_gain() -> None:
    instrument = samples.instrument("pi-mini-2")
    (unit,) = samples.units(["Lillköping"])
    full = score(instrument, samples.full_answers(instrument), unit.kind)
    only = UnitSurvey(unit, full, series([YearResult(2025, full)]), ())
    file = printed(SurveyReport(instrument, (only,), None))
    assert said("Index 100,0: 55 / 55 × 100 = 100,0. 48 av 48 frågor är besvarade.", file)
    assert not said("Vad ger mest?", file)
    assert not said("Över tid", file)


def test_a_specialist_administration_gets_no_index() -> None:
    instrument = samples.instrument("pi-mini-2")
    (unit,) = samples.units(["Socialförvaltningen"], UnitKind.DEPARTMENT)
    without = score(instrument, samples.answers(instrument, 1), unit.kind)
    only = UnitSurvey(unit, without, series([]), ())
    file = printed(SurveyReport(instrument, (only,), None))
    assert said("Enheten får inget index.", file)


def test_units_that_have_not_answered_are_named_beside_the_ranked_ones() -> None:
    survey = samples.survey(["Bromma", "Järva"])
    (late,) = samples.units(["Sen stadsdel"])
    unanswered = score(survey.instrument, [], late.kind)
    results = [result_of(each.unit, each.score) for each in survey.units]
    compared = compare_units([*results, result_of(late, unanswered)])
    file = printed(replace(survey, comparison=compared))
    assert said("Sen stadsdel har inte svarat.", file)


def test_a_unit_with_questions_left_is_told_apart_beside_the_mean() -> None:
    survey = samples.survey(["Bromma", "Järva"])
    (late,) = samples.units(["Sen stadsdel"])
    half = score(survey.instrument, [samples.full_answers(survey.instrument)[0]], late.kind)
    results = [result_of(each.unit, each.score) for each in survey.units]
    compared = compare_units([*results, result_of(late, half)])
    file = printed(replace(survey, comparison=compared))
    assert said("Sen stadsdel (har obesvarade frågor, 1 av 48 besvarade)", file)
    assert said("av 100 för 3 stadsdelar, från", file)
    assert said("3 av dem har obesvarade frågor.", file)
    assert said("enheter med obesvarade frågor drar ner medelvärdet", file)


def test_units_with_drafts_are_preliminary() -> None:
    survey = samples.survey(["Bromma", "Järva"])
    first, second = survey.units
    drafts = frozenset({first.unit.id})
    units = (replace(first, is_draft=True), second)
    file = printed(replace(survey, units=units, drafts=drafts))
    assert said("Bromma (preliminärt", file)
    assert said("Preliminärt: svaren är inte klarmarkerade.", file)
    assert not said("Järva (preliminärt", file)


def test_a_units_results_stand_on_one_page_where_the_units_are_several() -> None:
    survey = samples.survey()
    drafts = tuple(replace(each, is_draft=True) for each in survey.units)
    found = pages(printed(replace(survey, units=drafts)))
    gains = [page for page in found if squeezed("Vad ger mest?") in squeezed(page)]
    assert len(gains) == len(drafts)
    assert all(squeezed("Index per år") in squeezed(page) for page in gains)


def test_finished_units_are_not_said_to_be_unfinished() -> None:
    instrument = samples.instrument("pi-mini-2")
    full = score(instrument, samples.full_answers(instrument), UnitKind.DISTRICT)
    results = [result_of(unit, full) for unit in samples.units(["Bromma", "Järva"])]
    surveys = tuple(UnitSurvey(each.unit, full, series([]), ()) for each in results)
    file = printed(SurveyReport(instrument, surveys, compare_units(results)))
    assert not said("har obesvarade", file)
    assert not said("drar ner", file)


def test_questions_without_an_answer_stand_together() -> None:
    instrument = samples.instrument("pi-mini-2")
    (unit,) = samples.units(["Lillköping"])
    given = score(instrument, samples.full_answers(instrument)[:-2], unit.kind)
    only = UnitSurvey(unit, given, series([]), ())
    last = [question.short for question in instrument.questions()[-2:]]
    assert said(
        f"Ej besvarade: {last[0]}; {last[1]}.", printed(SurveyReport(instrument, (only,), None))
    )


def test_a_survey_without_answers_says_so() -> None:
    file = printed(SurveyReport(samples.instrument("pi-mini-2"), (), None))
    assert said("Ingen enhet har svarat på enkäten 2025.", file)


def test_own_questions_are_not_called_examples() -> None:
    own = replace(samples.instrument("pi-mini-2"), is_example=False, note="Egna frågor.")
    (unit,) = samples.units(["Lillköping"])
    given = score(own, samples.answers(own, 1), unit.kind)
    only = UnitSurvey(unit, given, series([]), ())
    file = printed(SurveyReport(own, (only,), None))
    assert said("Egna frågor.", file)
    assert not said("exempelfrågor", file)


def test_the_note_of_example_questions_always_says_so() -> None:
    silent = replace(samples.instrument("pi-mini-2"), note="")
    file = printed(SurveyReport(silent, (), None))
    assert said("Exempelfrågor. Enkäten består av exempelfrågor.", file)


def test_the_policy_for_not_applicable_stands_beside_the_number() -> None:
    zero = samples.survey(["Lillköping"])
    assert said("En fråga som inte är tillämplig ger noll poäng.", printed(zero))
    excluded = replace(zero.instrument, not_applicable=NotApplicablePolicy.EXCLUDED)
    file = printed(replace(zero, instrument=excluded))
    assert said("räknas bort ur maxpoängen", file)


def test_a_survey_without_points_shows_answers_only() -> None:
    plain = replace(samples.instrument("pi-mini-2"), scored=False)
    (unit,) = samples.units(["Lillköping"])
    given = score(plain, samples.answers(plain, 1), unit.kind)
    only = UnitSurvey(unit, given, series([]), ())
    file = printed(SurveyReport(plain, (only,), None))
    assert said("Enkäten räknar inga poäng", file)
    assert said("vet ej", file)
    assert not said("Vad ger mest?", file)


def test_the_summary_of_a_report_without_a_survey_names_none() -> None:
    report: AnnualReport = samples.annual(sample_plans.vasteras(), with_survey=False)
    assert not said("PI-mini", annual_report_pdf(report))


def test_the_arithmetic_of_one_unit_stands_whole_and_of_several_in_sums() -> None:
    alone = printed(samples.survey(["Lillköping"]))
    assert said("Bilaga: så är indexet räknat", alone)
    assert said("ANDTS-frågor i ledningsgruppen", alone)
    several = printed(samples.survey(["Bromma", "Järva"]))
    assert said("Här står summorna för varje enhet.", several)
    assert said("Alla delar", several)


def test_each_of_the_years_surveys_has_a_chapter_of_its_own() -> None:
    first = samples.survey(["Lillköping"])
    plain = replace(first.instrument, scored=False, title="Uppföljning av stöd", is_example=False)
    (unit,) = samples.units(["Kulturförvaltningen"], UnitKind.DEPARTMENT)
    other = score(plain, samples.answers(plain, 2), unit.kind)
    second = SurveyReport(plain, (UnitSurvey(unit, other, series([]), ()),), None)
    report = replace(samples.empty_annual(), survey=first, more_surveys=(second,))
    file = annual_report_pdf(report)
    assert said("Uppföljning av stöd", file)
    assert said("Enkäten räknar inga poäng", file)
    assert said("Alla svar på Uppföljning av stöd, 2025.", file)
