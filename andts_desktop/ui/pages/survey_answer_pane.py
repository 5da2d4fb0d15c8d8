"""The answers of one unit: a form for each question group, with points as one answers."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Instrument, Part, Question
from andts_desktop.domain.scoring import QuestionScore
from andts_desktop.domain.survey import Answer, AnswerState, SheetState
from andts_desktop.ui.commands.survey import SetAnswer
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.survey_answer_values import SheetView, gather
from andts_desktop.ui.pages.survey_answer_words import facts_of, left_of, title_of
from andts_desktop.ui.pages.survey_aside import SurveyAside
from andts_desktop.ui.pages.survey_empty import EmptySurvey
from andts_desktop.ui.pages.survey_group_form import GroupForm
from andts_desktop.ui.pages.survey_groups import GroupList
from andts_desktop.ui.pages.survey_pane import SurveyPane
from andts_desktop.ui.pages.survey_sheet_edits import SheetEdits
from andts_desktop.ui.pages.survey_sheet_tools import Figures, SheetLine, SheetTools
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Card, button, divider, label
from andts_desktop.ui.widgets.tab_order import put_before


class SurveyAnswerPane(SurveyPane):
    """Fills in the chosen unit's survey of the chosen year."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look)
        self.figures = Figures()
        self.sheet_tools = SheetTools(locks=not session.document.is_answer_file())
        self._edits = SheetEdits(session, self)
        self.sheet_tools.asked_to_prefill.connect(partial(self._do, self._edits.prefill))
        self.sheet_tools.asked_to_confirm.connect(partial(self._do, self._confirm_all))
        self.sheet_tools.asked_to_confirm_group.connect(partial(self._do, self._confirm_group))
        self.sheet_tools.asked_for_state.connect(self._set_state)
        self._line = SheetLine()
        self._line.asked_to_reopen.connect(self._ask_to_reopen)
        self._groups = GroupList(look)
        self._groups.setFixedWidth(250)
        self._groups.chosen.connect(self._show_group)
        self._aside = SurveyAside()
        self._aside.setFixedWidth(270)
        self._forms = QStackedWidget()
        self._left = label("", "muted", wrap=True)
        self._edits.told.connect(self._left.setText)
        self._next = button(self.tr("Nästa obesvarade  →"), "primary", self.go_to_next_unanswered)
        self._next.setToolTip(self.tr("Ctrl+Enter"))
        self.empty = EmptySurvey(session, look)
        self.empty.asked_for_page.connect(self.asked_for_page)
        self._body = QStackedWidget()
        self._body.addWidget(self._form_view())
        self._body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._body)
        self._view: SheetView | None = None
        self._shown: Instrument | None = None
        self._by_group: dict[int, GroupForm] = {}
        self._question: Question | None = None
        self._helped: Question | None = None
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self.go_to_next_unanswered)

    def tools(self) -> tuple[QWidget, ...]:
        return (self.sheet_tools, self.figures)

    def reload(self) -> None:
        view = gather(self.session)
        self._keep_what_is_typed(view)
        self._view = view
        self._body.setCurrentIndex(0 if view else 1)
        self.sheet_tools.setVisible(view is not None)
        self.figures.show_score(view.score if view else None)
        if view is None:
            self.empty.reload()
            self.title, self.subtitle, self.note = self.empty.title, self.empty.subtitle, ""
            return
        if view.instrument != self._shown:
            self._start_over(view)
        self._show_head(view)
        self._show_sheet(view)

    def go_to_next_unanswered(self) -> None:
        """Go to the next question without an answer, in this group or a later one."""
        if self._view is None:
            return
        order = self._view.score.questions()
        here = [i for i, each in enumerate(order) if each.question == self._question]
        # Whoever has just come to the page has not been at its first question yet.
        start = here[0] + self._has_keyboard() if here else 0
        for each in (*order[start:], *order[:start]):
            is_open = each.answer.counted_state is AnswerState.UNANSWERED
            if is_open and not each.is_hidden:
                self.go_to(each.question.id)
                return
        self.asked_for_page.emit("results")

    def go_to(self, question_id: QuestionId) -> None:
        """Show a question and put the keyboard there."""
        for index, part in enumerate(self._parts()):
            for place, question in enumerate(part.questions):
                if question.id == question_id:
                    self._show_group(index, focus=False)
                    self._by_group[index].forms[place].take_focus()
                    self._came_to(question)
                    return

    def _form_view(self) -> QWidget:
        card = Card()
        card.body.setContentsMargins(18, 12, 18, 10)
        card.body.addWidget(self._forms, 1)
        card.body.addWidget(divider())
        foot = QHBoxLayout()
        foot.addWidget(self._left, 1)
        foot.addWidget(self._next)
        card.body.addLayout(foot)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._groups)
        row.addWidget(card, 1)
        row.addWidget(self._aside)
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._line)
        column.addLayout(row, 1)
        return view

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self._forms.isAncestorOf(focused)

    def _keep_what_is_typed(self, view: SheetView | None) -> None:
        """Store what is being typed of the sheet that is left, before another is shown."""
        old = self._view
        if old is None or (view and _place(view) == _place(old)):
            return
        flush = getattr(QApplication.focusWidget(), "flush", None)
        if flush is not None and self._has_keyboard():
            flush()

    def _start_over(self, view: SheetView) -> None:
        self._shown = view.instrument
        for form in self._by_group.values():
            self._forms.removeWidget(form)
            form.deleteLater()
        self._by_group = {}
        self._question = None
        self._show_group(0, focus=False)
        put_before(self._next, [self._groups])

    def _parts(self) -> tuple[Part, ...]:
        return self._view.groups if self._view else ()

    def _show_group(self, index: int, *, focus: bool = True) -> None:
        if self._view is None or not self._view.groups:
            return
        if index not in self._by_group:
            self._by_group[index] = self._build_group(self._view, self._view.groups[index])
        group = self._by_group[index]
        self._forms.setCurrentWidget(group)
        self._show_sheet(self._view)
        self._came_to(group.first_asked().question)
        if focus:
            group.verticalScrollBar().setValue(0)
            group.first_asked().take_focus()

    def _build_group(self, view: SheetView, part: Part) -> GroupForm:
        group = GroupForm(part, self.look, is_scored=view.instrument.scored)
        # What is shown and hidden before it is in the window costs no layout.
        group.show_sheet(view)
        for form in group.forms:
            form.answered.connect(self._store)
            form.commented.connect(self._store)
            form.came_into_focus.connect(self._came_to)
            form.wants_next.connect(partial(self._go_to_following, form.question))
        group.scrolled.connect(self._on_scrolled)
        self._forms.addWidget(group)
        put_before(self._next, [group])
        return group

    def _store(self, new: Answer, typing: int | None = None) -> None:
        if self._view is None:
            return
        survey_round, unit = self._view.survey_round, self._view.unit
        old = self.session.document.surveys.sheet(survey_round, unit.id).answer(new.question_id)
        if old != new:
            self.session.push(SetAnswer(self.session, survey_round.id, unit.id, old, new, typing))

    def _came_to(self, question: Question, by_mouse: bool = False) -> None:
        if question != self._question:
            self._question = question
            self._show_aside()
        group = self._group()
        if group is not None and not by_mouse:
            group.bring_into_view(question)

    def _go_to_following(self, question: Question) -> None:
        if self._view is None:
            return
        order = [each for each in self._view.score.questions() if not each.is_hidden]
        places = [i for i, each in enumerate(order) if each.question == question]
        following = order[places[0] + 1 :] if places else []
        if following:
            self.go_to(following[0].question.id)
        else:
            self._next.setFocus(Qt.FocusReason.TabFocusReason)

    def _group(self) -> GroupForm | None:
        shown = self._forms.currentWidget()
        return shown if isinstance(shown, GroupForm) else None

    def _show_sheet(self, view: SheetView) -> None:
        """Show the stored answers in the form that is seen."""
        group = self._group()
        index = next((i for i, form in self._by_group.items() if form is group), 0)
        self._groups.show_score(view.score, index)
        if group is not None:
            group.show_sheet(view)
        self._line.show_sheet(view)
        self.sheet_tools.show_sheet(view, len(self._waiting_here()))
        self._show_left(view)
        self._show_aside()

    def _show_aside(self) -> None:
        """Help with the question at hand, or with what is seen where that is scrolled away."""
        group = self._group()
        if self._question is not None and self._view is not None and group is not None:
            self._helped = question = group.seen(self._question)
            place = (question, group.number_of(question))
            plan, follow_up = self.session.plan(), self.session.follow_up()
            self._aside.show_question(*place, self._view, plan, follow_up)

    def _on_scrolled(self) -> None:
        group = self._group()
        if group is None or self._question is None:
            return
        if group.seen(self._question) != self._helped:
            self._show_aside()

    def _show_head(self, view: SheetView) -> None:
        self.title, self.subtitle = title_of(view), facts_of(view)
        self.note = view.instrument.note

    def _show_left(self, view: SheetView) -> None:
        left = left_of(view)
        self._left.setText(left.text)
        self._next.setText(left.button)

    def _waiting_here(self) -> list[QuestionId]:
        group = self._group()
        if group is None or self._view is None:
            return []
        return _waiting(self._view.scores[form.question.id] for form in group.forms)

    def _do(self, edit: Callable[[SheetView], object]) -> None:
        """Do something with the sheet as a whole; the keyboard then goes where one goes on."""
        if self._view is None:
            return
        edit(self._view)
        if self._line.isVisible():
            self._line.reopen.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._next.setFocus(Qt.FocusReason.TabFocusReason)

    def _confirm_all(self, view: SheetView) -> None:
        self._edits.confirm(view, _waiting(view.scores.values()))

    def _confirm_group(self, view: SheetView) -> None:
        self._edits.confirm(view, self._waiting_here())

    def _set_state(self, state: SheetState) -> None:
        self._do(lambda view: self._edits.set_state(view, state))

    def _ask_to_reopen(self) -> None:
        if self._view is not None:
            self._edits.ask_to_reopen(self._view)


def _place(view: SheetView) -> tuple[object, ...]:
    return (view.survey_round.id, view.unit.id)


def _waiting(scores: Iterable[QuestionScore]) -> list[QuestionId]:
    """Return the questions whose answers were taken over and wait to be confirmed."""
    return [each.question.id for each in scores if each.answer.is_prefilled and not each.is_hidden]
