"""The documents about a whole survey, from the command line: the comparison and the meeting."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Andts


def test_the_comparison_of_all_units_is_written(
    andts: Andts, example: Path, tmp_path: Path
) -> None:
    out = tmp_path / "alla.pdf"

    ran = andts("report", "comparison", example, "--year", 2026, "--out", out)

    assert ran.code == 0
    assert ran.out.startswith(f"Skrev {out}: Stadsövergripande jämförelse 2026, PI-mini. Kont")


@pytest.mark.parametrize("unit", [(), ("--unit", "Norrby")])
def test_a_meeting_is_about_all_units_or_one(
    andts: Andts, example: Path, tmp_path: Path, unit: tuple[str, ...]
) -> None:
    out = tmp_path / "mote.pdf"

    ran = andts("report", "meeting", example, "--year", 2026, "--out", out, *unit)

    assert ran.code == 0
    reader = PdfReader(out)
    assert len(reader.pages) == 4
    assert ("Norrby" in reader.pages[0].extract_text()) is bool(unit)


def test_a_unit_without_answers_has_no_meeting(andts: Andts, example: Path, tmp_path: Path) -> None:
    out = tmp_path / "mote.pdf"

    ran = andts("report", "meeting", example, "--year", 2026, "--out", out, "--unit", "Västerängen")

    assert ran.code != 0
    assert "Västerängen har inte svarat på enkäten 2026" in ran.err
    assert not out.exists()
