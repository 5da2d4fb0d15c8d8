"""A unit's result on paper: what stands in it, and what is left out where there is none."""

from dataclasses import replace
from decimal import Decimal

from andts_desktop.domain.annual_report import UnitSurvey
from andts_desktop.domain.comparison import series
from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Part, Question, QuestionKind
from andts_desktop.domain.measures import ChangeKind, ChangeSum, Gap, MeasuredValue, StarAxis
from andts_desktop.domain.scoring import score
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.survey_result import SurveyResult, advice_heading
from andts_desktop.domain.units import UnitKind
from andts_desktop.reports.page import PdfFile
from andts_desktop.reports.survey_result import survey_result_pdf
from tests.reports import samples
from tests.reports.pdf_text import squeezed, whole


def said(words: str, file: PdfFile) -> bool:
    return squeezed(words) in whole(file)


def test_a_unit_gets_its_index_with_every_step_to_it() -> None:
    file = survey_result_pdf(samples.survey_result())
    assert said("Enkätresultat 2025 Farsta", file)
    assert said("68,2 Index av 100", file)
    assert said("Ny version 2023, ej jämförbar med 2022. Version 1, som användes", file)
    assert said("Summa Kunskap 1 + 1 + 1 + 1", file)
    assert said("Index 37,5 / 55 × 100 68,1818…", file)
    assert said("68,1818… avrundas till 68,2", file)


def test_every_answer_stands_with_its_comment() -> None:
    result = samples.survey_result()
    file = survey_result_pdf(result)
    for each in result.survey.score.questions():
        if not each.answer.is_empty:
            assert said(each.question.text, file)
            assert said(each.answer.comment.split("\n")[0], file)


def test_changes_are_told_with_points_words_and_reasons() -> None:
    file = survey_result_pdf(samples.survey_result())
    assert said("Ändrat sedan 2024", file)
    assert said("1 fråga ger fler poäng än 2024 och 1 färre.", file)
    assert said("+0,5", file)
    assert said("kan inte jämföras. Frågan gällde tidigare bara gymnasiet.", file)


def test_the_others_are_not_named_and_the_advice_has_its_reasons() -> None:
    file = survey_result_pdf(samples.survey_result())
    assert said("Bland stadsdelar 2025", file)
    assert said("Hela enkäten 68,2 31,5 58,2 80,3 100 8", file)
    assert said("Aktiviteter har 13,5 av 33 poäng", file)
    assert said("Struktur eller aktivitet?", file)
    assert not said("Bromma", file)


def test_other_parts_than_those_of_pi_mini_are_asked_for_by_no_name() -> None:
    instrument = samples.instrument("pi-mini-2")
    other = replace(instrument, parts=instrument.parts[:1])
    assert advice_heading(other) == "Vilken del först?"


def test_the_parts_are_a_star_beside_the_median_where_there_is_one() -> None:
    result = samples.survey_result()
    assert said("Poäng per del", survey_result_pdf(result))
    titles = ("Organisation", "Samverkan", "Kunskap")
    axes = [StarAxis(title, Decimal(6), Decimal(4), Decimal("3.5")) for title in titles]
    axes.append(StarAxis("Aktiviteter", Decimal(33), Decimal(20), None))
    file = survey_result_pdf(replace(result, star=tuple(axes)))
    assert said("Delarna i procent av sina poäng, och medianen för stadsdelar", file)
    assert said("Samverkan 4 3,5 6", file)
    assert said("Aktiviteter 20 – 33", file)


def test_with_too_few_others_none_is_shown() -> None:
    result = samples.survey_result()
    hidden = [replace(e, anonymous=replace(e.anonymous, spread=None)) for e in result.others]
    file = survey_result_pdf(replace(result, others=tuple(hidden)))
    assert said("Färre än 3 stadsdelar har ett värde, så de andras visas inte.", file)


def test_a_gap_among_the_others_has_its_sign_and_words() -> None:
    result = samples.survey_result()
    gap = MeasuredValue(gap=Gap.TOO_FEW_ANSWERS)
    first = replace(result.others[0], anonymous=replace(result.others[0].anonymous, own=gap))
    file = survey_result_pdf(replace(result, others=(first,)))
    assert said("Hela enkäten för få svar – 31,5", file)


