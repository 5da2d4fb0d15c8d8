"""The goals of a printed plan, with everything below them."""

from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.platypus import CondPageBreak, Flowable

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.plan import (
    Indicator,
    LevelRole,
    Node,
    Responsibilities,
    Responsibility,
    ResponsibilityRole,
)
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import full_height
from andts_desktop.reports.plan_layout import (
    NOBODY,
    Board,
    Group,
    Listing,
    Part,
    Row,
    Section,
    is_bare,
    leads_on,
    parts_of,
)
from andts_desktop.reports.plan_wording import measure_words, node_facts, target_words
from andts_desktop.reports.tables import Cell, Column, DataTable, Line, without_empty
from andts_desktop.reports.wording import INNER_ROLES, LONGEST_NAME, capital, shortened

_ROOM_FOR_A_GOAL = 200.0
_ROOM_FOR_A_SECTION = 110.0
_DEEPEST = 6
_SHORT_INTRO = 900
_LONGEST_REMINDER = 40
_SHARES = {"name": 34, "indicators": 38, "units": 28}


def group_chapter(
    compose: Composer, group: Group, intro: Sequence[Flowable] = ()
) -> list[Flowable]:
    """Return a chapter with the nodes at the top of the plan that are of one level."""
    name = group.level.singular if len(group.nodes) == 1 else group.level.plural
    head = [compose.heading(2, capital(name))]
    body = list(intro)
    for position, part in enumerate(group.parts):
        made = _part(compose, part, 3, _colour(compose, group, position))
        body += _with_room(made, _ROOM_FOR_A_GOAL) if position else made
    return compose.headed(head, body)


def _colour(compose: Composer, group: Group, position: int) -> Color:
    is_inner = group.level.role in INNER_ROLES
    return compose.accent if is_inner else theme.goal_colour(position)


def _with_room(section: list[Flowable], most: float) -> list[Flowable]:
    """Begin a section on the next page where there is room neither for it nor for `most` of it."""
    height = sum(full_height(each, theme.COLUMN) for each in section)
    return [CondPageBreak(min(height, most)), *section]


def _part(compose: Composer, part: Part, depth: int, colour: Color | None = None) -> list[Flowable]:
    if isinstance(part, Section):
        return _section(compose, part.node, depth, colour)
    if isinstance(part, Board):
        return [_table(compose, part)]
    return _listing(compose, part)


def _section(
    compose: Composer, node: Node, depth: int, colour: Color | None = None, if_empty: str = ""
) -> list[Flowable]:
    """Return a node's heading and all below it; `if_empty` is said of one that has nothing."""
    head = _head(compose, node, min(depth, _DEEPEST), colour)
    intro = [
        *compose.prose(node.text),
        *_facts(compose, node),
        *_units(compose, node.responsibilities),
    ]
    if len(node.text) <= _SHORT_INTRO:
        # So that a heading and a line or two are not left behind by what they head.
        head, intro = [*head, *intro], []
    nothing = not (node.text or node.children or node.indicators or node.responsibilities.entries)
    said = [compose.line(if_empty, theme.NOTE)] if nothing and if_empty else []
    return compose.headed(head, [*intro, *_below(compose, node, depth), *said])


def _below(compose: Composer, node: Node, depth: int) -> list[Flowable]:
    story = _own_indicators(compose, node)
    words = next((each.level.plural for above in node.children for each in above.children), "")
    if_empty = f"Inga {words} i planen." if words else ""
    for position, part in enumerate(parts_of(node.children)):
        if isinstance(part, Section):
            made = _section(compose, part.node, depth + 1, if_empty=if_empty)
            story += _with_room(made, _ROOM_FOR_A_SECTION) if position else made
        else:
            story += _named(compose, part, node, depth + 1)
    return story


def _head(compose: Composer, node: Node, level: int, colour: Color | None) -> list[Flowable]:
    style = theme.HEADINGS.get(level, theme.SUBSECTION)
    if colour is None:
        return [compose.heading(level, node.label, style=style, outlined=level <= 4)]
    if not node.number:
        return [compose.heading(level, node.title, colour=colour, style=style, listed=node.title)]
    eyebrow = f"{capital(node.level.singular)} {shortened(node.number, LONGEST_NAME)}"
    return [
        compose.line(eyebrow, theme.changed(theme.EYEBROW, spaceBefore=18)),
        compose.heading(
            level, node.title, colour=colour, style=style, listed=node.label, below_eyebrow=True
        ),
    ]


