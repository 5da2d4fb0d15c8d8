"""Instruments, rounds and answers in the file."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal

from andts_desktop.db.data_file import DataFile, Row
from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId, RoundId, UnitId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.instrument_file import read_instrument, write_instrument
from andts_desktop.domain.survey import (
    Answer,
    AnswerSheet,
    AnswerState,
    Origin,
    Provenance,
    SurveyRound,
)


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
            self._parsed[instrument_id] = read_instrument(rows[0]["definition"], source)
        return self._parsed[instrument_id]

    def freeze(self, instrument: Instrument) -> None:
        """Copy an instrument into the file; one that is there already stays as it is."""
        row = {"id": instrument.id, "definition": write_instrument(instrument)}
        with self._file.writing() as database:
            database.table("instrument").insert(row, ignore=True)

    def rounds(self) -> tuple[SurveyRound, ...]:
        """Return every round, the earliest year first."""
        rows = self._file.rows("SELECT * FROM survey_round ORDER BY year, id")
        return tuple(
            SurveyRound(RoundId(row["id"]), InstrumentId(row["instrument_id"]), row["year"])
            for row in rows
        )

    def add_round(self, instrument_id: InstrumentId, year: int) -> RoundId:
        """Open a round of a frozen instrument."""
        row = {"instrument_id": instrument_id, "year": year}
        return RoundId(self._file.insert("survey_round", row))

    def sheets(self, round_id: RoundId) -> tuple[AnswerSheet, ...]:
        """Return the sheets of the units that have answered anything in the round."""
        by_unit: dict[UnitId, list[Answer]] = {}
        sql = "SELECT * FROM answer WHERE round_id = ? ORDER BY unit_id, question_id"
        for row in self._file.rows(sql, round_id):
            by_unit.setdefault(UnitId(row["unit_id"]), []).append(_answer(row))
        return tuple(AnswerSheet(round_id, unit, tuple(found)) for unit, found in by_unit.items())

    def sheet(self, round_id: RoundId, unit_id: UnitId) -> AnswerSheet:
        """Return one unit's sheet, empty where nothing is answered."""
        sql = "SELECT * FROM answer WHERE round_id = ? AND unit_id = ? ORDER BY question_id"
        rows = self._file.rows(sql, round_id, unit_id)
        return AnswerSheet(round_id, unit_id, tuple(map(_answer, rows)))

    def put_answers(self, sheets: Iterable[AnswerSheet]) -> None:
        """Store the given answers, all or none; an empty answer takes away what stood there."""
        with self._file.writing() as database:
            for sheet in sheets:
                for answer in sheet.answers:
                    key = (sheet.round_id, sheet.unit_id, answer.question_id)
                    if answer.is_empty:
                        database.execute(
                            "DELETE FROM answer"
                            " WHERE round_id = ? AND unit_id = ? AND question_id = ?",
                            key,
                        )
                    else:
                        database.table("answer").insert(_answer_row(sheet, answer), replace=True)


def _answer(row: Row) -> Answer:
    return Answer(
        question_id=QuestionId(row["question_id"]),
        state=AnswerState(row["state"]),
        option_ids=tuple(map(OptionId, row["options"].split())),
        value=Decimal(row["value"]) if row["value"] is not None else None,
        text=row["text"],
        comment=row["comment"],
        provenance=Provenance(Origin(row["origin"]), row["origin_note"]),
    )


def _answer_row(sheet: AnswerSheet, answer: Answer) -> dict[str, object]:
    return {
        "round_id": sheet.round_id,
        "unit_id": sheet.unit_id,
        "question_id": answer.question_id,
        "state": answer.state.value,
        "options": " ".join(answer.option_ids),
        "value": None if answer.value is None else str(answer.value),
        "text": answer.text,
        "origin": answer.provenance.origin.value,
        "origin_note": answer.provenance.note,
        "comment": answer.comment,
    }
