"""A gathered document made into a file: PDF, Word or Excel. Needs no open file."""

from typing import TYPE_CHECKING

from andts_desktop.domain.paper import PAPERS, PaperForm, PrintedPaper
from andts_desktop.errors import InputError

if TYPE_CHECKING:
    from andts_desktop.document.papers.ready import ReadyPaper
    from andts_desktop.reports.page import Progress


def print_paper(
    ready: "ReadyPaper", form: PaperForm, progress: "Progress | None" = None
) -> PrintedPaper:
    """Make the file; `progress` is told percent done, 0–100.

    Raises InputError where the document does not come in that form.
    """
    facts = PAPERS[ready.request.kind]
    if form not in facts.forms:
        raise InputError(f"{facts.name} finns inte som .{form.value}.")
    if form is PaperForm.PDF:
        return _pdf(ready, progress)
    raise InputError(f"{facts.name} finns inte som .{form.value}.")


def _pdf(ready: "ReadyPaper", progress: "Progress | None") -> PrintedPaper:
    from andts_desktop.reports.print_pdf import print_pdf

    paper = ready.build(ready.brand)
    made = print_pdf(paper, progress)
    return PrintedPaper(
        form=PaperForm.PDF,
        name=ready.values.file_name(),
        title=paper.info.title,
        data=made.data,
        pages=made.pages,
        warnings=made.warnings,
        texts=ready.values.texts(),
        passages=made.passages,
    )
