"""What a board is asked about: its own and no one else's."""

from dataclasses import replace

from andts_desktop.domain.board_sheet import board_goals
from andts_desktop.domain.follow_up import Sex
from andts_desktop.domain.ids import IndicatorId, NodeId, UnitId
from andts_desktop.domain.plan import ResponsibilityRole
from tests.domain import board_samples as samples
from tests.domain import build
from tests.domain.board_samples import CULTURE, LEAD, PLAN, SCHOOL, SHARES, SOCIAL


def test_what_the_board_leads_stands_before_what_it_shares() -> None:
    (goal,) = samples.sheet(SOCIAL).goals
    told = [(each.node.title, each.role) for each in goal.activities]
    assert told == [("Tillsyn", LEAD), ("Föräldrastöd", SHARES)]


def test_to_be_a_partner_is_no_responsibility() -> None:
    titles = {each.node.title for each in samples.sheet(SOCIAL).activities()}
    assert "Skolans insats" not in titles


def test_goals_without_anything_of_the_board_are_left_out() -> None:
    assert [goal.node.id for goal in samples.sheet(SOCIAL).goals] == [NodeId(1)]


def test_a_goal_keeps_its_place_in_the_plan() -> None:
    last = replace(build.node(2, build.GOAL), responsibilities=samples.responsible((SOCIAL, LEAD)))
    plan = build.plan(build.node(1, build.GOAL), last)
    assert [goal.place for goal in board_goals(plan, SOCIAL.id, (), ())] == [1]


def test_an_activity_tells_where_it_stands() -> None:
    assert samples.sheet(SOCIAL).activities()[0].above == ("5 Tidiga insatser",)


def test_the_last_report_of_each_year_is_told() -> None:
    own, shared = samples.sheet(SOCIAL).activities()
    assert [each.date for each in own.reports] == ["2025-11-01", "2026-03-12"]
    assert shared.reports == ()


def test_an_indicator_is_the_boards_that_its_activity_is() -> None:
    assert [each.indicator.id for each in samples.sheet(SOCIAL).indicators()] == [2, 1]


def test_an_indicator_that_names_a_board_is_that_boards() -> None:
    (culture,) = samples.sheet(CULTURE).goals
    assert culture.activities == ()
    (only,) = culture.indicators
    assert (only.indicator.id, only.under) == (4, "13 Skolans insats")
    assert IndicatorId(3) in {each.indicator.id for each in samples.sheet(SCHOOL).indicators()}


def test_outcomes_stand_by_year() -> None:
    shared = samples.sheet(SOCIAL).activities()[1].indicators[0]
    assert [(each.year, each.sex) for each in shared.outcomes] == [
        (2024, Sex.TOTAL),
        (2025, Sex.WOMEN),
        (2025, Sex.TOTAL),
    ]


def test_questions_ask_about_activities_or_what_stands_above_them() -> None:
    (survey,) = samples.sheet(SOCIAL).surveys
    asked = [(each.number, each.activities) for each in survey.questions]
    assert asked == [(2, ("11 Föräldrastöd",)), (3, ("12 Tillsyn", "11 Föräldrastöd"))]


def test_a_board_may_answer_for_a_goal() -> None:
    goal = replace(build.node(1, build.GOAL), responsibilities=samples.responsible((SOCIAL, LEAD)))
    (found,) = board_goals(samples.only(goal), SOCIAL.id, (), ())
    assert [each.above for each in found.activities] == [()]
    assert found.activities[0].role is ResponsibilityRole.LEAD


def test_a_board_without_a_part_is_asked_nothing() -> None:
    assert board_goals(PLAN, UnitId(99), samples.YEARS, samples.OUTCOMES) == ()


def test_every_text_of_the_sheet_is_told() -> None:
    texts = samples.sheet(SOCIAL).texts()
    own = ("Socialnämnden", "Färre börjar", "Tillsyn", "Hälften är besökta.", "Två kvar.")
    assert {*own, "Antal grupper", "En grupp ställdes in.", "Fråga stod"} <= {*texts}
    assert "Skolans insats" not in texts


def test_the_file_is_named_after_the_board() -> None:
    assert samples.sheet(CULTURE).file_name() == "Nämndblad 2026 Kultur- och fritidsnämnden"
