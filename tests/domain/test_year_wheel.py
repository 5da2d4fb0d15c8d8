import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.annual_report import ReportHead
from andts_desktop.domain.follow_up import ReportStamp
from andts_desktop.domain.ids import NodeId, PlanId
from andts_desktop.domain.plan import Level, LevelRole, Node, Plan, PlanDetails
from andts_desktop.domain.recurrence import WHOLE_YEAR
from andts_desktop.domain.wheel_times import TimeKind, time_in_year
from andts_desktop.domain.year_wheel import SurveyDay, YearWheel, own_marks, year_wheel
from tests.reports import sample_plans, samples

GOAL = Level("goal", LevelRole.GOAL, "mål", "mål")
ACTIVITY = Level(
    "activity", LevelRole.ACTIVITY, "aktivitet", "aktiviteter", "goal", has_status=True
)
DATES = st.sampled_from(["", "2024", "2025-11", "2026", "2026-03", "2026-09-15", "2027", "2028-01"])
WORDS = st.sampled_from(
    ["", "Q1 och Q3", "årligen", "vid behov", "juni", "vintern", "mars 2025", "?"]
)


def activity(starts: str = "", ends: str = "", recurs: str = "", number: int = 1) -> Node:
    return Node(
        NodeId(number + 1),
        NodeId(1),
        ACTIVITY,
        str(number),
        f"Aktivitet {number}",
        starts=starts,
        ends=ends,
        recurs=recurs,
    )


def wheel_of(*activities: Node, year: int = 2026, surveys: tuple[SurveyDay, ...] = ()) -> YearWheel:
    goal = Node(NodeId(1), None, GOAL, "1", "Mål ett", children=activities)
    details = PlanDetails("Planen", period_from=2026, period_to=2029)
    plan = Plan(PlanId(1), details, (GOAL, ACTIVITY), (), (goal,))
    head = ReportHead("", "Planen", "", year, "", "", ReportStamp(), dt.date(2026, 11, 22))
    return year_wheel(head, plan, samples.follow_up(plan), surveys)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (activity(recurs="Q4"), {10, 11, 12}),
        (activity(starts="2026-03"), set(range(3, 13))),
        (activity(ends="2026-03-31"), {1, 2, 3}),
        (activity("2025-11", "2026-02"), {1, 2}),
        (activity("2026-05", "2026-10", "våren"), {5}),
        (activity("2026", "2026", "vid behov"), set(WHOLE_YEAR)),
        (activity("2026-06", "2026-03"), set(range(6, 13))),
    ],
)
def test_the_months_follow_from_dates_and_words(node: Node, expected: set[int]) -> None:
    assert time_in_year(node, 2026).months == expected


@pytest.mark.parametrize(
    "node",
    [
        activity(starts="2027"),
        activity(ends="2025-12"),
        activity(recurs="mars 2025"),
        activity("2026-06", "2026-08", "Q1"),
    ],
)
def test_what_lies_in_other_years_is_said_to(node: Node) -> None:
    assert time_in_year(node, 2026).kind is TimeKind.OTHER_YEARS


def test_the_words_of_the_plan_stand_before_the_months() -> None:
    assert time_in_year(activity(recurs="Q1"), 2026).words == "Q1 (januari–mars)"
    assert time_in_year(activity(recurs="mars"), 2026).words == "mars"
    assert time_in_year(activity(recurs="vid behov"), 2026).words == "vid behov"
    assert time_in_year(activity(starts="2027-02"), 2026).words == "från 2027-02"


@given(st.lists(st.tuples(DATES, DATES, WORDS), max_size=12), st.integers(2024, 2028))
def test_no_activity_is_lost(times: list[tuple[str, str, str]], year: int) -> None:
    wheel = wheel_of(*(activity(*time, n) for n, time in enumerate(times, 1)), year=year)
    assert len(wheel.activities) == len(times)
    assert sum(len(wheel.of_kind(kind)) for kind in TimeKind) == len(times)


@given(st.lists(st.tuples(DATES, DATES, WORDS), max_size=12))
def test_what_has_months_begins_in_one_of_them(times: list[tuple[str, str, str]]) -> None:
    wheel = wheel_of(*(activity(*time, n) for n, time in enumerate(times, 1)))
    begun = {each.mark for month in wheel.months for each in month.begins}
    assert begun == {each.mark for each in wheel.of_kind(TimeKind.MONTHS)}


@given(st.lists(st.tuples(DATES, DATES, WORDS), max_size=12))
def test_a_month_has_what_begins_in_it_and_what_goes_on(times: list[tuple[str, str, str]]) -> None:
    wheel = wheel_of(*(activity(*time, n) for n, time in enumerate(times, 1)))
    for month in wheel.months:
        assert {*month.begins, *month.goes_on} == set(month.all)
        assert all(month.number in each.time.months for each in month.all)


def test_a_span_over_the_turn_of_the_year_goes_on_in_january() -> None:
    january = wheel_of(activity(recurs="november–februari")).months[0]
    assert [each.mark for each in january.begins] == ["1"]


def test_every_month_of_the_coordinator_is_there() -> None:
    events = wheel_of().events
    assert {each.month for each in events if each.is_standing} >= {1, 2, 4, 10, 11, 12}


def test_a_survey_with_a_last_day_is_in_its_month() -> None:
    wheel = wheel_of(surveys=(SurveyDay("PI-mini", "2026-12-04"), SurveyDay("Annan", "")))
    december = [each.words for each in wheel.months[11].events if not each.is_standing]
    assert december == ["Sista svarsdag PI-mini: 4 december"]


def test_a_last_day_in_another_year_is_none_of_the_wheel() -> None:
    wheel = wheel_of(surveys=(SurveyDay("PI-mini", "2027-01-08"),))
    assert not [each for each in wheel.events if "svarsdag" in each.words]


def test_the_plan_s_first_and_last_year_are_told() -> None:
    assert "Planen börjar gälla" in {each.words for each in wheel_of().months[0].events}
    assert "Planens sista månad" in {each.words for each in wheel_of(year=2029).months[11].events}


def test_this_month_is_known_in_its_own_year_only() -> None:
    assert wheel_of().this_month == 11
    assert wheel_of(year=2027).this_month is None


def test_a_plan_s_own_numbers_are_used_where_they_are_short_and_each_its_own() -> None:
    assert own_marks(["1.1", "1.2"]) == ("1.1", "1.2")
    assert own_marks(["1", "1"]) == ()
    assert own_marks(["", "2"]) == ()
    assert own_marks(["Område 12"]) == ()


def test_activities_without_numbers_are_numbered() -> None:
    bare = [replace(activity(number=n), number="") for n in (1, 2)]
    wheel = wheel_of(*bare)
    assert [each.mark for each in wheel.activities] == ["1", "2"]
    assert not wheel.has_own_marks


@pytest.mark.parametrize("name", ["vasteras", "kronoberg", "vaxjo", "stockholm", "nacka", "tom"])
def test_every_shipped_plan_has_a_wheel_with_its_activities(name: str) -> None:
    plan = sample_plans.empty_plan() if name == "tom" else sample_plans.named(name)
    wheel = year_wheel(samples.head(plan), plan, samples.follow_up(plan))
    assert {node.id for node in plan.with_status()} <= {each.node.id for each in wheel.activities}
    assert set(wheel.texts()) >= {node.title for node in plan.with_status()}
