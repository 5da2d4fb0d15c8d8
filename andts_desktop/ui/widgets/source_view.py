"""A source document on screen, in which each guess can be changed where it stands."""

from PySide6.QtCore import QPoint, QUrl, Signal
from PySide6.QtGui import QCursor, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from andts_desktop.exchange.plan_import.source import SourceDocument
from andts_desktop.exchange.plan_import.understood import Understood
from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.basic import button, label
from andts_desktop.ui.widgets.source_html import SourceMarkup, SourcePage

BLOCKS_SHOWN = 150
"""How much of a document is shown at a time; laying out all of a long one would take seconds."""


class SourceView(QWidget):
    """Shows a document a part at a time; every guess in it is a link."""

    asked_about_block = Signal(int, QPoint)
    """The user wants to change what a block is; where a menu should open."""
    asked_about_column = Signal(int, int, QPoint)
    """The user wants to change what a table's column is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._source: SourceDocument | None = None
        self._understood: Understood | None = None
        self._first = 0
        self._chosen: int | None = None
        self._text = QTextBrowser()
        self._text.setOpenLinks(False)
        self._text.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self._text.setAccessibleName(self.tr("Dokumentet"))
        self._text.anchorClicked.connect(self._clicked)
        self._where = label("", "muted")
        self._back = button(self.tr("← Tidigare"), "quiet", lambda: self._turn(-1))
        self._on = button(self.tr("Senare →"), "quiet", lambda: self._turn(1))
        foot = QHBoxLayout()
        foot.addWidget(self._where, 1)
        foot.addWidget(self._back)
        foot.addWidget(self._on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._text, 1)
        column.addLayout(foot)

    def show_source(self, source: SourceDocument, understood: Understood) -> None:
        """Show a document with what it is taken for; the place on screen is kept."""
        if source is not self._source:
            self._first, self._chosen = 0, None
        self._source = source
        self._understood = understood
        self._write()

    def choose(self, block: int) -> None:
        """Mark a block and bring it into view."""
        self._chosen = block
        self._first = block // BLOCKS_SHOWN * BLOCKS_SHOWN
        self._write()
        self._text.scrollToAnchor(f"at{max(block - 1, self._first)}")

    def _write(self) -> None:
        if self._source is None or self._understood is None:
            return
        count = len(self._source.blocks)
        page = SourcePage(self._first, min(count, self._first + BLOCKS_SHOWN))
        place = self._text.verticalScrollBar().value()
        markup = SourceMarkup(self._source, self._understood, self._look.tokens)
        self._text.setHtml(markup.write(page, self._chosen))
        self._text.verticalScrollBar().setValue(place)
        text = self.tr("Stycke {first}–{last} av {count}")
        shown = text.format(first=page.first + 1, last=page.last, count=count)
        self._where.setText(shown if count > BLOCKS_SHOWN else self._source.name)
        self._back.setVisible(count > BLOCKS_SHOWN)
        self._on.setVisible(count > BLOCKS_SHOWN)
        self._back.setEnabled(page.first > 0)
        self._on.setEnabled(page.last < count)

    def _turn(self, step: int) -> None:
        self._first += step * BLOCKS_SHOWN
        self._write()
        self._text.verticalScrollBar().setValue(0)

    def _clicked(self, link: QUrl) -> None:
        kind, _, rest = link.toString().partition(":")
        numbers = [int(word) for word in rest.split(":") if word.isdigit()]
        at = self._menu_place()
        if kind == "block" and len(numbers) == 1:
            self.asked_about_block.emit(numbers[0], at)
        elif kind == "column" and len(numbers) == 2:
            self.asked_about_column.emit(numbers[0], numbers[1], at)

    def _menu_place(self) -> QPoint:
        under_mouse = (
            self._text.viewport()
            .rect()
            .contains(self._text.viewport().mapFromGlobal(QCursor.pos()))
        )
        if under_mouse and self._text.underMouse():
            return QCursor.pos()
        # Opened by the keyboard: the link that has it.
        corner = self._text.cursorRect().bottomLeft()
        return self._text.viewport().mapToGlobal(corner)
