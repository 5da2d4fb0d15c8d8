"""Questions as they will look to those who answer."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from andts_desktop.domain.instrument import Question
from andts_desktop.domain.survey import unanswered
from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.basic import Card, label
from andts_desktop.ui.widgets.question_form import QuestionForm
from andts_desktop.ui.widgets.scrolling import Scrolling


class QuestionPreview(QDialog):
    """Shows questions that cannot be answered here."""

    def __init__(
        self,
        title: str,
        questions: Sequence[Question],
        look: Look,
        parent: QWidget | None = None,
        *,
        is_scored: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Förhandsgranska"))
        self.resize(640, 620)
        inner = QWidget()
        forms = QVBoxLayout(inner)
        forms.setContentsMargins(0, 0, 0, 0)
        self.forms = [QuestionForm(each, look, is_scored=is_scored) for each in questions]
        for number, form in enumerate(self.forms, start=1):
            place = self.tr("{title} · fråga {number} av {total}")
            form.show_place(place.format(title=title, number=number, total=len(self.forms)))
            form.set_locked(True)
            form.show_answer(unanswered(form.question.id))
            forms.addWidget(form)
        forms.addStretch(1)
        card = Card()
        card.body.addWidget(Scrolling(inner))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Stäng"))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Så ser frågorna ut för den som svarar."), "muted"))
        column.addWidget(card, 1)
        column.addWidget(buttons)
