"""A plan is made what it was, row for row, whatever was done to it."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.document.example import build_example
from andts_desktop.domain.follow_up import GoalAssessment, Outcome, Prose, ProseSection, StatusEntry
from andts_desktop.domain.ids import OptionId, PlanId, QuestionId
from andts_desktop.domain.plan import (
    Chapter,
    ChapterKind,
    Level,
    LevelRole,
    PlanDetails,
    ResponsibilityRole,
    allowed_levels,
)
from andts_desktop.domain.plan_template import (
    IndicatorDraft,
    NamedResponsibility,
    NodeDraft,
    PlanTemplate,
    UnitDraft,
)
from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.units import UnitKind
from andts_desktop.errors import InputError
from andts_desktop.exchange.library import Library
from tests.db.rows import all_rows

PLAN = PlanId(1)
YEAR = 2026
ROLES = tuple(ResponsibilityRole)


@pytest.fixture(scope="module")
def example_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("exempel") / "exempel.andts"
    document = Document.create(path, Library(paths.resources()))
    build_example(document, YEAR)
    document.close()
    return path.read_bytes()


class Hand:
    """Someone who edits a plan at random, in every way that the file knows."""

    def __init__(self, document: Document, data: st.DataObject) -> None:
        self._document = document
        self._plans = document.plans
        self._data = data

    def edit(self) -> None:
        """Make one edit; one that the plan refuses leaves it as it is."""
        edits = [
            self._add_node,
            self._remove_node,
            self._move_node,
            self._retype,
            self._take_part,
            self._indicators,
            self._chapters,
            self._follow_up,
            self._judge,
            self._decide,
            self._restore,
            self._levels,
        ]
        try:
            self._data.draw(st.sampled_from(edits))()
        except InputError:
            return

    def _add_node(self) -> None:
        plan = self._plans.plan(PLAN)
        parent = self._data.draw(st.sampled_from([None, *plan.walk()]))
        levels = allowed_levels(plan.levels, parent.level if parent else None)
        if not levels:
            return
        named = (NamedResponsibility(f"Ny part {len(self._document.units.all())}", ROLES[0]),)
        draft = NodeDraft(
            self._data.draw(st.sampled_from(levels)).key,
            "Ny",
            responsibilities=named,
            national_goals=("2",),
            indicators=(IndicatorDraft("Antal", responsibilities=named),),
        )
        self._plans.add_node(PLAN, parent.id if parent else None, 0, draft)

    def _remove_node(self) -> None:
        nodes = list(self._plans.plan(PLAN).walk())
        self._plans.remove(PLAN, self._data.draw(st.sampled_from(nodes)).id)

    def _move_node(self) -> None:
        nodes = list(self._plans.plan(PLAN).walk())
        node, parent = (self._data.draw(st.sampled_from(nodes)) for _ in range(2))
        self._plans.move(PLAN, node.id, parent.id, self._data.draw(st.integers(0, 4)))

    def _retype(self) -> None:
        nodes = list(self._plans.plan(PLAN).walk())
        node = self._data.draw(st.sampled_from(nodes))
        self._plans.set_field(node.id, "title", self._data.draw(st.text(max_size=5)))
        self._plans.set_field(node.id, "substances", "ad")

    def _take_part(self) -> None:
        nodes = list(self._plans.plan(PLAN).walk())
        node = self._data.draw(st.sampled_from(nodes))
        units = self._data.draw(
            st.lists(st.sampled_from(self._document.units.all()), unique=True, max_size=3)
        )
        self._plans.assign(node.id, [(unit.id, ResponsibilityRole.PARTNER) for unit in units])

    def _indicators(self) -> None:
        nodes = list(self._plans.plan(PLAN).walk())
        node = self._data.draw(st.sampled_from(nodes))
        is_removal = self._data.draw(st.booleans())
        if node.indicators and is_removal:
            self._plans.remove_indicator(node.indicators[0].id, "x")
        else:
            made = self._plans.add_indicator(node, IndicatorDraft("Antal", unit="st"))
            self._document.follow_up.set_outcome(Outcome(made, YEAR, text="3"))

    def _chapters(self) -> None:
        chapters = self._plans.plan(PLAN).chapters
        chapter = self._data.draw(st.sampled_from([None, *chapters]))
        if chapter is None or chapter.id is None:
            self._plans.add_chapter(PLAN, 1, Chapter(ChapterKind.OTHER, "Nytt", ""))
        elif self._data.draw(st.booleans()):
            self._plans.remove_chapter(chapter.id, chapter.title)
        else:
            self._plans.move_chapter(PLAN, chapter.id, 0)

    def _follow_up(self) -> None:
        nodes = self._plans.plan(PLAN).with_status()
        node = self._data.draw(st.sampled_from(nodes))
        entry = StatusEntry(node.id, YEAR, f"{YEAR}-05-05", "ongoing", comment="Ny")
        self._document.follow_up.set_status(entry)

    def _judge(self) -> None:
        goal = self._plans.plan(PLAN).nodes[0]
        self._document.follow_up.set_assessment(goal.id, YEAR, GoalAssessment.UNKNOWN)
        self._document.follow_up.set_prose(PLAN, YEAR, Prose(ProseSection.GOAL, "Ny", goal.id))

    def _decide(self) -> None:
        name = str(len(self._document.versions.all(PLAN)) + 1)
        self._document.versions.decide(PLAN, PlanVersion(name, valid_from=str(YEAR)))

    def _restore(self) -> None:
        entries = self._document.trash.entries()
        if entries:
            self._document.trash.restore(self._data.draw(st.sampled_from(entries)).id)

    def _levels(self) -> None:
        levels = self._plans.plan(PLAN).levels
        renamed = [replace(each, singular=each.singular + "x") for each in levels]
        key = f"ny{len(levels)}"
        self._plans.set_levels(PLAN, [*renamed, Level(key, LevelRole.GOAL, "ny", "nya")])


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_row_is_again_what_it_was_and_then_what_it_became(
    example_bytes: bytes, data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.andts"
        path.write_bytes(example_bytes)
        document = Document.open(path, Library(paths.resources()))
        # A rollback on close is enough here; nobody pulls the plug on this file.
        document._file._connection.execute("PRAGMA synchronous = OFF")
        hand = Hand(document, data)
        for _ in range(data.draw(st.integers(0, 4))):
            hand.edit()
        before, rows_before = document.whole_plans.state(PLAN), all_rows(document)
        for _ in range(data.draw(st.integers(1, 8))):
            hand.edit()
        after, rows_after = document.whole_plans.state(PLAN), all_rows(document)
        for state, rows in ((before, rows_before), (after, rows_after), (before, rows_before)):
            document.whole_plans.go_to(state)
            assert all_rows(document) == rows
            assert document.problems() == ()
        document.close()


def test_a_node_stored_before_the_one_it_lies_under_is_put_back(vasteras: Document) -> None:
    plan = vasteras.plans.plan(PLAN)
    child = plan.nodes[0].children[0]
    made = vasteras.plans.add_node(PLAN, None, 0, NodeDraft(plan.nodes[0].level.key, "Ny"))
    vasteras.plans.move(PLAN, child.id, made, 0)
    rows, state = all_rows(vasteras), vasteras.whole_plans.state(PLAN)
    vasteras.plans.remove(PLAN, made)
    vasteras.whole_plans.go_to(state)
    assert all_rows(vasteras) == rows


OTHER = PlanTemplate(
    "annan",
    PlanDetails("Annan plan", decided_on="2024-01-01"),
    (Level("goal", LevelRole.GOAL, "mål", "mål", has_status=True, has_responsibility=True),),
    units=(UnitDraft("Ny part", UnitKind.EXTERNAL), UnitDraft("Kulturnämnden", UnitKind.BOARD)),
    chapters=(Chapter(ChapterKind.VISION, "Vision", "Text"),),
    nodes=(
        NodeDraft(
            "goal",
            "Mål",
            national_goals=("1",),
            responsibilities=(
                NamedResponsibility("Ny part", ResponsibilityRole.LEAD),
                NamedResponsibility("Kulturnämnden", ResponsibilityRole.PARTNER),
            ),
            indicators=(IndicatorDraft("Antal"),),
        ),
    ),
)


def test_a_plan_that_is_taken_back_leaves_not_a_row_behind(vasteras: Document) -> None:
    units, rows = vasteras.whole_plans.units(), all_rows(vasteras)
    plan_id = vasteras.plans.add(OTHER)
    plan = vasteras.plans.plan(plan_id)
    vasteras.follow_up.set_status(StatusEntry(plan.nodes[0].id, YEAR, "2026-01-01", "done"))
    vasteras.plans.remove(plan_id, plan.nodes[0].id)
    after, rows_after = vasteras.whole_plans.state(plan_id), all_rows(vasteras)
    vasteras.whole_plans.go_to(vasteras.whole_plans.absent(plan_id, units))
    assert all_rows(vasteras) == rows
    vasteras.whole_plans.go_to(after)
    assert all_rows(vasteras) == rows_after
    assert vasteras.problems() == ()


def test_a_unit_that_a_plan_brought_stays_where_another_plan_names_it(vasteras: Document) -> None:
    units = vasteras.whole_plans.units()
    plan_id = vasteras.plans.add(OTHER)
    unit = vasteras.units.named("Ny part")
    node = vasteras.plans.plan(PLAN).nodes[0]
    vasteras.plans.assign(node.id, [(unit.id, ResponsibilityRole.PARTNER)])
    vasteras.whole_plans.go_to(vasteras.whole_plans.absent(plan_id, units))
    assert vasteras.units.named("Ny part") == unit


def test_a_unit_that_a_plan_brought_stays_where_it_has_answered(stockholm: Document) -> None:
    units = stockholm.whole_plans.units()
    plan_id = stockholm.plans.add(OTHER)
    unit = stockholm.units.named("Ny part")
    opened = stockholm.surveys.open_round(2025)
    answer = Answer(QuestionId("org-samordnare"), AnswerState.ANSWERED, (OptionId("halvtid"),))
    stockholm.surveys.set_answer(opened.id, unit.id, answer)
    stockholm.whole_plans.go_to(stockholm.whole_plans.absent(plan_id, units))
    names = {each.name for each in stockholm.units.all()}
    assert "Ny part" in names
    assert "Kulturnämnden" not in names


def test_a_unit_that_was_there_before_comes_back_with_the_plan(vasteras: Document) -> None:
    state, rows = vasteras.whole_plans.state(PLAN), all_rows(vasteras)
    units = state.units
    vasteras.whole_plans.go_to(vasteras.whole_plans.absent(PLAN, ()))
    assert vasteras.units.all() == ()
    vasteras.whole_plans.go_to(state)
    assert vasteras.units.all() == units
    assert all_rows(vasteras) == rows


def test_the_state_of_a_plan_is_not_that_of_the_others(vasteras: Document) -> None:
    other = vasteras.plans.add(OTHER)
    state = vasteras.whole_plans.state(PLAN)
    vasteras.plans.set_details(other, PlanDetails("Ny titel"))
    vasteras.whole_plans.go_to(state)
    assert vasteras.plans.plan(other).details.title == "Ny titel"


def test_a_way_back_that_stops_half_way_changes_nothing(
    vasteras: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    units = vasteras.whole_plans.units()
    plan_id = vasteras.plans.add(OTHER)
    rows = all_rows(vasteras)

    class StoppedError(Exception):
        pass

    def stop(*_: object) -> None:
        raise StoppedError

    monkeypatch.setattr(vasteras.whole_plans._units, "discard", stop)
    with pytest.raises(StoppedError):
        vasteras.whole_plans.go_to(vasteras.whole_plans.absent(plan_id, units))
    assert all_rows(vasteras) == rows
