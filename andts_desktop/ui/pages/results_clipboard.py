"""A table as it is shown, for the clipboard: Excel and Word both paste it as a table."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QTableView

Row = Sequence[str]


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
