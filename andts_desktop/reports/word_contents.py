"""A table of contents in Word: a field that Word can renew, with its entries there already."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph

from andts_desktop.reports.word_file import element, field_code, shown
from andts_desktop.reports.word_looks import CONTENTS


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the contents: its level in Word, its words, and the mark that it bears."""

    level: int
    words: str
    mark: str


def add_contents(document: WordDocument, entries: Sequence[Entry]) -> None:
    """Add the contents; they lead to the headings, and get page numbers when Word renews them.

    The number of pages is not known before Word has laid them out, so none are said.
    """
    deepest = max((each.level for each in entries), default=1)
    paragraphs = [_entry(document, each) for each in entries] or [document.add_paragraph()]
    first = paragraphs[0]._p  # noqa: SLF001 - python-docx has no fields over paragraphs
    place = 1 if first.pPr is not None else 0
    code = field_code(f'TOC \\o "1-{deepest}" \\h \\z \\u')
    opening = (element("fldChar", fldCharType="begin"), code)
    for each in (*opening, element("fldChar", fldCharType="separate")):
        first.insert(place, _run(each))
        place += 1
    last = paragraphs[-1]._p  # noqa: SLF001
    last.append(_run(element("fldChar", fldCharType="end")))


def mark_heading(paragraph: Paragraph, mark: str, number: int) -> None:
    """Put a mark around a heading's words, for the contents to lead to."""
    whole = paragraph._p  # noqa: SLF001 - python-docx has no bookmarks
    start = element("bookmarkStart", id=str(number), name=mark)
    place = 1 if whole.pPr is not None else 0
    whole.insert(place, start)
    whole.append(element("bookmarkEnd", id=str(number)))


def _entry(document: WordDocument, entry: Entry) -> Paragraph:
    paragraph = document.add_paragraph(style=CONTENTS[entry.level - 1])
    link = element("hyperlink", anchor=entry.mark, history="1")
    run = paragraph.add_run(shown(entry.words))
    link.append(run._r)  # noqa: SLF001
    paragraph._p.append(link)  # noqa: SLF001
    return paragraph


def _run(inside: object) -> object:
    made = element("r")
    made.append(inside)
    return made
