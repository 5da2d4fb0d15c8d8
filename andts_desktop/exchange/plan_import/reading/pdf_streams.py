"""How large the streams of a PDF become, found out before PDFium unpacks them in one piece."""

import re
import zlib

from andts_desktop.errors import FileError

_MB = 1024 * 1024

MAX_BLOWN_UP = 200 * _MB
"""All streams that shrink like a bomb together; blank scanned pages do as well, a few at a time."""

MAX_STREAM = 400 * _MB
"""One stream, however well it shrinks: a scanned page in full colour has a tenth of it."""

MAX_RATIO = 200
"""How much a stream may shrink unnoticed: text shrinks to a tenth, one sign over and over more."""

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PIECE = 64 * 1024


def check_streams(name: str, data: bytes) -> None:
    """Unpack each stream into nothing; raises FileError where they would fill the memory."""
    blown_up = 0
    for found in _STREAM.finditer(data):
        size, packed = _sizes(data, found.end(), MAX_BLOWN_UP - blown_up)
        if size > MAX_RATIO * packed:
            blown_up += size
        if blown_up > MAX_BLOWN_UP or size > MAX_STREAM:
            raise FileError(
                f"”{name}” blir för stor när den packas upp och läses inte. Öppna den i ett "
                "PDF-program, spara den på nytt och försök igen."
            )


def _sizes(data: bytes, start: int, room: int) -> tuple[int, int]:
    """Return a stream's size unpacked and packed; it ends early once it is too large."""
    unpacking = zlib.decompressobj()
    size, at = 0, start
    piece = b""
    while not unpacking.eof:
        if not piece:
            piece = data[at : at + _PIECE]
            at += len(piece)
            if not piece:
                break
        try:
            size += len(unpacking.decompress(piece, _MB))
        except zlib.error:
            break  # packed in another way, or not at all
        piece = unpacking.unconsumed_tail
        packed = at - start - len(piece)
        if size > MAX_STREAM or (size > room and size > MAX_RATIO * packed):
            break
    return size, max(at - start - len(piece), 1)
