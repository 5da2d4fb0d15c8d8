"""The grown tree as a plan template, with names spelled alike and every guess told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from andts_desktop.domain import markup
from andts_desktop.domain.plan import Chapter, ChapterKind, Level, ResponsibilityRole
from andts_desktop.domain.plan_template import (
    IndicatorDraft,
    NamedResponsibility,
    NodeDraft,
    PlanTemplate,
    UnitDraft,
)
from andts_desktop.domain.units import guessed_kind
from andts_desktop.exchange.plan_import.source import LeftOut, SourceDocument
from andts_desktop.exchange.plan_import.understanding.details import TitlePage
from andts_desktop.exchange.plan_import.understanding.growing import (
    Findings,
    Grower,
    Prose,
    with_letters,
)
from andts_desktop.exchange.plan_import.understanding.sprouts import Sprout
from andts_desktop.exchange.plan_import.understanding.unit_names import spellings
from andts_desktop.exchange.plan_import.understanding.words import chapter_kind
from andts_desktop.exchange.plan_import.understood import (
    BlockGuess,
    BlockRole,
    Choices,
    ColumnGuess,
    ColumnMeaning,
    FollowUpNote,
    NodePath,
    Origin,
    Understood,
)

_ORDER = tuple(ResponsibilityRole)


def finished(
    source: SourceDocument, grower: Grower, findings: Findings, page: TitlePage, choices: Choices
) -> Understood:
    """Return what was understood; the levels get their keys only now."""
    tree = grower.tree
    tree.lift()
    sprouts = tree.all()
    tree.ladder.settle([each.slot for each in sprouts])
    with_letters(tree.roots)
    names = spellings(_names(sprouts))
    nodes = tuple(_node(each, names) for each in tree.roots)
    chosen = _chosen_title(source, choices)
    template = PlanTemplate(
        id="import",
        details=replace(page.details, title=chosen or page.details.title),
        levels=tree.ladder.levels(choices.level_names),
        units=tuple(UnitDraft(each, guessed_kind(each)) for each in _used(nodes)),
        chapters=tuple(_chapter(each) for each in grower.chapters if each.text),
        nodes=nodes,
    )
    return Understood(
        template=template,
        blocks=_blocks(grower),
        columns=_columns(findings, grower),
        origins=dict(_origins(tree.roots, ())),
        left_out=(*source.left_out, *_left_out(grower, template.levels)),
        follow_up=dict(_follow_up(tree.roots, ())),
    )


def _chosen_title(source: SourceDocument, choices: Choices) -> str:
    titles = [block for block, (role, _) in choices.blocks.items() if role is BlockRole.TITLE]
    for block in sorted(titles):
        chosen = source.blocks[block] if block < len(source.blocks) else None
        text = getattr(chosen, "text", "")
        if text:
            return str(text)
    return ""


def _names(sprouts: Sequence[Sprout]) -> list[str]:
    own = [each.unit_name for sprout in sprouts for each in sprout.parties]
    indicators = (draft for sprout in sprouts for draft in sprout.indicators)
    return own + [each.unit_name for draft in indicators for each in draft.responsibilities]


def _node(sprout: Sprout, names: Mapping[str, str]) -> NodeDraft:
    return NodeDraft(
        level_key=sprout.slot.key,
        title=sprout.title,
        number=sprout.number,
        text=markup.write(sprout.text),
        starts=sprout.starts,
        ends=sprout.ends,
        recurs=sprout.recurs,
        prevention_level=sprout.prevention_level,
        substances=sprout.substances,
        national_goals=sprout.national_goals,
        responsibilities=_spelled(sprout.parties, names),
        indicators=tuple(_indicator(each, names) for each in sprout.indicators),
        children=tuple(_node(each, names) for each in sprout.children),
    )


def _indicator(draft: IndicatorDraft, names: Mapping[str, str]) -> IndicatorDraft:
    return replace(draft, responsibilities=_spelled(draft.responsibilities, names))


def _spelled(
    entries: Sequence[NamedResponsibility], names: Mapping[str, str]
) -> tuple[NamedResponsibility, ...]:
    """Spell the names alike; a unit that comes twice by that keeps its highest part."""
    found: dict[str, ResponsibilityRole] = {}
    for entry in entries:
        name = names[entry.unit_name]
        role = min(entry.role, found.get(name, entry.role), key=_ORDER.index)
        found[name] = role
    return tuple(NamedResponsibility(name, role) for name, role in found.items())


def _used(nodes: Sequence[NodeDraft]) -> list[str]:
    names = (name for node in nodes for each in node.walk() for name in each.unit_names())
    return list(dict.fromkeys(names))


def _chapter(prose: Prose) -> Chapter:
    title = _in_lower_case(prose.title)
    kind = chapter_kind(title) if title else ChapterKind.INTRODUCTION
    return Chapter(kind, title or "Inledning", markup.write(prose.text))


def _in_lower_case(title: str) -> str:
    is_shouted = title.isupper() and len(title) > 6
    return title[:1] + title[1:].lower() if is_shouted else title


def _left_out(grower: Grower, levels: Sequence[Level]) -> Iterator[LeftOut]:
    """Yield what is in no part of the plan; a line with a level's name alone is in its levels."""
    names = {name.casefold() for each in levels for name in (each.singular, each.plural)}
    for each in (*grower.tree.left_out, *_empty_chapters(grower)):
        if each.text.strip(" :").casefold() not in names:
            yield each


def _empty_chapters(grower: Grower) -> Iterator[LeftOut]:
    for each in grower.chapters:
        if not each.text and each.title:
            yield LeftOut(each.title, "rubriken har ingen text under sig")


def _blocks(grower: Grower) -> tuple[BlockGuess, ...]:
    keys = {each.block: each.slot.key for each in grower.tree.all()}
    return tuple(
        replace(guess, level=keys.get(block, "")) if guess.role is BlockRole.LEVEL else guess
        for block, guess in sorted(grower.blocks.items())
    )


def _columns(findings: Findings, grower: Grower) -> tuple[ColumnGuess, ...]:
    """Return the columns of each kind of table once, by its first table."""
    guesses: list[ColumnGuess] = []
    seen: set[tuple[str, ...]] = set()
    for grid in findings.grids:
        if grid.block not in findings.columns or (grid.header and grid.header in seen):
            continue
        seen.add(grid.header)
        keys = iter(grower.slots.get(grid.block, ()))
        for each in findings.columns[grid.block]:
            slot = next(keys, None) if each.meaning is ColumnMeaning.LEVEL else None
            level = slot.key if slot is not None else each.level
            guesses.append(
                ColumnGuess(
                    grid.block,
                    each.place,
                    each.header,
                    each.meaning,
                    level,
                    each.certainty,
                    each.reason,
                )
            )
    return tuple(guesses)


def _follow_up(
    sprouts: Sequence[Sprout], above: NodePath
) -> Iterator[tuple[NodePath, FollowUpNote]]:
    for position, each in enumerate(sprouts):
        path = (*above, position)
        if each.status or each.comments:
            yield path, FollowUpNote(each.status, "\n".join(each.comments))
        yield from _follow_up(each.children, path)


def _origins(sprouts: Sequence[Sprout], above: NodePath) -> Iterator[tuple[NodePath, Origin]]:
    for position, each in enumerate(sprouts):
        path = (*above, position)
        yield path, Origin(each.block, each.place, each.certainty, each.reason)
        yield from _origins(each.children, path)
