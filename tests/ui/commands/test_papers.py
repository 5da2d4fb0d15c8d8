"""Edits of how documents look and of their chapters, undone and made again."""

from andts_desktop.domain.brand import PLAIN, Brand
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.paper import PaperKind
from andts_desktop.domain.paper_sections import SectionChoice
from andts_desktop.ui.commands.papers import SetBrand, SetMark, SetSections
from andts_desktop.ui.session import Session

PLAN = PlanId(1)
ANNUAL = PaperKind.ANNUAL
CHOICES = (SectionChoice("goals"), SectionChoice("summary", is_shown=False))


def test_a_look_is_undone_and_made_again(session: Session) -> None:
    editions, new = session.document.editions, Brand("Storstad", "#7a3e9d", b"", "")
    session.push(SetBrand(session, PLAIN, new))
    session.undo_stack.undo()
    before = editions.brand()
    session.undo_stack.redo()
    assert (before, editions.brand()) == (PLAIN, new)


def test_chapters_are_undone_and_made_again(session: Session) -> None:
    editions = session.document.editions
    session.push(SetSections(session, PLAN, ANNUAL, (), CHOICES))
    session.undo_stack.undo()
    before = editions.sections(PLAN, ANNUAL)
    session.undo_stack.redo()
    assert (before, editions.sections(PLAN, ANNUAL)) == ((), CHOICES)


def test_a_mark_is_undone_and_made_again(session: Session) -> None:
    editions = session.document.editions
    session.push(SetMark(session, PLAN, ANNUAL, 2026, "goals", is_ready=True))
    session.undo_stack.undo()
    before = editions.marks(PLAN, ANNUAL, 2026)
    session.undo_stack.redo()
    assert (before, editions.marks(PLAN, ANNUAL, 2026)) == (frozenset(), frozenset({"goals"}))


def test_undo_says_what_it_undoes(session: Session) -> None:
    session.push(SetMark(session, PLAN, ANNUAL, 2026, "goals", is_ready=True))
    assert session.undo_stack.undoText() == "klarmarkering"
