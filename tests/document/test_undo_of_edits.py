"""Any run of edits of a plan is undone and redone exactly."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.domain.ids import ChapterId, NodeId, PlanId, VersionId
from andts_desktop.domain.plan import (
    Chapter,
    ChapterKind,
    Level,
    LevelRole,
    Node,
    NodeField,
    Plan,
    allowed_levels,
)
from andts_desktop.domain.plan_template import (
    NodeDraft,
    PlanTemplate,
)
from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.domain.trash import Deletion
from andts_desktop.domain.tree_places import levels_for
from andts_desktop.errors import InputError
from andts_desktop.exchange.library import Library
from tests.domain.build import with_role

PLAN = PlanId(1)


def read(document: Document) -> Plan:
    return document.plans.plan(PLAN)


class Change:
    """One edit as the window makes it: done, undone, and done again under the same ids."""

    def __init__(self, do: Callable[[], object], undo: Callable[[], object]) -> None:
        self.do = do
        self.undo = undo


def some_change(document: Document, draw: st.DataObject) -> Change | None:
    plan = read(document)
    on_the_plan = [_addition, _chapter_addition, _chapter_removal, _chapter_move, _title, _decision]
    kind = draw.draw(st.sampled_from([*on_the_plan, _restoring, None, None, None, None]))
    if kind is not None:
        return kind(document, plan, draw)
    nodes = list(plan.walk())
    if not nodes:
        return None
    node = draw.draw(st.sampled_from(nodes))
    on_a_node = [_removal, _move, _move, _indicator_removal, _retyping, _level_change]
    return draw.draw(st.sampled_from(on_a_node))(document, plan, node, draw)


def _siblings(plan: Plan, parent: Node | None) -> tuple[Node, ...]:
    return plan.nodes if parent is None else parent.children


def _addition(document: Document, plan: Plan, draw: st.DataObject) -> Change:
    parent = draw.draw(st.sampled_from([None, *with_role(plan, LevelRole.GOAL)]))
    lawful = allowed_levels(plan.levels, parent.level if parent else None)
    level = draw.draw(st.sampled_from(lawful))
    index = draw.draw(st.integers(0, len(_siblings(plan, parent))))
    parent_id = parent.id if parent else None
    draft = NodeDraft(level.key, "Ny")
    made: list[NodeId] = []

    def do() -> None:
        again = made[0] if made else None
        made[:] = [document.plans.add_node(PLAN, parent_id, index, draft, again)]

    return Change(do, lambda: document.plans.discard_node(made[0]))


def _chapter_addition(document: Document, plan: Plan, draw: st.DataObject) -> Change:
    index = draw.draw(st.integers(0, len(plan.chapters)))
    chapter = Chapter(ChapterKind.OTHER, "Nytt", draw.draw(st.sampled_from(["", "Text"])))
    made: list[ChapterId] = []

    def do() -> None:
        again = made[0] if made else None
        made[:] = [document.plans.add_chapter(PLAN, index, chapter, again)]

    return Change(do, lambda: document.plans.discard_chapter(made[0]))


def _chapter_removal(document: Document, plan: Plan, draw: st.DataObject) -> Change | None:
    if not plan.chapters:
        return None
    chapter = draw.draw(st.sampled_from(plan.chapters))
    assert chapter.id is not None
    chapter_id, trash = chapter.id, []
    return Change(
        lambda: trash.append(document.plans.remove_chapter(chapter_id, chapter.title)),
        lambda: document.plans.restore(trash.pop()),
    )


def _chapter_move(document: Document, plan: Plan, draw: st.DataObject) -> Change | None:
    if not plan.chapters:
        return None
    old = draw.draw(st.integers(0, len(plan.chapters) - 1))
    new = draw.draw(st.integers(0, len(plan.chapters) - 1))
    chapter_id = plan.chapters[old].id
    assert chapter_id is not None
    return Change(
        lambda: document.plans.move_chapter(PLAN, chapter_id, new),
        lambda: document.plans.move_chapter(PLAN, chapter_id, old),
    )


def _title(document: Document, plan: Plan, draw: st.DataObject) -> Change:
    title = draw.draw(st.sampled_from(["Ny plan", "Annan plan"]))
    return Change(
        lambda: document.plans.set_details(PLAN, replace(plan.details, title=title)),
        lambda: document.plans.set_details(PLAN, plan.details),
    )


def _decision(document: Document, plan: Plan, draw: st.DataObject) -> Change:
    name = f"{len(document.versions.all(PLAN)) + 1}:1"
    version = PlanVersion(name, valid_from=draw.draw(st.sampled_from(["", "2024", "2027-01"])))
    made: list[VersionId] = []
    return Change(
        lambda: made.append(document.versions.decide(PLAN, version)),
        lambda: document.versions.take_back(PLAN, made.pop(), plan.details),
    )


def _restoring(document: Document, plan: Plan, draw: st.DataObject) -> Change | None:
    entries = document.trash.entries()
    if not entries:
        return None
    trash_id = draw.draw(st.sampled_from(entries)).id
    restored: list[tuple[Deletion, ...]] = []
    try:
        document.trash.put_back(document.trash.restore(trash_id))
    except InputError:
        return None
    return Change(
        lambda: restored.append(document.trash.restore(trash_id)),
        lambda: document.trash.put_back(restored.pop()),
    )


def _removal(document: Document, plan: Plan, node: Node, draw: st.DataObject) -> Change:
    trash = []
    return Change(
        lambda: trash.append(document.plans.remove(PLAN, node.id)),
        lambda: document.plans.restore(trash.pop()),
    )


def _indicator_removal(
    document: Document, plan: Plan, node: Node, draw: st.DataObject
) -> Change | None:
    if not node.indicators:
        return None
    trash = []
    indicator = node.indicators[0]
    return Change(
        lambda: trash.append(document.plans.remove_indicator(indicator.id, "x")),
        lambda: document.plans.restore(trash.pop()),
    )


def _retyping(document: Document, plan: Plan, node: Node, draw: st.DataObject) -> Change:
    fields: dict[NodeField, tuple[str, str]] = {
        "title": ("Annan", node.title),
        "starts": ("2024-03", node.starts),
        "prevention_level": ("selective", node.prevention_level),
        "substances": ("AS", "".join(node.substances)),
    }
    field = draw.draw(st.sampled_from(list(fields)))
    new, old = fields[field]
    return Change(
        lambda: document.plans.set_field(node.id, field, new),
        lambda: document.plans.set_field(node.id, field, old),
    )


def _level_change(document: Document, plan: Plan, node: Node, draw: st.DataObject) -> Change:
    level = draw.draw(st.sampled_from(levels_for(plan, node)))
    return Change(
        lambda: document.plans.set_level(PLAN, node.id, level.key),
        lambda: document.plans.set_level(PLAN, node.id, node.level.key),
    )


def _move(document: Document, plan: Plan, node: Node, draw: st.DataObject) -> Change:
    above = (plan.ancestors(node) or (None,))[-1]
    level_above = above.level if above else None
    places = [above, *(n for n in plan.walk() if n.level == level_above and n is not node)]
    parent = draw.draw(st.sampled_from(places))
    others = [each for each in _siblings(plan, parent) if each.id != node.id]
    index = draw.draw(st.integers(0, len(others)))
    old = [each.id for each in _siblings(plan, above)].index(node.id)
    return Change(
        lambda: document.plans.move(PLAN, node.id, parent.id if parent else None, index),
        lambda: document.plans.move(PLAN, node.id, node.parent_id, old),
    )


def small_template(library: Library) -> PlanTemplate:
    whole = library.template("vasteras-2022-2025")
    part = Level("part", LevelRole.ACTIVITY, "del", "delar", "activity", has_status=True)
    return replace(whole, levels=(*whole.levels, part), nodes=whole.nodes[:2])


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_every_run_of_changes_is_undone_and_redone_exactly(data: st.DataObject) -> None:
    library = Library(paths.resources())
    with TemporaryDirectory() as folder:
        document = Document.create(Path(folder) / "a.andts", library)
        # A rollback on close is enough here; nobody pulls the plug on this file.
        document._file._connection.execute("PRAGMA synchronous = OFF")
        document.plans.add(small_template(library))
        stack: list[Change] = []
        states = [read(document)]
        for _ in range(data.draw(st.integers(1, 12))):
            change = some_change(document, data)
            if change is not None:
                change.do()
                stack.append(change)
                states.append(read(document))
        for change, state in zip(reversed(stack), reversed(states[:-1]), strict=True):
            change.undo()
            assert read(document) == state
        for change, state in zip(stack, states[1:], strict=True):
            change.do()
            assert read(document) == state
        assert document.problems() == ()
        document.close()
