"""Answers as rows of a table, checked against an instrument before anything is stored."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from andts_desktop.domain.form_answers import answer_of, filled_from_text
from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Instrument, Question
from andts_desktop.domain.survey import ANSWER_STATE_NAMES, Answer, AnswerState

_NO_ANSWER = ("", ANSWER_STATE_NAMES[AnswerState.UNANSWERED])


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


def instruments_for(
    rows: Iterable[AnswerRow], known: Mapping[int, Instrument], others: Sequence[Instrument]
) -> dict[int, Instrument]:
    """Return the instrument of every year that the rows name.

    `known` holds those of the years that have a round. Any other year takes the one of `others`
    that asks most of the year's questions, the first of equals.
    """
    asked: dict[int, set[QuestionId]] = {}
    for row in rows:
        year = _year(row.year)
        if year is not None:
            asked.setdefault(year, set()).add(QuestionId(row.question.strip()))
    ids = {each.id: {question.id for question in each.questions()} for each in others}
    return {
        year: known.get(year) or max(others, key=lambda each: len(ids[each.id] & questions))
        for year, questions in asked.items()
    }


def check_rows(
    rows: Iterable[AnswerRow], unit_names: Iterable[str], instruments: Mapping[int, Instrument]
) -> tuple[tuple[PlacedAnswer, ...], tuple[str, ...]]:
    """Return the answers and, for every wrong row, what is wrong with it.

    `instruments` holds one for every year that the rows name.
    """
    units = {name.casefold(): name for name in unit_names}
    answers: list[PlacedAnswer] = []
    problems: list[str] = []
    seen: dict[tuple[str, int, str], str] = {}
    for row in rows:
        checked = _check(row, units, instruments)
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
    row: AnswerRow, units: Mapping[str, str], instruments: Mapping[int, Instrument]
) -> PlacedAnswer | str:
    if row.fault:
        return row.fault
    unit = units.get(row.unit.strip().casefold())
    if unit is None:
        return f"enheten ”{row.unit}” finns inte i filen"
    year = _year(row.year)
    if year is None:
        return f"”{row.year}” är inte ett årtal"
    instrument = instruments[year]
    question = instrument.question(QuestionId(row.question.strip()))
    if question is None:
        return f"frågan ”{row.question}” finns inte i {instrument.title}"
    answer = _answer(question, row.answer.strip(), row.comment)
    if isinstance(answer, str):
        return answer
    return PlacedAnswer(unit, year, answer, is_comment_only=not row.answer.strip())


def _year(text: str) -> int | None:
    plain = text.strip()
    is_year = re.fullmatch(r"[0-9]{4}", plain) and 1990 <= int(plain) <= 2100
    return int(plain) if is_year else None


def _answer(question: Question, text: str, comment: str) -> Answer | str:
    if text.casefold() in _NO_ANSWER:
        return Answer(question.id, AnswerState.UNANSWERED, comment=comment)
    filled = filled_from_text(question, text, comment)
    return filled if isinstance(filled, str) else answer_of(question, filled)
