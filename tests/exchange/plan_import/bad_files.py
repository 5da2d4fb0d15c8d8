"""Files that are broken or meant to harm, built small: containers first, then what is in them."""

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE_SCHEMAS = "http://schemas.openxmlformats.org/officeDocument/2006"
OFFICE = f"{OFFICE_SCHEMAS}/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODT_TYPE = "application/vnd.oasis.opendocument.text"
SECTOR = 512

Parts = Mapping[str, str | bytes]


def zipped(parts: Parts) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return sink.getvalue()


def word_parts(
    body: str, prolog: str = "", main: str = f"{TYPES}.wordprocessingml.document.main+xml"
) -> dict[str, str | bytes]:
    return {
        "[Content_Types].xml": _content_types("/word/document.xml", main),
        "_rels/.rels": relations("word/document.xml"),
        "word/document.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<w:document xmlns:w="{WORD}" '
            f'xmlns:r="{OFFICE}"><w:body>{body}</w:body></w:document>'
        ),
    }


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def word(body: str, prolog: str = "") -> bytes:
    return zipped(word_parts(body, prolog))


def workbook_parts(
    rows: str,
    prolog: str = "",
    after: str = "",
    before: str = "",
    main: str = f"{TYPES}.spreadsheetml.sheet.main+xml",
) -> dict[str, str | bytes]:
    types = _content_types("/xl/workbook.xml", main)
    sheet = (
        '<Override PartName="/xl/worksheets/sheet1.xml" '
        f'ContentType="{TYPES}.spreadsheetml.worksheet+xml"/></Types>'
    )
    return {
        "[Content_Types].xml": types.replace("</Types>", sheet),
        "_rels/.rels": relations("xl/workbook.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relations("worksheets/sheet1.xml", "worksheet"),
        "xl/worksheets/sheet1.xml": (
            f'<?xml version="1.0"?>{prolog}<worksheet xmlns="{SHEET}">{before}'
            f"<sheetData>{rows}</sheetData>{after}</worksheet>"
        ),
    }


def workbook(rows: str, prolog: str = "", after: str = "", before: str = "") -> bytes:
    return zipped(workbook_parts(rows, prolog, after, before))


def sheet_row(number: int, *texts: str) -> str:
    cells = "".join(
        f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for at, text in enumerate(texts)
    )
    return f'<row r="{number}">{cells}</row>'


def open_text(body: str, prolog: str = "") -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="{ODF}:{name}:1.0"'
        for name in ("office", "text", "table", "style", "drawing")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<office:document-content {spaces} '
        f'office:version="1.2"><office:body><office:text>{body}</office:text></office:body>'
        "</office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{ODF}:manifest:1.0"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{ODT_TYPE}"/></manifest:manifest>'
    )
    return zipped({"mimetype": ODT_TYPE, "content.xml": content, "META-INF/manifest.xml": manifest})


def _content_types(part: str, content_type: str) -> str:
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        f'<Override PartName="{part}" ContentType="{content_type}"/></Types>'
    )


def relations(
    target: str, kind: str = "officeDocument", mode: str = "", of: str = OFFICE_SCHEMAS
) -> str:
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{of}/relationships/{kind}" Target="{target}"{mode}/></Relationships>'
    )


def external(target: str, *, has_dtd: bool = False) -> dict[str, str | bytes]:
    """Return a Word file whose template and picture lie on a server, and its grammar as well."""
    prolog = f'<!DOCTYPE d SYSTEM "{target}d.dtd">' if has_dtd else ""
    outside = ' TargetMode="External"'
    parts = word_parts(paragraph("Mål 1. Trygga unga"), prolog)
    settings = (
        f'<w:settings xmlns:w="{WORD}" xmlns:r="{OFFICE}">'
        '<w:attachedTemplate r:id="rId1"/></w:settings>'
    )
    return {
        **parts,
        "word/settings.xml": settings,
        "word/_rels/settings.xml.rels": relations(f"{target}m.dotm", "attachedTemplate", outside),
        "word/_rels/document.xml.rels": relations(f"{target}b.png", "image", outside),
    }


def laughs(element: str = "x") -> tuple[str, str]:
    """Return a prolog whose last entity is a billion times the first, and a call of it."""
    entities = ['<!ENTITY a0 "skratt skratt skratt">']
    entities += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    return f"<!DOCTYPE {element} [{''.join(entities)}]>", "&a9;"


def quadratic() -> tuple[str, str]:
    """Return a prolog with one long entity, and very many calls of it."""
    return f'<!DOCTYPE x [<!ENTITY a "{"skratt " * 20_000}">]>', "&a;" * 20_000


def stolen(secret: Path) -> tuple[str, str]:
    """Return a prolog whose entity is a file of the computer, and a call of it."""
    return f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]>', "före &a; efter"


