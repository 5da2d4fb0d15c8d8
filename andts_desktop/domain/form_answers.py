"""An answer put together from what stands in a form or a row, or what is wrong with it."""

from dataclasses import dataclass
from decimal import Decimal

from andts_desktop.domain.form_words import NONE_LABEL, STATE_LABELS, number_words, option_labels
from andts_desktop.domain.ids import OptionId
from andts_desktop.domain.instrument import Question, QuestionKind
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.swedish import parse_decimal
from andts_desktop.domain.text import cleaned, cleaned_line

BETWEEN_OPTIONS = ";"
"""What parts several options in one cell."""
_MOST_CHARACTERS = 40
"""More of a wrong answer is not repeated."""
_STATES = {name.casefold(): state for state, name in STATE_LABELS.items()}


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in at a question.

    `written` is a number or a text as it stands, `chosen` the options, `state` vet ej or ej
    tillämplig. `is_none` says that none of several options holds.
    """

    written: str = ""
    chosen: tuple[OptionId, ...] = ()
    state: AnswerState | None = None
    is_none: bool = False
    comment: str = ""


def answer_of(question: Question, filled: Filled) -> Answer | str:
    """Return the answer, or in Swedish why it is none and what would be one."""
    fault = _contradiction(question, filled)
    if fault:
        return fault
    comment = cleaned(filled.comment).strip()
    if filled.state is not None:
        return Answer(question.id, filled.state, comment=comment)
    if filled.written.strip():
        return _written(question, filled.written, comment)
    if filled.chosen or filled.is_none:
        chosen = tuple(each.id for each in question.options if each.id in filled.chosen)
        return Answer(question.id, AnswerState.ANSWERED, chosen, comment=comment)
    return Answer(question.id, AnswerState.UNANSWERED, comment=comment)


def _written(question: Question, written: str, comment: str) -> Answer | str:
    if question.kind is QuestionKind.TEXT:
        text = cleaned(written).strip()
        return Answer(question.id, AnswerState.ANSWERED, text=text, comment=comment)
    number = number_of(question, written)
    if isinstance(number, str):
        return number
    return Answer(question.id, AnswerState.ANSWERED, value=number, comment=comment)


def _contradiction(question: Question, filled: Filled) -> str:
    has_answer = bool(filled.written.strip() or filled.chosen)
    if filled.state is not None and (has_answer or filled.is_none):
        name = STATE_LABELS[filled.state]
        return f"både ”{name}” och ett svar är ifyllt; välj det ena"
    if filled.is_none and has_answer:
        return f"både ”{NONE_LABEL}” och ett alternativ är valt; välj det ena"
    if question.kind is not QuestionKind.CHOICES and len(filled.chosen) > 1:
        labels = option_labels(question)
        names = ", ".join(f"”{labels[each]}”" for each in filled.chosen)
        return f"flera alternativ är valda ({names}); bara ett kan väljas"
    return ""


def number_of(question: Question, written: str) -> Decimal | str:
    """Return the number that was written, or in Swedish why it is none that can be answered."""
    number = parse_decimal(written)
    highest = question.highest
    if number is None or number < 0 or (highest is not None and number > highest):
        return f"svaret ”{shown(written)}” ska vara {number_words(question)} ({question.short})"
    return number


def filled_from_text(question: Question, text: str, comment: str = "") -> Filled | str:
    """Read one cell: a state, options by their ids or words, a number or a text.

    Several options are parted by semicolons. Says in Swedish what is wrong where a word is
    none of the question's own.
    """
    plain = cleaned_line(text).casefold()
    if plain in _STATES:
        return Filled(state=_STATES[plain], comment=comment)
    if question.kind in (QuestionKind.NUMBER, QuestionKind.TEXT) or not plain:
        return Filled(written=text, comment=comment)
    if question.kind is QuestionKind.CHOICES and plain == NONE_LABEL.casefold():
        return Filled(is_none=True, comment=comment)
    found = _options(question, text)
    if isinstance(found, str):
        return found
    return Filled(chosen=found, comment=comment)


def _options(question: Question, text: str) -> tuple[OptionId, ...] | str:
    whole = option_of(question, text)
    if whole is not None:
        return (whole,)
    parts = text.split(BETWEEN_OPTIONS) if question.kind is QuestionKind.CHOICES else [text]
    found: list[OptionId] = []
    for part in filter(str.strip, parts):
        option = option_of(question, part)
        if option is None:
            return _no_option(question, part)
        found.append(option)
    return tuple(found)


def option_of(question: Question, text: str) -> OptionId | None:
    """Return the option whose id or words the text is, None where it is none of them."""
    if question.option(OptionId(text.strip())) is not None:
        return OptionId(text.strip())
    wanted = cleaned_line(text).casefold()
    labels = option_labels(question)
    return next((each for each, label in labels.items() if label.casefold() == wanted), None)


def _no_option(question: Question, text: str) -> str:
    allowed = ", ".join(option.id for option in question.options)
    return (
        f"svaret ”{shown(text)}” finns inte för frågan ”{question.id}”; välj {allowed}, "
        "ej tillämplig eller vet ej"
    )


def shown(text: str) -> str:
    """Return the beginning of what somebody wrote, on one line, as a message quotes it."""
    line = cleaned_line(text)
    return line if len(line) <= _MOST_CHARACTERS else f"{line[:_MOST_CHARACTERS].rstrip()}…"
