"""The form of one question group: its questions under each other."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from andts_desktop.domain.instrument import Part, Question
from andts_desktop.domain.survey import AnswerState
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.survey_answer_values import SheetView
from andts_desktop.ui.widgets.basic import divider, label
from andts_desktop.ui.widgets.question_form import QuestionForm


class GroupForm(QScrollArea):
    """Shows the questions of a group that are asked; the others keep their answers unseen."""

    scrolled = Signal()
    """Other questions are seen than before."""

    def __init__(self, part: Part, look: Look, *, is_scored: bool) -> None:
        super().__init__()
        self.part = part
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._column = column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(12)
        self._top_note = label("", "muted", wrap=True)
        column.addWidget(self._top_note)
        self.forms: list[QuestionForm] = []
        self._lines: list[QFrame] = []
        for question in part.questions:
            line, form = divider(), QuestionForm(question, look, is_scored=is_scored)
            self._lines.append(line)
            self.forms.append(form)
            column.addWidget(line)
            column.addWidget(form)
        column.addStretch(1)
        self.setWidget(inner)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.scrolled.emit())

    def form_of(self, question: Question) -> QuestionForm | None:
        """Return the form of a question, None where another group holds it."""
        return next((each for each in self.forms if each.question.id == question.id), None)

    def first_asked(self) -> QuestionForm:
        """Return the first form that is shown, the first of all where none is."""
        shown = (each for each in self.forms if not each.isHidden())
        return next(shown, self.forms[0])

    def seen(self, kept: Question) -> Question:
        """Return a question that is wholly seen: `kept` where it is, else the topmost.

        Where none is, a long one fills the view: then it is the one that does.
        """
        shown = [form for form in self.forms if not form.isHidden()]
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        whole = [each for each in shown if each.y() >= top and each.geometry().bottom() <= bottom]
        filling = [each for each in shown if each.geometry().bottom() >= top]
        found = [each.question for each in whole or filling[:1]]
        return kept if kept in found or not found else found[0]

    def number_of(self, question: Question) -> int:
        """Return where a question stands among those that are asked, 0 where it is not."""
        shown = [form.question.id for form in self.forms if not form.isHidden()]
        return shown.index(question.id) + 1 if question.id in shown else 0

    def show_sheet(self, view: SheetView) -> None:
        """Show the answers as the file holds them."""
        shown = [form for form in self.forms if not view.scores[form.question.id].is_hidden]
        for form, line in zip(self.forms, self._lines, strict=True):
            question = form.question
            form.set_locked(view.is_locked)
            form.show_answer(view.scores[question.id].answer)
            form.show_earlier(view.earlier_year, view.earlier.get(question.id))
            form.show_suggestion(view.suggestions.get(question.id))
            form.setVisible(form in shown)
            line.setVisible(form in shown[1:])
        for number, form in enumerate(shown, start=1):
            place = self.tr("{group} · fråga {number} av {total}")
            form.show_place(place.format(group=self.part.title, number=number, total=len(shown)))
        self._show_notes(view)

    def bring_into_view(self, question: Question) -> None:
        """Scroll so that the question and what has the keyboard are seen, now and once laid out."""
        self._scroll_to(question)
        QTimer.singleShot(0, self, lambda: self._scroll_to(question))

    def _scroll_to(self, question: Question) -> None:
        form = self.form_of(question)
        if form is None or form.isHidden():
            return
        self._column.activate()
        top, bar = form.y(), self.verticalScrollBar()
        if top < bar.value() or top + form.height() > bar.value() + self.viewport().height():
            bar.setValue(max(0, top - 8))
        focused = QApplication.focusWidget()
        if focused is not None and focused is not form and form.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, 8)

    def _show_notes(self, view: SheetView) -> None:
        """Say of hidden questions with answers that they are kept, where they would have stood."""
        say: Callable[[str], None] = self._say_on_top
        waiting = 0
        for form in self.forms:
            scored = view.scores[form.question.id]
            if not scored.is_hidden:
                say(self._note(waiting))
                say, waiting = form.show_hidden_note, 0
            elif scored.answer.state is not AnswerState.UNANSWERED:
                waiting += 1
        say(self._note(waiting))

    def _say_on_top(self, text: str) -> None:
        nothing = "" if any(not form.isHidden() for form in self.forms) else self._nothing()
        self._top_note.setText(" ".join(filter(None, (nothing, text))))
        self._top_note.setVisible(bool(self._top_note.text()))

    def _nothing(self) -> str:
        return self.tr("Med de svar som finns ställs inga frågor här.")

    def _note(self, count: int) -> str:
        if not count:
            return ""
        if count == 1:
            return self.tr("1 fråga visas inte. Svaret på den sparas men räknas inte.")
        text = self.tr("{count} frågor visas inte. Deras svar sparas men räknas inte.")
        return text.format(count=count)
