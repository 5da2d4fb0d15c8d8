"""Collection without a server: forms out of an open file, and returned ones into it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from andts_desktop.db.setting_store import FILE_KEY, SettingStore
from andts_desktop.document.answer_files import (
    SUFFIX,
    AnswerFile,
    EarlierSheet,
    SentForm,
    answer_file_bytes,
    read_answer_file,
    sent_form,
)
from andts_desktop.document.sheets import SheetDoor
from andts_desktop.document.surveys import SurveyDoor
from andts_desktop.document.units import UnitDoor
from andts_desktop.domain.answer_rows import AnswerRow
from andts_desktop.domain.brand import Brand
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.collection import (
    Decisions,
    Difference,
    EarlierAnswer,
    FormKey,
    FormKind,
    Known,
    Preview,
    ReturnedAnswer,
    ReturnedSheet,
    SurveyForm,
    Unreadable,
    undecided,
)
from andts_desktop.domain.collection_preview import (
    StoredSheet,
    build_preview,
    outcome,
    receivable,
)
from andts_desktop.domain.collection_steps import placed, to_mark_ready
from andts_desktop.domain.comparison import comparable
from andts_desktop.domain.earlier_answers import earlier_answers
from andts_desktop.domain.form_key import digest
from andts_desktop.domain.ids import RoundId, UnitId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.receptions import Receipt, receipt, reception
from andts_desktop.domain.survey import (
    Answer,
    AnswerSheet,
    AnswerState,
    EventKind,
    SheetEvent,
    SheetState,
    SurveyRound,
)
from andts_desktop.domain.swedish import plural
from andts_desktop.domain.tally import tally
from andts_desktop.domain.units import Unit
from andts_desktop.errors import AndtsError, InputError

_SENDER = "sender"
_TOUCHED = Changes(survey=True)


class CollectionDoor:
    """Makes forms, takes answers in, and keeps the register of what came from whom."""

    def __init__(
        self,
        settings: SettingStore,
        surveys: SurveyDoor,
        sheets: SheetDoor,
        units: UnitDoor,
        brand: Callable[[], Brand],
    ) -> None:
        self._settings = settings
        self._brand = brand
        self._surveys = surveys
        self._sheets = sheets
        self._units = units

    def file_key(self) -> str:
        """Return the file's own key, which its forms carry."""
        return self._settings.get(FILE_KEY)

    def sent_form(self) -> SentForm | None:
        """Return what this file was sent out as, where it is an answer file itself."""
        return sent_form(self._settings)

    def known(self) -> Known:
        """Return what is needed to understand a returned file."""
        rounds = tuple((each, self._surveys.instrument(each)) for each in self._surveys.rounds())
        return Known(self.file_key(), rounds, self._units.all())

    def sender(self) -> str:
        """Return whom forms go back to, as it was written last."""
        return self._settings.get(_SENDER)

    def due(self, round_id: RoundId) -> str:
        """Return the last day to answer a round, in ISO, as it was written last."""
        return self._settings.get(_due(round_id))

    def remember(self, round_id: RoundId, sender: str, due: str) -> None:
        """Remember whom forms go back to, and the last day to answer the round."""
        with self._settings.together():
            self._settings.put(_SENDER, sender)
            self._settings.put(_due(round_id), due)

    def form(
        self, survey_round: SurveyRound, unit_id: UnitId, sender: str = "", due: str = ""
    ) -> SurveyForm:
        """Return a unit's sheet as a form, with the answers that it has already."""
        instrument = self._surveys.instrument(survey_round)
        name = self._units.unit(unit_id).name
        key = self._key(instrument, survey_round.year, unit_id, name)
        answers = self._surveys.sheet(survey_round, unit_id).answers
        earlier = self._earlier(survey_round, instrument, unit_id)
        return SurveyForm(key, instrument, answers, sender, due, earlier)

    def _earlier(
        self, survey_round: SurveyRound, instrument: Instrument, unit_id: UnitId
    ) -> tuple[EarlierAnswer, ...]:
        before = self._surveys.previous(survey_round)
        if before is None:
            return ()
        answers = self._surveys.sheet(before, unit_id).answers
        asked = self._surveys.instrument(before)
        return tuple(earlier_answers(instrument, asked, answers, before.year))

    def gathered(self, form: SurveyForm) -> AnswerFile:
        """Return the form with what an answer file holds beside it, to be written elsewhere."""
        earlier = tuple(
            EarlierSheet(each.year, instrument, answers)
            for each in self._surveys.rounds()
            if each.year < form.key.year
            if comparable(instrument := self._surveys.instrument(each), form.instrument)
            if (answers := self._surveys.sheet(each, form.key.unit_id).answers)
        )
        return AnswerFile(form, self._units.unit(form.key.unit_id), earlier, self._brand())

    def form_bytes(self, form: SurveyForm, kind: FormKind) -> bytes:
        """Return the form as a file of that kind."""
        return made_form(self.gathered(form), kind)

    def preview(self, returned: Iterable[ReturnedSheet | Unreadable]) -> Preview:
        """Return what returned sheets would change here."""
        return build_preview(returned, self.known(), self._stored)

    def apply(self, preview: Preview, decisions: Decisions, at: str) -> Changes:
        """Take the sheets in, all or none, and write in the log what was received.

        Raises InputError where a conflict is not decided. `at` is local time in ISO.
        """
        left = len(undecided(preview, decisions))
        if left:
            raise InputError(
                f"{plural(left, 'fråga', 'frågor')} har ett annat svar i filen än hos oss. Avgör "
                "vilket som ska gälla först."
            )
        sheets = outcome(preview, decisions, at)
        with self._settings.together():
            for place, each in placed(receivable(preview)):
                if each.reopening:
                    self._sheets.set_state(*place, SheetState.DRAFT, at, each.reopening)
            self._surveys.set_answers(sheets)
            for (round_id, unit_id), each in placed(receivable(preview)):
                event = reception(unit_id, at, each.sheet, each.of(Difference.ODD))
                self._sheets.record(round_id, event)
            for place, each in placed(to_mark_ready(preview, decisions)):
                self._mark_ready(*place, each.sheet.source, at)
        self._keep_sums(sheets)
        return _TOUCHED

    def _mark_ready(self, round_id: RoundId, unit_id: UnitId, source: str, at: str) -> None:
        survey_round, unit = self._surveys.round(round_id), self._units.unit(unit_id)
        # What waits in a question that the file does not have is not seen in the preview.
        sums = tally(self._surveys.score(survey_round, unit))
        if not sums.prefilled and not sums.is_untouched:
            note = f"av enheten, i {source}"
            self._sheets.set_state(round_id, unit_id, SheetState.READY, at, note)

    def _keep_sums(self, sheets: Iterable[AnswerSheet]) -> None:
        """Work the sums out now, so that the first comparison after a large import has them."""
        for round_id in {each.round_id for each in sheets}:
            self._surveys.tallies(self._surveys.round(round_id))

    def sheets_of_rows(self, rows: Sequence[AnswerRow], source: str) -> tuple[ReturnedSheet, ...]:
        """Return a file's rows as sheets, one for each unit and year, and open the rounds needed.

        Raises RowsError, which names every wrong row; the caller holds the transaction.
        """
        answers, instruments = self._surveys.placed_rows(rows, source)
        sheets: dict[tuple[int, str], list[Answer]] = {}
        for each in answers:
            answer = each.answer
            if each.is_comment_only:
                answer = replace(answer, state=AnswerState.UNANSWERED)
            sheets.setdefault((each.year, each.unit), []).append(answer)
        for year in {year for year, _ in sheets}:
            self._surveys.open_round(year, instruments[year].id)
        return tuple(
            self._row_sheet(instruments[year], year, unit, found, source)
            for (year, unit), found in sheets.items()
        )

    def _row_sheet(
        self, instrument: Instrument, year: int, unit: str, answers: Iterable[Answer], source: str
    ) -> ReturnedSheet:
        unit_id = self._units.named(unit).id
        placed = tuple(ReturnedAnswer("", each.question_id, each) for each in answers)
        key = self._key(instrument, year, unit_id, unit)
        return ReturnedSheet(source, FormKind.ROWS, key, placed)

    def _key(self, instrument: Instrument, year: int, unit_id: UnitId, unit: str) -> FormKey:
        return FormKey(
            file_key=self.file_key(),
            instrument_id=instrument.id,
            version=instrument.version,
            digest=digest(instrument),
            year=year,
            unit_id=unit_id,
            unit_name=unit,
        )

    def note_sent(
        self, round_id: RoundId, events: Iterable[tuple[UnitId, str]], at: str, kind: EventKind
    ) -> Changes:
        """Write in the log what was made for which unit: no one knows whether it was sent."""
        with self._settings.together():
            for unit_id, note in events:
                self._sheets.record(round_id, SheetEvent(unit_id, at, kind, note))
        return _TOUCHED

    def register(self, survey_round: SurveyRound) -> tuple[Receipt, ...]:
        """Return what was received in a round, the first thing first."""
        return _receipts(self._sheets.log(survey_round.id))

    def waiting(self, survey_round: SurveyRound) -> tuple[Unit, ...]:
        """Return the units that take part, are not ready, and nothing was received from."""
        received = {each.unit_id for each in self.register(survey_round)}
        drafts = {
            each.unit_id
            for each in self._sheets.participants(survey_round)
            if each.state is SheetState.DRAFT
        }
        return tuple(unit for unit in self._units.all() if unit.id in drafts - received)

    def _stored(self, round_id: RoundId, unit_id: UnitId) -> StoredSheet:
        survey_round = self._surveys.round(round_id)
        return StoredSheet(
            self._surveys.sheet(survey_round, unit_id).answers,
            self._sheets.state(round_id, unit_id),
            _receipts(self._sheets.log(round_id, unit_id)),
        )


def _due(round_id: RoundId) -> str:
    return f"due of round {round_id}"


def made_form(wanted: AnswerFile, kind: FormKind) -> bytes:
    """Return a form as a file of that kind; needs no open file, so that a worker can do it."""
    if kind is FormKind.PDF:
        from andts_desktop.reports.survey_form import write_survey_form

        return write_survey_form(wanted.form, wanted.brand)
    if kind is FormKind.EXCEL:
        from andts_desktop.exchange.survey_forms import write_form_workbook

        return write_form_workbook(wanted.form)
    return answer_file_bytes(wanted)


def read_returned_file(path: Path, known: Known) -> tuple[ReturnedSheet | Unreadable, ...]:
    """Read one returned file of any kind; what cannot be read says so and raises nothing."""
    try:
        if path.suffix.lower() == SUFFIX:
            return (read_answer_file(path),)
        from andts_desktop.exchange.survey_forms import read_returned

        return read_returned(path, known)
    except AndtsError as error:
        return (Unreadable(path.name, str(error)),)


def _receipts(log: Sequence[SheetEvent]) -> tuple[Receipt, ...]:
    return tuple(receipt(each) for each in log if each.kind is EventKind.RECEIVED)
