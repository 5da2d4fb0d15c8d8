"""Read the text of finished documents back, as other programs read it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zipfile import BadZipFile

from andts_desktop.errors import FileError

if TYPE_CHECKING:
    import pypdfium2

Read = TypeVar("Read")


def pdf_pages(path: Path) -> tuple[str, ...]:
    """Return the text of each page of a PDF; raises FileError where it cannot be read."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise FileError(f"”{path.name}” går inte att läsa som PDF.") from error
    try:
        return tuple(_page_text(document[number]) for number in range(len(document)))
    finally:
        document.close()


def _page_text(page: "pypdfium2.PdfPage") -> str:
    shown = page.get_textpage()
    try:
        return str(shown.get_text_range())
    finally:
        shown.close()
        page.close()


def word_text(path: Path) -> str:
    """Return all text of a Word file, in its order; raises FileError where it cannot be read."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from docx.oxml.ns import qn

    def read() -> str:
        body = Document(str(path)).element.body
        return "".join(each.text or "" for each in body.iter(qn("w:t")))

    return _read(path, read, PackageNotFoundError)


def workbook_rows(path: Path) -> tuple[str, ...]:
    """Return the cells of each row of a workbook; raises FileError where it cannot be read.

    A text longer than a cell goes on in the row below, as one longer than a page does.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    def read() -> tuple[str, ...]:
        # An open file: of a path the library looks at the ending of the name.
        with path.open("rb") as stream:
            book = load_workbook(stream, read_only=True)
            rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
            return tuple("\n".join(str(cell) for cell in row if cell is not None) for row in rows)

    return _read(path, read, InvalidFileException)


def _read(path: Path, read: Callable[[], Read], refused: type[Exception]) -> Read:
    try:
        return read()
    except (BadZipFile, KeyError, refused) as error:
        raise FileError(f"”{path.name}” går inte att läsa.") from error
