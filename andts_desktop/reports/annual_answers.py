"""The appendix: every answer with its points and comment, unit by unit."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from andts_desktop.domain.annual_report import AnnualReport, SurveyReport, UnitSurvey
from andts_desktop.domain.instrument import Part
from andts_desktop.domain.scoring import PartScore, QuestionScore
from andts_desktop.domain.survey import ANSWER_STATE_NAMES, AnswerState
from andts_desktop.domain.swedish import format_points
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.tables import Cell, Column, DataTable, Line
from andts_desktop.reports.wording import LONGEST_NAME, shortened

_LEFT = "Ej besvarade: "


def answers_appendix(compose: Composer, report: AnnualReport) -> list[Flowable]:
    """Return the appendix; nothing where no unit has answered.

    Where several have, each question stands in full once and by its short name at each answer.
    """
    survey = report.survey
    if survey is None or not survey.units:
        return []
    several = len(survey.units) > 1
    words = f"Alla svar på {survey.instrument.title}, {report.head.year}"
    words += ", med exempelfrågor." if survey.instrument.is_example else "."
    words += " Frågorna står i sin helhet sist i bilagan." if several else ""
    head: list[Flowable] = [compose.heading(2, "Bilaga: enkätsvar")]
    story = compose.headed(head, [compose.line(words)])
    for unit in survey.units:
        story += _unit(compose, unit, in_full=not several)
    return [*story, *_questions(compose, survey)] if several else story


def _unit(compose: Composer, unit: UnitSurvey, *, in_full: bool) -> list[Flowable]:
    story: list[Flowable] = []
    head: list[Flowable] = [compose.heading(3, shortened(unit.unit.name, LONGEST_NAME))]
    for part in unit.score.walk_parts():
        if not part.questions:
            continue
        head.append(compose.heading(4, _part_title(part), outlined=False))
        story += compose.headed(head, _answers(compose, part, unit, in_full=in_full))
        head = []
    return story or head


def _part_title(part: PartScore) -> str:
    return f"{part.part.title}, {format_points(part.points)} av {format_points(part.max)} poäng"


def _answers(
    compose: Composer, part: PartScore, unit: UnitSurvey, *, in_full: bool
) -> list[Flowable]:
    scored = unit.score.instrument.scored
    told = [each for each in part.questions if not each.answer.is_empty]
    left = [_name(each, in_full=False) for each in part.questions if each.answer.is_empty]
    body: list[Flowable] = []
    if told:
        columns = [Column("Fråga", 39), Column("Svar och kommentar", 48)]
        columns += [Column("Poäng", 13, numeric=True)] if scored else []
        rows = [_row(compose, each, scored=scored, in_full=in_full) for each in told]
        body.append(compose.table(columns, rows, is_dense=True))
    if left:
        body.append(compose.line(f"{_LEFT}{'; '.join(left)}.", theme.NOTE))
    return body


def _name(scored: QuestionScore, *, in_full: bool) -> str:
    return scored.question.text if in_full else scored.question.short


def _row(
    compose: Composer, scored_question: QuestionScore, *, scored: bool, in_full: bool
) -> Sequence[Cell]:
    answer = scored_question.answer
    said = scored_question.answer_text if answer.state is AnswerState.ANSWERED else ""
    style = theme.CELL if said else theme.CELL_MUTED
    answered = [Line(compose.user.inline(said or ANSWER_STATE_NAMES[answer.state]), style)]
    row: list[Cell] = [
        compose.cell(_name(scored_question, in_full=in_full)),
        [*answered, *compose.comment(answer.comment)],
    ]
    if scored:
        full = scored_question.max
        points = format_points(scored_question.points)
        row.append(compose.cell(f"{points}\u00a0av\u00a0{format_points(full)}" if full else "–"))
    return row


def _questions(compose: Composer, survey: SurveyReport) -> list[Flowable]:
    story: list[Flowable] = []
    head: list[Flowable] = [compose.heading(3, "Frågorna i sin helhet")]
    for part in survey.instrument.question_groups():
        head.append(compose.heading(4, part.title, outlined=False))
        story += compose.headed(head, [_question_table(compose, part)])
        head = []
    return story


def _question_table(compose: Composer, part: Part) -> DataTable:
    rows = [[compose.cell(each.short), compose.cell(each.text)] for each in part.questions]
    return compose.table([Column("Kort", 39), Column("Fråga", 61)], rows, is_dense=True)
