"""Chapters of any number in any order, each change of which can be taken back."""

from dataclasses import replace

import pytest

from andts_desktop.document import Document
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import ChapterId, PlanId
from andts_desktop.domain.plan import Chapter, ChapterKind, Plan
from andts_desktop.errors import InputError
from andts_desktop.exchange.library import Library

PLAN = PlanId(1)
TOUCHED = Changes(plan=True, follow_up=True)
NEW = Chapter(ChapterKind.OTHER, "Förord", "Hej")


def read(document: Document) -> Plan:
    return document.plans.plan(PLAN)


def titles(document: Document) -> list[str]:
    return [chapter.title for chapter in read(document).chapters]


def ids(document: Document) -> list[ChapterId]:
    return [each.id for each in read(document).chapters if each.id is not None]


def chapters_of(document: Document, *names: str) -> list[ChapterId]:
    """Give the plan these chapters in place of its own; return their ids."""
    for each in ids(document):
        document.plans.discard_chapter(each)
    return [
        document.plans.add_chapter(PLAN, place, Chapter(ChapterKind.OTHER, name, "Text"))
        for place, name in enumerate(names)
    ]


def test_a_chapter_is_added_where_it_is_put(vasteras: Document) -> None:
    before = titles(vasteras)
    made = vasteras.plans.add_chapter(PLAN, 1, replace(NEW, title=" För\nord\x00", text="a\r\nb"))
    assert titles(vasteras) == [before[0], "För ord", *before[1:]]
    assert read(vasteras).chapters[1] == Chapter(ChapterKind.OTHER, "För ord", "a\nb")
    assert read(vasteras).chapters[1].id == made


def test_the_addition_of_a_chapter_is_taken_back_and_made_again_under_its_id(
    vasteras: Document,
) -> None:
    before = read(vasteras)
    made = vasteras.plans.add_chapter(PLAN, 2, NEW)
    after = read(vasteras)
    assert vasteras.plans.discard_chapter(made) == TOUCHED
    assert read(vasteras) == before
    assert vasteras.plans.add_chapter(PLAN, 2, NEW, made) == made
    assert read(vasteras) == after


def test_two_chapters_can_be_of_the_same_kind(vasteras: Document) -> None:
    for place in (0, 1):
        vasteras.plans.add_chapter(PLAN, place, Chapter(ChapterKind.PURPOSE, f"S{place}", "x"))
    first = read(vasteras).chapter(ChapterKind.PURPOSE)
    assert first is not None
    assert first.title == "S0"


def test_an_empty_chapter_stays_and_is_not_yet_written(vasteras: Document) -> None:
    made = vasteras.plans.add_chapter(PLAN, 0, replace(NEW, text=""))
    plan = read(vasteras)
    assert plan.chapters[0] == replace(NEW, text="")
    assert all(chapter.id != made for chapter in plan.written_chapters())


def test_what_a_chapter_says_is_stored_in_its_place(vasteras: Document) -> None:
    before = read(vasteras).chapters
    said = Chapter(ChapterKind.CONCEPTS, "Begrepp", "- ett\n- **två**")
    assert before[1].id is not None
    assert vasteras.plans.set_chapter(before[1].id, said) == TOUCHED
    assert read(vasteras).chapters == (before[0], said, *before[2:])
    vasteras.plans.set_chapter(before[1].id, before[1])
    assert read(vasteras).chapters == before


@pytest.mark.parametrize("title", ["", " \n", "\x00"])
def test_a_chapter_needs_a_title(vasteras: Document, title: str) -> None:
    before = read(vasteras)
    chapter_id = ids(vasteras)[0]
    with pytest.raises(InputError, match="Kapitlet behöver en rubrik"):
        vasteras.plans.add_chapter(PLAN, 0, replace(NEW, title=title))
    with pytest.raises(InputError, match="Kapitlet behöver en rubrik"):
        vasteras.plans.set_chapter(chapter_id, replace(NEW, title=title))
    assert read(vasteras) == before


@pytest.mark.parametrize(
    ("place", "order"), [(0, "CABD"), (1, "ACBD"), (2, "ABCD"), (3, "ABDC"), (9, "ABDC")]
)
def test_a_chapter_is_moved_and_moved_back(vasteras: Document, place: int, order: str) -> None:
    moved = chapters_of(vasteras, *"ABCD")[2]
    assert vasteras.plans.move_chapter(PLAN, moved, place) == TOUCHED
    assert "".join(titles(vasteras)) == order
    vasteras.plans.move_chapter(PLAN, moved, 2)
    assert "".join(titles(vasteras)) == "ABCD"


def test_a_removed_chapter_comes_back_to_its_place(vasteras: Document) -> None:
    chapters = chapters_of(vasteras, *"ABCD")
    trash_id = vasteras.plans.remove_chapter(chapters[1], "B")
    assert "".join(titles(vasteras)) == "ACD"
    assert vasteras.plans.restore(trash_id) == TOUCHED
    assert "".join(titles(vasteras)) == "ABCD"
    assert ids(vasteras) == chapters


@pytest.mark.parametrize("order", ["BC", "CB"])
def test_several_removed_chapters_come_back_in_any_order(vasteras: Document, order: str) -> None:
    chapters = dict(zip("ABCD", chapters_of(vasteras, *"ABCD"), strict=True))
    removed = {name: vasteras.plans.remove_chapter(chapters[name], name) for name in "BC"}
    for name in order:
        vasteras.trash.restore(removed[name])
    assert "".join(titles(vasteras)) == "ABCD"


def test_the_chapters_of_one_plan_are_not_those_of_another(
    vasteras: Document, library: Library
) -> None:
    before = read(vasteras)
    other = vasteras.plans.add(library.template("vaxjo-2022-2027"))
    vasteras.plans.add_chapter(other, 0, NEW)
    assert read(vasteras) == before
    assert vasteras.plans.plan(other).chapters[0] == NEW
