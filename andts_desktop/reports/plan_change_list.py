"""The changes themselves, grouped by goal, with their words marked."""

from collections.abc import Iterable, Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable

from andts_desktop.domain.markup import plain
from andts_desktop.domain.plan import Node
from andts_desktop.domain.plan_diff import (
    ChangeKind,
    ChapterChange,
    NodeChange,
    PlanDiff,
)
from andts_desktop.domain.plan_fields import (
    FieldChange,
    chapter_fields,
    indicator_text,
    node_fields,
)
from andts_desktop.domain.word_marks import Word, WordMark
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.wording import LONGEST_NAME, capital, joined, shortened

_ROOM = 80.0
_NAMES = {
    ChangeKind.ADDED: "tillagt",
    ChangeKind.REMOVED: "borttaget",
    ChangeKind.MOVED: "flyttat",
    ChangeKind.REWORDED: "omformulerat",
    ChangeKind.RENUMBERED: "omnumrerat",
}
_PROSE = frozenset({"Titel", "Rubrik", "Text", "Indikator", "Källa"})
_LISTS = frozenset({"Medansvariga", "Samverkansparter", "Nivåer"})
_KEPT_OF_REMOVED = frozenset({"Text"})
_NAMED_ELSEWHERE = frozenset({"Nummer", "Rubrik"})


def goal_changes(compose: Composer, diff: PlanDiff, level: int = 2) -> list[Flowable]:
    """Return the changed nodes below a heading for each goal, in the plan's order.

    `level` is that of the headings, here and in what follows.
    """
    story: list[Flowable] = []
    for goal, changes in _by_goal(diff.nodes).items():
        body = [made for change in changes for made in _node(compose, change)]
        story.append(CondPageBreak(_ROOM))
        title = shortened(goal, LONGEST_NAME)
        story += compose.headed([compose.heading(level, title, style=theme.SECTION)], body)
    return story


def _by_goal(changes: Iterable[NodeChange]) -> dict[str, list[NodeChange]]:
    """Group by the topmost node's name; one that has a new name keeps what was under the old."""
    changes = list(changes)
    renamed = {
        change.old.label: change.new.label
        for change in changes
        if change.old and change.new and not change.above
    }
    groups: dict[str, list[NodeChange]] = {}
    for change in changes:
        top = change.above[0] if change.above else change.label
        goal = renamed.get(top, top) if change.new is None else top
        groups.setdefault(goal, []).append(change)
    return groups


def _node(compose: Composer, change: NodeChange) -> list[Flowable]:
    said = capital(joined([_NAMES[kind] for kind in change.kinds]))
    head = [
        compose.line(f"{said}: {change.level.singular}", _OVER),
        _name(compose, change.label, change.kinds),
    ]
    where = _where(change)
    if where:
        head.append(compose.line(where, theme.changed(theme.NOTE, leftIndent=14)))
    body = [_field(compose, each) for each in (*change.fields, *_whole(change.nodes[:1], change))]
    for node in change.nodes[1:]:
        name = FieldChange(capital(node.level.singular), *_sides(node.label, change))
        body.append(_field(compose, name))
        body += [_field(compose, each, inside=True) for each in _whole([node], change)]
    return compose.headed(head, body)


_OVER = theme.changed(theme.EYEBROW, spaceBefore=10)
_INSIDE = theme.changed(theme.CHANGED, leftIndent=28)


def _name(compose: Composer, label: str, kinds: Sequence[ChangeKind]) -> Flowable:
    mark = WordMark.SAME
    if ChangeKind.ADDED in kinds:
        mark = WordMark.ADDED
    elif ChangeKind.REMOVED in kinds:
        mark = WordMark.REMOVED
    return compose.set_markup(compose.user.marked([Word(label, mark)]), theme.CHANGED_NAME)


def _sides(words: str, change: NodeChange | ChapterChange) -> tuple[str, str]:
    """Return the old and the new wording of what came or went."""
    return ("", words) if change.old is None else (words, "")


def _where(change: NodeChange) -> str:
    """Say where a node lies below its goal, and where a moved one came from."""
    here = " · ".join(change.above)
    if not change.is_moved:
        below = " · ".join(change.above[1:])
        return f"Under {below}" if below else ""
    before = " · ".join(change.was_above)
    if before == here:
        return "Har en annan plats i ordningen."
    return f"Flyttat från: {before or 'planens översta nivå'}"


def _whole(nodes: Iterable[Node], change: NodeChange) -> Iterator[FieldChange]:
    """Yield all that new nodes say, field by field, and the texts of those that are gone."""
    for node in nodes:
        told = [*node_fields(node), *(("Indikator", indicator_text(i)) for i in node.indicators)]
        for name, words in told:
            if change.old is None or name in _KEPT_OF_REMOVED:
                yield from _one_sided(name, words, change)


def _one_sided(name: str, words: str, change: NodeChange | ChapterChange) -> Iterator[FieldChange]:
    if words and name not in _NAMED_ELSEWHERE:
        shown = plain(words) if name == "Text" else words
        yield FieldChange(name, *_sides(shown, change))


def _field(compose: Composer, change: FieldChange, *, inside: bool = False) -> Flowable:
    style = _INSIDE if inside else theme.CHANGED
    name = compose.user.inline(f"{change.name}:")
    return compose.set_markup(f"{name} {compose.user.marked(_words(change))}", style)


def _words(change: FieldChange) -> Sequence[Word]:
    """Mark prose word by word, lists name by name, and all else as a whole."""
    if change.name in _LISTS:
        return _names(change.old.splitlines(), change.new.splitlines())
    if change.name in _PROSE or not (change.old and change.new):
        return change.words
    return (Word(f"{change.old} ", WordMark.REMOVED), Word(change.new, WordMark.ADDED))


def _names(old: Sequence[str], new: Sequence[str]) -> Sequence[Word]:
    gone = [(name, WordMark.REMOVED) for name in old if name not in new]
    kept = [(name, WordMark.SAME if name in old else WordMark.ADDED) for name in new]
    told = [*kept, *gone]
    separate = Word(", ", WordMark.SAME)
    return [each for name, mark in told for each in (Word(name, mark), separate)][:-1]


def chapter_changes(compose: Composer, diff: PlanDiff, level: int = 2) -> list[Flowable]:
    """Return the changed chapters."""
    if not diff.chapters:
        return []
    body = [made for change in diff.chapters for made in _chapter(compose, change)]
    head = [compose.heading(level, "Kapitel", style=theme.SECTION)]
    return [CondPageBreak(_ROOM), *compose.headed(head, body)]


def _chapter(compose: Composer, change: ChapterChange) -> list[Flowable]:
    said = capital(joined([_NAMES[kind] for kind in change.kinds]))
    head = [
        compose.line(f"{said}: kapitel", _OVER),
        _name(compose, change.title, change.kinds),
    ]
    fields = list(change.fields)
    if change.is_moved:
        head.append(compose.line("Har en annan plats i ordningen.", theme.NOTE))
    one = change.old if change.new is None else change.new if change.old is None else None
    if one is not None:
        for name, words in chapter_fields(one):
            fields += _one_sided(name, words, change)
    return compose.headed(head, [_field(compose, each) for each in fields])


def details_changes(compose: Composer, diff: PlanDiff, level: int = 2) -> list[Flowable]:
    """Return what has changed on the title page."""
    if not diff.details:
        return []
    head = [compose.heading(level, "Titelsida och nivåer", style=theme.SECTION)]
    body = [_field(compose, each) for each in diff.details]
    return [CondPageBreak(_ROOM), *compose.headed(head, body)]
