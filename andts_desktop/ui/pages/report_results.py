"""The survey's results as documents for many: gathered, and written to a folder, one per unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.survey_result import SurveyResult, result_name
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
    """Write a PDF for each unit and return where they lie; runs on the worker."""
    from andts_desktop.reports.survey_result import survey_result_pdf

    written: list[Path] = []
    for number, each in enumerate(wanted.results):
        progress(100 * number // len(wanted.results))
        path = wanted.folder / f"{safe_name(result_name(each))}.pdf"
        write_whole(path, survey_result_pdf(each).data)
        written.append(path)
    progress(100)
    return tuple(written)


def saved_words(written: Sequence[Path]) -> str:
    """Say how many documents were written, and where."""
    count = plural(len(written), "dokument", "dokument")
    return f"{count} i {written[0].parent}"


class ResultChoices(QWidget):
    """What there is to choose for the paper of a unit's result."""

    wanted_all = Signal()
    """The user wants the document of every unit."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.about = label("", "muted", wrap=True)
        self.save_all = button(self.tr("Spara för alla enheter…"), "", self.wanted_all.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.about)
        column.addWidget(self.save_all)

    def reload(self) -> None:
        """Say whom the document is about, and of how many there can be one."""
        found, unit = self._session.survey_round(), self._session.unit()
        surveys = self._session.document.surveys
        answered = surveys.units_with_answers(found) if found else ()
        self.save_all.setEnabled(bool(answered))
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
