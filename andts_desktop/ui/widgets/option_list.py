"""What can be chosen as an answer: a question's options, and the states beside them."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from andts_desktop.domain.ids import OptionId
from andts_desktop.domain.instrument import Option, Question, QuestionKind
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.swedish import format_points
from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.option_button import CheckButton, OptionButton

_Key = tuple[AnswerState, tuple[OptionId, ...]]

_NONE: _Key = (AnswerState.ANSWERED, ())
_DIGITS = 9


class OptionList(QWidget):
    """Shows what can be chosen; tells of every choice, also of the one that is chosen already."""

    chosen = Signal(object)
    """The Answer, with no comment."""

    def __init__(self, question: Question, look: Look, *, is_scored: bool) -> None:
        super().__init__()
        self._question = question
        self._look = look
        self._is_scored = is_scored
        self._radios: dict[_Key, OptionButton] = {}
        self._checks: dict[OptionId, CheckButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        if question.kind is QuestionKind.CHOICES:
            for option in question.options:
                self._add_check(option)
            self._add_radio(_NONE, self.tr("Inget av detta"), self._points(None))
        else:
            for option in question.options:
                key = (AnswerState.ANSWERED, (option.id,))
                self._add_radio(key, option.text, self._points(option), option.criteria)
        unknown, not_applicable = ("–", ".") if is_scored else ("", "")
        self._add_radio((AnswerState.UNKNOWN, ()), self.tr("Vet ej"), unknown)
        self._add_radio((AnswerState.NOT_APPLICABLE, ()), self.tr("Ej tillämplig"), not_applicable)
        for number, made in enumerate(self.buttons()[:_DIGITS], start=1):
            made.setToolTip(self.tr("Alt+{number}").format(number=number))

    def buttons(self) -> tuple[OptionButton | CheckButton, ...]:
        """Return what can be chosen, in the order of its digits."""
        return (*self._checks.values(), *self._radios.values())

    def watch(self, watcher: QObject) -> None:
        """Let another object see the events of everything that can be chosen."""
        for made in self.buttons():
            made.installEventFilter(watcher)

    def show_answer(self, answer: Answer) -> None:
        """Show what the file holds."""
        for option_id, check in self._checks.items():
            check.setChecked(option_id in answer.option_ids)
        chosen = self._radios.get((answer.state, answer.option_ids))
        self._group.setExclusive(False)
        for made in self._radios.values():
            made.setChecked(made is chosen)
        self._group.setExclusive(True)

    def show_earlier(self, year: int, earlier: Answer | None) -> None:
        """Mark what was answered an earlier year."""
        spoken = self.tr("Svaret {year}").format(year=year)
        for option_id, check in self._checks.items():
            is_same = earlier is not None and option_id in earlier.option_ids
            check.set_mark(str(year) if is_same else "", spoken if is_same else "")
        for key, radio in self._radios.items():
            is_same = earlier is not None and key == (earlier.state, earlier.option_ids)
            radio.set_mark(str(year) if is_same else "", spoken if is_same else "")

    def focus_chosen(self) -> None:
        """Put the keyboard at what is chosen, or at the first that can be."""
        shown = self.buttons()
        chosen = next((each for each in shown if each.isChecked()), shown[0])
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def press(self, number: int) -> bool:
        """Choose the option of that number, counted from one; return whether there is one."""
        shown = self.buttons()
        if not 0 < number <= min(len(shown), _DIGITS) or not self.isEnabled():
            return False
        shown[number - 1].setFocus(Qt.FocusReason.TabFocusReason)
        shown[number - 1].click()
        return True

    def _add_radio(self, key: _Key, text: str, points: str, criteria: str = "") -> None:
        made = OptionButton(text, points, self._look, criteria)
        made.clicked.connect(partial(self._radio_clicked, key))
        self._group.addButton(made)
        self._radios[key] = made
        self._column.addWidget(made)

    def _add_check(self, option: Option) -> None:
        made = CheckButton(option.text, self._points(option), self._look, option.criteria)
        made.clicked.connect(self._check_clicked)
        self._checks[option.id] = made
        self._column.addWidget(made)

    def _points(self, option: Option | None) -> str:
        if not self._is_scored:
            return ""
        points = format_points(option.points * self._question.weight) if option else "0"
        return self.tr("{points} p").format(points=points)

    def _radio_clicked(self, key: _Key, _checked: bool = False) -> None:
        state, option_ids = key
        self.chosen.emit(Answer(self._question.id, state, option_ids))

    def _check_clicked(self) -> None:
        found = tuple(option_id for option_id, made in self._checks.items() if made.isChecked())
        state = AnswerState.ANSWERED if found else AnswerState.UNANSWERED
        self.chosen.emit(Answer(self._question.id, state, found))
