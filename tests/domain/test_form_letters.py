from dataclasses import replace

import pytest

from andts_desktop.domain.collection import FormKey, FormKind, SurveyForm
from andts_desktop.domain.form_letters import (
    Letter,
    answer_file_words,
    filled,
    reminder_letter,
    sending_letter,
    unknown_fields,
)
from andts_desktop.domain.ids import UnitId
from tests.domain.build import instrument, number_question, part

ASKED = instrument(part("a", "4", [number_question("q", "4")]))
KEY = FormKey("fil", ASKED.id, "1", "d", 2026, UnitId(3), "Järva")
FORM = SurveyForm(KEY, ASKED, (), "Åsa Öberg", "2026-12-04")


def test_a_letter_is_filled_in_for_its_unit() -> None:
    letter = filled(sending_letter(FormKind.PDF), FORM)

    assert letter.subject == "Prov 2026: Järva"
    assert "Här kommer Prov 2026 för Järva.\n" in letter.text
    assert "\n\nSvara senast 4 december 2026.\n\nVänliga hälsningar\nÅsa Öberg\n" in letter.text


def test_a_line_without_anything_to_say_falls_away() -> None:
    letter = filled(sending_letter(FormKind.EXCEL), replace(FORM, due="", sender=""))

    assert "Svara senast" not in letter.text
    assert letter.text.endswith("flytta inga kolumner.\n\nVänliga hälsningar\n")


def test_every_kind_of_form_says_how_it_is_answered() -> None:
    texts = {filled(sending_letter(kind), FORM).text for kind in list(FormKind)[:3]}

    assert len(texts) == 3


def test_a_reminder_names_the_unit_and_the_day() -> None:
    letter = filled(reminder_letter(), FORM)

    assert letter.subject == "Påminnelse: Prov 2026, Järva"
    assert "från Järva ännu.\n\nSista dagen att svara är 4 december 2026." in letter.text


@pytest.mark.parametrize(
    ("sender", "due", "ending"),
    [
        ("Åsa", "2026-12-04", "skicka den till Åsa senast 4 december 2026."),
        ("", "", "skicka den tillbaka."),
    ],
)
def test_an_answer_file_says_what_it_is(sender: str, due: str, ending: str) -> None:
    words = answer_file_words("Järva", sender, due)

    assert words.startswith("Det här är svarsfilen för Järva.")
    assert words.endswith(ending)


def test_what_is_no_field_stays_and_is_told() -> None:
    letter = Letter("{Enhet} {tull}", "{År}: {} {tull}")

    assert unknown_fields(letter) == ("tull",)
    assert filled(letter, FORM) == Letter("Järva {tull}", "2026: {} {tull}\n")
