"""A document printed as PDF."""

from dataclasses import replace

from andts_desktop.reports.page import PdfFile, Progress, ReportDocument
from andts_desktop.reports.paper import Paper


def print_pdf(paper: Paper, progress: Progress | None = None) -> PdfFile:
    """Print a document; `progress` is told percent done, 0–100."""
    document = ReportDocument(paper.info, paper.fronts, progress, paper.sheet)
    made = document.finish(paper.story, paper.warnings, paper.finish)
    return replace(made, pages=made.pages // paper.on_a_side)
