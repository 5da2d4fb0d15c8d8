"""A line under a question about its answer, with one thing to do about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from andts_desktop.ui.widgets.basic import button, label, set_kind


class AnswerNote(QFrame):
    """Says where an answer comes from, or what it could be."""

    def __init__(self, action: str, about: str, on_click: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("answerNote")
        self.text = label("", wrap=True)
        self.action = button(action, "tool", on_click)
        self.action.setAccessibleName(f"{action}: {about}")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(10)
        row.addWidget(self.text, 1)
        row.addWidget(self.action)
        self.hide()

    def show_note(self, text: str, *, can_act: bool) -> None:
        """Show a note, with its button where there is something to do; empty hides it."""
        self.setVisible(bool(text))
        self.text.setText(text)
        self.action.setVisible(can_act)
        set_kind(self, "asks" if can_act else "")
        set_kind(self.text, "" if can_act else "muted")
