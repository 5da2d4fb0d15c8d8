"""Lines of plain text that are counted below the goal above them: "1.1 …", "1. …", "a) …"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from andts_desktop.exchange.plan_import.source import Paragraph, SourceDocument
from andts_desktop.exchange.plan_import.understanding.flow import (
    NO_STYLE,
    Head,
    Piece,
    is_plain,
)
from andts_desktop.exchange.plan_import.understanding.labels import Label, read_label
from andts_desktop.exchange.plan_import.understanding.words import Family, header

_LONGEST = 400
_SENTENCES = re.compile(r"(?P<first>.{10,}?[a-zåäö]{3})\.\s+(?P<rest>[A-ZÅÄÖ].*)")
_LETTERED, _COUNTED, _PARTED = "a", "1", "1.1"


def with_counted_lines(source: SourceDocument, pieces: Sequence[Piece]) -> list[Piece]:
    """Mark the counted lines below a goal's; other documents mark theirs by their look."""
    paragraphs = [each.paragraph for each in pieces if each.paragraph]
    if not is_plain(paragraphs, source.kind):
        return list(pieces)
    made: list[Piece] = []
    count = _Count()
    for piece in pieces:
        head = piece.head
        if head is not None and head.label.is_labelled and head.label.title:
            count.begin(head.label)
            made.append(piece)
            continue
        label = _label(piece.paragraph) if piece.paragraph and not piece.is_bullet else None
        below = count.steps(label) if label is not None else 0
        if label is not None and below:
            made.append(replace(piece, head=Head(label, NO_STYLE + below, 0.8, below)))
            continue
        lead = header(piece.text) if head is not None and count.is_named_by(head.label) else None
        if lead is not None:
            made.append(replace(piece, head=None, lead=lead))
            continue
        if head is not None:
            count.end()
        made.append(piece)
    return made


def part_sentences(title: str) -> tuple[str, str]:
    """Part a counted line's first sentence, its title, from those that go on after it."""
    found = _SENTENCES.fullmatch(title)
    return (found["first"], found["rest"]) if found else (title, "")


def _label(paragraph: Paragraph) -> Label | None:
    """Return the label of a line that begins with a number or a small letter."""
    label = read_label(paragraph.text, paragraph.label)
    is_line = bool(label.title) and len(paragraph.text) <= _LONGEST
    if not is_line or not label.number or label.is_labelled:
        return None
    # A word such as "Insatser mot langning" begins the title here, and names no level.
    return replace(label, word=None)


@dataclass(slots=True)
class _Count:
    """The goal that is open, the ways of counting below it, and how far each has come.

    `last` goes on over the goals, for plans that count their activities through.
    """

    goal: Label | None = None
    kinds: list[str] = field(default_factory=list)
    open: dict[str, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)

    def begin(self, goal: Label) -> None:
        """Open a goal."""
        self.goal = goal
        self.kinds.clear()
        self.open.clear()

    def end(self) -> None:
        """Let nothing more be counted below the goal: another heading stands there."""
        self.goal = None

    def is_named_by(self, label: Label) -> bool:
        """Tell whether a line such as "Aktiviteter:" names what is counted below the goal."""
        is_alone = label.is_labelled and not label.title and not label.number
        is_lower = label.word is not None and label.word.family is not Family.GOAL
        return self.goal is not None and is_alone and is_lower

    def steps(self, label: Label) -> int:
        """Return how many steps below the goal a label counts, 0 where it does not."""
        if self.goal is None:
            return 0
        own = f"{self.goal.number}."
        if self.goal.number and label.number.startswith(own):
            return self._opened(_PARTED) + label.number[len(own) :].count(".")
        if label.number.isdigit():
            return self._next(_COUNTED, int(label.number))
        if len(label.number) == 1 and label.number.islower():
            return self._next(_LETTERED, ord(label.number) - ord("a") + 1)
        return 0

    def _next(self, kind: str, number: int) -> int:
        goes_on = number == self.open.get(kind, 0) + 1
        if not goes_on and (kind in self.open or number != self.last.get(kind, 0) + 1):
            return 0
        place = self._opened(kind)
        self.open[kind] = self.last[kind] = number
        return place

    def _opened(self, kind: str) -> int:
        """Return the step of a way of counting; those below it begin anew."""
        if kind not in self.kinds:
            self.kinds.append(kind)
        place = self.kinds.index(kind) + 1
        for lower in self.kinds[place:]:
            self.open.pop(lower, None)
        del self.kinds[place:]
        return place
