"""What was followed up in a year stays in that year, also when it is removed later."""

import datetime as dt
from decimal import Decimal

import pytest

from andts_desktop.document import Document
from andts_desktop.domain.follow_up import Outcome, Prose, ProseSection, StatusEntry
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan import Plan

PLAN = PlanId(1)
THIS_YEAR = dt.datetime.now().astimezone().year
LAST_YEAR = THIS_YEAR - 1


def _plan(document: Document) -> Plan:
    return document.plans.plan(PLAN)


@pytest.fixture
def reported(vasteras: Document) -> Document:
    """Give a plan whose first activity was reported on last year, and is then removed."""
    activity = _plan(vasteras).nodes[0].children[0]
    for year in (LAST_YEAR, THIS_YEAR):
        vasteras.follow_up.set_status(StatusEntry(activity.id, year, f"{year}-05-01", "done"))
    vasteras.plans.remove(PLAN, activity.id)
    return vasteras


def test_an_earlier_year_keeps_what_was_removed_after_it(reported: Document) -> None:
    numbers = [node.number for node in reported.versions.followed(PLAN, LAST_YEAR).walk()]
    assert numbers[:3] == ["1", "1.1", "1.2"]
    assert len(reported.follow_up.of(PLAN, LAST_YEAR).log) == 1


def test_the_year_of_the_removal_goes_on_without_it(reported: Document) -> None:
    assert reported.versions.followed(PLAN, THIS_YEAR) == _plan(reported)
    assert reported.follow_up.of(PLAN, THIS_YEAR).log == ()


def test_a_year_without_any_follow_up_of_it_goes_on_without_it(reported: Document) -> None:
    assert reported.versions.followed(PLAN, LAST_YEAR - 1) == _plan(reported)


def test_the_annual_report_of_the_year_tells_of_it(reported: Document) -> None:
    report = reported.reports.annual(PLAN, LAST_YEAR, dt.date(THIS_YEAR, 1, 15))
    assert "Effektiv och samordnad alkoholtillsyn" in [n.title for n in report.plan.walk()]


def test_what_lay_above_comes_along_without_what_was_not_followed_up(vasteras: Document) -> None:
    goal = _plan(vasteras).nodes[1]
    entry = StatusEntry(goal.children[1].id, LAST_YEAR, f"{LAST_YEAR}-05-01", "done")
    vasteras.follow_up.set_status(entry)
    vasteras.plans.remove(PLAN, goal.id)
    followed = vasteras.versions.followed(PLAN, LAST_YEAR)
    assert [node.number for node in followed.nodes] == ["1", "2", "3", "4", "5"]
    assert [node.number for node in followed.nodes[1].children] == ["2.2"]


def test_a_removed_indicator_stays_with_its_outcome(vasteras: Document) -> None:
    node = _plan(vasteras).nodes[0].children[1]
    first, second = node.indicators
    vasteras.follow_up.set_outcome(Outcome(first.id, LAST_YEAR, value=Decimal(4), text="4"))
    vasteras.plans.remove_indicator(first.id, "första")
    vasteras.plans.remove_indicator(second.id, "andra")
    followed = vasteras.versions.followed(PLAN, LAST_YEAR).node(node.id)
    assert followed is not None
    assert [each.id for each in followed.indicators] == [first.id]
    assert [each.text for each in vasteras.follow_up.of(PLAN, LAST_YEAR).outcomes] == ["4"]


def test_written_follow_up_of_a_removed_goal_stays(vasteras: Document) -> None:
    goal = _plan(vasteras).nodes[2]
    vasteras.follow_up.set_prose(PLAN, LAST_YEAR, Prose(ProseSection.GOAL, "Bra år.", goal.id))
    vasteras.plans.remove(PLAN, goal.id)
    assert vasteras.versions.followed(PLAN, LAST_YEAR).node(goal.id) is not None
    follow_up = vasteras.follow_up.of(PLAN, LAST_YEAR)
    assert follow_up.prose_text(ProseSection.GOAL, goal.id) == "Bra år."


def test_restored_it_is_in_every_year_again(reported: Document) -> None:
    (entry,) = reported.trash.entries()
    reported.trash.restore(entry.id)
    assert reported.versions.followed(PLAN, LAST_YEAR) == _plan(reported)
    assert len(reported.follow_up.of(PLAN, THIS_YEAR).log) == 1
