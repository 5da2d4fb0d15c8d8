"""The answers of one unit: a form for each question group, with points as one answers."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from andts_desktop.domain.changes import Changes
from andts_desktop.domain.comparison import comparable
from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Part, Question
from andts_desktop.domain.scoring import QuestionScore, Score
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.swedish import format_decimal, format_points, plural
from andts_desktop.domain.units import Unit
from andts_desktop.ui.commands.survey import SetAnswer
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.survey_aside import SurveyAside
from andts_desktop.ui.pages.survey_group_form import GroupForm
from andts_desktop.ui.pages.survey_groups import GroupList
from andts_desktop.ui.pages.survey_pane import SurveyPane
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Card, button, divider, label


class SurveyAnswerPane(SurveyPane):
    """Fills in the chosen unit's survey of the chosen year."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look)
        self._index = label("", "figure")
        self._index.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._index_note = label("", "muted")
        self._figures = QWidget()
        figures = QVBoxLayout(self._figures)
        figures.setContentsMargins(0, 0, 0, 0)
        figures.setSpacing(0)
        figures.addWidget(self._index)
        figures.addWidget(self._index_note)
        self._groups = GroupList(look)
        self._groups.setFixedWidth(250)
        self._groups.chosen.connect(self._show_group)
        self._aside = SurveyAside()
        self._aside.setFixedWidth(270)
        self._forms = QStackedWidget()
        self._left = label("", "muted", wrap=True)
        self._next = button(self.tr("Nästa obesvarade  →"), "primary", self.go_to_next_unanswered)
        self._next.setToolTip(self.tr("Ctrl+Enter"))
        self._body = QStackedWidget()
        self._body.addWidget(self._form_view())
        self._empty = Card()
        self._body.addWidget(self._empty_view())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._body)
        self._shown: tuple[object, ...] = ()
        self._by_group: dict[int, GroupForm] = {}
        self._question: Question | None = None
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self.go_to_next_unanswered)

    def tools(self) -> tuple[QWidget, ...]:
        return (self._figures,)

    def reload(self) -> None:
        survey_round, unit = self.session.survey_round(), self.session.unit()
        if survey_round is None or unit is None:
            self._show_empty(unit)
            return
        self._body.setCurrentIndex(0)
        score = self.session.document.surveys.score(survey_round, unit)
        shown = (survey_round.id, unit.id)
        if shown != self._shown:
            self._start_over(shown)
        self._show_head(score, unit)
        self._show_answers(score)

    def go_to_next_unanswered(self) -> None:
        """Go to the next question without an answer, in this group or a later one."""
        survey_round, unit = self.session.survey_round(), self.session.unit()
        if survey_round is None or unit is None:
            return
        score = self.session.document.surveys.score(survey_round, unit)
        order = score.questions()
        here = [i for i, q in enumerate(order) if q.question == self._question]
        # Whoever has just come to the page has not been at its first question yet.
        start = here[0] + self._forms.isAncestorOf(self.focusWidget()) if here else 0
        for each in (*order[start:], *order[:start]):
            if each.answer.state is AnswerState.UNANSWERED:
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
        card.body.addWidget(self._forms, 1)
        card.body.addWidget(divider())
        foot = QHBoxLayout()
        foot.addWidget(self._left, 1)
        foot.addWidget(self._next)
        card.body.addLayout(foot)
        view = QWidget()
        row = QHBoxLayout(view)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._groups)
        row.addWidget(card, 1)
        row.addWidget(self._aside)
        return view

    def _empty_view(self) -> QWidget:
        self._empty_text = label("", wrap=True)
        self._open_round = button("", "primary", self._ask_for_round)
        self._empty.body.addWidget(self._empty_text)
        row = QHBoxLayout()
        row.addWidget(self._open_round)
        row.addStretch(1)
        self._empty.body.addLayout(row)
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addStretch(1)
        return view

    def _show_empty(self, unit: Unit | None) -> None:
        year = self.session.year
        self.title = self.tr("Enkät {year}").format(year=year)
        self.subtitle = unit.name if unit else ""
        self._index.clear()
        self._index_note.clear()
        if unit is None:
            text = self.tr("Filen har ingen enhet som svarar på enkäten. Lägg till en först.")
            self._open_round.setText(self.tr("Gå till Enheter"))
        else:
            text = self.tr(
                "Det finns ingen enkätomgång för {year} än. När du startar den får du årets "
                "frågor, och förra årets svar bredvid."
            ).format(year=year)
            self._open_round.setText(self.tr("Starta omgång {year}").format(year=year))
        self._empty_text.setText(text)
        self._body.setCurrentIndex(1)

    def _ask_for_round(self) -> None:
        if self.session.unit() is None:
            self.asked_for_page.emit("units")
            return
        self.session.run(self._start_round)

    def _start_round(self) -> Changes:
        self.session.document.surveys.open_round(self.session.year)
        return Changes(survey=True)

    def _start_over(self, shown: tuple[object, ...]) -> None:
        self._shown = shown
        for form in self._by_group.values():
            self._forms.removeWidget(form)
            form.deleteLater()
        self._by_group = {}
        self._question = None
        self._show_group(0, focus=False)

    def _parts(self) -> tuple[Part, ...]:
        survey_round = self.session.survey_round()
        if survey_round is None:
            return ()
        return self.session.document.surveys.instrument(survey_round).question_groups()

    def _show_group(self, index: int, *, focus: bool = True) -> None:
        if index not in self._by_group:
            self._by_group[index] = self._build_group(self._parts()[index])
        form = self._by_group[index]
        self._forms.setCurrentWidget(form)
        self._came_to(form.forms[0].question)
        self.reload_answers()
        if focus:
            form.verticalScrollBar().setValue(0)
            form.forms[0].take_focus()

    def _build_group(self, part: Part) -> GroupForm:
        group = GroupForm(part, self.look)
        for form in group.forms:
            form.answered.connect(self._store)
            form.commented.connect(self._store)
            form.came_into_focus.connect(self._came_to)
            form.wants_next.connect(partial(self._go_to_following, form.question))
        self._forms.addWidget(group)
        return group

    def _store(self, new: Answer, typing: int | None = None) -> None:
        survey_round, unit = self.session.survey_round(), self.session.unit()
        if survey_round is None or unit is None:
            return
        old = self.session.document.surveys.sheet(survey_round, unit.id).answer(new.question_id)
        if old != new:
            self.session.push(SetAnswer(self.session, survey_round.id, unit.id, old, new, typing))

    def _came_to(self, question: Question) -> None:
        if question != self._question:
            self._question = question
            self._show_aside()
        group = self._forms.currentWidget()
        if isinstance(group, GroupForm) and any(f.question == question for f in group.forms):
            group.bring_into_view(question)

    def _go_to_following(self, question: Question) -> None:
        order = [each for part in self._parts() for each in part.questions]
        following = order[order.index(question) + 1 :]
        if following:
            self.go_to(following[0].id)
        else:
            self._next.setFocus(Qt.FocusReason.TabFocusReason)

    def reload_answers(self) -> None:
        """Show the stored answers in the form that is seen."""
        survey_round, unit = self.session.survey_round(), self.session.unit()
        if survey_round is not None and unit is not None:
            self._show_answers(self.session.document.surveys.score(survey_round, unit))

    def _show_answers(self, score: Score) -> None:
        parts = self._parts()
        current = self._forms.currentWidget()
        index = next((i for i, form in self._by_group.items() if form is current), 0)
        self._groups.show_score(score, index)
        answers = {each.question.id: each.answer for each in score.questions()}
        earlier = self._earlier()
        for question, form in zip(parts[index].questions, self._by_group[index].forms, strict=True):
            form.show_answer(answers[question.id])
            form.show_earlier(self.session.year - 1, earlier.get(question.id))
        self._show_aside()

    def _earlier(self) -> dict[QuestionId, QuestionScore]:
        surveys, unit = self.session.document.surveys, self.session.unit()
        this, last = self.session.survey_round(), surveys.round_of(self.session.year - 1)
        if this is None or last is None or unit is None:
            return {}
        if not comparable(surveys.instrument(last), surveys.instrument(this)):
            return {}
        return {each.question.id: each for each in surveys.score(last, unit).questions()}

    def _show_aside(self) -> None:
        if self._question is None:
            return
        self._aside.show_question(
            self._question,
            self.session.year,
            self._earlier().get(self._question.id),
            self.session.plan(),
            self.session.follow_up(),
        )

    def _show_head(self, score: Score, unit: Unit) -> None:
        instrument = score.instrument
        year = self.session.year
        self.title = self.tr("{name} {year}").format(name=instrument.short_title, year=year)
        facts = [
            unit.name,
            self.tr("version {version}").format(version=instrument.version),
            self.tr("{count} av {total} besvarade").format(
                count=score.answered, total=score.question_count
            ),
        ]
        if instrument.is_example:
            facts.insert(1, self.tr("exempelfrågor"))
        self.subtitle = " · ".join(facts)
        self.note = instrument.note
        has_index = score.index is not None
        self._index.setText(format_decimal(score.index) if score.index is not None else "–")
        points = self.tr("{points} av {max} p").format(
            points=format_points(score.points), max=format_points(score.max)
        )
        note = (
            self.tr("index just nu · {points}") if has_index else self.tr("inget index · {points}")
        )
        self._index_note.setText(note.format(points=points))
        self._show_left(score)

    def _show_left(self, score: Score) -> None:
        if score.unanswered:
            count = plural(score.unanswered, self.tr("fråga"), self.tr("frågor"))
            self._left.setText(self.tr("Kvar att besvara: {count}").format(count=count))
            self._next.setText(self.tr("Nästa obesvarade  →"))
        else:
            self._left.setText(self.tr("Inga frågor är kvar att besvara."))
            self._next.setText(self.tr("Se resultatet  →"))
