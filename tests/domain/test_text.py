"""Text as people paste it, made fit to keep and print."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.text import cleaned, cleaned_line

anything = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("rad 1\r\nrad 2\rrad 3\u2028rad 4", "rad 1\nrad 2\nrad 3\nrad 4"),
        ("a\tb", "a\tb"),
        ("noll\x00tecken\x07", "nolltecken"),
        ("halv \ud83d emoji", "halv  emoji"),
        ("hel 🍺 emoji 👩‍👧", "hel 🍺 emoji 👩‍👧"),
        ("A\u030a", "Å"),
        ("<b>=cmd()</b>", "<b>=cmd()</b>"),
        ("\u202e\u0645\u0631", "\u202e\u0645\u0631"),
    ],
)
def test_only_what_no_one_can_see_goes(pasted: str, kept: str) -> None:
    assert cleaned(pasted) == kept


def test_a_line_has_no_breaks() -> None:
    assert cleaned_line("  Norra\n innerstaden\t ") == "Norra innerstaden"


@given(anything)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)
    assert cleaned_line(cleaned_line(text)) == cleaned_line(text)


@given(anything)
def test_cleaned_text_can_always_be_stored(text: str) -> None:
    kept = cleaned(text)
    assert kept.encode().decode() == kept
    assert unicodedata.is_normalized("NFC", kept)


def test_a_long_comment_is_kept_whole() -> None:
    assert cleaned("å" * 50_000) == "å" * 50_000
