"""A message over the page that says what has happened, or what to do."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from andts_desktop.ui.widgets.basic import button, label, set_kind

_NEWS_MS = 12_000
"""How long news stay: time to read two lines and to reach the button."""
_WIDEST = 760
_MARGIN = 20


class Banner(QFrame):
    """Lies over the lower edge of a page, so that nothing moves under the user's hand."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        page.installEventFilter(self)
        self.setObjectName("banner")
        self._text = label("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 10, 10)
        row.addWidget(self._text, 1)
        row.addWidget(button(self.tr("Stäng"), "", self.hide))
        self._timer = QTimer(self, singleShot=True, interval=_NEWS_MS)
        self._timer.timeout.connect(self.forget_news)
        self.hide()

    def show_problem(self, text: str) -> None:
        """Show what did not go well, until it is closed or something else goes well."""
        self._show(text, "problem")

    def show_news(self, text: str) -> None:
        """Show what has happened; it goes away with the page, or by itself."""
        self._show(text, "news")
        self._timer.start()

    def forget_news(self) -> None:
        """Take news away; a problem stays."""
        if self.property("kind") == "news":
            self.hide()

    def _show(self, text: str, kind: str) -> None:
        self._timer.stop()
        self._text.setText(text)
        self.setAccessibleName(text)
        set_kind(self, kind)
        self._take_place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() is QEvent.Type.Resize:
            self._take_place()
        return super().eventFilter(watched, event)

    def _take_place(self) -> None:
        width = min(_WIDEST, self._page.width() - 2 * _MARGIN)
        height = max(self.sizeHint().height(), self.heightForWidth(width))
        left = (self._page.width() - width) // 2
        self.setGeometry(left, self._page.height() - height - _MARGIN, width, height)
