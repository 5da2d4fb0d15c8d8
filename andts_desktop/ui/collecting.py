"""Collection without a server, as the user meets it: forms out, answers in, reminders."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from andts_desktop import paths
from andts_desktop.document.form_work import (
    RETURNED,
    MadeForm,
    WantedForms,
    files_among,
    is_returned,
)
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.collection import Decisions, FormKind, Preview
from andts_desktop.domain.collection_preview import outcome, receivable
from andts_desktop.domain.collection_steps import placed, to_mark_ready, unread_by_file
from andts_desktop.domain.form_letters import Letter, reminder_letter, sending_letter
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.survey import EventKind, SheetState, SurveyRound
from andts_desktop.domain.swedish import plural
from andts_desktop.ui.commands.collection import ReceiveAnswers
from andts_desktop.ui.dialogs.form_options import FormOptions, LetterOf
from andts_desktop.ui.dialogs.send_forms import SendFormsDialog, SendingStart
from andts_desktop.ui.look import Look
from andts_desktop.ui.mail_program import OpenPath, open_path
from andts_desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class CollectingPlaces:
    """Where forms go unless the user says otherwise, and what opens files."""

    documents: Callable[[], Path] = paths.user_documents
    open_path: OpenPath = open_path


_PLACES = CollectingPlaces()
_TIME_TO_ANSWER = dt.timedelta(weeks=2)


class Collecting(QObject):
    """Shows the dialogs of collection for an open file."""

    def __init__(
        self, session: Session, look: Look, parent: QWidget, places: CollectingPlaces = _PLACES
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._parent = parent
        self._places = places

    def send(self, survey_round: SurveyRound, unit_ids: Sequence[UnitId]) -> None:
        """Let the user make forms for units of a round; those of `unit_ids` are chosen."""
        title = self.tr("Gör formulär: {what}").format(what=self._name(survey_round))
        start = self._start(survey_round, unit_ids, title, sending_letter, drafts=False)
        self._run(survey_round, start, EventKind.SENT)

    def remind(self, survey_round: SurveyRound, unit_ids: Sequence[UnitId] | None = None) -> None:
        """Let the user make reminders, to those who have not answered unless others are named."""
        waiting = self._session.document.collections.waiting(survey_round)
        if unit_ids is None and not waiting:
            self._session.told.emit(self.tr("Alla enheter har svarat eller är klarmarkerade."))
            return
        chosen = [unit.id for unit in waiting] if unit_ids is None else unit_ids
        title = self.tr("Påminn: {what}").format(what=self._name(survey_round))
        start = self._start(survey_round, chosen, title, _reminder, drafts=True)
        self._run(survey_round, start, EventKind.REMINDED)

    def ask_to_receive(self) -> None:
        """Let the user choose returned files, and show what they would change."""
        patterns = " ".join(f"*{suffix}" for suffix in RETURNED)
        names, _ = QFileDialog.getOpenFileNames(
            self._parent,
            self.tr("Välj filerna med svar"),
            str(self._places.documents()),
            self.tr("Filer med svar ({patterns});;Alla filer (*)").format(patterns=patterns),
        )
        if names:
            self.receive([Path(name) for name in names])

    def receive(self, given: Sequence[Path]) -> None:
        """Show what returned files would change, and store it where the user says so."""
        # What shows returned answers is loaded when they are.
        from andts_desktop.ui.dialogs.returned_answers import ReturnedAnswersDialog

        collections = self._session.document.collections
        found = files_among(given)
        if not found:
            self._session.refused.emit(self.tr("Det finns inga filer med svar i mappen."))
            return
        dialog = ReturnedAnswersDialog(self._look, collections.preview, self._store, self._parent)
        dialog.read(found, collections.known())
        _run(dialog)

    def are_answers(self, given: Sequence[Path]) -> bool:
        """Tell whether files that were dropped are answers: several at once always are.

        A single answer file that was sent from another file is opened for itself, as its own
        unit does with it.
        """
        if len(given) > 1 or given[0].is_dir():
            return True
        return is_returned(given[0], self._session.document.collections.file_key())

    def _store(self, preview: Preview, decisions: Decisions) -> bool:
        command = ReceiveAnswers(self._session, preview, decisions)
        if not self._session.push(command):
            return False
        self._session.told.emit(self._taken_words(preview, decisions))
        return True

    def _taken_words(self, preview: Preview, decisions: Decisions) -> str:
        answers = sum(len(sheet.answers) for sheet in outcome(preview, decisions))
        units = {each.unit_id for each in receivable(preview)}
        told = [
            self.tr("Läste in {answers} från {units}.").format(
                answers=plural(answers, self.tr("svar"), self.tr("svar")),
                units=plural(len(units), self.tr("enhet"), self.tr("enheter")),
            )
        ]
        if not answers:
            told = [self.tr("Inga svar var nya. Att de togs emot står i omgångens logg.")]
        ready = ", ".join(self._ready_names(preview, decisions))
        if ready:
            told.append(self.tr("Klarmarkerat: {names}.").format(names=ready))
        unread = "; ".join(unread_by_file(preview))
        if unread:
            told.append(self.tr("▲ {what}. De står i omgångens logg.").format(what=unread))
        if answers or ready:
            told.append(self.tr("Ångra med Ctrl+Z."))
        return " ".join(told)

    def _ready_names(self, preview: Preview, decisions: Decisions) -> list[str]:
        document = self._session.document
        return [
            document.units.unit(unit_id).name
            for (round_id, unit_id), _ in placed(to_mark_ready(preview, decisions))
            if document.sheets.state(round_id, unit_id) is SheetState.READY
        ]

    def _start(
        self,
        survey_round: SurveyRound,
        unit_ids: Sequence[UnitId],
        title: str,
        letter_of: LetterOf,
        *,
        drafts: bool,
    ) -> SendingStart:
        document = self._session.document
        folder = self.tr("Formulär {what}").format(what=self._name(survey_round))
        return SendingStart(
            title=title,
            units=document.sheets.units(survey_round),
            chosen=tuple(unit_ids),
            folder=self._places.documents() / folder.replace("/", "-"),
            sender=document.collections.sender(),
            due=document.collections.due(survey_round.id) or self._due(),
            letter_of=letter_of,
            drafts=drafts,
        )

    def _due(self) -> str:
        """Return a last day to begin from."""
        return (self._session.today() + _TIME_TO_ANSWER).isoformat()

    def _run(self, survey_round: SurveyRound, start: SendingStart, kind: EventKind) -> None:
        collections = self._session.document.collections

        def gather(options: FormOptions) -> WantedForms:
            files = tuple(
                collections.gathered(
                    collections.form(survey_round, unit_id, options.sender, options.due)
                )
                for unit_id in options.unit_ids
            )
            letter = options.letter if options.as_drafts else None
            return WantedForms(files, options.kind, options.folder, letter)

        dialog = SendFormsDialog(self._look, start, gather, self._places.open_path, self._parent)
        _run(dialog)
        if dialog.made and dialog.options is not None:
            events = [(each.unit_id, self._note(each)) for each in dialog.made]
            at, said = self._session.now(), dialog.options

            def note() -> Changes:
                collections.remember(survey_round.id, said.sender, said.due)
                return collections.note_sent(survey_round.id, events, at, kind)

            self._session.run(note)

    def _note(self, made: MadeForm) -> str:
        is_draft = made.path.suffix.lower() == ".eml"
        text = self.tr("e-postutkast: {name}") if is_draft else self.tr("fil: {name}")
        return text.format(name=made.path.name)

    def _name(self, survey_round: SurveyRound) -> str:
        instrument = self._session.document.surveys.instrument(survey_round)
        return f"{instrument.short_title or instrument.title} {survey_round.year}"


def _reminder(_kind: FormKind) -> Letter:
    return reminder_letter()


def _run(dialog: QDialog) -> None:
    dialog.exec()
    # Its parent is the window, which would keep every dialog until the program ends.
    dialog.deleteLater()
