"""Answers as rows of a table, checked against an instrument before anything is stored."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from andts_desktop.domain.ids import OptionId, QuestionId
from andts_desktop.domain.survey import (
    ANSWER_STATE_NAMES,
    Answer,
    AnswerState,
    Instrument,
    Question,
    QuestionKind,
)
from andts_desktop.domain.swedish import format_points, parse_decimal

_STATES = {
    ANSWER_STATE_NAMES[state]: state
    for state in (AnswerState.NOT_APPLICABLE, AnswerState.UNKNOWN, AnswerState.UNANSWERED)
} | {"": AnswerState.UNANSWERED}


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One row of an answer file as it was written; `place` names it in errors ("rad 5").

    `fault` says in Swedish why the row itself could not be read; the texts are empty then.
    """

    place: str
    unit: str
    year: str
    question: str
    answer: str
    comment: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class PlacedAnswer:
    """An answer with the unit's name and the year it belongs to.

    `is_comment_only` where the row left the answer empty: what is stored stays, with the comment.
    """

    unit: str
    year: int
    answer: Answer
    is_comment_only: bool = False


def check_rows(
    rows: Iterable[AnswerRow],
    unit_names: Iterable[str],
    instrument_for: Mapping[int, Instrument],
    default: Instrument,
) -> tuple[tuple[PlacedAnswer, ...], tuple[str, ...]]:
    """Return the answers and, for every wrong row, what is wrong with it.

    `instrument_for` holds the instruments of the years that have a round; other years take
    `default`.
    """
    units = {name.casefold(): name for name in unit_names}
    answers: list[PlacedAnswer] = []
    problems: list[str] = []
    seen: dict[tuple[str, int, str], str] = {}
    for row in rows:
        checked = _check(row, units, instrument_for, default)
        if isinstance(checked, str):
            problems.append(f"{row.place}: {checked}")
            continue
        key = (checked.unit, checked.year, checked.answer.question_id)
        if key in seen:
            problems.append(f"{row.place}: samma enhet, år och fråga finns redan på {seen[key]}")
            continue
        seen[key] = row.place
        # An empty cell says nothing, so it must not take away an answer that is stored.
        if row.answer.strip() or row.comment:
            answers.append(checked)
    return tuple(answers), tuple(problems)


def _check(
    row: AnswerRow,
    units: Mapping[str, str],
    instrument_for: Mapping[int, Instrument],
    default: Instrument,
) -> PlacedAnswer | str:
    if row.fault:
        return row.fault
    unit = units.get(row.unit.strip().casefold())
    if unit is None:
        return f"enheten ”{row.unit}” finns inte i filen"
    year_text = row.year.strip()
    if not (re.fullmatch(r"[0-9]{4}", year_text) and 1990 <= int(year_text) <= 2100):
        return f"”{row.year}” är inte ett årtal"
    instrument = instrument_for.get(int(year_text), default)
    question = instrument.question(QuestionId(row.question.strip()))
    if question is None:
        return f"frågan ”{row.question}” finns inte i {instrument.title}"
    answer = _answer(question, row.answer.strip(), row.comment)
    if isinstance(answer, str):
        return answer
    return PlacedAnswer(unit, int(year_text), answer, is_comment_only=not row.answer.strip())


def _answer(question: Question, text: str, comment: str) -> Answer | str:
    state = _STATES.get(text.casefold())
    if state is not None:
        return Answer(question.id, state, comment=comment)
    if question.kind is QuestionKind.NUMBER:
        number = parse_decimal(text)
        if number is None or not 0 <= number <= question.max:
            limit = format_points(question.max)
            return f"svaret ”{text}” ska vara ett tal mellan 0 och {limit} ({question.short})"
        return Answer(question.id, AnswerState.ANSWERED, value=number, comment=comment)
    option = question.option(OptionId(text))
    if option is None:
        allowed = ", ".join(option.id for option in question.options)
        return (
            f"svaret ”{text}” finns inte för frågan ”{question.id}”; välj {allowed}, "
            "ej tillämplig eller vet ej"
        )
    return Answer(question.id, AnswerState.ANSWERED, option_id=option.id, comment=comment)
