"""A question is linked to a node that the user added, and its status suggests the answer."""

from dataclasses import replace

import pytest

from andts_desktop.domain.follow_up import StatusEntry
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.instrument import Instrument, Link, Question
from andts_desktop.domain.instrument_edits import question_ref
from andts_desktop.domain.plan import LevelRole, Node
from andts_desktop.domain.plan_template import NodeDraft
from andts_desktop.domain.units import UnitKind
from andts_desktop.ui.dialogs.pick import PickDialog
from andts_desktop.ui.pages.survey import SurveyPage
from andts_desktop.ui.pages.survey_questions_pane import SurveyQuestionsPane
from andts_desktop.ui.session import Session
from tests.ui.conftest import ShowPage
from tests.ui.survey_acts import answer_of, form_of

PLAN = PlanId(1)


@pytest.fixture
def session(vasteras_session: Session) -> Session:
    """Return a session on a plan whose nodes nothing links to, with one activity that is done."""
    document = vasteras_session.document
    goal = document.plans.plan(PLAN).nodes[0]
    level = next(each for each in document.plans.plan(PLAN).levels if each.has_status)
    above = next(n for n in goal.walk() if n.level.key == level.parent)
    activity = document.plans.add_node(PLAN, above.id, 0, NodeDraft(level.key, "Öva ”nej tack”"))
    year = vasteras_session.year
    document.follow_up.set_status(StatusEntry(activity, year, f"{year}-10-01", "done"))
    return vasteras_session


@pytest.fixture
def pane(session: Session, show_page: ShowPage) -> SurveyQuestionsPane:
    page = show_page(SurveyPage, session)
    page.show_only("questions")
    made = page.findChildren(SurveyQuestionsPane)[0]
    made.edits.new_instrument()
    made.tree.choose(question_ref("del-1-1"))
    return made


def _added(session: Session) -> Node:
    plan = session.document.plans.plan(PLAN)
    return next(node for node in plan.walk() if node.title == "Öva ”nej tack”")


def _shown(pane: SurveyQuestionsPane) -> Instrument:
    return next(e for e in pane.session.document.instruments.all() if e.family == "ny-enkat")


def _question(pane: SurveyQuestionsPane) -> Question:
    return _shown(pane).questions()[0]


def _link(pane: SurveyQuestionsPane, node: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = pane.session.document.plans.plan(PLAN)
    place = [each.id for each in plan.walk()].index(node.id)
    monkeypatch.setattr(PickDialog, "exec", lambda _: 1)
    monkeypatch.setattr(PickDialog, "picked", lambda _: (place,))
    pane.question.links.click()


def test_a_node_gets_its_key_when_it_is_linked(
    pane: SurveyQuestionsPane, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    _link(pane, _added(session), monkeypatch)
    assert _added(session).key == "ova-nej-tack"
    assert _question(pane).links == (Link(LevelRole.ACTIVITY, "ova-nej-tack"),)
    assert pane.question.links.accessibleName().endswith("Öva ”nej tack”")


def test_linking_is_one_step_of_undo(
    pane: SurveyQuestionsPane, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = session.undo_stack.count()
    _link(pane, _added(session), monkeypatch)
    assert session.undo_stack.count() == before + 1
    session.undo_stack.undo()
    assert (_added(session).key, _question(pane).links) == ("", ())
    session.undo_stack.redo()
    assert _added(session).key == _question(pane).links[0].key == "ova-nej-tack"


def test_a_linked_nodes_status_suggests_the_answer_that_is_accepted(
    pane: SurveyQuestionsPane,
    session: Session,
    show_page: ShowPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _link(pane, _added(session), monkeypatch)
    kinds = tuple({unit.kind for unit in session.document.units.all()} | {UnitKind.MUNICIPALITY})
    session.document.instruments.put(replace(_shown(pane), unit_kinds=kinds))
    session.document.surveys.open_round(session.year, _shown(pane).id)
    session.choose_family("ny-enkat")
    page = show_page(SurveyPage, session)
    form = form_of(page, _question(pane))
    assert "1 av 1 " in form._proposed.text.text()
    form._proposed.action.click()
    answer = answer_of(session, _question(pane))
    assert answer.option_ids == ("ja",)
