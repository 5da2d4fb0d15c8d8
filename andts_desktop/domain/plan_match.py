"""Find in a plan what a newer document of the same plan speaks of."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace

from andts_desktop.domain.alike import folded, likeness, pair_alike
from andts_desktop.domain.drafts import own_draft_of
from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.plan import Chapter, ChapterKind, Level, Node, Plan
from andts_desktop.domain.plan_template import NodeDraft

_ALIKE = 0.75
_ALIKE_BY_NUMBER = 0.6
_ALIKE_AT_ALL = 0.4
_MANY = 50
"""So many nodes of one number on one level say that numbers begin again under each parent."""

_Pair = tuple[Node, Node]
"""A node of the old plan, and the same one in the new plan."""
_Found = Iterator[_Pair]
_Groups = Iterator[tuple[list[Node], list[Node]]]


def match_plans(old: Plan, new: Plan) -> dict[NodeId, NodeId]:
    """Return for each node of `new` that is in `old` too, which one it is: new id to old id.

    Nodes are of one level (see `pair_levels`), and each is paired once at most. Titles and
    numbers under the same parent count most, then those on the whole level, so that a node that
    was moved or renumbered is found; at last, a parent is known by its children.
    """
    return _Matching(old, new).pairs()


def pair_levels(old: Sequence[Level], new: Sequence[Level]) -> dict[str, str]:
    """Return which level of `old` each one of `new` is, by key: the role, then the name.

    Of several levels of one role, those of the same name belong together, then those in the
    same order. A level that no role and no name leads to is left out.
    """
    pairs: dict[str, str] = {}
    rules: tuple[Callable[[Level], Hashable], ...] = (
        lambda level: (level.role, level.singular.casefold()),
        lambda level: level.singular.casefold(),
        lambda level: level.role,
    )
    for rule in rules:
        taken = set(pairs.values())
        left: dict[Hashable, list[str]] = defaultdict(list)
        for level in old:
            if level.key not in taken:
                left[rule(level)].append(level.key)
        for level in new:
            if level.key not in pairs and left.get(rule(level)):
                pairs[level.key] = left[rule(level)].pop(0)
    return pairs


def pair_chapters(old: Sequence[Chapter], new: Sequence[Chapter]) -> dict[int, int]:
    """Pair places in `new` with places in `old`, by title and kind, then by kind alone.

    Chapters of no special kind are paired by title only.
    """
    pairs: dict[int, int] = {}
    rules: tuple[Callable[[Chapter], Hashable], ...] = (
        lambda chapter: (chapter.kind, folded(chapter.title), chapter.text),
        lambda chapter: (chapter.kind, folded(chapter.title)),
        lambda chapter: folded(chapter.title) or None,
        lambda chapter: None if chapter.kind is ChapterKind.OTHER else chapter.kind,
    )
    for rule in rules:
        taken = set(pairs.values())
        left: dict[Hashable, list[int]] = defaultdict(list)
        for place, chapter in enumerate(old):
            if place not in taken:
                left[rule(chapter)].append(place)
        for place, chapter in enumerate(new):
            key = rule(chapter)
            if place not in pairs and key is not None and left.get(key):
                pairs[place] = left[key].pop(0)
    return pairs


def pair_indicators(old: Node, new: Node) -> dict[int, int]:
    """Pair the places of two nodes' indicators by what their texts say."""
    return pair_alike([i.text for i in old.indicators], [i.text for i in new.indicators], 0.6)


