"""What has changed in a plan, last in its Word document, in styles that mark it as such."""

from docx.document import Document as WordDocument

from andts_desktop.domain.brand import Brand
from andts_desktop.domain.plan_papers import PlanChanges
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import Heading, Text
from andts_desktop.reports.plan_changes import changes_chapter
from andts_desktop.reports.story import walk
from andts_desktop.reports.word_file import shown
from andts_desktop.reports.word_looks import CHANGE, CHANGE_HEADS, add_change_looks
from andts_desktop.reports.word_words import add_words, is_head


def add_changes(document: WordDocument, changes: PlanChanges, brand: Brand) -> None:
    """Add the chapter; by its styles it is left out when the document is read in again."""
    add_change_looks(document)
    for each in walk(changes_chapter(Composer.begin(brand), changes)):
        if isinstance(each, Heading):
            style = CHANGE_HEADS[each.element.level - 1]
            document.add_paragraph(shown(each.words), style=style)
        elif isinstance(each, Text):
            paragraph = document.add_paragraph(style=CHANGE)
            paragraph.paragraph_format.keep_with_next = is_head(each) or None
            add_words(paragraph, each)
