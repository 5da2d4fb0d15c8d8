import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import getFont, stringWidth

from andts_desktop import paths
from andts_desktop.reports import fonts

ROOT = Path(__file__).parents[2]


def test_the_sign_font_has_every_status_sign_at_one_width() -> None:
    coverage = fonts.register()
    signs = "○◐◑●▲–✓"
    assert all(ord(sign) in coverage.signs for sign in signs)
    assert len({stringWidth(sign, fonts.SIGNS, 11) for sign in signs}) == 1


def test_fonts_come_from_the_folder_given() -> None:
    coverage = fonts.register(paths.resources() / "fonts")
    assert ord("å") in coverage.text
    assert getFont(fonts.REGULAR) is getFont(fonts.REGULAR)


def test_drawing_the_sign_font_again_gives_the_same_bytes() -> None:
    pytest.importorskip("fontTools")
    target = paths.resources() / "fonts" / "AndtsSigns.ttf"
    before = target.read_bytes()
    subprocess.run([sys.executable, "tools/make_signs_font.py"], cwd=ROOT, check=True)
    assert target.read_bytes() == before


def test_nothing_outside_reports_loads_reportlab() -> None:
    code = (
        "import sys; import andts_desktop.domain.annual_report, andts_desktop.paths; "
        "sys.exit('reportlab' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_cutting_the_font_of_fields_again_gives_the_same_bytes() -> None:
    pytest.importorskip("fontTools")
    target = paths.resources() / "fonts" / "InterFields.ttf"
    before = target.read_bytes()
    subprocess.run([sys.executable, "tools/make_field_font.py"], cwd=ROOT, check=True)
    assert target.read_bytes() == before
