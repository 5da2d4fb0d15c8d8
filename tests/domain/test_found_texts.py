"""What was written is looked for in what stands in a finished document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.found_texts import FoundText, shortened, squeezed

PAGE = (
    "Mål 1\nTillgången ska minska\nFöräldra-\r\nrådgivningen har nått 120 familjer.\nsida 1 av 2",
    "Forts.\n• Ny grupp startar i mars\n• Alla är bjudna\nemoji □□ i kommentaren\nsida 2 av 2",
)


def missing(*texts: str) -> tuple[str, ...]:
    return FoundText(PAGE).missing(texts)


@pytest.mark.parametrize(
    "text",
    [
        "Tillgången ska minska",
        "Föräldrarådgivningen har nått\n120 familjer.",
        "Föräldra\u00adrådgivningen har nått",
        "- Ny grupp startar i **mars**\n- Alla är bjudna",
        "Tillga\u030angen ska minska",
        "emoji 🛷🧸 i kommentaren",
        "tillgången\u202e ska\x07 minska",
        "",
        " \n",
    ],
)
def test_a_text_is_found_however_its_lines_and_signs_are_set(text: str) -> None:
    assert missing(text) == ()


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("GRO□E Stra\u00dfe", "GRO\u1e9eE Stra\u00dfe"),
        ("traffik", "traf\ufb01k"),
        ("en □ i namnet", "en \ufffd i namnet"),
    ],
)
def test_a_letter_that_becomes_several_has_one_placeholder(shown: str, text: str) -> None:
    assert FoundText([shown]).missing([text]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Tillgången ska öka",
        "Ny grupp startar i maj",
        "120 familjer",
        "emoji 🛷🧸🛷 i kommentaren",
        "Alla är bjudna igen",
    ],
)
def test_a_text_that_is_not_there_is_told(text: str) -> None:
    found = FoundText([PAGE[0].replace("120", "12"), PAGE[1]]).missing([text])
    assert found == (text,)


def test_a_text_may_go_on_over_pages_between_other_words() -> None:
    words = [f"ord{number}" for number in range(120)]
    pages = [
        f"rubrik {' '.join(words[:30])} sida 1",
        f"tabellhuvud {' '.join(words[30:90])} sida 2",
        f"tabellhuvud {' '.join(words[90:])} slut sida 3",
    ]
    assert FoundText(pages).missing([" ".join(words)]) == ()


def test_a_text_of_which_the_end_is_lost_is_told() -> None:
    words = [f"ord{number}" for number in range(120)]
    pages = [f"rubrik {' '.join(words[:30])} sida 1", f"tabell {' '.join(words[30:90])} sida 2"]
    assert len(FoundText(pages).missing([" ".join(words)])) == 1


def test_a_booklet_has_what_follows_on_the_sheet_before() -> None:
    text = "En lång mening som börjar på den ena sidan och slutar på den andra."
    sheets = ["och slutar på den andra. omslag", "En lång mening som börjar på den ena sidan"]
    assert FoundText(sheets).missing([text]) == ()


def test_each_missing_text_is_told_once_and_short() -> None:
    long = "saknas " * 50
    (told,) = FoundText([""]).missing([long, long])
    assert told == shortened(long)
    assert len(told) == 60


@given(st.text(), st.text(), st.text())
def test_what_stands_on_a_page_is_always_found(before: str, text: str, after: str) -> None:
    assert FoundText([f"{before}\n{text}\n{after}"]).missing([text]) == ()


@given(st.text())
def test_squeezing_twice_changes_nothing(text: str) -> None:
    assert squeezed(squeezed(text)) == squeezed(text)
