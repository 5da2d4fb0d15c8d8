"""Goal by goal over the whole period: what was done each year, and what became of it."""

from collections.abc import Iterator, Sequence

from reportlab.lib.colors import Color
from reportlab.platypus import CondPageBreak, Flowable

from andts_desktop.domain.annual_sections import goals_heading
from andts_desktop.domain.final_report import FinalActivity, FinalReport
from andts_desktop.domain.follow_up import ProseSection, StatusEntry
from andts_desktop.domain.plan import Node
from andts_desktop.domain.swedish import plural
from andts_desktop.reports import theme
from andts_desktop.reports.annual_goals import focus_areas, national
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.tables import Cell, Column, Line
from andts_desktop.reports.wording import LONGEST_NAME, capital, joined, shortened
from andts_desktop.reports.year_columns import parted, status_words, years_said

_MOST_YEARS = 4
_ROOM_FOR_A_GOAL = 230.0


def final_goals(compose: Composer, report: FinalReport) -> list[Flowable]:
    """Return the chapter with one section per goal; nothing where the plan has none."""
    goals = report.goals()
    if not goals:
        return []
    head: list[Flowable] = [compose.heading(2, goals_heading(goals[0].level))]
    head += _untold(compose, report)
    story: list[Flowable] = []
    for position, goal in enumerate(goals):
        section = _section(compose, report, goal, theme.goal_colour(position))
        story += [CondPageBreak(_ROOM_FOR_A_GOAL), *section] if position else section
    return compose.headed(head, story)


def _untold(compose: Composer, report: FinalReport) -> list[Flowable]:
    """Say which years nothing is reported for, where there are both kinds."""
    told = report.told_years
    names = [str(each.year) for place, each in enumerate(report.years) if place not in told]
    if not told or not names:
        return []
    return [compose.line(f"För {joined(names)} finns inga statusrapporter.", theme.NOTE)]


def _section(compose: Composer, report: FinalReport, goal: Node, colour: Color) -> list[Flowable]:
    eyebrow = capital(f"{goal.level.singular} {shortened(goal.number, LONGEST_NAME)}".strip())
    head = [
        compose.line(eyebrow, theme.changed(theme.EYEBROW, spaceBefore=18)),
        compose.heading(3, goal.title, colour=colour, listed=goal.label, below_eyebrow=True),
        *_left_the_plan(compose, report, goal),
        *national(compose, goal),
        *_judgements(compose, report, goal),
    ]
    activities = report.activities(goal)
    body = [
        *([] if activities else focus_areas(compose, goal)),
        *compose.prose(report.follow_up.prose_text(ProseSection.FINAL_GOAL, goal.id)),
        *_became(compose, report, activities),
        *_tables(compose, report, activities),
        *_comments(compose, report, activities),
    ]
    nothing = compose.line("Inget är rapporterat om målet under perioden.", theme.NOTE)
    return compose.headed(head, body or [nothing])


def _left_the_plan(compose: Composer, report: FinalReport, goal: Node) -> list[Flowable]:
    if report.plan.node(goal.id):
        return []
    last = max(each.year for each in report.years if each.plan.node(goal.id))
    return [compose.line(f"Stod i planen till och med {last}.", theme.NOTE)]


def _judgements(compose: Composer, report: FinalReport, goal: Node) -> list[Flowable]:
    years = [each.year for each in report.years]
    said = years_said(compose, list(zip(years, report.assessments(goal.id), strict=True)))
    return [compose.set_markup(f"<b>Bedömning:</b> {said}")] if said else []


def _became(
    compose: Composer, report: FinalReport, activities: Sequence[FinalActivity]
) -> list[Flowable]:
    """Say how many activities ended at each step of the scale."""
    if not activities:
        return []
    kinds = [report.kind(each.last) for each in activities]
    if not any(kinds):
        return [*_unreported(compose, activities)]
    counts = [(kind.name, kinds.count(kind)) for kind in report.follow_up.scale if kind in kinds]
    untold = kinds.count(None)
    counts += [("utan rapport", untold)] if untold else []
    # In brackets, since a word of the scale does not bend with how many it is said of.
    said = [f"{name} ({count})" if len(kinds) > 1 else name for name, count in counts]
    level = activities[0].node.level
    total = plural(len(activities), level.singular, level.plural)
    return [compose.line(f"Så slutade {total}: {joined(said)}.")]


def _unreported(compose: Composer, activities: Sequence[FinalActivity]) -> Iterator[Flowable]:
    level = activities[0].node.level
    yield compose.line(f"Ingen status är rapporterad för {level.plural} nedan.", theme.NOTE)
    yield from compose.bullets([each.node.label for each in activities])


def _tables(
    compose: Composer, report: FinalReport, activities: Sequence[FinalActivity]
) -> Iterator[Flowable]:
    if not any(each.last for each in activities):
        return
    word = compose.user.inline(capital(activities[0].node.level.singular))
    for group in parted(report.told_years, _MOST_YEARS):
        columns = [Column(word, 40, heads_rows=True)]
        columns += [Column(str(report.years[place].year), 19) for place in group]
        rows = [
            [
                _named(compose, each),
                *(status_words(compose, report.kind(each.entries[place])) for place in group),
            ]
            for each in activities
        ]
        yield compose.table(columns, rows)


def _named(compose: Composer, activity: FinalActivity) -> Cell:
    node = activity.node
    lines = [Line(compose.user.inline(node.label), theme.CELL_STRONG)]
    lines += compose.cell(node.responsibilities.lead, theme.CELL_MUTED)
    if activity.ended is not None:
        lines.append(Line(f"Stod i planen till och med {activity.ended}.", theme.CELL_MUTED))
    return lines


def _comments(
    compose: Composer, report: FinalReport, activities: Sequence[FinalActivity]
) -> list[Flowable]:
    """Return what was written of the activities, each year's last words in full."""
    told = [(each.node.label, _told(report, each)) for each in activities]
    items = [(label, words) for label, words in told if words]
    if not items:
        return []
    head = [compose.heading(4, "Vad som hände", outlined=False)]
    return compose.headed(head, compose.described(items))


def _told(report: FinalReport, activity: FinalActivity) -> str:
    said = []
    for year, entry in zip(report.years, activity.entries, strict=True):
        words = _words(report, entry)
        if words:
            # A list begins on a line of its own.
            between = "\n\n" if words[0] in "-•" else " "
            said.append(f"{year.year}:{between}{words}")
    return "\n\n".join(said)


def _words(report: FinalReport, entry: StatusEntry | None) -> str:
    if entry is None:
        return ""
    cause = report.follow_up.cause_name(entry.cause_key)
    comment = entry.comment.strip()
    return " ".join(filter(None, [f"Orsak: {cause}." if cause else "", comment]))
