"""What the answers of several units to one question say together."""

from collections.abc import Sequence
from dataclasses import dataclass

from andts_desktop.domain.instrument import Instrument, Part, Question, QuestionKind
from andts_desktop.domain.measured import gives_points, question_gap, question_value
from andts_desktop.domain.measures import GAP_NAMES, Gap, Spread
from andts_desktop.domain.scoring import QuestionScore, Score
from andts_desktop.domain.spread import spread
from andts_desktop.domain.units import Unit

_COUNTED = frozenset({QuestionKind.CHOICE, QuestionKind.CHOICES, QuestionKind.YES_NO})


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many units answered one thing, and which; `words` are an option or a gap's name."""

    words: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class QuestionSummary:
    """One question with what the units answered.

    `points` is over those with points, None for a question that gives none. `answers` are the
    options that anyone chose, in the question's order, and then the gaps. `written` are the
    texts and numbers, by unit.
    """

    question: Question
    part_title: str
    points: Spread | None
    answers: tuple[AnswerCount, ...]
    written: tuple[tuple[Unit, str], ...] = ()


def summarised(
    instrument: Instrument, scores: Sequence[tuple[Unit, Score]]
) -> tuple[QuestionSummary, ...]:
    """Summarise every question in reading order; `scores` are those of units with answers."""
    found = [(unit, {each.question.id: each for each in made.questions()}) for unit, made in scores]
    return tuple(
        _summary(instrument, part, question, [(unit, by[question.id]) for unit, by in found])
        for part in instrument.question_groups()
        for question in part.questions
    )


def _summary(
    instrument: Instrument,
    part: Part,
    question: Question,
    results: Sequence[tuple[Unit, QuestionScore]],
) -> QuestionSummary:
    values = [question_value(instrument, result, takes_part=True) for _, result in results]
    counted = question.kind in _COUNTED
    return QuestionSummary(
        question,
        part.title,
        spread(values) if gives_points(instrument, question) else None,
        (*(_options(question, results) if counted else ()), *_gaps(results)),
        () if counted else _written(results),
    )


def _options(
    question: Question, results: Sequence[tuple[Unit, QuestionScore]]
) -> tuple[AnswerCount, ...]:
    given = [(unit, each) for unit, each in results if question_gap(each) is None]
    found = [
        AnswerCount(
            option.text, tuple(unit for unit, each in given if option.id in each.answer.option_ids)
        )
        for option in question.options
    ]
    none = tuple(unit for unit, each in given if not each.answer.option_ids)
    found.append(AnswerCount("inget av alternativen", none))
    return tuple(each for each in found if each.units)


def _gaps(results: Sequence[tuple[Unit, QuestionScore]]) -> tuple[AnswerCount, ...]:
    by_gap = [(question_gap(each), unit) for unit, each in results]
    found = [(gap, tuple(unit for its, unit in by_gap if its is gap)) for gap in Gap]
    return tuple(AnswerCount(GAP_NAMES[gap], units) for gap, units in found if units)


def _written(results: Sequence[tuple[Unit, QuestionScore]]) -> tuple[tuple[Unit, str], ...]:
    return tuple((unit, each.answer_text) for unit, each in results if question_gap(each) is None)
