"""A goal that begins each page is no running header, though only its number differs."""

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from andts_desktop.exchange.plan_import.reading import read_source
from tests.exchange.plan_import.outcomes import texts, told


def pages_with(path: Path, line: str, size: int) -> None:
    canvas = Canvas(str(path))
    for page in range(1, 5):
        canvas.setFont("Helvetica-Bold", size)
        canvas.drawString(60, 790, line.format(page))
        canvas.setFont("Helvetica", 10)
        for at in range(10):
            canvas.drawString(60, 700 - 14 * at, f"Rad {at} om det som ska göras, omgång {page}.")
        canvas.showPage()
    canvas.save()


def test_a_goal_at_the_top_of_each_page_is_kept(tmp_path: Path) -> None:
    pages_with(tmp_path / "plan.pdf", "Mål {}", 16)
    source = read_source(tmp_path / "plan.pdf")
    assert [each for each in texts(source).split("\n") if each.startswith("Mål")] == [
        "Mål 1",
        "Mål 2",
        "Mål 3",
        "Mål 4",
    ]


def test_a_small_line_at_the_top_of_each_page_is_named_and_left(tmp_path: Path) -> None:
    pages_with(tmp_path / "plan.pdf", "Lillsele kommun, sidan {}", 8)
    source = read_source(tmp_path / "plan.pdf")
    assert "Lillsele" not in texts(source)
    assert "lillsele kommun" in told(source)
