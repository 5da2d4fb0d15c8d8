"""What a reader collects on its way: what it leaves out, and how much it has taken."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from andts_desktop.exchange.plan_import.source import LeftOut, Paragraph, Place, Run

MAX_CHARACTERS = 2_000_000
"""The longest plans have some 200,000 characters; more is a book, or an attack on the memory."""

MAX_ROWS = 20_000
"""Rows of one table: a plan has hundreds, and a spreadsheet may claim a million empty ones."""

MAX_COLUMNS = 400
"""Columns of one table: a plan has ten, and a spreadsheet may claim 16,384."""

_LEAST = 40
"""What the shortest paragraph counts for: a million of one letter each would cost as much."""

_BEGINNING = 80


class Kind(Enum):
    """A kind of thing that is left out: what one and several are called, and why."""

    PICTURE = ("bild", "bilder", "Bilder följer inte med.")
    OBJECT = ("inbäddat objekt", "inbäddade objekt", "Inbäddade objekt läses inte.")
    FOOTNOTE = ("fotnot", "fotnoter", "Fotnoter följer inte med.")
    COMMENT = ("kommentar", "kommentarer", "Kommentarer i marginalen följer inte med.")
    DELETED = (
        "struken text",
        "strukna texter",
        "Spårade ändringar: det strukna är borttaget och det tillagda är med.",
    )
    INSERTED = (
        "tillagd text",
        "tillagda texter",
        "Spårade ändringar: texten är med, men ändringen är inte godkänd i dokumentet.",
    )
    HIDDEN = ("dold text", "dolda texter", "Dold text följer inte med.")
    CONTENTS = (
        "rad i innehållsförteckningen",
        "rader i innehållsförteckningen",
        "Innehållsförteckningen görs om av programmet.",
    )
    CHANGES = (
        "rad om vad som har ändrats",
        "rader om vad som har ändrats",
        "Programmet visar självt vad som har ändrats sedan förra versionen.",
    )
    FURNITURE = (
        "rad i sidhuvud och sidfot",
        "rader i sidhuvud och sidfot",
        "Sidhuvud, sidfot och sidnummer följer inte med.",
    )
    INNER_TABLE = (
        "tabell inne i en tabell",
        "tabeller inne i tabeller",
        "Texten är med, men som stycken i den yttre tabellens cell.",
    )

    FORMULA = (
        "formel utan värde",
        "formler utan värde",
        "Öppna arbetsboken i Excel och spara den, så räknas värdena ut.",
    )

    def __init__(self, one: str, many: str, reason: str) -> None:
        self.one = one
        self.many = many
        self.reason = reason


@dataclass(slots=True)
class _Noted:
    count: int
    beginning: str
    place: Place


class Gathering:
    """Counts what is taken and notes what is left out, one note for each kind."""

    def __init__(self) -> None:
        self._kinds: dict[Kind, _Noted] = {}
        self._single: list[LeftOut] = []
        self._left = MAX_CHARACTERS

    def note(self, kind: Kind, text: str = "", place: Place | None = None) -> None:
        """Count one more of the kind; the first one's text and place are shown."""
        noted = self._kinds.setdefault(kind, _Noted(0, "", place or Place()))
        noted.count += 1
        noted.beginning = noted.beginning or " ".join(text.split())

    def leave(self, text: str, reason: str, place: Place | None = None) -> None:
        """Note one thing by itself, with all of its text."""
        self._single.append(LeftOut(" ".join(text.split()), reason, place or Place()))

    @property
    def is_full(self) -> bool:
        """Whether no more text may be taken."""
        return self._left <= 0

    def take(self, length: int, place: Place | None = None) -> bool:
        """Count text that is taken; False once the document is longer than is read."""
        before = self._left
        self._left -= max(length, _LEAST)
        if before > 0 >= self._left:
            self.leave(
                "Resten av dokumentet",
                f"Bara de första {MAX_CHARACTERS // 1_000_000} miljonerna tecken läses. "
                "Dela dokumentet och läs in delarna var för sig.",
                place,
            )
        return before > 0

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return all notes: single ones first, in the order they were made."""
        return (*self._single, *(_line(kind, noted) for kind, noted in self._kinds.items()))


def _line(kind: Kind, noted: _Noted) -> LeftOut:
    name = kind.one if noted.count == 1 else kind.many
    text = noted.beginning
    if len(text) > _BEGINNING:
        text = text[:_BEGINNING].rsplit(" ", 1)[0] + " …"
    shown = f": ”{text}”" if text else ""
    return LeftOut(f"{noted.count} {name}{shown}", kind.reason, noted.place)


def merged(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Join neighbouring runs of one look and drop the empty ones."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].bold == run.bold:
            joined[-1] = Run(joined[-1].text + run.text, run.bold)
        elif run.text:
            joined.append(run)
    return tuple(joined)


def lines_of_runs(runs: Sequence[Run], place: Place) -> tuple[Paragraph, ...]:
    """Return the lines of text as paragraphs; a line that begins as a list item is one."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.splitlines() or [""]
        lines[-1].append(Run(first, run.bold))
        lines.extend([Run(text, run.bold)] for text in rest)
        if run.text.endswith(("\n", "\r")):
            lines.append([])
    made = (_line_paragraph(merged(line), place) for line in lines)
    return tuple(each for each in made if each.text)


_ITEM = re.compile(r"\s*[-–•●▪*·\uf0b7]\s+(?=\S)")


def _line_paragraph(runs: tuple[Run, ...], place: Place) -> Paragraph:
    found = _ITEM.match(runs[0].text) if runs else None
    if found is None:
        return Paragraph(runs, place=place)
    rest = Run(runs[0].text[found.end() :], runs[0].bold)
    return Paragraph(merged([rest, *runs[1:]]), bullet=1, place=place)
