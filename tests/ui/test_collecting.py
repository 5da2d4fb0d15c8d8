"""Collection as the user meets it: forms made, answers taken in by menu and drop, undone."""

import datetime as dt
import email
import email.policy
from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from andts_desktop.document import Document
from andts_desktop.domain.collection import Choice, FormKind
from andts_desktop.domain.form_fields import answer_field
from andts_desktop.domain.ids import OptionId, QuestionId, UnitId
from andts_desktop.domain.survey import (
    Answer,
    AnswerState,
    EventKind,
    Origin,
    SheetState,
    SurveyRound,
)
from andts_desktop.exchange.library import Library
from andts_desktop.exchange.survey_forms.form_sheet import ANSWER, HEADERS, SHEET
from andts_desktop.ui.collecting import Collecting, CollectingPlaces
from andts_desktop.ui.dialogs.returned_answers import ReturnedAnswersDialog
from andts_desktop.ui.dialogs.send_forms import SendFormsDialog
from andts_desktop.ui.look import Look
from andts_desktop.ui.main_window import MainWindow
from andts_desktop.ui.pages.survey import SurveyPage
from andts_desktop.ui.pages.survey_round_pane import SurveyRoundPane
from andts_desktop.ui.pages.survey_round_values import event_text
from andts_desktop.ui.session import Session
from tests.ui.plan_acts import heard

FIRST = QuestionId("org-samordnare")
SECOND = QuestionId("org-budget")
Act = Callable[[ReturnedAnswersDialog], None]


def chosen(question: QuestionId, option: str, comment: str = "") -> Answer:
    return Answer(question, AnswerState.ANSWERED, (OptionId(option),), comment=comment)


def survey_round(session: Session) -> SurveyRound:
    found = session.survey_round()
    assert found is not None
    return found


def answer_of(session: Session, name: str, question: QuestionId = FIRST) -> Answer:
    unit_id = session.document.units.named(name).id
    return session.document.surveys.sheet(survey_round(session), unit_id).answer(question)


@pytest.fixture
def returned(session: Session, library: Library, tmp_path: Path) -> Callable[..., Path]:
    """Return an answer file as it comes back from a unit, with those answers in it."""

    def made(name: str, *answers: Answer, file: str = "") -> Path:
        collections = session.document.collections
        unit_id = session.document.units.named(name).id
        path = tmp_path / f"{file or name}.andts"
        form = collections.form(survey_round(session), unit_id)
        path.write_bytes(collections.form_bytes(form, FormKind.ANSWER_FILE))
        document = Document.open(path, library)
        found = document.surveys.round_of(session.year)
        assert found is not None
        for answer in answers:
            document.surveys.set_answer(found.id, unit_id, answer)
        document.close()
        return path

    return made


@pytest.fixture
def opened(tmp_path: Path) -> list[Path]:
    """Return what was handed to the system to open."""
    return []


@pytest.fixture
def collecting(
    session: Session, look: Look, qtbot: QtBot, tmp_path: Path, opened: list[Path]
) -> Collecting:
    parent = QWidget()
    qtbot.addWidget(parent)

    def note(path: Path) -> bool:
        opened.append(path)
        return True

    made = Collecting(session, look, parent, CollectingPlaces(lambda: tmp_path / "dok", note))
    made.kept = parent  # type: ignore[attr-defined]
    return made


@pytest.fixture
def when_read(qtbot: QtBot) -> Callable[[Act], None]:
    """Do something in the next dialog of returned answers, once its files are read."""

    def start(act: Act) -> None:
        timer = QTimer(QApplication.instance(), interval=20)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, ReturnedAnswersDialog) and dialog.is_settled():
                timer.stop()
                act(dialog)

        timer.timeout.connect(look)
        timer.start()

    return start


def accept(dialog: ReturnedAnswersDialog) -> None:
    dialog.store_button.click()


def test_new_answers_are_taken_in_and_told(
    session: Session,
    collecting: Collecting,
    returned: Callable[..., Path],
    when_read: Callable[[Act], None],
) -> None:
    told = QSignalSpy(session.told)
    when_read(accept)

    collecting.receive(
        [
            returned("Bromma", chosen(FIRST, "halvtid", "Åäö"), chosen(SECOND, "ordinarie")),
            returned("Farsta", chosen(FIRST, "nej")),
        ]
    )

    assert heard(told) == ["Läste in 3 svar från 2 enheter. Ångra med Ctrl+Z."]
    assert answer_of(session, "Bromma").comment == "Åäö"
    assert answer_of(session, "Farsta").provenance.origin is Origin.RECEIVED


