"""The words of a form: its options and states, its conditions, and what gives how many points."""

import datetime as dt
from collections.abc import Mapping

from andts_desktop.domain.ids import OptionId, QuestionId
from andts_desktop.domain.instrument import Condition, Instrument, Option, Question, QuestionKind
from andts_desktop.domain.survey import AnswerState
from andts_desktop.domain.swedish import format_date, format_points
from andts_desktop.domain.text import cleaned_line

STATE_LABELS = {
    AnswerState.UNKNOWN: "Vet ej",
    AnswerState.NOT_APPLICABLE: "Ej tillämplig",
}
NONE_LABEL = "Inget av alternativen"
_RESERVED = frozenset(each.casefold() for each in (*STATE_LABELS.values(), NONE_LABEL))


def titled(instrument: Instrument) -> str:
    """Return the instrument's title with its version, once."""
    version = f"version {instrument.version}"
    title = instrument.title
    return title if version.casefold() in title.casefold() else f"{title}, {version}"


def numbers(instrument: Instrument) -> Mapping[QuestionId, int]:
    """Return each question's number, from 1 in the order in which they are asked."""
    return {each.id: number for number, each in enumerate(instrument.questions(), start=1)}


def option_labels(question: Question) -> Mapping[OptionId, str]:
    """Return each option's text on one line, with its id where the text alone would not do.

    No two labels of a question are alike, and none is a state, whatever the case of letters.
    """
    taken = set(_RESERVED)
    labels: dict[OptionId, str] = {}
    for option in question.options:
        label = cleaned_line(option.text) or option.id
        while label.casefold() in taken:
            label = f"{label} ({option.id})"
        taken.add(label.casefold())
        labels[option.id] = label
    return labels


def condition_words(question: Question, instrument: Instrument) -> str:
    """Say when the question is to be answered; empty where it always is."""
    if not question.show_if:
        return ""
    told = " och om ".join(_condition(each, instrument) for each in question.show_if)
    return f"Besvara bara om {told}."


def _condition(condition: Condition, instrument: Instrument) -> str:
    number = numbers(instrument).get(condition.question, 0)
    asked = instrument.question(condition.question)
    if asked is None:
        return f"frågan ”{condition.question}” är besvarad"
    if condition.options:
        labels = option_labels(asked)
        chosen = [f"”{labels.get(each, each)}”" for each in condition.options]
        return f"du har svarat {_either(chosen)} på fråga {number}"
    if condition.at_least is not None:
        least = f"{format_points(condition.at_least)} {asked.unit}".strip()
        return f"du har svarat minst {least} på fråga {number}"
    return f"du har besvarat fråga {number}"


def _either(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} eller {names[-1]}"


def points_words(option: Option, question: Question, instrument: Instrument) -> str:
    """Say what an option gives after the question's weight: "0,5 p"; empty without points."""
    if not has_points(question, instrument):
        return ""
    return f"{format_points(option.points * question.weight)} p"


def has_points(question: Question, instrument: Instrument) -> bool:
    """Tell whether the question can give points."""
    is_text = question.kind is QuestionKind.TEXT
    return instrument.scored and not is_text and bool(question.max)


def steps_words(question: Question, instrument: Instrument) -> str:
    """Say how a number gives points; empty where it gives none."""
    if question.kind is not QuestionKind.NUMBER or not has_points(question, instrument):
        return ""
    if not question.steps:
        return "Talet är poängen." if question.weight == 1 else _weighted(question)
    steps = (
        f"minst {format_points(step.at_least)} ger {format_points(step.points * question.weight)} p"
        for step in question.steps
    )
    return f"Poäng: {', '.join(steps)}."


def _weighted(question: Question) -> str:
    return f"Talet gånger {format_points(question.weight)} är poängen."


def number_words(question: Question) -> str:
    """Say what number is asked for: "ett tal mellan 0 och 12"."""
    if question.highest is None:
        return "ett tal, 0 eller större"
    return f"ett tal mellan 0 och {format_points(question.highest)}"


def ask_words(question: Question) -> str:
    """Say how the question is answered."""
    unit = f" ({question.unit})" if question.unit else ""
    return {
        QuestionKind.CHOICE: "Välj ett alternativ.",
        QuestionKind.YES_NO: "Välj ett alternativ.",
        QuestionKind.CHOICES: "Välj ett eller flera alternativ.",
        QuestionKind.NUMBER: f"Skriv {number_words(question)}{unit}.",
        QuestionKind.TEXT: "Skriv ditt svar.",
    }[question.kind]


def carried_words(note: str) -> str:
    """Say that an answer was taken over from an earlier year and is to be checked."""
    year = note.strip()
    since = f" från {year}" if year.isdigit() else ""
    return f"Svaret är hämtat{since}. Kontrollera att det stämmer och ändra det annars."


def due_words(due: str) -> str:
    """Write the last day in words, or as it stands where it is no date in ISO."""
    try:
        return format_date(dt.date.fromisoformat(due))
    except ValueError:
        return due
