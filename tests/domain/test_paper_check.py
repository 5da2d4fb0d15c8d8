"""What a check found, in words."""

import pytest

from andts_desktop.domain.paper_check import Checked


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (Checked(12, 340, is_tagged=True), "Kontrollerad: 12 sidor, 340 texter, taggad"),
        (Checked(1, 1, is_tagged=True), "Kontrollerad: 1 sida, 1 text, taggad"),
        (Checked(0, 7), "Kontrollerad: 7 texter"),
    ],
)
def test_a_check_is_said_in_a_line(check: Checked, words: str) -> None:
    assert check.words() == words