def test_a_whole_reception_is_one_step_of_undo(
    session: Session,
    collecting: Collecting,
    returned: Callable[..., Path],
    when_read: Callable[[Act], None],
) -> None:
    when_read(accept)
    collecting.receive(
        [
            returned("Bromma", chosen(FIRST, "halvtid")),
            returned("Farsta", chosen(FIRST, "nej")),
        ]
    )

    session.undo_stack.undo()

    assert answer_of(session, "Bromma").is_empty
    assert answer_of(session, "Farsta").is_empty
    assert session.document.collections.register(survey_round(session)) == ()
    session.undo_stack.redo()
    assert answer_of(session, "Farsta").option_ids == ("nej",)
    assert len(session.document.collections.register(survey_round(session))) == 2


def test_a_unit_that_is_done_is_done_here_and_undo_takes_that_back_too(
    session: Session,
    collecting: Collecting,
    returned: Callable[..., Path],
    when_read: Callable[[Act], None],
    library: Library,
) -> None:
    path = returned("Bromma", chosen(FIRST, "halvtid"))
    unit_id = session.document.units.named("Bromma").id
    file = Document.open(path, library)
    found = file.surveys.round_of(session.year)
    assert found is not None
    file.sheets.set_state(found.id, unit_id, SheetState.READY, "2026-11-20T10:00:00")
    file.close()
    told = QSignalSpy(session.told)
    when_read(accept)

    collecting.receive([path])

    assert heard(told) == ["Läste in 1 svar från 1 enhet. Klarmarkerat: Bromma. Ångra med Ctrl+Z."]
    session.undo_stack.undo()
    assert session.document.sheets.state(survey_round(session).id, unit_id) is SheetState.DRAFT
    assert answer_of(session, "Bromma").state is AnswerState.UNANSWERED


def test_what_could_not_be_read_is_told_with_its_unit(
    session: Session, collecting: Collecting, when_read: Callable[[Act], None], tmp_path: Path
) -> None:
    collections = session.document.collections
    unit_id = session.document.units.named("Bromma").id
    form = collections.form(survey_round(session), unit_id)
    path = tmp_path / "Bromma.xlsx"
    path.write_bytes(collections.form_bytes(form, FormKind.EXCEL))
    book = load_workbook(path)
    cells = [cell for row in book[SHEET].iter_rows() for cell in row]
    name = next(cell for cell in cells if cell.value == answer_field(FIRST))
    book[SHEET].cell(name.row, HEADERS.index(ANSWER) + 1).value = "kanske"
    book.save(path)
    told = QSignalSpy(session.told)
    when_read(accept)

    collecting.receive([path])

    assert heard(told) == [
        (
            "Inga svar var nya. Att de togs emot står i omgångens logg. ▲ Bromma: 1 svar gick inte "
            "att läsa (Bromma.xlsx). De står i omgångens logg."
        )
    ]
    (event,) = session.document.sheets.log(survey_round(session).id, unit_id)
    assert "”kanske”" in event.note
    assert event_text(event).startswith("▲ 1 svar gick inte att läsa · mottagen ")


@pytest.fixture
def conflict(session: Session, returned: Callable[..., Path]) -> Path:
    """Return a file whose two answers are others than those that have come to stand here."""
    path = returned("Bromma", chosen(FIRST, "halvtid"), chosen(SECOND, "ordinarie"))
    unit_id = session.document.units.named("Bromma").id
    for answer in (chosen(FIRST, "nej"), chosen(SECOND, "nej")):
        session.document.surveys.set_answer(survey_round(session).id, unit_id, answer)
    return path


def test_conflicts_are_decided_with_the_keys(
    session: Session, collecting: Collecting, conflict: Path, when_read: Callable[[Act], None]
) -> None:
    def decide(dialog: ReturnedAnswersDialog) -> None:
        assert dialog.review.left() == 2
        QTest.keyClick(dialog.review.questions, Qt.Key.Key_D)
        QTest.keyClick(dialog.review.questions, Qt.Key.Key_V)
        assert dialog.review.left() == 0
        accept(dialog)

    when_read(decide)

    collecting.receive([conflict])

    assert answer_of(session, "Bromma").option_ids == ("halvtid",)
    assert answer_of(session, "Bromma", SECOND).option_ids == ("nej",)


def test_nothing_is_read_in_while_a_conflict_is_open(
    session: Session, collecting: Collecting, conflict: Path, when_read: Callable[[Act], None]
) -> None:
    def insist(dialog: ReturnedAnswersDialog) -> None:
        accept(dialog)
        assert dialog.isVisible()
        assert dialog.review.questions.hasFocus()
        dialog.reject()

    when_read(insist)

    collecting.receive([conflict])

    assert answer_of(session, "Bromma").option_ids == ("nej",)
    assert session.undo_stack.count() == 0


