"""The form of one question group: its questions under each other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from andts_desktop.domain.instrument import Part, Question
from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.basic import divider
from andts_desktop.ui.widgets.question_form import QuestionForm


class GroupForm(QScrollArea):
    """The form of one group: its questions under each other."""

    def __init__(self, part: Part, look: Look) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(12)
        self.forms: list[QuestionForm] = []
        for number, question in enumerate(part.questions, start=1):
            place = self.tr("{group} · fråga {number} av {total}").format(
                group=part.title, number=number, total=len(part.questions)
            )
            form = QuestionForm(question, place, look)
            self.forms.append(form)
            if number > 1:
                column.addWidget(divider())
            column.addWidget(form)
        column.addStretch(1)
        self.setWidget(inner)

    def bring_into_view(self, question: Question) -> None:
        """Scroll so that the whole question is seen where it fits."""
        form = next(each for each in self.forms if each.question.id == question.id)
        top = form.y()
        bar = self.verticalScrollBar()
        if top < bar.value() or top + form.height() > bar.value() + self.viewport().height():
            bar.setValue(max(0, top - 8))
