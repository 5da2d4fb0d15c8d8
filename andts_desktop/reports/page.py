"""The document on its pages: frames, furniture, contents and page numbers."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Table,
)
from reportlab.platypus.doctemplate import IndexingFlowable

from andts_desktop.reports import fonts, theme
from andts_desktop.reports.flowables import Heading, Text, text
from andts_desktop.reports.pdf_finish import Finish, finished
from andts_desktop.reports.story import passages
from andts_desktop.reports.structure import Element, Furniture, Tag
from andts_desktop.reports.tagged_canvas import TaggedCanvas
from andts_desktop.reports.wording import shortened
from andts_desktop.reports.xmp import Facts

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A finished document; `warnings` are sentences in Swedish for the user."""

    data: bytes
    pages: int
    warnings: tuple[str, ...]
    passages: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What stands in the file's metadata and at the foot of every page.

    `fine_print` is for machines, and stands small below the rest. `made_on` is the day that the
    file says it was made, never taken from the clock. A file with fields is `is_fillable`, and
    no archive file.
    """

    title: str
    author: str
    subject: str
    footer: str
    fine_print: str = ""
    made_on: date | None = None
    is_fillable: bool = False


_LONGEST_FOOTER = 85
_LONGEST_FINE_PRINT = 165


class Contents(IndexingFlowable):
    """The table of contents; its entries are links, known after the first pass."""

    def __init__(self) -> None:
        super().__init__()
        self.element = Element(Tag.CONTENTS)
        self._entries: list[tuple[int, str, int, str]] = []
        self._last: list[tuple[int, str, int, str]] = []

    def isIndexing(self) -> Literal[1]:  # noqa: N802
        """Tell ReportLab to build until the entries stand still."""
        return 1

    def beforeBuild(self) -> None:  # noqa: N802
        """Begin a pass with the entries of the one before."""
        self._last, self._entries = self._entries, []

    def isSatisfied(self) -> bool:  # noqa: N802
        """Tell whether this pass gave the same pages as the last."""
        return self._entries == self._last

    def notify(self, kind: str, stuff: tuple[int, str, int, str]) -> None:
        """Take an entry: level, markup, page and key."""
        if kind == "TOCEntry":
            self._entries.append(stuff)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Lay out the entries of the pass before."""
        self._table = self._laid_out(availWidth)
        width, height = self._table.wrap(availWidth, availHeight)
        return width, height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Let long contents go on over pages."""
        parts: list[Flowable] = self._table.split(availWidth, availHeight)
        return parts

    def draw(self) -> None:
        """Draw the entries."""
        self._table.drawOn(self.canv, 0, 0)

    def _laid_out(self, width: float) -> Table:
        self.element = Element(Tag.CONTENTS)
        rows = [self._row(*entry) for entry in self._last]
        return Table(
            rows or [["", ""]],
            colWidths=[width - 40, 40],
            style=[*theme.PLAIN_CELLS, ("BOTTOMPADDING", (0, 0), (-1, -1), 4)],
        )

    def _row(self, level: int, markup: str, page: int, key: str) -> list[Text]:
        item = Element(Tag.CONTENTS_ITEM, self.element)
        link = Element(Tag.LINK, Element(Tag.REFERENCE, item))
        style = theme.CONTENTS[level]
        entry = theme.changed(style, leftIndent=14 * (level - 2))
        number = theme.changed(style, alignment=2)
        begin = f'<a href="#{key}" color="#1b2426">'
        name = text(f"{begin}{markup}</a>", entry, element=link)
        link.alternative = f"{name.words}, sida {page}"
        return [name, text(f"{begin}{page}</a>", number, element=link)]


class PageCount(IndexingFlowable):
    """Knows how many pages there are once a pass has been made; takes no place."""

    total = 0

    def __init__(self, count: Callable[[], int]) -> None:
        super().__init__()
        self._count = count
        self._last = -1

    def isIndexing(self) -> Literal[1]:  # noqa: N802
        """Tell ReportLab to build until the number stands still."""
        return 1

    def afterBuild(self) -> None:  # noqa: N802
        """Take the number of pages of the pass that ended."""
        self._last, self.total = self.total, self._count()

    def isSatisfied(self) -> bool:  # noqa: N802
        """Tell whether this pass had as many pages as the last."""
        return self._last == self.total

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Take no place."""
        return 0, 0

    def draw(self) -> None:
        """Draw nothing."""


