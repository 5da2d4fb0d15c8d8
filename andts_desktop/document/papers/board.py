"""A board's sheet, gathered from the file."""

from typing import TYPE_CHECKING

from andts_desktop.document.papers.chosen import chosen_plan, chosen_unit
from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.domain.board_fields import SheetKey
from andts_desktop.domain.board_sheet import (
    BoardSheet,
    FedSurvey,
    SheetActivity,
    SheetGoal,
    board_goals,
    fed_questions,
)
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.paper import PaperRequest
from andts_desktop.domain.plan import Plan
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.errors import InputError

if TYPE_CHECKING:
    from andts_desktop.document import Document
    from andts_desktop.domain.brand import Brand
    from andts_desktop.reports.paper import Paper

_YEARS_OF_OUTCOMES = 3


def gather(document: "Document", request: PaperRequest) -> ReadyPaper:
    """Gather it for the year; raises InputError where the plan gives the board nothing to do."""
    values = _sheet(document, request)

    def build(brand: "Brand") -> "Paper":
        from andts_desktop.reports.board_sheet import board_sheet_paper

        return board_sheet_paper(values, brand)

    return ReadyPaper(request, values, document.editions.brand(), build)


def _sheet(document: "Document", request: PaperRequest) -> BoardSheet:
    plan_id, board, year = chosen_plan(request), chosen_unit(request), request.year
    plan = document.versions.followed(document.plans.plan(plan_id).id, year)
    follow_ups = [document.follow_up.of(plan_id, each) for each in (year - 1, year)]
    outcomes = document.follow_up.outcomes(plan_id, year - _YEARS_OF_OUTCOMES, year)
    goals = board_goals(plan, board.id, follow_ups, outcomes)
    if not goals:
        raise InputError(
            f"Planen ger inte {board.name} något ansvar {year}, så det finns inget att fråga om. "
            "Ange ansvariga på sidan Plan, eller välj en annan nämnd."
        )
    details = plan.details
    return BoardSheet(
        key=SheetKey(document.collections.file_key(), plan_id, year, board.id, board.name),
        board=board,
        municipality=details.municipality,
        plan_title=details.title,
        period=details.period,
        as_of=request.as_of,
        scale=follow_ups[-1].scale,
        causes=follow_ups[-1].causes,
        goals=goals,
        surveys=_surveys(document, plan, year, board.id, goals),
        sender=document.collections.sender(),
    )


def _surveys(
    document: "Document", plan: Plan, year: int, board: UnitId, goals: tuple[SheetGoal, ...]
) -> tuple[FedSurvey, ...]:
    activities = [activity for goal in goals for activity in goal.activities]
    rounds = document.surveys.rounds_of(year)
    found = [_survey(document, plan, each, board, activities) for each in rounds]
    return tuple(each for each in found if each.questions or each.is_answered)


def _survey(
    document: "Document",
    plan: Plan,
    survey_round: SurveyRound,
    board: UnitId,
    activities: list[SheetActivity],
) -> FedSurvey:
    instrument = document.surveys.instrument(survey_round)
    return FedSurvey(
        title=instrument.short_title or instrument.title,
        is_example=instrument.is_example,
        questions=fed_questions(instrument, plan, activities),
        is_answered=any(unit.id == board for unit in document.surveys.taking_part(survey_round)),
    )
