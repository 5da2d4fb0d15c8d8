"""Reads the fields of a printed form, as programs for PDF do."""

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf, Stream


def opened(data: bytes) -> Pdf:
    return pikepdf.open(io.BytesIO(data))


def fields(pdf: Pdf) -> dict[str, Object]:
    return {str(each.T): each for each in pdf.Root.AcroForm.Fields.as_list()}


def widgets(pdf: Pdf) -> Iterator[Object]:
    """What stands on the pages, in the order of their annotations."""
    for page in pdf.pages:
        for each in page.obj.get("/Annots", pikepdf.Array()).as_list():
            if each.Subtype == Name.Widget:
                yield each


def is_hidden(widget: Object) -> bool:
    return bool(int(widget.F) & 2)


def tooltip(widget: Object) -> str:
    return str(widget.get("/TU", ""))


def fonts(pdf: Pdf) -> dict[str, bool]:
    """Every font of the file by name, and whether its letters are in the file."""
    found = {}
    for each in pdf.objects:
        if isinstance(each, Dictionary) and each.get("/Type") == Name.Font:
            descriptor = each.get("/FontDescriptor", Dictionary())
            found[str(each.BaseFont)] = isinstance(descriptor.get("/FontFile2"), Stream)
    return found