class _Matching:
    """The pairs found so far, and the rules by which more are found."""

    def __init__(self, old: Plan, new: Plan) -> None:
        self._old = old
        self._new = new
        self._levels = pair_levels(old.levels, new.levels)
        self._found: dict[NodeId, NodeId] = {}
        self._taken: set[NodeId] = set()

    def pairs(self) -> dict[NodeId, NodeId]:
        """Find pairs by the surest rule that finds any, until none does."""
        rules: tuple[Callable[[], Iterable[_Pair]], ...] = (
            self._by_key,
            lambda: self._under_parents(_all_it_says),
            lambda: self._under_parents(lambda node: (_number(node), folded(node.title))),
            lambda: self._under_parents(lambda node: folded(node.title)),
            self._by_number,
            self._by_title,
            self._by_likeness,
            self._by_number_under_parents,
            self._by_children,
            self._by_order,
        )
        while any(self._keep(rule()) for rule in rules):
            pass
        return {
            node.id: self._found[node.id] for node in self._new.walk() if node.id in self._found
        }

    def _keep(self, pairs: Iterable[_Pair]) -> bool:
        before = len(self._found)
        for old, new in pairs:
            if old.id not in self._taken and new.id not in self._found:
                self._found[new.id] = old.id
                self._taken.add(old.id)
        return len(self._found) > before

    def _groups(self, key: Callable[[Node], Hashable], *, siblings: bool = False) -> _Groups:
        """Yield the nodes left of one level that have the same key, old ones and new ones.

        With `siblings`, only those under parents that are a pair. A key of None is no key.
        """
        old: dict[Hashable, list[Node]] = defaultdict(list)
        new: dict[Hashable, list[Node]] = defaultdict(list)
        for node in self._old.walk():
            if node.id not in self._taken and (said := key(node)) is not None:
                old[node.level.key, said, node.parent_id if siblings else None].append(node)
        for node in self._new.walk():
            if node.id in self._found or (said := key(node)) is None:
                continue
            parent_id = None
            if siblings and node.parent_id is not None:
                # A parent that is no pair is given an id that no node of the old plan has.
                parent_id = self._found.get(node.parent_id, NodeId(0))
            new[self._levels.get(node.level.key), said, parent_id].append(node)
        yield from ((old[same], new[same]) for same in new if same in old)

    def _by_key(self) -> _Found:
        for old, new in self._groups(lambda node: node.key or None):
            yield from zip(old, new, strict=False)

    def _under_parents(self, key: Callable[[Node], Hashable]) -> _Found:
        for old, new in self._groups(key, siblings=True):
            yield from zip(old, new, strict=False)

    def _by_number(self) -> _Found:
        for old, new in self._groups(_number):
            if max(len(old), len(new)) <= _MANY:
                yield from self._most_alike(old, new, _ALIKE_BY_NUMBER)

    def _by_title(self) -> _Found:
        for old, new in self._groups(lambda node: folded(node.title)):
            if len(old) == len(new) == 1:
                yield old[0], new[0]

    def _by_likeness(self) -> _Found:
        for old, new in self._groups(lambda _: "", siblings=True):
            titles = ([node.title for node in old], [node.title for node in new])
            for here, there in pair_alike(*titles, _ALIKE).items():
                yield old[there], new[here]

    def _by_number_under_parents(self) -> _Found:
        for old, new in self._groups(_number, siblings=True):
            yield from self._most_alike(old, new, _ALIKE_AT_ALL)

    def _by_children(self) -> _Found:
        """Find the parent, all reworded, by the children that most of both have in common."""
        left = {node.id: node for node in self._old.walk() if node.id not in self._taken}
        parents = {child.id: node for node in left.values() for child in node.children}
        for new in self._new.walk():
            found = (self._found.get(child.id) for child in new.children)
            above = Counter(parents[each].id for each in found if each in parents)
            for old_id, count in above.most_common(1):
                old = left[old_id]
                is_most = 2 * count > max(len(old.children), len(new.children))
                if is_most and self._levels.get(new.level.key) == old.level.key:
                    yield old, new

    def _by_order(self) -> _Found:
        keys: tuple[Callable[[Node], Hashable], ...] = (
            lambda node: (_number(node), folded(node.title)),
            lambda node: folded(node.title),
        )
        for key in keys:
            for old, new in self._groups(key):
                yield from zip(old, new, strict=False)

    def _most_alike(self, old: Sequence[Node], new: Sequence[Node], least: float) -> _Found:
        shares = (
            (likeness(one.title, other.title, least), one, other) for one in old for other in new
        )
        found = [(share, one, other) for share, one, other in shares if share]
        # Sorting keeps the reading order of those that are equally alike.
        found.sort(key=lambda each: (-each[0], not self._are_siblings(each[1], each[2])))
        yield from ((one, other) for _, one, other in found)

    def _are_siblings(self, old: Node, new: Node) -> bool:
        return new.parent_id is not None and self._found.get(new.parent_id) == old.parent_id


def _number(node: Node) -> str | None:
    return node.number.strip().rstrip(".") or None


def _all_it_says(node: Node) -> NodeDraft:
    return replace(own_draft_of(node), level_key="")
