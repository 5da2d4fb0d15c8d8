"""What is noted of a document when it leaves the program, and how it is asked for again."""

import datetime as dt
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from andts_desktop.domain.annual_report import ReportHead
from andts_desktop.domain.editions import Edition
from andts_desktop.domain.paper import PAPERS, PaperRequest, PrintedPaper
from andts_desktop.domain.plan_papers import PlanDocument
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.survey_result import SurveyResult
from andts_desktop.errors import InputError

if TYPE_CHECKING:
    from andts_desktop.document import Document
    from andts_desktop.document.papers.ready import ReadyPaper


def edition_of(
    ready: "ReadyPaper", printed: PrintedPaper, *, at: str, way: str, path: Path | None = None
) -> Edition:
    """Return what is noted of a document; `at` is local time in ISO, `path` its file's."""
    request = ready.request
    return Edition(
        id=None,
        at=at,
        kind=request.kind,
        form=printed.form,
        year=request.year,
        title=printed.title,
        file_name=path.name if path else f"{printed.name}.{printed.form.value}",
        folder=str(path.parent) if path else "",
        plan_id=request.plan_id,
        round_id=request.survey_round.id if request.survey_round else None,
        subject=request.unit.name if request.unit else "",
        size=request.size,
        way=way,
        pages=printed.pages,
        is_final=is_final(ready),
        digest=hashlib.sha256(printed.data).hexdigest(),
    )


def is_final(ready: "ReadyPaper") -> bool:
    """Tell whether a document is no draft: final, decided, or of answers that are ready."""
    values = ready.values
    match values:
        case SurveyResult():
            return not values.survey.is_draft
        case PlanDocument():
            return values.head.is_final
        case object(head=ReportHead() as head):
            return head.stamp.is_final or not PAPERS[ready.request.kind].has_stamp
        case _:
            return True


def request_again(document: "Document", edition: Edition, today: dt.date) -> PaperRequest:
    """Return the request that makes an edition's document as it is today.

    Raises InputError where what it is about is no longer in the file.
    """
    unit = next((each for each in document.units.all() if each.name == edition.subject), None)
    if edition.subject and unit is None:
        raise InputError(f"{edition.subject} finns inte längre i filen, så inget kan jämföras.")
    if edition.plan_id is not None and edition.plan_id not in document.plans.ids():
        raise InputError("Planen som dokumentet gällde finns inte längre i filen.")
    return PaperRequest(
        edition.kind,
        edition.year,
        today,
        edition.plan_id,
        unit,
        _round_of(document, edition),
        size=edition.size,
    )


def _round_of(document: "Document", edition: Edition) -> SurveyRound | None:
    if edition.round_id is None:
        return None
    rounds = document.surveys.rounds_of(edition.year)
    found = next((each for each in rounds if each.id == edition.round_id), None)
    if found is None:
        raise InputError("Enkäten som dokumentet gällde finns inte längre i filen.")
    return found
