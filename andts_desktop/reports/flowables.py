"""Flowables that know what they are; what is drawn around them is furniture."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, runtime_checkable

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table
from reportlab.platypus.paraparser import ParaFrag

from andts_desktop.reports import fonts, theme
from andts_desktop.reports.structure import Element, Furniture, Tag
from andts_desktop.reports.tagged_canvas import TaggedCanvas


class Text(Paragraph):
    """A paragraph; its parts on several pages are one element.

    `words` is its plain text. Of a list item `label` is its bullet and `body` the rest. What is
    drawn a second time on the same pages, as the head of a table overleaf, is furniture.
    """

    element: Element
    words = ""
    label: Element | None = None
    body: Element | None = None
    blPara: Any  # noqa: N815 - ReportLab's own name, and its lines
    _run: object = None
    _set: tuple[float, tuple[float, float]] | None = None

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Set the lines, once for each width: tables and pages ask again and again."""
        if self._set is None or self._set[0] != availWidth or not hasattr(self, "blPara"):
            self._set = (availWidth, super().wrap(availWidth, availHeight))
        return self._set[1]

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Split as ReportLab does, and let both parts be the same element."""
        parts: list[Flowable] = super().split(availWidth, availHeight)
        for part in parts:
            if isinstance(part, Text):
                part.element, part.label, part.body = self.element, self.label, self.body
                part.words = self.words
        return parts

    def draw(self) -> None:
        """Draw the paragraph as what it is."""
        canvas = self.canv
        if not isinstance(canvas, TaggedCanvas):
            super().draw()
            return
        if canvas.is_draft:
            return
        self._soften_hyphens()
        is_repeated, self._run = self._run is canvas.run, canvas.run
        body = self.body or self.element
        has_label = bool(self.label and self.bulletText)
        begun = self.label if has_label and self.label else body
        with canvas.marked(Furniture.HEAD if is_repeated else begun):
            if has_label and not is_repeated:
                canvas.follow(body)
            super().draw()

    def _soften_hyphens(self) -> None:
        """Let no one hear the hyphens that part a word at the end of a line."""
        for line in self.blPara.lines:
            if isinstance(line, tuple):
                words = line[1]
                if words and self._is_added(words[-1]):
                    words[-1] = self._softened(words[-1])
                continue
            frags = [frag for frag in line.words if frag.text]
            if not frags or frags[-1].text[-1] != "-":
                continue
            whole = "".join(frag.text for frag in frags)
            if self._is_added(whole.rpartition(" ")[2]):
                frags[-1].text = self._softened(frags[-1].text)

    def _softened(self, word: str) -> str:
        # Lines with such a hyphen are to be drawn, and never to be parted once more.
        self._set = None
        return word[:-1] + fonts.SOFT_HYPHEN

    def _is_added(self, word: str) -> bool:
        return word.endswith("-") and word not in self.words


def text(
    markup: str,
    style: ParagraphStyle,
    parent: Element | None = None,
    *,
    tag: Tag = Tag.PARAGRAPH,
    bullet: str | None = None,
    element: Element | None = None,
    language: str = "",
) -> Text:
    """Make a paragraph from markup that is already safe.

    `element` is what it is where that is known before, such as the only paragraph of a cell.
    """
    made = Text(markup, style, bulletText=bullet)
    made.words = _words(made.frags)
    made.element = element or Element(tag, parent, language=language)
    if made.element.tag is Tag.LIST_ITEM:
        made.label = Element(Tag.LABEL, made.element) if bullet else None
        made.body = Element(Tag.LIST_BODY, made.element)
        if bullet and bullet[0].isdigit() and made.element.parent:
            made.element.parent.is_numbered = True
    return made


def _words(frags: Iterable[ParaFrag]) -> str:
    """Return the plain text of a paragraph that has not been set yet, line breaks kept."""
    pieces = []
    for frag in frags:
        if getattr(frag, "lineBreak", False):
            pieces.append("\n")
        elif frag.fontSize > 1:
            # Smaller is only a place where the line may end.
            pieces.append(frag.text)
    return "".join(pieces)


class Heading(Text):
    """A heading; with a `key` it stands in the outline and is reached by links.

    `listing` is its line in the table of contents, empty where it has none.
    """

    key = ""
    plain = ""
    listing = ""
    outline_level = 0

    def draw(self) -> None:
        """Draw the heading and set the mark that contents and outline lead to."""
        if self.key:
            self.canv.bookmarkHorizontal(self.key, 0, self.height + 12)
            self.canv.addOutlineEntry(self.plain, self.key, self.outline_level, closed=False)
        super().draw()


def heading(markup: str, level: int, style: ParagraphStyle, plain: str, key: str = "") -> Heading:
    """Make a heading of level 1–6; `plain` is its text without markup.

    The second half of a heading split over pages has no key, so it is marked once.
    """
    made = Heading(markup, style)
    made.words = _words(made.frags)
    made.element = Element(Tag.HEADING, level=level)
    made.key, made.plain, made.outline_level = key, plain, max(level - 2, 0)
    return made


class Figure(Flowable):
    """A drawing with its text alternative."""

    def __init__(self, drawing: Drawing, alternative: str) -> None:
        super().__init__()
        self.drawing = drawing
        self.element = Element(Tag.FIGURE, alternative=alternative)
        self.width, self.height = drawing.width, drawing.height
        self.spaceAfter = 8.0

    def draw(self) -> None:
        """Put the drawing's vectors on the page."""
        if not isinstance(self.canv, TaggedCanvas):
            renderPDF.draw(self.drawing, self.canv, 0, 0)
            return
        if self.canv.is_draft:
            return
        self.canv.place(self.element, self.width, self.height)
        with self.canv.marked(self.element):
            renderPDF.draw(self.drawing, self.canv, 0, 0)


