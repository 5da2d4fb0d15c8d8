import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QPageLayout, QPageRanges, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from andts_desktop.errors import FileError
from andts_desktop.ui import printing


def load(pages: int, size: tuple[float, float] = (595.28, 841.89)) -> QPdfDocument:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size)
    for number in range(pages):
        # A bar whose height tells the page, so that a printed page is known again.
        canvas.rect(0, 0, size[0], 100 * (number + 1), fill=1)
        canvas.showPage()
    canvas.save()
    document = QPdfDocument()
    source = QBuffer(document)
    source.setData(QByteArray(stream.getvalue()))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(source)
    return document


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "utskrift.pdf"))
    return made


def printed(printer: QPrinter) -> QPdfDocument:
    document = QPdfDocument()
    assert document.load(printer.outputFileName()) is QPdfDocument.Error.None_
    return document


def bar(document: QPdfDocument, page: int) -> int:
    """Return how high the page's black bar is, in steps of 10 points."""
    image: QImage = document.render(page, QSize(60, 84))
    colours = [image.pixelColor(30, row) for row in range(84)]
    return len([each for each in colours if each.alpha() > 127 and each.lightness() < 127])


def test_prints_every_page_to_the_edge(parent: QWidget, printer: QPrinter) -> None:
    document = load(3)
    printing.prepare(printer, document, "Årlig uppföljning")
    assert printing.print_pages(document, printer, parent)
    result = printed(printer)
    assert result.pageCount() == 3
    assert result.pagePointSize(0).width() == pytest.approx(595, abs=1)
    assert [bar(result, page) for page in range(3)] == [10, 20, 30]


def test_the_printed_document_carries_its_name(parent: QWidget, printer: QPrinter) -> None:
    document = load(1)
    printing.prepare(printer, document, "Årlig uppföljning 2026")
    assert printer.docName() == "Årlig uppföljning 2026"


def test_a_page_on_its_side_is_printed_on_its_side(parent: QWidget, printer: QPrinter) -> None:
    document = load(1, (841.89, 595.28))
    printing.prepare(printer, document, "Årshjul")
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Landscape
    assert printing.print_pages(document, printer, parent)
    assert printed(printer).pagePointSize(0).width() == pytest.approx(842, abs=1)


@pytest.mark.parametrize(
    ("size", "pages", "folds", "turned"),
    [
        ((595.28, 841.89), 3, False, QPrinter.DuplexMode.DuplexLongSide),
        ((595.28, 841.89), 1, False, QPrinter.DuplexMode.DuplexNone),
        ((841.89, 595.28), 4, False, QPrinter.DuplexMode.DuplexShortSide),
        ((595.28, 841.89), 2, True, QPrinter.DuplexMode.DuplexShortSide),
    ],
)
def test_both_sides_are_printed_so_that_they_read_as_a_book(
    size: tuple[float, float], pages: int, folds: bool, turned: QPrinter.DuplexMode
) -> None:
    assert printing.both_sides(load(pages, size), folds=folds) is turned


def test_a_poster_asks_for_the_tray_of_its_own_paper(printer: QPrinter) -> None:
    printing.prepare(printer, load(1, (841.89, 1190.55)), "Årshjul")
    assert printer.pageLayout().pageSize().id() is QPageSize.PageSizeId.A3


def test_prints_only_the_chosen_pages(parent: QWidget, printer: QPrinter) -> None:
    document = load(4)
    printing.prepare(printer, document, "Utdrag")
    printer.setPageRanges(QPageRanges.fromString("2,4"))
    assert printing.print_pages(document, printer, parent)
    result = printed(printer)
    assert [bar(result, page) for page in range(result.pageCount())] == [20, 40]


def test_prints_the_last_page_first_where_that_is_chosen(printer: QPrinter) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert printing.chosen_pages(printer, 3) == [2, 1, 0]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_is_told_in_words(parent: QWidget, tmp_path: Path) -> None:
    refusing = QPrinter(QPrinter.PrinterMode.HighResolution)
    refusing.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    refusing.setOutputFileName(str(tmp_path / "saknas" / "utskrift.pdf"))
    document = load(1)
    printing.prepare(refusing, document, "x")
    with pytest.raises(FileError, match="Skrivaren tog inte emot"):
        printing.print_pages(document, refusing, parent)


def test_the_user_can_stop_it(
    parent: QWidget, printer: QPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = load(3)
    printing.prepare(printer, document, "x")
    monkeypatch.setattr(QProgressDialog, "wasCanceled", lambda _self: True)
    assert not printing.print_pages(document, printer, parent)


def test_nothing_is_printed_when_the_dialog_is_left(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: QDialog.DialogCode.Rejected)
    assert not printing.ask_and_print(load(1), "x", parent)


def test_prints_what_the_dialog_says(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "ut.pdf"

    def choose_pdf(dialog: QPrintDialog) -> QDialog.DialogCode:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", choose_pdf)
    assert printing.ask_and_print(load(2), "Kortversion", parent)
    assert target.read_bytes().startswith(b"%PDF-")
