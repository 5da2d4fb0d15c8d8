"""The plan as a Word document to go on working in."""

from docx.document import Document as WordDocument
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from andts_desktop.domain import markup
from andts_desktop.domain.brand import PLAIN, Brand
from andts_desktop.domain.plan import Chapter, Node
from andts_desktop.domain.plan_papers import (
    PlanDocument,
    chapter_title,
    is_named,
    parted_chapters,
)
from andts_desktop.reports.plan_layout import (
    Board,
    Group,
    Listing,
    Part,
    Section,
    groups_of,
    leads_on,
    parts_of,
)
from andts_desktop.reports.plan_word_board import add_board, indicator_words, is_wide, units_words
from andts_desktop.reports.plan_word_changes import add_changes
from andts_desktop.reports.plan_wording import NOTHING_WRITTEN, detail_rows, node_facts
from andts_desktop.reports.word_contents import add_contents, mark_headings
from andts_desktop.reports.word_file import (
    file_bytes,
    new_document,
    new_section,
    page_foot,
    shown,
)
from andts_desktop.reports.word_looks import add_contents_looks
from andts_desktop.reports.word_table import add_runs
from andts_desktop.reports.wording import capital

_DEEPEST = 9


def build_plan_word(value: PlanDocument, brand: Brand = PLAIN) -> bytes:
    """Return the whole plan as a .docx file; the same value gives the same bytes."""
    details = value.plan.details
    owner = brand.name.strip() or details.municipality
    document = new_document(
        shown(details.title),
        shown(owner) or "ANDTS Desktop",
        value.head.as_of,
        subject=shown(" ".join(filter(None, [details.title, details.period]))),
        accent=brand.accent,
    )
    foot = [owner, details.short_title or details.title]
    foot.append("" if value.head.is_final else "UTKAST")
    page_foot(document, shown(" · ".join(filter(None, foot))))
    _WordPlan(document, value).write()
    if value.changes is not None:
        new_section(document, is_wide=False)
        add_changes(document, value.changes, brand)
    _add_contents(document)
    return file_bytes(document)


def _add_contents(document: WordDocument) -> None:
    """Set the contents between what stands below the title and the first heading."""
    first = next((p for p in document.paragraphs if _is_heading(p)), None)
    if first is None:
        return
    add_contents_looks(document)
    entries = mark_headings(document)
    title = first.insert_paragraph_before("Innehåll", style="TOC Heading")
    title.paragraph_format.space_before = Pt(24)
    add_contents(document, entries, first)


def _is_heading(paragraph: Paragraph) -> bool:
    return paragraph.style is not None and str(paragraph.style.name).startswith("Heading")


class _WordPlan:
    """Writes one plan into one document, from the top down."""

    def __init__(self, document: WordDocument, value: PlanDocument) -> None:
        self._document = document
        self._value = value

    def write(self) -> None:
        self._title_page()
        plan = self._value.plan
        before, after = parted_chapters(plan)
        groups = groups_of(plan.nodes)
        # A chapter that only leads over to the goals is their introduction.
        leads_over = bool(before and groups) and is_named(before[-1], groups[0].level.plural)
        for chapter in before[:-1] if leads_over else before:
            self._chapter(chapter)
        for number, group in enumerate(groups):
            new_section(self._document, is_wide=is_wide(group))
            self._group(group, before[-1] if leads_over and number == 0 else None)
        if not (before or groups or after):
            self._document.add_paragraph(NOTHING_WRITTEN)
        if after:
            new_section(self._document, is_wide=False)
        for chapter in after:
            self._chapter(chapter)

    def _chapter(self, chapter: Chapter) -> None:
        self._heading(1, chapter_title(chapter))
        self._prose(chapter.text)

    def _title_page(self) -> None:
        details, head = self._value.plan.details, self._value.head
        self._document.add_paragraph(shown(details.title), style="Title")
        owner = " · ".join(filter(None, [details.municipality, "" if head.is_final else "UTKAST"]))
        if owner:
            self._document.add_paragraph(shown(owner), style="Subtitle")
        for name, words in detail_rows(details, head):
            add_runs(self._document.add_paragraph(), [(f"{name}: ", True), (words, False)])

    def _group(self, group: Group, intro: Chapter | None) -> None:
        if intro is None:
            name = group.level.singular if len(group.nodes) == 1 else group.level.plural
            self._heading(1, name)
        else:
            self._chapter(intro)
        for part in group.parts:
            self._part(part, 2)

    def _part(self, part: Part, depth: int) -> None:
        if isinstance(part, Section):
            self._section(part.node, depth)
        elif isinstance(part, Board):
            add_board(self._document, part)
        else:
            self._listing(part)

    def _section(self, node: Node, depth: int) -> None:
        self._heading(depth, _section_title(node))
        self._prose(node.text)
        for words in (*node_facts(node), *units_words(node.responsibilities)):
            line = self._document.add_paragraph(shown(words))
            line.paragraph_format.keep_with_next = True
        for indicator in node.indicators:
            for words in indicator_words(indicator):
                self._document.add_paragraph(shown(words))
        for part in parts_of(node.children):
            if isinstance(part, Listing) and not leads_on(node):
                self._list_head(part)
            self._part(part, depth + 1)

    def _list_head(self, part: Listing) -> None:
        word = part.level.singular if len(part.nodes) == 1 else part.level.plural
        head = self._document.add_paragraph()
        add_runs(head, [(f"{capital(word)}:", False)])
        head.paragraph_format.keep_with_next = True

    def _listing(self, part: Listing) -> None:
        for node in part.nodes:
            item = self._document.add_paragraph(style="List Bullet")
            add_runs(item, [(node.label, False)])
            self._prose(node.text, "List Continue", "List Bullet 2")
            for words in node_facts(node):
                self._document.add_paragraph(shown(words), style="List Continue")

    def _heading(self, level: int, words: str) -> None:
        self._document.add_heading(shown(capital(words)), min(level, _DEEPEST))

    def _prose(self, words: str, style: str = "Normal", bullet_style: str = "List Bullet") -> None:
        for block in markup.parse(words):
            is_bullet = block.kind is markup.MarkupKind.BULLET
            paragraph = self._document.add_paragraph(style=bullet_style if is_bullet else style)
            add_runs(paragraph, [(run.text, run.bold) for run in block.runs])


def _section_title(node: Node) -> str:
    """Return a heading that says of what level it is: "Delmål 5 och 6. Titel"."""
    name = " ".join(filter(None, [node.level.singular, node.number]))
    return f"{name}{'.' if node.number else ':'} {node.title}"
