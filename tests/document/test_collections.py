"""Forms out of an open file and returned ones into it; answer files; the register."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from andts_desktop.db import version
from andts_desktop.document import Document
from andts_desktop.document.answer_files import answer_file_key, read_answer_file
from andts_desktop.document.collections import read_returned_file
from andts_desktop.domain.brand import Brand
from andts_desktop.domain.collection import (
    Choice,
    Difference,
    FormKey,
    FormKind,
    ReturnedAnswer,
    ReturnedSheet,
    Unreadable,
    all_as,
)
from andts_desktop.domain.collection_steps import reopened
from andts_desktop.domain.ids import OptionId, QuestionId, RoundId, UnitId
from andts_desktop.domain.survey import (
    Answer,
    AnswerState,
    EventKind,
    Origin,
    SheetState,
    SurveyRound,
)
from andts_desktop.domain.units import UnitKind
from andts_desktop.errors import FileError, InputError
from andts_desktop.exchange.library import Library

FIRST = QuestionId("org-samordnare")
AT = "2026-11-22T10:30:05"


@pytest.fixture
def survey_round(stockholm: Document) -> SurveyRound:
    return stockholm.surveys.open_round(2026)


@pytest.fixture
def bromma(stockholm: Document) -> UnitId:
    return stockholm.units.named("Bromma").id


def chosen(option: str, comment: str = "") -> Answer:
    return Answer(FIRST, AnswerState.ANSWERED, (OptionId(option),), comment=comment)


def returned(key: FormKey, *answers: Answer, source: str = "bromma.pdf") -> ReturnedSheet:
    placed = tuple(ReturnedAnswer("fråga 1", each.question_id, each) for each in answers)
    return ReturnedSheet(source, FormKind.PDF, key, placed, "2026-11-20T14:32", "Åsa")


def edited(path: Path, library: Library, edit: Callable[[Document], object]) -> None:
    """Open a file in the program, as a unit does, and close it again."""
    document = Document.open(path, library)
    try:
        edit(document)
    finally:
        document.close()


def test_every_file_has_a_key_of_its_own(document: Document, stockholm: Document) -> None:
    assert document.collections.file_key()
    assert document.collections.file_key() != stockholm.collections.file_key()


def test_a_form_says_what_it_is_and_what_is_answered(
    stockholm: Document, survey_round: SurveyRound, bromma: UnitId
) -> None:
    stockholm.surveys.set_answer(survey_round.id, bromma, chosen("halvtid"))

    form = stockholm.collections.form(survey_round, bromma, "Åsa", "2026-12-04")

    assert (form.key.year, form.key.unit_name) == (2026, "Bromma")
    assert form.key.file_key == stockholm.collections.file_key()
    assert form.answers == (chosen("halvtid"),)
    assert (form.sender, form.due) == ("Åsa", "2026-12-04")


def test_a_form_says_what_was_answered_last_time(
    stockholm: Document, survey_round: SurveyRound, bromma: UnitId
) -> None:
    before = stockholm.surveys.open_round(2025)
    stockholm.surveys.set_answer(before.id, bromma, chosen("nej", "Förra året"))

    form = stockholm.collections.form(survey_round, bromma)

    assert form.earlier_text(FIRST) == "2025: Nej, ingen är utsedd ”Förra året”"
    assert form.earlier_text(QuestionId("org-budget")) == ""


@pytest.fixture
def answer_file(
    stockholm: Document, survey_round: SurveyRound, bromma: UnitId, tmp_path: Path
) -> Path:
    before = stockholm.surveys.open_round(2025)
    stockholm.surveys.set_answer(before.id, bromma, chosen("nej", "Förra året"))
    path = tmp_path / "Bromma.andts"
    form = stockholm.collections.form(survey_round, bromma)
    path.write_bytes(stockholm.collections.form_bytes(form, FormKind.ANSWER_FILE))
    return path


def test_an_answer_file_opens_as_an_ordinary_file(
    answer_file: Path, library: Library, bromma: UnitId
) -> None:
    opened = Document.open(answer_file, library)

    assert [unit.name for unit in opened.units.all()] == ["Bromma"]
    assert [each.year for each in opened.surveys.rounds()] == [2025, 2026]
    assert opened.plans.ids() == ()
    assert opened.surveys.answer(2025, bromma, FIRST).comment == "Förra året"
    assert opened.problems() == ()
    opened.close()


def test_an_answer_file_knows_whom_it_goes_back_to(
    stockholm: Document, survey_round: SurveyRound, bromma: UnitId, library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "Bromma.andts"
    form = stockholm.collections.form(survey_round, bromma, "Åsa", "2026-12-04")
    path.write_bytes(stockholm.collections.form_bytes(form, FormKind.ANSWER_FILE))
    opened = Document.open(path, library)

    sent = opened.collections.sent_form()

    opened.close()
    assert sent is not None
    assert (sent.key, sent.sender, sent.due) == (form.key, "Åsa", "2026-12-04")
    assert stockholm.collections.sent_form() is None


def test_an_answer_file_comes_back_with_what_was_answered_in_it(
    answer_file: Path, library: Library, stockholm: Document, bromma: UnitId
) -> None:
    def answer(document: Document) -> None:
        found = document.surveys.round_of(2026)
        assert found is not None
        document.surveys.set_answer(found.id, bromma, chosen("halvtid", "Åäö"))

    edited(answer_file, library, answer)

    (sheet,) = read_returned_file(answer_file, stockholm.collections.known())

    assert isinstance(sheet, ReturnedSheet)
    assert sheet.kind is FormKind.ANSWER_FILE
    (preview,) = stockholm.collections.preview([sheet]).sheets
    assert preview.warnings == ()
    (new,) = preview.of(Difference.NEW)
    assert (new.question.id, new.place) == (FIRST, "fråga 1")
    assert new.theirs is not None
    assert new.theirs.comment == "Åäö"


def test_an_answer_file_is_read_while_it_is_open_elsewhere(
    answer_file: Path, library: Library
) -> None:
    opened = Document.open(answer_file, library)
    opened.units.add("Nyby", UnitKind.DISTRICT)
    try:
        assert read_answer_file(answer_file).key.unit_name == "Bromma"
    finally:
        opened.close()


def test_a_write_protected_answer_file_is_read(answer_file: Path) -> None:
    answer_file.chmod(0o444)

    assert read_answer_file(answer_file).key.year == 2026


def test_an_answer_file_from_a_newer_program_is_refused(answer_file: Path) -> None:
    with answer_file.open("r+b") as stream:
        stream.seek(60)
        stream.write((version.VERSION + 1).to_bytes(4))

    with pytest.raises(FileError, match="nyare version av ANDTS Desktop"):
        read_answer_file(answer_file)


def test_a_half_written_answer_file_is_refused(answer_file: Path) -> None:
    answer_file.with_name("Bromma.andts-journal").write_bytes(
        bytes.fromhex("d9d505f920a163d7") + bytes(504)
    )

    with pytest.raises(FileError, match="sparas just nu, eller stängdes inte"):
        read_answer_file(answer_file)


def test_a_damaged_answer_file_is_told(answer_file: Path, stockholm: Document) -> None:
    size = answer_file.stat().st_size
    with answer_file.open("r+b") as stream:
        stream.seek(4096)
        stream.write(os.urandom(size // 2))

    (told,) = read_returned_file(answer_file, stockholm.collections.known())

    assert isinstance(told, Unreadable)
    assert told.source == "Bromma.andts"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE answer SET state = 'kanske'",
        "UPDATE answer SET origin = 'kanske'",
        "UPDATE answer SET value = 'tio'",
        "UPDATE answer SET options = x'00ff'",
        "UPDATE instrument SET definition = ''",
        "ALTER TABLE answer RENAME COLUMN comment TO annat",
        "DROP TABLE setting",
    ],
)
def test_an_answer_file_that_was_written_in_from_outside_is_told(
    change: str, answer_file: Path, stockholm: Document, bromma: UnitId
) -> None:
    edited(
        answer_file,
        stockholm.library,
        lambda document: document.surveys.set_answer(RoundId(2), bromma, chosen("halvtid", "x")),
    )
    with closing(sqlite3.connect(answer_file)) as opened:
        opened.execute(change)
        opened.commit()

    (found,) = read_returned_file(answer_file, stockholm.collections.known())

    assert isinstance(found, Unreadable)
    assert found.source == "Bromma.andts"


@pytest.mark.timeout(20)
@pytest.mark.parametrize("table", ["setting", "answer"])
def test_an_answer_file_that_would_never_end_is_refused(
    table: str, answer_file: Path, stockholm: Document
) -> None:
    with closing(sqlite3.connect(answer_file)) as opened:
        for event in ("insert", "update", "delete"):
            opened.execute(f"DROP TRIGGER tally_after_{event}")
        opened.execute(f"ALTER TABLE {table} RENAME TO tom")
        opened.execute(
            f"CREATE VIEW {table} AS WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1"
            " FROM x) SELECT 'x' AS name, n AS value, n AS round_id FROM x"
        )
        opened.commit()

    (found,) = read_returned_file(answer_file, stockholm.collections.known())

    assert isinstance(found, Unreadable)
    assert "inte kommer från ANDTS Desktop" in found.reason
    assert table != "setting" or answer_file_key(answer_file) is None


def test_an_ordinary_file_is_no_answer_file(stockholm: Document, answer_file: Path) -> None:
    key = answer_file_key(answer_file)

    assert key is not None
    assert key.file_key == stockholm.collections.file_key()
    assert answer_file_key(stockholm.path) is None
    with pytest.raises(FileError, match="är ingen svarsfil"):
        read_answer_file(stockholm.path)


def test_an_answer_file_whose_round_was_removed_is_told(
    answer_file: Path, library: Library
) -> None:
    def remove(document: Document) -> None:
        found = document.surveys.round_of(2026)
        assert found is not None
        document.surveys.remove_round(found.id)

    edited(answer_file, library, remove)

    with pytest.raises(FileError, match="omgången 2026 är borttagen"):
        read_answer_file(answer_file)


def test_receiving_stores_the_answers_and_writes_the_log(
    stockholm: Document, survey_round: SurveyRound, bromma: UnitId
) -> None:
    collections = stockholm.collections
    key = collections.form(survey_round, bromma).key

    collections.apply(collections.preview([returned(key, chosen("halvtid"))]), {}, AT)

    stored = stockholm.surveys.sheet(survey_round, bromma).answer(FIRST)
    assert stored.option_ids == ("halvtid",)
    assert (stored.provenance.origin, stored.provenance.note) == (
        Origin.RECEIVED,
        "bromma.pdf, 2026-11-20",
    )
    (receipt,) = collections.register(survey_round)
    assert (receipt.unit_id, receipt.at, receipt.source) == (bromma, AT, "bromma.pdf")
    assert (receipt.saved_at, receipt.respondent) == ("2026-11-20T14:32", "Åsa")


def test_what_was_received_is_summed_at_once(
    stockholm: Document, survey_round: SurveyRound, bromma: UnitId
) -> None:
    collections = stockholm.collections
    key = collections.form(survey_round, bromma).key

    collections.apply(collections.preview([returned(key, chosen("halvtid"))]), {}, AT)

    assert stockholm.counts()["tally"] == 1


def test_what_was_received_can_be_taken_back_whole(
    stockholm: Document, survey_round: SurveyRound, bromma: UnitId
) -> None:
    collections = stockholm.collections
    stockholm.surveys.set_answer(survey_round.id, bromma, chosen("nej"))
    before = stockholm.sheets.image(survey_round.id, [bromma])
    key = collections.form(survey_round, bromma).key
    preview = collections.preview([returned(key, chosen("halvtid"))])
    collections.apply(preview, all_as(preview, Choice.THEIRS), AT)

    stockholm.sheets.restore(before)

    assert stockholm.sheets.image(survey_round.id, [bromma]) == before
    assert collections.register(survey_round) == ()


def test_an_undecided_conflict_stores_nothing(
    stockholm: Document, survey_round: SurveyRound, bromma: UnitId
) -> None:
    collections = stockholm.collections
    stockholm.surveys.set_answer(survey_round.id, bromma, chosen("nej"))
    key = collections.form(survey_round, bromma).key
    preview = collections.preview([returned(key, chosen("halvtid"))])

    with pytest.raises(InputError, match="1 fråga har ett annat svar i filen än hos oss"):
        collections.apply(preview, {}, AT)

    assert collections.register(survey_round) == ()


def test_who_has_not_answered_is_who_nothing_came_from(
    stockholm: Document, survey_round: SurveyRound, bromma: UnitId
) -> None:
    collections = stockholm.collections
    farsta = stockholm.units.named("Farsta").id
    stockholm.sheets.set_state(survey_round.id, farsta, SheetState.LOCKED, AT)
    key = collections.form(survey_round, bromma).key
    collections.apply(collections.preview([returned(key, chosen("halvtid"))]), {}, AT)

    waiting = {unit.name for unit in collections.waiting(survey_round)}

    everyone = {unit.name for unit in stockholm.sheets.units(survey_round)}
    assert waiting == everyone - {"Bromma", "Farsta"}
    assert waiting


def test_what_was_made_for_a_unit_stands_in_the_log(
    stockholm: Document, survey_round: SurveyRound, bromma: UnitId
) -> None:
    collections = stockholm.collections

    collections.note_sent(survey_round.id, [(bromma, "utkast gjort")], AT, EventKind.SENT)

    (event,) = stockholm.sheets.log(survey_round.id, bromma)
    assert (event.kind, event.note, event.at) == (EventKind.SENT, "utkast gjort", AT)


def test_the_sender_and_the_last_day_are_remembered(
    stockholm: Document, survey_round: SurveyRound
) -> None:
    stockholm.collections.remember(survey_round.id, "Åsa Öberg", "2026-12-04")

    assert stockholm.collections.sender() == "Åsa Öberg"
    assert stockholm.collections.due(survey_round.id) == "2026-12-04"


def test_a_newer_reception_is_told_of_an_older_file(
    stockholm: Document, survey_round: SurveyRound, bromma: UnitId
) -> None:
    collections = stockholm.collections
    sheet = returned(collections.form(survey_round, bromma).key, chosen("halvtid"))
    collections.apply(collections.preview([sheet]), {}, AT)

    older = replace(sheet, saved_at="2026-11-01T08:00", source="äldre.pdf")
    (preview,) = collections.preview([older]).sheets

    assert preview.warnings[-1].startswith("Filen är äldre än den som togs emot 2026-11-22 10:30")


def marked_ready(path: Path, library: Library, unit_id: UnitId) -> None:
    """Mark the sheet in an answer file as ready, as its unit does."""

    def mark(document: Document) -> None:
        found = document.surveys.round_of(2026)
        assert found is not None
        document.surveys.set_answer(found.id, unit_id, chosen("halvtid"))
        document.sheets.set_state(found.id, unit_id, SheetState.READY, AT)

    edited(path, library, mark)


def test_a_sheet_that_its_unit_has_marked_as_ready_is_ready_here_too(
    stockholm: Document,
    survey_round: SurveyRound,
    bromma: UnitId,
    answer_file: Path,
    library: Library,
) -> None:
    marked_ready(answer_file, library, bromma)
    preview = stockholm.collections.preview([read_answer_file(answer_file)])

    stockholm.collections.apply(preview, {}, AT)

    assert stockholm.sheets.state(survey_round.id, bromma) is SheetState.READY
    *_, last = stockholm.sheets.log(survey_round.id, bromma)
    assert (last.kind, last.note) == (EventKind.READY, "av enheten, i Bromma.andts")


def test_an_answer_that_waits_and_is_not_in_the_file_keeps_the_sheet_a_draft(
    stockholm: Document, survey_round: SurveyRound, bromma: UnitId, answer_file: Path
) -> None:
    stockholm.sheets.prefill(survey_round.id, bromma, AT)
    key = stockholm.collections.form(survey_round, bromma).key
    other = Answer(QuestionId("org-budget"), AnswerState.UNKNOWN)
    sheet = replace(returned(key, other), is_ready=True)

    stockholm.collections.apply(stockholm.collections.preview([sheet]), {}, AT)

    assert stockholm.sheets.state(survey_round.id, bromma) is SheetState.DRAFT


def test_a_locked_sheet_is_opened_again_with_its_reason_and_taken_in(
    stockholm: Document, survey_round: SurveyRound, bromma: UnitId
) -> None:
    stockholm.sheets.set_state(survey_round.id, bromma, SheetState.LOCKED, AT)
    key = stockholm.collections.form(survey_round, bromma).key
    preview = stockholm.collections.preview([returned(key, chosen("halvtid"))])

    stockholm.collections.apply(reopened(preview, 0, "Fel siffra"), {}, AT)

    sheet = stockholm.surveys.sheet(survey_round, bromma)
    assert sheet.answer(FIRST).option_ids == (OptionId("halvtid"),)
    assert stockholm.sheets.state(survey_round.id, bromma) is SheetState.DRAFT
    assert [(e.kind, e.note) for e in stockholm.sheets.log(survey_round.id, bromma)][1] == (
        EventKind.REOPENED,
        "Fel siffra",
    )


def test_what_could_not_be_read_stands_in_the_log_of_the_round(
    stockholm: Document, survey_round: SurveyRound, bromma: UnitId
) -> None:
    key = stockholm.collections.form(survey_round, bromma).key
    odd = ReturnedAnswer("fråga 4", FIRST, None, "svaret ”kanske” finns inte i frågans lista")
    sheet = replace(returned(key), answers=(odd,))

    stockholm.collections.apply(stockholm.collections.preview([sheet]), {}, AT)

    (event,) = stockholm.sheets.log(survey_round.id, bromma)
    assert event.note.endswith(
        "1 svar gick inte att läsa: fråga 4: svaret ”kanske” finns inte i frågans lista"
    )


def test_a_printed_form_has_the_municipalitys_own_look(stockholm: Document) -> None:
    opened = stockholm.surveys.open_round(2026)
    unit = stockholm.units.named("Farsta")
    form = stockholm.collections.form(opened, unit.id)
    plain = stockholm.collections.form_bytes(form, FormKind.PDF)
    stockholm.editions.set_brand(Brand(name="Exempelstad", accent="#7a3e9d"))
    branded = stockholm.collections.form_bytes(form, FormKind.PDF)
    assert branded != plain
    assert stockholm.collections.gathered(form).brand.name == "Exempelstad"
