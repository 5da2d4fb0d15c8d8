"""The appendix: every answer with its points and comment, unit by unit."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable

from andts_desktop.domain.annual_report import AnnualReport, SurveyReport, UnitSurvey
from andts_desktop.domain.answer_texts import printed_answer
from andts_desktop.domain.instrument import Part
from andts_desktop.domain.scoring import PartScore, QuestionScore
from andts_desktop.domain.survey import AnswerState
from andts_desktop.domain.swedish import format_points, format_sum
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.tables import Cell, Column, DataTable, Line
from andts_desktop.reports.wording import LONGEST_NAME, shortened

_LEFT = "Ej besvarade: "
_NOT_ASKED = "Ställdes inte: "
_ROOM_FOR_A_SURVEY = 300.0


def answers_appendix(compose: Composer, report: AnnualReport) -> list[Flowable]:
    """Return the appendix; nothing where no unit has answered.

    Where several have, each question stands in full once and by its short name at each answer.
    """
    surveys = [each for each in report.surveys if each.units]
    story: list[Flowable] = []
    for number, survey in enumerate(surveys):
        title = "Bilaga: enkätsvar"
        if len(surveys) > 1:
            title = f"{title}, {survey.instrument.short_title}"
        if number:
            story.append(CondPageBreak(_ROOM_FOR_A_SURVEY))
        story += _answers_to(compose, survey, title, report.head.year)
    return story


def _answers_to(compose: Composer, survey: SurveyReport, title: str, year: int) -> list[Flowable]:
    several = len(survey.units) > 1
    words = f"Alla svar på {survey.instrument.title}, {year}"
    words += ", med exempelfrågor." if survey.instrument.is_example else "."
    words += " Frågorna står i sin helhet sist i bilagan." if several else ""
    story = compose.headed([compose.heading(2, title)], [compose.line(words)])
    for unit in survey.units:
        head = compose.heading(3, shortened(unit.unit.name, LONGEST_NAME))
        story += unit_answers(compose, unit, [head], in_full=not several)
    return [*story, *_questions(compose, survey)] if several else story


def unit_answers(
    compose: Composer, unit: UnitSurvey, head: list[Flowable], *, in_full: bool, level: int = 4
) -> list[Flowable]:
    """Return every answer of a unit below the headings in `head`, part by part."""
    story: list[Flowable] = []
    for part in unit.score.walk_parts():
        if not part.questions:
            continue
        title = _part_title(part) if unit.has_points and part.max else part.part.title
        head = [*head, compose.heading(level, title, outlined=False)]
        story += compose.headed(head, _answers(compose, part, unit, in_full=in_full))
        head = []
    return story or head


def _part_title(part: PartScore) -> str:
    return f"{part.part.title}, {format_sum(part.points)} av {format_sum(part.max)} poäng"


def _answers(
    compose: Composer, part: PartScore, unit: UnitSurvey, *, in_full: bool
) -> list[Flowable]:
    scored = unit.has_points
    asked = [each for each in part.questions if not each.is_hidden]
    told = [each for each in asked if not each.answer.is_empty]
    left = [each for each in asked if each.answer.is_empty]
    hidden = [each for each in part.questions if each.is_hidden]
    body: list[Flowable] = []
    if told:
        columns = [Column("Fråga", 39), Column("Svar och kommentar", 48)]
        columns += [Column("Poäng", 13, numeric=True)] if scored else []
        rows = [_row(compose, each, scored=scored, in_full=in_full) for each in told]
        body.append(compose.table(columns, rows, is_dense=True))
    for words, found in ((_LEFT, left), (_NOT_ASKED, hidden)):
        if found:
            names = "; ".join(_name(each, in_full=False) for each in found)
            body.append(compose.line(f"{words}{names}.", theme.NOTE))
    return body


def _name(scored: QuestionScore, *, in_full: bool) -> str:
    return scored.question.text if in_full else scored.question.short


def _row(
    compose: Composer, scored_question: QuestionScore, *, scored: bool, in_full: bool
) -> Sequence[Cell]:
    answer = scored_question.answer
    is_answer = answer.counted_state is AnswerState.ANSWERED
    style = theme.CELL if is_answer else theme.CELL_MUTED
    answered = [Line(compose.user.inline(printed_answer(scored_question)), style)]
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
