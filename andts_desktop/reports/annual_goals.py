"""Goal by goal: what was planned, what was done, what came of it, and why not."""

from collections.abc import Iterator, Sequence

from reportlab.lib.colors import Color
from reportlab.platypus import CondPageBreak, Flowable

from andts_desktop.domain.annual_report import AnnualReport
from andts_desktop.domain.annual_sections import goals_heading
from andts_desktop.domain.follow_up import ASSESSMENT_NAMES, FollowUp, ProseSection
from andts_desktop.domain.plan import Node, Plan, Responsibilities, ResponsibilityRole
from andts_desktop.reports import theme
from andts_desktop.reports.annual_indicators import indicator_table
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.tables import Cell, Column, Line, without_empty
from andts_desktop.reports.wording import (
    INNER_ROLES,
    LONGEST_NAME,
    Outcomes,
    assessment_of,
    capital,
    goals_of,
    joined,
    shortened,
)

_ROOM_FOR_A_GOAL = 230.0
_SHORT_INTRO = 900


def goal_chapters(compose: Composer, report: AnnualReport) -> list[Flowable]:
    """Return the chapter with one section per goal, and one for the cornerstones followed up."""
    goals = goals_of(report.plan)
    story: list[Flowable] = []
    for position, goal in enumerate(goals):
        section = _goal_section(compose, report, goal, theme.goal_colour(position))
        if position == 0:
            head = [compose.heading(2, goals_heading(goal.level))]
            story += compose.headed(head, section)
        else:
            story += [CondPageBreak(_ROOM_FOR_A_GOAL), *section]
    return [*story, *_cornerstones(compose, report)]


def _goal_section(
    compose: Composer, report: AnnualReport, goal: Node, colour: Color
) -> list[Flowable]:
    eyebrow = capital(f"{goal.level.singular} {shortened(goal.number, LONGEST_NAME)}".strip())
    head = [
        compose.line(eyebrow, theme.changed(theme.EYEBROW, spaceBefore=18)),
        compose.heading(3, goal.title, colour=colour, listed=goal.label, below_eyebrow=True),
    ]
    written = report.follow_up.prose_text(ProseSection.GOAL, goal.id)
    intro = [
        *compose.prose(goal.text),
        *national(compose, goal),
        *_judgement(compose, report.follow_up, goal),
        *compose.prose(written),
    ]
    if len(goal.text) + len(written) <= _SHORT_INTRO:
        # So that a goal's heading and a line or two are not left behind by its table.
        head, intro = [*head, *intro], []
    body = [
        *intro,
        *_activities(compose, report, goal),
        *focus_areas(compose, goal),
        *indicator_table(compose, goal, Outcomes(report)),
    ]
    nothing = compose.line("Inget är rapporterat om målet i år.", theme.NOTE)
    return compose.headed(head, body or [nothing])


def national(compose: Composer, goal: Node) -> list[Flowable]:
    """Return the line that says which national goals a node contributes to, where it does."""
    numbers = list(dict.fromkeys(link.number for link in goal.national_goals))
    if not numbers:
        return []
    return [compose.line(f"Bidrar till nationellt mål {joined(numbers)}.", theme.NOTE)]


def _judgement(compose: Composer, follow_up: FollowUp, goal: Node) -> list[Flowable]:
    mark = assessment_of(follow_up, goal.id)
    if mark is None:
        return []
    words = f"<b>Bedömning {follow_up.year}:</b> {compose.sign(*ASSESSMENT_NAMES[mark])}"
    return [compose.set_markup(words)]


def carriers_with_path(goal: Node) -> Iterator[tuple[tuple[Node, ...], Node]]:
    """Yield what carries status below a goal, each with the nodes between the goal and it."""

    def below(node: Node, path: tuple[Node, ...]) -> Iterator[tuple[tuple[Node, ...], Node]]:
        if node.level.has_status:
            yield path, node
        for child in node.children:
            yield from below(child, path if node is goal else (*path, node))

    yield from below(goal, ())


def _activities(compose: Composer, report: AnnualReport, goal: Node) -> list[Flowable]:
    found = list(carriers_with_path(goal))
    if not found:
        return []
    latest_path: tuple[Node, ...] = ()
    rows = []
    for path, node in found:
        areas = [each for each in path if not each.level.has_status and each not in latest_path]
        latest_path = path
        rows.append(_activity_row(compose, report.follow_up, areas, node))
    word = capital(found[0][1].level.singular)
    columns = [
        Column(compose.user.inline(f"{word} och kommentar"), 46),
        Column("Ansvar", 31),
        Column("Status", 23),
    ]
    return [compose.table(*without_empty(columns, rows))]


