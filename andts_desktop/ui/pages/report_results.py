"""The survey's results as documents for many: gathered, and written to a folder, one per unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.survey_result import SurveyResult
from andts_desktop.domain.swedish import plural
from andts_desktop.domain.units import Unit, listed
from andts_desktop.files import safe_name, write_whole
from andts_desktop.ui.jobs import Progress
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import button, label

_NAMED_AT_MOST = 6


@dataclass(frozen=True, slots=True)
class WantedResults:
    """What to write, and the folder to write it to."""

    folder: Path
    results: tuple[SurveyResult, ...]
    as_drafts: bool = False


def result_of(session: Session) -> SurveyResult | None:
    """Return the result of the chosen unit and survey, None where it has not answered."""
    found, unit = session.survey_round(), session.unit()
    if found is None or unit is None:
        return None
    answered = session.document.surveys.units_with_answers(found)
    if unit.id not in {each.id for each in answered}:
        return None
    return session.document.reports.survey_result(found, unit, session.today())


def all_results(session: Session) -> tuple[SurveyResult, ...]:
    """Return the results of every unit that has answered the chosen survey."""
    found = session.survey_round()
    if found is None:
        return ()
    reports, today = session.document.reports, session.today()
    units = session.document.surveys.units_with_answers(found)
    return tuple(reports.survey_result(found, unit, today) for unit in units)


def write_results(wanted: WantedResults, progress: Progress) -> tuple[Path, ...]:
    """Write a PDF, or a mail draft with one, for each unit; runs on the worker.

    Returns where they lie.
    """
    from andts_desktop.reports.survey_result import survey_result_pdf

    written: list[Path] = []
    for number, each in enumerate(wanted.results):
        progress(100 * number // len(wanted.results))
        name, data = safe_name(each.file_name()), survey_result_pdf(each).data
        path = wanted.folder / f"{name}.{'eml' if wanted.as_drafts else 'pdf'}"
        write_whole(path, _mail(each, f"{name}.pdf", data) if wanted.as_drafts else data)
        written.append(path)
    progress(100)
    return tuple(written)


def _mail(result: SurveyResult, name: str, data: bytes) -> bytes:
    from andts_desktop.exchange.mail import Attachment, mail_bytes
    from andts_desktop.ui.pages.report_mail import result_draft

    return mail_bytes(result_draft(result, Attachment(name, data)))


def saved_words(written: Sequence[Path]) -> str:
    """Say how many documents were written, and where."""
    are_drafts = written[0].suffix == ".eml"
    names = ("utkast", "utkast") if are_drafts else ("dokument", "dokument")
    count = plural(len(written), *names)
    return f"{count} i {written[0].parent}"


class ResultChoices(QWidget):
    """What there is to choose for the paper of a unit's result."""

    wanted_all = Signal()
    """The user wants the document of every unit."""
    wanted_drafts = Signal()
    """The user wants a mail draft to every unit, with its document."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.about = label("", "muted", wrap=True)
        self.save_all = button(self.tr("Spara för alla enheter…"), "", self.wanted_all.emit)
        text = self.tr("E-postutkast till alla…")
        self.draft_all = button(text, "", self.wanted_drafts.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.about)
        column.addWidget(self.save_all)
        column.addWidget(self.draft_all)

    def reload(self) -> None:
        """Say whom the document is about, and of how many there can be one."""
        found, unit = self._session.survey_round(), self._session.unit()
        surveys = self._session.document.surveys
        answered = surveys.units_with_answers(found) if found else ()
        for made in (self.save_all, self.draft_all):
            made.setEnabled(bool(answered))
        if found is None or unit is None:
            self.about.setText(self.tr("Det finns ingen enkätomgång det här året."))
            return
        text = self.tr(
            "Gäller {unit}, {survey} {year}. Enhet, år och enkät väljs högst upp i fönstret. "
            "{count} har svarat."
        )
        about = text.format(
            unit=unit.name,
            survey=surveys.instrument(found).short_title,
            year=found.year,
            count=plural(len(answered), self.tr("enhet"), self.tr("enheter")),
        )
        self.about.setText("\n\n".join(filter(None, [about, self._preliminary(found, answered)])))

    def _preliminary(self, found: SurveyRound, answered: Sequence[Unit]) -> str:
        """Say whose documents will be marked as preliminary."""
        drafts = self._session.document.surveys.drafts(found)
        units = [each for each in answered if each.id in drafts]
        if not units:
            return ""
        text = self.tr(
            "Svaren är inte klarmarkerade för {names}. Resultatet märks därför som preliminärt, "
            "även i filens namn."
        )
        return text.format(names=listed(units, _NAMED_AT_MOST))
