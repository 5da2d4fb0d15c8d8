"""Plain text, Markdown and CSV read as paragraphs and tables."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from itertools import islice

from andts_desktop.errors import FileError
from andts_desktop.exchange.plan_import.reading.gathering import (
    MAX_CHARACTERS,
    MAX_COLUMNS,
    MAX_ROWS,
    Gathering,
    Kind,
    lines_of_runs,
    merged,
)
from andts_desktop.exchange.plan_import.source import (
    Block,
    Cell,
    Paragraph,
    Place,
    Progress,
    Row,
    Run,
    SourceDocument,
    SourceKind,
    Table,
)

_STEP = 1_000
_SAMPLE = 100
"""Rows that are looked at to find out what parts the columns of a CSV file."""

_WRAPPED = 50
"""A line at least this long may have been broken by a program in the middle of a sentence."""

_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")
_ITEM = re.compile(r"(\s*)[-*•●▪–]\s+(\S.*)")
_LETTERED = re.compile(r"\s*[a-zåäö]\)\s")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$")
_SEPARATOR = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LINE_END = re.compile(r"<br\s*/?>|</?p>", re.IGNORECASE)
_CONTENTS = re.compile(r"\S.*?(?:\t+|\s?(?:\.\s?){4,})\s*\d{1,3}")


def decoded(data: bytes) -> str:
    """Return text in the encoding that it has: Unicode where it says so or can be, else 1252."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_text(name: str, data: bytes, progress: Progress) -> SourceDocument:
    """Read lines of text; marks of Markdown are taken as what they stand for."""
    gathering = Gathering()
    text = _limited(decoded(data), gathering)
    blocks = tuple(text_blocks(text.splitlines(), gathering, progress))
    progress(100)
    return SourceDocument(name, SourceKind.TEXT, blocks, left_out=gathering.left_out())


