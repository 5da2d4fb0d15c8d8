"""What the parts of a workbook tell besides the cells: merged cells, comments, drawings."""

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import product

from lxml import etree
from openpyxl.utils.cell import range_boundaries

from andts_desktop.exchange.plan_import.reading.gathering import (
    MAX_COLUMNS,
    MAX_ROWS,
    Gathering,
    Kind,
)

Spans = Mapping[tuple[int, int], bool]
"""The covered cells by row and column from 1, and whether the cell above reaches into each."""

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]+\d+:[A-Z]+\d+)\"")
_NO_VALUE = re.compile(rb"</(?:\w+:)?f>\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></|</(?:\w+:)?c>)")
_INLINE = re.compile(rb"<(?:\w+:)?is>\s*<(?:\w+:)?r[\s>]")
_MOST_INLINE = 10 * 1024 * 1024
"""Bytes of a sheet that may be held as a whole, which text of several looks in cells takes."""

_DRAWN_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST_COVERED = 1_000_000
"""Covered cells that are kept account of; more are drawn by nobody."""


def spans(ranges: Sequence[str]) -> Spans:
    """Return which cells are covered by merged ranges like ”A2:C2”."""
    covered: dict[tuple[int, int], bool] = {}
    for each in ranges:
        left, top, right, bottom = (edge or 1 for edge in range_boundaries(each))
        rows = range(top, min(bottom, MAX_ROWS) + 1)
        columns = range(left, min(right, MAX_COLUMNS) + 1)
        if len(covered) + len(rows) * len(columns) > _MOST_COVERED:
            continue
        for row, column in product(rows, columns):
            if (row, column) != (top, left):
                covered[row, column] = row > top
    return covered


@dataclass(slots=True)
class SheetParts:
    """Each sheet's merged ranges, and whether cells hold text of several looks by themselves."""

    merged: dict[str, list[str]]
    has_inline_looks: bool = False


def note_asides(data: bytes, gathering: Gathering) -> SheetParts:
    """Note what is drawn, commented or never counted out; return what the sheets tell."""
    parts = SheetParts({})
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/media/"):
                gathering.note(Kind.PICTURE)
            elif re.fullmatch(r"xl/(?:comments/?|threadedComments/).*\.xml", name):
                _note_comments(etree.fromstring(archive.read(name), parser), gathering)
            elif re.fullmatch(r"xl/drawings/[^/]+\.xml", name):
                _note_drawn(etree.fromstring(archive.read(name), parser), gathering)
            elif name.endswith("vbaProject.bin"):
                gathering.leave("Makron", "Arbetsbokens makron är varken lästa eller körda.")
        for title, part in _sheet_parts(archive, parser).items():
            content = archive.read(part)
            parts.merged[title] = [each.decode() for each in _MERGED.findall(content)]
            parts.has_inline_looks |= len(content) < _MOST_INLINE and bool(_INLINE.search(content))
            for _ in _NO_VALUE.finditer(content):
                gathering.note(Kind.FORMULA, f"på bladet {title}")
    return parts


def _sheet_parts(archive: zipfile.ZipFile, parser: etree.XMLParser) -> dict[str, str]:
    """Return the part that holds each sheet, by the sheet's name."""
    parts = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= parts:
        return {}
    relations = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"), parser)
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    found: dict[str, str] = {}
    for sheet in etree.fromstring(archive.read("xl/workbook.xml"), parser).iter("{*}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if part in parts:
            found[sheet.get("name", "")] = part
    return found


def _note_comments(root: etree._Element, gathering: Gathering) -> None:
    for comment in root.iter("{*}comment"):
        gathering.note(Kind.COMMENT, "".join(each.text or "" for each in comment.iter("{*}t")))


def _note_drawn(root: etree._Element, gathering: Gathering) -> None:
    text = " ".join(each.text or "" for each in root.iter(_DRAWN_TEXT))
    if text.strip():
        gathering.leave(text, "Texten står i en ritad form och inte i någon cell.")
