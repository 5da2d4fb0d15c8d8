"""The way of a plan from a document into a file: read, looked at, changed, stored."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from andts_desktop.document import Document
from andts_desktop.domain.plan_template import PlanTemplate
from andts_desktop.exchange.library import Library
from andts_desktop.exchange.plan_import.imported import import_document
from andts_desktop.exchange.plan_import.source import Paragraph, SourceDocument, Table
from andts_desktop.ui.dialogs.import_plan import ImportPlanDialog
from andts_desktop.ui.importing import PlanImporter
from andts_desktop.ui.look import Look
from andts_desktop.ui.session import Session
from tests.exchange.plan_import.bad_files import paragraph, word
from tests.ui.conftest import TODAY

PLANS = Path(__file__).parents[2] / "files" / "plans"
Open = Callable[..., ImportPlanDialog]
Pick = Callable[[str], None]


@pytest.fixture
def begin(qtbot: QtBot, look: Look) -> Open:
    """Open the dialog on a document, which is still being read."""
    kept: list[ImportPlanDialog] = []
    parent = QWidget()
    qtbot.addWidget(parent)

    def made(path: Path, session: Session | None = None) -> ImportPlanDialog:
        dialog = PlanImporter(look, parent)._dialog(session, lambda _wanted: True)
        kept.append(dialog)
        qtbot.addWidget(dialog, before_close_func=lambda each: each.done(0))
        dialog.show()
        dialog.read(path)
        return dialog

    return made


@pytest.fixture
def opened(begin: Open, qtbot: QtBot) -> Open:
    """Open the dialog on a document, and wait until it is read."""

    def made(name: str, session: Session | None = None) -> ImportPlanDialog:
        dialog = begin(PLANS / name, session)
        qtbot.waitUntil(dialog.is_settled)
        return dialog

    return made


class Menu(QMenu):
    """A menu that does not wait for anyone: something is picked at once, or nothing."""

    words = ""
    seen: tuple[str, ...] = ()

    def exec(self, *_at: object) -> QAction | None:  # type: ignore[override]
        Menu.seen = tuple(each.text() for each in self.actions())
        found = [each for each in self.actions() if each.text() == Menu.words]
        for each in found:
            each.trigger()
        return next(iter(found), None)


@pytest.fixture
def pick(monkeypatch: pytest.MonkeyPatch) -> Pick:
    """Say what is picked in the menus that open."""
    monkeypatch.setattr("andts_desktop.ui.dialogs.import_review.QMenu", Menu)
    return lambda words: setattr(Menu, "words", words)


def _button(dialog: ImportPlanDialog, text: str) -> QPushButton:
    (found,) = (each for each in dialog.findChildren(QPushButton) if each.text() == text)
    return found


def _template(dialog: ImportPlanDialog) -> PlanTemplate:
    wanted = dialog.wanted()
    assert wanted is not None
    return wanted.template


def _titles(template: PlanTemplate) -> list[str]:
    return [node.title for node in template.walk()]


def _source(name: str) -> SourceDocument:
    return import_document(PLANS / name).source


def _follow(dialog: ImportPlanDialog, link: str, qtbot: QtBot) -> None:
    """Click a link in the document, and wait for what it leads to."""
    dialog.review._source._text.anchorClicked.emit(QUrl(link))
    qtbot.waitUntil(dialog.is_settled)


def _heading(name: str, start: str) -> int:
    blocks = enumerate(_source(name).blocks)
    return next(
        place
        for place, each in blocks
        if isinstance(each, Paragraph) and each.text.startswith(start)
    )


def _table(name: str) -> int:
    blocks = enumerate(_source(name).blocks)
    return next(place for place, each in blocks if isinstance(each, Table))


def test_reading_goes_on_beside_the_window(begin: Open) -> None:
    dialog = begin(PLANS / "ekeslatt.docx")
    assert not dialog.is_settled()
    assert dialog.wanted() is None
    assert not _button(dialog, "Importera").isEnabled()


def test_what_was_understood_is_counted(opened: Open) -> None:
    dialog = opened("ekeslatt.docx")
    counts = dialog._summary.text().split(" · ")
    assert counts[:2] == ["3 mål", "10 åtgärder"]
    assert "2 texter" in counts
    assert _button(dialog, "Importera").isEnabled()


def test_the_plan_that_is_wanted_is_what_the_document_holds(opened: Open) -> None:
    template = _template(opened("ekeslatt.docx"))
    assert template == import_document(PLANS / "ekeslatt.docx").understood.template


@pytest.mark.parametrize(
    "name", ["bjorkvinge.xlsx", "havsnas.pdf", "norrtuna.odt", "grusasen.md", "sodra_asmyra.csv"]
)
def test_every_kind_of_document_can_be_looked_at(opened: Open, name: str) -> None:
    dialog = opened(name)
    assert dialog.review.plan._model.rowCount() == len(_template(dialog).nodes)
    assert dialog.review._source._text.toPlainText()


def test_a_heading_can_be_left_out(opened: Open, pick: Pick, qtbot: QtBot) -> None:
    dialog = opened("ekeslatt.docx")
    before = _template(dialog).nodes
    pick("Tas inte med")
    _follow(dialog, f"block:{_heading('ekeslatt.docx', 'Mål 2')}", qtbot)
    assert len(_template(dialog).nodes) == len(before) - 1


def test_a_chapter_can_be_made_a_goal(opened: Open, pick: Pick, qtbot: QtBot) -> None:
    dialog = opened("ekeslatt.docx")
    pick("Mål")
    _follow(dialog, f"block:{_heading('ekeslatt.docx', 'Ansvar och organisation')}", qtbot)
    assert "Ansvar och organisation" in _titles(_template(dialog))
    assert dialog.review.plan._model.rowCount() == 4


def test_a_table_can_be_left_out(opened: Open, pick: Pick, qtbot: QtBot) -> None:
    dialog = opened("sodra_asmyra.csv")
    pick("Tas inte med")
    _follow(dialog, f"block:{_table('sodra_asmyra.csv')}", qtbot)
    assert _template(dialog).nodes == ()
    assert not _button(dialog, "Importera").isEnabled()


def test_a_column_can_be_given_another_meaning(opened: Open, pick: Pick, qtbot: QtBot) -> None:
    dialog, name = opened("ekeslatt.docx"), "ekeslatt.docx"
    columns = import_document(PLANS / name).understood.columns
    column = next(each for each in columns if each.meaning == "indicator")
    pick("Kommentar")
    _follow(dialog, f"column:{column.block}:{column.column}", qtbot)
    changed = [node for node in _template(dialog).walk() if node.indicators]
    before = [n for n in import_document(PLANS / name).understood.template.walk() if n.indicators]
    assert len(changed) < len(before)


def test_the_reason_of_a_guess_stands_in_its_menu(opened: Open, pick: Pick, qtbot: QtBot) -> None:
    dialog = opened("ekeslatt.docx")
    pick("")
    _follow(dialog, f"block:{_heading('ekeslatt.docx', 'Mål 2')}", qtbot)
    assert Menu.seen[-1].startswith("Gissat: ")


def test_a_level_can_be_given_another_name(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("ekeslatt.docx")
    fields = dialog.review._names.findChildren(QLineEdit)
    (field,) = (each for each in fields if each.text() == "åtgärd")
    dialog.activateWindow()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "aktivitet")
    dialog.review._source._text.setFocus()
    qtbot.waitUntil(dialog.is_settled)
    assert [each.singular for each in _template(dialog).levels] == ["mål", "aktivitet"]
    assert "10 aktiviteter" in dialog._summary.text()


def test_a_choice_stands_when_the_next_is_made(opened: Open, pick: Pick, qtbot: QtBot) -> None:
    dialog = opened("ekeslatt.docx")
    pick("Tas inte med")
    _follow(dialog, f"block:{_heading('ekeslatt.docx', 'Mål 2')}", qtbot)
    _follow(dialog, f"block:{_heading('ekeslatt.docx', 'Inledning')}", qtbot)
    assert len(_template(dialog).nodes) == 2


def test_what_is_unsure_is_counted_and_reached(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("tallbacka.docx")
    unsure = import_document(PLANS / "tallbacka.docx").understood.unsure()
    plan, places = dialog.review.plan, dialog.review.unsure()
    reached = set()
    for _ in places:
        qtbot.mouseClick(dialog._unsure, Qt.MouseButton.LeftButton)
        reached.add(plan._model.path_at(plan.tree.currentIndex()))
    assert f"{len(places)} ställen" in dialog._unsure.text()
    assert set(unsure) <= reached


def test_a_block_that_is_unsure_is_reached_where_no_node_is(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("tallbacka.docx")
    imported = dialog._imported
    assert imported is not None
    blocks = (replace(imported.understood.blocks[3], certainty=0.4, reason="bara gissat"),)
    understood = replace(imported.understood, blocks=blocks, origins={})
    dialog._show_imported(replace(imported, understood=understood))
    qtbot.mouseClick(dialog._unsure, Qt.MouseButton.LeftButton)
    assert "1 ställe." in dialog._unsure.text()
    assert dialog.review.plan._why.text() == "▲ Osäkert: bara gissat"


def test_what_is_sure_is_not_called_unsure(opened: Open) -> None:
    assert not opened("ekeslatt.docx")._unsure.isVisible()


def test_what_was_left_out_is_listed(opened: Open) -> None:
    plan = opened("lerdala.docx").review.plan
    left_out = import_document(PLANS / "lerdala.docx").understood.left_out
    plan.tabs.chosen.emit("out")
    assert [row.text for row in plan._left_out.rows()] == [each.text for each in left_out]
    assert plan.tabs._buttons["out"].text() == f"Inte med ({len(left_out)})"


def test_texts_are_shown_in_full(opened: Open) -> None:
    plan = opened("ekeslatt.docx").review.plan
    plan.tabs.chosen.emit("texts")
    assert plan._texts.isVisible()
    assert "Trygghetsrådet leder arbetet." in plan._texts.toPlainText()


def test_signs_of_markup_in_a_document_are_shown_as_they_are(
    begin: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "plan.md"
    path.write_text("# Mål 1 <script>&amp;\n\nText <b>med</b> <img src=x>\n", encoding="utf-8")
    dialog = begin(path)
    qtbot.waitUntil(dialog.is_settled)
    assert "<script>&amp;" in dialog.review._source._text.toPlainText()
    assert "<img" not in dialog.review._source._text.toHtml()


def test_a_broken_document_is_told_in_the_dialog(begin: Open, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "trasig.docx"
    path.write_bytes((PLANS / "ekeslatt.docx").read_bytes()[:3000])
    dialog = begin(path)
    qtbot.waitUntil(dialog.is_settled)
    assert "trasig.docx" in dialog._failure.text()
    assert dialog._failure.isVisible()
    assert not _button(dialog, "Importera").isEnabled()
    assert dialog.wanted() is None


def test_a_cancel_while_it_is_read_ends_at_once(begin: Open, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "lång.docx"
    body = "".join(paragraph(f"Stycke {number} om tillsyn.") for number in range(30_000))
    path.write_bytes(word(body))
    dialog = begin(path)
    qtbot.waitUntil(lambda: dialog._reading.is_running)
    started = time.monotonic()
    qtbot.mouseClick(_button(dialog, "Avbryt"), Qt.MouseButton.LeftButton)
    assert time.monotonic() - started < 1
    assert dialog.is_settled()
    assert dialog.wanted() is None


def test_esc_leaves_everything_as_it_was(opened: Open, session: Session, qtbot: QtBot) -> None:
    dialog = opened("ekeslatt.docx", session)
    before = session.document.plans.ids()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == ImportPlanDialog.DialogCode.Rejected
    assert session.document.plans.ids() == before


@pytest.mark.parametrize("leaves", [True, False])
def test_what_was_decided_is_not_lost_by_esc_alone(
    opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, leaves: bool
) -> None:
    dialog = opened("ekeslatt.docx")
    dialog.review._rename({dialog.review._levels()[0].key: ("delmål", "delmål")})
    qtbot.waitUntil(dialog.is_settled)
    monkeypatch.setattr(dialog, "_may_be_lost", lambda: leaves)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() is not leaves


def test_another_document_can_be_chosen_where_one_is_broken(
    begin: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "trasig.docx"
    broken.write_bytes(b"PK\x03\x04")
    dialog = begin(broken)
    qtbot.waitUntil(dialog.is_settled)
    dialog.choose_other = lambda: PLANS / "ekeslatt.docx"
    qtbot.mouseClick(_button(dialog, "Välj ett annat dokument…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.is_settled() and dialog.wanted() is not None)
    assert _button(dialog, "Importera").isEnabled()


def _store(session: Session, look: Look, dialog: ImportPlanDialog) -> bool:
    wanted = dialog.wanted()
    assert wanted is not None
    return PlanImporter(look, dialog).store(session, wanted)


@pytest.fixture
def imported(opened: Open, session: Session, look: Look, qtbot: QtBot) -> ImportPlanDialog:
    """Import a document into the session's file as a plan of its own."""
    dialog = opened("grusasen.md", session)
    qtbot.mouseClick(_button(dialog, "Importera"), Qt.MouseButton.LeftButton)
    assert _store(session, look, dialog)
    return dialog