def _named(compose: Composer, part: Part, above: Node, depth: int) -> list[Flowable]:
    """Return a list below a line that says what it is of; a table says so itself."""
    made = _part(compose, part, depth)
    is_named = above.level.role is LevelRole.CORNERSTONE or leads_on(above)
    if not isinstance(part, Listing) or is_named:
        return made
    word = part.level.singular if len(part.nodes) == 1 else part.level.plural
    return compose.headed([compose.line(capital(word), theme.LIST_HEAD)], made)


def _facts(compose: Composer, node: Node) -> list[Flowable]:
    words = " · ".join(node_facts(node))
    return [compose.line(words, theme.NOTE)] if words else []


def _units(compose: Composer, units: Responsibilities) -> list[Flowable]:
    lines = [line.markup for line in unit_lines(compose, units)]
    return [compose.set_markup("<br/>".join(lines))] if lines else []


def _listing(compose: Composer, part: Listing) -> list[Flowable]:
    if is_bare(part.nodes):
        return compose.bullets([node.label for node in part.nodes])
    items = [
        (node.label, "\n\n".join(filter(None, [node.text, *node_facts(node)])))
        for node in part.nodes
    ]
    return compose.described(items)


def _own_indicators(compose: Composer, node: Node) -> list[Flowable]:
    """Return the table of a section's own indicators; its own units stand beside its text."""
    if not node.indicators:
        return []
    rows = [
        [_indicator(compose, each), unit_lines(compose, each.responsibilities)]
        for each in node.indicators
    ]
    columns = [
        Column("Indikatorer" if len(rows) > 1 else "Indikator", _SHARES["indicators"]),
        Column("Ansvar", _SHARES["units"]),
    ]
    return [compose.table(*without_empty(columns, rows))]


def _table(compose: Composer, board: Board) -> DataTable:
    columns = [
        Column(compose.user.inline(capital(board.level.singular)), _SHARES["name"]),
        Column("Indikatorer", _SHARES["indicators"]),
        Column("Ansvar", _SHARES["units"]),
    ]
    return compose.table(*without_empty(columns, [_cells(compose, row) for row in board.rows]))


def _cells(compose: Composer, row: Row) -> list[Cell]:
    # Where the node's units hold those of its indicator, nobody is named in two columns.
    is_wider = {*map(_part_of, row.units.entries)} <= {*map(_part_of, row.said_of_node.entries)}
    beside, below_name = (
        (row.said_of_node, NOBODY)
        if is_wider and row.said_of_node.entries
        else (row.units, row.said_of_node)
    )
    return [
        _name(compose, row, below_name),
        _indicator(compose, row.indicator) if row.indicator else [],
        unit_lines(compose, beside),
    ]


def _part_of(entry: Responsibility) -> tuple[UnitId, ResponsibilityRole]:
    return entry.unit_id, entry.role


def _name(compose: Composer, row: Row, units: Responsibilities) -> Cell:
    if row.goes_on:
        # Said again, since the row may stand first on a page.
        name = row.node.number or shortened(row.node.title, _LONGEST_REMINDER)
        return compose.cell(f"{name}, forts.", theme.CELL_MUTED)
    lines = [Line(compose.user.inline(row.node.label), theme.CELL_STRONG)]
    lines += compose.comment(row.node.text)
    lines += [Line(compose.user.inline(said), theme.CELL_MUTED) for said in node_facts(row.node)]
    return [*lines, *unit_lines(compose, units)]


def _indicator(compose: Composer, indicator: Indicator) -> Cell:
    lines = [
        Line(block.markup, theme.CELL_POINT, "•") if block.is_bullet else Line(block.markup)
        for block in compose.user.blocks(indicator.text)
    ]
    target, measure = target_words(indicator), capital(measure_words(indicator))
    said = [f"Målvärde: {target}" if target else "", measure]
    return lines + [
        Line(compose.user.inline(words), theme.CELL_MUTED) for words in filter(None, said)
    ]


def unit_lines(compose: Composer, units: Responsibilities) -> list[Line]:
    """Return who answers: the lead in bold and by the word, then those who take part."""
    lines = [
        Line(f"{compose.user.strong(name)} (ansvarig)")
        for name in units.names(ResponsibilityRole.LEAD)
    ]
    for word, role in (
        ("Medansvar", ResponsibilityRole.CO_RESPONSIBLE),
        ("Samverkan", ResponsibilityRole.PARTNER),
    ):
        names = ", ".join(units.names(role))
        if names:
            lines.append(Line(compose.user.inline(f"{word}: {names}"), theme.CELL_MUTED))
    return lines
