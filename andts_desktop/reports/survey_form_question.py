"""One question of a survey form: its words, its fields and room for a comment."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, HRFlowable

from andts_desktop.domain import form_fields
from andts_desktop.domain.collection import SurveyForm
from andts_desktop.domain.form_words import (
    NONE_LABEL,
    STATE_LABELS,
    ask_words,
    carried_words,
    condition_words,
    numbers,
    option_labels,
    points_words,
    steps_words,
)
from andts_desktop.domain.instrument import Option, Question, QuestionKind
from andts_desktop.domain.survey import Answer, AnswerState, unanswered
from andts_desktop.domain.swedish import format_points
from andts_desktop.reports import fonts, theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import text
from andts_desktop.reports.form_drawn import Button, DrawnFields, Writing
from andts_desktop.reports.form_rows import (
    GUTTER,
    SHORT_LABEL,
    ButtonLine,
    OptionRow,
    WritingRow,
)
from andts_desktop.reports.form_stack import FormBlock
from andts_desktop.reports.form_text import needed_lines

_ASKED = theme.changed(
    theme.CHANGED_NAME, leftIndent=GUTTER, bulletFontName=fonts.BOLD, leading=15, spaceAfter=2
)
_ABOUT = theme.changed(theme.CELL_MUTED, leftIndent=GUTTER, spaceAfter=3)
_EARLIER = theme.changed(_ABOUT, fontName=fonts.ITALIC)
_CONDITION = theme.changed(_ABOUT, fontName=fonts.SEMIBOLD, textColor=theme.INK)
_OPTION = theme.style(10.5, 14)
_CRITERIA = theme.changed(theme.CELL_MUTED, leftIndent=GUTTER + 20, rightIndent=52, spaceAfter=3)
_NUMBER_WIDTH = 96.0
_LONGEST_TOOLTIP = 400
_MOST_LINES = 12
_ONE_OF = (QuestionKind.CHOICE, QuestionKind.YES_NO)


class QuestionSetter:
    """Sets the questions of one form; what is drawn is noted in `fields`."""

    def __init__(self, compose: Composer, form: SurveyForm, fields: DrawnFields) -> None:
        self._compose, self._form, self._fields = compose, form, fields
        self._numbers = numbers(form.instrument)
        self._answers = {each.question_id: each for each in form.answers}

    def block(self, question: Question) -> FormBlock:
        """Return the question with its fields; those that are written in at length may grow."""
        answer = self._answers.get(question.id, unanswered(question.id))
        rule = HRFlowable("100%", thickness=0.6, color=theme.LINE, spaceBefore=5, spaceAfter=5)
        rows = (rule, *self._asked(question, answer), *self._fields_of(question, answer))
        written = (row for row in rows if isinstance(row, WritingRow) and row.writing.lines > 1)
        return FormBlock(rows, tuple(written))

    def _asked(self, question: Question, answer: Answer) -> Iterator[Flowable]:
        number = f"{self._numbers[question.id]}"
        yield text(self._compose.user.inline(question.text), _ASKED, bullet=number)
        condition = condition_words(question, self._form.instrument)
        if condition:
            yield self._compose.line(condition, _CONDITION)
        if answer.is_prefilled:
            yield self._compose.line(carried_words(answer.provenance.note), _CONDITION)
        steps = steps_words(question, self._form.instrument)
        ask = "" if question.kind in _ONE_OF else ask_words(question)
        about = " ".join(filter(None, (ask, steps)))
        for words in filter(str.strip, (question.help, about)):
            yield self._compose.line(words, _ABOUT)
        earlier = self._form.earlier_text(question.id)
        if earlier:
            yield self._compose.line(earlier, _EARLIER)

    def _fields_of(self, question: Question, answer: Answer) -> Iterator[Flowable]:
        if question.kind in _ONE_OF:
            yield from self._choice(question, answer)
        elif question.kind is QuestionKind.CHOICES:
            yield from self._choices(question, answer)
        else:
            yield self._written(question, answer)
            yield self._states(question, answer)
        yield self._comment(question, answer)

    def _choice(self, question: Question, answer: Answer) -> Iterator[Flowable]:
        name = form_fields.answer_field(question.id)
        about = self._tooltip(question)
        for option, label in self._options(question):
            button = Button(
                name,
                self._tooltip(question, label),
                form_fields.option_value(option.id),
                about,
                is_on=option.id in answer.option_ids,
            )
            yield from self._option(question, option, label, button)
        yield ButtonLine(self._fields, self._state_buttons(name, question, answer))

    def _choices(self, question: Question, answer: Answer) -> Iterator[Flowable]:
        for option, label in self._options(question):
            name = form_fields.option_field(question.id, option.id)
            is_on = option.id in answer.option_ids
            button = Button(name, self._tooltip(question, label), is_on=is_on)
            yield from self._option(question, option, label, button)
        yield self._states(question, answer)

    def _option(
        self, question: Question, option: Option, label: str, button: Button
    ) -> Iterator[Flowable]:
        words = text(self._compose.user.inline(label), _OPTION)
        points = points_words(option, question, self._form.instrument)
        row = OptionRow(self._fields, button, words, points)
        yield row
        if option.criteria.strip():
            row.spaceAfter = 0
            yield self._compose.line(option.criteria, _CRITERIA)

    def _states(self, question: Question, answer: Answer) -> Flowable:
        name = form_fields.state_field(question.id)
        buttons = self._state_buttons(name, question, answer)
        if question.kind is QuestionKind.CHOICES:
            is_on = answer.state is AnswerState.ANSWERED and not answer.option_ids
            none = self._state_button(name, question, form_fields.NONE_CHOSEN, NONE_LABEL)
            buttons.insert(0, (_turned(none, is_on=is_on), NONE_LABEL))
        return ButtonLine(self._fields, buttons)

    def _state_buttons(
        self, name: str, question: Question, answer: Answer
    ) -> list[tuple[Button, str]]:
        made = []
        for value, state in form_fields.STATES.items():
            words = STATE_LABELS[state]
            button = self._state_button(name, question, value, words)
            made.append((_turned(button, is_on=answer.state is state), words))
        return made

    def _state_button(self, name: str, question: Question, value: str, words: str) -> Button:
        return Button(name, self._tooltip(question, words), value, self._tooltip(question))

    def _written(self, question: Question, answer: Answer) -> Flowable:
        name = form_fields.answer_field(question.id)
        tooltip = self._tooltip(question, ask_words(question))
        if question.kind is QuestionKind.NUMBER:
            number = "" if answer.value is None else format_points(answer.value)
            unit = self._compose.user.inline(question.unit)
            writing = Writing(name, tooltip, number)
            return WritingRow(self._fields, writing, after=unit, width=_NUMBER_WIDTH)
        width = theme.COLUMN - GUTTER
        writing = Writing(
            name, tooltip, answer.text, needed_lines(answer.text, width, 4, _MOST_LINES)
        )
        return WritingRow(self._fields, writing)

    def _comment(self, question: Question, answer: Answer) -> Flowable:
        name = form_fields.comment_field(question.id)
        width = theme.COLUMN - GUTTER - SHORT_LABEL
        lines = needed_lines(answer.comment, width, 2, _MOST_LINES)
        writing = Writing(name, self._tooltip(question, "kommentar"), answer.comment, lines)
        return WritingRow(self._fields, writing, before="Kommentar")

    def _options(self, question: Question) -> Sequence[tuple[Option, str]]:
        labels = option_labels(question)
        return [(option, labels[option.id]) for option in question.options]

    def _tooltip(self, question: Question, words: str = "") -> str:
        asked = " ".join(question.text.split())
        said = f"Fråga {self._numbers[question.id]}: {asked}"
        return f"{said} – {words}"[-_LONGEST_TOOLTIP:] if words else said[:_LONGEST_TOOLTIP]


def _turned(button: Button, *, is_on: bool) -> Button:
    return Button(button.name, button.tooltip, button.value, button.about, is_on=is_on)
