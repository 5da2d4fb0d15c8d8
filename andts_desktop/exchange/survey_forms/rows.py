"""The rows of a form as a workbook: a part, a question, or one of several options each."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from andts_desktop.domain.collection import SurveyForm
from andts_desktop.domain.form_fields import answer_field, option_field
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
from andts_desktop.domain.instrument import Option, Part, Question, QuestionKind
from andts_desktop.domain.survey import Answer, AnswerState, unanswered
from andts_desktop.domain.swedish import format_points
from andts_desktop.exchange.survey_forms.form_sheet import (
    ANSWER,
    COMMENT,
    GUIDE,
    NAME,
    NUMBER,
    OPTION_MARK,
    OPTIONS,
    QUESTION,
    YES,
)


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row: its texts by their headers; a part has no question, an option has one and itself."""

    texts: dict[str, str] = field(default_factory=dict)
    question: Question | None = None
    option: Option | None = None

    @property
    def name(self) -> str:
        """The name of the field that is filled in on the row; empty for a part."""
        return self.texts.get(NAME, "")


def question_text(question: Question) -> str:
    """Return what stands in the cell of a question."""
    return question.text


def option_text(question: Question, option: Option) -> str:
    """Return what stands in the cell of an option that has a row of its own."""
    return f"{OPTION_MARK}{option_labels(question)[option.id]}"


def form_rows(form: SurveyForm) -> Iterator[FormRow]:
    """Yield the rows below the header, with the answers already given."""
    for part in form.instrument.parts:
        yield from _part(form, part)


def _part(form: SurveyForm, part: Part) -> Iterator[FormRow]:
    scored = form.instrument.scored and bool(part.max)
    most = f" (högst {format_points(part.max)} poäng)" if scored else ""
    yield FormRow({QUESTION: f"{part.title}{most}"})
    for question in part.questions:
        yield from _question(form, question)
    for child in part.parts:
        yield from _part(form, child)


def _question(form: SurveyForm, question: Question) -> Iterator[FormRow]:
    given = (each for each in form.answers if each.question_id == question.id)
    answer = next(given, unanswered(question.id))
    texts = {
        NUMBER: str(numbers(form.instrument)[question.id]),
        QUESTION: question_text(question),
        ANSWER: _answer_text(question, answer),
        COMMENT: answer.comment,
        OPTIONS: _options_text(form, question),
        GUIDE: _guide(form, question, answer),
        NAME: answer_field(question.id),
    }
    yield FormRow(texts, question)
    if question.kind is QuestionKind.CHOICES:
        for option in question.options:
            yield _option(form, question, option, answer)


def _option(form: SurveyForm, question: Question, option: Option, answer: Answer) -> FormRow:
    points = points_words(option, question, form.instrument)
    texts = {
        QUESTION: option_text(question, option),
        ANSWER: YES if option.id in answer.option_ids else "",
        OPTIONS: "\n".join(filter(None, (points, option.criteria))),
        NAME: option_field(question.id, option.id),
    }
    return FormRow(texts, question, option)


def _answer_text(question: Question, answer: Answer) -> str:
    if answer.state in STATE_LABELS:
        return STATE_LABELS[answer.state]
    if answer.state is not AnswerState.ANSWERED:
        return ""
    if question.kind is QuestionKind.NUMBER:
        return "" if answer.value is None else format_points(answer.value)
    if question.kind is QuestionKind.TEXT:
        return answer.text
    if question.kind is QuestionKind.CHOICES:
        return "" if answer.option_ids else NONE_LABEL
    return "".join(option_labels(question).get(each, "") for each in answer.option_ids)


def _options_text(form: SurveyForm, question: Question) -> str:
    if question.kind is QuestionKind.CHOICES:
        return "Välj Ja på raderna nedan."
    labels = option_labels(question)
    lines = []
    for option in question.options:
        points = points_words(option, question, form.instrument)
        line = f"{labels[option.id]} ({points})" if points else labels[option.id]
        lines.append(f"{line}. {option.criteria}" if option.criteria.strip() else line)
    return "\n".join([*lines, steps_words(question, form.instrument)]).strip()


def _guide(form: SurveyForm, question: Question, answer: Answer) -> str:
    is_free = question.kind in (QuestionKind.NUMBER, QuestionKind.TEXT)
    said = (
        condition_words(question, form.instrument),
        carried_words(answer.provenance.note) if answer.is_prefilled else "",
        form.earlier_text(question.id),
        ask_words(question) if is_free else "",
        question.help,
    )
    return "\n".join(filter(str.strip, said))
