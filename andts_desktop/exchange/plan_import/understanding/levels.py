"""The plan's own levels, from the top down: from its headings, its columns and its lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from andts_desktop.domain.plan import Level, LevelRole
from andts_desktop.exchange.plan_import.understanding.ranks import Rank
from andts_desktop.exchange.plan_import.understanding.words import (
    ACTIVITY,
    LEVEL_WORDS,
    Family,
    LevelWord,
)

_GENERIC = {
    LevelRole.GOAL: ("mål", "mål"),
    LevelRole.FOCUS_AREA: ("område", "områden"),
    LevelRole.ACTIVITY: ("aktivitet", "aktiviteter"),
}
_KEYS = {
    LevelRole.GOAL: "goal",
    LevelRole.FOCUS_AREA: "area",
    LevelRole.ACTIVITY: "activity",
    LevelRole.CORNERSTONE: "cornerstone",
    LevelRole.BUILDING_BLOCK: "building_block",
}
_AREA = LEVEL_WORDS["område"]


@dataclass(slots=True, eq=False)
class Slot:
    """One level while the plan is being understood."""

    word: LevelWord | None = None
    key: str = ""
    carries: set[str] = field(default_factory=set)

    @property
    def is_inner(self) -> bool:
        """Whether it is of the plan's inner half, beside the goals."""
        return self.word is not None and self.word.is_inner

    @property
    def is_activity(self) -> bool:
        """Whether the plan's words make it a level of activities."""
        return self.word is not None and self.word.family is Family.ACTIVITY


class Ladder:
    """The levels from the top down; headings, columns and lists each find their own."""

    def __init__(self, ranks: Sequence[Rank], words: Mapping[Rank, LevelWord]) -> None:
        self.slots = [Slot(words.get(rank)) for rank in ranks]
        self._by_rank = dict(zip(ranks, self.slots, strict=True))

    def know(self, ranks: Sequence[Rank], words: Mapping[Rank, LevelWord]) -> None:
        """Make room for headings of other ranks than those it was made for."""
        for rank in ranks:
            slot = self._by_rank.setdefault(rank, Slot(words.get(rank)))
            if slot in self.slots:
                continue
            higher = [self._by_rank[each] for each in self._by_rank if each < rank]
            places = [self.slots.index(each) + 1 for each in higher if each in self.slots]
            self.slots.insert(max(places, default=0), slot)

    def of_rank(self, rank: Rank) -> Slot:
        """Return the level of the headings of that rank."""
        return self._by_rank[rank]

    def of_columns(self, words: Sequence[LevelWord | None]) -> list[Slot]:
        """Return the levels of a table's columns of titles, from the left, made where needed."""
        found: list[Slot] = []
        for word in words:
            slot = self._like(word or ACTIVITY, found)
            if slot is None:
                at = self.slots.index(found[-1]) + 1 if found else self._place_for(word)
                slot = Slot(word or ACTIVITY)
                self.slots.insert(at, slot)
            found.append(slot)
        return found

    def of_word(self, word: LevelWord, above: Slot | None) -> Slot:
        """Return the level that a list below `above` belongs to."""
        lowest = self.slots.index(above) + 1 if above is not None else 0
        below = [each for each in self.slots[lowest:] if each.word in (word, None)]
        if below:
            below[0].word = word
            return below[0]
        if word.family is Family.ACTIVITY:
            activities = [each for each in self.slots[lowest:] if each.is_activity]
            if activities:
                return activities[0]
        slot = Slot(word)
        self.slots.insert(self._place_for(word) if word is ACTIVITY else lowest, slot)
        return slot

    def of_section(self, word: LevelWord, below: Slot) -> Slot:
        """Return the level of a heading within a table, above the level of its rows."""
        above = self.slots[: self.slots.index(below)]
        same = [each for each in above if each.word == word]
        if same:
            return same[0]
        slot = Slot(word)
        self.slots.insert(len(above), slot)
        return slot

    def _like(self, word: LevelWord, taken: Sequence[Slot]) -> Slot | None:
        lowest = self.slots.index(taken[-1]) + 1 if taken else 0
        free = self.slots[lowest:]
        same = [each for each in free if each.word == word]
        if not same and word.family is Family.ACTIVITY:
            same = [each for each in free if each.is_activity]
        return same[0] if same else None

    def _place_for(self, word: LevelWord | None) -> int:
        if word is None or word.family is Family.ACTIVITY:
            return len(self.slots)
        ends = [i for i, each in enumerate(self.slots) if each.is_activity]
        return ends[0] if ends else len(self.slots)

    def forget(self) -> None:
        """Forget what the levels carry, before the plan is read again."""
        for slot in self.slots:
            slot.carries.clear()

    def settle(self, used: Sequence[Slot]) -> None:
        """Forget the levels without nodes and give the others their keys, if they have none."""
        slots = [each for each in self.slots if each in used] or [Slot()]
        self.slots = sorted(slots, key=lambda each: each.is_inner)
        for slot, role in zip(self.slots, self.roles(), strict=True):
            if slot.key:
                continue
            taken = {each.key for each in self.slots}
            base, count = _KEYS[role], 2
            slot.key = base
            while slot.key in taken:
                slot.key, count = f"{base}{count}", count + 1

    def of_key(self, key: str) -> Slot:
        """Return the level of that key, made where its name says that it stands."""
        for slot in self.slots:
            if slot.key == key:
                return slot
        slot = Slot(ACTIVITY if key.startswith("activity") else None, key)
        if key.startswith("goal"):
            at = 0
        else:
            at = len(self.slots) if slot.word else self._place_for(None)
            at = at if slot.word else min(at, self._place_for(_AREA))
        self.slots.insert(at, slot)
        return slot

    def roles(self) -> list[LevelRole]:
        """Return each level's role: activities last, a goal at the top, areas between."""
        return [_role(slot, self.half_of(slot)) for slot in self.slots]

    def half_of(self, slot: Slot) -> list[Slot]:
        """Return the levels of the half of the plan that a level is of, from the top down."""
        return [each for each in self.slots if each.is_inner is slot.is_inner]

    def levels(self, names: Mapping[str, tuple[str, str]]) -> tuple[Level, ...]:
        """Return the plan's levels; `names` are singular and plural that the user chose."""
        made: list[Level] = []
        for slot, role in zip(self.slots, self.roles(), strict=True):
            own = (slot.word.singular, slot.word.plural) if slot.word else _GENERIC[role]
            singular, plural = names.get(slot.key, own)
            half = self.half_of(slot)
            above = half[: half.index(slot)]
            made.append(
                Level(
                    key=slot.key,
                    role=role,
                    singular=singular,
                    plural=plural,
                    parent=above[-1].key if above else "",
                    has_status=role is LevelRole.ACTIVITY,
                    has_indicators="indicators" in slot.carries,
                    has_responsibility="responsibility" in slot.carries,
                )
            )
        return tuple(made)


def _role(slot: Slot, half: Sequence[Slot]) -> LevelRole:
    if slot.is_inner:
        return LevelRole.CORNERSTONE if slot is half[0] else LevelRole.BUILDING_BLOCK
    if slot.is_activity and slot is half[-1]:
        return LevelRole.ACTIVITY
    return LevelRole.GOAL if slot is half[0] else LevelRole.FOCUS_AREA
