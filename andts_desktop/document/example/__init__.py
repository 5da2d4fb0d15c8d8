"""A fictional municipality to look at, Exempelstad: nothing in it is real.

It has a programme shaped as Stockholm's and an action plan shaped as Västerås', so that every
page and every document has something to show, and no invented outcome stands under a real name.
"""

from dataclasses import dataclass

from andts_desktop.document import Document
from andts_desktop.document.example import (
    action_plan,
    action_plan_story,
    answers,
    chapters,
    collected,
    departments,
    follow_up,
    former_districts,
    programme,
    programme_story,
)
from andts_desktop.document.example.names import MUNICIPALITY

__all__ = ["MUNICIPALITY", "ExampleYears", "build_example", "example_years"]

FIRST_YEAR_OF_VERSION_2 = 2023


@dataclass(frozen=True, slots=True)
class ExampleYears:
    """The years of the example: four of plan and survey, of which `last` is the current one."""

    first: int
    last: int

    @property
    def all(self) -> tuple[int, ...]:
        """Every year from the first to the last."""
        return tuple(range(self.first, self.last + 1))


def example_years(today_year: int) -> ExampleYears:
    """Return the years to show in `today_year`; PI-mini 2 was first used in 2023."""
    first = max(FIRST_YEAR_OF_VERSION_2, today_year - 3)
    return ExampleYears(first, max(first, today_year))


def build_example(document: Document, today_year: int) -> None:
    """Fill a new document with the example; the same year gives the same content."""
    years = example_years(today_year)
    library = document.library
    with document.together():
        first_plan = document.plans.add(
            programme.template(library.template("stockholm-2023-2026"), years.first)
        )
        second_plan = document.plans.add(
            action_plan.template(library.template("vasteras-2022-2025"), years.first)
        )
        former_districts.store(document)
        answers.store(document, years.all)
        collected.store(document, years.all)
        departments.store(document, years.all)
        collected.lock_earlier(document, years.last)
        follow_up.store(document, first_plan, programme_story.STORY, years.last)
        follow_up.store(document, second_plan, action_plan_story.STORY, years.last)
        chapters.store(document, first_plan, years.last)