def test_an_accepted_import_is_the_chosen_plan(
    imported: ImportPlanDialog, session: Session
) -> None:
    plan = session.plan()
    assert plan is not None
    assert imported.result() == ImportPlanDialog.DialogCode.Accepted
    assert [node.title for node in plan.walk()] == _titles(_template(imported))


def test_an_import_is_undone_in_one_step_with_its_units(
    opened: Open, session: Session, look: Look
) -> None:
    plans, units = session.document.plans.ids(), session.document.units.all()
    dialog = opened("hedlunda.docx", session)
    _store(session, look, dialog)
    added = session.document.units.all()
    session.undo_stack.undo()
    assert len(added) > len(units)
    assert session.document.plans.ids() == plans
    assert session.document.units.all() == units
    assert session.undo_stack.index() == 0


def test_redo_of_an_import_gives_the_same_plan(
    imported: ImportPlanDialog, session: Session
) -> None:
    before = session.plan()
    session.undo_stack.undo()
    session.undo_stack.redo()
    assert before is not None
    assert session.document.plans.plan(before.id) == before


def _update(dialog: ImportPlanDialog) -> None:
    """Say that the document is a newer one of the last plan."""
    where = dialog.target._where
    where.setCurrentIndex(where.count() - 1)
    where.activated.emit(where.currentIndex())