class Columns(Table):
    """Stacks of flowables side by side: layout only, no table to a reader."""

    _cellvalues: list[list[list[Flowable]]]

    def pieces(self) -> list[Flowable]:
        """Return the flowables of all stacks, one stack after the other."""
        return [each for row in self._cellvalues for stack in row for each in stack]


def columns(stacks: Sequence[Sequence[Flowable]], widths: Sequence[float]) -> Columns:
    """Set the stacks side by side from the left; they do not split."""
    return Columns(
        [list(map(list, stacks))],
        colWidths=list(widths),
        hAlign="LEFT",
        style=[*theme.PLAIN_CELLS, ("RIGHTPADDING", (0, 0), (-1, -1), 12)],
    )


@runtime_checkable
class BeginsAnywhere(Protocol):
    """A flowable that knows the least of itself that may stand on a page."""

    def least_height(self, width: float) -> float:
        """Return that height in points."""


class KeptWithNext(Flowable):
    """Headings that never stand last on a page: they follow what they head."""

    def __init__(self, head: Sequence[Flowable], following: Flowable) -> None:
        super().__init__()
        self._head = list(head)
        self._following = following

    def pieces(self) -> list[Flowable]:
        """Return the headings and what follows them."""
        return [*self._head, self._following]

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Claim more than there is, so that `split` is always asked."""
        return availWidth, 1e6

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Give everything back where it can begin on this page, nothing where it cannot."""
        if availHeight < self.least_height(availWidth) <= page_height(self):
            return []
        first, *rest = self.pieces()
        if first.wrap(availWidth, availHeight)[1] <= availHeight:
            return [first, *rest]
        # A heading longer than a page begins a page of its own, and goes on.
        is_new = availHeight >= page_height(self) - 1
        return [*first.split(availWidth, availHeight), *rest] if is_new else []

    def whole_height(self, width: float) -> float:
        """Return the height of the headings and of all that follows them."""
        return sum(full_height(each, width) for each in [*self._head, self._following])

    def least_height(self, width: float) -> float:
        """Return the height of the headings and of the least that may follow them."""
        head = sum(full_height(each, width) for each in self._head)
        frame = getattr(self, "_frame", None)
        if frame is not None:
            setattr(self._following, "_frame", frame)  # noqa: B010 - ReportLab's own name
        return head + _least_height(self._following, width)


def page_height(flowable: Flowable) -> float:
    """Return the height of a whole page of the kind that the flowable is being set on."""
    frame = getattr(flowable, "_frame", None)
    return float(getattr(frame, "_aH", theme.FRAME_HEIGHT))


def full_height(flowable: Flowable, width: float) -> float:
    """Return the height of a flowable with the space around it, whole and unsplit."""
    if isinstance(flowable, KeptWithNext):
        return flowable.whole_height(width)
    _, height = flowable.wrap(width, theme.FRAME_HEIGHT)
    return float(height + flowable.getSpaceBefore() + flowable.getSpaceAfter())


def _least_height(flowable: Flowable, width: float) -> float:
    if isinstance(flowable, BeginsAnywhere):
        return flowable.least_height(width)
    height = full_height(flowable, width)
    return min(height, 3 * theme.BODY.leading) if isinstance(flowable, Text) else height
