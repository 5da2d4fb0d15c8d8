"""A gathered document made into a file: PDF, Word or Excel. Needs no open file."""

from dataclasses import replace
from typing import TYPE_CHECKING

from andts_desktop.domain.paper import PAPERS, PaperForm, PrintedPaper
from andts_desktop.errors import InputError

if TYPE_CHECKING:
    from andts_desktop.document.papers.ready import ReadyPaper
    from andts_desktop.reports.page import Progress
    from andts_desktop.reports.paper import Paper


def print_paper(
    ready: "ReadyPaper", form: PaperForm, progress: "Progress | None" = None
) -> PrintedPaper:
    """Make the file; `progress` is told percent done, 0–100.

    Raises InputError where the document does not come in that form.
    """
    facts = PAPERS[ready.request.kind]
    if form not in facts.forms:
        raise InputError(f"{facts.name} finns inte som .{form.value}.")
    made = _MADE[form](ready, progress)
    if progress is not None:
        progress(100)
    return made


def _pdf(ready: "ReadyPaper", progress: "Progress | None") -> PrintedPaper:
    from andts_desktop.reports.print_pdf import print_pdf

    built = ready.build(ready.brand)
    # A form's dates are those of whoever fills it in.
    day = None if built.info.is_fillable else ready.request.as_of
    paper = replace(built, info=replace(built.info, made_on=day))
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


def _word(ready: "ReadyPaper", _: "Progress | None") -> PrintedPaper:
    from andts_desktop.exchange.pictures import page_picture
    from andts_desktop.reports.word_story import story_word

    paper = ready.build(ready.brand)
    if ready.word is not None:
        data = ready.word()
    else:
        data = story_word(paper, ready.brand, ready.request.as_of, page_picture)
    return _without_pages(ready, PaperForm.WORD, paper, data, ready.values.texts())


def _excel(ready: "ReadyPaper", _: "Progress | None") -> PrintedPaper:
    paper = ready.build(ready.brand)
    if ready.excel is not None:
        data, cells = ready.excel(), ready.values.texts()
    else:
        data, cells = _tables(ready, paper)
    # What is too long for a cell goes on in the row below.
    return _without_pages(ready, PaperForm.EXCEL, paper, data, cells)


def _tables(ready: "ReadyPaper", paper: "Paper") -> tuple[bytes, tuple[str, ...]]:
    """Return the tables as a workbook, and their cells of text: its prose is not among them."""
    from andts_desktop.domain.paper_tables import TableBook, sheets_of
    from andts_desktop.exchange.paper_workbook import write_tables
    from andts_desktop.reports.story_tables import story_tables

    info = paper.info
    sheets = sheets_of(list(story_tables(paper.story)))
    book = TableBook(info.title, info.author, info.subject, ready.request.as_of, sheets)
    cells = (cell for sheet in sheets for row in (sheet.header, *sheet.rows) for cell in row)
    texts = dict.fromkeys(cell for cell in cells if isinstance(cell, str) and cell)
    return write_tables(book), tuple(texts)


def _without_pages(
    ready: "ReadyPaper", form: PaperForm, paper: "Paper", data: bytes, texts: tuple[str, ...]
) -> PrintedPaper:
    from andts_desktop.reports.story import passages

    return PrintedPaper(
        form=form,
        name=ready.values.file_name(),
        title=paper.info.title,
        data=data,
        pages=0,
        warnings=paper.warnings(),
        texts=texts,
        passages=tuple(passages(paper.story)),
    )


_MADE = {PaperForm.PDF: _pdf, PaperForm.WORD: _word, PaperForm.EXCEL: _excel}
