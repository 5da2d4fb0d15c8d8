"""How far the chapters of a document have come, for the documents that have chapters to choose."""

from andts_desktop.domain.annual_report import AnnualReport
from andts_desktop.domain.paper import PaperValues
from andts_desktop.domain.section_progress import SectionProgress, progress


def progress_of(values: PaperValues, marks: frozenset[str]) -> tuple[SectionProgress, ...]:
    """Return every chapter in its order; none for documents whose chapters are not chosen."""
    if isinstance(values, AnnualReport):
        return progress(values, marks)
    return ()
