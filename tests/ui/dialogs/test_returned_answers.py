"""Returned answers side by side: what is shown of files and questions, and the way through them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from andts_desktop.domain.collection import (
    Choice,
    FormKind,
    Preview,
    ReturnedAnswer,
    ReturnedSheet,
    Unreadable,
)
from andts_desktop.domain.collection_preview import receivable
from andts_desktop.domain.ids import OptionId, QuestionId
from andts_desktop.domain.sent_answers import sent_of
from andts_desktop.domain.survey import (
    Answer,
    AnswerState,
    Origin,
    Provenance,
    SheetState,
    unanswered,
)
from andts_desktop.exchange.survey_forms.known_forms import not_filled_in
from andts_desktop.ui.dialogs.reason import ReasonDialog
from andts_desktop.ui.dialogs.returned_review import ReturnedReview
from andts_desktop.ui.dialogs.returned_rows import file_rows
from andts_desktop.ui.look import Look
from andts_desktop.ui.session import Session

FIRST, SECOND = QuestionId("org-samordnare"), QuestionId("org-budget")
SCANNED = Unreadable("skannad.pdf", "Filen har inga fält. Be enheten att fylla i på skärmen.")
Show = Callable[..., ReturnedReview]


def said(question: QuestionId, option: str, comment: str = "") -> Answer:
    return Answer(question, AnswerState.ANSWERED, (OptionId(option),), comment=comment)


class Returning:
    """Makes returned sheets of a session's year."""

    def __init__(self, session: Session) -> None:
        found = session.survey_round()
        assert found is not None
        self._round = found
        self._session = session

    def store(self, name: str, *answers: Answer) -> None:
        document = self._session.document
        for answer in answers:
            document.surveys.set_answer(self._round.id, document.units.named(name).id, answer)

    def sheet(self, name: str, *answers: Answer, fault: str = "") -> ReturnedSheet:
        document = self._session.document
        key = document.collections.form(self._round, document.units.named(name).id).key
        placed = [ReturnedAnswer("fråga 1", each.question_id, each) for each in answers]
        if fault:
            placed.append(ReturnedAnswer("fråga 9", QuestionId("org-ils"), None, fault))
        return ReturnedSheet(f"{name}.pdf", FormKind.PDF, key, tuple(placed), "2026-11-20T14:32")

    def close(self, name: str) -> None:
        document = self._session.document
        unit_id = document.units.named(name).id
        document.sheets.set_state(self._round.id, unit_id, SheetState.LOCKED, "2026-11-20T10:00")

    def preview(self, *returned: ReturnedSheet | Unreadable) -> Preview:
        return self._session.document.collections.preview(returned)


@pytest.fixture
def returning(session: Session) -> Returning:
    return Returning(session)


@pytest.fixture
def show(qtbot: QtBot, look: Look) -> Show:
    """Show a preview, for as long as the test runs."""

    def made(preview: Preview) -> ReturnedReview:
        review = ReturnedReview(look)
        qtbot.addWidget(review)
        review.resize(1200, 560)
        review.show()
        review.show_preview(preview)
        review.activateWindow()
        review.questions.setFocus()
        qtbot.waitUntil(review.questions.hasFocus)
        return review

    return made


def cells(view: QTableView) -> list[list[str]]:
    model = view.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_each_file_stands_with_its_counts(returning: Returning, show: Show) -> None:
    returning.store("Farsta", said(FIRST, "nej"))
    review = show(
        returning.preview(
            returning.sheet("Bromma", said(FIRST, "halvtid"), fault="”22 maj” är inget tal"),
            returning.sheet("Farsta", said(FIRST, "halvtid"), said(SECOND, "ordinarie")),
            SCANNED,
        )
    )

    assert cells(review.files) == [
        ["▲ Bromma\u2028Bromma.pdf", "1", "·", "·", "·", "1"],
        ["≠ Farsta\u2028Farsta.pdf", "1", "·", "1", "·", "·"],
        ["✕ Kan inte läsas\u2028skannad.pdf", "", "", "", "", ""],
    ]


