"""Forms of a PDF that draw each other without end are refused before PDFium follows them."""

import zlib
from pathlib import Path

import pytest

from andts_desktop.errors import FileError
from andts_desktop.exchange.plan_import.reading import read_source
from andts_desktop.exchange.plan_import.reading.pdf_forms import check_forms


def stream(number: int, keys: bytes, content: bytes) -> bytes:
    length = b"/Length %d" % len(content)
    return b"%d 0 obj\n<<%s%s>>stream\n%s\nendstream\nendobj\n" % (number, keys, length, content)


def form(number: int, resources: bytes, content: bytes, keys: bytes = b"") -> bytes:
    given = b"/Resources" + resources if resources else b""
    return stream(number, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + given + keys, content)


def pdf(*objects: bytes) -> bytes:
    return b"%PDF-1.4\n" + b"".join(objects) + b"trailer<</Root 1 0 R>>\n%%EOF"


SELF = b"<</XObject<</X 5 0 R>>>>"
TWICE = b"/X Do /X Do "


@pytest.mark.parametrize(
    "data",
    [
        pdf(form(5, SELF, TWICE)),
        pdf(form(5, SELF, zlib.compress(TWICE), b"/Filter/FlateDecode")),
        pdf(
            form(5, b" 6 0 R", TWICE),
            b"6 0 obj\n<</XObject 7 0 R>>\nendobj\n7 0 obj\n<</X 5 0 R>>\n",
        ),
        pdf(
            form(5, b" 6 0 R", TWICE),
            stream(8, b"/Type/ObjStm/N 1/First 4", b"6 0 " + SELF),
        ),
        pdf(form(5, b"", TWICE), b"4 0 obj\n<</Type/Page/Resources" + SELF + b">>\nendobj\n"),
        pdf(form(5, SELF, TWICE).replace(b"/Form", b"/F#6frm")),
        pdf(
            *(form(n, b"<</XObject<</X %d 0 R>>>>" % (n + 1), b"/X Do " * 20) for n in range(5, 15))
        ),
    ],
    ids=["plain", "packed", "apart", "in a stream", "of the page", "escaped", "a chain"],
)
def test_forms_without_end_are_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(data)
    with pytest.raises(FileError, match="utan slut"):
        read_source(path)


@pytest.mark.parametrize(
    "data",
    [
        pdf(),
        pdf(form(5, b"<</XObject<</X 6 0 R>>>>", b"/X Do " * 500), form(6, b"", b"0 0 m 1 1 l S")),
        pdf(form(5, SELF, b"/Y Do " * 9)),
        pdf(form(5, SELF, b"not packed", b"/Filter/FlateDecode")),
    ],
    ids=["none", "a form many times", "of an unknown name", "broken"],
)
def test_other_forms_are_let_through(data: bytes) -> None:
    check_forms("plan.pdf", data)
