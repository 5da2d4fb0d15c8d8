"""A table of contents in Word: a field that Word can renew, with its entries there already."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph

from andts_desktop.reports.word_file import element, field_code, shown
from andts_desktop.reports.word_looks import CHANGE_HEADS, CONTENTS

_LEVELS = {
    **{f"Heading {level}": level for level in (1, 2)},
    **{name: level for level, name in CHANGE_HEADS.items() if level == 1},
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the contents: its level in Word, its words, and the mark that it bears."""

    level: int
    words: str
    mark: str


def add_contents(
    document: WordDocument, entries: Sequence[Entry], before: Paragraph | None = None
) -> None:
    """Add the contents, last in the document or before a paragraph that is there.

    They lead to the headings, and get page numbers when Word renews them: how many pages there
    are is not known before Word has laid them out.
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
    if before is not None:
        for paragraph in paragraphs:
            before._p.addprevious(paragraph._p)  # noqa: SLF001


def mark_headings(document: WordDocument) -> list[Entry]:
    """Mark the headings of a finished document that its contents have, and return them."""
    found: list[Entry] = []
    for paragraph in document.paragraphs:
        level = _LEVELS.get(paragraph.style.name or "" if paragraph.style else "", 0)
        if level:
            mark = mark_name(len(found) + 1)
            mark_heading(paragraph, mark, len(found) + 1)
            found.append(Entry(level, paragraph.text, mark))
    return found


def mark_name(number: int) -> str:
    """Name the mark of a heading as Word does."""
    return f"_Toc{number:06}"


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
