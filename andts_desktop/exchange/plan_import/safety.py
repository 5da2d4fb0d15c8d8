"""What a foreign file must pass before any library sees it: kind, size and structure."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

from andts_desktop.errors import FileError, reason
from andts_desktop.exchange.plan_import.source import SourceKind

_MB = 1024 * 1024

MAX_FILE = 100 * _MB
"""A plan with pictures on every page is some tens of megabytes."""

MAX_UNPACKED = 300 * _MB
"""All parts of a packed document together; what a computer of 4 GB bears."""

MAX_PART = 150 * _MB
"""One part of a packed document: it is held in memory several times over while it is parsed."""

MAX_RATIO = 200
"""How much a large part may shrink: text in XML shrinks to a fiftieth, a bomb to a thousandth."""

RATIO_FROM = 10 * _MB
"""Small parts may be one letter over and over, without harm."""

MAX_ENTRIES = 5_000
"""Parts of a packed document; a long Word file with a picture on every page has 1,000."""

_CHUNK = _MB
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_NOT_PARSED = frozenset(
    (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".emf", ".wmf", ".svg", ".bin")
)
"""Parts that no reader parses; a drawing may lawfully declare a document type."""

_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)")
_KNOWN_ENCODINGS = frozenset((b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-1", b"windows-1252"))
_LOCAL_HEADER = struct.Struct("<26xHH")


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be given to the reader of its kind."""

    name: str
    kind: SourceKind
    data: bytes


def damaged(name: str) -> FileError:
    """Return the error for a file that is not whole."""
    return FileError(
        f"”{name}” går inte att läsa: filen är skadad eller inte hel. Öppna den i det program "
        "som den kommer från, spara den på nytt och försök igen."
    )


@contextmanager
def library(name: str, *kinds: type[Exception]) -> Iterator[None]:
    """Take what a library raises over a broken file as the file's fault; raises FileError."""
    try:
        yield
    except kinds as error:
        raise damaged(name) from error


def checked(path: Path) -> Checked:
    """Return a file's content and kind, once it is known to be safe; raises FileError."""
    data = _content(path)
    name = path.name
    if data.startswith(_OLE):
        raise FileError(_old_format(name, data))
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Checked(name, _packed_kind(name, data), data)
    if b"%PDF-" in data[:1024]:
        return Checked(name, SourceKind.PDF, data)
    if data.startswith(b"{\\rtf"):
        raise FileError(
            f"”{name}” är en RTF-fil. Öppna den i Word, välj Spara som och Word-dokument (.docx)."
        )
    if data.startswith(_PICTURES):
        raise FileError(
            f"Dokumentet är en bild: ”{name}” har inget text som går att läsa. Öppna originalet "
            "i stället, eller be den som gjort det om en fil med text."
        )
    if b"\x00" in data[:4096] and not data.startswith(_UTF16):
        raise FileError(_unknown(name))
    is_table = path.suffix.lower() in {".csv", ".tsv"}
    return Checked(name, SourceKind.CSV if is_table else SourceKind.TEXT, data)


def _unknown(name: str) -> str:
    return (
        f"”{name}” är av ett slag som programmet inte läser. Spara den som Word (.docx), "
        "Excel (.xlsx), OpenDocument (.odt), PDF eller text."
    )


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise FileError(f"”{path.name}” är en mapp. Välj en fil.")
        if path.exists() and not path.is_file():
            raise FileError(f"”{path.name}” är ingen vanlig fil. Välj en annan.")
        size = path.stat().st_size
        if size > MAX_FILE:
            raise FileError(
                f"”{path.name}” är {size // _MB} MB. Filer över {MAX_FILE // _MB} MB läses inte: "
                "ta bort bilderna eller dela dokumentet, och försök igen."
            )
        with path.open("rb") as file:
            data = file.read(MAX_FILE)
    except OSError as error:
        raise FileError(
            f"”{path.name}” går inte att läsa: {reason(error)}. Kontrollera att filen finns kvar "
            "och att du får läsa den, och försök igen."
        ) from error
    if not data.strip():
        raise FileError(f"”{path.name}” är tom. Välj en fil med innehåll.")
    return data


