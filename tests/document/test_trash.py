"""What is removed lies in the trash, in words, until it is taken back to where it lay."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from andts_desktop.document import Document, plans
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.follow_up import Outcome, StatusEntry
from andts_desktop.domain.ids import NodeId, PlanId, TrashId
from andts_desktop.domain.plan import Chapter, ChapterKind, Node, Plan
from andts_desktop.domain.plan_template import IndicatorDraft, NodeDraft
from andts_desktop.domain.trash import TrashEntry, TrashKind
from andts_desktop.errors import InputError
from andts_desktop.exchange.library import Library
from tests.db.rows import all_rows

PLAN = PlanId(1)


def read(document: Document) -> Plan:
    return document.plans.plan(PLAN)


def numbered(document: Document, number: str) -> Node:
    (found,) = (node for node in read(document).walk() if node.number == number)
    return found


def remove(document: Document, number: str) -> TrashId:
    return document.plans.remove(PLAN, numbered(document, number).id)


def children(document: Document, number: str) -> list[str]:
    return [child.number for child in numbered(document, number).children]


def remove_indicator(document: Document, number: str) -> TrashId:
    indicator = numbered(document, number).indicators[0]
    return document.plans.remove_indicator(indicator.id, "Antal\nkurser")


def remove_chapter(document: Document) -> TrashId:
    chapter = read(document).chapters[0]
    assert chapter.id is not None
    return document.plans.remove_chapter(chapter.id, chapter.title)


def told(entry: TrashEntry) -> tuple[TrashKind, str, str, str, int]:
    return entry.kind, entry.what, entry.title, entry.parent, entry.count


def test_an_empty_trash_tells_nothing(vasteras: Document) -> None:
    assert vasteras.trash.entries() == ()


def test_the_trash_tells_what_was_removed_and_from_where_the_latest_first(
    vasteras: Document,
) -> None:
    plan, goal, area = read(vasteras), numbered(vasteras, "2"), numbered(vasteras, "1.1")
    removed = [
        remove(vasteras, "2"),
        remove(vasteras, "1.1"),
        remove_indicator(vasteras, "1.2"),
        remove_chapter(vasteras),
        vasteras.plans.remove_plan(PLAN),
    ]
    entries = vasteras.trash.entries()
    above = next(node for node in plan.nodes if node.number == "1")
    beside = next(node for node in plan.walk() if node.number == "1.2")
    assert [entry.id for entry in entries] == removed[::-1]
    assert [told(entry) for entry in entries] == [
        (TrashKind.PLAN, "plan", plan.details.title, "", 1),
        (TrashKind.CHAPTER, "kapitel", plan.chapters[0].title, "", 1),
        (TrashKind.INDICATOR, "indikator", "Antal kurser", beside.label, 1),
        (TrashKind.NODE, "aktivitet", area.label, above.label, 1),
        (TrashKind.NODE, "målområde", goal.label, "", 3),
    ]
    assert {(entry.plan_id, entry.plan_title) for entry in entries} == {(PLAN, plan.details.title)}


def test_what_lay_in_the_trash_already_is_not_counted_with_what_held_it(vasteras: Document) -> None:
    remove(vasteras, "2.1")
    remove(vasteras, "2")
    assert [entry.count for entry in vasteras.trash.entries()] == [2, 1]


Removal = Callable[[Document], TrashId]
REMOVALS: dict[str, Removal] = {
    "node": lambda document: remove(document, "2"),
    "activity": lambda document: remove(document, "2.1"),
    "indicator": lambda document: remove_indicator(document, "2.1"),
    "chapter": remove_chapter,
    "plan": lambda document: document.plans.remove_plan(PLAN),
}


@pytest.mark.parametrize("removal", REMOVALS.values(), ids=REMOVALS)
def test_every_kind_comes_back_whole_and_can_be_put_back_exactly(
    vasteras: Document, removal: Removal
) -> None:
    before = all_rows(vasteras)
    trash_id = removal(vasteras)
    removed = all_rows(vasteras)
    restored = vasteras.trash.restore(trash_id)
    assert all_rows(vasteras) == before
    assert vasteras.trash.put_back(restored) == Changes(plan=True, follow_up=True)
    assert all_rows(vasteras) == removed
    vasteras.trash.restore(trash_id)
    assert all_rows(vasteras) == before


@pytest.mark.parametrize("removal", REMOVALS.values(), ids=REMOVALS)
def test_every_kind_survives_closing(
    vasteras: Document, library: Library, removal: Removal
) -> None:
    before = read(vasteras)
    removal(vasteras)
    entries = vasteras.trash.entries()
    vasteras.close()
    reopened = Document.open(vasteras.path, library)
    assert reopened.trash.entries() == entries
    reopened.trash.restore(entries[0].id)
    assert read(reopened) == before
    assert reopened.problems() == ()
    reopened.close()


@pytest.mark.parametrize(
    "order", [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)]
)
def test_nodes_come_back_to_where_they_lay_in_any_order(
    vasteras: Document, order: tuple[int, ...]
) -> None:
    goal = numbered(vasteras, "1")
    vasteras.plans.add_node(PLAN, goal.id, 3, NodeDraft("activity", "Ny", "1.4"))
    before = children(vasteras, "1")
    removed = [remove(vasteras, number) for number in ("1.1", "1.2", "1.3")]
    for each in order:
        vasteras.trash.restore(removed[each])
    assert children(vasteras, "1") == before


def test_a_node_is_put_back_exactly_also_where_others_went_after_it(vasteras: Document) -> None:
    first, _ = remove(vasteras, "1.3"), remove(vasteras, "1.2")
    removed = all_rows(vasteras)
    vasteras.trash.put_back(vasteras.trash.restore(first))
    assert all_rows(vasteras) == removed


def test_what_a_node_lay_in_comes_back_before_it(vasteras: Document) -> None:
    before = read(vasteras)
    child = remove(vasteras, "2.1")
    goal = remove(vasteras, "2")
    removed = all_rows(vasteras)
    restored = vasteras.trash.restore(child)
    assert [deletion.id for deletion in restored] == [goal, child]
    assert read(vasteras) == before
    vasteras.trash.put_back(restored)
    assert all_rows(vasteras) == removed


def test_everything_above_comes_back_before_what_lay_in_it(stockholm: Document) -> None:
    before = read(stockholm)
    node = next(each for each in before.walk() if len(before.ancestors(each)) == 1)
    goal = before.ancestors(node)[0]
    chain = [
        stockholm.plans.remove(PLAN, node.id),
        stockholm.plans.remove(PLAN, goal.id),
        stockholm.plans.remove_plan(PLAN),
    ]
    restored = stockholm.trash.restore(chain[0])
    assert [deletion.id for deletion in restored] == chain[::-1]
    assert read(stockholm) == before


def test_the_node_of_an_indicator_comes_back_before_it(vasteras: Document) -> None:
    before = read(vasteras)
    indicator = remove_indicator(vasteras, "2.1")
    node = remove(vasteras, "2.1")
    assert [each.id for each in vasteras.trash.restore(indicator)] == [node, indicator]
    assert read(vasteras) == before


@pytest.mark.parametrize("kind", ["activity", "indicator", "chapter"])
def test_the_plan_comes_back_before_what_lay_in_it(vasteras: Document, kind: str) -> None:
    before = read(vasteras)
    trash_id = REMOVALS[kind](vasteras)
    plan = vasteras.plans.remove_plan(PLAN)
    assert [each.id for each in vasteras.trash.restore(trash_id)] == [plan, trash_id]
    assert read(vasteras) == before


def test_what_is_not_in_the_trash_any_more_cannot_come_back(vasteras: Document) -> None:
    trash_id = remove(vasteras, "2.1")
    vasteras.trash.restore(trash_id)
    with pytest.raises(InputError, match="finns inte kvar i papperskorgen"):
        vasteras.trash.restore(trash_id)


def test_a_node_does_not_come_back_to_where_its_level_cannot_lie_any_more(
    stockholm: Document,
) -> None:
    plan = read(stockholm)
    goal = plan.nodes[0]
    (other,) = {node.level.key for node in plan.nodes} - {goal.level.key}
    for area in goal.children:
        stockholm.plans.remove(PLAN, area.id)
    last = stockholm.trash.entries()[0]
    stockholm.plans.set_level(PLAN, goal.id, other)
    before = all_rows(stockholm)
    with pytest.raises(InputError, match="kan inte läggas tillbaka: insatsområde kan inte längre"):
        stockholm.trash.restore(last.id)
    assert all_rows(stockholm) == before


def test_a_restoring_that_stops_half_way_takes_nothing_back(
    vasteras: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    child, _ = remove(vasteras, "2.1"), remove(vasteras, "2")
    before = all_rows(vasteras)
    whole = vasteras.trash._store.restore

    def stopping(trash_id: TrashId) -> object:
        if trash_id == child:
            raise KeyError(trash_id)
        return whole(trash_id)

    monkeypatch.setattr(vasteras.trash._store, "restore", stopping)
    with pytest.raises(KeyError):
        vasteras.trash.restore(child)
    assert all_rows(vasteras) == before


def test_a_plan_in_the_trash_is_not_among_the_plans(vasteras: Document, library: Library) -> None:
    other = vasteras.plans.add(library.template("vaxjo-2022-2027"))
    vasteras.plans.remove_plan(PLAN)
    assert vasteras.plans.ids() == (other,)
    with pytest.raises(InputError, match=f"Planen 1 finns inte i filen. Planer: {other}"):
        vasteras.plans.plan(PLAN)
    with pytest.raises(InputError, match="finns inte i filen"):
        vasteras.plans.remove_plan(PLAN)


def test_a_plan_comes_back_with_its_follow_up_and_leaves_the_surveys_alone(
    vasteras: Document,
) -> None:
    vasteras.surveys.open_round(2025)
    node = numbered(vasteras, "2.1")
    vasteras.follow_up.set_status(StatusEntry(node.id, 2025, "2025-05-05", "ongoing"))
    vasteras.follow_up.set_outcome(Outcome(node.indicators[0].id, 2025, text="3"))
    before = vasteras.follow_up.of(PLAN, 2025)
    trash_id = vasteras.plans.remove_plan(PLAN)
    assert [each.year for each in vasteras.surveys.rounds()] == [2025]
    vasteras.trash.restore(trash_id)
    assert vasteras.follow_up.of(PLAN, 2025) == before
    assert [each.year for each in vasteras.surveys.rounds()] == [2025]


def test_an_indicator_comes_back_with_its_outcomes(
    vasteras: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plans, "now", lambda: "2025-12-01T09:00:00+01:00")
    indicator = numbered(vasteras, "2.1").indicators[0]
    outcome = Outcome(indicator.id, 2025, text="3")
    vasteras.follow_up.set_outcome(outcome)
    trash_id = remove_indicator(vasteras, "2.1")
    assert vasteras.follow_up.of(PLAN, 2025).outcomes == ()
    vasteras.trash.restore(trash_id)
    assert vasteras.follow_up.of(PLAN, 2025).outcomes == (outcome,)


def test_the_trash_of_one_plan_is_told_with_that_plan(vasteras: Document, library: Library) -> None:
    other = vasteras.plans.add(library.template("vaxjo-2022-2027"))
    plan = vasteras.plans.plan(other)
    vasteras.plans.remove(other, plan.nodes[0].id)
    chapter = vasteras.plans.add_chapter(other, 0, Chapter(ChapterKind.OTHER, "X", ""))
    vasteras.plans.remove_chapter(chapter, "X")
    assert {entry.plan_id for entry in vasteras.trash.entries()} == {other}


def test_a_new_indicator_after_removals_does_not_take_a_place_in_the_trash(
    vasteras: Document,
) -> None:
    before = [each.text for each in numbered(vasteras, "2.1").indicators]
    trash_id = remove_indicator(vasteras, "2.1")
    vasteras.plans.add_indicator(numbered(vasteras, "2.1"), IndicatorDraft("Ny"))
    vasteras.trash.restore(trash_id)
    assert [each.text for each in numbered(vasteras, "2.1").indicators] == [*before, "Ny"]


def test_a_moved_node_leaves_the_trash_of_its_old_place_alone(vasteras: Document) -> None:
    trash_id = remove(vasteras, "2.1")
    other, goal = numbered(vasteras, "2.2"), numbered(vasteras, "1")
    vasteras.plans.move(PLAN, other.id, goal.id, 0)
    vasteras.trash.restore(trash_id)
    assert children(vasteras, "2") == ["2.1"]
    moved = numbered(vasteras, "2.2")
    assert moved == replace(other, parent_id=NodeId(goal.id))
