import io
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.pdf_preview import PdfPreview


def pdf(pages: int, words: str = "sida") -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=1)
    for number in range(1, pages + 1):
        canvas.drawString(100, 700, f"{words} {number}")
        canvas.rect(50, 50, 400, 600, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.fixture
def preview(qtbot: QtBot, look: Look) -> Iterator[PdfPreview]:
    made = PdfPreview(look)
    qtbot.addWidget(made)
    made.resize(640, 500)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def texts(preview: PdfPreview) -> list[str]:
    return [each.text() for each in preview.findChildren(QLabel) if each.isVisible()]


def place(preview: PdfPreview) -> int:
    assert preview.view is not None
    return preview.view.verticalScrollBar().value()


def scroll(preview: PdfPreview, value: int) -> None:
    assert preview.view is not None
    preview.view.verticalScrollBar().setValue(value)


def test_loads_nothing_of_qt_pdf_until_there_is_something_to_show(preview: PdfPreview) -> None:
    assert preview.view is None
    assert preview.document is None


def test_shows_the_pages_as_wide_as_there_is_room_for(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(3), "annual")
    assert preview.document is not None
    assert preview.document.status() is QPdfDocument.Status.Ready
    assert preview.document.pageCount() == 3
    assert "Sida 1 av 3" in texts(preview)
    assert f"{round(preview.scale() * 100)} %" in texts(preview)


def test_the_pages_are_drawn(qtbot: QtBot, preview: PdfPreview) -> None:
    preview.show_pdf(pdf(1), "annual")
    assert preview.view is not None
    viewport = preview.view.viewport()
    middle = viewport.rect().center()
    qtbot.waitUntil(lambda: viewport.grab().toImage().pixelColor(middle).lightness() < 40)


def test_keeps_the_place_when_the_document_is_written_anew(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(5), "annual")
    scroll(preview, 1200)
    preview.show_pdf(pdf(6), "annual")
    assert place(preview) == 1200
    assert "Sida 2 av 6" in texts(preview)


def test_each_document_has_a_place_of_its_own(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(5), "annual")
    scroll(preview, 1200)
    preview.show_pdf(pdf(2), "short")
    assert place(preview) == 0
    preview.show_pdf(pdf(5), "annual")
    assert place(preview) == 1200


def test_a_shorter_document_is_shown_to_its_end(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(5), "annual")
    scroll(preview, 3000)
    preview.show_pdf(pdf(2), "annual")
    assert preview.view is not None
    assert place(preview) == preview.view.verticalScrollBar().maximum()


def test_the_pages_never_go_white_between_two_versions(qtbot: QtBot, preview: PdfPreview) -> None:
    preview.show_pdf(pdf(2), "annual")
    view = preview.view
    assert view is not None
    middle = view.rect().center()

    def is_dark() -> bool:
        return view.grab().toImage().pixelColor(middle).lightness() < 40

    qtbot.waitUntil(is_dark)
    preview.show_pdf(pdf(2, "ny sida"), "annual")
    seen = [is_dark()]
    for _ in range(20):
        qtbot.wait(10)
        seen.append(is_dark())
    assert all(seen)
    qtbot.wait(100)
    assert not [each for each in view.findChildren(QLabel) if each.isVisible()]


def test_says_that_it_is_busy_only_where_that_takes_its_time(
    qtbot: QtBot, preview: PdfPreview
) -> None:
    preview.show_pdf(pdf(1), "annual")
    preview.set_busy(True)
    assert "Uppdaterar…" not in texts(preview)
    qtbot.waitUntil(lambda: "Uppdaterar…" in texts(preview), timeout=2000)
    preview.set_busy(False)
    assert "Uppdaterar…" not in texts(preview)


def test_zooms_in_steps_and_back_to_the_full_width(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(4), "annual")
    wide = preview.scale()
    preview.zoom_in()
    larger = preview.scale()
    preview.zoom_in()
    assert wide < larger < preview.scale()
    preview.zoom_out()
    assert preview.scale() == larger
    preview.fit_width()
    assert preview.scale() == pytest.approx(wide, abs=0.02)


def test_zooming_keeps_the_place(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(9), "annual")
    scroll(preview, 3500)
    page = next(text for text in texts(preview) if text.startswith("Sida"))
    preview.zoom_out()
    assert page in texts(preview)


def test_zooming_in_goes_to_the_middle_of_the_page(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(1), "annual")
    for _ in range(5):
        preview.zoom_in()
    assert preview.view is not None
    bar = preview.view.horizontalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() / bar.maximum() == pytest.approx(0.5, abs=0.02)


def test_zooming_stops_at_the_ends(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(1), "annual")
    for _ in range(20):
        preview.zoom_out()
    assert preview.scale() == 0.25
    for _ in range(20):
        preview.zoom_in()
    assert preview.scale() == 4.0


def test_ctrl_and_the_wheel_zoom(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(1), "annual")
    before = preview.scale()
    assert preview.view is not None
    for turn in (120, 120, -120):
        event = QWheelEvent(
            QPointF(50, 50),
            QPointF(50, 50),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(preview.view.viewport(), event)
    assert preview.scale() > before


def test_home_and_end_go_to_the_first_and_last_page(qtbot: QtBot, preview: PdfPreview) -> None:
    preview.show_pdf(pdf(5), "annual")
    view = preview.view
    assert view is not None
    preview.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert place(preview) == view.verticalScrollBar().maximum()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert place(preview) == 0


def test_shows_words_in_place_of_pages(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(1), "annual")
    preview.show_message("Filen har ingen plan än.")
    assert "Filen har ingen plan än." in texts(preview)
    assert not [text for text in texts(preview) if text.startswith("Sida")]


def test_the_ground_follows_light_and_dark(preview: PdfPreview, look: Look) -> None:
    preview.show_pdf(pdf(1), "annual")
    assert preview.view is not None
    look.choose("dark")
    dark = preview.view.palette().dark().color().name()
    look.choose("light")
    assert dark == "#151b1d"
    assert preview.view.palette().dark().color().name() == "#dde2e0"


def test_nothing_happens_to_zoom_where_nothing_is_shown(preview: PdfPreview) -> None:
    preview.zoom_in()
    preview.zoom_out()
    preview.fit_width()
    assert preview.scale() == 1.0
