"""Print a PDF on paper, page by page as it is in the preview."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

from andts_desktop.errors import FileError

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

_FINEST_DPI = 300
"""Finer than this cannot be seen in print; at 1,200 dpi one page would take 556 MB."""


def ask_and_print(
    document: "QPdfDocument", title: str, parent: QWidget, *, folds: bool = False
) -> bool:
    """Let the user choose a printer, and print; return whether it was. Raises FileError.

    What is to be folded is turned over its short edge from one side to the other.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, document, title, folds=folds)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_tr("Skriv ut"))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, document.pageCount())
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    return print_pages(document, printer, parent)


def prepare(
    printer: "QPrinter", document: "QPdfDocument", title: str, *, folds: bool = False
) -> None:
    """Give the printer the document's name and the size of its pages, to the very edge.

    Several pages are set to be printed on both sides.
    """
    from PySide6.QtGui import QPageLayout, QPageSize

    printer.setDocName(title)
    printer.setCreator("ANDTS Desktop")
    printer.setFullPage(True)
    size = document.pagePointSize(0)
    landscape = size.width() > size.height()
    upright = size.transposed() if landscape else size
    # The nearest size with a name: a printer knows its trays by A4 and A3.
    named = QPageSize.id(upright, QPageSize.Unit.Point, QPageSize.SizeMatchPolicy.FuzzyMatch)
    exact = QPageSize(upright, QPageSize.Unit.Point)
    printer.setPageSize(exact if named is QPageSize.PageSizeId.Custom else QPageSize(named))
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    )
    printer.setDuplex(both_sides(document, folds=folds))


def both_sides(document: "QPdfDocument", *, folds: bool) -> "QPrinter.DuplexMode":
    """Return over which edge the paper is turned, so that the pages are read as a book is."""
    from PySide6.QtPrintSupport import QPrinter

    modes = QPrinter.DuplexMode
    if document.pageCount() < 2:
        return modes.DuplexNone
    size = document.pagePointSize(0)
    is_wide = size.width() > size.height()
    return modes.DuplexShortSide if is_wide or folds else modes.DuplexLongSide


def print_pages(document: "QPdfDocument", printer: "QPrinter", parent: QWidget) -> bool:
    """Print the chosen pages; False where the user stopped it. Raises FileError."""
    pages = chosen_pages(printer, document.pageCount())
    progress = QProgressDialog(_tr("Skriver ut…"), _tr("Avbryt"), 0, len(pages), parent)
    progress.setWindowTitle(_tr("Skriv ut"))
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    painter = QPainter()
    if not painter.begin(printer):
        progress.close()
        raise FileError(
            _tr(
                "Skrivaren tog inte emot dokumentet. Se efter att den är på och ansluten, eller "
                "spara dokumentet som PDF och skriv ut det därifrån."
            )
        )
    try:
        for count, page in enumerate(pages):
            progress.setValue(count)
            if progress.wasCanceled():
                printer.abort()
                return False
            if count:
                printer.newPage()
            _paint_page(document, page, painter, printer)
        progress.setValue(len(pages))
    finally:
        painter.end()
        progress.close()
    return True


def chosen_pages(printer: "QPrinter", count: int) -> list[int]:
    """Return the pages to print, from 0, in the order and of the range that was chosen."""
    from PySide6.QtPrintSupport import QPrinter

    ranges = printer.pageRanges()
    pages = [page for page in range(count) if ranges.isEmpty() or ranges.contains(page + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    return pages


def _paint_page(
    document: "QPdfDocument", page: int, painter: QPainter, printer: "QPrinter"
) -> None:
    paper = QRectF(painter.viewport())
    size = document.pagePointSize(page)
    fit = min(paper.width() / size.width(), paper.height() / size.height())
    fine = min(1.0, _FINEST_DPI / printer.resolution())
    pixels = QSize(round(size.width() * fit * fine), round(size.height() * fit * fine))
    target = QRect(0, 0, round(size.width() * fit), round(size.height() * fit))
    target.moveCenter(paper.center().toPoint())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.drawImage(target, _on_white(document.render(page, pixels)))


def _on_white(page: QImage) -> QImage:
    # Pages come with no paper behind them, and a printer driver may take that for black.
    paper = QImage(page.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, page)
    painter.end()
    return paper


def _tr(text: str) -> str:
    return QCoreApplication.translate("Printing", text)
