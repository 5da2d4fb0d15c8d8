"""The heat table: every question's share of its points, for units of one kind in one year."""

from collections.abc import Collection, Mapping, Sequence

from andts_desktop.domain.ids import QuestionId, UnitId
from andts_desktop.domain.instrument import Instrument, Part, Question
from andts_desktop.domain.measured import gives_points, question_value
from andts_desktop.domain.measures import HeatCell, HeatRow, HeatTable
from andts_desktop.domain.scoring import ZERO, QuestionScore, Score
from andts_desktop.domain.units import Unit


def heat_table(
    year: int,
    instrument: Instrument,
    scores: Sequence[tuple[Unit, Score]],
    taking_part: Collection[UnitId],
) -> HeatTable:
    """Make the table; raises ValueError where units of different kinds are mixed.

    Questions that give no points are left out: there is no share of them.
    """
    units = tuple(unit for unit, _ in scores)
    if len({unit.kind for unit in units}) > 1:
        raise ValueError("units of different kinds are never compared")
    columns = [
        ({each.question.id: each for each in result.questions()}, unit.id in taking_part)
        for unit, result in scores
    ]
    rows = tuple(
        _row(instrument, part, question, columns)
        for part in instrument.question_groups()
        for question in part.questions
        if gives_points(instrument, question)
    )
    return HeatTable(year, units, rows)


def _row(
    instrument: Instrument,
    part: Part,
    question: Question,
    columns: Sequence[tuple[Mapping[QuestionId, QuestionScore], bool]],
) -> HeatRow:
    cells = tuple(
        _cell(instrument, scores[question.id], takes_part=takes_part)
        for scores, takes_part in columns
    )
    shares = [cell.share for cell in cells if cell.share is not None]
    return HeatRow(
        question_id=question.id,
        short=question.short,
        text=question.text,
        part_title=part.title,
        max=question.max,
        cells=cells,
        mean=sum(shares, ZERO) / len(shares) if shares else None,
    )


def _cell(instrument: Instrument, result: QuestionScore, *, takes_part: bool) -> HeatCell:
    value = question_value(instrument, result, takes_part=takes_part)
    if value.value is None or not value.max:
        return HeatCell(None, None, value.gap)
    return HeatCell(value.value / value.max, value.value)
