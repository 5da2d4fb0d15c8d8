"""What each flowable is in the document, kept as data for tagging (PDF/UA)."""

from enum import StrEnum


class Tag(StrEnum):
    """The standard structure types of PDF that the documents use."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    HEADING = "H"
    PARAGRAPH = "P"
    SPAN = "Span"
    LIST = "L"
    LIST_ITEM = "LI"
    LABEL = "Lbl"
    LIST_BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEADER_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    CONTENTS = "TOC"
    CONTENTS_ITEM = "TOCI"
    REFERENCE = "Reference"
    LINK = "Link"
    FORM = "Form"


class Furniture(StrEnum):
    """What is drawn and is no content; the value is how the page's code marks it."""

    LAYOUT = "/Artifact BMC"
    HEAD = "/Artifact<</Type/Pagination/Subtype/Header>>BDC"
    FOOT = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC"


class Element:
    """One node of the structure tree.

    Flowables that ReportLab splits over pages share their element, so a paragraph goes on as
    the same paragraph. A table's header row is drawn again on every page: only the first
    drawing is content. `level` is 1–6 for headings; `alternative` tells a figure in words, and
    of a link or a field where it leads or what it is for. `language` is that of the words, as
    "en" or "fi", where it is not Swedish. A list is numbered where its labels are numbers. A header
    cell heads its column in a row of such cells, and its row beside other cells.

    The tree is that of what is drawn, in the order it is drawn; of a drawn table all rows and
    cells belong to it, the empty ones too.
    """

    __slots__ = (
        "alternative",
        "children",
        "is_numbered",
        "language",
        "level",
        "parent",
        "tag",
    )

    def __init__(
        self,
        tag: Tag,
        parent: "Element | None" = None,
        *,
        level: int = 0,
        alternative: str = "",
        language: str = "",
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.level = level
        self.alternative = alternative
        self.language = language
        self.is_numbered = False
        self.children: list[Element] = []
        if parent is not None:
            parent.children.append(self)

    @property
    def name(self) -> str:
        """The structure type with a heading's level: "H2", "P"."""
        return f"H{self.level}" if self.tag is Tag.HEADING else self.tag.value
