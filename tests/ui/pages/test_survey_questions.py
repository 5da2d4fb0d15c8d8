"""The editor of instruments: what is frozen, what is edited, and that all can be undone."""

import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId
from andts_desktop.domain.instrument import (
    Condition,
    Instrument,
    NotApplicablePolicy,
    Part,
    PartRule,
    Question,
    QuestionKind,
    Step,
)
from andts_desktop.domain.instrument_edits import WHOLE, part_ref, question_ref, with_question
from andts_desktop.domain.instrument_making import blank_question
from andts_desktop.domain.units import UnitKind
from andts_desktop.ui.commands.instruments import SetInstrument
from andts_desktop.ui.dialogs.instrument_import import InstrumentImport
from andts_desktop.ui.dialogs.pick import PickDialog
from andts_desktop.ui.dialogs.question_preview import QuestionPreview
from andts_desktop.ui.pages.survey import SurveyPage
from andts_desktop.ui.pages.survey_questions_pane import SurveyQuestionsPane
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.condition_row import ConditionRow
from andts_desktop.ui.widgets.option_rows import OptionRow, StepRow
from andts_desktop.ui.widgets.text_field import TextArea, TextLine
from tests.ui.conftest import ShowPage


@pytest.fixture
def page(session: Session, show_page: ShowPage) -> SurveyPage:
    made = show_page(SurveyPage, session)
    made.show_only("questions")
    return made


@pytest.fixture
def pane(page: SurveyPage) -> SurveyQuestionsPane:
    return page.findChildren(SurveyQuestionsPane)[0]


@pytest.fixture
def own(pane: SurveyQuestionsPane) -> SurveyQuestionsPane:
    """Return the pane with a new instrument of the file's own."""
    pane.edits.new_instrument()
    return pane


def test_a_file_without_rounds_begins_at_pi_mini(
    vasteras_session: Session, show_page: ShowPage
) -> None:
    made = show_page(SurveyPage, vasteras_session)
    made.show_only("questions")
    (shown,) = made.findChildren(SurveyQuestionsPane)
    assert shown.choice.currentData() == "pi-mini-2"


def _shown(pane: SurveyQuestionsPane) -> Instrument:
    return pane.session.document.instruments.get(InstrumentId(pane.choice.currentData()))


def _question(pane: SurveyQuestionsPane, place: int = 0) -> Question:
    return _shown(pane).questions()[place]


def _choose_question(pane: SurveyQuestionsPane, place: int = 0) -> None:
    pane.tree.choose(question_ref(_question(pane, place).id))


def _texts(menu: QMenu) -> dict[str, bool]:
    return {each.text().split("\t")[0]: each.isEnabled() for each in menu.actions() if each.text()}


def test_the_years_instrument_is_shown_as_frozen(pane: SurveyQuestionsPane) -> None:
    assert pane.choice.currentText() == "PI-mini, version 2 – används – fryst"
    assert pane.new_version.isVisible()
    assert pane.whole.fields["title"].field.isReadOnly()
    assert not pane.add.isEnabled()
    assert not pane.whole.scored.isEnabled()


def test_those_of_the_program_are_named_so(pane: SurveyQuestionsPane) -> None:
    texts = [pane.choice.itemText(place) for place in range(pane.choice.count())]
    assert sum(text.endswith("kommer med programmet") for text in texts) >= 4


def test_the_sums_of_a_sound_instrument_are_right(pane: SurveyQuestionsPane) -> None:
    assert pane.faults.sums.text() == "✓ Summorna stämmer: 22 + 33 = 55 p"
    assert not pane.faults.count.isVisible()


def test_a_new_version_can_be_edited_and_compared(pane: SurveyQuestionsPane, qtbot: QtBot) -> None:
    qtbot.mouseClick(pane.new_version, Qt.MouseButton.LeftButton)
    made = _shown(pane)
    assert (made.version, made.comparable_with) == ("3", ("2",))
    assert made.title.endswith("version 3")
    assert not pane.new_version.isVisible()
    assert not pane.whole.fields["title"].field.isReadOnly()


def test_a_copy_is_an_instrument_of_its_own(pane: SurveyQuestionsPane, qtbot: QtBot) -> None:
    qtbot.mouseClick(pane.copy, Qt.MouseButton.LeftButton)
    assert _shown(pane).title == "Preventionsindex mini, version 2 (kopia)"
    assert _shown(pane).family != "pi-mini"


def test_a_new_instrument_is_ready_to_be_named(own: SurveyQuestionsPane) -> None:
    assert own.choice.currentText() == "Ny enkät, version 1 – under arbete"
    title = own.whole.fields["title"].field
    assert isinstance(title, TextLine)
    assert title.selectedText() == "Ny enkät"


