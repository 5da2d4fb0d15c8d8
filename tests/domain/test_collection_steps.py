"""What is done to a sheet beside taking its answers in concerns that sheet, in all its files."""

from dataclasses import replace

from andts_desktop.domain.collection import (
    Comparison,
    Difference,
    FormKey,
    FormKind,
    Preview,
    ReturnedSheet,
    SheetPreview,
)
from andts_desktop.domain.collection_steps import placed, reopened, why_not_ready
from andts_desktop.domain.ids import InstrumentId, RoundId, UnitId
from andts_desktop.domain.survey import unanswered
from tests.domain.build import choice_question

KEY = FormKey("fil", InstrumentId("prov-1"), "1", "d", 2026, UnitId(3), "Järva")
SHEET = SheetPreview(ReturnedSheet("Järva.pdf", FormKind.PDF, KEY, ()), RoundId(1), UnitId(3))
CLOSED = replace(SHEET, is_closed=True, refusal="Svaren är låsta.")
QUESTION = choice_question("q1", "0", "1")
ODD = Comparison(QUESTION, unanswered(QUESTION.id), None, Difference.ODD, "fråga 1", "”kanske”")


def test_a_closed_sheet_is_opened_in_all_files_of_its_unit_and_no_other() -> None:
    other = replace(CLOSED, unit_id=UnitId(4))

    found = reopened(Preview((CLOSED, SHEET, CLOSED, other)), 0, "Rättelse")

    opened = replace(CLOSED, refusal="", reopening="Rättelse")
    assert found.sheets == (opened, SHEET, opened, other)


def test_a_unit_is_not_ready_while_any_of_its_files_has_an_unreadable_answer() -> None:
    unreadable = replace(SHEET, comparisons=(ODD,))
    elsewhere = replace(unreadable, unit_id=UnitId(4))

    assert why_not_ready(Preview((SHEET, unreadable)), 0, {})
    assert why_not_ready(Preview((SHEET, elsewhere)), 0, {}) == ""


def test_a_unit_that_has_answered_nothing_is_not_ready() -> None:
    none = unanswered(QUESTION.id)
    empty = Comparison(QUESTION, none, none, Difference.UNANSWERED)

    found = why_not_ready(Preview((replace(SHEET, comparisons=(empty,)),)), 0, {})

    assert found == "ingen fråga är besvarad"


def test_a_sheet_that_belongs_nowhere_is_passed_over() -> None:
    homeless = replace(SHEET, unit_id=None)

    assert list(placed([homeless, SHEET])) == [((RoundId(1), UnitId(3)), SHEET)]