@pytest.mark.usefixtures("imported")
def test_the_same_document_again_has_no_difference(opened: Open, session: Session) -> None:
    dialog = opened("grusasen.md", session)
    assert dialog.target.into() == session.plan_id
    assert dialog.target._told.text() == "Planen är redan som dokumentet."
    assert not _button(dialog, "Importera").isEnabled()


@pytest.mark.usefixtures("imported")
def test_the_same_document_again_changes_nothing(
    opened: Open, session: Session, look: Look
) -> None:
    before, units = session.plan(), session.document.units.all()
    dialog = opened("grusasen.md", session)
    _update(dialog)
    assert _store(session, look, dialog)
    assert session.plan() == before
    assert session.document.units.all() == units


@pytest.fixture
def newer(
    imported: ImportPlanDialog, begin: Open, session: Session, tmp_path: Path, qtbot: QtBot
) -> ImportPlanDialog:
    """Open a newer document of the imported plan: one title reworded, one goal gone."""
    title = _template(imported).nodes[0].title
    text = (PLANS / "grusasen.md").read_text(encoding="utf-8").replace(title, f"{title} mer")
    path = tmp_path / "nyare.md"
    path.write_text(text[: text.index("## Mål 3")], encoding="utf-8")
    dialog = begin(path, session)
    qtbot.waitUntil(dialog.is_settled)
    _update(dialog)
    return dialog