def test_what_is_typed_is_stored_and_one_step_of_undo(
    own: SurveyQuestionsPane, qtbot: QtBot
) -> None:
    line = own.whole.fields["title"].field
    before = own.session.undo_stack.count()
    qtbot.keyClicks(line, "Min")
    line.flush()
    qtbot.keyClicks(line, " egen")
    line.flush()
    assert (_shown(own).title, _shown(own).short_title) == ("Min egen", "Min egen")
    assert own.session.undo_stack.count() == before + 1
    own.session.undo_stack.undo()
    assert _shown(own).title == "Ny enkät"


def test_what_is_typed_stays_with_what_it_was_typed_for(
    own: SurveyQuestionsPane, qtbot: QtBot
) -> None:
    own.edits.add_question()
    area = own.question.fields["help"].field
    qtbot.keyClicks(area, "Ett skriftligt beslut")
    _choose_question(own)
    assert [each.help for each in _shown(own).questions()] == ["", "Ett skriftligt beslut"]


def test_an_empty_title_is_refused_in_words(own: SurveyQuestionsPane, qtbot: QtBot) -> None:
    title = own.whole.fields["title"]
    title.field.clear()
    qtbot.keyClicks(title.field, " ")
    title.field.flush()
    assert title.note.text() == "Titeln får inte vara tom."
    assert _shown(own).title == "Ny enkät"


def test_a_wrong_sum_is_said_and_leads_to_its_place(own: SurveyQuestionsPane, qtbot: QtBot) -> None:
    own.tree.choose(part_ref("del-1"))
    line = own.part.fields["max"].field
    line.selectAll()
    qtbot.keyClicks(line, "2,5")
    line.flush()
    assert own.faults.sums.text().startswith("▲ Del 1: 1 av 2,5 p – 1,5 p saknas")
    own.tree.choose(WHOLE)
    qtbot.mouseClick(own.faults.rows[0], Qt.MouseButton.LeftButton)
    assert own.tree.current == part_ref("del-1")
    assert line.hasFocus()


def test_other_faults_are_told_apart_from_sums_that_are_right(own: SurveyQuestionsPane) -> None:
    _choose_question(own)
    own.edits.change("show_if", (Condition(QuestionId("finns-inte")),), None)
    assert own.faults.sums.text().startswith("✓ Summorna stämmer")
    assert own.faults.count.text() == "Annat än summorna: ▲ 1 fel att rätta"
    own.edits.change("show_if", (), None)
    own.tree.choose(part_ref("del-1"))
    own.edits.change("max", Decimal(2), None)
    assert own.faults.sums.text().startswith("▲ ")
    assert own.faults.count.text().startswith("Allt som allt: ▲ ")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_question_is_added_from_a_field_of_the_form(
    own: SurveyQuestionsPane, qtbot: QtBot, key: Qt.Key
) -> None:
    _choose_question(own)
    before = len(_shown(own).questions())
    own.question.take_focus()
    qtbot.keyClicks(own.question.fields["text"].field, "Finns en plan?")
    qtbot.keyClick(own.question.fields["text"].field, key, Qt.KeyboardModifier.ControlModifier)
    texts = [each.text for each in _shown(own).questions()]
    assert texts == ["Finns en plan?", "Ny fråga"]
    assert len(texts) == before + 1