@pytest.mark.parametrize(("choice", "option"), [(Choice.OURS, "nej"), (Choice.THEIRS, "halvtid")])
def test_one_side_can_be_taken_everywhere(
    session: Session,
    collecting: Collecting,
    conflict: Path,
    when_read: Callable[[Act], None],
    choice: Choice,
    option: str,
) -> None:
    def decide(dialog: ReturnedAnswersDialog) -> None:
        dialog.review.decide_all(choice, everywhere=True)
        accept(dialog)

    when_read(decide)

    collecting.receive([conflict])

    assert answer_of(session, "Bromma").option_ids == (option,)


def test_a_file_that_cannot_be_read_is_shown_with_its_reason(
    collecting: Collecting, tmp_path: Path, when_read: Callable[[Act], None]
) -> None:
    shown = []

    def look(dialog: ReturnedAnswersDialog) -> None:
        shown.append(dialog.review.files.model().index(0, 0).data())
        assert not dialog.store_button.isEnabled()
        dialog.reject()

    (tmp_path / "Bild.andts").write_bytes(b"ingen databas")
    when_read(look)

    collecting.receive([tmp_path / "Bild.andts"])

    assert shown == ["✕ Kan inte läsas\u2028Bild.andts"]


def test_a_folder_of_answers_is_read_whole(
    session: Session,
    collecting: Collecting,
    returned: Callable[..., Path],
    when_read: Callable[[Act], None],
    tmp_path: Path,
) -> None:
    (tmp_path / "svar").mkdir()
    for name in ("Bromma", "Farsta"):
        returned(name, chosen(FIRST, "halvtid"), file=f"svar/{name}")
    when_read(accept)

    collecting.receive([tmp_path / "svar"])

    assert answer_of(session, "Bromma").option_ids == ("halvtid",)
    assert answer_of(session, "Farsta").option_ids == ("halvtid",)


def test_reading_many_files_can_be_cancelled(
    session: Session, collecting: Collecting, returned: Callable[..., Path], qtbot: QtBot
) -> None:
    path = returned("Bromma", chosen(FIRST, "halvtid"))
    many = []
    for number in range(50):
        copy = path.with_name(f"{number}.andts")
        copy.write_bytes(path.read_bytes())
        many.append(copy)
    states = []

    def cancel() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReturnedAnswersDialog)
        states.append(dialog.is_settled())
        dialog.cancel_button.click()

    QTimer.singleShot(60, cancel)

    collecting.receive(many)

    assert states == [False]
    assert session.undo_stack.count() == 0


@pytest.fixture
def when_asked(qtbot: QtBot) -> Callable[[Callable[[SendFormsDialog], None]], None]:
    """Do something in the next dialog of forms, and close it when the forms are made."""

    def start(act: Callable[[SendFormsDialog], None]) -> None:
        timer = QTimer(QApplication.instance(), interval=20)
        begun: list[SendFormsDialog] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, SendFormsDialog):
                return
            if not begun:
                begun.append(dialog)
                act(dialog)
                if not dialog.isVisible():
                    timer.stop()
            elif dialog.is_settled():
                timer.stop()
                dialog.folder_button.click()
                dialog.accept() if dialog.made else dialog.reject()

        timer.timeout.connect(look)
        timer.start()

    return start


def unit_ids(session: Session, *names: str) -> list[UnitId]:
    return [session.document.units.named(name).id for name in names]


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [(FormKind.PDF, ".pdf"), (FormKind.EXCEL, ".xlsx"), (FormKind.ANSWER_FILE, ".andts")],
)
def test_forms_are_made_in_a_folder(
    session: Session,
    collecting: Collecting,
    opened: list[Path],
    tmp_path: Path,
    when_asked: Callable[..., None],
    kind: FormKind,
    suffix: str,
) -> None:
    def make(dialog: SendFormsDialog) -> None:
        dialog.how.kind.setCurrentIndex(dialog.how.kind.findData(kind))
        dialog.make_button.click()

    when_asked(make)

    collecting.send(survey_round(session), unit_ids(session, "Bromma", "Farsta"))

    folder = tmp_path / "dok" / "Formulär PI-mini 2026"
    assert sorted(each.name for each in folder.iterdir()) == [
        f"Bromma – PI-mini 2026{suffix}",
        f"Farsta – PI-mini 2026{suffix}",
    ]
    assert opened == [folder]
    log = session.document.sheets.log(survey_round(session).id)
    assert {(each.kind, each.note) for each in log} == {
        (EventKind.SENT, f"fil: {name} – PI-mini 2026{suffix}") for name in ("Bromma", "Farsta")
    }


