"""What is noted of a document when it leaves the program, and how it is asked for again."""

import datetime as dt
import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from andts_desktop.domain.annual_report import ReportHead
from andts_desktop.domain.editions import Edition
from andts_desktop.domain.paper import PAPERS, PaperRequest, PrintedPaper
from andts_desktop.domain.plan_papers import PlanDocument
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
        subject=request.unit.name if request.unit else "",
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
    request = PaperRequest(edition.kind, edition.year, today, edition.plan_id, unit)
    if not PAPERS[edition.kind].needs_round:
        return request
    rounds = document.surveys.rounds_of(edition.year)
    asked = [replace(request, survey_round=each) for each in rounds]
    told = f"{edition.title} {edition.file_name}"
    named = (each for each in asked if _short_title(document, each) in told)
    answered = (each for each in asked if unit is None or unit in document.papers.subjects(each))
    return next(named, None) or next(answered, request)


def _short_title(document: "Document", request: PaperRequest) -> str:
    """Return what the survey of a request is called."""
    found = document.papers.survey_round(request)
    return document.surveys.instrument(found).short_title if found is not None else ""
