"""The documents that the page of reports can make: gathered, written and named."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from andts_desktop.domain.annual_report import AnnualReport, ShortVersion
from andts_desktop.domain.plan_papers import PlanDocument
from andts_desktop.domain.survey_result import SurveyResult
from andts_desktop.domain.units import Unit
from andts_desktop.files import safe_name
from andts_desktop.ui.jobs import Progress
from andts_desktop.ui.pages.report_results import result_of
from andts_desktop.ui.session import Session

if TYPE_CHECKING:
    from andts_desktop.reports.page import PdfFile

Report = AnnualReport | ShortVersion | PlanDocument | SurveyResult


class Paper(StrEnum):
    """Which document."""

    ANNUAL = "annual"
    SHORT = "short"
    PLAN = "plan"
    RESULT = "result"


PAPER_NAMES: dict[Paper, str] = {
    Paper.ANNUAL: "Årlig uppföljning",
    Paper.SHORT: "Kortversion",
    Paper.PLAN: "Planen",
    Paper.RESULT: "Enkätresultat",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to print; with `unit`, the survey chapter is about that unit alone."""

    paper: Paper
    unit: Unit | None = None


def gather(session: Session, wanted: Wanted) -> Report | None:
    """Return what the document is made from, None where there is no plan or no answers."""
    if wanted.paper is Paper.RESULT:
        return result_of(session)
    if session.plan_id is None:
        return None
    reports = session.document.reports
    if wanted.paper is Paper.PLAN:
        return reports.plan(session.plan_id, session.today())
    if wanted.paper is Paper.SHORT:
        return reports.short(session.plan_id, session.year, session.today())
    return reports.annual(session.plan_id, session.year, session.today(), wanted.unit)


def write(report: Report, progress: Progress) -> "PdfFile":
    """Write the document as PDF; runs on the worker, where ReportLab is imported as well."""
    if isinstance(report, AnnualReport):
        from andts_desktop.reports.annual import annual_report_pdf

        return annual_report_pdf(report, progress)
    if isinstance(report, SurveyResult):
        from andts_desktop.reports.survey_result import survey_result_pdf

        return survey_result_pdf(report, progress)
    if isinstance(report, PlanDocument):
        from andts_desktop.reports.plan_document import build_plan_document

        return build_plan_document(report, progress)
    from andts_desktop.reports.short_version import short_version_pdf

    return short_version_pdf(report, progress)


def file_name(report: Report, wanted: Wanted) -> str:
    """Return a name that tells the document from others: "Årlig uppföljning 2026 Exempelstad"."""
    return safe_name(" ".join(filter(None, _words_of(report, wanted))))


def subject_of(report: Report) -> str:
    """Return what tells one document's subject from another's, for the place in its preview."""
    if isinstance(report, SurveyResult):
        return f"unit {report.survey.unit.id}"
    return f"plan {report.plan.id}"


def _words_of(report: Report, wanted: Wanted) -> list[str]:
    if isinstance(report, SurveyResult):
        return [report.file_name()]
    return _words_of_plan(report) if isinstance(report, PlanDocument) else _words(report, wanted)


def _words(report: AnnualReport | ShortVersion, wanted: Wanted) -> list[str]:
    head = report.head
    return [
        PAPER_NAMES[wanted.paper],
        str(head.year),
        head.municipality or head.plan_title,
        wanted.unit.name if wanted.unit else "",
        "" if head.stamp.is_final else "utkast",
    ]


def _words_of_plan(report: PlanDocument) -> list[str]:
    details = report.plan.details
    version = f"version {details.version}" if details.version and report.head.is_final else ""
    return [details.title, version or report.head.as_of.isoformat()]
