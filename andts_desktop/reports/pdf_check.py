"""Read a finished PDF again: what it says of itself, and whether its tags cover what it shows."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from andts_desktop.domain.paper_check import PdfFacts
from andts_desktop.domain.swedish import plural
from andts_desktop.errors import FileError, reason
from andts_desktop.reports.pdf_marks import PageMarks, page_marks
from andts_desktop.reports.pdf_tags import Tree, read_tree

_UA = "{http://www.aiim.org/pdfua/ns/id/}part"
_A_PART = "{http://www.aiim.org/pdfa/ns/id/}part"
_A_LEVEL = "{http://www.aiim.org/pdfa/ns/id/}conformance"
_MOST_BYTES = 200_000_000
"""The most that is unpacked of a page, or of anything else that is packed."""


def read_facts(path: Path) -> PdfFacts:
    """Read and check a PDF; raises FileError where it cannot be read at all."""
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=_MOST_BYTES, run_length_max_memory=_MOST_BYTES, max_stream_filters=4
    )
    try:
        with pikepdf.open(path) as pdf:
            return _facts(pdf)
    except pikepdf.PasswordError as error:
        raise FileError(f"”{path}” är skyddad med lösenord och kan inte kontrolleras.") from error
    except pikepdf.PdfError as error:
        raise FileError(f"”{path}” går inte att läsa som PDF.") from error
    except OSError as error:
        raise FileError(f"”{path}” kunde inte läsas ({reason(error)}).") from error


def _facts(pdf: pikepdf.Pdf) -> PdfFacts:
    title, standards = _described(pdf)
    root = pdf.Root
    language = _text(root.get("/Lang"))
    tags, marks = _dictionary(root, "/StructTreeRoot"), _dictionary(root, "/MarkInfo")
    is_tagged = bool(tags) and bool(marks.get("/Marked"))
    findings = list(_of_description(title, language, standards))
    findings += _of_tags(pdf, tags) if is_tagged else ["Filen är inte taggad."]
    fields = _dictionary(root, "/AcroForm").get("/Fields")
    return PdfFacts(
        pages=len(pdf.pages),
        title=title,
        language=language,
        is_tagged=is_tagged,
        standards=standards,
        findings=tuple(findings),
        is_fillable=isinstance(fields, pikepdf.Array) and bool(len(fields)),
    )


def _dictionary(holder: pikepdf.Object, name: str) -> pikepdf.Object:
    """Return a dictionary of a file that may hold anything; an empty one for what is none."""
    found = holder.get(name)
    return found if isinstance(found, pikepdf.Dictionary) else pikepdf.Dictionary()


def _text(found: object) -> str:
    return str(found) if isinstance(found, pikepdf.String) else ""


def _described(pdf: pikepdf.Pdf) -> tuple[str, tuple[str, ...]]:
    described = pdf.open_metadata()
    title = str(described.get("dc:title", "") or _text(pdf.docinfo.get("/Title")))
    ua, part = described.get(_UA, ""), described.get(_A_PART, "")
    level = str(described.get(_A_LEVEL, "")).lower()
    found = (f"PDF/UA-{ua}" if ua else "", f"PDF/A-{part}{level}" if part else "")
    return title, tuple(filter(None, found))


def _of_description(title: str, language: str, standards: tuple[str, ...]) -> Iterator[str]:
    if not title.strip():
        yield "Titel saknas."
    if not language.strip():
        yield "Det står inte vilket språk dokumentet är på."
    if not any(each.startswith("PDF/UA") for each in standards):
        yield "Filen säger inte att den följer PDF/UA, standarden för tillgängliga PDF:er."


def _of_tags(pdf: pikepdf.Pdf, tags: pikepdf.Object) -> Iterator[str]:
    tree = read_tree(tags)
    yield from tree.findings()
    marked: Counter[tuple[tuple[int, int], int]] = Counter()
    for number, page in enumerate(pdf.pages, 1):
        marks = page_marks(_code(page), _named(page))
        yield from _of_page(number, marks)
        marked.update((page.obj.objgen, each) for each in marks.numbers)
    yield from _of_places(marked, tree)


def _code(page: pikepdf.Page) -> bytes:
    contents = page.obj.get("/Contents")
    each = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    read = []
    for stream in each:
        if isinstance(stream, pikepdf.Stream):
            read.append(bytes(stream.read_bytes()))
        if sum(map(len, read)) > _MOST_BYTES:
            raise pikepdf.PdfError("a page larger than any that is read")
    return b"\n".join(read)


def _named(page: pikepdf.Page) -> dict[bytes, bytes]:
    resources: object = page.resources
    if not isinstance(resources, pikepdf.Dictionary):
        return {}
    return {
        str(name).encode(): value.unparse(resolved=True)
        for name, value in _dictionary(resources, "/Properties").items()
        if isinstance(value, pikepdf.Dictionary)
    }


def _of_page(number: int, marks: PageMarks) -> Iterator[str]:
    if marks.unmarked:
        count = plural(marks.unmarked, "sak", "saker")
        yield f"Sida {number} visar {count} som varken är taggade eller utmärkta som utsmyckning."
    if marks.mixed:
        yield f"Sida {number} har utsmyckning och innehåll i varandra."
    if not marks.is_closed:
        yield f"Märkningen av sida {number} är inte hel."


def _of_places(marked: Counter[tuple[tuple[int, int], int]], tree: Tree) -> Iterator[str]:
    lost = marked.keys() - tree.places.keys()
    if lost:
        count = plural(len(lost), "del", "delar")
        yield f"{count} av texten nås inte från dokumentets taggar."
    absent = tree.places.keys() - marked.keys()
    if absent:
        count = plural(len(absent), "tagg", "taggar")
        yield f"{count} pekar på text som inte finns."
    if any(count > 1 for count in marked.values()) or any(n > 1 for n in tree.places.values()):
        yield "Samma del av texten är taggad två gånger."
