"""One question of a survey: what it asks, its answer, where that comes from, and the comment."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from andts_desktop.domain.instrument import Question, QuestionKind
from andts_desktop.domain.scoring import ZERO, QuestionScore
from andts_desktop.domain.sheets import Suggestion
from andts_desktop.domain.survey import (
    ANSWER_STATE_NAMES,
    GIVEN,
    Answer,
    AnswerState,
    Origin,
    Provenance,
    unanswered,
)
from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.answer_note import AnswerNote
from andts_desktop.ui.widgets.basic import button, label, set_kind
from andts_desktop.ui.widgets.option_list import OptionList
from andts_desktop.ui.widgets.text_field import TextArea
from andts_desktop.ui.widgets.typed_answers import NumberAnswer, TextAnswer

_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class QuestionForm(QFrame):
    """Shows a question; tells of every answer, and leaves storing it to others."""

    answered = Signal(object)
    """The Answer that a click or key chose."""
    commented = Signal(object, int)
    """The Answer with its new comment, number or text, and the stay in the field."""
    came_into_focus = Signal(object, bool)
    """The Question that the user is at, and whether it was come to with the mouse.

    Nothing may then move under the mouse: a button that is released elsewhere is not pressed.
    """
    wants_next = Signal()
    """Enter was pressed on an option or in a number."""

    def __init__(self, question: Question, look: Look, *, is_scored: bool = True) -> None:
        super().__init__()
        self.setObjectName("question")
        self.question = question
        self._answer = unanswered(question.id)
        self._suggestion: Suggestion | None = None
        self._is_locked = False
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(6, 2, 6, 12)
        self._body.setSpacing(6)
        self._place = label("", "muted")
        self._add_head()
        self._origin = AnswerNote(self.tr("Bekräfta"), question.text, self._confirm)
        self._proposed = AnswerNote(self.tr("Använd"), question.text, self._use_suggestion)
        self._body.addWidget(self._origin)
        self._body.addWidget(self._proposed)
        self._typed = self._typed_answer(is_scored)
        has_points = is_scored and question.kind is not QuestionKind.TEXT
        self._options = OptionList(question, look, is_scored=has_points)
        self._options.setAccessibleName(question.text)
        self._options.chosen.connect(self._choose)
        self._options.watch(self)
        self._body.addWidget(self._options)
        self._hidden_note = label("", "muted", wrap=True)
        self._hidden_note.hide()
        self._body.addWidget(self._hidden_note)
        self._comment = self._comment_field()
        # It stands above the answers, but Tab goes to what one came for first: the last child.
        self._clear.raise_()

    @property
    def answer(self) -> Answer:
        """The answer as the file holds it."""
        return self._answer

    def show_place(self, text: str) -> None:
        """Say where in the survey the question stands."""
        self._place.setText(text)

    def show_answer(self, answer: Answer) -> None:
        """Show what the file holds."""
        self._answer = answer
        self._options.show_answer(answer)
        if self._typed is not None:
            self._typed.show_answer(answer)
        self._comment.show_stored(answer.comment)
        # A free text is its own comment; one that came with a file is still shown.
        can_comment = self.question.kind is not QuestionKind.TEXT and not self._is_locked
        self._comment.setVisible(can_comment or bool(answer.comment))
        self.setAccessibleName(self._spoken() if self._is_locked else "")
        self._show_notes()

    def show_earlier(self, year: int, earlier: QuestionScore | None) -> None:
        """Mark what was answered an earlier year."""
        self._options.show_earlier(year, earlier.answer if earlier else None)

    def show_suggestion(self, suggestion: Suggestion | None) -> None:
        """Offer an answer, where another is not the same."""
        self._suggestion = suggestion
        self._show_notes()

    def show_hidden_note(self, text: str) -> None:
        """Say that questions after this one are not shown; empty says nothing."""
        self._hidden_note.setText(text)
        self._hidden_note.setVisible(bool(text))

    def set_locked(self, is_locked: bool) -> None:
        """Let everything be read but not changed, or let it be changed again."""
        self._is_locked = is_locked
        self._options.setEnabled(not is_locked)
        if self._typed is not None:
            self._typed.set_locked(is_locked)
        self._comment.setReadOnly(is_locked)
        set_kind(self._comment, "locked" if is_locked else "")
        # The whole question is then one stop for the keyboard, and is read aloud as one.
        policy = Qt.FocusPolicy.StrongFocus if is_locked else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)

    def take_focus(self) -> None:
        """Put the keyboard at the answer."""
        if self._is_locked:
            self.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._typed is not None:
            self._typed.take_focus()
        else:
            self._options.focus_chosen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._tell_of(event)
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._tell_of(event)
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.came_into_focus.emit(self.question, True)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~_KEYPAD == Qt.KeyboardModifier.AltModifier:
            if self._options.press(event.key() - Qt.Key.Key_0):
                return
        elif self._begin_comment(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._answer.is_prefilled and not self._is_locked:
                self._confirm()
            self.wants_next.emit()
        else:
            super().keyPressEvent(event)

    def _begin_comment(self, event: QKeyEvent) -> bool:
        """Let what is typed at the options be a comment: it must never change the answer unseen."""
        plain = event.modifiers() & ~_KEYPAD & ~Qt.KeyboardModifier.ShiftModifier
        is_text = bool(event.text().strip()) and event.text().isprintable()
        can_comment = self._comment.isVisible() and not self._comment.isReadOnly()
        if plain != Qt.KeyboardModifier.NoModifier or not is_text or not can_comment:
            return False
        self._comment.setFocus(Qt.FocusReason.TabFocusReason)
        self._comment.moveCursor(QTextCursor.MoveOperation.End)
        self._comment.insertPlainText(event.text())
        return True

    def _tell_of(self, event: QFocusEvent) -> None:
        by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason
        self.came_into_focus.emit(self.question, by_mouse)

    def _spoken(self) -> str:
        """Return the question with its answer, as one would say it."""
        state = ANSWER_STATE_NAMES[self._answer.state]
        said = QuestionScore(self.question, self._answer, ZERO, ZERO).answer_text or state
        return ". ".join(filter(None, (self.question.text, said, self._answer.comment)))

    def _add_head(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._place)
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

    def _typed_answer(self, is_scored: bool) -> NumberAnswer | TextAnswer | None:
        made: NumberAnswer | TextAnswer
        if self.question.kind is QuestionKind.NUMBER:
            made = NumberAnswer(self.question, is_scored=is_scored)
        elif self.question.kind is QuestionKind.TEXT:
            made = TextAnswer(self.question)
        else:
            return None
        made.typed.connect(self._typed_in)
        made.field.installEventFilter(self)
        self._body.addWidget(made)
        return made

    def _comment_field(self) -> TextArea:
        made = TextArea(self.tr("Kommentar till: {text}").format(text=self.question.text), 1)
        made.setPlaceholderText(self.tr("Kommentar, till exempel var det framgår"))
        made.edited.connect(self._comment_edited)
        made.installEventFilter(self)
        self._body.addWidget(made)
        return made

    def _show_notes(self) -> None:
        is_open = not self._is_locked
        is_answered = self._answer.state is not AnswerState.UNANSWERED
        self._clear.setVisible(is_open and is_answered)
        can_confirm = is_open and self._answer.is_prefilled
        origin = self._origin_text()
        self._options.setAccessibleDescription(origin)
        self._origin.show_note(origin, can_act=can_confirm)
        offered = self._suggestion if is_open else None
        if offered is None or _is_same(offered.answer, self._answer):
            self._proposed.show_note("", can_act=False)
            return
        words = QuestionScore(self.question, offered.answer, ZERO, ZERO)
        text = self.tr("Förslag: {grounds} → {answer}")
        shown = text.format(grounds=offered.grounds, answer=words.answer_text)
        self._proposed.show_note(shown, can_act=True)

    def _origin_text(self) -> str:
        if self._answer.state is AnswerState.UNANSWERED:
            return ""
        texts = {
            Origin.GIVEN: self.tr("Bekräftat svar från {note}"),
            Origin.PREFILLED: self.tr("Förifyllt från {note}. Räknas när det är bekräftat."),
            Origin.SUGGESTED: self.tr("Enligt förslag: {note}"),
            Origin.RECEIVED: self.tr("Från {note}"),
        }
        provenance = self._answer.provenance
        if not provenance.note:
            return ""
        return texts[provenance.origin].format(note=provenance.note)

    def _choose(self, answer: Answer) -> None:
        new = replace(answer, comment=self._answer.comment)
        if not _is_same(new, self._answer):
            self.answered.emit(new)
        elif self._answer.is_prefilled:
            self._confirm()
        else:
            # The card that was pressed again must not look as if it had been taken away.
            self._options.show_answer(self._answer)

    def _clear_answer(self) -> None:
        self.take_focus()
        self._choose(unanswered(self.question.id))

    def _confirm(self) -> None:
        self.take_focus()
        known = Provenance(Origin.GIVEN, self._answer.provenance.note)
        self.answered.emit(replace(self._answer, provenance=known))

    def _use_suggestion(self) -> None:
        if self._suggestion is not None:
            self.take_focus()
            self.answered.emit(replace(self._suggestion.answer, comment=self._answer.comment))

    def _comment_edited(self, text: str, stay: int) -> None:
        new = replace(self._answer, comment=text)
        self.commented.emit(new, stay)

    def _typed_in(self, answer: Answer, stay: int) -> None:
        self.commented.emit(replace(answer, comment=self._answer.comment), stay)


def _is_same(one: Answer, other: Answer) -> bool:
    """Tell whether two answers say the same, whatever their comments and origins."""
    plain = [replace(each, comment="", provenance=GIVEN) for each in (one, other)]
    return plain[0] == plain[1]