def test_drafts_are_made_and_nothing_is_said_to_be_sent(
    session: Session, collecting: Collecting, tmp_path: Path, when_asked: Callable[..., None]
) -> None:
    document = session.document
    bromma = document.units.named("Bromma")
    document.units.change(replace(bromma, email="Åsa <asa@bromma.se>"))

    def make(dialog: SendFormsDialog) -> None:
        dialog.how.kind.setCurrentIndex(dialog.how.kind.findData(FormKind.ANSWER_FILE))
        dialog.how.how.setCurrentIndex(1)
        dialog.how.how.activated.emit(1)
        dialog.how.due.setText("2026-12-04")
        dialog.how.from_whom.setText("Östen Ek")
        dialog.make_button.click()

    when_asked(make)

    collecting.send(survey_round(session), [bromma.id])

    (path,) = (tmp_path / "dok" / "Formulär PI-mini 2026").iterdir()
    draft = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(draft, EmailMessage)
    assert draft["To"].addresses[0].addr_spec == "asa@bromma.se"
    assert draft["Subject"] == "PI-mini 2026: Bromma"
    body = draft.get_body()
    assert body is not None
    text = body.get_content()
    assert "Svara senast 4 december 2026." in text
    assert text.rstrip().endswith("Östen Ek")
    (attached,) = draft.iter_attachments()
    assert attached.get_filename() == "Bromma – PI-mini 2026.andts"
    (event,) = document.sheets.log(survey_round(session).id)
    assert "skicka" not in event.note
    assert document.collections.sender() == "Östen Ek"


def test_missing_addresses_are_told_before(
    session: Session, collecting: Collecting, when_asked: Callable[..., None]
) -> None:
    said = []

    def look(dialog: SendFormsDialog) -> None:
        said.append(dialog._told.text())
        dialog.reject()

    when_asked(look)

    collecting.remind(survey_round(session), unit_ids(session, "Farsta"))

    assert said[0].startswith("E-postadress saknas för Farsta. Utkasten görs ändå, men utan")


def test_there_is_a_last_day_and_what_is_left_empty_is_told(
    session: Session,
    collecting: Collecting,
    when_asked: Callable[[Callable[[SendFormsDialog], None]], None],
) -> None:
    said: list[str] = []

    def look(dialog: SendFormsDialog) -> None:
        said.append(dialog.how.due.text())
        said.append(dialog._told.text())
        dialog.how.from_whom.setText("Åsa")
        dialog.how.from_whom.textEdited.emit("Åsa")
        said.append(dialog._told.text())
        dialog.reject()

    when_asked(look)
    collecting.send(survey_round(session), unit_ids(session, "Bromma"))

    assert said == [
        (session.today() + dt.timedelta(days=14)).isoformat(),
        "Avsändare är tomt, och står därför inte i formulären.",
        "",
    ]


def test_who_has_not_answered_is_reminded(
    session: Session, collecting: Collecting, when_asked: Callable[..., None]
) -> None:
    chosen_units: list[str] = []

    def look(dialog: SendFormsDialog) -> None:
        chosen_units.extend(unit.name for unit in dialog.units.chosen())
        dialog.reject()

    when_asked(look)

    collecting.remind(survey_round(session))

    waiting = session.document.collections.waiting(survey_round(session))
    assert chosen_units == [unit.name for unit in waiting]


def test_no_one_is_reminded_when_everyone_has_answered(
    session: Session, collecting: Collecting
) -> None:
    document, found = session.document, survey_round(session)
    for unit in document.collections.waiting(found):
        document.sheets.set_state(found.id, unit.id, SheetState.LOCKED, session.now())
    told = QSignalSpy(session.told)

    collecting.remind(found)

    assert heard(told) == ["Alla enheter har svarat eller är klarmarkerade."]


def test_a_word_in_braces_that_is_no_field_is_told(
    session: Session, collecting: Collecting, when_asked: Callable[..., None]
) -> None:
    said = []

    def look(dialog: SendFormsDialog) -> None:
        dialog.how.text.setPlainText("Hej {namn}!")
        said.append(dialog._told.text())
        dialog.reject()

    when_asked(look)

    collecting.remind(survey_round(session), unit_ids(session, "Farsta"))

    assert said[0].startswith("{namn} fylls inte i, utan står kvar som det är. E-postadress saknas")


