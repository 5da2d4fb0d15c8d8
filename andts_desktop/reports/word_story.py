"""Any document as a Word file: the same words, headings, lists, tables and charts as its PDF."""

import datetime as dt
import io
from collections.abc import Callable, Sequence

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, FrameBreak, Table

from andts_desktop.domain.brand import Brand
from andts_desktop.reports import theme
from andts_desktop.reports.flowables import Figure, Heading, Text
from andts_desktop.reports.page import Contents
from andts_desktop.reports.paper import Paper
from andts_desktop.reports.story import rows_of, walk
from andts_desktop.reports.tables import DataTable
from andts_desktop.reports.word_contents import Entry, add_contents, mark_heading, mark_name
from andts_desktop.reports.word_file import file_bytes, new_document, page_foot, shown
from andts_desktop.reports.word_looks import (
    CONTENTS,
    FIGURE,
    OVER,
    add_labelled_list,
    add_looks,
    make_item,
)
from andts_desktop.reports.word_table import (
    WordColumn,
    WordLine,
    add_runs,
    add_table,
)
from andts_desktop.reports.word_words import (
    BULLETS,
    add_words,
    colour_code,
    is_head,
    is_labelled_item,
    is_large_figure,
    is_right,
    is_small,
    label_of,
    runs_of,
    style_of,
)

Picture = Callable[[bytes], bytes]
"""Makes a PNG of a PDF's only page."""

_DEEPEST = 9
_LONGEST_LEAD = 300
_MOST_ENTRIES = 34
"""With more headings than a page holds, the contents have only the chapters."""


def story_word(paper: Paper, brand: Brand, as_of: dt.date, picture: Picture) -> bytes:
    """Return the document as a .docx file; the same paper gives the same bytes.

    `picture` turns a chart, printed as a page of its own size, into a PNG.
    """
    info = paper.info
    document = new_document(
        shown(info.title),
        shown(info.author),
        as_of,
        subject=shown(info.subject),
        accent=brand.accent,
    )
    accent = brand.accent.removeprefix("#").upper()
    add_looks(document, accent)
    _set_sheet(document, paper.sheet)
    page_foot(document, shown(info.footer))
    _Writer(document, brand, picture).write(list(walk(paper.story)))
    return file_bytes(document)


def _set_sheet(document: WordDocument, sheet: theme.Sheet) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Pt(sheet.width), Pt(sheet.height)
    if sheet.width > sheet.height:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = Pt(sheet.margin)
    section.top_margin, section.bottom_margin = Pt(sheet.top), Pt(sheet.bottom)
    section.footer_distance = Pt(sheet.foot)