def test_the_text_of_an_added_question_is_ready_to_be_written_over(
    own: SurveyQuestionsPane, qtbot: QtBot
) -> None:
    _choose_question(own)
    own.question.fields["short"].field.setFocus()
    qtbot.keyClick(
        own.question.fields["short"].field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    field = own.question.fields["text"].field
    assert isinstance(field, TextArea)
    assert field.hasFocus()
    assert field.textCursor().selectedText() == "Ny fråga"


def test_a_number_that_is_none_is_refused(own: SurveyQuestionsPane, qtbot: QtBot) -> None:
    own.tree.choose(part_ref("del-1"))
    field = own.part.fields["max"]
    field.field.selectAll()
    qtbot.keyClicks(field.field, "22 maj")
    field.field.flush()
    assert "Skriv ett tal" in field.note.text()
    assert _shown(own).parts[0].max == 1


def test_questions_are_added_moved_copied_and_removed_by_keys(
    own: SurveyQuestionsPane, qtbot: QtBot
) -> None:
    _choose_question(own)
    own.tree.setFocus()
    qtbot.keyClick(own.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    ids = [str(each.id) for each in _shown(own).questions()]
    assert ids == ["del-1-1", "del-1-2"]
    own.tree.setFocus()
    qtbot.keyClick(own.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [str(each.id) for each in _shown(own).questions()] == ["del-1-2", "del-1-1"]
    qtbot.keyClick(own.tree, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert own.tree.current == question_ref("del-1-2-kopia-1")
    qtbot.keyClick(own.tree, Qt.Key.Key_Delete)
    assert [str(each.id) for each in _shown(own).questions()] == ["del-1-2", "del-1-1"]
    assert own.tree.current == question_ref("del-1-1")


def test_everything_can_be_undone_to_the_beginning(own: SurveyQuestionsPane) -> None:
    stack, first = own.session.undo_stack, _shown(own)
    own.edits.add_part()
    own.edits.add_question()
    own.edits.duplicate()
    own.edits.move(-1)
    own.edits.remove()
    while stack.index() > 1:
        stack.undo()
    assert _shown(own) == first
    stack.undo()
    assert not any(e.family == first.family for e in own.session.document.instruments.all())
    stack.redo()
    assert _shown(own) == first


def test_an_instrument_is_removed_and_comes_back(own: SurveyQuestionsPane) -> None:
    made = _shown(own)
    own.edits.remove_instrument()
    assert own.choice.currentText().startswith("PI-mini")
    own.session.undo_stack.undo()
    assert _shown(own) == made


def test_undo_shows_what_it_changed(own: SurveyQuestionsPane) -> None:
    _choose_question(own)
    own.edits.change("help", "Så här", None)
    own.show_instrument(InstrumentId("can-index-1"))
    own.session.undo_stack.undo()
    assert _shown(own).family == "ny-enkat"
    assert own.tree.current == question_ref("del-1-1")


def test_nothing_of_a_frozen_instrument_can_be_edited(pane: SurveyQuestionsPane) -> None:
    _choose_question(pane)
    pane.edits.remove()
    pane.edits.duplicate()
    pane.edits.move(1)
    pane.edits.add_question()
    pane.edits.remove_instrument()
    assert pane.session.undo_stack.count() == 0
    assert not any(
        row.text.field.isEnabled() and not row.text.field.isReadOnly() for row in _options(pane)
    )
    assert not pane.question.options.add.isVisible()


def test_points_that_are_right_again_lose_their_warning(
    own: SurveyQuestionsPane, qtbot: QtBot
) -> None:
    _choose_question(own)
    field = own.question.fields["weight"]
    assert isinstance(field.field, TextLine)
    stored = field.field.text()
    notes = []
    for text in ("mycket", stored):
        field.field.selectAll()
        qtbot.keyClicks(field.field, text)
        field.field.flush()
        notes.append(bool(field.note.text()))
    assert notes == [True, False]
    assert field.field.accessibleDescription() == ""


def test_a_frozen_instrument_refuses_in_words(pane: SurveyQuestionsPane, qtbot: QtBot) -> None:
    failed = QSignalSpy(pane.session.failed)
    old = _shown(pane)
    assert not pane.session.push(SetInstrument(pane.session, old, replace(old, title="X")))
    assert "låst" in failed.at(0)[0]


def _options(pane: SurveyQuestionsPane) -> list[OptionRow]:
    return [row for row in pane.question.options.rows if isinstance(row, OptionRow)]


def test_options_are_written_added_moved_and_removed(
    own: SurveyQuestionsPane, qtbot: QtBot
) -> None:
    _choose_question(own)
    own.edits.change("", replace(_question(own), kind=QuestionKind.CHOICE), None)
    qtbot.mouseClick(own.question.options.add, Qt.MouseButton.LeftButton)
    row = _options(own)[2]
    assert isinstance(row.text.field, TextLine)
    assert row.text.field.selectedText() == "Nytt svar"
    qtbot.keyClicks(row.text.field, "Delvis")
    row.text.field.flush()
    row.points.field.selectAll()
    qtbot.keyClicks(row.points.field, "0,5")
    row.points.field.flush()
    qtbot.keyClicks(row.criteria, "Minst en dag")
    row.criteria.flush()
    made = _question(own).options[2]
    assert (made.text, made.points, made.criteria) == ("Delvis", Decimal("0.5"), "Minst en dag")
    up, _, _ = own.question.options.buttons[2]
    qtbot.mouseClick(up, Qt.MouseButton.LeftButton)
    assert [each.text for each in _question(own).options] == ["Nej", "Delvis", "Ja"]
    *_, remove = own.question.options.buttons[0]
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert [each.text for each in _question(own).options] == ["Delvis", "Ja"]


def test_a_kind_brings_what_it_needs(own: SurveyQuestionsPane, qtbot: QtBot) -> None:
    _choose_question(own)
    own.question.kind.chosen.emit("number")
    assert _question(own).options == ()
    assert own.question.fields["unit"].isVisible()
    assert not own.question.options.isVisible()
    own.question.steps.add.click()
    own.question.steps.add.click()
    row = own.question.steps.rows[1]
    assert isinstance(row, StepRow)
    row.points.field.selectAll()
    qtbot.keyClicks(row.points.field, "1")
    row.points.field.flush()
    assert _question(own).steps == (
        Step(Decimal(0), Decimal(0)),
        Step(Decimal(1), Decimal(1)),
    )
    assert own.faults.rows == []


def test_a_condition_is_chosen_among_earlier_questions(
    own: SurveyQuestionsPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose_question(own)
    own.edits.add_question()
    own.question.fold.click()
    own.question.conditions.add.click()
    row = own.question.conditions.rows[0]
    assert isinstance(row, ConditionRow)
    assert row.question.count() == 1
    assert row.options.text() == "Vilket svar som helst"
    monkeypatch.setattr(PickDialog, "exec", lambda _: 1)
    monkeypatch.setattr(PickDialog, "picked", lambda _: (1,))
    row.options.click()
    assert _question(own, 1).show_if == (Condition(QuestionId("del-1-1"), (OptionId("ja"),)),)


def test_a_condition_on_a_question_that_is_removed_is_a_fault(own: SurveyQuestionsPane) -> None:
    _choose_question(own)
    own.edits.add_question()
    own.question.conditions.add.click()
    _choose_question(own, 0)
    own.edits.remove()
    assert any("som inte finns" in row.accessibleName() for row in own.faults.rows)
    row = own.question.conditions.rows[0]
    assert isinstance(row, ConditionRow)
    assert row.question.currentText() == "Frågan finns inte längre (del-1-1)"


def test_a_question_is_linked_to_the_plan(
    own: SurveyQuestionsPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose_question(own)
    monkeypatch.setattr(PickDialog, "exec", lambda _: 1)
    monkeypatch.setattr(PickDialog, "picked", lambda _: (0, 1))
    own.question.links.click()
    assert len(_question(own).links) == 2
    assert "; " in own.question.links.accessibleName()


def test_overlaps_are_parted_by_commas(own: SurveyQuestionsPane, qtbot: QtBot) -> None:
    _choose_question(own)
    own.question.fold.click()
    line = own.question.fields["overlaps"].field
    qtbot.keyClicks(line, "A1, B 2,")
    line.flush()
    assert _question(own).overlaps == ("A1", "B 2")


def test_the_previous_question_is_chosen_from_the_version_compared_with(
    pane: SurveyQuestionsPane,
) -> None:
    pane.edits.new_version()
    _choose_question(pane)
    previous = pane.question.previous
    previous.activated.emit(2)
    assert _question(pane).previous == previous.itemData(2)


def test_choices_for_the_whole_are_stored(own: SurveyQuestionsPane) -> None:
    own.whole.policy.chosen.emit("excluded")
    own.whole.kinds[UnitKind.WORKING_GROUP].click()
    own.whole.is_example.click()
    made = _shown(own)
    assert made.not_applicable is NotApplicablePolicy.EXCLUDED
    assert UnitKind.WORKING_GROUP in made.unit_kinds
    assert made.is_example


def test_without_points_no_points_are_asked_for(own: SurveyQuestionsPane) -> None:
    own.whole.scored.click()
    assert own.faults.sums.text() == "✓ Enkäten ger inga poäng."
    assert not own.whole.fields["max"].isVisible()
    _choose_question(own)
    assert not own.question.fields["max"].isVisible()


def test_a_version_that_is_compared_with_none_says_why(pane: SurveyQuestionsPane) -> None:
    pane.edits.new_version()
    pane.whole.comparable["2"].click()
    assert _shown(pane).comparable_with == ()
    assert pane.whole.fields["break_reason"].isVisible()
    assert any("jämförs inte" in row.accessibleName() for row in pane.faults.rows)


def test_a_part_is_scaled(own: SurveyQuestionsPane) -> None:
    own.tree.choose(part_ref("del-1"))
    own.part.rule.chosen.emit("scaled")
    assert _shown(own).parts[0].rule is PartRule.SCALED


def test_a_question_is_previewed_as_it_will_look(
    own: SurveyQuestionsPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    monkeypatch.setattr(
        QuestionPreview,
        "exec",
        lambda dialog: seen.append([form.question.text for form in dialog.forms]),
    )
    own.edits.add_question()
    own.preview.click()
    own.tree.choose(part_ref("del-1"))
    own.preview.click()
    assert seen == [["Ny fråga"], ["Ny fråga", "Ny fråga"]]


def test_the_whole_is_previewed_group_by_group(
    pane: SurveyQuestionsPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = _shown(pane)
    seen: list[QuestionId] = []

    def look_through(dialog: QuestionPreview) -> None:
        seen.extend(form.question.id for form in dialog.forms)
        while dialog.next.isEnabled():
            dialog.next.click()
            seen.extend(form.question.id for form in dialog.forms)

    monkeypatch.setattr(QuestionPreview, "exec", look_through)
    pane.preview.click()
    assert seen == [each.id for each in shown.questions()]


def _written(pane: SurveyQuestionsPane, path: Path, made: Instrument | None = None) -> Path:
    pane.files.write(made or _shown(pane), path)
    return path


def test_a_workbook_comes_back_as_a_new_version(
    pane: SurveyQuestionsPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "enkät.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(InstrumentImport, "exec", lambda _: 1)
    before = _shown(pane)
    menu = QMenu()
    pane.menus.fill_whole(menu)
    for text in ("Exportera till Excel…", "Importera från Excel…"):
        next(each for each in menu.actions() if each.text() == text).trigger()
    assert _shown(pane).version == "3"
    assert _shown(pane).questions() == before.questions()
    assert pane.session.undo_stack.count() == 1


def test_a_workbook_of_what_is_being_made_changes_it_in_one_step(
    own: SurveyQuestionsPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _shown(own)
    asked = replace(_question(own), text="Finns det en ny plan?")
    monkeypatch.setattr(InstrumentImport, "exec", lambda _: 1)
    own.files.read(_written(own, tmp_path / "enkät.xlsx", with_question(before, "del-1-1", asked)))
    assert _shown(own).id == before.id
    assert _question(own).text == "Finns det en ny plan?"
    own.session.undo_stack.undo()
    assert _shown(own) == before


def test_an_import_that_is_not_agreed_to_changes_nothing(
    pane: SurveyQuestionsPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(InstrumentImport, "exec", lambda _: 0)
    pane.files.read(_written(pane, tmp_path / "enkät.xlsx"))
    assert pane.session.undo_stack.count() == 0


def test_a_file_that_is_no_instrument_is_refused_in_words(
    pane: SurveyQuestionsPane, tmp_path: Path
) -> None:
    path = tmp_path / "fel.xlsx"
    path.write_bytes(b"fel")
    failed = QSignalSpy(pane.session.refused)
    pane.files.read(path)
    assert failed.count() == 1
    assert pane.session.undo_stack.count() == 0


def test_the_menus_offer_what_can_be_done(own: SurveyQuestionsPane) -> None:
    menu = QMenu()
    own.menus.fill_changes(menu)
    assert not any(_texts(menu).values())
    _choose_question(own)
    own.menus.fill_changes(menu)
    assert _texts(menu)["Ta bort"]
    own.menus.fill_additions(menu)
    assert all(_texts(menu).values())


def test_everything_that_takes_the_keyboard_has_a_name(own: SurveyQuestionsPane) -> None:
    for ref in (WHOLE, part_ref("del-1"), question_ref("del-1-1")):
        own.tree.choose(ref)
        for widget in own.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                text = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert widget.accessibleName() or text, widget


def test_tab_goes_through_an_option_with_its_buttons(
    own: SurveyQuestionsPane, qtbot: QtBot
) -> None:
    _choose_question(own)
    own.question.kind.chosen.emit("choice")
    own.question.options.add.click()
    qtbot.waitUntil(_options(own)[2].isVisible)
    reached = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    row = _options(own)[2]
    up, _, remove = own.question.options.buttons[2]
    assert reached == [row.points.field, row.criteria, up, remove]


def test_a_large_instrument_stays_quick(own: SurveyQuestionsPane) -> None:
    parts = tuple(
        Part(
            f"p{number}",
            f"Del {number}",
            Decimal(31),
            questions=tuple(blank_question(f"p{number}-{each}", f"F {each}") for each in range(31)),
        )
        for number in range(5)
    )
    own.edits.change("", replace(_shown(own), parts=parts, max=Decimal(155)), None)
    own.tree.choose(question_ref("p2-7"))
    begun = time.perf_counter()
    for number in range(5):
        own.edits.change("help", f"Så {number}", None)
    assert (time.perf_counter() - begun) / 5 < 0.5
