"""Questions as they will look to those who answer."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from andts_desktop.domain.instrument import Part
from andts_desktop.domain.survey import unanswered
from andts_desktop.domain.swedish import plural
from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.basic import Card, Choice, button, label
from andts_desktop.ui.widgets.question_form import QuestionForm
from andts_desktop.ui.widgets.scrolling import Scrolling


class QuestionPreview(QDialog):
    """Shows the questions of one group at a time, as they are answered; none is answered here.

    The groups are parts that hold questions themselves, each built when it is first shown.
    """

    def __init__(
        self,
        groups: Sequence[Part],
        look: Look,
        parent: QWidget | None = None,
        *,
        is_scored: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Förhandsgranska"))
        self.resize(680, 620)
        self._groups = tuple(groups)
        self._look = look
        self._is_scored = is_scored
        self._forms: dict[int, list[QuestionForm]] = {}
        self._views: dict[int, QWidget] = {}
        self._stack = QStackedWidget()
        self.group = Choice()
        self.next = button(self.tr("Nästa del  →"), "", self._go_on)
        self._lay_out()
        self._show_group(0)

    @property
    def forms(self) -> list[QuestionForm]:
        """The questions that are shown."""
        return self._forms[self.group.currentIndex()]

    def _go_on(self) -> None:
        self.group.setCurrentIndex(self.group.currentIndex() + 1)

    def _show_group(self, place: int) -> None:
        if place not in self._views:
            self._views[place] = self._built(place)
            self._stack.addWidget(self._views[place])
        self._stack.setCurrentWidget(self._views[place])
        self.next.setEnabled(place + 1 < len(self._groups))

    def _built(self, place: int) -> QWidget:
        group, inner = self._groups[place], QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        text, total = self.tr("{title} · fråga {number} av {total}"), len(group.questions)
        self._forms[place] = []
        for number, question in enumerate(group.questions, start=1):
            form = QuestionForm(question, self._look, is_scored=self._is_scored)
            form.show_place(text.format(title=group.title, number=number, total=total))
            form.set_locked(True)
            form.show_answer(unanswered(question.id))
            self._forms[place].append(form)
            column.addWidget(form)
        column.addStretch(1)
        return Scrolling(inner)

    def _lay_out(self) -> None:
        for group in self._groups:
            count = plural(len(group.questions), self.tr("fråga"), self.tr("frågor"))
            self.group.addItem(f"{group.title} ({count})")
        self.group.setAccessibleName(self.tr("Del av enkäten"))
        self.group.currentIndexChanged.connect(self._show_group)
        way = QWidget()
        steps = QHBoxLayout(way)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(8)
        steps.addWidget(self.group, 1)
        steps.addWidget(self.next)
        way.setVisible(len(self._groups) > 1)
        card = Card()
        card.body.addWidget(self._stack)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Stäng"))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Så ser frågorna ut för den som svarar."), "muted"))
        column.addWidget(way)
        column.addWidget(card, 1)
        column.addWidget(buttons)
