"""A workbook as bytes that are the same for the same contents."""

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

_CORE = "docProps/core.xml"
FIRST_DAY = dt.date(1980, 1, 1)
"""The first day that a zip file knows: that of all its parts, so that bytes can be compared."""


def book_bytes(book: "Workbook", as_of: dt.date) -> bytes:
    """Return the workbook as a file that was made and changed on that day."""
    from openpyxl.xml.functions import tostring

    day = dt.datetime.combine(as_of, dt.time())
    raw, packed = io.BytesIO(), io.BytesIO()
    book.save(raw)
    # Saving has put the hour of the clock there.
    book.properties.created = book.properties.modified = day
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, FIRST_DAY.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            data = tostring(book.properties.to_tree()) if name == _CORE else source.read(name)
            target.writestr(entry, data)
    return packed.getvalue()
