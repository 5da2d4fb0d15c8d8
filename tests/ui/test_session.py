"""The session: choices, undo, and writes that fail."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtTest import QSignalSpy

from andts_desktop.db.failures import unusable
from andts_desktop.document import Document
from andts_desktop.domain.changes import EVERYTHING, Changes
from andts_desktop.domain.comparison import full_answer
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.units import UnitKind
from andts_desktop.errors import FileError
from andts_desktop.ui.commands.plan import SetNodeField
from andts_desktop.ui.commands.survey import SetAnswer
from andts_desktop.ui.session import Session
from tests.ui.survey_kinds import KINDS, open_kinds


def _answer_first(session: Session) -> SetAnswer:
    survey_round, unit = session.survey_round(), session.unit()
    assert survey_round is not None
    assert unit is not None
    question = session.document.surveys.instrument(survey_round).questions()[0]
    old = Answer(question.id, AnswerState.UNANSWERED)
    return SetAnswer(session, survey_round.id, unit.id, old, full_answer(question))


def _answered(session: Session) -> int:
    survey_round, unit = session.survey_round(), session.unit()
    assert survey_round is not None
    assert unit is not None
    return session.document.surveys.score(survey_round, unit).answered


def test_a_command_is_stored_at_once(session: Session) -> None:
    session.push(_answer_first(session))
    assert _answered(session) == 1


def test_undo_takes_the_answer_away_again(session: Session) -> None:
    session.push(_answer_first(session))
    session.undo_stack.undo()
    assert _answered(session) == 0


def test_redo_gives_it_back(session: Session) -> None:
    session.push(_answer_first(session))
    session.undo_stack.undo()
    session.undo_stack.redo()
    assert _answered(session) == 1


def test_saved_is_told_after_a_write(session: Session) -> None:
    spy = QSignalSpy(session.saved)
    session.push(_answer_first(session))
    assert spy.count() == 1


def test_a_failed_write_is_told_in_words_and_leaves_no_step(session: Session) -> None:
    spy = QSignalSpy(session.failed)
    command = _answer_first(session)

    def fail() -> Changes:
        raise FileError("Disken är full.")

    command.apply = fail  # type: ignore[method-assign]
    went_through = session.push(command)
    assert not went_through
    assert spy.at(0) == ["Disken är full."]
    assert session.undo_stack.count() == 0


def test_a_failed_write_says_that_it_is_not_saved(session: Session) -> None:
    spy = QSignalSpy(session.saved)
    session.run(lambda: (_ for _ in ()).throw(FileError("nej")))
    assert spy.count() == 0


def test_letters_typed_in_one_stay_are_one_step(session: Session) -> None:
    plan = session.plan()
    assert plan is not None
    node = plan.nodes[0]
    for text in ("N", "Ny", "Nytt"):
        session.push(SetNodeField(session, node, "title", text, typing=7))
    session.undo_stack.undo()
    after = session.plan()
    assert after is not None
    assert after.nodes[0].title == node.title


def test_two_stays_are_two_steps(session: Session) -> None:
    plan = session.plan()
    assert plan is not None
    session.push(SetNodeField(session, plan.nodes[0], "title", "Ett", typing=1))
    session.push(SetNodeField(session, plan.nodes[0], "title", "Två", typing=2))
    assert session.undo_stack.count() == 2


def test_another_year_is_told(session: Session) -> None:
    spy = QSignalSpy(session.context_changed)
    session.choose_year(2024)
    assert spy.count() == 1
    assert session.year == 2024


def test_years_to_choose_from_hold_the_period_and_this_year(session: Session) -> None:
    assert set(session.years()) >= {2023, 2024, 2025, 2026}


def test_departments_are_no_choice_before_they_answer(session: Session) -> None:
    assert {unit.kind.value for unit in session.units()} == {"district"}


def test_a_fault_of_our_own_is_not_hidden_as_the_worlds(tmp_path: Path) -> None:
    import sqlite3

    error = sqlite3.ProgrammingError("wrong thread")
    assert unusable(tmp_path / "fil.andts", error) is error


def test_everything_covers_every_change() -> None:
    assert Changes(plan=True) | EVERYTHING == EVERYTHING


def test_a_file_without_plans_opens(document: Document) -> None:
    import datetime as dt

    session = Session(document, lambda: dt.date(2026, 1, 1))
    assert session.plan() is None
    assert session.follow_up() is None
    assert session.unit() is None


def test_a_file_with_one_survey_has_none_to_choose(session: Session) -> None:
    assert session.families() == ()


def test_a_year_with_two_surveys_has_them_to_choose(session: Session) -> None:
    open_kinds(session.document, session.year)
    assert [family for family, _ in session.families()] == ["pi-mini", KINDS.family]
    session.choose_family(KINDS.family)
    assert session.family == KINDS.family


def test_a_year_without_the_chosen_survey_shows_what_it_has(session: Session) -> None:
    open_kinds(session.document, session.year)
    session.choose_family(KINDS.family)
    session.document.surveys.open_round(session.year - 1)
    session.choose_year(session.year - 1)
    assert session.family == "pi-mini"
    session.choose_year(session.year - 1)
    assert session.survey_round() is None


def test_a_sheet_is_shown_with_its_year_survey_and_unit(session: Session) -> None:
    opened = open_kinds(session.document, session.year - 1)
    unit_id = session.units()[2].id
    spy = QSignalSpy(session.context_changed)
    session.choose_sheet(opened.id, unit_id)
    assert (session.survey_round(), session.unit_id) == (opened, unit_id)
    assert spy.count() == 1


def test_the_log_is_written_with_the_session_day(session: Session) -> None:
    assert session.now().startswith(session.today().isoformat())


def test_a_survey_that_is_come_back_to_shows_the_unit_it_showed(session: Session) -> None:
    first = session.family
    last = session.units()[-1]
    session.choose_unit(last.id)
    only = replace(KINDS, unit_kinds=(UnitKind.DEPARTMENT,))
    session.document.instruments.put(only)
    session.document.surveys.open_round(session.year, KINDS.id)
    session.choose_family(KINDS.family)
    assert session.unit_id != last.id
    session.choose_family(first)
    assert session.unit_id == last.id
