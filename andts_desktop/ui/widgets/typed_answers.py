"""Answers that are typed: a number with its unit and steps, or a free text."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from andts_desktop.domain.instrument import Question, Step
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.swedish import format_points, parse_decimal
from andts_desktop.ui.widgets.basic import label, set_kind
from andts_desktop.ui.widgets.text_field import TextArea, TextLine


class NumberAnswer(QWidget):
    """A field for a number; one that cannot be an answer is told and not handed over."""

    typed = Signal(object, int)
    """The Answer with no comment, and the stay in the field."""

    def __init__(self, question: Question, *, is_scored: bool) -> None:
        super().__init__()
        self._question = question
        self._shown = ""
        self.field = TextLine(", ".join(filter(None, (question.text, question.unit))))
        self.field.setPlaceholderText(self.tr("Skriv ett tal"))
        self.field.setMaximumWidth(180)
        self.field.edited.connect(self._edited)
        self.field.typing.righted.connect(lambda: self._tell(""))
        self.problem = label("", "warning", wrap=True)
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.field)
        row.addWidget(label(" · ".join(filter(None, (question.unit, self._range()))), "muted"))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.problem)
        if is_scored and question.steps:
            column.addWidget(label(self._steps(), "muted", wrap=True))

    def show_answer(self, answer: Answer) -> None:
        """Show what the file holds."""
        shown = "" if answer.value is None else format_points(answer.value)
        self._shown = shown
        self.field.show_stored(shown)
        if self.field.text() == shown:
            self._tell("")

    def set_locked(self, is_locked: bool) -> None:
        """Let the number be read but not changed, or let it be changed again."""
        self.field.setReadOnly(is_locked)
        set_kind(self.field, "locked" if is_locked else "")

    def take_focus(self) -> None:
        """Put the keyboard in the field."""
        self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _range(self) -> str:
        highest = self._question.highest
        if highest is None:
            return ""
        return self.tr("högst {limit}").format(limit=format_points(highest))

    def _steps(self) -> str:
        steps = sorted(self._question.steps, key=lambda each: each.at_least)
        text = " · ".join(map(self._step, steps))
        return self.tr("Så får du poäng: {steps}").format(steps=text)

    def _step(self, step: Step) -> str:
        points = format_points(step.points * self._question.weight)
        text = self.tr("{points} p från {number}")
        return text.format(points=points, number=format_points(step.at_least))

    def _edited(self, text: str, stay: int) -> None:
        value = parse_decimal(text) if text.strip() else None
        is_wrong = bool(text.strip()) and not self._can_be(value)
        self._tell(self._refusal() if is_wrong else "")
        if not is_wrong:
            if value is not None and format_points(value) == self._shown:
                self.field.typing.accept()
            state = AnswerState.UNANSWERED if value is None else AnswerState.ANSWERED
            self.typed.emit(Answer(self._question.id, state, value=value), stay)

    def _can_be(self, value: Decimal | None) -> bool:
        highest = self._question.highest
        return value is not None and value >= 0 and (highest is None or value <= highest)

    def _refusal(self) -> str:
        highest = self._question.highest
        if highest is None:
            return self.tr("Skriv ett tal som är 0 eller större, till exempel 12.")
        text = self.tr("Skriv ett tal mellan 0 och {limit}, med siffror, till exempel {example}.")
        limit = format_points(highest)
        return text.format(limit=limit, example=format_points(highest / 2))

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.field.setAccessibleDescription(problem)


class TextAnswer(QWidget):
    """A field for a free text."""

    typed = Signal(object, int)
    """The Answer with no comment, and the stay in the field."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question
        self.field = TextArea(question.text, 3)
        self.field.setPlaceholderText(self.tr("Skriv svaret här"))
        self.field.edited.connect(self._edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)

    def show_answer(self, answer: Answer) -> None:
        """Show what the file holds."""
        self.field.show_stored(answer.text)

    def set_locked(self, is_locked: bool) -> None:
        """Let the text be read but not changed, or let it be changed again."""
        self.field.setReadOnly(is_locked)
        set_kind(self.field, "locked" if is_locked else "")

    def take_focus(self) -> None:
        """Put the keyboard in the field."""
        self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _edited(self, text: str, stay: int) -> None:
        state = AnswerState.ANSWERED if text.strip() else AnswerState.UNANSWERED
        self.typed.emit(Answer(self._question.id, state, text=text if text.strip() else ""), stay)
