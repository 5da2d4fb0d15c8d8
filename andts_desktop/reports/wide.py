"""What documents on lying sheets have in common: lines short enough to read, tables to fit."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Indenter, PageTemplate

from andts_desktop.reports import theme
from andts_desktop.reports.page import inner_frame
from andts_desktop.reports.tables import Cell, Column, DataTable, data_table

SHEET = theme.A4_LYING
_MEASURE = 520.0
"""The widest lines of running text in points: about 100 characters."""

FIGURES = theme.style(9.5, 13, right=True, hyphens=False)
FIGURES_STRONG = theme.changed(FIGURES, fontName=theme.CELL_STRONG.fontName)


def in_measure(story: Sequence[Flowable]) -> list[Flowable]:
    """Set running text in lines that can be read on a wide sheet."""
    rest = SHEET.column - _MEASURE
    return [Indenter(0, rest), *story, Indenter(0, -rest)] if story else []


def wide_table(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], width: float = SHEET.column
) -> DataTable:
    """Return a dense table of data, `width` points wide."""
    return data_table(columns, rows, is_dense=True, width=width)


def front() -> list[PageTemplate]:
    """Return the page of a cover on a lying sheet."""
    return [PageTemplate("cover", [inner_frame(SHEET)], pagesize=(SHEET.width, SHEET.height))]