def _activity_row(
    compose: Composer, follow_up: FollowUp, areas: Sequence[Node], node: Node
) -> list[Cell]:
    entry = follow_up.latest().get(node.id)
    first = [Line(compose.user.inline(area.label), theme.CELL_EYEBROW) for area in areas]
    first.append(Line(compose.user.inline(node.label), theme.CELL_STRONG))
    first += compose.comment(node.text)
    first += compose.comment(entry.comment if entry else "")
    return [
        first,
        responsible(compose, node.responsibilities),
        status_cell(compose, follow_up, node),
    ]


def responsible(compose: Composer, units: Responsibilities) -> Cell:
    """Return a cell with the lead, and below it those who take part."""
    lines = list(compose.cell(units.lead))
    others = [
        ("Medansvar", units.names(ResponsibilityRole.CO_RESPONSIBLE)),
        ("Samverkan", units.names(ResponsibilityRole.PARTNER)),
    ]
    for word, names in others:
        if names:
            said = compose.user.inline(f"{word}: {', '.join(names)}")
            lines.append(Line(said, theme.CELL_MUTED))
    return lines


def status_cell(compose: Composer, follow_up: FollowUp, node: Node) -> Cell:
    """Return a cell with sign and word, cause and date; plain words where nothing is told."""
    entry = follow_up.latest().get(node.id)
    kind = follow_up.kind(entry.status_key) if entry else None
    if entry is None or kind is None:
        return [Line(f"ingen status {follow_up.year}", theme.CELL_MUTED)]
    lines = [Line(compose.sign(kind.symbol, kind.name))]
    cause = follow_up.cause_name(entry.cause_key)
    if cause:
        lines.append(Line(compose.user.inline(f"Orsak: {cause}"), theme.CELL_MUTED))
    elif follow_up.lacks_cause(entry):
        lines.append(Line("Orsak: inte angiven", theme.CELL_MUTED))
    lines.append(Line(compose.user.inline(entry.date), theme.CELL_MUTED))
    return lines


def focus_areas(compose: Composer, goal: Node) -> list[Flowable]:
    """List the nodes below a goal that have nothing to follow up below them."""
    shown = {area.id for path, _ in carriers_with_path(goal) for area in path}
    if not shown and not any(child.level.has_status for child in goal.children):
        return _nested(compose, goal.children)
    left = [
        node
        for node in goal.walk()
        if node is not goal and not node.level.has_status and node.id not in shown
    ]
    if not left:
        return []
    head = f"{capital(left[0].level.plural)} utan aktiviteter"
    return _listed(compose, head, left)


def _nested(compose: Composer, nodes: Sequence[Node]) -> list[Flowable]:
    """Return nodes as a list, or each below its heading where there are more below them."""
    if not any(node.children for node in nodes):
        return _listed(compose, capital(nodes[0].level.plural), nodes) if nodes else []
    story: list[Flowable] = []
    for node in nodes:
        head = compose.heading(4, node.label, outlined=False)
        below = _bulleted(compose, node.children) if node.children else []
        story += compose.headed([head], [*compose.prose(node.text), *below])
    return story


def _listed(compose: Composer, head: str, nodes: Sequence[Node]) -> list[Flowable]:
    return compose.headed([compose.heading(4, head, outlined=False)], _bulleted(compose, nodes))


def _bulleted(compose: Composer, nodes: Sequence[Node]) -> list[Flowable]:
    """Return nodes and all that is below them as one list."""
    whole = [each for node in nodes for each in node.walk()]
    return compose.described([(node.label, node.text) for node in whole])


def _cornerstones(compose: Composer, report: AnnualReport) -> list[Flowable]:
    """Return the cornerstones briefly, where anything of them has a status."""
    nodes = _followed_up_inside(report.plan, report.follow_up)
    if not nodes:
        return []
    rows = [
        [
            [
                Line(compose.user.inline(node.label), theme.CELL_STRONG),
                *_comment(compose, report, node),
            ],
            status_cell(compose, report.follow_up, node),
        ]
        for node in nodes
    ]
    top = next(node for node in report.plan.nodes if node.level.role in INNER_ROLES)
    columns = [Column("Del och kommentar", 3), Column("Status", 1.3)]
    return compose.headed(
        [compose.heading(3, capital(top.level.plural))], [compose.table(columns, rows)]
    )


def _comment(compose: Composer, report: AnnualReport, node: Node) -> Cell:
    entry = report.follow_up.latest().get(node.id)
    return compose.comment(entry.comment if entry else "")


def _followed_up_inside(plan: Plan, follow_up: FollowUp) -> list[Node]:
    latest = follow_up.latest()
    return [node for node in plan.walk() if node.level.role in INNER_ROLES and node.id in latest]