def read_csv(name: str, data: bytes, progress: Progress) -> SourceDocument:
    """Read one table, its columns parted by semicolon, comma or tab."""
    gathering = Gathering()
    text = _limited(decoded(data), gathering)
    rows: list[Row] = []
    try:
        for number, fields in enumerate(_fields(text), 1):
            if number % _STEP == 1:
                progress(min(99, number * 100 // MAX_ROWS))
            place = Place(row=number)
            if number > MAX_ROWS:
                said = f"Bara de första {MAX_ROWS} raderna läses."
                gathering.leave("Resten av filen", said, place)
                break
            if len(fields) > MAX_COLUMNS:
                said = f"Bara de första {MAX_COLUMNS} kolumnerna läses."
                gathering.leave("Resten av raden", said, place)
            if any(field.strip() for field in fields):
                cells = (lines_of_runs([Run(field)], place) for field in fields[:MAX_COLUMNS])
                rows.append(Row(tuple(map(Cell, cells)), place))
    except csv.Error as error:
        raise FileError(
            f"”{name}” går inte att läsa som en tabell: ett fält är för långt eller ett "
            "citattecken saknar sitt slut. Öppna filen i Excel och spara den som .xlsx."
        ) from error
    progress(100)
    blocks = (squared(rows, Place()),) if rows else ()
    return SourceDocument(name, SourceKind.CSV, blocks, left_out=gathering.left_out())


def _limited(text: str, gathering: Gathering) -> str:
    gathering.take(len(text))
    return text[:MAX_CHARACTERS].replace("\x00", "")


def _fields(text: str) -> Iterator[list[str]]:
    """Return the rows, parted by the sign that gives most rows the same number of columns."""

    def fit(delimiter: str) -> tuple[int, int]:
        sample = islice(csv.reader(StringIO(text, newline=""), delimiter=delimiter), _SAMPLE)
        widths = Counter(len(row) for row in sample if row)
        width, count = widths.most_common(1)[0] if widths else (0, 0)
        return (count, width) if width > 1 else (0, 0)

    best = max(";\t,", key=fit)
    return csv.reader(StringIO(text, newline=""), delimiter=best)


def squared(rows: Sequence[Row], place: Place) -> Table:
    """Return a table whose rows all have as many cells as the widest."""
    width = max(len(row.cells) for row in rows)
    return Table(
        tuple(Row((*row.cells, *[Cell()] * (width - len(row.cells))), row.place) for row in rows),
        place,
    )


def text_blocks(lines: Sequence[str], gathering: Gathering, progress: Progress) -> Iterator[Block]:
    """Return paragraphs and tables; the rows of a table stand next to each other."""
    at = 0
    while at < len(lines):
        if at % _STEP == 0:
            progress(100 * at // len(lines))
        end = at
        for is_row, cells_of in ((_is_tabbed, _tabbed), (_is_piped, _piped)):
            while end < len(lines) and is_row(lines[end], end > at) and end - at < MAX_ROWS:
                end += 1
            if end > at:
                yield from _table(lines[at:end], at + 1, gathering, cells_of)
                break
        else:
            end, paragraph = _paragraph(lines, at)
            if paragraph is not None:
                yield paragraph
        at = end


def _is_tabbed(line: str, goes_on: bool = False) -> bool:  # noqa: FBT001, FBT002
    """Whether a line is a row; one that goes on a table may have an empty first cell."""
    return "\t" in (line.rstrip() if goes_on else line.strip())


def _tabbed(line: str) -> list[str]:
    return line.rstrip().split("\t")


def _is_piped(line: str, _goes_on: bool) -> bool:  # noqa: FBT001
    return line.lstrip().startswith("|") and line.count("|") > 1


def _piped(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [field.replace("\\|", "|") for field in re.split(r"(?<!\\)\|", inner)]


def _table(
    lines: Sequence[str], first: int, gathering: Gathering, split: Callable[[str], list[str]]
) -> Iterator[Block]:
    """Return the lines as a table, or as what they are when they are no table."""
    if split is _tabbed and all(_CONTENTS.fullmatch(line.strip()) for line in lines):
        for at, line in enumerate(lines, first):
            gathering.note(Kind.CONTENTS, line, Place(row=at))
        return
    if split is _tabbed and len(lines) == 1:
        yield _look(lines[0], Place(row=first))
        return
    rows: list[Row] = []
    for at, line in enumerate(lines, first):
        place = Place(row=at)
        if split is _piped and _SEPARATOR.fullmatch(line.strip()):
            continue
        cells = tuple(_cell(field, place) for field in split(line)[:MAX_COLUMNS])
        if any(cell.paragraphs for cell in cells):
            rows.append(Row(cells, place))
    if rows:
        yield squared(rows, Place(row=first))


def _cell(field: str, place: Place) -> Cell:
    lines = (_look(line, place) for line in _LINE_END.split(field.strip()))
    return Cell(tuple(each for each in lines if each.text))


def _paragraph(lines: Sequence[str], at: int) -> tuple[int, Paragraph | None]:
    """Return the paragraph that begins on a line, and the line after it."""
    line, place = lines[at], Place(row=at + 1)
    if not line.strip() or _RULE.fullmatch(line):
        return at + 1, None
    if found := _HEADING.fullmatch(line.strip()):
        paragraph = _look(found[2], place)
        return at + 1, Paragraph(paragraph.runs, heading=len(found[1]), place=place)
    end = at + 1
    while end < len(lines) and _goes_on(lines[end - 1], lines[end]):
        end += 1
    text = " ".join(each.strip() for each in lines[at:end])
    if found := _ITEM.fullmatch(line[: len(line) - len(line.lstrip())] + text):
        depth = 1 + len(found[1].expandtabs(4)) // 2
        return end, Paragraph(_look(found[2], place).runs, bullet=min(depth, 9), place=place)
    return end, _look(text, place)


def _goes_on(before: str, line: str) -> bool:
    """Whether a program broke a sentence between two lines."""
    is_long = len(before.rstrip()) >= _WRAPPED and not before.rstrip().endswith((".", ":", "!"))
    is_counted = _LETTERED.match(line) is not None
    return is_long and line.strip()[:1].islower() and not (is_counted or _is_tabbed(line))


def _look(text: str, place: Place) -> Paragraph:
    """Return a line with what stands between ** in bold."""
    runs: list[Run] = []
    end = 0
    for found in _BOLD.finditer(text):
        runs += [Run(text[end : found.start()]), Run(found[2], bold=True)]
        end = found.end()
    runs.append(Run(text[end:].strip() if not runs else text[end:]))
    return Paragraph(merged(runs), place=place)
