"""The mark by which a workbook is known as ours, whoever saved it since."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from andts_desktop.errors import FileError
from andts_desktop.exchange.spreadsheet import escaped

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

_MARKED_PARTS = ("docProps/custom.xml", "xl/workbook.xml")
_ENOUGH = 1_000_000
"""How much of a part is searched for our mark, so that no bomb is unpacked."""


def mark(book: "Workbook", name: str, version: str, title: str) -> None:
    """Mark the workbook as ours twice, since some programs drop the one or the other."""
    from openpyxl.packaging.custom import StringProperty
    from openpyxl.workbook.defined_name import DefinedName

    # The attribute is missing in the published types.
    book.custom_doc_props.append(  # type: ignore[attr-defined]
        StringProperty(name=name, value=version)
    )
    defined = f"{name}_{version}"
    first = book.worksheets[0].title
    book.defined_names[defined] = DefinedName(defined, attr_text=f"'{first}'!$A$1")
    book.properties.creator = "ANDTS Desktop"
    book.properties.title = escaped(title)
    book.properties.language = "sv-SE"


def is_marked(data: bytes, name: str) -> bool:
    """Tell whether the bytes are a workbook with that mark."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(name.encode() in part for part in _marked_parts(archive))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError):
        # Cut short, encrypted or packed in another way: whatever it is, it is not ours.
        return False


def check_version(data: bytes, name: str, version: str, file: str) -> None:
    """Refuse a workbook in the form of a later version, which may hold what is not known here."""
    marked = re.compile(rf"{name}_([0-9]{{1,6}})".encode())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = {int(each) for part in _marked_parts(archive) for each in marked.findall(part)}
    if max(found, default=0) > int(version):
        raise FileError(
            f"”{file}” är gjord med en nyare version av programmet. Uppdatera programmet här, och "
            "läs sedan in filen."
        )


def _marked_parts(archive: zipfile.ZipFile) -> Iterator[bytes]:
    for name in _MARKED_PARTS:
        if name in archive.namelist():
            with archive.open(name) as part:
                yield part.read(_ENOUGH)
