from dataclasses import replace

import pytest

from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan import Chapter, ChapterKind, Plan, PlanDetails
from andts_desktop.domain.plan_papers import (
    chapter_title,
    is_named,
    parted_chapters,
)

K = ChapterKind


def plan(*kinds: ChapterKind) -> Plan:
    chapters = tuple(Chapter(kind, "", "Text.") for kind in kinds)
    return Plan(PlanId(1), PlanDetails("Plan"), (), chapters)


def kinds(chapters: tuple[Chapter, ...]) -> list[ChapterKind]:
    return [each.kind for each in chapters]


@pytest.mark.parametrize(
    ("all_of_them", "after"),
    [
        ([], 0),
        ([K.PURPOSE, K.VISION], 0),
        ([K.PURPOSE, K.GLOSSARY, K.REFERENCES], 2),
        ([K.CONCEPTS, K.PURPOSE, K.OTHER], 0),
        ([K.PURPOSE, K.CONCEPTS, K.OTHER], 2),
        ([K.OTHER, K.OTHER], 0),
        ([K.GLOSSARY], 1),
    ],
)
def test_what_is_looked_up_at_the_end_stands_after_the_goals(
    all_of_them: list[ChapterKind], after: int
) -> None:
    first, last = parted_chapters(plan(*all_of_them))
    assert len(last) == after
    assert kinds(first) + kinds(last) == all_of_them


def test_chapters_that_nobody_has_written_are_left_out() -> None:
    made = plan(K.PURPOSE, K.GLOSSARY)
    empty = replace(made, chapters=tuple(replace(each, text=" \n") for each in made.chapters))
    assert parted_chapters(empty) == ((), ())


def test_a_chapter_without_title_is_called_by_its_kind() -> None:
    assert chapter_title(Chapter(K.SITUATION, " ", "")) == "Lägesbild"
    assert chapter_title(Chapter(K.SITUATION, "Hur ser det ut?", "")) == "Hur ser det ut?"


def test_a_chapter_is_known_by_its_title_in_any_case() -> None:
    assert is_named(Chapter(ChapterKind.VISION, " Vår Vision ", "x"), "vår vision")
    assert not is_named(Chapter(ChapterKind.VISION, "Framtiden", "x"), "Vision")
