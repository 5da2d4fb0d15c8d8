"""The chapters of the annual follow-up, named in the plan's own words."""

import pytest

from andts_desktop.domain.annual_sections import goals_heading
from andts_desktop.domain.plan import Level, LevelRole


@pytest.mark.parametrize(
    ("singular", "plural", "heading"),
    [
        ("mål", "mål", "Mål för mål"),
        ("målområde", "målområden", "Målområden"),
        ("utvecklingsområde", "utvecklingsområden", "Utvecklingsområden"),
    ],
)
def test_the_chapter_of_the_goals_is_named_as_the_plan_does(
    singular: str, plural: str, heading: str
) -> None:
    assert goals_heading(Level("g", LevelRole.GOAL, singular, plural)) == heading