def test_a_first_year_without_others_says_nothing_of_them() -> None:
    result = samples.survey_result()
    alone = replace(result, others=(), previous_year=None, changes=(), advice=None)
    file = survey_result_pdf(alone)
    for words in ("Ändrat sedan", "Bland stadsdelar", "Struktur eller aktivitet"):
        assert not said(words, file)


def test_a_draft_is_preliminary_from_the_cover_on() -> None:
    result = samples.survey_result()
    file = survey_result_pdf(replace(result, survey=replace(result.survey, is_draft=True)))
    assert said("PRELIMINÄRT", file)
    assert said("Preliminärt: svaren är inte klarmarkerade.", file)
    assert not said("preliminär", survey_result_pdf(result))


def test_nothing_changed_is_said_in_one_sentence() -> None:
    result = samples.survey_result()
    same = [each for each in result.changes if each.kind is ChangeKind.SAME]
    file = survey_result_pdf(replace(result, changes=tuple(same)))
    assert said("Ingen fråga ger fler eller färre poäng än 2024. Bland stadsdelar 2025", file)


def test_the_changes_end_in_the_change_of_the_index() -> None:
    total = ChangeSum(
        Decimal(3),
        Decimal(0),
        Decimal(0),
        (Decimal(21), Decimal(24)),
        (Decimal(55), Decimal(55)),
        Decimal("5.5"),
    )
    file = survey_result_pdf(replace(samples.survey_result(), change_sum=total))
    assert said("Summa +3 p = +5,5 i index. Från 21 av 55 till 24 av 55 poäng", file)


def test_a_department_gets_its_answers_and_no_index() -> None:
    result = department()
    file = survey_result_pdf(result)
    assert said("Enheten får inget index.", file)
    assert said("Alla svar", file)
    assert not said("index av 100", file)
    for words in ("Över tid", "poäng Fråga", "Så är indexet räknat"):
        assert not said(words, file)


def department() -> SurveyResult:
    instrument = samples.instrument("pi-mini-2")
    (unit,) = samples.units(["Socialförvaltningen"], UnitKind.DEPARTMENT)
    scored = score(instrument, samples.answers(instrument, 1), unit.kind)
    own = UnitSurvey(unit, scored, series([]), ())
    return replace(samples.survey_result(), survey=own, others=(), advice=None)


def test_texts_numbers_and_several_choices_are_answers_too() -> None:
    instrument = samples.instrument("pi-mini-2")
    several = replace(instrument.questions()[0], id=QuestionId("flera"), kind=QuestionKind.CHOICES)
    hours = Question(
        QuestionId("tid"),
        "Hur många timmar?",
        "Timmar",
        "",
        QuestionKind.NUMBER,
        Decimal(0),
        unit="timmar",
    )
    free = Question(QuestionId("fritt"), "Vad mer?", "Mer", "", QuestionKind.TEXT, Decimal(0))
    plain = replace(
        instrument,
        scored=False,
        is_example=False,
        note="",
        parts=(Part("a", "Alla frågor", Decimal(0), questions=(several, hours, free)),),
    )
    answered = AnswerState.ANSWERED
    options = tuple(option.id for option in several.options[:2])
    answers = [
        Answer(several.id, answered, option_ids=options),
        Answer(hours.id, answered, value=Decimal("12.5")),
        Answer(free.id, answered, text="Allt <annat> & mer"),
    ]
    (unit,) = samples.units(["Nätverket"], UnitKind.DEPARTMENT)
    own = replace(samples.unit_survey(unit, 1), score=score(plain, answers, unit.kind), gains=())
    file = survey_result_pdf(
        replace(samples.survey_result(), survey=own, others=(), changes=(), advice=None)
    )
    assert said("; ".join(option.text for option in several.options[:2]), file)
    assert said("12,5 timmar", file)
    assert said("Allt <annat> & mer", file)
    assert not said("Så är indexet räknat", file)


def test_the_same_result_gives_the_same_bytes() -> None:
    result = samples.survey_result()
    assert survey_result_pdf(result).data == survey_result_pdf(result).data
