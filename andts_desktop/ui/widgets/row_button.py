"""A button as wide as its list, with wrapped words to the left and muted ones below."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from andts_desktop.ui.widgets.basic import label


class RowButton(QPushButton):
    """One line of a list that leads somewhere: a sign, what it is about, and a detail."""

    def __init__(self, sign: str, text: str, detail: str, on_click: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        self.clicked.connect(lambda _checked=False: on_click())
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 9, 6, 10)
        row.setSpacing(10)
        shown = label(sign, "sign")
        shown.setMinimumWidth(16)
        row.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(text, wrap=True))
        if detail:
            words.addWidget(label(detail, "muted", wrap=True))
        row.addLayout(words, 1)
        row.addWidget(label("→", "muted"))
        for each in self.findChildren(QLabel):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()
