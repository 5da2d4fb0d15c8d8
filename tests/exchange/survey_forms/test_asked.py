"""The formulas that turn a question grey, and the drop-downs of a form."""

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from andts_desktop.domain.form_fields import answer_field, option_field
from andts_desktop.domain.ids import OptionId
from andts_desktop.domain.instrument import Condition, Option, Question
from andts_desktop.domain.survey import AnswerState
from andts_desktop.exchange.survey_forms import write_form_workbook
from andts_desktop.exchange.survey_forms.asked import Asked
from andts_desktop.exchange.survey_forms.lists import Lists
from tests.domain.form_samples import BOARD, PARTNERS, PLAN, SAMPLE, VISITS, WORDS, form_of

ROWS = {
    **{answer_field(each.id): row for row, each in enumerate(SAMPLE.questions(), start=1)},
    **{option_field(PARTNERS.id, each.id): 20 + n for n, each in enumerate(PARTNERS.options)},
}
LISTS = Lists(
    {},
    {(PLAN.id, each.id): f"L{n}" for n, each in enumerate(PLAN.options)},
    {AnswerState.UNKNOWN: "VET", AnswerState.NOT_APPLICABLE: "EJ"},
    "JA:JA",
)
ANY_PARTNER = 'OR(AND($C$3<>"",$C$3<>VET,$C$3<>EJ),$C$20=JA,$C$21=JA,$C$22=JA,$C$23=JA)'


def not_asked(question: Question) -> str:
    return Asked(SAMPLE, ROWS, LISTS, "C").not_asked(question)


def shown_if(*conditions: Condition) -> str:
    return not_asked(replace(WORDS, show_if=conditions))


def form_sheet() -> Worksheet:
    return load_workbook(io.BytesIO(write_form_workbook(form_of(SAMPLE))))["Enkät"]


class TestFormulas:
    def test_a_question_that_is_always_asked_has_none(self) -> None:
        assert not_asked(PLAN) == ""

    @pytest.mark.parametrize(
        ("condition", "formula"),
        [
            (Condition(PLAN.id, (OptionId("a1"), OptionId("a2"))), "OR($C$1=L1,$C$1=L2)"),
            (Condition(PARTNERS.id, (OptionId("a0"),)), "OR($C$20=JA)"),
            (Condition(PLAN.id), 'AND($C$1<>"",$C$1<>VET,$C$1<>EJ)'),
            (Condition(PARTNERS.id), ANY_PARTNER),
        ],
    )
    def test_a_condition_is_a_formula(self, condition: Condition, formula: str) -> None:
        assert shown_if(condition) == f"NOT(AND({formula}))"

    def test_a_number_is_read_with_comma_or_point(self) -> None:
        formula = shown_if(Condition(VISITS.id, at_least=Decimal("1.5")))
        assert '_xlfn.NUMBERVALUE(SUBSTITUTE($C$4,".",","),",")>=1.5' in formula
        # A question that is not asked itself holds no condition.
        assert formula.startswith("NOT(AND(AND(OR($C$20=JA)),")

    def test_several_conditions_must_all_hold(self) -> None:
        both = shown_if(Condition(PLAN.id), Condition(PARTNERS.id, (OptionId("a3"),)))
        assert both == 'NOT(AND(AND($C$1<>"",$C$1<>VET,$C$1<>EJ),OR($C$23=JA)))'

    def test_one_too_long_for_excel_is_left_out(self) -> None:
        assert shown_if(*[Condition(PLAN.id)] * 300) == ""


class TestSheet:
    def test_only_conditional_questions_turn_grey(self) -> None:
        ranges = {str(each.sqref) for each in form_sheet().conditional_formatting}
        assert ranges == {"A10:F10", "A17:F17", "A18:F18"}

    def test_every_answer_has_its_list(self) -> None:
        lists = {str(each.sqref): each for each in form_sheet().data_validations.dataValidation}
        assert {*lists} == {f"C{row}" for row in (9, 10, 12, 13, 14, 15, 16, 17, 18)}
        assert lists["C9"].showErrorMessage
        assert not lists["C17"].showErrorMessage

    def test_the_lists_hold_the_words_of_the_question(self) -> None:
        book = load_workbook(io.BytesIO(write_form_workbook(form_of(SAMPLE))))
        place = book["Enkät"].data_validations.dataValidation[1].formula1
        cells = book["Nyckel"][str(place).split("!")[1].replace("$", "")]
        words = [cell.value for (cell,) in cells]
        assert words == ["Ja", "Nej", "Vet ej", "Ej tillämplig"]
        assert book["Nyckel"].sheet_state == "hidden"
        assert book["Enkät"].column_dimensions["G"].hidden
        assert BOARD.id in {cell.value for cell in book["Nyckel"]["A"]}

    def test_words_that_look_like_formulas_stay_words(self) -> None:
        odd = replace(PLAN, text="=1+1", options=(Option(OptionId("x"), "-2", Decimal(0)),))
        part = replace(SAMPLE.parts[0], questions=(odd,))
        form = form_of(replace(SAMPLE, parts=(part,)))
        sheet = load_workbook(io.BytesIO(write_form_workbook(form)))["Enkät"]
        assert (sheet["B9"].value, sheet["B9"].data_type) == ("=1+1", "s")