def test_ours_stands_beside_theirs(returning: Returning, show: Show) -> None:
    received = Provenance(Origin.RECEIVED, "gammal.pdf, 2026-11-02")
    returning.store("Bromma", replace(said(FIRST, "nej", "Vår"), provenance=received))

    review = show(returning.preview(returning.sheet("Bromma", said(FIRST, "halvtid", "Deras"))))

    ((kind, question, ours, theirs, holds),) = cells(review.questions)
    assert (kind, holds) == ("≠ olika", "Välj")
    assert question.startswith("1. ")
    assert ours == "Nej, ingen är utsedd\u2028”Vår”\u2028(ur gammal.pdf, 2026-11-02)"
    assert theirs.endswith("minst halvtid avsatt\u2028”Deras”")


def test_the_same_answers_are_shown_when_asked_for(returning: Returning, show: Show) -> None:
    returning.store("Bromma", said(FIRST, "nej"))
    review = show(returning.preview(returning.sheet("Bromma", said(FIRST, "nej"))))

    assert cells(review.questions) == []
    review.head.shows_same.click()

    assert [row[0] for row in cells(review.questions)] == ["= lika"]


def test_what_no_one_has_answered_is_counted_apart_from_what_is_the_same(
    returning: Returning, show: Show
) -> None:
    returning.store("Bromma", said(FIRST, "nej"))
    empty = unanswered(SECOND)

    review = show(returning.preview(returning.sheet("Bromma", said(FIRST, "nej"), empty)))

    assert [row[1:] for row in cells(review.files)] == [["·", "·", "·", "1", "·"]]
    assert review.head._about.text().endswith("1 svar är lika, 1 är obesvarad")
    assert cells(review.questions) == []
    review.head.shows_same.click()
    assert [row[0] for row in cells(review.questions)] == ["= lika", "○ obesvarad"]


def test_a_form_that_came_back_empty_is_not_called_unreadable() -> None:
    rows = file_rows(Preview((), (not_filled_in("tom.pdf"), SCANNED)), {})

    assert [row.unit for row in rows] == ["Inte ifylld", "Kan inte läsas"]


def test_why_a_file_is_not_taken_in_is_told(returning: Returning, show: Show) -> None:
    review = show(returning.preview(returning.sheet("Bromma", said(FIRST, "nej")), SCANNED))

    review.files.choose(1)

    assert review.head.problem.text() == SCANNED.reason
    assert not review.questions.isVisible()


def test_a_decision_goes_on_to_the_next_file(returning: Returning, show: Show) -> None:
    for name in ("Bromma", "Farsta"):
        returning.store(name, said(FIRST, "nej"))
    review = show(
        returning.preview(
            returning.sheet("Bromma", said(FIRST, "halvtid")),
            returning.sheet("Farsta", said(FIRST, "halvtid")),
        )
    )

    QTest.keyClick(review.questions, Qt.Key.Key_Right)
    assert review.files.currentIndex().row() == 1
    QTest.keyClick(review.questions, Qt.Key.Key_Left)

    assert review.decisions == {(0, FIRST): Choice.THEIRS, (1, FIRST): Choice.OURS}
    assert review.left() == 0


def test_one_side_in_a_file_leaves_the_other_files(returning: Returning, show: Show) -> None:
    for name in ("Bromma", "Farsta"):
        returning.store(name, said(FIRST, "nej"))
    review = show(
        returning.preview(
            returning.sheet("Bromma", said(FIRST, "halvtid")),
            returning.sheet("Farsta", said(FIRST, "halvtid")),
        )
    )

    review.decide_all(Choice.THEIRS, everywhere=False)

    assert review.decisions == {(0, FIRST): Choice.THEIRS}
    assert [row[0][0] for row in cells(review.files)] == ["▲", "≠"]


