"""The appendix: every question with answer, points and comment, unit by unit."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from andts_desktop.domain.annual_report import AnnualReport, UnitSurvey
from andts_desktop.domain.scoring import PartScore, QuestionScore
from andts_desktop.domain.survey import ANSWER_STATE_NAMES, AnswerState
from andts_desktop.domain.swedish import format_points
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.tables import Cell, Column, Line


def answers_appendix(compose: Composer, report: AnnualReport) -> list[Flowable]:
    """Return the appendix; nothing where no unit has answered."""
    survey = report.survey
    if survey is None or not survey.units:
        return []
    words = f"Alla svar på {survey.instrument.title}, {report.head.year}"
    words += ", med exempelfrågor." if survey.instrument.is_example else "."
    head: list[Flowable] = [compose.heading(2, "Bilaga: enkätsvar")]
    story = compose.headed(head, [compose.line(words)])
    for unit in survey.units:
        story += _unit(compose, unit)
    return story


def _unit(compose: Composer, unit: UnitSurvey) -> list[Flowable]:
    story: list[Flowable] = []
    head: list[Flowable] = [compose.heading(3, unit.unit.name)]
    for part in unit.score.walk_parts():
        if part.questions:
            head.append(compose.heading(4, _part_title(part), outlined=False))
            story += compose.headed(head, [_table(compose, part, unit)])
            head = []
    return story or head


def _part_title(part: PartScore) -> str:
    return f"{part.part.title}, {format_points(part.points)} av {format_points(part.max)} poäng"


def _table(compose: Composer, part: PartScore, unit: UnitSurvey) -> Flowable:
    scored = unit.score.instrument.scored
    rows = [_row(compose, each, scored=scored) for each in part.questions]
    columns = [Column("Fråga", 46), Column("Svar och kommentar", 42)]
    if scored:
        columns.append(Column("Poäng", 12, numeric=True))
    return compose.table(columns, rows)


def _row(compose: Composer, scored_question: QuestionScore, *, scored: bool) -> Sequence[Cell]:
    answer = scored_question.answer
    state = answer.state
    said = scored_question.answer_text if state is AnswerState.ANSWERED else ""
    style = theme.CELL if said else theme.CELL_MUTED
    answered = [Line(compose.user.inline(said or ANSWER_STATE_NAMES[state]), style)]
    row: list[Cell] = [
        compose.cell(scored_question.question.text),
        [*answered, *compose.comment(answer.comment)],
    ]
    if scored:
        full = scored_question.max
        points = format_points(scored_question.points)
        row.append(compose.cell(f"{points} av {format_points(full)}" if full else "–"))
    return row