@pytest.mark.parametrize("due", ["snart", "2026-13-01"])
def test_a_last_day_that_is_none_is_told(
    session: Session, collecting: Collecting, when_asked: Callable[..., None], due: str
) -> None:
    said = []

    def look(dialog: SendFormsDialog) -> None:
        dialog.how.due.setText(due)
        dialog.make_button.click()
        said.append(dialog._told.text())

    when_asked(look)

    collecting.send(survey_round(session), unit_ids(session, "Farsta"))

    assert said == [f"”{due}” är inget datum. Skriv till exempel 2026-12-04."]


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(window.rect().center()), actions, data, buttons, keys))


@pytest.fixture
def in_window(window: MainWindow, session: Session, tmp_path: Path) -> Session:
    """Open a copy of the session's file in the window."""
    copy = tmp_path / "fönster.andts"
    copy.write_bytes(session.document.path.read_bytes())
    assert window.open_path(copy)
    assert window.workspace is not None
    return window.workspace.session


def test_answers_dropped_on_the_window_are_taken_in(
    window: MainWindow,
    in_window: Session,
    returned: Callable[..., Path],
    when_read: Callable[[Act], None],
    qtbot: QtBot,
) -> None:
    paths = [returned(name, chosen(FIRST, "halvtid")) for name in ("Bromma", "Farsta")]
    when_read(accept)

    drop(window, *paths)

    qtbot.waitUntil(lambda: in_window.undo_stack.count() == 1)
    assert answer_of(in_window, "Farsta").option_ids == ("halvtid",)


def test_one_answer_file_of_this_file_is_taken_in_too(
    window: MainWindow,
    in_window: Session,
    returned: Callable[..., Path],
    when_read: Callable[[Act], None],
    qtbot: QtBot,
) -> None:
    path = returned("Bromma", chosen(FIRST, "halvtid"))
    when_read(accept)

    drop(window, path)

    qtbot.waitUntil(lambda: in_window.undo_stack.count() == 1)
    assert window.workspace is not None
    assert window.workspace.session is in_window


def test_an_answer_file_of_another_file_is_opened(
    window: MainWindow, returned: Callable[..., Path], qtbot: QtBot, tmp_path: Path
) -> None:
    path = returned("Bromma", chosen(FIRST, "halvtid"))
    window.open_example(tmp_path)

    drop(window, path)

    qtbot.waitUntil(lambda: window.windowTitle().startswith("Bromma"))
    qtbot.waitUntil(lambda: any(page.isVisible() for page in window.findChildren(SurveyPage)))


def test_an_answer_file_offers_nothing_that_is_the_senders_and_says_what_is_next(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    collections = session.document.collections
    unit_id = session.document.units.named("Bromma").id
    form = collections.form(survey_round(session), unit_id, "Åsa", "2026-12-04")
    path = tmp_path / "Bromma.andts"
    path.write_bytes(collections.form_bytes(form, FormKind.ANSWER_FILE))
    window.open_path(path)
    workspace = window.workspace
    assert workspace is not None
    page = workspace.show_page("survey")
    assert isinstance(page, SurveyPage)
    page.show_only("round")
    pane = page._panes["round"]
    assert isinstance(pane, SurveyRoundPane)
    told = QSignalSpy(workspace.session.told)

    assert pane.tools() == ()
    for made in (pane.send, pane.remind, pane.start, pane.add, pane.who, pane.lock):
        assert not made.isVisible()
    receive = next(a for a in window.findChildren(QAction) if a.text() == "Ta emot s&var…")
    assert not receive.isEnabled()
    page.show_only("answer")
    opened, answer = workspace.session, chosen(FIRST, "halvtid")
    at = (survey_round(opened).id, unit_id)
    opened.run(lambda: opened.document.surveys.set_answer(*at, answer))
    page.answers.reload()
    page.answers.sheet_tools.ready.click()
    assert not page.answers.sheet_tools.lock.isVisible()
    assert heard(told) == [
        "Klart. Stäng filen och skicka tillbaka den till Åsa, senast 4 december 2026."
    ]


def test_answers_are_taken_in_by_the_menu(
    window: MainWindow,
    in_window: Session,
    returned: Callable[..., Path],
    when_read: Callable[[Act], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = returned("Bromma", chosen(FIRST, "halvtid"))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    when_read(accept)

    menu = next(a for a in window.findChildren(QAction) if a.text().startswith("Ta emot s&var"))
    menu.trigger()

    assert answer_of(in_window, "Bromma").option_ids == ("halvtid",)
