"""What is stored of sheets beside their answers, and the sums that are kept."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from andts_desktop.db.data_file import DataFile
from andts_desktop.db.sheet_store import SheetStore
from andts_desktop.db.survey_store import SurveyStore
from andts_desktop.db.tally_store import TallyStore
from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId, RoundId, UnitId
from andts_desktop.domain.participation import SheetEntry
from andts_desktop.domain.survey import (
    Answer,
    AnswerSheet,
    AnswerState,
    EventKind,
    Origin,
    Provenance,
    SheetEvent,
    SheetState,
    unanswered,
)
from andts_desktop.domain.tally import PartTally, Tally
from tests.domain.build import instrument, number_question, part

ROUND, UNIT, OTHER = RoundId(1), UnitId(1), UnitId(2)
FIRST = QuestionId("q1")
PARTS = (
    PartTally("en del", Decimal("0.50"), Decimal(2), has_value=True),
    PartTally("b", Decimal(0), Decimal(1), has_value=False),
)
SUMS = Tally(Decimal("0.50"), Decimal(3), False, 1, 2, 3, 4, 5, 6, PARTS)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DataFile]:
    made = DataFile.create(tmp_path / "prov.andts")
    for name in ("Norr", "Söder"):
        made.insert("unit", {"name": name, "kind": "district"})
    store = SurveyStore(made)
    store.freeze(instrument(part("a", "1", [number_question("q1", "1")])))
    store.add_round(InstrumentId("prov-1"), 2025)
    yield made
    made.close()


def event(at: str, kind: EventKind = EventKind.READY, unit_id: UnitId = UNIT) -> SheetEvent:
    return SheetEvent(unit_id, at, kind, "Rättat ”fel”")


def answered(value: str) -> AnswerSheet:
    answer = Answer(FIRST, AnswerState.ANSWERED, value=Decimal(value))
    return AnswerSheet(ROUND, UNIT, (answer,))


@pytest.mark.parametrize(
    "entry",
    [
        SheetEntry(takes_part=True),
        SheetEntry(takes_part=False),
        SheetEntry(None, SheetState.LOCKED),
        SheetEntry(True, SheetState.READY),
    ],
)
def test_what_is_known_of_a_sheet_is_stored(file: DataFile, entry: SheetEntry) -> None:
    store = SheetStore(file)
    store.put(ROUND, UNIT, entry)
    assert store.entries(ROUND) == {UNIT: entry}


def test_nothing_is_kept_of_an_untouched_sheet(file: DataFile) -> None:
    store = SheetStore(file)
    store.put(ROUND, UNIT, SheetEntry(takes_part=True))
    store.put(ROUND, UNIT, SheetEntry())
    assert file.counts()["sheet"] == 0


def test_the_log_stands_by_time(file: DataFile) -> None:
    store = SheetStore(file)
    for each in (event("2025-11-02T10:00:00"), event("2025-11-01T10:00:00", EventKind.SENT)):
        store.add_event(ROUND, each)
    assert [each.kind for each in store.log(ROUND)] == [EventKind.SENT, EventKind.READY]


def test_the_log_of_one_unit_is_its_own(file: DataFile) -> None:
    store = SheetStore(file)
    mine, others = event("2025-11-01T10:00:00"), event("2025-11-01T10:00:00", unit_id=OTHER)
    store.add_event(ROUND, others)
    store.replace_log(ROUND, UNIT, [mine])
    assert store.log(ROUND, UNIT) == (mine,)
    assert store.log(ROUND, OTHER) == (others,)


def test_sums_are_read_as_they_were_kept(file: DataFile) -> None:
    store = TallyStore(file)
    store.keep(ROUND, {UNIT: SUMS})
    assert store.tallies(ROUND) == {UNIT: SUMS}
    assert str(store.tallies(ROUND)[UNIT].points) == "0.50"


def test_sums_without_parts_are_kept(file: DataFile) -> None:
    store = TallyStore(file)
    bare = Tally(Decimal(0), Decimal(0), True, 0, 0, 0, 0, 0, 0, ())
    store.keep(ROUND, {UNIT: bare})
    assert store.tallies(ROUND) == {UNIT: bare}


def test_nothing_to_keep_is_nothing_to_write(file: DataFile) -> None:
    TallyStore(file).keep(ROUND, {})
    assert file.counts()["tally"] == 0


def test_sheets_without_words_have_what_is_counted_alone(file: DataFile) -> None:
    store = SurveyStore(file)
    waits = Provenance(Origin.PREFILLED, "2024")
    answer = Answer(
        FIRST, AnswerState.ANSWERED, value=Decimal("0.50"), comment="Läget", provenance=waits
    )
    store.put_answers([AnswerSheet(ROUND, UNIT, (answer,))])
    bare = (replace(answer, comment=""),)
    assert store.sheets(ROUND, with_words=False) == (AnswerSheet(ROUND, UNIT, bare),)
    assert store.sheets(ROUND) == (AnswerSheet(ROUND, UNIT, (answer,)),)


def test_sums_of_another_arithmetic_are_not_believed(
    file: DataFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = TallyStore(file)
    store.keep(ROUND, {UNIT: SUMS})
    monkeypatch.setattr("andts_desktop.db.tally_store.ARITHMETIC", 0)
    assert store.tallies(ROUND) == {}


def test_an_answer_that_is_stored_drops_the_sums_of_its_sheet(file: DataFile) -> None:
    store = TallyStore(file)
    store.keep(ROUND, {UNIT: SUMS, OTHER: SUMS})
    SurveyStore(file).put_answers([answered("1")])
    assert store.tallies(ROUND).keys() == {OTHER}


def test_an_answer_that_is_taken_away_drops_the_sums_of_its_sheet(file: DataFile) -> None:
    surveys, store = SurveyStore(file), TallyStore(file)
    surveys.put_answers([answered("1")])
    store.keep(ROUND, {UNIT: SUMS})
    surveys.put_answers([AnswerSheet(ROUND, UNIT, (unanswered(FIRST),))])
    assert store.tallies(ROUND) == {}


def test_an_answer_that_moves_to_another_unit_drops_the_sums_of_both(file: DataFile) -> None:
    store = TallyStore(file)
    SurveyStore(file).put_answers([answered("1")])
    store.keep(ROUND, {UNIT: SUMS, OTHER: SUMS})
    with file.writing() as database:
        database.execute("UPDATE answer SET unit_id = ?", (OTHER,))
    assert store.tallies(ROUND) == {}


def test_a_file_that_is_only_read_keeps_no_sums(file: DataFile) -> None:
    file.close()
    reader = DataFile.open(file.path, read_only=True)
    TallyStore(reader).keep(ROUND, {UNIT: SUMS})
    assert TallyStore(reader).tallies(ROUND) == {}
    reader.close()


def test_sums_of_no_round_are_a_fault_of_ours_and_nothing_of_them_is_kept(file: DataFile) -> None:
    store = TallyStore(file)
    with pytest.raises(sqlite3.IntegrityError):
        store.keep(ROUND, {OTHER: SUMS, UnitId(9): SUMS})
    assert store.tallies(ROUND) == {}


def test_sums_that_the_disk_has_no_room_for_are_not_kept(file: DataFile) -> None:
    pages = file.rows("PRAGMA page_count")[0]["page_count"]
    file.rows(f"PRAGMA max_page_count = {pages}")
    wide = replace(SUMS, parts=PARTS * 2000)
    TallyStore(file).keep(ROUND, {UNIT: wide})
    assert TallyStore(file).tallies(ROUND) == {}
    file.insert("unit", {"name": "Väst", "kind": "district"})


def test_a_query_that_fails_is_a_fault_of_ours(file: DataFile) -> None:
    with pytest.raises(sqlite3.OperationalError):
        list(file.tuples("SELECT * FROM borta"))


def test_nothing_is_kept_inside_a_larger_write(file: DataFile) -> None:
    with file.writing():
        TallyStore(file).keep(ROUND, {UNIT: SUMS})
    assert TallyStore(file).tallies(ROUND) == {}


def test_a_whole_sheet_replaces_what_stood_there(file: DataFile) -> None:
    store = SurveyStore(file)
    store.put_answers([answered("1")])
    other = Answer(QuestionId("q2"), AnswerState.UNKNOWN, comment="Ny")
    store.replace_sheet(AnswerSheet(ROUND, UNIT, (other,)))
    assert store.sheet(ROUND, UNIT).answers == (other,)


def test_an_answer_of_every_kind_is_read_as_it_was_stored(file: DataFile) -> None:
    store = SurveyStore(file)
    answers = (
        Answer(QuestionId("a"), AnswerState.ANSWERED, (OptionId("x"), OptionId("y"))),
        Answer(QuestionId("b"), AnswerState.ANSWERED),
        Answer(QuestionId("c"), AnswerState.ANSWERED, text="Rad 1\nRad 2"),
        Answer(
            QuestionId("d"),
            AnswerState.ANSWERED,
            value=Decimal("1.50"),
            provenance=Provenance(Origin.RECEIVED, "Norr.pdf"),
        ),
    )
    store.put_answers([AnswerSheet(ROUND, UNIT, answers)])
    assert store.sheet(ROUND, UNIT).answers == answers
    assert store.sheets(ROUND) == (AnswerSheet(ROUND, UNIT, answers),)


def test_sheets_can_be_read_for_some_questions_alone(file: DataFile) -> None:
    store = SurveyStore(file)
    wanted = Answer(QuestionId("a"), AnswerState.UNKNOWN)
    other = Answer(QuestionId("b"), AnswerState.UNKNOWN)
    store.put_answers([AnswerSheet(ROUND, UNIT, (wanted, other))])
    assert store.sheets(ROUND, [QuestionId("a")]) == (AnswerSheet(ROUND, UNIT, (wanted,)),)
    assert store.sheets(ROUND, []) == ()