def _old_format(name: str, data: bytes) -> str:
    """Say what to do with a file of the container that Office used before 2007."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        return _password(name)
    is_excel = name.lower().endswith((".xls", ".xlsx", ".xlsm"))
    if has("WordDocument") and not (is_excel and has("Workbook")):
        return (
            f"”{name}” är en äldre Wordfil (.doc). Öppna den i Word, välj Spara som och "
            "Word-dokument (.docx), och läs in den nya filen."
        )
    if has("Workbook") or has("Book"):
        return (
            f"”{name}” är en äldre Excelfil (.xls). Öppna den i Excel, välj Spara som och "
            "Excel-arbetsbok (.xlsx), och läs in den nya filen."
        )
    return _unknown(name)


def _password(name: str) -> str:
    return (
        f"”{name}” är skyddad med lösenord. Öppna den i det program som den kommer från, ta bort "
        "lösenordet, spara och försök igen."
    )


def _packed_kind(name: str, data: bytes) -> SourceKind:
    with (
        library(
            name,
            *(zipfile.BadZipFile, zlib.error, EOFError, struct.error, ValueError),
            *(NotImplementedError, UnicodeDecodeError, OSError),
        ),
        zipfile.ZipFile(BytesIO(data)) as archive,
    ):
        _check_entries(name, archive, data)
        return _kind_of(name, archive)


def _check_entries(name: str, archive: zipfile.ZipFile, data: bytes) -> None:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if len(entries) > MAX_ENTRIES:
        raise FileError(
            f"”{name}” har {len(entries)} delar. Dokument med fler än {MAX_ENTRIES} läses inte. "
            "Ta bort bilder eller dela dokumentet, och försök igen."
        )
    if len(names) < len(entries) or _overlap(entries, archive.start_dir, data):
        raise damaged(name)
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileError(_password(name))
    known = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    if any(entry.compress_type not in known for entry in entries):
        raise FileError(_unknown(name))
    total = 0
    for entry in entries:
        total += _check_part(name, archive, entry, MAX_UNPACKED - total)


def _overlap(entries: list[zipfile.ZipInfo], end: int, data: bytes) -> bool:
    """Whether two parts share bytes, by which a small file can hold a great many large ones."""
    for entry in sorted(entries, key=lambda each: each.header_offset, reverse=True):
        lengths = _LOCAL_HEADER.unpack_from(data, entry.header_offset)
        if entry.header_offset + 30 + sum(lengths) + entry.compress_size > end:
            return True
        end = entry.header_offset
    return False


def _check_part(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> int:
    """Unpack one part into nothing and return its true size, whatever its header says."""
    size, tail = 0, b""
    is_parsed = PurePosixPath(entry.filename).suffix.lower() not in _NOT_PARSED
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            is_first = size == 0
            size += len(chunk)
            is_bomb = size > RATIO_FROM and size > MAX_RATIO * max(entry.compress_size, 1)
            if is_bomb or size > min(room, MAX_PART):
                raise FileError(
                    f"”{name}” blir för stor när den packas upp och läses inte. Ta bort bilder "
                    "och inbäddade filer, spara den på nytt och försök igen."
                )
            if is_parsed:
                tail = _check_markup(name, tail, chunk.replace(b"\x00", b""), is_first=is_first)
    return size


def _check_markup(name: str, tail: bytes, chunk: bytes, *, is_first: bool) -> bytes:
    """Refuse markup that declares entities, and return what to begin the next search with.

    The chunk is without zero bytes, so that text in UTF-16 reads as any other.
    """
    seen = tail + chunk
    found = _ENCODING.search(seen[:300]) if is_first else None
    is_strange = found is not None and found[1].lower() not in _KNOWN_ENCODINGS
    if is_strange or b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
        raise FileError(
            f"”{name}” har innehåll som inte hör hemma i ett dokument och som kan vara skadligt. "
            "Filen läses inte. Be den som gjort den om en ny, sparad i Word, Excel eller PDF."
        )
    return seen[-16:]


_MAIN_PARTS = (
    (re.compile(rb"(?:wordprocessingml|ms-word)\.[\w.]*main\+xml", re.IGNORECASE), SourceKind.DOCX),
    (re.compile(rb"(?:spreadsheetml|ms-excel)\.[\w.]*main\+xml", re.IGNORECASE), SourceKind.XLSX),
)
"""How the list of parts names what the document is; what is embedded has no main part there."""


def _kind_of(name: str, archive: zipfile.ZipFile) -> SourceKind:
    names = set(archive.namelist())
    if "mimetype" in names:
        return _open_document(name, archive, names)
    if "[Content_Types].xml" not in names:
        raise FileError(
            f"”{name}” är ett arkiv (zip) och inget dokument. Packa upp det och välj dokumentet."
        )
    types = archive.read("[Content_Types].xml").replace(b"\x00", b"")
    if "_rels/.rels" in names and b"purl.oclc.org" in archive.read("_rels/.rels"):
        raise FileError(
            f"”{name}” är sparad i formatet Strict Open XML. Öppna den, välj Spara som och det "
            "vanliga formatet (.docx eller .xlsx)."
        )
    for sign, kind in _MAIN_PARTS:
        if sign.search(types):
            return kind
    raise FileError(_unknown(name))


def _open_document(name: str, archive: zipfile.ZipFile, names: set[str]) -> SourceKind:
    kind = archive.read("mimetype")[:100]
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(
        "META-INF/manifest.xml"
    ):
        raise FileError(_password(name))
    if b"opendocument.text" in kind:
        return SourceKind.ODT
    if b"opendocument.spreadsheet" in kind:
        raise FileError(
            f"”{name}” är ett kalkylark i OpenDocument (.ods). Spara det som Excel (.xlsx) och "
            "läs in den filen."
        )
    raise FileError(_unknown(name))
