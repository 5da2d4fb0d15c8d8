"""A plan's words for its levels, with their gender."""

import pytest

from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan import Level, LevelRole, Plan, PlanDetails
from andts_desktop.domain.plan_words import another, followed_words, one


def _level(singular: str, plural: str = "", *, has_status: bool = False) -> Level:
    return Level(singular, LevelRole.ACTIVITY, singular, plural, has_status=has_status)


def _plan(*levels: Level) -> Plan:
    return Plan(PlanId(1), PlanDetails("Plan"), levels)


@pytest.mark.parametrize(
    ("name", "with_article", "with_other"),
    [
        ("mål", "ett mål", "ett annat mål"),
        ("prioriterat målområde", "ett prioriterat målområde", "ett annat prioriterat målområde"),
        ("ska-sats", "en ska-sats", "en annan ska-sats"),
        ("utvecklingssteg", "ett utvecklingssteg", "ett annat utvecklingssteg"),
    ],
)
def test_a_name_takes_its_article(name: str, with_article: str, with_other: str) -> None:
    assert (one(_level(name)), another(_level(name))) == (with_article, with_other)


def test_what_is_followed_up_is_called_what_the_plan_calls_it() -> None:
    levels = (_level("mål", "mål"), _level("insats", "insatser", has_status=True))
    assert followed_words(_plan(*levels)) == ("insats", "insatser")


def test_the_lowest_of_several_levels_names_them_all() -> None:
    levels = (
        _level("åtgärd", "åtgärder", has_status=True),
        _level("steg", "steg", has_status=True),
        _level("mått", "mått"),
    )
    assert followed_words(_plan(*levels)) == ("steg", "steg")


@pytest.mark.parametrize("plan", [None, _plan(_level("mål", "mål"))])
def test_activities_are_said_where_nothing_is_followed_up(plan: Plan | None) -> None:
    assert followed_words(plan) == ("aktivitet", "aktiviteter")
