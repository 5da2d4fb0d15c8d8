"""A table as it is shown, for the clipboard and for a workbook."""

from collections.abc import Sequence
from decimal import Decimal
from html import escape

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QTableView

from andts_desktop.domain.swedish import parse_decimal

Row = Sequence[str]
UNFINISHED = " *"
"""What stands after a value that may still rise."""


def shown_rows(view: QTableView) -> list[list[str]]:
    """Return a table's headings and rows as they are shown."""
    model = view.model()
    columns = range(model.columnCount())
    horizontal = Qt.Orientation.Horizontal
    head = [str(model.headerData(column, horizontal) or "") for column in columns]
    body = [
        [str(model.index(row, column).data() or "") for column in columns]
        for row in range(model.rowCount())
    ]
    return [head, *body]


def as_cells(rows: Sequence[Row]) -> list[list[str | Decimal]]:
    """Return rows for a workbook: below the headings, what reads as a number is one."""
    head, *body = rows
    return [list(head), *([_cell(text) for text in row] for row in body)]


def _cell(text: str) -> str | Decimal:
    number = parse_decimal(text.removesuffix(UNFINISHED))
    return text if number is None else number


def as_mime(rows: Sequence[Row]) -> QMimeData:
    """Return rows as text with tabs and as an HTML table, the first row as headings."""
    data = QMimeData()
    data.setText("\n".join("\t".join(map(_on_one_line, row)) for row in rows))
    data.setHtml(_html(rows))
    return data


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _html(rows: Sequence[Row]) -> str:
    made = []
    for number, row in enumerate(rows):
        tag = "td" if number else "th"
        cells = "".join(f"<{tag}>{escape(_on_one_line(text))}</{tag}>" for text in row)
        made.append(f"<tr>{cells}</tr>")
    return f"<table>{''.join(made)}</table>"
