import pytest

from andts_desktop.domain.collection import (
    Comparison,
    Difference,
    FormKey,
    FormKind,
    ReturnedSheet,
)
from andts_desktop.domain.ids import InstrumentId, UnitId
from andts_desktop.domain.receptions import Receipt, receipt, received_from, reception
from andts_desktop.domain.survey import EventKind, SheetEvent, unanswered
from tests.domain.build import choice_question

KEY = FormKey("fil", InstrumentId("prov-1"), "1", "d", 2026, UnitId(3), "Järva")
AT = "2026-11-22T10:30:05"


@pytest.mark.parametrize("source", ["Järva.xlsx", "svar från Järva, 2.pdf", "utan ändelse"])
@pytest.mark.parametrize("saved", ["", "2026-11-20T14:32"])
@pytest.mark.parametrize("who", ["", "Åsa Öberg, samordnare"])
def test_a_reception_is_read_back_from_the_log(source: str, saved: str, who: str) -> None:
    sheet = ReturnedSheet(source, FormKind.EXCEL, KEY, (), saved, who)

    assert receipt(reception(UnitId(3), AT, sheet)) == Receipt(UnitId(3), AT, source, saved, who)


def test_an_answer_says_its_file_and_its_day() -> None:
    saved = ReturnedSheet("Järva.xlsx", FormKind.EXCEL, KEY, (), "2026-11-20T14:32")
    unsaid = ReturnedSheet("Järva.csv", FormKind.ROWS, KEY, ())

    assert received_from(saved, AT).note == "Järva.xlsx, 2026-11-20"
    assert received_from(unsaid, AT).note == "Järva.csv, 2026-11-22"


def test_what_could_not_be_read_is_kept_in_the_log() -> None:
    sheet = ReturnedSheet("Järva.xlsx", FormKind.EXCEL, KEY, (), "2026-11-20T14:32", "Åsa")
    question = choice_question("q1", "0", "1")
    empty = unanswered(question.id)
    odd = [
        Comparison(question, empty, None, Difference.ODD, "fråga 4", "svaret ”kanske” finns inte"),
        Comparison(question, empty, None, Difference.ODD, "", "”22 maj” är inget tal"),
    ]

    event = reception(UnitId(3), AT, sheet, odd)

    assert event.note == (
        "Järva.xlsx, sparad 2026-11-20 14:32, från Åsa · 2 svar gick inte att läsa: fråga 4: "
        f"svaret ”kanske” finns inte; {question.short}: ”22 maj” är inget tal"
    )
    assert receipt(event) == Receipt(
        *(UnitId(3), AT, "Järva.xlsx", "2026-11-20T14:32", "Åsa", "2 svar gick inte att läsa")
    )


def test_of_many_that_could_not_be_read_the_log_tells_some_and_counts_all() -> None:
    sheet = ReturnedSheet("Järva.xlsx", FormKind.EXCEL, KEY, ())
    question = choice_question("q1", "0", "1")
    odd = [
        Comparison(question, unanswered(question.id), None, Difference.ODD, f"rad {number}", "fel")
        for number in range(1, 26)
    ]

    event = reception(UnitId(3), AT, sheet, odd)

    assert receipt(event).unread == "25 svar gick inte att läsa"
    assert event.note.endswith("rad 20: fel; och 5 till")


def test_a_line_in_other_words_is_a_file_of_that_name() -> None:
    event = SheetEvent(UnitId(3), AT, EventKind.RECEIVED, "")

    assert receipt(event) == Receipt(UnitId(3), AT, "")
