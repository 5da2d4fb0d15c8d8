"""HTML as it is pasted from Word, Excel or a web page, read without fetching anything."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from andts_desktop.exchange.plan_import.reading.gathering import Gathering, Kind, merged
from andts_desktop.exchange.plan_import.reading.spanning import Spanning, laid_out
from andts_desktop.exchange.plan_import.reading.word_numbering import letters, roman
from andts_desktop.exchange.plan_import.source import Block, Cell, Paragraph, Run

_SILENT = frozenset(("head", "style", "script", "title", "template", "noscript"))
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt"),
        *("footer", "form", "header", "html", "main", "nav", "ol", "p", "pre", "section", "ul"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "li", "table", "tr", "td", "th", "caption", "hr"),
    )
)
_VOID = frozenset(("br", "img", "hr", "col", "meta", "link", "input", "wbr", "base"))
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|bolder|normal|lighter|\d+)", re.IGNORECASE)
_WORD_LIST = re.compile(r"mso-list\s*:\s*l\d+\s+level(\d)", re.IGNORECASE)
_FORMS = {"a": letters, "A": lambda at: letters(at).upper(), "i": roman}

Attributes = list[tuple[str, str | None]]


def html_blocks(html: str, gathering: Gathering) -> tuple[Block, ...]:
    """Return the paragraphs and tables of HTML; a table within a table is flattened."""
    reader = _Reader(gathering)
    reader.feed(html)
    reader.close()
    return tuple(reader.finished())


class _Reader(HTMLParser):
    """Follows the tags; `_open` holds those that are open, with what each says of boldness."""

    def __init__(self, gathering: Gathering) -> None:
        super().__init__(convert_charrefs=True)
        self._gathering = gathering
        self._blocks: list[Block] = []
        self._open: list[tuple[str, bool | None]] = []
        self._runs: list[Run] = []
        self._lists: list[tuple[str, int]] = []
        self._heading = 0
        self._bullet = 0
        self._label = ""
        self._mark: str | None = None
        self._tables = 0
        self._rows: list[list[Spanning]] = []
        self._cell: list[Paragraph] | None = None
        self._span = (1, 1)

    def finished(self) -> Iterator[Block]:
        """Return the blocks, also of what was never closed."""
        self._end_paragraph()
        if self._rows:
            self._end_table()
        yield from self._blocks

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Begin what a tag begins."""
        said = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._line_end()
        elif tag == "img":
            self._gathering.note(Kind.PICTURE, said.get("alt", ""))
        if tag in _BLOCKS:
            self._end_paragraph()
        if tag not in _VOID:
            self._open.append((tag, _boldness(tag, said.get("style", ""))))
        self._begin(tag, said)

    def _begin(self, tag: str, said: dict[str, str]) -> None:
        if tag in {"ul", "ol"}:
            start = said.get("start", "")
            kind = "" if tag == "ul" else said.get("type") or "1"
            self._lists.append((kind, int(start) if start.isdigit() else 1))
        elif tag == "li":
            self._begin_item()
        elif re.fullmatch("h[1-6]", tag):
            self._heading = int(tag[1])
        elif found := _WORD_LIST.search(said.get("style", "")):
            self._bullet = int(found[1])
        elif tag in {"table", "tr", "td", "th"}:
            self._begin_in_table(tag, said)

    def _begin_item(self) -> None:
        kind, number = self._lists[-1] if self._lists else ("", 1)
        if not kind:
            self._bullet = max(1, len(self._lists))
            return
        self._lists[-1] = (kind, number + 1)
        self._label = f"{_FORMS.get(kind, str)(number)}."

    def _begin_in_table(self, tag: str, said: dict[str, str]) -> None:
        if tag == "table":
            self._tables += 1
            if self._tables > 1:
                self._gathering.note(Kind.INNER_TABLE)
        elif self._tables != 1:
            return
        elif tag == "tr":
            self._end_cell()
            self._rows.append([])
        else:
            self._end_cell()
            self._cell = []
            self._span = (_count(said.get("colspan")), _count(said.get("rowspan")))

    def handle_endtag(self, tag: str) -> None:
        """End what a tag ends, and all that was left open inside it."""
        if all(name != tag for name, _ in self._open):
            return
        while self._open.pop()[0] != tag:
            pass
        if tag in _BLOCKS:
            self._end_paragraph()
            self._heading = 0
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag in {"td", "th"} and self._tables == 1:
            self._end_cell()
        elif tag == "table":
            self._tables -= 1
            if not self._tables:
                self._end_table()

    def handle_data(self, data: str) -> None:
        """Take text, where it is text to be seen."""
        if any(tag in _SILENT for tag, _ in self._open):
            return
        if self._mark is not None:
            self._mark += data
        elif data:
            bold = next((bold for _, bold in reversed(self._open) if bold is not None), False)
            self._runs.append(Run(re.sub(r"\s+", " ", data), bold))

    def unknown_decl(self, data: str) -> None:
        """Follow Word's own marks round the signs of its lists."""
        self._condition(data)

    def handle_comment(self, data: str) -> None:
        """Follow the same marks where they are written as comments."""
        self._condition(data)

    def _condition(self, data: str) -> None:
        said = data.strip(" []-<>!").lower()
        if said.startswith("if !supportlists"):
            self._mark = ""
        elif said.startswith("endif") and self._mark is not None:
            mark = self._mark.strip()
            if any(sign.isalnum() for sign in mark) and mark != "o":
                self._label, self._bullet = mark, 0
            self._mark = None

    def _line_end(self) -> None:
        if self._heading:
            self._runs.append(Run(" ", bold=True))
        else:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        paragraph = Paragraph(
            merged(self._runs), heading=self._heading, bullet=self._bullet, label=self._label
        )
        self._runs = []
        text = paragraph.text
        if not text or not self._gathering.take(len(text)):
            return
        self._bullet, self._label = 0, ""
        (self._blocks if self._cell is None else self._cell).append(paragraph)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        self._end_paragraph()
        if not self._rows:
            self._rows.append([])
        self._rows[-1].append(Spanning(Cell(tuple(self._cell)), *self._span))
        self._cell = None

    def _end_table(self) -> None:
        self._end_cell()
        if table := laid_out(self._rows, self._gathering):
            self._blocks.append(table)
        self._rows = []


def _boldness(tag: str, style: str) -> bool | None:
    if found := _WEIGHT.search(style):
        weight = found[1].lower()
        return weight in {"bold", "bolder"} or (weight.isdigit() and int(weight) >= 600)
    return True if tag in {"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"} else None


def _count(text: str | None) -> int:
    return max(1, int(text)) if text and re.fullmatch(r"\d{1,5}", text) else 1
