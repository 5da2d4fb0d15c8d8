"""One question of the survey: its options, the answer states and the comment."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout

from andts_desktop.domain.ids import OptionId
from andts_desktop.domain.instrument import Question, QuestionKind
from andts_desktop.domain.scoring import QuestionScore
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.swedish import format_points, parse_decimal
from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.basic import button, label
from andts_desktop.ui.widgets.option_button import OptionButton
from andts_desktop.ui.widgets.text_field import TextArea, TextLine

_Key = tuple[AnswerState, tuple[OptionId, ...]]


class QuestionForm(QFrame):
    """Shows a question; tells of every answer, and leaves storing it to others."""

    answered = Signal(object)
    """The Answer that a click or key chose."""
    commented = Signal(object, int)
    """The Answer with its new comment or number, and the stay in the field."""
    came_into_focus = Signal(object)
    """The Question that the user is at."""
    wants_next = Signal()
    """Enter was pressed on an option."""

    def __init__(self, question: Question, place: str, look: Look) -> None:
        super().__init__()
        self.question = question
        self._look = look
        self._answer = Answer(question.id, AnswerState.UNANSWERED)
        self._buttons: dict[_Key, OptionButton] = {}
        self._group = QButtonGroup(self)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(2, 2, 8, 14)
        self._body.setSpacing(8)
        self._add_head(place)
        self._number = self._number_field() if question.kind is QuestionKind.NUMBER else None
        for option in question.options:
            key = (AnswerState.ANSWERED, (option.id,))
            self._add_option(key, option.text, self._points(option.points))
        self._add_option((AnswerState.UNKNOWN, ()), self.tr("Vet ej"), "–")
        self._add_option((AnswerState.NOT_APPLICABLE, ()), self.tr("Ej tillämplig"), ".")
        self._comment = TextArea(self.tr("Kommentar till: {text}").format(text=question.text), 1)
        self._comment.setPlaceholderText(self.tr("Kommentar, till exempel var det framgår"))
        self._comment.edited.connect(self._comment_edited)
        self._comment.installEventFilter(self)
        self._body.addWidget(self._comment)

    def show_answer(self, answer: Answer) -> None:
        """Show what the file holds."""
        self._answer = answer
        chosen = self._buttons.get((answer.state, answer.option_ids))
        self._group.setExclusive(False)
        for made in self._buttons.values():
            made.setChecked(made is chosen)
        self._group.setExclusive(True)
        self._clear.setVisible(answer.state is not AnswerState.UNANSWERED)
        self._comment.show_stored(answer.comment)
        if self._number is not None:
            self._number.show_stored("" if answer.value is None else format_points(answer.value))

    def show_earlier(self, year: int, earlier: QuestionScore | None) -> None:
        """Mark what was answered the year before."""
        for (state, option_ids), made in self._buttons.items():
            is_same = (
                earlier is not None
                and earlier.answer.state is state
                and earlier.answer.option_ids == option_ids
            )
            spoken = self.tr("Svaret {year}").format(year=year) if is_same else ""
            made.set_mark(str(year) if is_same else "", spoken)

    def take_focus(self) -> None:
        """Put the keyboard at the chosen option, or at the first."""
        if self._number is not None:
            self._number.setFocus(Qt.FocusReason.TabFocusReason)
            return
        chosen = self._group.checkedButton() or next(iter(self._buttons.values()))
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.came_into_focus.emit(self.question)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if typed.isascii() and typed.isdigit() and 0 < int(typed) <= len(self._buttons):
            chosen = list(self._buttons.values())[int(typed) - 1]
            chosen.setFocus(Qt.FocusReason.TabFocusReason)
            chosen.click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wants_next.emit()
        else:
            super().keyPressEvent(event)

    def _add_head(self, place: str) -> None:
        row = QHBoxLayout()
        row.addWidget(label(place, "muted"))
        row.addStretch(1)
        self._clear = button(self.tr("Rensa svaret"), "link", self._clear_answer)
        self._clear.setAccessibleName(
            self.tr("Rensa svaret på: {text}").format(text=self.question.text)
        )
        policy = self._clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(policy)
        row.addWidget(self._clear)
        self._body.addLayout(row)
        self._body.addWidget(label(self.question.text, "question", wrap=True))

    def _add_option(self, key: _Key, text: str, points: str) -> None:
        made = OptionButton(text, points, self._look)
        made.clicked.connect(lambda _checked=False: self._choose(key))
        made.installEventFilter(self)
        self._group.addButton(made)
        self._buttons[key] = made
        self._body.addWidget(made)

    def _number_field(self) -> TextLine:
        field = TextLine(self.question.text)
        limit = format_points(self.question.max)
        field.setPlaceholderText(self.tr("Ett tal mellan 0 och {limit}").format(limit=limit))
        field.edited.connect(self._number_edited)
        field.installEventFilter(self)
        self._body.addWidget(field)
        self._problem = label("", "warning", wrap=True)
        self._problem.hide()
        self._body.addWidget(self._problem)
        return field

    def _points(self, points: Decimal) -> str:
        return self.tr("{points} p").format(points=format_points(points))

    def _choose(self, key: _Key) -> None:
        state, option_ids = key
        self.answered.emit(
            Answer(self.question.id, state, option_ids, comment=self._answer.comment)
        )

    def _clear_answer(self) -> None:
        self.take_focus()
        self._choose((AnswerState.UNANSWERED, ()))

    def _comment_edited(self, text: str, stay: int) -> None:
        new = replace(self._answer, comment=text)
        self.commented.emit(new, stay)

    def _number_edited(self, text: str, stay: int) -> None:
        value = parse_decimal(text) if text.strip() else None
        wrong = bool(text.strip()) and (value is None or not 0 <= value <= self.question.max)
        limit = format_points(self.question.max)
        self._problem.setText(
            self.tr("Skriv ett tal mellan 0 och {limit}, till exempel 52,4.").format(limit=limit)
        )
        self._problem.setVisible(wrong)
        if wrong:
            return
        state = AnswerState.UNANSWERED if value is None else AnswerState.ANSWERED
        new = Answer(self.question.id, state, value=value, comment=self._answer.comment)
        self.commented.emit(new, stay)