def test_a_newer_document_is_compared_with_the_plan(newer: ImportPlanDialog) -> None:
    assert newer.target._told.text() == "1 ändrad · 3 finns inte i dokumentet och behålls"


def test_what_the_newer_document_lacks_is_removed_on_request(newer: ImportPlanDialog) -> None:
    newer.target._removes.click()
    assert newer.target._told.text() == "3 borttagna, 1 ändrad"


def test_a_newer_document_is_merged_as_one_step(
    newer: ImportPlanDialog, session: Session, look: Look
) -> None:
    before, steps = session.plan(), session.undo_stack.count()
    assert before is not None
    _store(session, look, newer)
    merged = session.plan()
    session.undo_stack.undo()
    assert merged is not None
    assert merged.nodes[0].title == f"{before.nodes[0].title} mer"
    assert [node.id for node in merged.walk()] == [node.id for node in before.walk()]
    assert session.plan() == before
    assert session.undo_stack.count() == steps + 1


def test_what_was_removed_by_a_merge_is_undone(
    newer: ImportPlanDialog, session: Session, look: Look
) -> None:
    before = session.plan()
    newer.target._removes.click()
    _store(session, look, newer)
    merged = session.plan()
    session.undo_stack.undo()
    assert merged is not None
    assert len(merged.nodes) == 2
    assert session.plan() == before


@pytest.fixture
def contrary(document: Document, library: Library, opened: Open, qtbot: QtBot) -> ImportPlanDialog:
    """Open a document whose levels lie otherwise than those of the plan it is to update."""
    document.plans.add(library.template("kronoberg-2022-2026"))
    dialog = opened("bjorkvinge.xlsx", Session(document, lambda: TODAY))
    _update(dialog)
    return dialog


def test_levels_that_contradict_the_plans_are_told_in_the_dialog(
    contrary: ImportPlanDialog,
) -> None:
    assert "Dokumentets nivåer går inte ihop med planens" in contrary.target._problem.text()
    assert contrary.target._problem.isVisible()
    assert not _button(contrary, "Importera").isEnabled()


def test_what_cannot_be_merged_can_still_be_a_plan_of_its_own(
    contrary: ImportPlanDialog,
) -> None:
    contrary.target._where.setCurrentIndex(0)
    contrary.target._where.activated.emit(0)
    assert not contrary.target._problem.isVisible()
    assert _button(contrary, "Importera").isEnabled()


def test_enter_in_the_name_of_a_level_imports_nothing(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("ekeslatt.docx")
    field = dialog.review._names.findChildren(QLineEdit)[0]
    field.setText("delmål")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.is_settled)
    assert dialog.isVisible()
    assert _template(dialog).levels[0].singular == "delmål"
