"""The documents that the page of reports can make: gathered, written and named."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from andts_desktop.domain.annual_report import AnnualReport, ShortVersion
from andts_desktop.domain.text import cleaned_line
from andts_desktop.domain.units import Unit
from andts_desktop.ui.jobs import Progress
from andts_desktop.ui.session import Session

if TYPE_CHECKING:
    from andts_desktop.reports.page import PdfFile

Report = AnnualReport | ShortVersion

_LONGEST_NAME = 120


class Paper(StrEnum):
    """Which document."""

    ANNUAL = "annual"
    SHORT = "short"


PAPER_NAMES: dict[Paper, str] = {
    Paper.ANNUAL: "Årlig uppföljning",
    Paper.SHORT: "Kortversion",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to print; with `unit`, the survey chapter is about that unit alone."""

    paper: Paper
    unit: Unit | None = None


def gather(session: Session, wanted: Wanted) -> Report | None:
    """Return what the document is made from, None in a file without plans."""
    if session.plan_id is None:
        return None
    reports = session.document.reports
    if wanted.paper is Paper.SHORT:
        return reports.short(session.plan_id, session.year, session.today())
    return reports.annual(session.plan_id, session.year, session.today(), wanted.unit)


def write(report: Report, progress: Progress) -> "PdfFile":
    """Write the document as PDF; runs on the worker, where ReportLab is imported as well."""
    if isinstance(report, AnnualReport):
        from andts_desktop.reports.annual import annual_report_pdf

        return annual_report_pdf(report, progress)
    from andts_desktop.reports.short_version import short_version_pdf

    return short_version_pdf(report, progress)


def file_name(report: Report, wanted: Wanted) -> str:
    """Return a name that tells the document from others: "Årlig uppföljning 2026 Exempelstad"."""
    head = report.head
    name = " ".join(
        filter(
            None,
            [
                PAPER_NAMES[wanted.paper],
                str(head.year),
                head.municipality or head.plan_title,
                wanted.unit.name if wanted.unit else "",
                "" if head.stamp.is_final else "utkast",
            ],
        )
    )
    allowed = "".join(" " if sign in '<>:"/\\|?*' else sign for sign in name)
    return cleaned_line(allowed)[:_LONGEST_NAME].strip(" .")
