"""The text of one Word paragraph: runs with their look, without what was struck or hidden."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from docx.oxml.ns import nsmap, qn

from andts_desktop.exchange.plan_import.reading.gathering import Gathering, Kind, merged
from andts_desktop.exchange.plan_import.reading.word_numbering import Mark, Numbering
from andts_desktop.exchange.plan_import.reading.word_styles import (
    Styles,
    number_ref,
    switch,
    type_size,
    value,
    whole,
)
from andts_desktop.exchange.plan_import.source import Paragraph, Run

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATIVES = f"{_COMPATIBILITY}AlternateContent"
_CHOICE = f"{_COMPATIBILITY}Choice"

_THROUGH = {
    qn(f"w:{name}")
    for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir")
} | {qn("w:moveTo"), _CHOICE}
_STRUCK = {qn("w:del"), qn("w:moveFrom")}
_PICTURES = {qn("w:drawing"), qn("w:pict")}
_TEXT_BOX = qn("w:txbxContent")
_PAGE_BREAKS = {"page", "column"}


class Break:
    """A line end inside a paragraph."""


class ParagraphReader:
    """Reads the paragraphs of one document, in order, since fields may run over several."""

    def __init__(self, styles: Styles, numbering: Numbering, gathering: Gathering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._gathering = gathering
        self._fields: list[str] = []
        self._bold = False

    def read(self, paragraph: "Element") -> tuple[Paragraph, ...]:
        """Return the lines of a paragraph as paragraphs of their own; none if it is empty."""
        properties = paragraph.find(qn("w:pPr"))
        style = value(properties, "w:pStyle")
        heading = self._heading(properties, style)
        if heading:
            self._fields.clear()  # a contents field that never ends would swallow the rest
        was_contents = self._in_contents
        mark = self._numbering.mark(number_ref(properties), style)
        lines, size = self._lines(paragraph, style)
        left_out = self._left_out(style, was_contents=was_contents)
        if left_out is not None:
            text = " ".join(run.text for line in lines for run in line)
            if text.strip():
                self._gathering.note(left_out, text)
            return ()
        if heading:
            lines = [[run for line in lines for run in (Run(" ", bold=True), *line)][1:]]
        if mark.bullet:
            mark = Mark(bullet=max(mark.bullet, self._styles.item_depth(style)))
        made = self._paragraphs(lines, heading, mark, size)
        goes_on = not mark.bullet and not mark.label and self._styles.continues(style)
        return tuple(replace(each, continues=True) for each in made) if goes_on else made

    def _left_out(self, style: str | None, *, was_contents: bool) -> Kind | None:
        if was_contents or self._in_contents or self._styles.is_contents(style):
            return Kind.CONTENTS
        return Kind.CHANGES if self._styles.is_change(style) else None

    @property
    def _in_contents(self) -> bool:
        return any(field.strip().upper().startswith("TOC") for field in self._fields)

    def _heading(self, properties: "Element | None", style: str | None) -> int:
        direct = whole(value(properties, "w:outlineLvl"))
        if direct is None:
            return self._styles.heading(style)
        return direct + 1 if 0 <= direct < 9 else 0

    def _paragraphs(
        self, lines: list[list[Run]], heading: int, mark: Mark, size: float
    ) -> tuple[Paragraph, ...]:
        made: list[Paragraph] = []
        for line in lines:
            first = not made
            paragraph = Paragraph(
                merged(line),
                heading=heading,
                bullet=mark.bullet,
                label=mark.label if first else "",
                size=size,
            )
            text = paragraph.text
            if (text or (first and mark.label)) and self._gathering.take(len(text)):
                made.append(paragraph)
        return tuple(made)

    def _lines(self, paragraph: "Element", style: str | None) -> tuple[list[list[Run]], float]:
        """Return the runs line by line, and the size of the first that can be seen."""
        lines: list[list[Run]] = [[]]
        size = 0.0
        by_style: dict[str | None, bool] = {}
        for run in self._runs(paragraph):
            look = run.find(qn("w:rPr"))
            own = value(look, "w:rStyle")
            if own not in by_style:
                by_style[own] = self._styles.bold(*(own, style) if own else (style,))
            said = switch(look, "w:b")
            bold = by_style[own] if said is None else said
            hidden = switch(look, "w:vanish")
            for piece in self._pieces(run):
                if hidden and isinstance(piece, str):
                    self._gathering.note(Kind.HIDDEN, piece)
                elif isinstance(piece, Break):
                    lines.append([])
                elif not any("\n" in field for field in self._fields):
                    lines[-1].append(Run(piece, bold))
                    if not size and piece.strip():
                        styles = (own, style) if own else (style,)
                        size = type_size(look) or self._styles.size(*styles)
        return lines, size

    def _runs(self, parent: "Element") -> Iterator["Element"]:
        for child in parent.iterchildren():
            if child.tag == qn("w:r"):
                yield child
            elif child.tag == qn("w:ins"):
                self._gathering.note(Kind.INSERTED, _text(child, "w:t"))
                yield from self._runs(child)
            elif child.tag in _STRUCK:
                self._gathering.note(Kind.DELETED, _text(child, "w:delText", "w:t"))
            elif child.tag == _ALTERNATIVES:
                chosen = child.find(_CHOICE)
                if chosen is not None:
                    yield from self._runs(chosen)
            elif child.tag in _THROUGH:
                yield from self._runs(child)

    def _pieces(self, run: "Element") -> Iterator[str | Break]:
        for child in run.iterchildren():
            match str(child.tag).removeprefix(f"{{{nsmap['w']}}}"):
                case "t":
                    yield child.text or ""
                case "tab" | "ptab":
                    yield " "
                case "noBreakHyphen":
                    yield "-"
                case "br" if child.get(qn("w:type")) not in _PAGE_BREAKS:
                    yield Break()
                case "cr":
                    yield Break()
                case "fldChar":
                    self._field(child.get(qn("w:fldCharType"), ""))
                case "instrText" if self._fields:
                    self._fields[-1] += child.text or ""
                case "object":
                    self._gathering.note(Kind.OBJECT)
                case _:
                    self._picture(child)

    def _field(self, kind: str) -> None:
        """Follow a field; a line end in what is kept of it says that its result is to come."""
        if kind == "begin":
            self._fields.append("\n")
        elif kind == "separate" and self._fields:
            self._fields[-1] = self._fields[-1].replace("\n", "")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _picture(self, element: "Element") -> None:
        if element.tag == _ALTERNATIVES:
            for choice in element.iterchildren(_CHOICE):
                self._picture(choice)
        if element.tag not in {*_PICTURES, _CHOICE}:
            return
        boxes = list(element.iter(_TEXT_BOX))
        for box in boxes:
            self._gathering.leave(
                " ".join(_text(each, "w:t") for each in box.iter(qn("w:p"))),
                "Texten står i en textruta, som inte har någon plats i läsordningen.",
            )
        if not boxes:
            self._gathering.note(Kind.PICTURE)


def _text(element: "Element", *tags: str) -> str:
    return "".join(each.text or "" for each in element.iter(*(qn(tag) for tag in tags)))
