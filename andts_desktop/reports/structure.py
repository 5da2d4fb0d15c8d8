"""What each flowable is in the document, kept as data for tagging (PDF/UA)."""

from enum import StrEnum


class Tag(StrEnum):
    """The standard structure types of PDF that the documents use."""

    HEADING = "H"
    PARAGRAPH = "P"
    LIST = "L"
    LIST_ITEM = "LI"
    TABLE = "Table"
    ROW = "TR"
    HEADER_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    CONTENTS = "TOC"
    CONTENTS_ITEM = "TOCI"


class Element:
    """One node of the structure tree.

    Flowables that ReportLab splits over pages share their element, so a paragraph goes on as
    the same paragraph. A table's header row is drawn again on every page: only the first
    drawing is content. `level` is 1–6 for headings; `alternative` tells a figure in words.
    """

    __slots__ = ("alternative", "children", "level", "parent", "tag")

    def __init__(
        self, tag: Tag, parent: "Element | None" = None, *, level: int = 0, alternative: str = ""
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.level = level
        self.alternative = alternative
        self.children: list[Element] = []
        if parent is not None:
            parent.children.append(self)
