import pytest

from andts_desktop.domain.collection import FormKey, FormKind, ReturnedSheet
from andts_desktop.domain.ids import InstrumentId, UnitId
from andts_desktop.domain.receptions import Receipt, receipt, received_from, reception

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
