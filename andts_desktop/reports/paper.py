"""A document before it is printed: what its PDF, its Word file and its tables are made from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reportlab.platypus import Flowable, PageTemplate

from andts_desktop.reports import theme
from andts_desktop.reports.page import DocumentInfo
from andts_desktop.reports.pdf_finish import Finish


@dataclass(frozen=True, slots=True)
class Paper:
    """A document's metadata and its flowables in reading order; printed once, then used up.

    `warnings` is asked when the document is printed, since setting the text is what finds
    missing characters. `fronts` are templates of pages without the ordinary footer, the first
    page among them. `sheet` is the paper it is set on. `finish` may work on the PDF before it is
    written, as on the fields of a form, and leaves `on_a_side` pages on each side of a sheet.
    """

    info: DocumentInfo
    story: Sequence[Flowable]
    warnings: Callable[[], tuple[str, ...]]
    fronts: Sequence[PageTemplate] = ()
    sheet: theme.Sheet = field(default=theme.A4_UPRIGHT)
    finish: Finish | None = None
    on_a_side: int = 1
