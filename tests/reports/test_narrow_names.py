"""Names in narrow columns: every letter there, and no line too wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from andts_desktop.reports import fonts, theme
from andts_desktop.reports.narrow_names import narrow_lines

STYLE = theme.CELL_HEAD_SMALL
WIDTH = 36.0


@pytest.fixture(autouse=True)
def _fonts() -> None:
    fonts.register()


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Järva", ["Järva"]),
        ("Kungsholmen", ["Kungs-", "holmen"]),
        ("Skarpnäck", ["Skarp-", "näck"]),
        ("Södermalm", ["Söder-", "malm"]),
        ("Hägersten-Älvsjö", ["Häger-", "sten-", "Älvsjö"]),
    ],
)
def test_districts_are_parted_as_they_are_spoken(name: str, lines: list[str]) -> None:
    assert narrow_lines(name, WIDTH, STYLE) == lines


@given(st.text("abcdeåöst -", max_size=60))
def test_no_letter_is_lost_and_no_line_too_wide(name: str) -> None:
    fonts.register()
    lines = narrow_lines(name, WIDTH, STYLE)
    bare = str.maketrans("", "", "- ")
    assert "".join(lines).translate(bare) == name.translate(bare)
    assert all(stringWidth(line, STYLE.fontName, STYLE.fontSize) <= WIDTH for line in lines)


def test_a_column_narrower_than_a_letter_still_gets_the_name() -> None:
    assert "".join(narrow_lines("Ab", 1.0, STYLE)) == "Ab"
