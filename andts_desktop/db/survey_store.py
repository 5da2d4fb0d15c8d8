"""Instruments, rounds and answers in the file."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from andts_desktop.db.data_file import DataFile
from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId, RoundId, UnitId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.instrument_file import read_draft, write_instrument
from andts_desktop.domain.survey import (
    GIVEN,
    Answer,
    AnswerSheet,
    AnswerState,
    Origin,
    Provenance,
    SurveyRound,
    unanswered,
)

if TYPE_CHECKING:
    from andts_desktop.db.sqlite import Database


class SurveyStore:
    """Reads and writes surveys; an instrument is frozen in the file once it is stored."""

    def __init__(self, file: DataFile) -> None:
        self._file = file
        self._parsed: dict[InstrumentId, Instrument] = {}

    @contextmanager
    def together(self) -> Iterator[None]:
        """Store what is written inside, through any store of the file, all of it or nothing."""
        with self._file.writing():
            yield

    def instruments(self) -> tuple[Instrument, ...]:
        """Return every instrument frozen in the file."""
        rows = self._file.rows("SELECT id FROM instrument ORDER BY id")
        return tuple(self.instrument(InstrumentId(row["id"])) for row in rows)

    def instrument(self, instrument_id: InstrumentId) -> Instrument:
        """Return a frozen instrument; raises KeyError where the file has none of that id."""
        if instrument_id not in self._parsed:
            rows = self._file.rows("SELECT definition FROM instrument WHERE id = ?", instrument_id)
            if not rows:
                raise KeyError(instrument_id)
            source = f"{self._file.path.name} ({instrument_id})"
            self._parsed[instrument_id] = read_draft(rows[0]["definition"], source)
        return self._parsed[instrument_id]

    def freeze(self, instrument: Instrument) -> None:
        """Copy an instrument into the file; one that is there already stays as it is."""
        row = {"id": instrument.id, "definition": write_instrument(instrument)}
        with self._file.writing() as database:
            database.table("instrument").insert(row, ignore=True)

    def thaw(self, instrument_id: InstrumentId) -> None:
        """Take an instrument that no round uses out of the file."""
        with self._file.writing() as database:
            database.execute("DELETE FROM instrument WHERE id = ?", (instrument_id,))
        self._parsed.pop(instrument_id, None)

    def rounds(self) -> tuple[SurveyRound, ...]:
        """Return every round, the earliest year first."""
        rows = self._file.rows("SELECT * FROM survey_round ORDER BY year, id")
        return tuple(
            SurveyRound(RoundId(row["id"]), InstrumentId(row["instrument_id"]), row["year"])
            for row in rows
        )

    def add_round(
        self, instrument_id: InstrumentId, year: int, round_id: RoundId | None = None
    ) -> RoundId:
        """Open a round of a frozen instrument, under the id it had where one is given."""
        row = {"id": round_id, "instrument_id": instrument_id, "year": year}
        return RoundId(self._file.insert("survey_round", row))

    def remove_round(self, round_id: RoundId) -> None:
        """Remove a round without answers, with all that is known of its sheets."""
        with self._file.writing() as database:
            database.execute("DELETE FROM survey_round WHERE id = ?", (round_id,))

    def units_with_answers(self, round_id: RoundId) -> frozenset[UnitId]:
        """Return the units that have answered or commented anything in the round."""
        sql = "SELECT DISTINCT unit_id FROM answer WHERE round_id = ?"
        return frozenset(UnitId(unit_id) for (unit_id,) in self._file.tuples(sql, round_id))

    def sheets(
        self,
        round_id: RoundId,
        question_ids: Collection[QuestionId] | None = None,
        *,
        with_words: bool = True,
    ) -> tuple[AnswerSheet, ...]:
        """Return the sheets of the units that have answered anything in the round.

        With `question_ids`, the sheets hold the answers to those questions alone. Without
        words, what was written in answers and comments is left out: it gives no points.
        """
        asked = tuple(question_ids or ())
        marks = ", ".join("?" * len(asked))
        where = "" if question_ids is None else f" AND question_id IN ({marks})"
        by_unit: dict[UnitId, list[Answer]] = {}
        known: dict[tuple[object, ...], Answer] = {}
        sql = (
            f"SELECT unit_id, {_ANSWER if with_words else _COUNTED} FROM answer"
            f" WHERE round_id = ?{where}"
            " ORDER BY unit_id, question_id"
        )
        for unit_id, *row in self._file.tuples(sql, round_id, *asked):
            key = tuple(row)
            # Most answers of a round are the same few, which are made once and shared.
            answer = known.get(key)
            if answer is None:
                answer = known[key] = _answer(*row)
            by_unit.setdefault(unit_id, []).append(answer)
        return tuple(AnswerSheet(round_id, unit, tuple(found)) for unit, found in by_unit.items())

    def sheet(self, round_id: RoundId, unit_id: UnitId) -> AnswerSheet:
        """Return one unit's sheet, empty where nothing is answered."""
        sql = (
            f"SELECT {_ANSWER} FROM answer WHERE round_id = ? AND unit_id = ? ORDER BY question_id"
        )
        rows = self._file.tuples(sql, round_id, unit_id)
        return AnswerSheet(round_id, unit_id, tuple(_answer(*row) for row in rows))

    def put_answers(self, sheets: Iterable[AnswerSheet]) -> None:
        """Store the given answers, all or none; an empty answer takes away what stood there."""
        with self._file.writing() as database:
            for sheet in sheets:
                self._delete(database, sheet, (each for each in sheet.answers if each.is_empty))
                filled = (each for each in sheet.answers if not each.is_empty)
                database.conn.executemany(
                    f"INSERT OR REPLACE INTO answer (round_id, unit_id, {_ANSWER})"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (_row(sheet, answer) for answer in filled),
                )

    def replace_sheet(self, sheet: AnswerSheet) -> None:
        """Store a unit's answers in a round in place of all that stand there."""
        with self._file.writing():
            stored = self.sheet(sheet.round_id, sheet.unit_id)
            gone = {each.question_id for each in stored.answers}
            gone -= {each.question_id for each in sheet.answers}
            emptied = tuple(unanswered(question_id) for question_id in gone)
            self.put_answers([replace(sheet, answers=(*sheet.answers, *emptied))])

    def _delete(self, database: "Database", sheet: AnswerSheet, answers: Iterable[Answer]) -> None:
        database.conn.executemany(
            "DELETE FROM answer WHERE round_id = ? AND unit_id = ? AND question_id = ?",
            ((sheet.round_id, sheet.unit_id, each.question_id) for each in answers),
        )


_BETWEEN_OPTIONS = "\n"
"""What parts the chosen options; ids in files of earlier versions may have spaces in them."""
_ANSWER = "question_id, state, options, value, text, comment, origin, origin_note"
_COUNTED = "question_id, state, options, value, '', '', origin, origin_note"


def _answer(
    question: str,
    state: str,
    options: str,
    value: str | None,
    text: str,
    comment: str,
    origin: str,
    note: str,
) -> Answer:
    is_given = origin == Origin.GIVEN.value and not note
    return Answer(
        question_id=QuestionId(question),
        state=AnswerState(state),
        option_ids=tuple(map(OptionId, filter(None, options.split(_BETWEEN_OPTIONS)))),
        value=None if value is None else Decimal(value),
        text=text,
        comment=comment,
        provenance=GIVEN if is_given else Provenance(Origin(origin), note),
    )


def _row(sheet: AnswerSheet, answer: Answer) -> tuple[object, ...]:
    return (
        sheet.round_id,
        sheet.unit_id,
        answer.question_id,
        answer.state.value,
        _BETWEEN_OPTIONS.join(answer.option_ids),
        None if answer.value is None else str(answer.value),
        answer.text,
        answer.comment,
        answer.provenance.origin.value,
        answer.provenance.note,
    )
