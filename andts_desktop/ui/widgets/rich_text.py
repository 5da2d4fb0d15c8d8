"""Plan texts between their markup and Qt's own document: paragraphs, bullets and bold."""

import re
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextListFormat,
)

from andts_desktop.domain.markup import MarkupBlock, MarkupKind, MarkupRun, normalised, parse, write
from andts_desktop.domain.text import cleaned

_LINE_END = "\u2028"
_PICTURE = "\ufffc"
_NO_LETTER = str.maketrans("", "", "\u2029\ufdd0\ufdd1\ufffc")
"""Signs that Qt's document takes as its own, for ends of blocks and pictures."""
_BULLET_SIGN = re.compile(r"([•·▪◦‣∙\uf0b7\uf0a7][\s\xa0]*|[-–*][\s\xa0]+|[§o][\s\xa0]{2,})(?=\S)")
"""How programs write a bullet that they do not mark as one."""
_GAP = 6
_BULLET_GAP = 2


def show_markup(document: QTextDocument, text: str) -> None:
    """Fill a document with what some markup says."""
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for place, block in enumerate(parse(text)):
        if place:
            cursor.insertBlock()
        _begin(cursor, block.kind)
        _insert_runs(cursor, block.runs)
    if document.isEmpty():
        make_paragraph(cursor)
    cursor.endEditBlock()


def markup_of(document: QTextDocument) -> str:
    """Return what stands in a document as markup; all else that it could hold is left out."""
    return write(_blocks(document))


def insert_pasted(cursor: QTextCursor, pasted: QMimeData) -> None:
    """Put pasted text in the place of what is selected: its paragraphs, bullets and bold."""
    blocks = _pasted_blocks(pasted)
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for place, block in enumerate(blocks):
        starts = place > 0 or (block.kind is MarkupKind.BULLET and not is_bullet(cursor))
        if place or (starts and not _is_empty(cursor)):
            cursor.insertBlock()
        if starts:
            _begin(cursor, block.kind)
        _insert_runs(cursor, block.runs)
    cursor.endEditBlock()


def make_bullet(cursor: QTextCursor) -> None:
    """Make each selected paragraph a bullet."""
    shape = QTextListFormat()
    shape.setStyle(QTextListFormat.Style.ListDisc)
    cursor.mergeBlockFormat(_block_format(_BULLET_GAP))
    cursor.createList(shape)


def make_paragraph(cursor: QTextCursor) -> None:
    """Make each selected bullet a paragraph."""
    for block in selected_blocks(cursor):
        made_of = block.textList()
        if made_of is not None:
            made_of.remove(block)
        QTextCursor(block).setBlockFormat(_block_format(_GAP))


def is_bullet(cursor: QTextCursor) -> bool:
    """Tell whether the cursor stands in a bullet."""
    return cursor.block().textList() is not None


def selected_blocks(cursor: QTextCursor) -> tuple[QTextBlock, ...]:
    """Return the blocks that a selection touches; the one with the cursor where there is none."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd()).blockNumber()
    found = []
    while block.isValid() and block.blockNumber() <= last:
        found.append(block)
        block = block.next()
    return tuple(found)


def weight(*, bold: bool) -> QTextCharFormat:
    """Return the format of bold text, or of text that is not."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return made


class _PastedDocument(QTextDocument):
    """Reads HTML without fetching anything that it names."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        return None


def _pasted_blocks(pasted: QMimeData) -> tuple[MarkupBlock, ...]:
    if not pasted.hasHtml():
        return parse(cleaned(pasted.text()))
    document = _PastedDocument()
    document.setHtml(pasted.html())
    return normalised(map(_with_bullet_read, _blocks(document)))


def _with_bullet_read(block: MarkupBlock) -> MarkupBlock:
    sign = _BULLET_SIGN.match(block.text)
    if sign is None or block.kind is MarkupKind.BULLET:
        return block
    return MarkupBlock(MarkupKind.BULLET, tuple(_without_start(block.runs, sign.end())))


def _without_start(runs: Iterable[MarkupRun], length: int) -> Iterator[MarkupRun]:
    for run in runs:
        yield MarkupRun(run.text[length:], run.bold)
        length = max(0, length - len(run.text))


def _blocks(document: QTextDocument) -> Iterator[MarkupBlock]:
    block = document.begin()
    while block.isValid():
        kind = MarkupKind.PARAGRAPH if block.textList() is None else MarkupKind.BULLET
        yield MarkupBlock(kind, tuple(_runs(block)))
        block = block.next()


def _runs(block: QTextBlock) -> Iterator[MarkupRun]:
    place = block.begin()
    while not place.atEnd():
        piece = place.fragment()
        text = piece.text().replace(_PICTURE, "").replace(_LINE_END, "\n")
        yield MarkupRun(cleaned(text), piece.charFormat().fontWeight() >= QFont.Weight.DemiBold)
        place += 1


def _begin(cursor: QTextCursor, kind: MarkupKind) -> None:
    if kind is MarkupKind.PARAGRAPH:
        make_paragraph(cursor)
    elif not is_bullet(cursor):
        make_bullet(cursor)


def _insert_runs(cursor: QTextCursor, runs: Sequence[MarkupRun]) -> None:
    for run in runs:
        text = run.text.translate(_NO_LETTER).replace("\n", _LINE_END)
        cursor.insertText(text, weight(bold=run.bold))


def _is_empty(cursor: QTextCursor) -> bool:
    return not cursor.block().text()


def _block_format(gap: int) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setBottomMargin(gap)
    return made