def test_a_decision_can_be_changed(returning: Returning, show: Show) -> None:
    returning.store("Bromma", said(FIRST, "nej"))
    review = show(returning.preview(returning.sheet("Bromma", said(FIRST, "halvtid"))))

    QTest.keyClick(review.questions, Qt.Key.Key_D)
    QTest.keyClick(review.questions, Qt.Key.Key_V)

    assert review.decisions == {(0, FIRST): Choice.OURS}
    assert cells(review.questions)[0][-1] == "Vårt"


def test_what_the_unit_alone_has_changed_is_taken_unless_it_is_declined(
    returning: Returning, show: Show
) -> None:
    ours = said(FIRST, "nej")
    returning.store("Bromma", ours)
    sheet = replace(returning.sheet("Bromma", said(FIRST, "halvtid")), sent=sent_of([ours]))
    review = show(returning.preview(sheet))
    (row,) = cells(review.questions)
    assert (row[0], row[-1], review.left()) == ("± ändrat av enheten", "Deras", 0)

    QTest.keyClick(review.questions, Qt.Key.Key_V)

    assert review.decisions == {(0, FIRST): Choice.OURS}
    assert cells(review.questions)[0][-1] == "Vårt"


def test_what_was_changed_here_since_the_form_was_made_says_so(
    returning: Returning, show: Show
) -> None:
    returning.store("Bromma", said(FIRST, "nej"), said(SECOND, "nej"))
    sheet = returning.sheet("Bromma", said(FIRST, "halvtid"), said(SECOND, "ordinarie"))
    sent = sent_of([said(FIRST, "heltid"), said(SECOND, "ordinarie")])

    review = show(returning.preview(replace(sheet, sent=sent)))

    rows = cells(review.questions)
    assert [row[0] for row in rows] == ["≠ ändrat på båda håll", "= ändrat bara här"]
    assert rows[1][-1] == "Vårt"


def test_closed_answers_are_shown_and_opened_again_with_a_reason(
    returning: Returning, show: Show
) -> None:
    returning.close("Bromma")
    review = show(returning.preview(returning.sheet("Bromma", said(FIRST, "halvtid"))))
    assert cells(review.files)[0][0].startswith("■ Bromma")
    assert review.questions.isVisible()
    assert review.head.reopen.isVisible()
    assert cells(review.questions)[0][-1] == "Vårt"

    review.reopen("Fel siffra")

    assert not review.head.reopen.isVisible()
    assert "Fel siffra" in review.head.warnings.text()
    assert [each.reopening for each in receivable(review.preview)] == ["Fel siffra"]


def test_the_reason_is_asked_for(returning: Returning, show: Show) -> None:
    returning.close("Bromma")
    review = show(returning.preview(returning.sheet("Bromma", said(FIRST, "halvtid"))))

    review.head.reopen.click()
    (dialog,) = review.window().findChildren(ReasonDialog)
    dialog._field.setText("Fel siffra")
    dialog.accept()

    assert len(receivable(review.preview)) == 1


def test_that_the_unit_is_done_is_carried_over_unless_one_says_no(
    returning: Returning, show: Show
) -> None:
    sheet = replace(returning.sheet("Bromma", said(FIRST, "halvtid")), is_ready=True)
    review = show(returning.preview(sheet))
    assert review.head.ready.isVisible()
    assert review.head.ready.isChecked()
    assert review.head.ready.text() == "Bromma har klarmarkerat. Klarmarkera även här"

    review.head.ready.click()

    assert not review.preview.sheets[0].marks_ready


def test_a_sheet_is_not_marked_as_ready_while_something_is_undecided(
    returning: Returning, show: Show
) -> None:
    returning.store("Bromma", said(FIRST, "nej"))
    sheet = replace(returning.sheet("Bromma", said(FIRST, "halvtid")), is_ready=True)
    review = show(returning.preview(sheet))
    assert not review.head.ready.isEnabled()
    assert review.head.ready.text().endswith("det finns svar att avgöra")

    review.decide(Choice.THEIRS)

    assert review.head.ready.isChecked()
