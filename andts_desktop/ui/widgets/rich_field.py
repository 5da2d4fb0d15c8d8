"""A field for texts with bullets and bold, in the place of a plain text area."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from andts_desktop.domain.markup import parse, write
from andts_desktop.ui.widgets.basic import button, label
from andts_desktop.ui.widgets.rich_text import (
    insert_pasted,
    is_bullet,
    make_bullet,
    make_paragraph,
    markup_of,
    show_markup,
    weight,
)
from andts_desktop.ui.widgets.text_field import Typing

_BULLET_WIDTH = 20
_FRAME = 16
"""Padding and border above and below the text, as the style sheet gives them."""


class RichEdit(QTextEdit):
    """Edits markup as it will look; grows with its text, and Tab leaves it."""

    edited = Signal(str, int)

    def __init__(self, name: str, lines: int = 2, most_lines: int = 24) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setIndentWidth(_BULLET_WIDTH)
        self.document().setDocumentMargin(2)
        self._lines = lines
        self._most_lines = most_lines
        self.typing = Typing(self, self.markup, self._show, self.edited.emit)
        self.textChanged.connect(self.typing.typed)
        self.cursorPositionChanged.connect(self._follow_cursor)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._show("")

    def markup(self) -> str:
        """Return what stands in the field as markup."""
        return markup_of(self.document())

    def show_stored(self, markup: str) -> None:
        """Show what the file holds, unless the user is in the middle of typing."""
        # As the field would write it, or leaving the field would seem to be an edit.
        self.typing.show_stored(write(parse(markup)))

    def flush(self) -> None:
        """Hand over what is typed but not yet stored."""
        self.typing.flush()

    def toggle_bold(self) -> None:
        """Make what is selected, or what is typed next, bold or not."""
        self.mergeCurrentCharFormat(weight(bold=not self.is_bold()))

    def toggle_bullets(self) -> None:
        """Make the selected paragraphs bullets, or bullets paragraphs."""
        cursor = self.textCursor()
        change = make_paragraph if is_bullet(cursor) else make_bullet
        cursor.beginEditBlock()
        change(cursor)
        cursor.endEditBlock()

    def is_bold(self) -> bool:
        """Tell whether what is typed next is bold."""
        return self.currentCharFormat().fontWeight() >= 600

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.typing.stay += 1
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.typing.flush()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        # Qt sends events from within its own constructor, before there is any typing.
        typing: Typing | None = getattr(self, "typing", None)
        return False if typing is not None and typing.takes(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._takes_key(event):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page goes on scrolling under the pointer unless the user is at work in the field.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def insertFromMimeData(self, source: QMimeData) -> None:
        cursor = self.textCursor()
        insert_pasted(cursor, source)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self._height_of(self._lines))

    def _takes_key(self, event: QKeyEvent) -> bool:
        """Do what a key does to bullets; tell whether it did anything."""
        cursor = self.textCursor()
        key = event.key()
        if is_bullet(cursor) and _ends_bullet(cursor, key):
            make_paragraph(cursor)
        elif not is_bullet(cursor) and key == Qt.Key.Key_Space and _stands_after_dash(cursor):
            cursor.movePosition(
                QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.removeSelectedText()
            make_bullet(cursor)
        else:
            return False
        return True

    def _show(self, markup: str) -> None:
        place = self.textCursor().position()
        self.blockSignals(True)
        show_markup(self.document(), markup)
        self.blockSignals(False)
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        if self.document().isEmpty():
            # What is written next would else look as what was shown before.
            self.setCurrentCharFormat(QTextCharFormat())
        self._fit()

    def _follow_cursor(self) -> None:
        # The field is as high as its text, so it is the page around it that must scroll, and it
        # can do so only when it has made room for a line that was added just now.
        if self.hasFocus():
            QTimer.singleShot(0, self, self._show_cursor)

    def _show_cursor(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        page = around.widget() if around is not None else None
        if around is not None and page is not None:
            place = self.viewport().mapTo(page, self.cursorRect().center())
            around.ensureVisible(place.x(), place.y(), 0, 2 * self.fontMetrics().height())

    def _fit(self) -> None:
        wanted = round(self.document().size().height()) + _FRAME
        height = max(self._height_of(self._lines), min(wanted, self._height_of(self._most_lines)))
        if height != self.height():
            self.setFixedHeight(height)

    def _height_of(self, lines: int) -> int:
        return lines * self.fontMetrics().lineSpacing() + 24


class RichField(QWidget):
    """A named field for markup, with its few tools beside the name.

    `edited` gives the markup, and a number for the stay in the field.
    """

    edited = Signal(str, int)

    def __init__(self, name: str, lines: int = 2, most_lines: int = 24) -> None:
        super().__init__()
        self.edit = RichEdit(name, lines, most_lines)
        self.edit.edited.connect(self._hand_over)
        self.setFocusProxy(self.edit)
        self.typing = self.edit.typing
        self.caption = label(name, "label")
        self.caption.setBuddy(self.edit)
        self.bold = self._tool(self.tr("Fet"), "Ctrl+B", self.edit.toggle_bold)
        self.bullets = self._tool(self.tr("Punktlista"), "Ctrl+Shift+L", self.edit.toggle_bullets)
        self.edit.cursorPositionChanged.connect(self._show_tools)
        self.edit.textChanged.connect(self._show_tools)
        self.edit.currentCharFormatChanged.connect(lambda _format: self._show_tools())
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self.caption, 1)
        top.addWidget(self.bold)
        top.addWidget(self.bullets)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.edit)

    def show_stored(self, markup: str) -> None:
        """Show what the file holds, unless the user is in the middle of typing."""
        self.edit.show_stored(markup)
        self._show_tools()

    def flush(self) -> None:
        """Hand over what is typed but not yet stored."""
        self.edit.flush()

    def markup(self) -> str:
        """Return what stands in the field as markup."""
        return self.edit.markup()

    def set_name(self, name: str) -> None:
        """Name the field, for those who see and those who hear."""
        self.caption.setText(name)
        self.edit.setAccessibleName(name)

    def setPlaceholderText(self, hint: str) -> None:
        """Show a hint where nothing is written."""
        self.edit.setPlaceholderText(hint)

    def _hand_over(self, markup: str, stay: int) -> None:
        # Storing makes the page read again, and with it this field: it must not store twice.
        self.typing.show_stored(markup)
        self.edited.emit(markup, stay)

    def _tool(self, name: str, keys: str, act: Callable[[], None]) -> QPushButton:
        def use() -> None:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            act()
            self._show_tools()

        made = button(name, "quiet", use)
        made.setCheckable(True)
        # The keyboard has its own way, and Tab goes on to the text.
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(f"{name} ({shown})")
        made.setAccessibleName(name)
        shortcut = QShortcut(QKeySequence(keys), self.edit)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(use)
        return made

    def _show_tools(self) -> None:
        self.bold.setChecked(self.edit.is_bold())
        self.bullets.setChecked(is_bullet(self.edit.textCursor()))


def _ends_bullet(cursor: QTextCursor, key: int) -> bool:
    if key == Qt.Key.Key_Backspace:
        return cursor.atBlockStart() and not cursor.hasSelection()
    return key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not cursor.block().text()


def _stands_after_dash(cursor: QTextCursor) -> bool:
    return cursor.block().text()[: cursor.positionInBlock()] in ("-", "*", "•")
