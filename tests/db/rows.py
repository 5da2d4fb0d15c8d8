"""Everything that a file holds, to be compared row by row."""

from andts_desktop.document import Document

Rows = dict[str, list[tuple[object, ...]]]


def all_rows(document: Document) -> Rows:
    """Return every row of every table, in the order of what they say."""
    return {
        table: sorted(
            (tuple(row.values()) for row in document._file.rows(f"SELECT * FROM [{table}]")),
            key=repr,
        )
        for table in document.counts()
    }
