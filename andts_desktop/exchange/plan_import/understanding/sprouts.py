"""The tree while it grows: nodes that are still given texts, parties and children."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from andts_desktop.domain.markup import MarkupBlock, MarkupKind, MarkupRun
from andts_desktop.domain.plan import PreventionLevel, ResponsibilityRole, Substance
from andts_desktop.domain.plan_template import IndicatorDraft, NamedResponsibility
from andts_desktop.exchange.plan_import.source import LeftOut, Paragraph, Place
from andts_desktop.exchange.plan_import.understanding.levels import Ladder, Slot

_FILLER = "Utan rubrik i dokumentet"
_NO_HEADING = "dokumentet har ingen rubrik på den här nivån"


@dataclass(slots=True, eq=False)
class Sprout:
    """A node that grows."""

    slot: Slot
    title: str
    number: str
    block: int
    place: Place
    certainty: float
    reason: str
    text: list[MarkupBlock] = field(default_factory=list)
    parties: list[NamedResponsibility] = field(default_factory=list)
    indicators: list[IndicatorDraft] = field(default_factory=list)
    children: list["Sprout"] = field(default_factory=list)
    starts: str = ""
    ends: str = ""
    recurs: str = ""
    prevention_level: PreventionLevel = PreventionLevel.NONE
    substances: tuple[Substance, ...] = ()
    national_goals: tuple[str, ...] = ()
    status: str = ""
    comments: list[str] = field(default_factory=list)
    is_item: bool = False

    def walk(self) -> Iterator["Sprout"]:
        """Yield this node, then every node below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def doubt(self, certainty: float, reason: str) -> None:
        """Lower the certainty where a part of the node is less sure than the rest."""
        if certainty < self.certainty:
            self.certainty, self.reason = certainty, reason

    def join(self, entries: Iterable[NamedResponsibility]) -> None:
        """Add parties."""
        self.parties = joined(self.parties, entries)
        if self.parties:
            self.slot.carries.add("responsibility")

    def measure(self, indicators: Iterable[IndicatorDraft]) -> None:
        """Add indicators."""
        for each in indicators:
            self.indicators.append(each)
            self.slot.carries.add("indicators")


class Tree:
    """The nodes in reading order, and the one that is open at every level."""

    def __init__(self, ladder: Ladder) -> None:
        self.ladder = ladder
        self.roots: list[Sprout] = []
        self.left_out: list[LeftOut] = []
        self._open: list[Sprout] = []
        self._paths: dict[str, list[tuple[Sprout, ...]]] = {}

    @property
    def current(self) -> Sprout | None:
        """The node that text now belongs to, None before the first."""
        return self._open[-1] if self._open else None

    def grow(self, sprout: Sprout) -> Sprout:
        """Put a node where its level belongs, under the last node that is higher."""
        self.close_to(sprout.slot)
        (self._open[-1].children if self._open else self.roots).append(sprout)
        self._open.append(sprout)
        if sprout.number:
            self._paths.setdefault(sprout.number, []).append(tuple(self._open))
        return sprout

    def reopened(self, number: str) -> Sprout | None:
        """Return the only node of that number, to which rows and text now belong; else None."""
        paths = self._paths.get(number, [])
        if len(paths) != 1:
            return None
        self._open = list(paths[0])
        return self.current

    def close(self) -> None:
        """Let nothing more belong to the nodes so far: a chapter begins."""
        self._open = []

    def close_to(self, slot: Slot) -> None:
        """Close the nodes that do not stand above that level."""
        half = self.ladder.half_of(slot)
        above = half[: half.index(slot)]
        while self._open and self._open[-1].slot not in above:
            self._open.pop()

    def close_blocks(self, blocks: Sequence[int]) -> None:
        """Close the nodes that come from those blocks, and the nodes below them."""
        for place, sprout in enumerate(self._open):
            if sprout.block in blocks:
                self._open = self._open[:place]
                return

    def close_lists(self) -> None:
        """Close the nodes that are items of a list."""
        while self._open and self._open[-1].is_item:
            self._open.pop()

    def all(self) -> list[Sprout]:
        """Return every node in reading order."""
        return [each for root in self.roots for each in root.walk()]

    def lift(self) -> None:
        """Put the nodes that the document has under none below one that stands in for it."""
        used = {each.slot for each in self.roots}
        lifted: list[Sprout] = []
        for root in self.roots:
            top = next(each for each in self.ladder.half_of(root.slot) if each in used)
            if root.slot is top:
                lifted.append(root)
                continue
            if not lifted or lifted[-1].reason != _NO_HEADING or lifted[-1].slot is not top:
                block, place = root.block, root.place
                lifted.append(Sprout(top, _FILLER, "", block, place, 0.3, _NO_HEADING))
            lifted[-1].children.append(root)
        self.roots = lifted


def joined(
    parties: Sequence[NamedResponsibility], more: Iterable[NamedResponsibility]
) -> list[NamedResponsibility]:
    """Return all parties, each once; there is one lead, and later ones share the responsibility."""
    found = list(parties)
    for entry in more:
        if any(each.unit_name == entry.unit_name for each in found):
            continue
        leads = any(each.role is ResponsibilityRole.LEAD for each in found)
        is_second = leads and entry.role is ResponsibilityRole.LEAD
        role = ResponsibilityRole.CO_RESPONSIBLE if is_second else entry.role
        found.append(NamedResponsibility(entry.unit_name, role))
    return found


def markup(paragraphs: Sequence[Paragraph]) -> list[MarkupBlock]:
    """Turn paragraphs of the source into those of a text."""
    return [
        MarkupBlock(
            MarkupKind.BULLET if each.bullet else MarkupKind.PARAGRAPH,
            tuple(MarkupRun(_tidy(run.text), run.bold) for run in each.runs),
        )
        for each in paragraphs
        if each.text
    ]


def _tidy(text: str) -> str:
    return text.replace("\u00ad", "").replace("\t", " ").replace("\n", " ")