class ReportDocument(BaseDocTemplate):
    """A document with our margins, fonts, metadata and footer.

    `fronts` are templates of pages without the ordinary footer, the first page among them.
    `sheet` is the paper that all other pages are set on.
    """

    def __init__(
        self,
        info: DocumentInfo,
        fronts: Sequence[PageTemplate] = (),
        progress: Progress | None = None,
        sheet: theme.Sheet = theme.A4_UPRIGHT,
    ) -> None:
        self._buffer = io.BytesIO()
        self._info = info
        self._sheet = sheet
        self._progress = progress or (lambda _: None)
        self._passes = 0
        self._told = 0
        size = (sheet.width, sheet.height)
        inner = PageTemplate("inner", [inner_frame(sheet)], onPageEnd=self._foot, pagesize=size)
        super().__init__(
            self._buffer,
            pagesize=size,
            pageTemplates=[*fronts, inner],
            initialFontName=fonts.REGULAR,
            # What is written here is written again, smaller.
            pageCompression=0,
            invariant=1,
        )
        self._pages = PageCount(lambda: self.page)

    def finish(
        self,
        story: Sequence[Flowable],
        warnings: Callable[[], tuple[str, ...]],
        finish: Finish | None = None,
    ) -> PdfFile:
        """Build the pages and return the file.

        `warnings` is asked afterwards, since setting the text is what finds missing characters.
        `finish` may work on the file before it is written.
        """
        told = tuple(passages(story))
        self.multiBuild([self._pages, *story], canvasmaker=self._new_canvas)
        drawn = self._canvas
        data = finished(self._buffer.getvalue(), drawn.pages, drawn.boxes, self._facts(), finish)
        self._progress(100)
        return PdfFile(data, self.page, warnings(), told)

    def _new_canvas(self, *args: Any, **kwargs: Any) -> TaggedCanvas:  # noqa: ANN401
        # Each pass has a canvas of its own; only the last one counts, and the first is never it.
        self._canvas = TaggedCanvas(*args, **kwargs)
        self._canvas.is_draft = not self._passes
        return self._canvas

    def _facts(self) -> Facts:
        info = self._info
        return Facts(
            info.title, info.author, info.subject, info.made_on, is_archival=not info.is_fillable
        )

    def beforeDocument(self) -> None:  # noqa: N802
        """Count the passes, for the progress."""
        self._passes += 1

    def afterPage(self) -> None:  # noqa: N802
        """Report how far the work has come; a third pass is seldom needed, and stays at the end."""
        share = self.page / max(self._pages.total, self.page)
        done = 45 if self._passes == 1 else 45 + int(50 * share)
        self._told = max(self._told, done)
        self._progress(self._told)

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Send headings to the contents."""
        if isinstance(flowable, Heading) and flowable.listing:
            entry = (flowable.element.level, flowable.listing, self.page, flowable.key)
            self.notify("TOCEntry", entry)

    def _foot(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        count = f"sida {self.page} av {self._pages.total}"
        foot(canvas, self._info.footer, count, self._sheet, self._info.fine_print)


def inner_frame(sheet: theme.Sheet = theme.A4_UPRIGHT) -> Frame:
    """Return the frame that ordinary pages are set in."""
    return Frame(
        sheet.margin,
        sheet.bottom,
        sheet.column,
        sheet.frame_height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def foot(
    canvas: Canvas,
    left: str,
    right: str,
    sheet: theme.Sheet = theme.A4_UPRIGHT,
    fine_print: str = "",
) -> None:
    """Draw the foot of a page; it is furniture, not content."""
    if not isinstance(canvas, TaggedCanvas):
        _draw_foot(canvas, left, right, sheet, fine_print)
        return
    with canvas.marked(Furniture.FOOT):
        _draw_foot(canvas, left, right, sheet, fine_print)


def _draw_foot(canvas: Canvas, left: str, right: str, sheet: theme.Sheet, fine_print: str) -> None:
    canvas.saveState()
    canvas.setFont(fonts.REGULAR, 8.5)
    canvas.setFillColor(theme.MUTED)
    canvas.drawRightString(sheet.width - sheet.margin, sheet.foot, right)
    canvas.drawString(sheet.margin, sheet.foot, shortened(left, _longest_footer(sheet)))
    if fine_print:
        canvas.setFont(fonts.REGULAR, 5)
        canvas.drawString(sheet.margin, sheet.foot - 12, fine_print[:_LONGEST_FINE_PRINT])
    canvas.restoreState()


def _longest_footer(sheet: theme.Sheet) -> int:
    return int(_LONGEST_FOOTER * sheet.column / theme.COLUMN)