def bomb(name: str, size: int) -> bytes:
    """Return a Word file with one part that is `size` bytes of blanks."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part, content in word_parts("").items():
            if part != name:
                archive.writestr(part, content)
        with archive.open(name, "w", force_zip64=True) as part_file:
            for _ in range(size // 2**20):
                part_file.write(b" " * 2**20)
    return sink.getvalue()


def lying(archive: bytes, name: str, size: int) -> bytes:
    """Return the archive with `size` as the unpacked size of the part in its directory."""
    at = archive.rindex(name.encode())
    start = archive.rindex(b"PK\x01\x02", 0, at)
    return archive[: start + 24] + struct.pack("<I", size) + archive[start + 28 :]


def nested_bomb(depth: int) -> bytes:
    """Return a Word file with a zip in a zip in a zip, each of them ten times."""
    inner = zipped({"noll": b"\0" * 10_000_000})
    for _ in range(depth):
        inner = zipped({f"{n}.zip": inner for n in range(10)})
    parts = word_parts(paragraph("Mål 1. Trygga unga"))
    return zipped({**parts, "word/embeddings/bomb.zip": inner})


def many_parts(count: int) -> bytes:
    parts = word_parts(paragraph("Mål 1. Trygga unga"))
    return zipped({**parts, **{f"word/media/{n}.png": b"" for n in range(count)}})


def climbing() -> bytes:
    """Return a Word file with parts whose names lead out of it."""
    parts = word_parts(paragraph("Mål 1. Trygga unga"))
    names = ("../../utanför.txt", "/tmp/utanför.txt", "..\\..\\utanför.txt", "word/../../../x")  # noqa: S108
    return zipped({**parts, **dict.fromkeys(names, "ute")})


def sparse(path: Path, start: bytes, size: int) -> Path:
    """Write a file that claims `size` bytes and takes no room on the disk."""
    with path.open("wb") as file:
        file.write(start)
        os.truncate(file.fileno(), size)
    return path


def ole(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file, as Office before 2007 and its encryption write them.

    Streams are padded to 4096 bytes, below which they would lie in a smaller file system.
    """
    names = list(streams)
    bodies = [
        content.ljust(max(4096, -(-len(content) // SECTOR) * SECTOR), b"\0")
        for content in streams.values()
    ]
    table = [0xFFFFFFFD, 0xFFFFFFFE]
    places = []
    for body in bodies:
        places.append(len(table))
        count = len(body) // SECTOR
        table += [len(table) + n + 1 for n in range(count - 1)] + [0xFFFFFFFE]
    entries = [_ole_entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)]
    for position, (name, place) in enumerate(zip(names, places, strict=True)):
        following = position + 2 if position + 1 < len(names) else 0xFFFFFFFF
        size = len(streams[name])
        entries.append(_ole_entry(name, 2, 0xFFFFFFFF, place, max(size, 4096), following))
    fat = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
    directory = b"".join(entries).ljust(SECTOR, b"\0")
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack(
        "<HHHHH6xIII4xIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0
    )
    header += struct.pack("<I", 0)
    return header.ljust(SECTOR, b"\xff") + fat + directory + b"".join(bodies)


def _ole_entry(
    name: str, kind: int, child: int, place: int, size: int, right: int = 0xFFFFFFFF
) -> bytes:
    title = name.encode("utf-16-le") + b"\0\0"
    below = child if kind == 5 else 0xFFFFFFFF
    return (
        title.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(title), kind, 1, 0xFFFFFFFF, right, below)
        + bytes(36)
        + struct.pack("<IQ", place, size)
    )


def repeated(piece: bytes, times: int) -> bytes:
    """Return what a deflated stream of the piece, very many times, looks like."""
    packer = zlib.compressobj(level=1)
    return b"".join(packer.compress(piece) for _ in range(times)) + packer.flush()


def pdf(body: bytes, *, packed: bool = False, resources: str = "", extra: bytes = b"") -> bytes:
    """Return a PDF of one page with that content stream, and one object more where given."""
    method = b"/Filter /FlateDecode " if packed else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << "
        + resources.encode()
        + b" >> >>",
        b"<< " + method + b"/Length %d >>\nstream\n" % len(body) + body + b"\nendstream",
        *([extra] if extra else []),
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, content_of in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content_of + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer << /Root 1 0 R /Size %d >>\n" % (len(objects) + 1)
    return out + head + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(out)


def scanned() -> bytes:
    """Return a PDF that is nothing but a picture."""
    picture = bytes(range(256)) * 4
    extra = (
        b"<< /Type /XObject /Subtype /Image /Width 32 /Height 32 /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Length 1024 >>\nstream\n" + picture + b"\nendstream"
    )
    paint = b"q 500 0 0 700 40 70 cm /I Do Q"
    return pdf(paint, resources="/XObject << /I 5 0 R >>", extra=extra)