class _Writer:
    """Writes one story into one document, from the top down."""

    def __init__(self, document: WordDocument, brand: Brand, picture: Picture) -> None:
        self._document = document
        self._picture = picture
        self._list = add_labelled_list(document)
        self._ground = colour_code(theme.tint(HexColor(brand.accent), 0.12))
        self._entries: list[Entry] = []
        self._marked = 0
        self._above: dict[int, str] = {}
        self._large = ""
        self._has_broken = self._breaks = False

    def write(self, story: Sequence[Flowable]) -> None:
        """Write it all; headings in the contents are marked before they are met."""
        self._entries = _entries(story)
        for each, following in zip(story, [*story[1:], None], strict=True):
            if isinstance(each, Heading):
                self._heading(each, following)
            elif isinstance(each, Text):
                self._text(each, following)
            elif isinstance(each, Figure):
                self._figure(each)
            elif isinstance(each, Contents):
                add_contents(self._document, self._entries)
            elif isinstance(each, DataTable):
                self._table(each)
            elif isinstance(each, Table):
                self._facts(each)
            elif isinstance(each, type(FrameBreak)) and not self._has_broken:
                # Only the cover has a page of its own: Word lays out the rest.
                self._has_broken = self._breaks = True

    def _heading(self, each: Heading, following: Flowable | None) -> None:
        words = " ".join(filter(None, [self._large, each.words]))
        self._large = ""
        level = each.element.level
        self._above = {known: said for known, said in self._above.items() if known < level}
        self._above[level] = words
        if level == 1:
            self._paragraph("Title").add_run(shown(words))
            return
        is_of_contents = isinstance(following, Contents)
        name = "TOC Heading" if is_of_contents else f"Heading {min(level - 1, _DEEPEST)}"
        paragraph = self._paragraph(name)
        run = paragraph.add_run(shown(words))
        if each.style.textColor not in {theme.INK, theme.WHITE}:
            run.font.color.rgb = RGBColor.from_string(colour_code(each.style.textColor))
        if not is_of_contents and _is_listed(each, self._entries):
            self._marked += 1
            mark_heading(paragraph, mark_name(self._marked), self._marked)

    def _text(self, each: Text, following: Flowable | None) -> None:
        if is_large_figure(each):
            self._large = each.words
            return
        if not each.words.strip():
            return
        if self._large:
            paragraph = self._paragraph(FIGURE)
            add_runs(paragraph, [(f"{self._large} ", True)])
            self._large = ""
        elif is_labelled_item(each):
            paragraph = self._paragraph("List")
            make_item(paragraph, self._list)
            label = label_of(each)
            add_runs(paragraph, [(f"{label}\t", False)] if label else [])
        else:
            paragraph = self._paragraph(_style(each, following))
        add_words(paragraph, each)
        if is_head(each) or _leads_to(each, following):
            paragraph.paragraph_format.keep_with_next = True

    def _figure(self, each: Figure) -> None:
        drawing = each.drawing
        image = io.BytesIO(self._picture(_page(drawing)))
        width = min(drawing.width, self._column())
        paragraph = self._paragraph("Normal")
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(image, width=Pt(width))
        alternative = shown(each.element.alternative)
        properties = shape._inline.docPr  # noqa: SLF001 - python-docx has no text alternatives
        properties.set("descr", alternative)
        properties.set("name", f"Bild {properties.get('id')}")

    def _column(self) -> float:
        section = self._document.sections[0]
        sides = (section.page_width, section.left_margin, section.right_margin)
        whole, left, right = (float(each.pt) if each is not None else 0.0 for each in sides)
        return whole - left - right

    def _table(self, each: DataTable) -> None:
        head, *rows = rows_of(each)
        titles = [" ".join(line.words for line in cell) for cell in head]
        columns = [
            WordColumn(
                title, width, is_right=any(map(is_right, cell)), is_small=any(map(is_small, cell))
            )
            for title, width, cell in zip(titles, _widths(each), head, strict=True)
        ]
        place = " – ".join(said for level, said in self._above.items() if level > 1)
        about = f"{place}: {', '.join(titles)}" if place else ", ".join(titles)
        made = [[[_line(line) for line in cell] for cell in row] for row in rows]
        add_table(self._document, columns, made, about, ground=self._ground)

    def _facts(self, each: Table) -> None:
        """Set a table whose first column heads its rows as lines: "Diarienummer: KS 2022/1"."""
        for name, *others in rows_of(each):
            said = [line.words for cell in others for line in cell]
            head = " ".join(line.words for line in name)
            add_runs(self._paragraph("Normal"), [(f"{head}: ", True), ("\n".join(said), False)])

    def _paragraph(self, style: str) -> Paragraph:
        made = self._document.add_paragraph(style=style)
        if self._breaks:
            made.paragraph_format.page_break_before = True
            self._breaks = False
        return made


def _style(each: Text, following: Flowable | None) -> str:
    if isinstance(following, Figure) and is_head(each):
        return "Caption"
    if isinstance(following, Heading) and not following.style.spaceBefore:
        name = style_of(each)
        return OVER if name == "Not" else name
    return style_of(each)


def _widths(table: DataTable) -> list[float]:
    widths: list[float] = getattr(table, "_colWidths")  # noqa: B009 - ReportLab's own name
    return widths


def _leads_to(each: Text, following: Flowable | None) -> bool:
    """Tell whether a few words stand right above the table that they are about."""
    return isinstance(following, DataTable) and len(each.words) <= _LONGEST_LEAD


def _line(each: Text) -> WordLine:
    label = label_of(each)
    runs = runs_of(each)
    if label and label not in BULLETS:
        runs.insert(0, (f"{label} ", False))
    return WordLine(
        tuple(runs), is_bullet=label in BULLETS, is_right=is_right(each), is_small=is_small(each)
    )


def _entries(story: Sequence[Flowable]) -> list[Entry]:
    """Return the headings that the contents lead to: all of a level where any is listed."""
    headings = [each for each in story if isinstance(each, Heading)]
    listed = [each.element.level for each in headings if each.listing]
    deepest = min(max(listed, default=1), len(CONTENTS) + 1)
    if sum(1 for each in headings if each.element.level <= deepest) > _MOST_ENTRIES:
        deepest = 2
    followed = dict(zip(map(id, story), [*story[1:], None], strict=True))
    kept = [
        each
        for each in headings
        if 1 < each.element.level <= deepest and not isinstance(followed[id(each)], Contents)
    ]
    return [
        Entry(each.element.level - 1, each.words, mark_name(number))
        for number, each in enumerate(kept, start=1)
    ]


def _is_listed(each: Heading, entries: Sequence[Entry]) -> bool:
    deepest = max((entry.level for entry in entries), default=0)
    return each.element.level - 1 <= deepest


def _page(drawing: Drawing) -> bytes:
    made = io.BytesIO()
    size = (drawing.width, drawing.height)
    canvas = Canvas(made, size, invariant=1)
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.showPage()
    canvas.save()
    return made.getvalue()
