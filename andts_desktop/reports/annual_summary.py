"""The annual follow-up's opening: what the year gave, in words and in numbers."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable

from andts_desktop.domain.annual_report import AnnualReport, SurveyReport
from andts_desktop.domain.follow_up import (
    ASSESSMENT_NAMES,
    GoalAssessment,
    GoalProgress,
    ProseSection,
    StatusKind,
    deviations,
    goal_progress,
    main_cause,
)
from andts_desktop.domain.plan import Level
from andts_desktop.domain.swedish import format_date, format_decimal, format_sum, plural
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.room import whole_height
from andts_desktop.reports.status_chart import status_chart
from andts_desktop.reports.tables import Cell, Column, DataTable, Line
from andts_desktop.reports.wording import (
    Outcomes,
    assessment_of,
    by_number,
    capital,
    done_count,
    goal_name,
    goals_of,
    indexed,
    indicators_of,
    joined,
    judged_indicators,
    status_level,
    unit_plural,
    without_status,
)


def summary(compose: Composer, report: AnnualReport) -> list[Flowable]:
    """Return the summary: the figures in sentences, then what the coordinator wrote."""
    sentences = [
        *_activity_sentences(report),
        *_indicator_sentences(report),
        *_goal_sentences(report),
        *_survey_sentences(report.survey),
    ]
    body: list[Flowable] = [compose.line(" ".join(sentences), theme.LEAD)] if sentences else []
    written = report.follow_up.prose_text(ProseSection.SUMMARY)
    body += compose.prose(written)
    as_of = f"Läget per {format_date(report.head.as_of)}."
    body.append(compose.line(f"{as_of} Så är siffrorna räknade: se Om rapporten.", theme.NOTE))
    return compose.headed([compose.heading(2, "Sammanfattning")], body)


def _activity_sentences(report: AnnualReport) -> list[str]:
    plan, follow_up = report.plan, report.follow_up
    carriers, level = plan.with_status(), status_level(plan)
    if level is None:
        return ["Planen har inga aktiviteter, så uppföljningen görs i text för varje mål."]
    if not carriers:
        return [f"Planen har ännu inga {level.plural} att följa upp."]
    total = plural(len(carriers), level.singular, level.plural)
    done, untold = done_count(plan, follow_up), without_status(plan, follow_up)
    if untold == len(carriers):
        return [f"Planens {total} saknar statusrapport för {follow_up.year}."]
    # Verbs, which are the same whatever the plan calls its activities.
    sentences = [
        f"Av planens {total} har {done} genomförts."
        if done
        else f"Planens {total} har ännu inte genomförts."
    ]
    found = deviations(plan, follow_up)
    if found:
        cause = main_cause(found)
        why = f", oftast på grund av {cause}" if cause and len(found) > 1 else ""
        sentences.append(f"{len(found)} avviker från planen{why}.")
    if untold:
        sentences.append(f"{untold} saknar statusrapport för {follow_up.year}.")
    return sentences


def _indicator_sentences(report: AnnualReport) -> list[str]:
    indicators = indicators_of(report.plan)
    marks = Outcomes(report).judgements(report.plan)
    if not indicators:
        return []
    if not marks:
        total = plural(len(indicators), "indikator", "indikatorer")
        return [f"Planens {total} har ännu inte bedömts."]
    return [judged_indicators(marks, len(indicators))]


def _goal_sentences(report: AnnualReport) -> list[str]:
    goals = goals_of(report.plan)
    marks = [assessment_of(report.follow_up, goal.id) for goal in goals]
    reached = [
        goal for goal, mark in zip(goals, marks, strict=True) if mark is GoalAssessment.REACHED
    ]
    if not any(marks):
        return []
    total = plural(len(goals), goals[0].level.singular, goals[0].level.plural)
    if not reached:
        return [f"Målet bedöms inte vara nått för något av planens {total}."]
    return [f"Målet bedöms vara nått för {len(reached)} av planens {total}{by_number(reached)}."]


def _survey_sentences(survey: SurveyReport | None) -> list[str]:
    units = indexed(survey)
    if survey is None or not units:
        return []
    name = survey.instrument.short_title
    example = " (exempelfrågor)" if survey.instrument.is_example else ""
    comparison = survey.comparison
    if comparison and comparison.mean is not None and len(comparison.results) > 1:
        low, high = comparison.results[-1].index, comparison.results[0].index
        assert low is not None  # noqa: S101 - only units with an index are compared
        assert high is not None  # noqa: S101
        span = f"från {format_decimal(low)} till {format_decimal(high)}"
        mean = format_decimal(comparison.mean)
        units_named = f"{len(comparison.results)} {unit_plural(survey)}"
        left = len(comparison.unfinished)
        unfinished = [f"{left} av dem har obesvarade frågor."] if left else []
        return [
            f"{name}{example} är i medeltal {mean} av 100 för {units_named}, {span}.",
            *unfinished,
        ]
    score = units[0].score
    points = f"{format_sum(score.points)} av {format_sum(score.max)} poäng"
    index = "–" if score.index is None else format_decimal(score.index)
    return [f"{name}{example} för {units[0].unit.name} är {index} av 100 ({points})."]


def numbers(compose: Composer, report: AnnualReport) -> list[Flowable]:
    """Return whether the goals are reached, and status in numbers."""
    opening: list[Flowable] = [
        *compose.prose(report.follow_up.prose_text(ProseSection.NUMBERS)),
        *_goal_table(compose, report),
    ]
    head: list[Flowable] = [compose.heading(2, "Läget i siffror")]
    level = status_level(report.plan)
    if level is None or not report.plan.with_status():
        return compose.headed(head, [*opening, *_nothing_to_count(compose, report)])
    figure = _status_figure(compose, report, level)
    before = compose.headed(head, opening) if opening else head
    # The chart and its table are seen at once.
    kept = CondPageBreak(whole_height(figure if opening else [*head, *figure]))
    return [*before, kept, *figure] if opening else [kept, *compose.headed(head, figure)]


def _status_figure(compose: Composer, report: AnnualReport, level: Level) -> list[Flowable]:
    progress = goal_progress(report.plan, report.follow_up)
    kinds = _used_kinds(progress)
    drawing = status_chart(progress, compose.palette, theme.COLUMN)
    title = f"{capital(level.plural)} efter status, per {progress[0].node.level.singular}"
    table = _status_table(compose, progress, kinds)
    return compose.figure(title, drawing, _told(progress), table)


def _nothing_to_count(compose: Composer, report: AnnualReport) -> list[Flowable]:
    level = status_level(report.plan)
    if level is None:
        words = "Planen har inga aktiviteter, och därför finns ingen status att räkna."
    else:
        words = f"Det finns ännu inga {level.plural} i planen, och därför ingen status att räkna."
    return [compose.line(words)]


def _used_kinds(progress: Sequence[GoalProgress]) -> list[StatusKind]:
    totals: dict[StatusKind, int] = {}
    for goal in progress:
        for each in goal.counts:
            totals[each.kind] = totals.get(each.kind, 0) + each.count
    return [kind for kind, total in totals.items() if total]


def _counts(goal: GoalProgress, kinds: Sequence[StatusKind]) -> list[int]:
    by_kind = {each.kind: each.count for each in goal.counts}
    return [*(by_kind[kind] for kind in kinds), goal.without_status, goal.total]


def _status_table(
    compose: Composer, progress: Sequence[GoalProgress], kinds: Sequence[StatusKind]
) -> DataTable:
    titles = [compose.sign(kind.symbol, kind.name, "<br/>") for kind in kinds]
    columns = [Column(compose.user.inline(capital(progress[0].node.level.singular)), 1.7)]
    shares = [*[1.3] * len(titles), 1.1, 1.0]
    columns += [
        Column(title, share, numeric=True, is_small=True)
        for title, share in zip([*titles, "utan status", "totalt"], shares, strict=True)
    ]
    rows = [[goal_name(goal.node), *map(str, _counts(goal, kinds))] for goal in progress]
    sums = [sum(column) for column in zip(*(_counts(g, kinds) for g in progress), strict=True)]
    made: list[Sequence[Cell]] = [[compose.cell(words) for words in row] for row in rows]
    if len(progress) > 1:
        made.append([compose.cell(w, theme.CELL_STRONG) for w in ["Totalt", *map(str, sums)]])
    return compose.table(columns, made)


def _told(progress: Sequence[GoalProgress]) -> str:
    sentences = []
    for goal in progress:
        counts = [f"{each.count} {each.kind.name}" for each in goal.counts if each.count]
        if goal.without_status:
            counts.append(f"{goal.without_status} utan status")
        sentences.append(f"{goal_name(goal.node)}: {joined(counts) or 'inga'}.")
    return "Stapeldiagram. " + " ".join(sentences)


def _goal_table(compose: Composer, report: AnnualReport) -> list[Flowable]:
    goals = goals_of(report.plan)
    marks = {goal.id: assessment_of(report.follow_up, goal.id) for goal in goals}
    if not any(marks.values()):
        return []
    word = capital(goals[0].level.singular)
    rows = []
    for goal in goals:
        mark = marks[goal.id]
        said = compose.sign(*ASSESSMENT_NAMES[mark]) if mark else "inte bedömt"
        rows.append([compose.cell(goal.label), [Line(said)]])
    table = compose.table([Column(compose.user.inline(word), 3), Column("Bedömning", 1)], rows)
    return compose.headed([compose.heading(3, "Når vi målen?")], [table])
