"""How far the chapters of a document have come, for the documents that have chapters to choose."""

from andts_desktop.domain import annual_sections
from andts_desktop.domain.annual_report import AnnualReport
from andts_desktop.domain.final_progress import final_progress
from andts_desktop.domain.final_report import FinalReport
from andts_desktop.domain.paper import PaperValues
from andts_desktop.domain.paper_sections import PaperSection
from andts_desktop.domain.section_progress import SectionProgress, progress


def progress_of(values: PaperValues, marks: frozenset[str]) -> tuple[SectionProgress, ...]:
    """Return every chapter in its order; none for documents whose chapters are not chosen."""
    if isinstance(values, AnnualReport):
        return progress(values, marks)
    if isinstance(values, FinalReport):
        return final_progress(values, marks)
    return ()


def heading_of(values: PaperValues, section: PaperSection) -> str:
    """Return the heading that a chapter begins with: the survey's own, or the chapter's title."""
    if isinstance(values, AnnualReport) and section == annual_sections.SURVEY:
        return next((each.instrument.title for each in values.surveys), section.title)
    return section.title
